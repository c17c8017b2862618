#include "indexer/extract/legacy_word.h"

#include <unistd.h>

namespace throughline {
namespace {

constexpr const char* kAntiword = "/usr/bin/antiword";
constexpr std::uint64_t kTextBytes = 20U << 20U;
constexpr std::size_t kCopyBytes = 256U << 10U;

std::string whole_file(int fd) {
  std::string bytes;
  std::string chunk(kCopyBytes, '\0');
  for (;;) {
    const auto got = ::pread(fd, chunk.data(), chunk.size(), static_cast<off_t>(bytes.size()));
    if (got <= 0) return bytes;
    bytes.append(chunk.data(), static_cast<std::size_t>(got));
  }
}

}  // namespace

int convert_legacy_word(int document, const WorkerRun& run, Extraction& extraction) {
  if (::access(kAntiword, X_OK) != 0) return -1;
  // antiword insists on a file by name that it can open anew; a copy in memory has one inside the box too.
  const int copy = memory_file(whole_file(document));
  if (copy < 0) return -1;
  std::string text;
  const auto wall_seconds = static_cast<double>(run.settings()[Setting::extract_wall_seconds]);
  const auto end = run.run(copy, {"--become", kAntiword, "-m", "UTF-8.txt", "-w", "0", "/proc/self/fd/0"},
                           wall_seconds, kTextBytes, [&](std::string_view bytes) {
                             text += bytes;
                             return true;
                           });
  ::close(copy);
  if (end.how != ChildEnd::How::exited || end.status > 128) {
    const auto judgement = judged(end, run.settings(), wall_seconds);
    extraction.outcome = judgement.outcome;
    extraction.reason = judgement.reason;
    return -1;
  }
  if (end.status != 0 || text.find_first_not_of(" \n\r\t\f") == std::string::npos) {
    extraction.outcome = Outcome::malformed;
    extraction.reason =
        "The Word document of the old format (DOC) could not be converted. Save it as DOCX or PDF.";
    return -1;
  }
  return memory_file(text);
}

}  // namespace throughline

#include "indexer/extract/extract.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "corpus/base/utf8.h"
#include "indexer/extract/legacy_word.h"
#include "indexer/extract/recognise.h"
#include "indexer/extract/records.h"
#include "indexer/extract/worker_run.h"

namespace throughline {
namespace {

class OpenFile {
 public:
  explicit OpenFile(const std::filesystem::path& path)
      : fd_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
  ~OpenFile() {
    if (fd_ >= 0) ::close(fd_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  int fd() const { return fd_; }

 private:
  int fd_;
};

/// ok when the worker may have it.
WorkerJudgement check_file(int fd, const Settings& settings) {
  if (fd < 0)
    return {Outcome::malformed, fmt::format("The file cannot be opened: {}.", std::strerror(errno))};
  struct stat status {};
  if (::fstat(fd, &status) != 0 || !S_ISREG(status.st_mode))
    return {Outcome::malformed, "This is not a file that can be read from start to end."};
  if (status.st_size == 0) return {Outcome::empty, "The file has no bytes."};
  const auto limit = settings[Setting::extract_max_file_mb];
  if (status.st_size > limit << 20U)
    return {Outcome::too_large, fmt::format("The file has {} MB; {} are allowed (extract_max_file_mb).",
                                            (status.st_size + (1 << 20) - 1) >> 20U, limit)};
  return {};
}

std::string suffix_of(const std::filesystem::path& file) {
  auto suffix = lower_case(repaired_utf8(file.extension().string()));
  if (!suffix.empty()) suffix.erase(0, 1);
  const bool plain = suffix.size() <= 16 && std::ranges::all_of(suffix, [](char c) {
                       return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
                     });
  return plain ? suffix : "";
}

void settle(Extraction& extraction, const WorkerJudgement& judgement) {
  extraction.outcome = judgement.outcome;
  extraction.reason = judgement.reason;
}

/// A document that is not read leaves no half of itself behind.
void drop_content_unless_readable(Extraction& extraction) {
  if (info(extraction.outcome).readable) return;
  extraction.page_words.clear();
  extraction.blocks.clear();
}

void note_confinement(Extraction& extraction, const WorkerRun& run, const StartRecord& start) {
  extraction.sandbox = sandbox_name(run.box(), start.landlock, start.seccomp);
  if (run.box() != Confinement::bwrap)
    extraction.warnings.push_back(
        fmt::format("The document was read in a weaker sandbox ({}) than bubblewrap.", extraction.sandbox));
}

/// Runs the worker over the file; true when it was stopped from outside.
bool read_records(int fd, const std::vector<std::string>& arguments, const WorkerRun& run,
                  Extraction& extraction) {
  const auto& settings = run.settings();
  RecordLimits limits;
  limits.max_pages = static_cast<std::uint32_t>(settings[Setting::extract_max_pages]);
  RecordReader reader(limits, extraction);
  // The promise is about the whole of it, so the end is made a little earlier.
  constexpr double kTimeToEnd = 0.4;
  const auto wall_seconds = static_cast<double>(settings[Setting::extract_wall_seconds]) - kTimeToEnd;
  const auto end = run.run(fd, arguments, wall_seconds,
                           static_cast<std::uint64_t>(settings[Setting::extract_output_mb]) << 20U,
                           [&](std::string_view bytes) { return reader.take(bytes); });
  if (end.how == ChildEnd::How::stopped) return true;
  if (!reader.violation().empty())
    settle(extraction,
           {Outcome::crash, "The reading process did not keep to its protocol: " + reader.violation() + "."});
  else if (end.how != ChildEnd::How::exited || end.status != 0)
    settle(extraction, judged(end, settings, wall_seconds));
  else if (!reader.finished())
    settle(extraction, {Outcome::crash, "The reading process ended before it had told everything."});
  note_confinement(extraction, run, reader.start());
  return false;
}

}  // namespace

ExtractResult extract_file(const std::filesystem::path& file, const Settings& settings,
                           const ExtractOptions& options) {
  ExtractResult result;
  auto& extraction = result.extraction;
  const OpenFile open(file);
  if (const auto judgement = check_file(open.fd(), settings); judgement.outcome != Outcome::ok) {
    settle(extraction, judgement);
    return result;
  }
  const WorkerRun run(settings, options);
  std::vector<std::string> arguments = {"--max-pages", std::to_string(settings[Setting::extract_max_pages])};
  if (const auto suffix = suffix_of(file); !suffix.empty())
    arguments.insert(arguments.end(), {"--suffix", suffix});
  result.stopped = read_records(open.fd(), arguments, run, extraction);
  if (!result.stopped && extraction.format == "doc" && !info(extraction.outcome).readable) {
    const auto text = convert_legacy_word(open.fd(), run, extraction);
    if (text >= 0) {
      Extraction converted;
      result.stopped = read_records(text, {"--as", "text"}, run, converted);
      converted.format = "doc";
      converted.producer = "antiword";
      extraction = std::move(converted);
      ::close(text);
    }
  }
  if (!result.stopped && info(extraction.outcome).readable && extraction.format == "pdf")
    result.stopped = recognise_pages(open.fd(), run, extraction);
  if (!extraction.blocks.empty()) extraction.pages = extraction.blocks.back().page;
  drop_content_unless_readable(extraction);
  result.peak_memory_mb = run.peak_mb();
  return result;
}

}  // namespace throughline

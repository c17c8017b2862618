#include "indexer/extract/worker_run.h"

#include <fmt/format.h>
#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

namespace throughline {
namespace {

constexpr int kExitOutOfMemory = 70;
constexpr int kExitException = 71;

std::filesystem::path beside_this_program() {
  std::error_code error;
  return std::filesystem::read_symlink("/proc/self/exe", error).parent_path() / "throughline-extract";
}

WorkerJudgement judged_signal(int number, const Settings& settings) {
  if (number == SIGXCPU)
    return {Outcome::timeout,
            fmt::format("Reading took more than {} seconds of computing (extract_cpu_seconds).",
                        settings[Setting::extract_cpu_seconds])};
  if (number == SIGKILL)
    return {Outcome::memory, "The system ended the reading process, as it does when memory runs out."};
  return {Outcome::crash,
          fmt::format("The reading process died (signal {}, {}).", number, ::strsignal(number))};
}

}  // namespace

WorkerRun::WorkerRun(const Settings& settings, const ExtractOptions& options)
    : settings_(settings),
      options_(options),
      worker_(options.worker.empty() ? beside_this_program() : std::filesystem::absolute(options.worker)),
      box_(confinement(options.strongest)) {}

ChildEnd WorkerRun::run(int input, const std::vector<std::string>& arguments, double wall_seconds,
                        std::uint64_t output_bytes, const std::function<bool(std::string_view)>& take) const {
  const auto memory_mb = static_cast<std::uint64_t>(settings_[Setting::extract_memory_mb]);
  const auto cpu_seconds = static_cast<std::uint64_t>(settings_[Setting::extract_cpu_seconds]);
  std::vector<std::string> all = {"--memory-mb", std::to_string(memory_mb), "--cpu-seconds",
                                  std::to_string(cpu_seconds)};
  all.insert(all.end(), arguments.begin(), arguments.end());
  ChildOrder order;
  order.command = boxed(box_, worker_, all);
  order.environment = confined_environment();
  order.input = input;
  order.wall_seconds = wall_seconds;
  order.output_bytes = output_bytes;
  order.memory_mb = memory_mb;
  order.cpu_seconds = cpu_seconds;
  order.stop = options_.stop;
  auto end = run_child(order, take);
  peak_mb_ = std::max(peak_mb_, end.peak_mb);
  return end;
}

WorkerJudgement judged(const ChildEnd& end, const Settings& settings, double wall_seconds) {
  const WorkerJudgement memory{Outcome::memory,
                         fmt::format("Reading needed more than {} MB of memory (extract_memory_mb).",
                                     settings[Setting::extract_memory_mb])};
  switch (end.how) {
    case ChildEnd::How::wall_time:
      return {Outcome::timeout,
              fmt::format("Reading took longer than {:.0f} seconds (extract_wall_seconds).", wall_seconds)};
    case ChildEnd::How::memory:
      return memory;
    case ChildEnd::How::output:
      return {Outcome::too_large,
              fmt::format("The document holds more than {} MB of text and layout (extract_output_mb).",
                          settings[Setting::extract_output_mb])};
    case ChildEnd::How::not_started:
      return {Outcome::crash, "The reading process could not be started."};
    case ChildEnd::How::signalled:
      return judged_signal(end.status, settings);
    case ChildEnd::How::exited:
      if (end.status == kExitOutOfMemory) return memory;
      if (end.status == kExitException)
        return {Outcome::crash, "The reading process ended with an error it had no answer to."};
      // A box reports its inmate's signal as shells do.
      if (end.status > 128 && end.status < 160) return judged_signal(end.status - 128, settings);
      return {Outcome::crash,
              fmt::format("The reading process ended without finishing (status {}).", end.status)};
    case ChildEnd::How::refused:
    case ChildEnd::How::stopped:
      break;
  }
  return {Outcome::crash, "The reading process was ended."};
}

int memory_file(std::string_view bytes) {
  const int fd = ::memfd_create("throughline", MFD_CLOEXEC);
  if (fd < 0) return -1;
  while (!bytes.empty()) {
    const auto written = ::write(fd, bytes.data(), bytes.size());
    if (written <= 0) {
      ::close(fd);
      return -1;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  ::lseek(fd, 0, SEEK_SET);
  return fd;
}

}  // namespace throughline

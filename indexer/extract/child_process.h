// One child process under watch: its output taken in pieces, its time, memory and amount of output limited,
// its whole process group killed when it breaks a limit. Knows nothing of documents.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

struct ChildOrder {
  std::vector<std::string> command;  ///< the program by its absolute path, then its arguments
  std::vector<std::string> environment;
  int input = -1;  ///< becomes its standard input; stays the caller's to close
  double wall_seconds = 60;
  std::uint64_t output_bytes = 64U << 20U;
  std::uint64_t memory_mb = 0;    ///< resident, of the child and its descendants together; 0: no limit
  std::uint64_t cpu_seconds = 0;  ///< limit the child and its children inherit; 0: none
  const std::atomic<bool>* stop = nullptr;
};

struct ChildEnd {
  enum class How { exited, signalled, not_started, wall_time, memory, output, refused, stopped };
  How how = How::exited;
  int status = 0;             ///< exit status or signal number
  std::string last_words;     ///< the end of its standard error
  std::uint64_t peak_mb = 0;  ///< most resident memory of it and its descendants together that was seen
};

/// `take` is given the standard output as it comes; false means that what was said is not acceptable: the
/// child is killed and the end is `refused`.
ChildEnd run_child(const ChildOrder& order, const std::function<bool(std::string_view)>& take);

}  // namespace throughline

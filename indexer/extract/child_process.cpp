#include "indexer/extract/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <fstream>
#include <thread>

namespace throughline {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kTick = std::chrono::milliseconds(50);
constexpr std::size_t kLastWords = 2'000;

class Pipe {
 public:
  Pipe() { good_ = ::pipe2(ends_.data(), O_CLOEXEC) == 0; }
  ~Pipe() {
    close_reading();
    close_writing();
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  bool good() const { return good_; }
  int reading() const { return ends_[0]; }
  int writing() const { return ends_[1]; }
  void close_reading() { close_end(ends_[0]); }
  void close_writing() { close_end(ends_[1]); }

 private:
  static void close_end(int& fd) {
    if (fd >= 0) ::close(fd);
    fd = -1;
  }
  std::array<int, 2> ends_{-1, -1};
  bool good_ = false;
};

std::vector<char*> pointers(const std::vector<std::string>& texts) {
  std::vector<char*> result;
  result.reserve(texts.size() + 1);
  for (const auto& text : texts) result.push_back(const_cast<char*>(text.c_str()));
  result.push_back(nullptr);
  return result;
}

void limit(int resource, std::uint64_t soft, std::uint64_t hard) {
  const rlimit value{soft, hard};
  ::setrlimit(static_cast<__rlimit_resource>(resource), &value);
}

/// Between fork and exec: only calls that are safe while other threads of the parent stand still.
[[noreturn]] void become(const ChildOrder& order, char* const* arguments, char* const* environment, int out,
                         int err) {
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  const int in = order.input >= 0 ? order.input : ::open("/dev/null", O_RDONLY);
  ::dup2(in, STDIN_FILENO);
  ::dup2(out, STDOUT_FILENO);
  ::dup2(err, STDERR_FILENO);
  ::close_range(3, ~0U, 0);
  limit(RLIMIT_CORE, 0, 0);
  limit(RLIMIT_NOFILE, 64, 64);
  if (order.cpu_seconds > 0) limit(RLIMIT_CPU, order.cpu_seconds, order.cpu_seconds + 2);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  ::signal(SIGPIPE, SIG_DFL);
  ::signal(SIGINT, SIG_IGN);  // Ctrl-C is the parent's to answer; its children end when it says so
  ::execve(arguments[0], arguments, environment);
  ::_exit(127);
}

/// Resident memory of a process and all below it, in bytes. What ends meanwhile counts nothing.
std::uint64_t resident(pid_t pid, int depth = 0) {
  if (depth > 6) return 0;
  const auto folder = "/proc/" + std::to_string(pid);
  std::uint64_t pages = 0;
  std::uint64_t total = 0;
  std::ifstream statm(folder + "/statm");
  if (statm >> pages >> pages) total = pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
  std::ifstream list(folder + "/task/" + std::to_string(pid) + "/children");
  for (pid_t below = 0; list >> below;) total += resident(below, depth + 1);
  return total;
}

class Watch {
 public:
  Watch(const ChildOrder& order, pid_t pid, const std::function<bool(std::string_view)>& take)
      : order_(order),
        pid_(pid),
        take_(take),
        deadline_(Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                     std::chrono::duration<double>(order.wall_seconds))) {}

  ChildEnd follow(int out, int err) {
    std::array<pollfd, 2> fds{pollfd{out, POLLIN, 0}, pollfd{err, POLLIN, 0}};
    while (fds[0].fd >= 0 || fds[1].fd >= 0) {
      if (broke_limit()) return reap(true);
      const int ready = ::poll(fds.data(), fds.size(), static_cast<int>(kTick.count()));
      if (ready < 0 && errno != EINTR) break;
      if (ready <= 0) continue;
      for (std::size_t i = 0; i < fds.size(); ++i)
        if (fds[i].fd >= 0 && fds[i].revents != 0 && !drain(fds[i].fd, i == 0)) fds[i].fd = -1;
      if (broken_ != ChildEnd::How::exited) return reap(true);
    }
    return reap(false);
  }

 private:
  /// False at the end of the stream.
  bool drain(int fd, bool output) {
    const auto got = ::read(fd, buffer_.data(), buffer_.size());
    if (got < 0) return errno == EINTR || errno == EAGAIN;
    if (got == 0) return false;
    const std::string_view bytes(buffer_.data(), static_cast<std::size_t>(got));
    if (!output) {
      words_.append(bytes);
      if (words_.size() > 2 * kLastWords) words_.erase(0, words_.size() - kLastWords);
      return true;
    }
    taken_ += bytes.size();
    if (taken_ > order_.output_bytes)
      broken_ = ChildEnd::How::output;
    else if (!take_(bytes))
      broken_ = ChildEnd::How::refused;
    return true;
  }

  bool broke_limit() {
    if (order_.stop != nullptr && order_.stop->load())
      broken_ = ChildEnd::How::stopped;
    else if (Clock::now() > deadline_)
      broken_ = ChildEnd::How::wall_time;
    else if (Clock::now() >= next_look_) {
      next_look_ = Clock::now() + kTick;
      const auto now = resident(pid_);
      peak_ = std::max(peak_, now);
      if (order_.memory_mb > 0 && now > order_.memory_mb << 20U) broken_ = ChildEnd::How::memory;
    }
    return broken_ != ChildEnd::How::exited;
  }

  /// Waits for the end; a child that has closed its pipes but does not end is killed at its deadline all the
  /// same.
  ChildEnd reap(bool kill_now) {
    ChildEnd end;
    int status = 0;
    if (kill_now) kill_group();
    for (;;) {
      const auto done = ::waitpid(pid_, &status, kill_now ? 0 : WNOHANG);
      if (done == pid_) break;
      if (done < 0 && errno != EINTR) break;
      if (!kill_now && broke_limit()) {
        kill_group();
        kill_now = true;
      } else if (!kill_now) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      }
    }
    if (!kill_now) kill_group();  // what the child may have left behind in its group
    end.how = broken_;
    if (broken_ == ChildEnd::How::exited && WIFSIGNALED(status)) end.how = ChildEnd::How::signalled;
    end.status = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
    end.peak_mb = peak_ >> 20U;
    end.last_words = words_.size() > kLastWords ? words_.substr(words_.size() - kLastWords) : words_;
    return end;
  }

  void kill_group() const { ::kill(-pid_, SIGKILL); }

  const ChildOrder& order_;
  pid_t pid_;
  const std::function<bool(std::string_view)>& take_;
  Clock::time_point deadline_;
  Clock::time_point next_look_{};
  ChildEnd::How broken_ = ChildEnd::How::exited;
  std::uint64_t taken_ = 0;
  std::uint64_t peak_ = 0;
  std::string words_;
  std::vector<char> buffer_ = std::vector<char>(64U << 10U);
};

}  // namespace

ChildEnd run_child(const ChildOrder& order, const std::function<bool(std::string_view)>& take) {
  const ChildEnd not_started{ChildEnd::How::not_started, 0, {}, 0};
  Pipe out;
  Pipe err;
  if (!out.good() || !err.good() || order.command.empty()) return not_started;
  const auto arguments = pointers(order.command);
  const auto environment = pointers(order.environment);
  const auto pid = ::fork();
  if (pid < 0) return not_started;
  if (pid == 0) become(order, arguments.data(), environment.data(), out.writing(), err.writing());
  ::setpgid(pid, pid);  // in both, so that neither can be early
  out.close_writing();
  err.close_writing();
  return Watch(order, pid, take).follow(out.reading(), err.reading());
}

}  // namespace throughline

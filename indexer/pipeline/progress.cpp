#include "indexer/pipeline/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <mutex>
#include <string>

namespace throughline {
namespace {

class Bar final : public Progress {
 public:
  ~Bar() override { clear(); }
  void line(std::string_view text) override {
    const std::lock_guard lock(mutex_);
    clear();
    fmt::print("{}\n", text);
    std::fflush(stdout);
  }
  void at(std::size_t done, std::size_t of, std::string_view what) override {
    const std::lock_guard lock(mutex_);
    constexpr std::size_t width = 24;
    const std::size_t filled = of == 0 ? 0 : done * width / of;
    fmt::print(stderr, "\r\033[K[{:#<{}}{:.<{}}] {}/{} {:.48}", "", filled, "", width - filled, done, of, what);
    std::fflush(stderr);
    drawn_ = true;
  }

 private:
  void clear() {
    if (drawn_) fmt::print(stderr, "\r\033[K");
    std::fflush(stderr);
    drawn_ = false;
  }
  std::mutex mutex_;
  bool drawn_ = false;
};

class Lines final : public Progress {
 public:
  void line(std::string_view text) override {
    const std::lock_guard lock(mutex_);
    fmt::print("{}\n", text);
    std::fflush(stdout);  // a line printed is a document acknowledged
  }
  void at(std::size_t, std::size_t, std::string_view) override {}

 private:
  std::mutex mutex_;
};

class Silent final : public Progress {
 public:
  void line(std::string_view) override {}
  void at(std::size_t, std::size_t, std::string_view) override {}
};

}  // namespace

std::unique_ptr<Progress> Progress::for_terminal() {
  if (isatty(STDERR_FILENO) != 0 && isatty(STDOUT_FILENO) != 0) return std::make_unique<Bar>();
  return std::make_unique<Lines>();
}
std::unique_ptr<Progress> Progress::silent() { return std::make_unique<Silent>(); }

}  // namespace throughline

// How long work reports itself: a bar on a terminal, plain lines otherwise. Safe to call from several threads.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace throughline {

class Progress {
 public:
  /// Writes to stderr (bar) or stdout (lines).
  static std::unique_ptr<Progress> for_terminal();
  static std::unique_ptr<Progress> silent();
  virtual ~Progress() = default;
  /// One thing is done: "ok  report.pdf", shown as a line.
  virtual void line(std::string_view text) = 0;
  /// Where the work stands, replacing what stood before.
  virtual void at(std::size_t done, std::size_t of, std::string_view what) = 0;
};

}  // namespace throughline

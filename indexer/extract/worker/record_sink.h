// Where readers put what they read: cleans texts so that they pass the parent's checks, keeps the counts,
// writes the records. Ends the process when the parent no longer listens.
#pragma once

#include <string>
#include <string_view>

#include "indexer/extract/records.h"

namespace throughline::worker {

class RecordSink {
 public:
  explicit RecordSink(int fd) : fd_(fd) {}
  void start(const StartRecord& record);
  void about(AboutRecord record);
  void warn(std::string_view text);
  void page(ExtractedPage page);
  /// Texts may hold tabs and newlines; a block without any text, cell or break is dropped.
  void block(Block block);
  void end(Outcome outcome, std::string_view reason);

  std::uint32_t pages() const { return pages_; }
  std::uint32_t blocks() const { return blocks_; }
  std::uint32_t warnings() const { return warnings_; }
  /// Words or blocks that hold text.
  bool any_text() const { return any_text_; }

 private:
  void send(const std::string& record);
  void flush();

  int fd_;
  std::string buffer_;
  std::uint32_t pages_ = 0;
  std::uint32_t blocks_ = 0;
  std::uint32_t warnings_ = 0;
  int last_page_ = 1;
  bool any_text_ = false;
};

/// Valid UTF-8 without control characters, at most `limit` bytes, cut between characters.
std::string clean(std::string_view text, std::size_t limit);

}  // namespace throughline::worker

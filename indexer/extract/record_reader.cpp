#include <fmt/format.h>

#include <cmath>
#include <cstring>

#include "corpus/base/utf8.h"
#include "indexer/extract/records.h"

namespace throughline {
namespace {

/// Reads fields off a payload; one failure makes every later read fail too, so callers check once at the end.
class Fields {
 public:
  explicit Fields(std::string_view bytes) : rest_(bytes) {}

  template <class T>
  T number() {
    T value{};
    if (rest_.size() < sizeof value) {
      fault("a record is shorter than its fields");
      return value;
    }
    std::memcpy(&value, rest_.data(), sizeof value);
    rest_.remove_prefix(sizeof value);
    return value;
  }

  float coordinate() {
    const auto value = number<float>();
    if (!std::isfinite(value) || std::fabs(value) > RecordLimits::kFarthest)
      fault("a coordinate is not a possible number");
    return value;
  }

  std::string text(std::uint32_t limit) {
    const auto length = number<std::uint32_t>();
    if (length > limit) fault("a text is longer than allowed");
    if (length > rest_.size()) fault("a text is longer than its record");
    if (!ok()) return {};
    const auto bytes = rest_.substr(0, length);
    rest_.remove_prefix(length);
    if (!is_clean(bytes)) fault("a text is not valid UTF-8 without control characters");
    return std::string(bytes);
  }

  /// A count of things of which each needs at least `least` bytes: a count that cannot fit is refused before
  /// memory is set aside for it.
  std::uint32_t count(std::uint32_t value, std::uint32_t limit, std::size_t least) {
    if (value > limit) fault("more parts than allowed in one record");
    if (value * least > rest_.size()) fault("a count is larger than its record");
    return ok() ? value : 0;
  }

  void fault(const char* why) {
    if (fault_ == nullptr) fault_ = why;
    rest_ = {};
  }
  bool ok() const { return fault_ == nullptr; }
  /// Empty when every field was good and nothing is left over.
  std::string verdict() const {
    if (fault_ != nullptr) return fault_;
    return rest_.empty() ? "" : "a record is longer than its fields";
  }

 private:
  static bool is_clean(std::string_view bytes) {
    for (const char c : bytes) {
      const auto raw = static_cast<unsigned char>(c);
      if ((raw < 0x20 && raw != '\n' && raw != '\t') || raw == 0x7F) return false;
    }
    return is_valid_utf8(bytes);
  }

  std::string_view rest_;
  const char* fault_ = nullptr;
};

}  // namespace

bool RecordReader::refuse(std::string why) {
  if (violation_.empty()) violation_ = std::move(why);
  pending_.clear();
  return false;
}

bool RecordReader::take(std::string_view bytes) {
  if (!violation_.empty()) return false;
  pending_.append(bytes);
  std::size_t at = 0;
  if (!magic_seen_) {
    if (pending_.size() < kRecordMagic.size()) return true;
    if (!pending_.starts_with(kRecordMagic)) return refuse("the stream does not begin as records do");
    magic_seen_ = true;
    at = kRecordMagic.size();
  }
  while (pending_.size() - at >= 5) {
    std::uint32_t length = 0;
    std::memcpy(&length, pending_.data() + at + 1, sizeof length);
    if (length > RecordLimits::kRecordBytes) return refuse("a record is longer than allowed");
    if (pending_.size() - at - 5 < length) break;
    const auto kind = static_cast<RecordKind>(pending_[at]);
    if (!take_record(kind, std::string_view(pending_).substr(at + 5, length)))
      return refuse("a record is refused");
    at += 5 + length;
  }
  pending_.erase(0, at);
  if (finished_ && !pending_.empty()) return refuse("something follows the end record");
  return true;
}

bool RecordReader::take_record(RecordKind kind, std::string_view payload) {
  if (finished_) return refuse("something follows the end record");
  if (!started_ && kind != RecordKind::start) return refuse("the first record is not the start");
  switch (kind) {
    case RecordKind::start:
      return take_start(payload);
    case RecordKind::about:
      return take_about(payload);
    case RecordKind::warning:
      return take_warning(payload);
    case RecordKind::page:
      return take_page(payload);
    case RecordKind::block:
      return take_block(payload);
    case RecordKind::end:
      return take_end(payload);
  }
  return refuse("a record is of no known kind");
}

bool RecordReader::take_start(std::string_view payload) {
  Fields fields(payload);
  const auto version = fields.number<std::uint16_t>();
  const auto flags = fields.number<std::uint8_t>();
  if (auto fault = fields.verdict(); !fault.empty()) return refuse(fault);
  if (started_) return refuse("a second start record");
  if (version != kRecordVersion)
    return refuse(
        fmt::format("the worker speaks version {} of the records, not {}", version, kRecordVersion));
  start_ = {(flags & 1U) != 0, (flags & 2U) != 0, (flags & 4U) != 0};
  started_ = true;
  return true;
}

bool RecordReader::take_about(std::string_view payload) {
  Fields fields(payload);
  AboutRecord about;
  about.format = fields.text(RecordLimits::kShortBytes);
  about.producer = fields.text(RecordLimits::kShortBytes);
  about.title = fields.text(RecordLimits::kShortBytes);
  about.language = fields.text(RecordLimits::kShortBytes);
  about.pages = fields.number<std::uint32_t>();
  if (auto fault = fields.verdict(); !fault.empty()) return refuse(fault);
  if (about_seen_ || blocks_ > 0 || !into_.page_words.empty()) return refuse("a misplaced about record");
  about_seen_ = true;
  declared_pages_ = about.pages;
  into_.format = std::move(about.format);
  into_.producer = std::move(about.producer);
  into_.title = std::move(about.title);
  into_.language = std::move(about.language);
  into_.pages = static_cast<int>(std::min<std::uint32_t>(about.pages, 1U << 30U));
  return true;
}

bool RecordReader::take_warning(std::string_view payload) {
  Fields fields(payload);
  auto text = fields.text(RecordLimits::kShortBytes);
  if (auto fault = fields.verdict(); !fault.empty()) return refuse(fault);
  if (into_.warnings.size() >= RecordLimits::kWarnings) return refuse("more warnings than allowed");
  into_.warnings.push_back(std::move(text));
  return true;
}

bool RecordReader::take_page(std::string_view payload) {
  Fields fields(payload);
  ExtractedPage page;
  const auto number = fields.number<std::uint32_t>();
  page.label = fields.text(RecordLimits::kShortBytes);
  page.width = fields.coordinate();
  page.height = fields.coordinate();
  page.ocr = (fields.number<std::uint8_t>() & 1U) != 0;
  page.fonts.resize(fields.count(fields.number<std::uint16_t>(), RecordLimits::kFontsPerPage, 9));
  for (auto& font : page.fonts) {
    font.name = fields.text(RecordLimits::kShortBytes);
    font.size = fields.coordinate();
    const auto flags = fields.number<std::uint8_t>();
    font.bold = (flags & 1U) != 0;
    font.italic = (flags & 2U) != 0;
  }
  page.words.resize(fields.count(fields.number<std::uint32_t>(), RecordLimits::kWordsPerPage, 23));
  for (auto& word : page.words) {
    for (float* edge : {&word.x0, &word.y0, &word.x1, &word.y1}) *edge = fields.coordinate();
    word.font = fields.number<std::uint16_t>();
    if (word.font >= page.fonts.size()) fields.fault("a word names a font its page does not have");
    const auto flags = fields.number<std::uint8_t>();
    word.space_after = (flags & 1U) != 0;
    word.quarter_turns = static_cast<std::uint8_t>(flags >> 1U & 3U);
    word.text = fields.text(RecordLimits::kWordBytes);
    if (!fields.ok()) break;
  }
  if (auto fault = fields.verdict(); !fault.empty()) return refuse(fault);
  if (blocks_ > 0) return refuse("pages and blocks in one document");
  if (number != into_.page_words.size() + 1) return refuse("the pages are not in order");
  if (number > limits_.max_pages || number > declared_pages_) return refuse("more pages than announced");
  page.number = static_cast<int>(number);
  into_.page_words.push_back(std::move(page));
  return true;
}

bool RecordReader::take_block(std::string_view payload) {
  Fields fields(payload);
  Block block;
  const auto kind = fields.number<std::uint8_t>();
  if (kind > static_cast<std::uint8_t>(BlockKind::page_break)) fields.fault("a block is of no known kind");
  block.kind = static_cast<BlockKind>(kind);
  block.level = fields.number<std::uint8_t>();
  const auto flags = fields.number<std::uint8_t>();
  block.bold = (flags & 1U) != 0;
  block.header = (flags & 2U) != 0;
  const auto page = fields.number<std::uint32_t>();
  block.table = fields.number<std::int32_t>();
  block.number = fields.text(RecordLimits::kShortBytes);
  block.style = fields.text(RecordLimits::kShortBytes);
  block.note = fields.text(RecordLimits::kShortBytes);
  block.text = fields.text(RecordLimits::kTextBytes);
  block.cells.resize(fields.count(fields.number<std::uint16_t>(), RecordLimits::kCells, 4));
  for (auto& cell : block.cells) cell = fields.text(RecordLimits::kTextBytes);
  if (auto fault = fields.verdict(); !fault.empty()) return refuse(fault);
  if (!into_.page_words.empty()) return refuse("pages and blocks in one document");
  if (++blocks_ > RecordLimits::kBlocks) return refuse("more blocks than allowed");
  const auto last_page = into_.blocks.empty() ? 1U : static_cast<std::uint32_t>(into_.blocks.back().page);
  if (page < last_page || page > 1'000'000U) return refuse("the blocks are not in page order");
  if (block.table < -1 || block.table > last_table_ + 1) return refuse("the tables are not in order");
  last_table_ = std::max(last_table_, block.table);
  block.page = static_cast<int>(page);
  into_.blocks.push_back(std::move(block));
  return true;
}

bool RecordReader::take_end(std::string_view payload) {
  Fields fields(payload);
  const auto outcome = fields.number<std::uint8_t>();
  auto reason = fields.text(RecordLimits::kShortBytes);
  const auto pages = fields.number<std::uint32_t>();
  const auto blocks = fields.number<std::uint32_t>();
  if (auto fault = fields.verdict(); !fault.empty()) return refuse(fault);
  if (outcome > static_cast<std::uint8_t>(Outcome::empty)) return refuse("the outcome is of no known kind");
  if (pages != into_.page_words.size() || blocks != blocks_)
    return refuse("the counts do not agree with the records");
  into_.outcome = static_cast<Outcome>(outcome);
  if (into_.outcome == Outcome::ok && !about_seen_) return refuse("a document without its about record");
  into_.reason = std::move(reason);
  finished_ = true;
  return true;
}

}  // namespace throughline

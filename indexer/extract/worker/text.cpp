// Plain text: paragraphs are parted by blank lines; lines cut hard at a margin are joined; form feeds turn
// the page.
#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <vector>

#include "corpus/base/utf8.h"
#include "indexer/extract/worker/charset.h"
#include "indexer/extract/worker/verdict.h"

namespace throughline::worker {
namespace {

constexpr std::size_t kLongestMargin = 120;  ///< characters; a longer line is a whole paragraph of its own
constexpr std::size_t kLongestHeading = 90;  ///< characters
constexpr auto kBullets =
    std::to_array<std::string_view>({"•", "●", "▪", "◦", "‣", "–", "-", "*", "·", "o", "\uF0B7"});

struct Line {
  std::string text;
  std::size_t length = 0;  ///< code points
};

/// "- ", "• ": how long the bullet with its space is, 0 when there is none.
std::size_t bullet_length(std::string_view line) {
  for (const auto bullet : kBullets)
    if (line.starts_with(bullet) && line.size() > bullet.size() &&
        (line[bullet.size()] == ' ' || line[bullet.size()] == '\t'))
      return bullet.size() + 1;
  return 0;
}

/// "4.12 ", "3) ", "(a) ", "R3. ": begins a paragraph even where no blank line parts it from the one before.
bool begins_numbered(std::string_view line) {
  const auto space = line.find_first_of(" \t");
  if (space == std::string_view::npos || space > 12) return false;
  const auto mark = line.substr(0, space);
  const bool digits = mark.find_first_of("0123456789") != std::string_view::npos;
  const bool closed = mark.back() == '.' || mark.back() == ')' || mark.back() == ':';
  const bool dotted = mark.find('.') != std::string_view::npos;
  if (mark.front() == '(' && mark.back() == ')' && mark.size() <= 6) return true;
  if (mark.find_first_not_of("0123456789.()RrFfivxabcdefgh:") != std::string_view::npos) return false;
  return (digits && (closed || dotted)) || (closed && mark.size() <= 4);
}

/// A line of signs below a heading: "=====", "-----".
bool underlines(std::string_view line) {
  if (line.size() < 3) return false;
  const char sign = line.front();
  return (sign == '-' || sign == '=' || sign == '~' || sign == '_' || sign == '*') &&
         line.find_first_not_of(sign) == std::string_view::npos;
}

class Paragraphs {
 public:
  explicit Paragraphs(RecordSink& sink) : sink_(sink) {}

  void add(std::string_view raw) {
    auto text = single_spaced(raw);
    if (text.empty()) return flush();
    if (underlines(text)) {
      // Alone between blank lines it is a rule across the page.
      if (lines_.size() == 1 && lines_.front().length <= kLongestHeading)
        put_heading(text.front() == '=' ? 1 : 2);
      else
        flush();
      return;
    }
    const auto length = code_points(text);
    if (!lines_.empty() && parts_from_previous(text)) flush();
    lines_.push_back({std::move(text), length});
    if (length > kLongestMargin) flush();
  }

  void turn_page() {
    flush();
    ++page_;
    Block block;
    block.kind = BlockKind::page_break;
    block.page = page_;
    sink_.block(std::move(block));
  }

  void flush() {
    if (lines_.empty()) return;
    Block block;
    block.page = page_;
    const auto bullet = bullet_length(lines_.front().text);
    if (bullet > 0) {
      block.kind = BlockKind::list_item;
      lines_.front().text.erase(0, bullet);
    }
    for (const auto& line : lines_) {
      if (!block.text.empty()) block.text += ' ';
      block.text += line.text;
    }
    sink_.block(std::move(block));
    lines_.clear();
  }

  void put_heading(int level) {
    Block block;
    block.kind = BlockKind::heading;
    block.level = level;
    block.page = page_;
    block.text = std::move(lines_.front().text);
    sink_.block(std::move(block));
    lines_.clear();
  }

  void widest(std::size_t length) { margin_ = std::max(margin_, length); }

 private:
  /// A line after one that ended well short of the margin with its sentence does not go on with it.
  bool parts_from_previous(std::string_view text) const {
    if (bullet_length(text) > 0 || begins_numbered(text)) return true;
    const auto& last = lines_.back();
    const auto first = static_cast<unsigned char>(text.front());
    const bool goes_on = (first >= 'a' && first <= 'z') || first >= 0x80;
    return last.length * 10 < margin_ * 6 && !goes_on;
  }

  RecordSink& sink_;
  std::vector<Line> lines_;
  std::size_t margin_ = 0;
  int page_ = 1;
};

/// Where hard-wrapped lines end: the length that a tenth of the lines reach, among those short enough to be
/// wrapped.
std::size_t margin_of(const std::vector<std::string_view>& lines) {
  std::vector<std::size_t> lengths;
  for (const auto line : lines)
    if (const auto length = code_points(line); length > 20 && length <= kLongestMargin)
      lengths.push_back(length);
  if (lengths.empty()) return 0;
  std::ranges::sort(lengths);
  return lengths[lengths.size() - 1 - lengths.size() / 10];
}

}  // namespace

Verdict read_text(std::string_view bytes, RecordSink& sink) {
  if (bytes.size() > kMaxTextBytes)
    return {Outcome::too_large, fmt::format("The text is larger than {} MB.", kMaxTextBytes >> 20U)};
  auto decoding = decoded(bytes);
  sink.about({"text", "", "", "", 0});
  if (decoding.lossy)
    sink.warn(fmt::format("Some bytes mean nothing in {}; they were replaced.", decoding.encoding));
  auto& text = decoding.text;
  for (std::size_t at = text.find('\r'); at != std::string::npos; at = text.find('\r', at)) {
    if (at + 1 < text.size() && text[at + 1] == '\n')
      text[at++] = ' ';
    else
      text[at] = '\n';
  }
  const std::string_view whole = text;
  Paragraphs paragraphs(sink);
  const auto lines = split(whole, '\n');
  paragraphs.widest(margin_of(lines));
  for (const auto line : lines) {
    bool first = true;
    for (const auto part : split(line, '\f')) {
      if (!first) paragraphs.turn_page();
      first = false;
      if (part.empty() && line.find('\f') != std::string_view::npos) continue;
      paragraphs.add(part);
    }
  }
  paragraphs.flush();
  if (!sink.any_text()) return {Outcome::empty, "The file holds only white space."};
  return {};
}

}  // namespace throughline::worker

#include "indexer/structure/headings.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "corpus/base/utf8.h"
#include "indexer/structure/characters.h"
#include "indexer/structure/numbering.h"
#include "indexer/structure/roles.h"

namespace throughline::layout {
namespace {

constexpr std::size_t kMostLines = 4;
constexpr std::size_t kMostWords = 34;

bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC3;
  });
}

bool quoted_start(std::string_view text) {
  return text.starts_with("“") || text.starts_with("‘") || text.starts_with("\"") || text.starts_with("'");
}
bool quoted_end(std::string_view text) {
  return text.ends_with("”") || text.ends_with("’") || text.ends_with("\"") || text.ends_with("'");
}

}  // namespace

bool in_capitals(std::string_view text) {
  int letters = 0;
  for (const char c : text) {
    if (c >= 'a' && c <= 'z') return false;
    letters += c >= 'A' && c <= 'Z' ? 1 : 0;
  }
  return letters >= 4;
}

HeadingFinder::HeadingFinder(const std::vector<Line>& lines, const Typography& type)
    : lines_(lines), type_(type) {
  std::size_t bold = 0;
  std::size_t all = 0;
  for (const Line& line : lines) {
    all += line.text.size();
    if (line.bold) bold += line.text.size();
  }
  bold_body_ = bold * 2 > all;
  std::size_t marked = 0;
  const int pages = lines.empty() ? 0 : lines.back().page;
  bool quoting = false;
  for (const Line& line : lines) {
    if (!stands_out(line) || word_count(line.text) > 14) {
      quoting = false;
      continue;
    }
    if (line.page > 1) ++marked;  // title pages stand out in any document
    quoting = quoting || quoted_start(line.text);
    if (!quoting) heading_styles_.insert(style_of(line));
    if (quoted_end(line.text)) quoting = false;
  }
  few_marked_ = marked < 3 + static_cast<std::size_t>(pages) / 3;
}

HeadingFinder::Style HeadingFinder::style_of(const Line& line) {
  return {static_cast<int>(std::lround(line.size * 2)), line.bold, line.italic};
}

bool HeadingFinder::stands_out(const Line& line) const {
  if (line.table >= 0 || line.contents || !has_letter(line.text)) return false;
  if (line.ocr) return line.size > 1.3F * type_.body || in_capitals(line.text);
  if (line.size > type_.body + std::max(0.8F, 0.08F * type_.body)) return true;
  if (line.bold && !bold_body_ && line.size > 0.85F * type_.body) return true;
  return in_capitals(line.text) && line.size >= 0.95F * type_.body;
}

bool HeadingFinder::same_style(const Line& a, const Line& b) const {
  return std::abs(a.size - b.size) < (a.ocr ? 2.5F : 0.7F) && a.bold == b.bold &&
         in_capitals(a.text) == in_capitals(b.text);
}

/// "3 The family" or "2. Background" in plain type: a number, few words, no full stop, set apart.
bool HeadingFinder::plain_numbered(std::size_t i, bool starts) const {
  const Line& line = lines_[i];
  if (!starts || line.table >= 0 || line.contents) return false;
  const auto token = number_at_start(line.text);
  if (!token || token->length == line.text.size() || ends_clause(line.text)) return false;
  if (token->style != NumberStyle::integer && token->style != NumberStyle::decimal) return false;
  const std::string_view text = std::string_view(line.text).substr(token->length);
  if (word_count(text) > 9 || !is_upper(first_letter(text)) ||
      line.x1 > line.right - 0.12F * (line.right - line.left))
    return false;
  if (i + 1 >= lines_.size()) return false;
  if (line.ocr && word_count(text) <= 6 && wording_of(line.text) != nullptr) return true;
  const Line& next = lines_[i + 1];
  const auto after = number_at_start(next.text);
  // What comes below must be a paragraph of its own: a deeper number, or capitals after a gap.
  if (after && after->style == NumberStyle::decimal && after->parts.front() == token->parts.front() &&
      after->parts.size() > token->parts.size())
    return true;
  return line.ocr && next.page == line.page && next.y1 - line.y1 > 1.25F * type_.leading && after.has_value();
}

bool HeadingFinder::short_line(const Line& line) const {
  if (line.table >= 0 || line.contents || line.ocr || !has_letter(line.text)) return false;
  if (word_count(line.text) > 12 || line.x1 > line.right - 0.2F * (line.right - line.left)) return false;
  if (!is_upper(first_letter(line.text)) || bullet_length(line.text) > 0 || quoted_start(line.text))
    return false;
  return !ends_clause(line.text) || line.text.ends_with('?');
}

bool HeadingFinder::parted_from(const Line& above, const Line& below) const {
  if (above.page != below.page || above.column != below.column) return true;
  return below.y1 - above.y1 > 1.25F * std::max(type_.leading, above.size);
}

/// A short line between paragraphs in the type of the text: a heading in italics or small capitals, or where
/// nothing else marks headings, any line that a section could begin with.
bool HeadingFinder::stands_alone(std::size_t i, bool starts) const {
  const Line& line = lines_[i];
  if (!starts || i + 1 >= lines_.size() || !short_line(line)) return false;
  // Small capitals are told by the size of most of their letters.
  if (line.size < (few_marked_ ? 0.62F : 0.85F) * type_.body ||
      line.x0 > line.left + 0.25F * (line.right - line.left))
    return false;
  const Line& next = lines_[i + 1];
  if (next.page != line.page || next.contents || begins_lower(next.text)) return false;
  if (i > 0 && lines_[i - 1].page == line.page &&
      (!parted_from(lines_[i - 1], line) || lines_[i - 1].text.ends_with(':')))
    return false;
  // A list of short lines is no list of headings; a heading and its first sub-heading are.
  if (next.table < 0 && short_line(next) && (i + 2 >= lines_.size() || short_line(lines_[i + 2])))
    return false;
  if (i > 0 && lines_[i - 1].page == line.page && short_line(lines_[i - 1]) && i > 1 &&
      short_line(lines_[i - 2]) && !stands_out(lines_[i - 1]))
    return false;
  if (in_capitals(line.text)) return true;
  const bool apart = parted_from(line, next) || next.table >= 0;
  const HeadingWording* wording = word_count(line.text) <= 8 ? wording_of(line.text) : nullptr;
  const bool decided = wording != nullptr && wording->force != Force::gives_way;
  if (line.italic && !next.italic) return apart || decided || few_marked_;
  if (!few_marked_ || !apart) return false;
  return wording != nullptr || i == 0 || ends_sentence(lines_[i - 1].text) || lines_[i - 1].page != line.page;
}

std::size_t HeadingFinder::end_of_pull_quote(std::size_t i) const {
  const Line& first = lines_[i];
  if (first.table >= 0 || first.contents || first.ocr || !quoted_start(first.text)) return i;
  if (first.size < type_.body + std::max(0.8F, 0.08F * type_.body)) return i;
  if (heading_styles_.contains(style_of(first))) return i;
  std::size_t end = i + 1;
  while (end < lines_.size() && end < i + 10 && !quoted_end(lines_[end - 1].text) &&
         lines_[end].page == first.page && style_of(lines_[end]) == style_of(first))
    ++end;
  return quoted_end(lines_[end - 1].text) ? end : i;
}

std::size_t HeadingFinder::end_of(std::size_t i, bool starts) const {
  const Line& line = lines_[i];
  if (!stands_out(line)) return plain_numbered(i, starts) || stands_alone(i, starts) ? i + 1 : i;
  if (bullet_length(line.text, false) > 0) return i;
  if (line.ocr && (!starts || begins_lower(line.text) || word_count(line.text) > 14)) return i;
  const bool larger = line.size > type_.body + std::max(0.8F, 0.08F * type_.body);
  if (!starts && !larger && i > 0 && !lines_[i - 1].bold && lines_[i - 1].page == line.page &&
      !ends_clause(lines_[i - 1].text) && line.y1 - lines_[i - 1].y1 < 1.25F * type_.leading)
    return i;  // bold words that fill a line inside a sentence
  if (!larger && !line.bold && (!starts || line.text.ends_with('.'))) return i;  // capitals alone
  std::size_t end = i + 1;
  std::string text = line.text;
  while (end < lines_.size() && lines_[end].page == line.page && lines_[end].column == line.column &&
         same_style(line, lines_[end]) && stands_out(lines_[end]) &&
         lines_[end].y1 - lines_[end - 1].y1 < 1.62F * std::max(line.size, 1.0F) &&
         lines_[end].y1 > lines_[end - 1].y1) {
    const auto token = number_at_start(lines_[end].text);
    if (token && (token->style == NumberStyle::labelled || token->style == NumberStyle::decimal ||
                  (token->style == NumberStyle::integer && (lines_[end].lead_gap > 0 || token->closed))))
      break;
    text += ' ' + lines_[end].text;
    ++end;
  }
  const std::size_t words = word_count(text);
  if (words > kMostWords || end - i > kMostLines + (larger ? 3 : 0)) return i;
  if (ends_sentence(text) && words > (larger ? 24U : 6U) && text.back() != '?') return i;
  if (!larger && (text.ends_with(";") || text.ends_with(","))) return i;
  // A bold or capital beginning whose sentence goes on in plain type.
  if (!larger && end < lines_.size() && lines_[end].page == line.page && lines_[end].table < 0 &&
      begins_lower(lines_[end].text) && lines_[end].y1 - lines_[end - 1].y1 < 1.25F * type_.leading)
    return i;
  if (begins_lower(text) && !larger) return i;
  return end;
}

void rank_headings(std::vector<Element>& elements) {
  // Larger first; of one size capitals, bold, upright before italic.
  using Style = std::tuple<int, bool, bool, bool>;
  const auto style = [](const Element& e) {
    const int unit = e.ocr ? 0 : static_cast<int>(std::lround(e.size));
    return Style{-unit, !e.caps, !e.bold, e.italic};
  };
  std::set<Style> styles;
  for (const Element& e : elements)
    if (e.kind == ElementKind::heading) styles.insert(style(e));
  for (Element& e : elements) {
    if (e.kind != ElementKind::heading) continue;
    const auto rank = std::distance(styles.begin(), styles.find(style(e)));
    const auto depth = std::count(e.number.begin(), e.number.end(), '.');
    e.level = static_cast<int>(rank) * 5 + static_cast<int>(depth) + 1;
  }
  // Levels without gaps, so that they read 1, 2, 3.
  std::set<int> used;
  for (const Element& e : elements)
    if (e.kind == ElementKind::heading) used.insert(e.level);
  for (Element& e : elements)
    if (e.kind == ElementKind::heading)
      e.level = static_cast<int>(std::distance(used.begin(), used.find(e.level))) + 1;
}

}  // namespace throughline::layout

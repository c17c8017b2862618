// Tables of contents: under their heading, by leaders and page numbers, or a list of the headings that
// follow.
#include <algorithm>
#include <array>

#include "corpus/base/utf8.h"
#include "indexer/structure/characters.h"
#include "indexer/structure/layout.h"

namespace throughline::layout {
namespace {

constexpr auto kNames = std::to_array<std::string_view>(
    {"contents", "table of contents", "contents page", "list of contents", "cynnwys", "index",
     "contents:", "list of figures", "list of tables", "list of abbreviations and contents",
     "cynnwys / contents", "contents / cynnwys", "report contents", "in this report"});

bool entry(const Line& line) {
  return line.table < 0 && (line.page_end || leads_to_page(line.text));
}

/// Last number of an entry, to see that pages do not go back; -1: none.
int page_of(std::string_view text) {
  std::size_t from = text.size();
  while (from > 0 && text[from - 1] >= '0' && text[from - 1] <= '9') --from;
  if (from == text.size() || text.size() - from > 4) return -1;
  int value = 0;
  for (const char c : text.substr(from)) value = value * 10 + (c - '0');
  return value;
}

/// Entries with page numbers, a few lines of wrapped entries between them.
std::size_t end_of_entries(const std::vector<Line>& lines, std::size_t from) {
  std::size_t end = from;
  for (std::size_t i = from; i < lines.size() && i <= end + 3; ++i)
    if (entry(lines[i]) ||
        (lines[i].table < 0 && page_of(lines[i].text) > 0 && word_count(lines[i].text) < 20)) {
      // Over a page's end only where the list goes on at once.
      if (i > from && end > 0 && lines[i].page > lines[end - 1].page + 1) break;
      end = i + 1;
    }
  return end;
}

/// A list of headings without page numbers, as web pages print them.
std::size_t end_of_links(const std::vector<Line>& lines, std::size_t from) {
  std::size_t i = from;
  while (i < lines.size() && i < from + 120) {
    const Line& line = lines[i];
    if (line.table >= 0 || line.bold || std::abs(line.size - lines[from].size) > 0.6F ||
        ends_sentence(line.text))
      break;
    if (word_count(line.text) > 25 || first_letter(line.text) == U'©') break;
    ++i;
  }
  return i;
}

}  // namespace

bool names_contents(std::string_view text) {
  if (text.size() > 40) return false;
  const std::string lower = lower_case(trimmed(text));
  return std::find(kNames.begin(), kNames.end(), lower) != kNames.end();
}

bool leads_to_page(std::string_view text) {
  if (text.find("Error! Bookmark not defined") != std::string_view::npos) return true;
  if (text.find("Error! Reference source not found") != std::string_view::npos)
    return text.find("...") != std::string_view::npos;
  std::size_t end = text.size();
  while (end > 0 && ((text[end - 1] >= '0' && text[end - 1] <= '9') || text[end - 1] == ' ')) --end;
  if (end == text.size() || text.size() - end > 6) return false;
  const std::string_view head = text.substr(0, end);
  return head.ends_with("....") || head.ends_with(". . .") || head.ends_with("……") ||
         head.ends_with("____") || head.ends_with("…");
}

void mark_contents(std::vector<Line>& lines, const Typography& type) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Line& line = lines[i];
    if (line.contents || line.table >= 0) continue;
    if (names_contents(line.text)) {
      std::size_t end = i + 1 < lines.size() ? end_of_entries(lines, i + 1) : i + 1;
      if (end == i + 1 && i + 1 < lines.size()) end = end_of_links(lines, i + 1);
      if (end >= i + 3 || (end > i + 1 && line.size > type.body + 1))
        for (std::size_t k = i; k < end; ++k) lines[k].contents = true;
      if (end > i + 1) i = end - 1;
      continue;
    }
    if (!entry(line)) continue;
    // A list without a heading: at least four entries whose pages do not go back.
    std::size_t end = i;
    int last = 0;
    while (end < lines.size() && entry(lines[end])) {
      const int page = page_of(lines[end].text);
      if (page >= 0 && page < last) break;
      last = std::max(last, page);
      ++end;
    }
    if (end - i >= 4)
      for (std::size_t k = i; k < end; ++k) lines[k].contents = true;
  }
}

}  // namespace throughline::layout

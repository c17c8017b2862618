// Running headers and footers, page numbers and watermarks: found because they come back at the same height,
// dropped before anything else looks at the page, so that they never land in a sentence.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>

#include "corpus/base/utf8.h"
#include "indexer/structure/layout.h"
#include "indexer/structure/numbering.h"

namespace throughline::layout {
namespace {

constexpr float kZone = 0.16F;  ///< share of the page's height at its top and foot where running text stands
constexpr int kDeepestRow = 6;  ///< rows from the edge of the page that may be running text

struct Row {
  std::size_t page = 0;
  bool top = false;
  float from_edge = 0;  ///< from the top edge, or from the foot
  float size = 0;
  std::string text;
  std::string masked;  ///< digits and roman page numbers as #
  std::vector<std::size_t> pieces;
  bool running = false;
  bool outermost = false;  ///< nothing stands between it and the edge of the page
};

std::string masked(std::string_view text) {
  std::string out;
  for (std::string_view word : split(text, ' ')) {
    if (!out.empty()) out += ' ';
    if (roman_value(word) > 0 && text.size() <= 12) {
      out += '#';
      continue;
    }
    bool digits = false;
    for (const char c : word) {
      if (c >= '0' && c <= '9') {
        if (!digits) out += '#';
        digits = true;
      } else {
        out += c;
        digits = false;
      }
    }
  }
  return out;
}

/// The outermost rows of a page, from its edge inwards.
void outer_rows(const PageLayout& page, std::size_t index, std::vector<Row>& rows) {
  std::vector<Row> found;
  for (std::size_t i = 0; i < page.pieces.size(); ++i) {
    const Piece& piece = page.pieces[i];
    const bool top = piece.y1 < kZone * page.height;
    if (!top && piece.y0 < (1 - kZone) * page.height) continue;
    const float from_edge = top ? piece.y1 : page.height - piece.y1;
    if (!found.empty() && found.back().top == top && std::abs(found.back().from_edge - from_edge) < 2.5F) {
      found.back().text += ' ' + piece.text;
      found.back().pieces.push_back(i);
    } else {
      found.push_back({index, top, from_edge, piece.size, piece.text, {}, {i}, false});
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Row& a, const Row& b) { return a.from_edge < b.from_edge; });
  int tops = 0;
  int feet = 0;
  for (Row& row : found) {
    row.outermost = (row.top ? tops : feet) == 0;
    if ((row.top ? tops : feet)++ >= kDeepestRow) continue;
    row.masked = masked(row.text);
    rows.push_back(std::move(row));
  }
}

struct Counts {
  std::set<std::size_t> all, odd, even;
  void add(std::size_t page) {
    all.insert(page);
    (page % 2 == 0 ? odd : even).insert(page);
  }
  /// On all right-hand or all left-hand pages of a short document, but for a title page.
  bool one_side(std::size_t pages) const {
    const std::size_t odds = (pages + 1) / 2;
    const std::size_t evens = pages / 2;
    return (odd.size() >= 2 && even.empty() && odd.size() + 1 >= odds) ||
           (even.size() >= 2 && odd.empty() && even.size() >= evens);
  }
  /// On more than half of the pages, or of the right-hand or left-hand pages.
  bool most(std::size_t pages) const {
    if (pages < 2) return false;
    if (all.size() * 2 > pages && all.size() >= 2) return true;
    const std::size_t odds = (pages + 1) / 2;
    const std::size_t evens = pages / 2;
    return (odd.size() >= 3 && odd.size() * 2 > odds) || (even.size() >= 3 && even.size() * 2 > evens);
  }
};

/// Rows with the same text at the same height on most pages.
void mark_repeated(std::vector<Row>& rows, std::size_t pages) {
  std::map<std::pair<bool, std::string>, std::vector<Row*>> groups;
  for (Row& row : rows) groups[{row.top, row.masked}].push_back(&row);
  for (auto& [key, group] : groups) {
    std::sort(group.begin(), group.end(),
              [](const Row* a, const Row* b) { return a->from_edge < b->from_edge; });
    for (std::size_t from = 0; from < group.size();) {
      std::size_t to = from;
      Counts counts;
      bool outermost = true;
      while (to < group.size() && group[to]->from_edge - group[from]->from_edge < 5) {
        outermost = outermost && group[to]->outermost;
        counts.add(group[to++]->page);
      }
      if (counts.most(pages) || (outermost && counts.one_side(pages)))
        for (std::size_t i = from; i < to; ++i) group[i]->running = true;
      from = to;
    }
  }
}

bool only_page_number(const Row& row) {
  return row.masked == "#" || row.masked == "Page #" || row.masked == "page #" ||
         row.masked == "Page # of #" || row.masked == "- # -" || row.masked == "– # –" ||
         row.masked == "| #" || row.masked == "# of #" || row.masked == "#/#" || row.masked == "Tudalen #" ||
         row.masked == "P a g e | #" || row.masked == "# | P a g e" || row.masked == "# | Page" ||
         row.masked == "Page | #" || row.masked == "[#]";
}

/// Heights taken on most pages by texts that come back on some of them: chapter titles above the page.
void mark_slots(std::vector<Row>& rows, std::size_t pages) {
  std::map<std::string, int> seen;
  for (const Row& row : rows) ++seen[row.masked];
  std::vector<Row*> order;
  for (Row& row : rows) order.push_back(&row);
  for (const bool top : {true, false}) {
    std::vector<Row*> side;
    for (Row* row : order)
      if (row->top == top) side.push_back(row);
    std::sort(side.begin(), side.end(),
              [](const Row* a, const Row* b) { return a->from_edge < b->from_edge; });
    for (std::size_t from = 0; from < side.size();) {
      std::size_t to = from;
      Counts counts;
      std::size_t repeated = 0;
      std::set<std::string> texts;
      while (to < side.size() && side[to]->from_edge - side[from]->from_edge < 3) {
        counts.add(side[to]->page);
        if (seen[side[to]->masked] > 1) ++repeated;
        texts.insert(side[to]->masked);
        ++to;
      }
      const std::size_t n = to - from;
      if (pages >= 6 && counts.most(pages) && repeated * 10 >= n * 7 && texts.size() * 5 <= n * 2)
        for (std::size_t i = from; i < to; ++i)
          if (side[i]->size < side[from]->size + 2) side[i]->running = true;
      from = to;
    }
  }
  // Page numbers alone on their line, at any height of the zone, where they count the pages.
  std::map<std::pair<bool, int>, int> offsets;
  const auto offset = [](const Row& row) {
    std::string digits;
    for (const char c : row.text) {
      if (c >= '0' && c <= '9')
        digits += c;
      else if (!digits.empty())
        break;
    }
    return digits.empty() || digits.size() > 4 ? -10000 : std::stoi(digits) - static_cast<int>(row.page);
  };
  for (const Row& row : rows)
    if (only_page_number(row)) ++offsets[{row.top, offset(row)}];
  for (Row& row : rows)
    if (only_page_number(row)) {
      const int votes = offsets[{row.top, offset(row)}];
      if (votes >= 3 || (votes == 2 && pages < 5)) row.running = true;
      if (row.text.find("age") != std::string::npos) row.running = true;
    }
}

/// The printed page number is the number in the running text that counts with the pages.
void read_labels(const std::vector<Row>& rows, std::vector<PageLayout>& pages) {
  struct Found {
    std::size_t page;
    bool roman;
    int value;
    std::string text;
  };
  std::vector<Found> found;
  for (const Row& row : rows) {
    if (!row.running) continue;
    for (std::string_view word : split(row.text, ' ')) {
      while (!word.empty() && (word.front() == '-' || word.front() == '[' || word.front() == '|'))
        word.remove_prefix(1);
      if (const std::size_t slash = word.find('/');
          slash != std::string_view::npos && slash + 4 >= word.size())
        word = word.substr(0, slash);
      if (word.empty() || word.size() > 7) continue;
      const bool digits = word.size() <= 4 && word.find_first_not_of("0123456789") == std::string_view::npos;
      if (digits)
        found.push_back({row.page, false, std::stoi(std::string(word)), std::string(word)});
      else if (const int value = roman_value(word); value > 0)
        found.push_back({row.page, true, value, std::string(word)});
    }
  }
  std::map<std::pair<bool, int>, int> votes;
  for (const Found& f : found) ++votes[{f.roman, f.value - static_cast<int>(f.page)}];
  std::vector<int> best(pages.size(), 0);
  for (const Found& f : found) {
    const int count = votes[{f.roman, f.value - static_cast<int>(f.page)}];
    if (count < 2 || count <= best[f.page]) continue;
    best[f.page] = count;
    pages[f.page].label = f.text;
  }
}

int drop_watermarks(std::vector<PageLayout>& pages) {
  std::map<std::tuple<std::string, int, int>, std::set<int>> spots;
  const auto spot = [](const Piece& piece) {
    return std::tuple(piece.text, static_cast<int>(std::lround(piece.x0 / 4)),
                      static_cast<int>(std::lround(piece.y1 / 4)));
  };
  for (const PageLayout& page : pages)
    for (const Piece& piece : page.pieces)
      if (piece.text.size() > 3) spots[spot(piece)].insert(page.number);
  int dropped = 0;
  for (PageLayout& page : pages)
    dropped += static_cast<int>(std::erase_if(page.pieces, [&](const Piece& piece) {
      if (piece.text.size() <= 3) return false;
      const std::size_t on = spots[spot(piece)].size();
      return on >= 3 && on * 2 > pages.size();
    }));
  return dropped;
}

}  // namespace

int drop_running_text(std::vector<PageLayout>& pages) {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < pages.size(); ++i) outer_rows(pages[i], i, rows);
  mark_repeated(rows, pages.size());
  mark_slots(rows, pages.size());
  read_labels(rows, pages);
  int dropped = 0;
  std::vector<std::vector<bool>> gone(pages.size());
  for (std::size_t i = 0; i < pages.size(); ++i) gone[i].resize(pages[i].pieces.size());
  for (const Row& row : rows) {
    if (!row.running) continue;
    ++dropped;
    for (const std::size_t piece : row.pieces) gone[row.page][piece] = true;
  }
  for (std::size_t i = 0; i < pages.size(); ++i) {
    std::size_t at = 0;
    std::erase_if(pages[i].pieces, [&](const Piece&) { return gone[i][at++]; });
  }
  return dropped + drop_watermarks(pages);
}

}  // namespace throughline::layout

#include "indexer/structure/table_regions.h"

#include <algorithm>
#include <cmath>

#include "corpus/base/utf8.h"
#include "indexer/structure/characters.h"
#include "indexer/structure/numbering.h"

namespace throughline::layout {

std::vector<Row> rows_of(std::vector<Piece> pieces) {
  std::vector<Row> rows;
  for (Piece& piece : pieces) {
    Row* home = nullptr;
    for (auto row = rows.rbegin(); row != rows.rend() && row != rows.rbegin() + 2; ++row)
      if (std::abs(row->y1 - piece.y1) <= 0.33F * std::min(row->size, piece.size)) {
        home = &*row;
        break;
      }
    if (home == nullptr)
      home = &rows.emplace_back(Row{{}, piece.x0, piece.x1, piece.y0, piece.y1, piece.size});
    home->x0 = std::min(home->x0, piece.x0), home->x1 = std::max(home->x1, piece.x1);
    home->y0 = std::min(home->y0, piece.y0), home->y1 = std::max(home->y1, piece.y1);
    home->pieces.push_back(std::move(piece));
  }
  for (Row& row : rows) {
    std::stable_sort(row.pieces.begin(), row.pieces.end(),
                     [](const Piece& a, const Piece& b) { return a.x0 < b.x0; });
    std::size_t most = 0;
    for (const Piece& piece : row.pieces)
      if (piece.text.size() > most) most = piece.text.size(), row.size = piece.size;
  }
  return rows;
}

bool hangs(const Row& row) {
  if (row.pieces.size() < 2) return false;
  const Piece& first = row.pieces.front();
  if (row.pieces[1].x0 - first.x1 > 6.5F * std::max(first.size, 8.0F)) return false;
  if (bullet_length(first.text) == first.text.size() || first.text == "-" || first.text == "o" ||
      first.text == "–")
    return true;
  const auto token = number_at_start(first.text);
  return token && token->length == first.text.size();
}

bool is_wide(const Row& row) {
  return row.pieces.size() - (hangs(row) ? 1 : 0) >= 2;
}

bool page_number(std::string_view text) {
  return !text.empty() && text.size() <= 6 &&
         (text.find_first_not_of("0123456789-–") == std::string_view::npos || roman_value(text) > 0);
}

bool like_contents(const std::vector<Row>& rows, std::size_t from, std::size_t to) {
  std::size_t entries = 0;
  std::size_t wide = 0;
  int last = 0;
  for (std::size_t i = from; i < to; ++i) {
    const Row& row = rows[i];
    if (row.pieces.size() < 2) continue;
    ++wide;
    const std::string& end = row.pieces.back().text;
    if (!page_number(end)) continue;
    const int value = end[0] >= '0' && end[0] <= '9' ? std::atoi(end.c_str()) : 0;
    if (value != 0 && value < last) continue;
    if (row.pieces.size() > 3) continue;
    last = std::max(last, value);
    ++entries;
  }
  return entries >= 3 && entries * 10 >= wide * 8 && entries * 2 >= to - from;
}

namespace {

std::vector<Gap> gaps_in(const Row& row) {
  std::vector<Gap> gaps;
  for (std::size_t i = 1; i < row.pieces.size(); ++i)
    gaps.push_back({row.pieces[i - 1].x1, row.pieces[i].x0});
  return gaps;
}

/// What stays clear of the gaps when the row is laid over them.
std::vector<Gap> clear_of(const std::vector<Gap>& gaps, const Row& row) {
  // In a table of many columns neighbours may touch: there words count, elsewhere whole pieces.
  const bool dense = gaps.size() >= 3;
  std::vector<Gap> clear;
  for (Gap gap : gaps) {
    bool open = true;
    const auto lay = [&](float x0, float x1) {
      if (x1 <= gap.from || x0 >= gap.to) return;
      if (x0 - gap.from >= gap.to - x1)
        gap.to = x0;
      else
        gap.from = x1;
      if (gap.to - gap.from < (dense ? 2.0F : 3.5F)) open = false;
    };
    for (const Piece& piece : row.pieces) {
      // A line of running text leaves no column clear, whatever its word spaces do.
      if (!dense || piece.words.size() > 6)
        lay(piece.x0, piece.x1);
      else
        for (const WordPlace& word : piece.words) lay(word.x0, word.x1);
    }
    if (open) clear.push_back(gap);
  }
  return clear;
}

/// Starts of the columns so far, to tell a cell's line from a paragraph's.
bool starts_a_column(const std::vector<Row>& rows, std::size_t from, std::size_t to, const Piece& piece) {
  for (std::size_t i = from; i < to; ++i)
    for (const Piece& other : rows[i].pieces)
      if (std::abs(other.x0 - piece.x0) < 3.5F ||
          std::abs((other.x0 + other.x1) / 2 - (piece.x0 + piece.x1) / 2) < 3)
        return true;
  return false;
}

/// Some row has more than a hanging number or bullet before the gap: it parts columns, not numbers from text.
bool parts_columns(const std::vector<Row>& rows, std::size_t from, std::size_t to, const Gap& gap) {
  for (std::size_t i = from; i < to; ++i) {
    const std::size_t first = hangs(rows[i]) ? 1 : 0;
    if (rows[i].pieces.size() > first + 1 && rows[i].pieces[first].x1 <= gap.from + 1 &&
        rows[i].pieces.back().x0 >= gap.to - 1)
      return true;
  }
  return false;
}

/// A narrow column of labels before running text: numbers that were misread, or notes in the margin.
bool margin_labels(const std::vector<Row>& rows, const Region& region) {
  if (region.gaps.size() != 1) return false;
  float first = 1e6F;
  float widest = 0;
  std::size_t texts = 0;
  std::size_t lower = 0;
  for (std::size_t i = region.from; i < region.to; ++i)
    for (const Piece& piece : rows[i].pieces) {
      first = std::min(first, piece.x0);
      if (piece.x0 < region.gaps.front().to - 1) {
        widest = std::max(widest, piece.x1);
        continue;
      }
      ++texts;
      lower += begins_lower(piece.text) ? 1U : 0U;
    }
  return widest - first < 30 && texts >= 4 && lower * 3 > texts;
}

/// A number halfway down its row, before all other cells.
bool numbers_a_row(const std::vector<Row>& rows, std::size_t from, std::size_t to, const Piece& piece) {
  if (piece.text.size() > 4 || !page_number(piece.text.substr(0, piece.text.find('.')))) return false;
  for (std::size_t i = from; i < to; ++i)
    for (const Piece& other : rows[i].pieces)
      if (other.x0 < piece.x1 + 2 && std::abs(other.x0 - piece.x0) > 6) return false;
  return true;
}

std::optional<Region> region_at(const std::vector<Row>& rows, std::size_t start, std::size_t least,
                                const Typography& type) {
  Region region{start, start + 1, gaps_in(rows[start]), least};
  std::size_t wide = 1;
  for (std::size_t i = start + 1; i < rows.size(); ++i) {
    const Row& row = rows[i];
    const float step = row.y1 - rows[i - 1].y1;
    if (step > 4.2F * type.leading) break;
    const std::vector<Gap> clear = clear_of(region.gaps, row);
    if (std::none_of(clear.begin(), clear.end(),
                     [&](const Gap& gap) { return parts_columns(rows, start, i, gap); }))
      break;
    const bool single = row.pieces.size() == 1;
    if (single) {
      const Piece& piece = row.pieces.front();
      const bool within = std::none_of(region.gaps.begin(), region.gaps.end(), [&](const Gap& gap) {
        return piece.x0 < gap.from && piece.x1 > gap.to;
      });
      if (clear.size() < region.gaps.size() || (!within && word_count(piece.text) > 6)) break;
      if (!starts_a_column(rows, region.from, i, piece) && !numbers_a_row(rows, region.from, i, piece)) break;
      const bool heading = piece.bold && piece.size > rows[i - 1].size + 0.6F;
      if (heading || step > 2.4F * type.leading) break;
      const auto token = number_at_start(piece.text);
      if (token && token->style == NumberStyle::labelled) break;
    } else if (hangs(row) && row.pieces.size() == 2 && clear.size() < region.gaps.size()) {
      break;
    } else if (clear.size() < region.gaps.size() && wide > 1 &&
               std::count_if(
                   row.pieces.begin(), row.pieces.end(),
                   [&](const Piece& piece) { return starts_a_column(rows, region.from, i, piece); }) *
                       2 <
                   static_cast<std::ptrdiff_t>(row.pieces.size())) {
      break;  // a line of text whose wide word gaps happen to leave one of the table's clear
    } else {
      ++wide;
    }
    region.gaps = clear;
    region.to = i + 1;
  }
  if (wide < 2 || margin_labels(rows, region)) return std::nullopt;
  // Lines of a first column alone that trail the table are a paragraph's.
  while (region.to > region.from + 1 && rows[region.to - 1].pieces.size() == 1 &&
         rows[region.to - 1].y1 - rows[region.to - 2].y1 > 1.7F * type.leading)
    --region.to;
  // A header cell of two lines beside one of one line begins above the row's common baseline.
  while (region.from > least) {
    const Row& above = rows[region.from - 1];
    if (above.pieces.size() != 1 || rows[region.from].y1 - above.y1 > 0.95F * type.leading) break;
    if (clear_of(region.gaps, above).size() < region.gaps.size()) break;
    --region.from;
  }
  return region;
}

/// The piece's text cut at the word that begins behind x.
Piece cut_off(Piece& piece, float x) {
  Piece rest = piece;
  std::size_t first = 0;
  while (first < piece.words.size() && piece.words[first].x0 < x) ++first;
  if (first == 0 || first == piece.words.size()) return Piece{};
  const std::uint32_t from = piece.words[first].from;
  rest.text = piece.text.substr(from);
  rest.x0 = piece.words[first].x0;
  rest.words.erase(rest.words.begin(), rest.words.begin() + static_cast<std::ptrdiff_t>(first));
  for (WordPlace& word : rest.words) word.from -= from, word.to -= from;
  piece.text.resize(piece.words[first - 1].to);
  piece.x1 = piece.words[first - 1].x1;
  piece.words.resize(first);
  return rest;
}

}  // namespace

void cut_at(Row& row, float x) {
  for (std::size_t k = 0; k < row.pieces.size(); ++k) {
    if (row.pieces[k].x0 >= x || row.pieces[k].x1 <= x) continue;
    if (Piece rest = cut_off(row.pieces[k], x); !rest.text.empty())
      row.pieces.insert(row.pieces.begin() + static_cast<std::ptrdiff_t>(k) + 1, std::move(rest));
  }
}

namespace {

/// Columns may stand closer than words of justified text: bands that no word of the region touches, behind
/// which words of several rows begin at one edge.
std::vector<float> narrow_bands(const std::vector<Row>& rows, const Region& region) {
  std::vector<WordPlace> words;
  float size = 1e6F;
  for (std::size_t i = region.from; i < region.to; ++i)
    for (const Piece& piece : rows[i].pieces) {
      size = std::min(size, piece.size);
      words.insert(words.end(), piece.words.begin(), piece.words.end());
    }
  std::sort(words.begin(), words.end(), [](const WordPlace& a, const WordPlace& b) { return a.x0 < b.x0; });
  std::vector<float> bands;
  float covered = -1;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (covered > 0 && words[i].x0 - covered > std::max(2.2F, 0.24F * size)) {
      std::size_t at_edge = 0;
      for (std::size_t k = i; k < words.size() && words[k].x0 < words[i].x0 + 1.2F; ++k) ++at_edge;
      if (at_edge >= 3) bands.push_back((covered + words[i].x0) / 2);
    }
    covered = std::max(covered, words[i].x1);
  }
  return bands;
}

/// Cuts pieces at narrow bands and takes the bands among the gaps.
void refine(std::vector<Row>& rows, Region& region) {
  if (region.to - region.from < 3) return;
  for (const float band : narrow_bands(rows, region)) {
    const bool known = std::any_of(region.gaps.begin(), region.gaps.end(),
                                   [&](const Gap& gap) { return band > gap.from - 2 && band < gap.to + 2; });
    if (known) continue;
    region.gaps.push_back({band - 1, band + 1});
    for (std::size_t i = region.from; i < region.to; ++i) cut_at(rows[i], band);
  }
  std::sort(region.gaps.begin(), region.gaps.end(),
            [](const Gap& a, const Gap& b) { return a.from < b.from; });
}

/// A row set so tight that its pieces touch, yet each of its words lies in one column.
bool fits_columns(const Row& row, const std::vector<Gap>& gaps, float size) {
  if (hangs(row) || std::abs(row.size - size) > 0.6F) return false;
  std::vector<bool> filled(gaps.size() + 1, false);
  for (const Piece& piece : row.pieces) {
    if (piece.words.size() > 8) return false;  // running text
    for (const WordPlace& word : piece.words) {
      std::size_t column = 0;
      for (const Gap& gap : gaps) {
        if (word.x1 > gap.from + 0.6F && word.x0 < gap.to - 0.6F) return false;
        column += word.x0 >= gap.to - 0.6F ? 1U : 0U;
      }
      filled[column] = true;
    }
  }
  return static_cast<std::size_t>(std::count(filled.begin(), filled.end(), true)) * 2 > gaps.size() + 1;
}

/// Takes the rows above and below that the gaps of the refined table fit.
void extend(std::vector<Row>& rows, Region& region, const Typography& type) {
  const auto take = [&](Row& row) {
    for (const Gap& gap : region.gaps) cut_at(row, (gap.from + gap.to) / 2);
  };
  const auto bold = [](const Row& row) {
    return std::all_of(row.pieces.begin(), row.pieces.end(), [](const Piece& piece) { return piece.bold; });
  };
  // Two columns are left clear by many a short line: there only a header is taken.
  const bool few = region.gaps.size() < 2;
  // Cells of a header set halfway down beside cells of two lines: its rows overlap and only together fill it.
  std::size_t top = region.from;
  Row header;
  while (top > region.least && top + 4 > region.from && bold(rows[top - 1]) &&
         rows[top].y1 - rows[top - 1].y1 < (top == region.from ? 2.4F : 0.75F) * type.leading) {
    --top;
    header.size = rows[top].size;
    header.pieces.insert(header.pieces.end(), rows[top].pieces.begin(), rows[top].pieces.end());
  }
  if (top + 1 < region.from && !bold(rows[region.from]) &&
      fits_columns(header, region.gaps, rows[region.from].size)) {
    for (; region.from > top; --region.from) take(rows[region.from - 1]);
  }
  while (region.from > region.least && (!few || (bold(rows[region.from - 1]) && !bold(rows[region.from]))) &&
         rows[region.from].y1 - rows[region.from - 1].y1 < 2.4F * type.leading &&
         fits_columns(rows[region.from - 1], region.gaps, rows[region.from].size))
    take(rows[--region.from]);
  while (!few && region.to < rows.size() &&
         rows[region.to].y1 - rows[region.to - 1].y1 < 2.4F * type.leading &&
         fits_columns(rows[region.to], region.gaps, rows[region.to - 1].size))
    take(rows[region.to++]);
}

}  // namespace

std::optional<Region> table_at(const std::vector<Row>& rows, std::size_t start, std::size_t least,
                               const Typography& type) {
  return region_at(rows, start, least, type);
}

void settle_columns(std::vector<Row>& rows, Region& region, const Typography& type) {
  for (std::size_t k = region.from; k < region.to; ++k)
    for (const Gap& gap : region.gaps) cut_at(rows[k], (gap.from + gap.to) / 2);
  refine(rows, region);
  extend(rows, region, type);
}

}  // namespace throughline::layout

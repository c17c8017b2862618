// Lines of one column. A table has no rules in the text of a page: its rows are parted by wider vertical
// bands or by the first column being filled again.
#include <algorithm>
#include <cmath>
#include <optional>

#include "corpus/base/utf8.h"
#include "indexer/structure/characters.h"
#include "indexer/structure/layout.h"
#include "indexer/structure/table_regions.h"

namespace throughline::layout {
namespace {

std::size_t column_of(const Piece& piece, const std::vector<Gap>& gaps) {
  std::size_t column = 0;
  const float middle = (piece.x0 + piece.x1) / 2;
  while (column < gaps.size() && middle > (gaps[column].from + gaps[column].to) / 2) ++column;
  return column;
}

/// Whether a row of the table begins at each baseline.
std::vector<bool> row_starts(const std::vector<Row>& rows, const Region& region) {
  const std::size_t columns = region.gaps.size() + 1;
  std::vector<float> last(columns, -1);
  float step = 1e6F;
  float size = rows[region.from].size;
  for (std::size_t i = region.from; i < region.to; ++i)
    for (const Piece& piece : rows[i].pieces) {
      float& before = last[column_of(piece, region.gaps)];
      if (before >= 0 && piece.y1 - before > 0.8F * piece.size) step = std::min(step, piece.y1 - before);
      before = piece.y1;
      size = std::min(size, piece.size);
    }
  std::vector<bool> starts(region.to - region.from, false);
  starts[0] = true;
  if (step > 1.62F * size) {  // no cell has two lines
    std::fill(starts.begin(), starts.end(), true);
    for (std::size_t i = region.from + 1; i < region.to; ++i)
      if (rows[i].y1 - rows[i - 1].y1 < 0.8F * size) starts[i - region.from] = false;
    return starts;
  }
  bool any = false;
  float bottom = rows[region.from].y1;
  for (std::size_t i = region.from + 1; i < region.to; ++i) {
    if (rows[i].y1 - bottom > step + 0.22F * size) starts[i - region.from] = any = true;
    bottom = std::max(bottom, rows[i].y1);
  }
  if (any) return starts;
  for (std::size_t i = region.from + 1; i < region.to; ++i) {
    const bool first = column_of(rows[i].pieces.front(), region.gaps) == 0;
    starts[i - region.from] = first && rows[i].pieces.size() >= 2;
  }
  return starts;
}

void put_table(const std::vector<Row>& rows, const Region& region, const PageLayout& page, int column,
               int table, std::vector<Line>& lines) {
  const std::vector<bool> starts = row_starts(rows, region);
  std::vector<float> left(region.gaps.size() + 1, 1e6F);
  for (std::size_t i = region.from; i < region.to; ++i)
    for (const Piece& piece : rows[i].pieces) {
      float& edge = left[column_of(piece, region.gaps)];
      edge = std::min(edge, piece.x0);
    }
  bool all_bold = true;
  const std::size_t first_line = lines.size();
  std::vector<bool> bold;
  for (std::size_t i = region.from; i < region.to; ++i) {
    if (starts[i - region.from]) {
      Line line;
      line.page = page.number, line.column = column, line.table = table, line.ocr = page.ocr;
      line.x0 = rows[i].x0, line.x1 = rows[i].x1, line.y0 = rows[i].y0, line.y1 = rows[i].y1,
      line.size = rows[i].size;
      line.cells.resize(region.gaps.size() + 1);
      line.cell_left = left;
      lines.push_back(std::move(line));
      bold.push_back(true);
    }
    Line& line = lines.back();
    line.y1 = std::max(line.y1, rows[i].y1);
    for (const Piece& piece : rows[i].pieces) {
      std::string text = piece.text;
      if (const std::size_t bullet = bullet_length(text, false); bullet > 0) text.erase(0, bullet);
      std::string& cell = line.cells[column_of(piece, region.gaps)];
      if (!cell.empty()) cell += '\n';
      cell += text;
      if (!piece.bold) bold.back() = false;
    }
  }
  for (std::size_t i = 1; i < bold.size(); ++i) all_bold = all_bold && bold[i];
  lines[first_line].table_header = bold.size() > 1 && (bold[0] ? !all_bold : true);
}

void put_line(Row& row, const PageLayout& page, int column, std::vector<Line>& lines) {
  Line line;
  line.page = page.number, line.column = column, line.ocr = page.ocr;
  line.x0 = row.x0, line.x1 = row.x1, line.y0 = row.y0, line.y1 = row.y1, line.size = row.size;
  line.first_word = row.pieces.front().first_word;
  line.text_x0 = row.x0;
  line.bold = line.italic = true;
  for (std::size_t i = 0; i < row.pieces.size(); ++i) {
    Piece& piece = row.pieces[i];
    if (i > 0) line.text += ' ';
    line.text += piece.text;
    line.bold = line.bold && piece.bold;
    line.italic = line.italic && piece.italic;
  }
  line.page_end = row.pieces.size() > 1 && page_number(row.pieces.back().text);
  if (hangs(row) || (page.ocr && row.pieces.size() == 2 && row.pieces[0].text.size() <= 5)) {
    line.lead_gap = row.pieces[1].x0 - row.pieces[0].x1;
    line.text_x0 = row.pieces[1].x0;
    // A number in a lighter face before bold words is still a heading's number.
    line.bold = row.pieces[1].bold && (row.pieces[0].bold || row.pieces.size() == 2);
  }
  lines.push_back(std::move(line));
}

}  // namespace

void lines_of_column(std::vector<Piece> pieces, const PageLayout& page, const Typography& type, int column,
                     int& tables, std::vector<Line>& lines) {
  std::vector<Row> rows = rows_of(std::move(pieces));
  if (!page.ocr) part_tight_cells(rows);
  const std::size_t first = lines.size();
  std::size_t least = 0;
  for (std::size_t i = 0; i < rows.size();) {
    std::optional<Region> region;
    if (is_wide(rows[i])) region = table_at(rows, i, least, type);
    if (region && like_contents(rows, region->from, region->to)) {
      for (; i < region->to; ++i) put_line(rows[i], page, column, lines);
      continue;
    }
    if (!region) {
      put_line(rows[i], page, column, lines);
      ++i;
      continue;
    }
    settle_columns(rows, *region, type);
    for (; region->from < i; --i) lines.pop_back();  // its upper rows were put down as text already
    put_table(rows, *region, page, column, tables++, lines);
    i = least = region->to;
  }
  std::vector<float> rights;
  float left = 1e6F;
  for (std::size_t i = first; i < lines.size(); ++i)
    if (lines[i].table < 0) rights.push_back(lines[i].x1), left = std::min(left, lines[i].x0);
  if (rights.empty()) return;
  std::sort(rights.begin(), rights.end());
  // The edge is what several lines reach; one that sticks out does not move it.
  const float right = rights[rights.size() - 1 - rights.size() / 12];
  for (std::size_t i = first; i < lines.size(); ++i) lines[i].left = left, lines[i].right = right;
}

}  // namespace throughline::layout

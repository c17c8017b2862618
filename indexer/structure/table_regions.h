// Where tables stand in a column of lines: stretches of rows whose pieces keep the same clear gaps between
// them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "indexer/structure/layout.h"

namespace throughline::layout {

/// The pieces of one baseline.
struct Row {
  std::vector<Piece> pieces;
  float x0 = 0, x1 = 0, y0 = 0, y1 = 0, size = 0;
};

/// A band that no text of a table touches.
struct Gap {
  float from, to;
};

/// Rows [from, to) and the gaps that all of them leave clear.
struct Region {
  std::size_t from = 0, to = 0;
  std::vector<Gap> gaps;
  std::size_t least = 0;  ///< rows before this one belong to something else
};

/// Pieces to rows, by baseline.
std::vector<Row> rows_of(std::vector<Piece> pieces);

/// The first piece is only a number or a bullet that hangs before the text.
bool hangs(const Row& row);

/// More than one piece beside a hanging number: perhaps a row of a table.
bool is_wide(const Row& row);

bool page_number(std::string_view text);

/// Lines of a table of contents: a text and a page number at its right.
bool like_contents(const std::vector<Row>& rows, std::size_t from, std::size_t to);

/// The table that begins at `start`, perhaps with rows above it; none: these are lines of text.
/// `least`: the first row that no earlier table took.
std::optional<Region> table_at(const std::vector<Row>& rows, std::size_t start, std::size_t least,
                               const Typography& type);

/// Cuts the pieces of the row that lie across `x` at the word that begins behind it.
void cut_at(Row& row, float x);

/// Cuts pieces where cells of a table touch like words of a line.
void part_tight_cells(std::vector<Row>& rows);

/// Finds columns that stand closer than words of justified text and rows that only then fit.
void settle_columns(std::vector<Row>& rows, Region& region, const Typography& type);

}  // namespace throughline::layout

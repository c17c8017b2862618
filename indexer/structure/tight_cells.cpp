// Cells of a table may stand no further apart than words of justified text. What tells them is that words of
// several rows begin at one edge behind a wide space, and that no word of the rows between lies across it.
#include <algorithm>
#include <cmath>

#include "indexer/structure/table_regions.h"

namespace throughline::layout {
namespace {

constexpr float kEdge = 1.2F;          ///< points by which words at one edge may differ
constexpr std::size_t kRowsApart = 3;  ///< rows without a word at the edge between two that have one
constexpr float kWideSpace = 0.42F;    ///< of the type's size
constexpr float kSureSpace = 0.75F;

struct Start {
  std::size_t row;
  float x;
  float space;  ///< before it, in the type's size
};

std::vector<Start> starts_behind_spaces(const std::vector<Row>& rows) {
  std::vector<Start> starts;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const std::vector<Piece>& pieces = rows[r].pieces;
    for (std::size_t p = 0; p < pieces.size(); ++p) {
      const float size = std::max(pieces[p].size, 1.0F);
      if (p > 0) starts.push_back({r, pieces[p].x0, (pieces[p].x0 - pieces[p - 1].x1) / size});
      for (std::size_t w = 1; w < pieces[p].words.size(); ++w) {
        const float space = (pieces[p].words[w].x0 - pieces[p].words[w - 1].x1) / size;
        if (space >= kWideSpace) starts.push_back({r, pieces[p].words[w].x0, space});
      }
    }
  }
  return starts;
}

bool lies_across(const Row& row, float x) {
  for (const Piece& piece : row.pieces) {
    if (piece.x0 >= x - 0.5F || piece.x1 <= x - 0.5F) continue;
    for (const WordPlace& word : piece.words)
      if (word.x0 < x - 0.5F && word.x1 > x - 0.25F * piece.size) return true;
  }
  return false;
}

/// Starts at one edge, in rows close to one another: an edge of cells when there are enough of them.
bool edge_of_cells(const std::vector<Row>& rows, const std::vector<Start>& run) {
  if (run.size() < 3) return false;
  const auto sure =
      std::count_if(run.begin(), run.end(), [](const Start& s) { return s.space >= kSureSpace; });
  const std::size_t span = run.back().row - run.front().row + 1;
  return rows.size() > 3 && (sure >= 2 || run.size() >= 5) && run.size() * 3 >= span;
}

}  // namespace

void part_tight_cells(std::vector<Row>& rows) {
  std::vector<Start> starts = starts_behind_spaces(rows);
  std::stable_sort(starts.begin(), starts.end(), [](const Start& a, const Start& b) { return a.x < b.x; });
  std::vector<std::pair<std::size_t, float>> cuts;
  for (std::size_t from = 0; from < starts.size();) {
    std::size_t to = from;
    while (to < starts.size() && starts[to].x - starts[from].x <= kEdge) ++to;
    std::vector<Start> edge(starts.begin() + static_cast<std::ptrdiff_t>(from),
                            starts.begin() + static_cast<std::ptrdiff_t>(to));
    std::stable_sort(edge.begin(), edge.end(), [](const Start& a, const Start& b) { return a.row < b.row; });
    std::vector<Start> run;
    const auto settle = [&] {
      if (edge_of_cells(rows, run))
        for (const Start& start : run) cuts.emplace_back(start.row, start.x - 0.5F);
      run.clear();
    };
    for (const Start& start : edge) {
      bool goes_on = !run.empty() && start.row <= run.back().row + 1 + kRowsApart;
      for (std::size_t r = run.empty() ? start.row : run.back().row + 1; goes_on && r < start.row; ++r)
        goes_on = !lies_across(rows[r], start.x);
      if (!goes_on) settle();
      if (run.empty() || run.back().row != start.row) run.push_back(start);
    }
    settle();
    from = to;
  }
  for (const auto& [row, x] : cuts) cut_at(rows[row], x);
}

}  // namespace throughline::layout

#include "indexer/describe/recommendation_tables.h"

#include <algorithm>
#include <array>
#include <optional>

#include "corpus/base/utf8.h"
#include "indexer/describe/recommendation_text.h"
#include "indexer/describe/wordings.h"

namespace throughline::describing {
namespace {

enum class Column { other, number, recommendation, action, owner, date, outcome, progress };

/// Words of a column's head.
constexpr auto kColumns = std::to_array<WordingRow<Column>>({
    {Column::recommendation, "recommendation|recommendations|argymhelliad"},
    {Column::owner, "lead|leads|owner|owners|responsible|responsibility|by whom|who|accountable|lead agency"},
    {Column::date, "timescale*|target|date|by when|when|deadline*|due|completion|timeframe|time scale"},
    {Column::outcome, "outcome*|success|impact|difference|measure*|what will this achieve|evidence"},
    {Column::action, "action*|milestone*|what"},
    {Column::progress, "progress|status|RAG|update"},
    {Column::number, "no|number|ref|reference|nr|rec|R"},
});

Column column_of(std::string_view cell) {
  static const Wordings wordings = compiled(kColumns);
  const auto words = words_of(cell);
  if (words.words.size() > 8) return Column::other;
  if (words.words.empty()) return trimmed(cell) == "#" ? Column::number : Column::other;
  std::uint32_t best = kColumns.size();
  // "Recommendation no." is the number, "Action owner" the owner.
  bool numbered = false;
  for (const auto& hit : wordings.find(words)) {
    const auto column = kColumns[hit.id].id;
    numbered = numbered || (column == Column::number && words.words.size() <= 2);
    best = std::min(best, hit.id);
  }
  if (numbered) return Column::number;
  return best == kColumns.size() ? Column::other : kColumns[best].id;
}

using Columns = std::vector<Column>;
bool holds(const Columns& columns, Column wanted) {
  return std::find(columns.begin(), columns.end(), wanted) != columns.end();
}
std::optional<Columns> head_of(const TableRow& row) {
  Columns columns;
  for (const auto& cell : row.cells) columns.push_back(column_of(cell));
  if (!holds(columns, Column::recommendation) || columns.size() < 2) return std::nullopt;
  // A row of running text is no head.
  for (const auto& cell : row.cells)
    if (word_count(cell) > 8) return std::nullopt;
  return columns;
}

bool is_plan(const Passage& passage, const Columns& columns) {
  if (holds(columns, Column::action) || holds(columns, Column::progress)) return true;
  for (const auto& heading : passage.heading_path)
    if (lower_case(heading).find("action plan") != std::string::npos) return true;
  return false;
}

void add_cells(RecommendationRow& row, const TableRow& from, const Columns& columns) {
  for (std::size_t c = 0; c < std::min(columns.size(), from.cells.size()); ++c) {
    const auto cell = trimmed(from.cells[c]);
    if (cell.empty() || lower_case(cell) == "tbc" || cell == "-") continue;
    switch (columns[c]) {
      case Column::number:
        if (row.number.empty()) row.number = cell;
        break;
      case Column::recommendation:
        row.text = cell;
        break;
      case Column::owner:
        row.has_owner = true;
        row.lead = cell;
        break;
      case Column::date:
        row.has_date = true;
        break;
      case Column::outcome:
        row.has_outcome = true;
        break;
      default:
        break;
    }
  }
}

}  // namespace

std::vector<RecommendationRow> recommendation_rows(const DocumentText& text) {
  std::vector<RecommendationRow> all;
  std::optional<Columns> columns;
  int table = -1;
  for (const auto& row : text.document->table_rows) {
    if (const auto head = head_of(row)) {
      columns = head;
      table = row.table;
      continue;
    }
    // A table goes on over the page with its columns.
    if (row.table != table) {
      if (columns && row.cells.size() != columns->size()) columns.reset();
      table = row.table;
    }
    if (!columns || row.passage >= text.passages.size()) continue;
    const auto& passage = *text.passages[row.passage].passage;
    RecommendationRow one;
    one.passage = row.passage;
    one.page = row.page > 0 ? row.page : passage.page;
    one.plan = is_plan(passage, *columns);
    add_cells(one, row, *columns);
    take_label(one.number, one.text);
    if (one.number.empty()) take_leading_number(one.number, one.text);
    const bool again = !all.empty() && !one.number.empty() && one.number == all.back().number &&
                       one.text == all.back().text && one.plan == all.back().plan;
    if ((one.text.empty() || again) && !all.empty()) {
      all.back().has_owner |= one.has_owner;
      all.back().has_date |= one.has_date;
      all.back().has_outcome |= one.has_outcome;
    } else if (!one.text.empty()) {
      all.push_back(std::move(one));
    }
  }
  return all;
}

}  // namespace throughline::describing

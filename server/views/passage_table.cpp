#include "server/views/passage_table.h"

#include <algorithm>
#include <array>

#include "corpus/base/utf8.h"

namespace throughline {
namespace {

constexpr std::size_t kHeaderWords = 8;

/// What columns of tables in reviews are called: the first word of at least one of them.
constexpr auto kColumnWords = std::to_array<std::string_view>({"abbreviation",
                                                               "action",
                                                               "actions",
                                                               "age",
                                                               "agency",
                                                               "by",
                                                               "case",
                                                               "category",
                                                               "comment",
                                                               "comments",
                                                               "completed",
                                                               "date",
                                                               "dates",
                                                               "deadline",
                                                               "description",
                                                               "document",
                                                               "event",
                                                               "evidence",
                                                               "finding",
                                                               "findings",
                                                               "gender",
                                                               "impact",
                                                               "initials",
                                                               "involvement",
                                                               "issue",
                                                               "job",
                                                               "key",
                                                               "known",
                                                               "lead",
                                                               "learning",
                                                               "meaning",
                                                               "member",
                                                               "name",
                                                               "no",
                                                               "note",
                                                               "notes",
                                                               "number",
                                                               "organisation",
                                                               "outcome",
                                                               "outcomes",
                                                               "owner",
                                                               "period",
                                                               "person",
                                                               "position",
                                                               "progress",
                                                               "pseudonym",
                                                               "recommendation",
                                                               "recommendations",
                                                               "ref",
                                                               "reference",
                                                               "referred",
                                                               "relationship",
                                                               "report",
                                                               "response",
                                                               "responsible",
                                                               "role",
                                                               "section",
                                                               "service",
                                                               "sex",
                                                               "source",
                                                               "stage",
                                                               "status",
                                                               "step",
                                                               "target",
                                                               "term",
                                                               "theme",
                                                               "time",
                                                               "timescale",
                                                               "title",
                                                               "type",
                                                               "what",
                                                               "when",
                                                               "where",
                                                               "who",
                                                               "year"});

bool is_column_word(std::string_view cell) {
  const auto lower = lower_case(cell);
  const auto end = lower.find_first_not_of("abcdefghijklmnopqrstuvwxyz");
  const auto first = lower.substr(0, end);
  return std::find(kColumnWords.begin(), kColumnWords.end(), first) != kColumnWords.end();
}

/// A sentence, a figure or a list is a value, not a column's name.
bool may_name_column(std::string_view cell) {
  if (cell.empty()) return true;
  if (word_count(cell) > kHeaderWords || cell.find(';') != std::string_view::npos) return false;
  if (cell.front() >= '0' && cell.front() <= '9') return false;
  return !cell.ends_with('.') || word_count(cell) == 1;  // "No."
}

/// Byte ranges of the cells. An empty one may have lost its space: "Lee | | 58".
std::vector<Span> byte_cells(std::string_view row) {
  std::vector<Span> cells;
  std::size_t from = 0;
  for (std::size_t at = 0; at <= row.size(); ++at) {
    const bool bar = at < row.size() && row[at] == '|' && (at == 0 || row[at - 1] == ' ') &&
                     (at + 1 == row.size() || row[at + 1] == ' ');
    if (!bar && at < row.size()) continue;
    Span cell{from, at};
    while (cell.from < cell.to && row[cell.from] == ' ') ++cell.from;
    while (cell.to > cell.from && row[cell.to - 1] == ' ') --cell.to;
    cells.push_back(cell);
    from = at + 1;
  }
  return cells;
}

std::vector<std::string_view> texts_of(std::string_view row) {
  std::vector<std::string_view> texts;
  for (const auto& cell : byte_cells(row)) texts.push_back(row.substr(cell.from, cell.to - cell.from));
  return texts;
}

}  // namespace

std::vector<Span> cells_of(std::string_view row) {
  std::vector<Span> cells;
  for (const auto& cell : byte_cells(row))
    cells.push_back({code_points(row.substr(0, cell.from)), code_points(row.substr(0, cell.to))});
  return cells;
}

bool reads_like_header(std::string_view row) {
  const auto cells = texts_of(row);
  return cells.size() > 1 && std::all_of(cells.begin(), cells.end(), may_name_column) &&
         std::any_of(cells.begin(), cells.end(), is_column_word);
}

bool same_table(std::string_view before, std::string_view row) {
  return texts_of(before).size() == texts_of(row).size() || !reads_like_header(row);
}

}  // namespace throughline

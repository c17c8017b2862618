#include <algorithm>

#include <fmt/format.h>

#include "server/analysis/population.h"
#include "server/analysis/sentences.h"
#include "server/analysis/trend_table.h"

namespace throughline {
namespace {

std::string label_of_theme(const Taxonomy& taxonomy, const std::string& id) {
  const auto* theme = taxonomy.find(id);
  return theme == nullptr ? id : theme->label;
}

std::string label_of_group(const Taxonomy& taxonomy, const std::string& id) {
  const auto* group = taxonomy.group(id);
  return group == nullptr ? id : group->label;
}

}  // namespace

Result<ThemeTable> theme_shares(const Holdings& holdings, const Taxonomy& taxonomy,
                                const Availability& available, const TrendRequest& request) {
  const Population population(holdings, available, request);
  const auto& columns = holdings.columns();
  ThemeTable table;
  table.generation = holdings.stamp();
  table.taxonomy_version = taxonomy.version();
  table.request = request;
  table.rules = population.rules();
  table.n = population.cases().count();
  for (std::size_t i = 0; i < columns.themes.size(); ++i) {
    const auto& id = columns.themes[i];
    const std::size_t x = count_common(population.cases(), population.with_theme()[i]);
    table.rows.push_back({id, label_of_theme(taxonomy, id), columns.theme_groups[i],
                          label_of_group(taxonomy, columns.theme_groups[i]), share_of(x, table.n),
                          population.search(id, {})});
  }
  std::stable_sort(table.rows.begin(), table.rows.end(),
                   [](const ThemeRow& a, const ThemeRow& b) { return a.cases.x > b.cases.x; });
  table.sentences = sentences_of(table);
  return table;
}

Result<TogetherTable> found_together(const Holdings& holdings, const Taxonomy& taxonomy,
                                     const Availability& available, const TrendRequest& request,
                                     std::size_t limit) {
  const auto* theme = taxonomy.find(request.theme);
  if (theme == nullptr)
    return fail(ErrorCode::not_found, "There is no theme of that name.", "See the list of themes.");
  const Population population(holdings, available, request);
  const auto& columns = holdings.columns();
  TogetherTable table;
  table.generation = holdings.stamp();
  table.theme = theme->id;
  table.label = theme->label;
  table.rules = population.rules();
  table.n = population.cases().count();
  const std::size_t index = holdings.theme_index(theme->id);
  if (index >= columns.themes.size()) return table;
  Bitset with = population.cases();
  with &= population.with_theme()[index];
  table.with_theme = with.count();
  for (std::size_t i = 0; i < columns.themes.size(); ++i) {
    if (i == index) continue;
    TogetherRow row{columns.themes[i], label_of_theme(taxonomy, columns.themes[i]),
                    count_common(with, population.with_theme()[i]),
                    count_common(population.cases(), population.with_theme()[i]), population.search({}, {})};
    if (row.cases == 0) continue;
    row.with_theme.text = fmt::format("theme:{} theme:{}", theme->id, row.theme);
    table.rows.push_back(std::move(row));
  }
  std::stable_sort(table.rows.begin(), table.rows.end(),
                   [](const TogetherRow& a, const TogetherRow& b) { return a.cases > b.cases; });
  if (table.rows.size() > limit) table.rows.resize(limit);
  return table;
}

}  // namespace throughline

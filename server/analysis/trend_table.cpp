#include "server/analysis/trend_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "corpus/model/vocabulary.h"
#include "corpus/statistics/proportion.h"
#include "server/analysis/population.h"
#include "server/analysis/sentences.h"
#include "server/query/field_value.h"

namespace throughline {
namespace {

bool in_window(int year, const TrendRequest& request) {
  return year != 0 && (!request.from || year >= *request.from) && (!request.to || year <= *request.to);
}

}  // namespace

Population::Population(const Holdings& holdings, const Availability& available, const TrendRequest& request)
    : holdings_(holdings), available_(available), request_(request) {
  FilterSets filters(holdings, available, request.counting);
  std::vector<std::string> unused;
  for (const auto& [id, values] : request.filters) filters.add(id, values, unused);
  of_any_year_ = filters.units();
  cases_ = of_any_year_;
  if (!request.from && !request.to) return;
  of_any_year_.for_each([&](std::size_t unit) {
    if (!in_window(holdings.first_year(unit), request)) cases_.reset(unit);
  });
}

const std::vector<Bitset>& Population::with_theme() const {
  return available_.values(request_.counting).themes;
}

std::string Population::window() const {
  if (!request_.from && !request_.to) return {};
  if (request_.from == request_.to) return std::to_string(*request_.from);
  return fmt::format("{}..{}", request_.from ? std::to_string(*request_.from) : "",
                     request_.to ? std::to_string(*request_.to) : "");
}

SearchRequest Population::search(std::string_view theme, std::string_view years) const {
  SearchRequest search;
  search.counting = request_.counting;
  search.filters = request_.filters;
  if (!theme.empty()) search.filters[FieldId::theme] = {std::string(theme)};
  const std::string window_years = years.empty() ? window() : std::string(years);
  if (!window_years.empty()) search.filters[FieldId::year] = {window_years};
  return search;
}

CountingRules Population::rules() const {
  CountingRules rules;
  rules.unit = "cases";
  rules.clock = "year in which the case’s first review was published";
  rules.population = "cases of the reviews counted in statistics, with text that may be read here";
  std::string limits;
  for (const auto& [id, values] : request_.filters) {
    std::string labels;
    for (const auto& value : values)
      labels += fmt::format("{}{}", labels.empty() ? "" : " or ", label_of(id, value));
    limits += fmt::format("; {}: {}", field(id).label, labels);
  }
  rules.population += limits;
  rules.counts = request_.counting == Counting::learning
                     ? "at least one passage of analysis, finding, good practice, family’s contribution or "
                       "recommendation about the "
                       "theme; not where it is said not to be present"
                     : "at least one passage outside the learning sections in which the theme is a feature "
                       "of the case; not where it "
                       "is said not to be present";
  return rules;
}

Share share_of(std::size_t x, std::size_t n) {
  Share share{x, n, {}, {}, {}};
  if (n == 0) return share;
  const auto interval = statistics::wilson_ci({static_cast<std::int64_t>(x), static_cast<std::int64_t>(n)});
  if (!interval) return share;
  share.share = static_cast<double>(x) / static_cast<double>(n);
  share.lower = interval->lower;
  share.upper = interval->upper;
  return share;
}

std::size_t count_common(const Bitset& a, const Bitset& b) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < a.words().size(); ++i)
    n += static_cast<std::size_t>(std::popcount(a.words()[i] & b.words()[i]));
  return n;
}

Result<TrendTable> trend(const Holdings& holdings, const Taxonomy& taxonomy, const Availability& available,
                         const TrendRequest& request) {
  const auto* theme = taxonomy.find(request.theme);
  if (theme == nullptr)
    return fail(ErrorCode::not_found, "There is no theme of that name.", "See the list of themes.");
  const Population population(holdings, available, request);
  const std::size_t index = holdings.theme_index(request.theme);
  const Bitset none(holdings.units());
  const Bitset& with_theme = index < population.with_theme().size() ? population.with_theme()[index] : none;

  TrendTable table;
  table.generation = holdings.stamp();
  table.taxonomy_version = taxonomy.version();
  table.request = request;
  table.label = theme->label;
  table.rules = population.rules();
  std::map<int, std::pair<std::size_t, std::size_t>> years;  // x and n
  population.of_any_year().for_each([&](std::size_t unit) {
    const int year = holdings.first_year(unit);
    if (year == 0) ++table.year_not_stated;
    if (!in_window(year, request)) return;
    auto& [x, n] = years[year];
    ++n;
    if (with_theme.test(unit)) ++x;
  });
  std::size_t x_all = 0, n_all = 0;
  if (!years.empty()) {
    const int first = request.from.value_or(years.begin()->first);
    const int last = request.to.value_or(years.rbegin()->first);
    for (int year = first; year <= last; ++year) {
      const auto [x, n] = years.contains(year) ? years[year] : std::pair<std::size_t, std::size_t>{0, 0};
      const std::string text = std::to_string(year);
      table.rows.push_back(
          {year, share_of(x, n), population.search(request.theme, text), population.search({}, text)});
      x_all += x;
      n_all += n;
    }
  }
  table.whole = share_of(x_all, n_all);
  table.sentences = sentences_of(table);
  return table;
}

}  // namespace throughline

#include "server/views/trend_view.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "server/views/chart.h"
#include "server/views/csv.h"
#include "server/views/html.h"
#include "server/views/page.h"
#include "server/views/search_answer.h"
#include "server/views/wording.h"

namespace throughline {
namespace {

using nlohmann::ordered_json;

std::string caption_of(const TrendTable& table) {
  return fmt::format("Cases with the theme “{}”, by {}, with 95% interval", table.label, table.rules.clock);
}

Data trend_rows(const TrendTable& table) {
  Data::List rows;
  for (const auto& row : table.rows) {
    const auto year = std::to_string(row.year);
    const auto opens = [&](const SearchRequest& search, std::size_t n) {
      return n == 0 ? std::string() : search_address(search);
    };
    rows.push_back(
        Data{{"head", year},
             {"head_href", ""},
             {"cells",
              Data::List{cell(grouped(row.cases.n), true, opens(row.all, row.cases.n), "cases of " + year),
                         cell(grouped(row.cases.x), true, opens(row.with_theme, row.cases.x),
                              "cases with the theme in " + year),
                         cell(percent(row.cases.share), true), cell(interval(row.cases), true)}}});
  }
  return rows;
}

ordered_json share_json(const Share& share) {
  ordered_json json{
      {"x", share.x}, {"n", share.n}, {"share", nullptr}, {"lower", nullptr}, {"upper", nullptr}};
  if (share.share) json["share"] = *share.share;
  if (share.lower) json["lower"] = *share.lower;
  if (share.upper) json["upper"] = *share.upper;
  return json;
}

ordered_json rules_json(const CountingRules& rules) {
  return {{"unit", rules.unit},
          {"clock", rules.clock},
          {"population", rules.population},
          {"counts", rules.counts}};
}

std::string exact(const std::optional<double>& value) {
  return value ? fmt::format("{:.6f}", *value) : std::string();
}

std::vector<std::string> share_cells(const Share& share) {
  return {std::to_string(share.x), std::to_string(share.n), exact(share.share), exact(share.lower),
          exact(share.upper)};
}

}  // namespace

Data column(std::string_view text, bool numeric) {
  return Data{{"text", text}, {"numeric", numeric}};
}

Data cell(std::string_view text, bool numeric, std::string_view href, std::string_view hidden) {
  return Data{{"text", text},
              {"numeric", numeric},
              {"href", href.empty() ? std::string() : safe_link(href)},
              {"hidden", hidden}};
}

std::string counting_words(const CountingRules& rules) {
  std::string words =
      fmt::format("Unit: {}. Population: {}. Counted by {}.", rules.unit, rules.population, rules.clock);
  if (!rules.counts.empty()) words += fmt::format(" What counts: {}.", rules.counts);
  return words;
}

Data trend_data(const TrendTable& table, const App&, const std::string& csv, const std::string& json) {
  const auto drawing = trend_chart(table);
  Data::List chart;
  const std::string chart_caption =
      chart_counts_cases(table)
          ? fmt::format("Cases by year: dark with the theme “{}”, light without", table.label)
          : caption_of(table);
  if (!drawing.empty()) chart.push_back(Data{{"caption", chart_caption}, {"drawing_html", drawing}});
  Data::List tables;
  if (!table.rows.empty())
    tables.push_back(
        Data{{"id", "trend-table"},
             {"caption", caption_of(table)},
             {"columns", Data::List{column("Year", false), column("Cases", true), column("With theme", true),
                                    column("Share", true), column("95% interval", true)}},
             {"rows", trend_rows(table)}});
  std::string counted = counting_words(table.rules);
  if (table.year_not_stated > 0)
    counted += fmt::format(" {} left out: no year of publication is stated.",
                           throughline::counted(table.year_not_stated, "case is", "cases are"));
  return Data{{"trend_heading", "Cases by year"},
              {"sentences", texts(table.sentences)},
              {"chart", chart},
              {"table", tables},
              {"counted", counted},
              {"csv", safe_link(csv)},
              {"json", safe_link(json)}};
}

Data theme_table_data(const ThemeTable& table) {
  Data::List rows;
  for (const auto& row : table.rows) {
    const std::string found = row.cases.x == 0 ? std::string() : search_address(row.with_theme);
    rows.push_back(Data{
        {"head", row.label},
        {"head_href", safe_link(theme_address(row.theme))},
        {"cells",
         Data::List{cell(row.group_label, false), cell(x_of_n(row.cases), true, found, "cases: " + row.label),
                    cell(percent(row.cases.share), true), cell(interval(row.cases), true)}}});
  }
  return Data{{"id", "theme-table"},
              {"caption", "Cases with each theme, with 95% interval"},
              {"columns", Data::List{column("Theme", false), column("Group", false), column("Cases", true),
                                     column("Share", true), column("95% interval", true)}},
              {"rows", rows}};
}

ordered_json trend_json(const TrendTable& table, const App& app) {
  auto rows = ordered_json::array();
  for (const auto& row : table.rows) {
    auto json = share_json(row.cases);
    json["year"] = row.year;
    json["cases"] = absolute(app, search_address(row.with_theme));
    rows.push_back(std::move(json));
  }
  return {{"generation", table.generation},
          {"taxonomy_version", table.taxonomy_version},
          {"theme", table.request.theme},
          {"label", table.label},
          {"counted", rules_json(table.rules)},
          {"whole", share_json(table.whole)},
          {"year_not_stated", table.year_not_stated},
          {"sentences", table.sentences},
          {"rows", rows}};
}

ordered_json theme_table_json(const ThemeTable& table, const App& app) {
  auto rows = ordered_json::array();
  for (const auto& row : table.rows) {
    ordered_json json{{"theme", row.theme}, {"label", row.label}, {"group", row.group}};
    json.update(share_json(row.cases));
    json["cases"] = absolute(app, search_address(row.with_theme));
    json["url"] = absolute(app, theme_address(row.theme));
    rows.push_back(std::move(json));
  }
  return {{"generation", table.generation},     {"taxonomy_version", table.taxonomy_version},
          {"counted", rules_json(table.rules)}, {"n", table.n},
          {"sentences", table.sentences},       {"themes", rows}};
}

std::string trend_csv(const TrendTable& table, const App& app) {
  Csv csv({"theme", "label", "year", "cases_with_theme", "cases", "share", "lower_95", "upper_95", "unit",
           "clock", "population", "generation", "taxonomy_version", "exported_on"});
  for (const auto& row : table.rows) {
    std::vector<std::string> cells{table.request.theme, table.label, std::to_string(row.year)};
    for (auto& one : share_cells(row.cases)) cells.push_back(std::move(one));
    for (const auto& one : {table.rules.unit, table.rules.clock, table.rules.population, table.generation,
                            table.taxonomy_version, app.today})
      cells.push_back(one);
    csv.add(cells);
  }
  return std::move(csv).text();
}

std::string theme_table_csv(const ThemeTable& table, const App& app) {
  Csv csv({"theme", "label", "group", "cases_with_theme", "cases", "share", "lower_95", "upper_95", "unit",
           "clock", "population", "generation", "taxonomy_version", "exported_on"});
  for (const auto& row : table.rows) {
    std::vector<std::string> cells{row.theme, row.label, row.group};
    for (auto& one : share_cells(row.cases)) cells.push_back(std::move(one));
    for (const auto& one : {table.rules.unit, table.rules.clock, table.rules.population, table.generation,
                            table.taxonomy_version, app.today})
      cells.push_back(one);
    csv.add(cells);
  }
  return std::move(csv).text();
}

}  // namespace throughline

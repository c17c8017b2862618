// /trends: one theme per year, or all themes in one table; page, JSON and CSV.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "corpus/model/vocabulary.h"
#include "server/views/handlers.h"
#include "server/views/html.h"
#include "server/views/page.h"
#include "server/views/search_answer.h"
#include "server/views/trend_view.h"
#include "server/views/wording.h"

namespace throughline {
namespace {

/// A form sends its empty fields too: they ask for nothing.
std::vector<std::pair<std::string, std::string>> given(const Request& request) {
  std::vector<std::pair<std::string, std::string>> parameters;
  for (const auto& parameter : request.parameters)
    if (!parameter.second.empty()) parameters.push_back(parameter);
  return parameters;
}

Data theme_choice(const App& app, const std::string& chosen) {
  Data::List groups;
  for (const auto& group : app.taxonomy->groups()) {
    Data::List themes;
    for (const auto& theme : app.taxonomy->themes())
      if (theme.group == group.id) themes.push_back(option(theme.id, theme.label, theme.id == chosen));
    if (!themes.empty()) groups.push_back(Data{{"label", group.label}, {"themes", themes}});
  }
  return groups;
}

Data year_choice(const App& app, const std::optional<int>& chosen, std::string_view unset) {
  int first = 0;
  int last = 0;
  for (const auto& review : app.columns().reviews) {
    if (review.year == 0) continue;
    first = first == 0 ? review.year : std::min(first, review.year);
    last = std::max(last, review.year);
  }
  Data::List years{option("", unset, !chosen)};
  for (int year = first; first != 0 && year <= last; ++year)
    years.push_back(option(std::to_string(year), std::to_string(year), chosen == year));
  return years;
}

Data domain_choice(const TrendRequest& asked) {
  const auto found = asked.filters.find(FieldId::domain);
  const std::string chosen =
      found == asked.filters.end() || found->second.empty() ? "" : found->second.front();
  Data::List domains{option("", "Children and adults", chosen.empty())};
  for (const auto& domain : kDomains)
    if (domain.id != "both") domains.push_back(option(domain.id, domain.label, domain.id == chosen));
  return domains;
}

Data form_data(const App& app, const TrendRequest& asked) {
  return Data{{"theme_groups", theme_choice(app, asked.theme)},
              {"domains", domain_choice(asked)},
              {"from_years", year_choice(app, asked.from, "First")},
              {"to_years", year_choice(app, asked.to, "Last")},
              {"countings", Data::List{option("", "As learning", asked.counting == Counting::learning),
                                       option("features", "As a feature of the case",
                                              asked.counting == Counting::features)}}};
}

std::string with_query(std::string_view path, const TrendRequest& asked) {
  const auto query = query_string(asked);
  return std::string(path) + (query.empty() ? "" : "?" + query);
}

Data all_themes(const ThemeTable& table) {
  return Data{{"all_heading", fmt::format("All themes, {}", counted(table.n, "case", "cases"))},
              {"all_sentences", texts(table.sentences)},
              {"table", Data::List{theme_table_data(table)}},
              {"all_counted", counting_words(table.rules)},
              {"all_csv", safe_link(with_query("/trends.csv", table.request))},
              {"all_json", safe_link(with_query("/trends.json", table.request))}};
}

/// The table that was asked for as whatever `one` and `all` make of it.
template <class One, class All>
Response answered(const Request& request, const App& app, One one, All all) {
  const auto asked = trend_request(given(request));
  if (!asked) return error_answer(request, app, asked.error());
  if (asked->theme.empty()) {
    const auto table = theme_shares(app.holdings(), *app.taxonomy, *app.available, *asked);
    return table ? all(*table) : error_answer(request, app, table.error());
  }
  const auto table = trend(app.holdings(), *app.taxonomy, *app.available, *asked);
  return table ? one(*table) : error_answer(request, app, table.error());
}

Response trends_page(const Request& request, const App& app, const TrendRequest& asked, std::string title,
                     Data trend_part, Data all_part) {
  Data page = form_data(app, asked);
  page.set("trend", std::move(trend_part)).set("all", std::move(all_part));
  return html_page(
      request, app, "trends",
      Frame{.title = std::move(title), .section = "/trends", .canonical = with_query("/trends", asked)},
      std::move(page));
}

}  // namespace

Response show_trends(const Request& request, const App& app) {
  return answered(
      request, app,
      [&](const TrendTable& table) {
        Data part = trend_data(table, app, with_query("/trends.csv", table.request),
                               with_query("/trends.json", table.request));
        part.set("trend_heading", table.label);
        return trends_page(request, app, table.request, "Trend: " + table.label, Data::List{part},
                           Data::List{});
      },
      [&](const ThemeTable& table) {
        return trends_page(request, app, table.request, "Trends", Data::List{},
                           Data::List{all_themes(table)});
      });
}

Response answer_trends_json(const Request& request, const App& app) {
  return answered(
      request, app, [&](const TrendTable& table) { return json_answer(trend_json(table, app)); },
      [&](const ThemeTable& table) { return json_answer(theme_table_json(table, app)); });
}

Response answer_trends_csv(const Request& request, const App& app) {
  return answered(
      request, app,
      [&](const TrendTable& table) {
        return csv_answer(app, "throughline-trend-" + table.request.theme, trend_csv(table, app));
      },
      [&](const ThemeTable& table) {
        return csv_answer(app, "throughline-themes", theme_table_csv(table, app));
      });
}

}  // namespace throughline

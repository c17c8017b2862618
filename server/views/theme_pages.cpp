// /themes and /theme/{id}: pages, JSON and CSV.
#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

#include "corpus/base/utf8.h"
#include "server/views/handlers.h"
#include "server/views/html.h"
#include "server/views/page.h"
#include "server/views/routes.h"
#include "server/views/search_answer.h"
#include "server/views/trend_view.h"
#include "server/views/wording.h"

namespace throughline {
namespace {

using nlohmann::ordered_json;

constexpr unsigned kPassagesShown = 6;
constexpr unsigned kGoodShown = 4;

Result<TrendRequest> asked_for(const Request& request, const std::string& theme) {
  THROUGHLINE_ASSIGN(auto asked, trend_request(request.parameters));
  asked.theme = theme;
  return asked;
}

Result<const Theme*> known_theme(const App& app, std::string_view theme_id) {
  if (const auto* theme = app.taxonomy->find(theme_id)) return theme;
  return fail(ErrorCode::not_found, "There is no theme at this address.",
              "All themes are listed at /themes.");
}

Result<ThemeTable> all_shares(const Request& request, const App& app) {
  THROUGHLINE_ASSIGN(const auto asked, asked_for(request, ""));
  return theme_shares(app.holdings(), *app.taxonomy, *app.available, asked);
}

Result<TrendTable> one_trend(const Request& request, const App& app, std::string_view theme_id) {
  THROUGHLINE_ASSIGN(const auto* theme, known_theme(app, theme_id));
  THROUGHLINE_ASSIGN(const auto asked, asked_for(request, theme->id));
  return trend(app.holdings(), *app.taxonomy, *app.available, asked);
}

SearchRequest passages_of(const std::string& theme, Polarity polarity, unsigned number) {
  SearchRequest asked;
  asked.filters[FieldId::theme] = {theme};
  asked.filters[FieldId::polarity] = {std::string(id(polarity))};
  asked.same_passage = true;
  asked.counting = Counting::learning;
  asked.sort = SortOrder::newest;
  asked.per_page = number;
  return asked;
}

/// One passage of each of several reviews: variety tells more than the best of one.
Result<Data> passages_data(const App& app, const std::string& theme, Polarity polarity, unsigned number) {
  THROUGHLINE_ASSIGN(const auto answer,
                     app.search->search(passages_of(theme, polarity, number), *app.available));
  Data::List list;
  for (const auto& hit : answer.hits) {
    if (hit.passages.empty()) continue;
    const auto& passage = hit.passages.front();
    Data data = passage_data(hit, passage, app, "");
    const auto& review = review_of(hit, passage, app.columns());
    data.set("reference",
             review.title + ", " +
                 place(passage.number, cited_page(app.columns().documents[passage.document], passage.page),
                       passage.page_label));
    data.set("note", review_meta(review));
    data.set("good", polarity == Polarity::good);
    list.push_back(std::move(data));
  }
  return Data(std::move(list));
}

Result<Data> together_data(const App& app, const TrendRequest& asked, Data& page) {
  THROUGHLINE_ASSIGN(const auto table, found_together(app.holdings(), *app.taxonomy, *app.available, asked));
  Data::List list;
  for (const auto& row : table.rows)
    list.push_back(Data{{"theme_href", safe_link(theme_address(row.theme))},
                        {"cases_href", safe_link(search_address(row.with_theme))},
                        {"label", row.label},
                        {"n", counted(row.cases, "case", "cases")}});
  page.set("together_note",
           fmt::format("Of {} with this theme.", counted(table.with_theme, "case", "cases")));
  page.set("has_together", !list.empty());
  return Data(std::move(list));
}

Data related_data(const App& app, const Theme& theme) {
  Data::List list;
  for (const auto& other : theme.related)
    if (app.taxonomy->find(other) != nullptr)
      list.push_back(Data{{"href", safe_link(theme_address(other))}, {"label", theme_label(app, other)}});
  return list;
}

Data theme_data(const App& app, const Theme& theme, const TrendTable& table) {
  const auto* group = app.taxonomy->group(theme.group);
  std::string alternatives;
  for (const auto& label : theme.alt_labels) alternatives += (alternatives.empty() ? "" : ", ") + label;
  SearchRequest all;
  all.filters[FieldId::theme] = {theme.id};
  const auto query = query_string(table.request);
  const auto at = query.find("theme=");
  // The theme stands in the path; its parameter would say it twice.
  std::string rest = query;
  if (at != std::string::npos) {
    const auto end = query.find('&', at);
    rest = query.substr(0, at) + (end == std::string::npos ? "" : query.substr(end + 1));
    if (rest.ends_with('&')) rest.pop_back();
  }
  const std::string suffix = rest.empty() ? "" : "?" + rest;
  const auto related = related_data(app, theme);
  return Data{{"group", group == nullptr ? std::string("Theme") : group->label},
              {"heading", theme.label},
              {"scope_note", theme.scope_note},
              {"alt_labels", alternatives},
              {"search", safe_link(search_address(all))},
              {"search_text", "Search within this theme"},
              {"trend", Data::List{trend_data(table, app, theme_address(theme.id) + ".csv" + suffix,
                                              theme_address(theme.id) + ".json" + suffix)}},
              {"has_related", !std::get<Data::List>(related.value()).empty()},
              {"related", related},
              {"history", theme.history_note}};
}

Result<Data> theme_page(const Request& request, const App& app, const Theme& theme) {
  THROUGHLINE_ASSIGN(const auto table, one_trend(request, app, theme.id));
  Data page = theme_data(app, theme, table);
  THROUGHLINE_ASSIGN(auto passages, passages_data(app, theme.id, Polarity::concern, kPassagesShown));
  THROUGHLINE_ASSIGN(auto good, passages_data(app, theme.id, Polarity::good, kGoodShown));
  THROUGHLINE_ASSIGN(auto together, together_data(app, table.request, page));
  page.set("has_passages", !std::get<Data::List>(passages.value()).empty());
  page.set("has_good", !std::get<Data::List>(good.value()).empty());
  page.set("passages", std::move(passages));
  page.set("good_passages", std::move(good));
  page.set("together", std::move(together));
  return page;
}

}  // namespace

Response show_themes(const Request& request, const App& app) {
  const auto table = all_shares(request, app);
  if (!table) return error_answer(request, app, table.error());
  std::map<std::string, const ThemeRow*, std::less<>> rows;
  for (const auto& row : table->rows) rows[row.theme] = &row;
  Data::List groups;
  for (const auto& group : app.taxonomy->groups()) {
    Data::List themes;
    for (const auto& theme : app.taxonomy->themes()) {
      if (theme.group != group.id) continue;
      const auto found = rows.find(theme.id);
      const std::size_t cases = found == rows.end() ? 0 : found->second->cases.x;
      themes.push_back(Data{{"href", safe_link(theme_address(theme.id))},
                            {"label", theme.label},
                            {"cases", counted(cases, "case", "cases")},
                            {"note", theme.scope_note}});
    }
    if (themes.empty()) continue;
    groups.push_back(
        Data{{"id", slug(group.id)}, {"label", group.label}, {"note", group.note}, {"themes", themes}});
  }
  Data page{{"groups", groups},
            {"lead", fmt::format("{} in {} that reviews come back to. Beside each: the cases, of {}, in "
                                 "which it was raised as learning.",
                                 counted(app.taxonomy->themes().size(), "theme", "themes"),
                                 counted(groups.size(), "group", "groups"), grouped(table->n))}};
  return html_page(request, app, "themes",
                   Frame{.title = "Themes", .section = "/themes", .canonical = "/themes", .indexable = true},
                   std::move(page));
}

Response show_theme(const Request& request, const App& app) {
  const auto theme = known_theme(app, path_value(request.path, "/theme/{id}"));
  if (!theme) return error_answer(request, app, theme.error());
  auto page = theme_page(request, app, **theme);
  if (!page) return error_answer(request, app, page.error());
  return html_page(request, app, "theme",
                   Frame{.title = (*theme)->label,
                         .section = "/themes",
                         .canonical = theme_address((*theme)->id),
                         .crumbs = {{"Home", "/"}, {"Themes", "/themes"}}},
                   std::move(*page));
}

Response answer_themes_json(const Request& request, const App& app) {
  const auto table = all_shares(request, app);
  return table ? json_answer(theme_table_json(*table, app)) : error_answer(request, app, table.error());
}

Response answer_themes_csv(const Request& request, const App& app) {
  const auto table = all_shares(request, app);
  return table ? csv_answer(app, "throughline-themes", theme_table_csv(*table, app))
               : error_answer(request, app, table.error());
}

Response answer_theme_json(const Request& request, const App& app) {
  const auto theme_id = path_value(request.path, "/theme/{id}.json");
  const auto table = one_trend(request, app, theme_id);
  if (!table) return error_answer(request, app, table.error());
  const auto& theme = *app.taxonomy->find(theme_id);
  ordered_json json{{"id", theme.id},
                    {"label", theme.label},
                    {"group", theme.group},
                    {"scope_note", theme.scope_note},
                    {"alt_labels", theme.alt_labels},
                    {"related", theme.related},
                    {"history_note", theme.history_note},
                    {"trend", trend_json(*table, app)}};
  return json_answer(json);
}

Response answer_theme_csv(const Request& request, const App& app) {
  const auto theme_id = path_value(request.path, "/theme/{id}.csv");
  const auto table = one_trend(request, app, theme_id);
  return table ? csv_answer(app, "throughline-theme-" + std::string(theme_id), trend_csv(*table, app))
               : error_answer(request, app, table.error());
}

}  // namespace throughline

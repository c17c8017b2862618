// /recommendations: the list and its export.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "corpus/model/agencies.h"
#include "corpus/model/vocabulary.h"
#include "server/views/csv.h"
#include "server/views/handlers.h"
#include "server/views/html.h"
#include "server/views/page.h"
#include "server/views/recommendation_list.h"
#include "server/views/recommendation_words.h"
#include "server/views/search_answer.h"
#include "server/views/wording.h"

namespace throughline {
namespace {

constexpr std::size_t kPerPage = 25;

struct Asked {
  std::string theme, to, action, level;
  int year = 0;
  std::size_t page = 1;
};

Result<std::size_t> number(const Request& request, std::string_view name, std::size_t otherwise) {
  const auto text = request.parameter(name).value_or("");
  if (text.empty()) return otherwise;
  if (text.size() > 5 || text.find_first_not_of("0123456789") != std::string_view::npos)
    return fail(ErrorCode::invalid_argument, fmt::format("“{}” must be a number.", name));
  return static_cast<std::size_t>(std::stoul(std::string(text)));
}

Result<Asked> asked_for(const Request& request, const App& app) {
  Asked asked;
  asked.theme = std::string(request.parameter("theme").value_or(""));
  asked.to = std::string(request.parameter("to").value_or(""));
  asked.action = std::string(request.parameter("action").value_or(""));
  asked.level = std::string(request.parameter("level").value_or(""));
  THROUGHLINE_ASSIGN(const auto year, number(request, "year", 0));
  THROUGHLINE_ASSIGN(asked.page, number(request, "page", 1));
  asked.year = static_cast<int>(year);
  asked.page = std::max<std::size_t>(1, asked.page);
  if (!asked.theme.empty() && app.taxonomy->find(asked.theme) == nullptr)
    return fail(ErrorCode::invalid_argument, "There is no theme with that id.",
                "All themes are listed at /themes.");
  if (!asked.action.empty() && !contains(kActionTypes, asked.action))
    return fail(ErrorCode::invalid_argument, "There is no kind of action with that id.");
  if (!asked.level.empty() && !contains(kRecommendationLevels, asked.level))
    return fail(ErrorCode::invalid_argument, "There is no level with that id.");
  return asked;
}

std::string address(const Asked& asked, std::string_view path, std::size_t page) {
  std::string query;
  const auto add = [&](std::string_view name, const std::string& value) {
    if (!value.empty())
      query += (query.empty() ? "?" : "&") + std::string(name) + "=" + percent_encoded(value);
  };
  if (page > 1) add("page", std::to_string(page));
  add("theme", asked.theme);
  add("to", asked.to);
  add("action", asked.action);
  add("level", asked.level);
  if (asked.year != 0) add("year", std::to_string(asked.year));
  return std::string(path) + query;
}

struct Row {
  const ListedRecommendation* listed;
  std::string text;  ///< as allowed
};

bool holds(const std::vector<std::string>& values, const std::string& wanted) {
  return wanted.empty() || std::find(values.begin(), values.end(), wanted) != values.end();
}

std::vector<Row> matching(const App& app, const Asked& asked) {
  std::vector<Row> rows;
  const auto words = static_cast<std::size_t>(app.settings[Setting::extract_words]);
  for (const auto& one : app.recommendations->all) {
    if (!app.available->shows(one.review)) continue;
    if (!holds(one.recommendation.themes, asked.theme) || !holds(one.recommendation.addressees, asked.to))
      continue;
    if (!asked.action.empty() && one.recommendation.action_type != asked.action) continue;
    if (!asked.level.empty() && one.recommendation.level != asked.level) continue;
    if (asked.year != 0 && app.columns().reviews[one.review].year != asked.year) continue;
    auto text = allowed_text(one.recommendation.text, app.available->documents[one.document], words);
    if (!text.empty()) rows.push_back({&one, std::move(text)});
  }
  return rows;
}

std::string yes_no(bool value) {
  return value ? "yes" : "no";
}

Data item_data(const App& app, const Row& row) {
  const auto& review = app.columns().reviews[row.listed->review].description;
  const auto& recommendation = row.listed->recommendation;
  const int page = cited_page(app.columns().documents[row.listed->document], recommendation.page);
  std::string where = published_words(review);
  if (page > 0) where += (where.empty() ? "page " : ", page ") + std::to_string(page);
  Data::List themes;
  for (const auto& theme : recommendation.themes)
    themes.push_back(Data{{"href", safe_link(theme_address(theme))}, {"label", theme_label(app, theme)}});
  return Data{{"number", recommendation.number},
              {"text", row.text},
              {"href", safe_link(recommendation_address(app, *row.listed))},
              {"title", review.title},
              {"where", where},
              {"meta", recommendation_meta(recommendation)},
              {"has_themes", !themes.empty()},
              {"item_themes", themes}};
}

/// What occurs among the recommendations that may be shown: choices that find nothing are not offered.
struct Occurring {
  std::set<std::string> themes, to, actions, levels;
  std::set<int, std::greater<>> years;
};

Occurring occurring(const App& app) {
  Occurring found;
  for (const auto& row : matching(app, Asked{})) {
    const auto& one = row.listed->recommendation;
    found.themes.insert(one.themes.begin(), one.themes.end());
    found.to.insert(one.addressees.begin(), one.addressees.end());
    found.actions.insert(one.action_type);
    found.levels.insert(one.level);
    if (const int year = app.columns().reviews[row.listed->review].year; year != 0) found.years.insert(year);
  }
  return found;
}

template <class Terms>
Data term_options(const Terms& terms, const std::set<std::string>& found, std::string_view all,
                  const std::string& asked) {
  Data::List options{option("", all, asked.empty())};
  for (const auto& term : terms)
    if (found.contains(std::string(term.id)) || term.id == asked)
      options.push_back(option(term.id, term.label, term.id == asked));
  return options;
}

Data choices(const App& app, const Asked& asked) {
  const auto found = occurring(app);
  Data::List years{option("", "All years", asked.year == 0)};
  for (const int year : found.years)
    years.push_back(option(std::to_string(year), std::to_string(year), year == asked.year));
  return Data{{"themes", term_options(app.taxonomy->themes(), found.themes, "All themes", asked.theme)},
              {"addressees", term_options(kAgencies, found.to, "Everybody", asked.to)},
              {"actions", term_options(kActionTypes, found.actions, "All kinds", asked.action)},
              {"levels", term_options(kRecommendationLevels, found.levels, "All levels", asked.level)},
              {"years", years}};
}

}  // namespace

Response show_recommendations(const Request& request, const App& app) {
  const auto asked = asked_for(request, app);
  if (!asked) return error_answer(request, app, asked.error());
  const auto rows = matching(app, *asked);
  const std::size_t from = (asked->page - 1) * kPerPage;
  const std::size_t to = std::min(rows.size(), from + kPerPage);
  Data::List items;
  for (std::size_t i = from; i < to; ++i) items.push_back(item_data(app, rows[i]));
  std::string count = counted(rows.size(), "recommendation", "recommendations");
  if (rows.size() > kPerPage && from < to)
    count += fmt::format(", {} to {} shown", grouped(from + 1), grouped(to));
  Data page = choices(app, *asked);
  page.take(Data{
      {"count", count},
      {"items", items},
      {"any", !rows.empty()},
      {"narrowed", !address(*asked, "", 1).empty()},
      {"csv", safe_link(address(*asked, "/recommendations.csv", 1))},
      {"paged", rows.size() > kPerPage},
      {"previous",
       asked->page > 1 ? safe_link(address(*asked, "/recommendations", asked->page - 1)) : std::string()},
      {"next",
       to < rows.size() ? safe_link(address(*asked, "/recommendations", asked->page + 1)) : std::string()}});
  return html_page(request, app, "recommendations",
                   Frame{.title = "Recommendations",
                         .section = "/recommendations",
                         .canonical = address(*asked, "/recommendations", asked->page)},
                   std::move(page));
}

Response answer_recommendations_csv(const Request& request, const App& app) {
  const auto asked = asked_for(request, app);
  if (!asked) return error_answer(request, app, asked.error());
  Csv csv({"review", "title", "boards", "year", "document_kind", "number", "text", "addressees",
           "action_type", "level", "has_owner", "has_date", "has_outcome", "themes", "page", "url",
           "generation", "exported_on"});
  const auto limit = static_cast<std::size_t>(app.settings[Setting::export_max_rows]);
  for (const auto& row : matching(app, *asked)) {
    if (csv.rows() >= limit) break;
    const auto& review = app.columns().reviews[row.listed->review];
    const auto& one = row.listed->recommendation;
    std::string themes;
    for (const auto& theme : one.themes) themes += (themes.empty() ? "" : "; ") + theme;
    csv.add({review.slug, review.description.title, listed(review.description.boards),
             review.year == 0 ? std::string() : std::to_string(review.year),
             app.columns().documents[row.listed->document].kind, one.number, row.text, addressees_words(one),
             one.action_type, one.level, yes_no(one.has_owner), yes_no(one.has_date), yes_no(one.has_outcome),
             themes, one.page == 0 ? std::string() : std::to_string(one.page),
             absolute(app, recommendation_address(app, *row.listed)), generation_name(app), app.today});
  }
  return csv_answer(app, "throughline-recommendations", std::move(csv).text());
}

}  // namespace throughline

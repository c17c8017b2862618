#include "server/views/routes.h"

#include <fmt/format.h>

#include <array>

#include "corpus/base/file.h"
#include "server/views/handlers.h"
#include "server/views/page.h"

namespace throughline {
namespace {

constexpr std::string_view kHtml = "text/html; charset=utf-8";
constexpr std::string_view kJson = "application/json; charset=utf-8";
constexpr std::string_view kCsv = "text/csv; charset=utf-8";
constexpr std::string_view kAtom = "application/atom+xml; charset=utf-8";

constexpr std::size_t kLongestPath = 512;

constexpr auto kSearchParameters = std::to_array<QueryParameter>({
    {"q", "Words of the search, in the language of /help/search."},
    {"theme, polarity, role, lens, type, domain, nation, board, year, kind, age, sex, outcome, harm, abuse, "
     "plan, agency, case, review",
     "Filters: a field of /api/fields and one of its values. May be repeated; values of one field are "
     "alternatives. year takes 2014..2017."},
    {"in", "passage: words and filters on passages must hold on the same passage."},
    {"all", "1: every word must occur, not most."},
    {"exact", "1: quotes mean the very words, not their stems."},
    {"expand", "0: other names of the same idea are not looked for."},
    {"sort", "relevance (the default), newest, oldest or passages."},
    {"page", "Page of results, from 1."},
    {"per_page", "Results on a page."},
    {"count", "learning or features: count as the tables do."},
});
constexpr auto kSuggestParameters = std::to_array<QueryParameter>({
    {"q", "The beginning of a word or phrase."},
});
constexpr auto kReviewParameters = std::to_array<QueryParameter>({
    {"q", "Words to highlight; where only matching passages may be shown, those that match are."},
    {"p", "Passage to show or stand out, by its id."},
});
constexpr auto kTrendParameters = std::to_array<QueryParameter>({
    {"theme", "Theme by its id; without it, the table of all themes."},
    {"domain", "child, adult or both."},
    {"nation", "Nation by its id."},
    {"type", "Type of review by its id."},
    {"from", "First year."},
    {"to", "Last year."},
    {"count", "learning (the default) or features."},
});
constexpr auto kWindowParameters = std::to_array<QueryParameter>({
    {"domain", "child, adult or both."},
    {"from", "First year."},
    {"to", "Last year."},
    {"count", "learning or features."},
});
constexpr auto kRecommendationParameters = std::to_array<QueryParameter>({
    {"theme", "Theme by its id."},
    {"to", "Agency it is made to, by its id."},
    {"year", "Year of publication."},
    {"page", "Page of the list, from 1."},
});

constexpr auto kRoutes = std::to_array<Route>({
    {"/",
     "home",
     show_home,
     kHtml,
     "What the library holds and where to start",
     {},
     Keeping::revalidate,
     true,
     true},
    {"/search", "search", show_search, kHtml, "Search inside the reviews, with filters and counts",
     kSearchParameters, Keeping::never, true, false},
    {"/search.json", "search.json", answer_search_json, kJson, "The same answer for programs",
     kSearchParameters, Keeping::never, true, false},
    {"/search.csv", "search.csv", answer_search_csv, kCsv, "The passages found, one a row", kSearchParameters,
     Keeping::never, true, false},
    {"/search.atom", "search.atom", answer_search_atom, kAtom, "Feed of a search: new reviews that match it",
     kSearchParameters, Keeping::never, true, false},
    {"/review/{slug}.json", "review.json", answer_review_json, kJson,
     "One review: facts, recommendations and the passages that may be shown", kReviewParameters,
     Keeping::revalidate, true, false},
    {"/review/{slug}", "review", show_review, kHtml,
     "One review with its passages, themes, facts and citation", kReviewParameters, Keeping::revalidate, true,
     false},
    {"/themes", "themes", show_themes, kHtml, "All themes by group", {}, Keeping::revalidate, true, true},
    {"/themes.json", "themes.json", answer_themes_json, kJson, "All themes with the share of cases",
     kWindowParameters, Keeping::revalidate, true, false},
    {"/themes.csv", "themes.csv", answer_themes_csv, kCsv, "All themes with the share of cases",
     kWindowParameters, Keeping::revalidate, true, false},
    {"/theme/{id}.json", "theme.json", answer_theme_json, kJson,
     "One theme: labels, scope and its share per year", kWindowParameters, Keeping::revalidate, true, false},
    {"/theme/{id}.csv", "theme.csv", answer_theme_csv, kCsv, "One theme’s share of cases per year",
     kWindowParameters, Keeping::revalidate, true, false},
    {"/theme/{id}", "theme", show_theme, kHtml,
     "One theme: what it means, its share per year, what reviews say", kWindowParameters, Keeping::revalidate,
     true, false},
    {"/trends", "trends", show_trends, kHtml,
     "Share of published reviews with a theme, per year or for all themes", kTrendParameters,
     Keeping::revalidate, true, false},
    {"/trends.json", "trends.json", answer_trends_json, kJson, "The same table for programs",
     kTrendParameters, Keeping::revalidate, true, false},
    {"/trends.csv", "trends.csv", answer_trends_csv, kCsv, "The same table", kTrendParameters,
     Keeping::revalidate, true, false},
    {"/recommendations", "recommendations", show_recommendations, kHtml,
     "Recommendations by theme, addressee and year", kRecommendationParameters, Keeping::revalidate, true,
     false},
    {"/recommendations.csv", "recommendations.csv", answer_recommendations_csv, kCsv, "The same list",
     kRecommendationParameters, Keeping::revalidate, true, false},
    {"/boards",
     "boards",
     show_boards,
     kHtml,
     "Boards and partnerships with their reviews",
     {},
     Keeping::revalidate,
     true,
     false},
    {"/methods",
     "methods",
     show_methods,
     kHtml,
     "How the counts are made and what they cannot say",
     {},
     Keeping::revalidate,
     false,
     true},
    {"/help/search",
     "help.search",
     show_search_help,
     kHtml,
     "The search language and every field",
     {},
     Keeping::revalidate,
     false,
     true},
    {"/support",
     "support",
     show_support,
     kHtml,
     "Where to find support",
     {},
     Keeping::revalidate,
     false,
     false},
    {"/coverage",
     "coverage",
     show_coverage,
     kHtml,
     "What is held, per year, type and nation",
     {},
     Keeping::revalidate,
     true,
     false},
    {"/privacy",
     "privacy",
     show_privacy,
     kHtml,
     "What is kept about readers: next to nothing",
     {},
     Keeping::revalidate,
     false,
     false},
    {"/accessibility",
     "accessibility",
     show_accessibility,
     kHtml,
     "Accessibility statement",
     {},
     Keeping::revalidate,
     false,
     false},
    {"/api", "api", show_api, kHtml, "Every address for programs", {}, Keeping::revalidate, false, false},
    {"/api/suggest", "api.suggest", answer_suggest, kJson,
     "What a reader may be about to type: themes, boards, agencies and phrases", kSuggestParameters,
     Keeping::never, true, false},
    {"/api/fields",
     "api.fields",
     answer_fields,
     kJson,
     "Every field that can be searched, filtered or counted",
     {},
     Keeping::revalidate,
     false,
     false},
    {"/openapi.json",
     "openapi",
     answer_openapi,
     kJson,
     "OpenAPI 3.1 description of all this",
     {},
     Keeping::revalidate,
     false,
     false},
    {"/taxonomy.jsonld",
     "taxonomy",
     answer_taxonomy,
     "application/ld+json; charset=utf-8",
     "The themes as SKOS",
     {},
     Keeping::revalidate,
     false,
     false},
    {"/healthz",
     "health",
     answer_health,
     kJson,
     "Whether the server can answer, and from which generation",
     {},
     Keeping::never,
     false,
     false},
    {"/robots.txt",
     "robots",
     answer_robots,
     "text/plain; charset=utf-8",
     "What search engines may read",
     {},
     Keeping::revalidate,
     false,
     false},
    {"/sitemap.xml",
     "sitemap",
     answer_site_map,
     "application/xml; charset=utf-8",
     "The pages that search engines may list",
     {},
     Keeping::revalidate,
     false,
     false},
    {"/opensearch.xml",
     "opensearch",
     answer_opensearch,
     "application/opensearchdescription+xml; charset=utf-8",
     "Lets a browser search here",
     {},
     Keeping::revalidate,
     false,
     false},
    {"/assets/{file}",
     "asset",
     answer_asset,
     "",
     "Styles and script, named by their content",
     {},
     Keeping::forever,
     false,
     false},
});

/// Changes whenever any answer could: what is published or withdrawn, the day, the themes and the pages
/// themselves.
std::string entity_tag(const Request& request, const App& app) {
  std::string origin = fmt::format("{}\n{}\n{}\n{}\n{}\n", generation_name(app), app.today, app.site->stamp,
                                   app.taxonomy ? app.taxonomy->version() : "", request.path);
  for (const auto& [name, value] : request.parameters) origin += fmt::format("{}={}\n", name, value);
  for (const auto& gone : *app.withdrawn) origin += gone.review + " " + gone.at + "\n";
  origin += wants_json(request) ? "json" : "";
  return "\"" + sha256(origin).substr(0, 20) + "\"";
}

bool matches(const Request& request, const std::string& tag) {
  const auto asked = request.headers.find("if-none-match");
  return asked != request.headers.end() &&
         (asked->second == "*" || asked->second.find(tag) != std::string::npos);
}

Response kept(const Request& request, const App& app, const Route& route) {
  const auto tag = entity_tag(request, app);
  Response response;
  if (matches(request, tag)) {
    response.status = 304;
    response.content_type = std::string(route.content_type);
  } else {
    response = route.handler(request, app);
  }
  if (response.status != 200 && response.status != 304) return response;
  response.headers.emplace_back("ETag", tag);
  response.headers.emplace_back("Cache-Control", route.keeping == Keeping::forever
                                                     ? "public, max-age=31536000, immutable"
                                                     : "no-cache");
  return response;
}

}  // namespace

std::span<const Route> routes() {
  return kRoutes;
}

std::string_view path_value(std::string_view path, std::string_view route) {
  const auto open = route.find('{');
  if (open == std::string_view::npos) return path == route ? path : std::string_view();
  const auto before = route.substr(0, open);
  const auto after = route.substr(route.find('}') + 1);
  if (path.size() <= before.size() + after.size() || !path.starts_with(before) || !path.ends_with(after))
    return {};
  const auto value = path.substr(before.size(), path.size() - before.size() - after.size());
  return value.find('/') == std::string_view::npos ? value : std::string_view();
}

const Route* route_of(std::string_view path) {
  if (path.size() > kLongestPath) return nullptr;
  for (const auto& route : kRoutes)
    if (!path_value(path, route.path).empty()) return &route;
  return nullptr;
}

std::string route_name(const Request& request) {
  const auto* route = route_of(request.path);
  return route == nullptr ? "-" : std::string(route->path);
}

Response answer(const Request& request, const App& app) {
  const auto* route = route_of(request.path);
  if (route == nullptr)
    return error_answer(request, app,
                        Error{ErrorCode::not_found, "There is no page at this address.",
                              "Check the address, or search for what you are looking for.", std::nullopt});
  if (request.method != "GET" && request.method != "HEAD") {
    auto response = error_answer(
        request, app,
        Error{ErrorCode::method_not_allowed, "This address is only for reading (GET).", "", std::nullopt});
    response.headers.emplace_back("Allow", "GET, HEAD");
    return response;
  }
  if (route->needs_generation && !app.generation)
    return error_answer(
        request, app,
        Error{ErrorCode::no_generation, "The library is empty: nothing has been published yet.",
              "The operator runs “throughline ingest” and “throughline publish”; this page then fills by "
              "itself.",
              std::nullopt});
  return route->keeping == Keeping::never ? route->handler(request, app) : kept(request, app, *route);
}

}  // namespace throughline

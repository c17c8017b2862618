// Answers that no person reads: suggestions, fields, OpenAPI, SKOS, health, robots, site map, OpenSearch,
// assets.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "corpus/base/utf8.h"
#include "corpus/model/fields.h"
#include "corpus/model/reading_json.h"
#include "server/query/search_request.h"
#include "server/views/handlers.h"
#include "server/views/html.h"
#include "server/views/page.h"
#include "server/views/routes.h"
#include "server/views/search_answer.h"

namespace throughline {
namespace {

using nlohmann::ordered_json;

std::string_view name_of(FieldKind kind) {
  return kind == FieldKind::text ? "text" : kind == FieldKind::value ? "value" : "year";
}
std::string_view name_of(FieldLevel level) {
  switch (level) {
    case FieldLevel::passage:
      return "passage";
    case FieldLevel::document:
      return "document";
    case FieldLevel::review:
      return "review";
    case FieldLevel::a_case:
      return "case";
  }
  return "";
}

ordered_json parameters_json(const Route& route) {
  auto parameters = ordered_json::array();
  if (const auto open = route.path.find('{'); open != std::string_view::npos)
    parameters.push_back({{"name", route.path.substr(open + 1, route.path.find('}') - open - 1)},
                          {"in", "path"},
                          {"required", true},
                          {"schema", {{"type", "string"}}}});
  for (const auto& parameter : route.parameters)
    for (const auto name : split(parameter.name, ','))
      parameters.push_back({{"name", trimmed(name)},
                            {"in", "query"},
                            {"required", false},
                            {"description", parameter.description},
                            {"schema", {{"type", "string"}}}});
  return parameters;
}

ordered_json operation_json(const Route& route) {
  const auto type = route.content_type.substr(0, route.content_type.find(';'));
  ordered_json content;
  content[std::string(type)] = {{"schema", {{"type", type == "application/json" ? "object" : "string"}}}};
  ordered_json error{
      {"description", "An error in the one form of all errors"},
      {"content", {{"application/json", {{"schema", {{"$ref", "#/components/schemas/Error"}}}}}}}};
  return {
      {"operationId", route.name},
      {"summary", route.summary},
      {"parameters", parameters_json(route)},
      {"responses", {{"200", {{"description", "The answer"}, {"content", content}}}, {"default", error}}}};
}

ordered_json error_schema() {
  const ordered_json text{{"type", "string"}};
  const ordered_json number{{"type", "integer"}};
  ordered_json where{{"type", ordered_json::array({"object", "null"})},
                     {"properties", {{"from", number}, {"to", number}}}};
  ordered_json inside{
      {"type", "object"},
      {"required", {"code", "message", "hint", "ref"}},
      {"properties", {{"code", text}, {"message", text}, {"hint", text}, {"where", where}, {"ref", text}}}};
  return {
      {"type", "object"}, {"required", ordered_json::array({"error"})}, {"properties", {{"error", inside}}}};
}

constexpr std::size_t kSuggested = 10;

std::string address_of(const Suggestion& suggestion) {
  SearchRequest request;
  switch (suggestion.kind) {
    case Suggestion::Kind::theme:
      return theme_address(suggestion.value);
    case Suggestion::Kind::board:
      request.filters[FieldId::board] = {suggestion.value};
      break;
    case Suggestion::Kind::agency:
      request.filters[FieldId::lens] = {suggestion.value};
      break;
    case Suggestion::Kind::phrase:
      request.text = suggestion.value;
      break;
  }
  return search_address(request);
}

}  // namespace

Response answer_suggest(const Request& request, const App& app) {
  const auto asked = search_request(request.parameters, app.settings);
  if (!asked) return error_answer(request, app, asked.error());
  auto list = ordered_json::array();
  for (const auto& one : app.search->suggestions(asked->text, *app.available, kSuggested))
    list.push_back(
        {{"text", one.text}, {"kind", id(one.kind)}, {"value", one.value}, {"address", address_of(one)}});
  return json_answer({{"query", asked->text}, {"suggestions", list}});
}

Response answer_fields(const Request&, const App&) {
  auto fields = ordered_json::array();
  for (const auto& one : kFields)
    fields.push_back({{"name", one.name},
                      {"label", one.label},
                      {"description", one.description},
                      {"example", one.example},
                      {"kind", name_of(one.kind)},
                      {"level", name_of(one.level)},
                      {"facet", one.facet},
                      {"sortable", one.sortable},
                      {"multi", one.multi},
                      {"column", one.column}});
  return json_answer({{"schema_version", kSchemaVersion}, {"fields", fields}});
}

Response answer_openapi(const Request&, const App& app) {
  ordered_json paths = ordered_json::object();
  for (const auto& route : routes()) {
    if (route.content_type.starts_with("text/html") || route.name == "asset") continue;
    paths[std::string(route.path)] = {{"get", operation_json(route)}};
  }
  return json_answer({{"openapi", "3.1.0"},
                      {"info",
                       {{"title", "Throughline"},
                        {"version", "1"},
                        {"description", "Passages, themes and trends of published safeguarding reviews."},
                        {"license", {{"name", "GPL-2.0-or-later"}, {"identifier", "GPL-2.0-or-later"}}}}},
                      {"servers", ordered_json::array({{{"url", app.site->public_address}}})},
                      {"paths", paths},
                      {"components", {{"schemas", {{"Error", error_schema()}}}}}});
}

Response answer_taxonomy(const Request&, const App& app) {
  const std::string scheme = absolute(app, "/themes");
  auto graph = ordered_json::array();
  graph.push_back({{"@id", scheme},
                   {"@type", "skos:ConceptScheme"},
                   {"dct:hasVersion", app.taxonomy->version()},
                   {"dct:title", {{"@language", "en"}, {"@value", "Themes of learning"}}}});
  const auto group_id = [&](const std::string& group) { return absolute(app, "/themes#g-" + group); };
  const auto english = [](const std::string& text) {
    return ordered_json{{"@language", "en"}, {"@value", text}};
  };
  for (const auto& group : app.taxonomy->groups())
    graph.push_back({{"@id", group_id(group.id)},
                     {"@type", "skos:Concept"},
                     {"skos:prefLabel", english(group.label)},
                     {"skos:scopeNote", english(group.note)},
                     {"skos:topConceptOf", {{"@id", scheme}}}});
  for (const auto& theme : app.taxonomy->themes()) {
    auto alternatives = ordered_json::array();
    for (const auto& one : theme.alt_labels) alternatives.push_back(english(one));
    auto related = ordered_json::array();
    for (const auto& one : theme.related) related.push_back({{"@id", absolute(app, theme_address(one))}});
    graph.push_back({{"@id", absolute(app, theme_address(theme.id))},
                     {"@type", "skos:Concept"},
                     {"skos:notation", theme.id},
                     {"skos:prefLabel", english(theme.label)},
                     {"skos:altLabel", alternatives},
                     {"skos:scopeNote", english(theme.scope_note)},
                     {"skos:historyNote", english(theme.history_note)},
                     {"skos:broader", {{"@id", group_id(theme.group)}}},
                     {"skos:related", related},
                     {"skos:inScheme", {{"@id", scheme}}}});
  }
  auto response = json_answer(
      {{"@context", {{"skos", "http://www.w3.org/2004/02/skos/core#"}, {"dct", "http://purl.org/dc/terms/"}}},
       {"@graph", graph}});
  response.content_type = "application/ld+json; charset=utf-8";
  return response;
}

Response answer_health(const Request&, const App& app) {
  ordered_json health{{"status", app.generation ? "ok" : "empty"},
                      {"generation", generation_name(app)},
                      {"published_on", nullptr},
                      {"taxonomy_version", app.taxonomy->version()},
                      {"withdrawn", app.withdrawn->size()}};
  if (app.generation) {
    const auto& about = app.generation->info();
    health["published_on"] = about.published_on;
    health["held"] = {{"cases", about.cases},
                      {"reviews", about.reviews},
                      {"documents", about.documents},
                      {"passages", about.passages}};
  }
  ordered_json settings = ordered_json::object();
  for (const auto& setting : kSettings) settings[std::string(setting.name)] = app.settings[setting.setting];
  health["settings"] = settings;
  return json_answer(health, app.generation ? 200 : 503);
}

Response answer_robots(const Request&, const App& app) {
  std::string text = "User-agent: *\n";
  for (const auto& route : routes())
    if (route.in_site_map) text += fmt::format("Allow: {}$\n", route.path);
  return text_answer("text/plain; charset=utf-8", text + "Allow: /assets/\nDisallow: /\n\nSitemap: " +
                                                      absolute(app, "/sitemap.xml") + "\n");
}

Response answer_site_map(const Request&, const App& app) {
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset "
      "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (const auto& route : routes())
    if (route.in_site_map)
      xml += fmt::format("<url><loc>{}</loc></url>\n", escaped(absolute(app, route.path)));
  return text_answer("application/xml; charset=utf-8", xml + "</urlset>\n");
}

Response answer_opensearch(const Request&, const App& app) {
  return text_answer(
      "application/opensearchdescription+xml; charset=utf-8",
      fmt::format(
          "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
          "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">"
          "<ShortName>Throughline</ShortName><Description>Search inside safeguarding reviews</Description>"
          "<InputEncoding>UTF-8</InputEncoding><Url type=\"text/html\" template=\"{}?q={{searchTerms}}\"/>"
          "<Url type=\"application/atom+xml\" template=\"{}?q={{searchTerms}}\"/></OpenSearchDescription>\n",
          escaped(absolute(app, "/search")), escaped(absolute(app, "/search.atom"))));
}

Response answer_asset(const Request& request, const App& app) {
  const auto found = app.site->assets.find(path_value(request.path, "/assets/{file}"));
  if (found == app.site->assets.end())
    return error_answer(request, app,
                        Error{ErrorCode::not_found, "There is no such file.", "", std::nullopt});
  return text_answer(found->second.content_type, found->second.bytes);
}

}  // namespace throughline

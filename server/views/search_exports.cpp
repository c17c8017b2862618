// /search.json, .csv and .atom: the same SearchPage as the page, for programs.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "corpus/model/reading_json.h"
#include "server/views/csv.h"
#include "server/views/handlers.h"
#include "server/views/html.h"
#include "server/views/page.h"
#include "server/views/search_answer.h"
#include "server/views/wording.h"

namespace throughline {
namespace {

using nlohmann::ordered_json;

ordered_json spans_json(const std::vector<Span>& spans) {
  auto list = ordered_json::array();
  for (const auto& span : spans) list.push_back({span.from, span.to});
  return list;
}

/// How often the words as typed, and the idea in any words, with the search for each.
ordered_json idea_json(const SearchPage& answer) {
  const auto& idea = *answer.idea;
  const auto count = [](const IdeaCount& counted, const SearchRequest& request) {
    return ordered_json{
        {"cases", counted.cases}, {"passages", counted.passages}, {"address", search_address(request)}};
  };
  return {{"words", idea.words},
          {"theme", idea.theme},
          {"label", idea.label},
          {"phrase", count(idea.phrase, phrase_only(answer))},
          {"concept", count(idea.idea, whole_idea(answer))}};
}

ordered_json query_json(const SearchPage& answer) {
  auto expanded = ordered_json::array();
  for (const auto& one : answer.expanded)
    expanded.push_back({{"words", one.words},
                        {"theme", one.theme},
                        {"alternatives", one.alternatives},
                        {"by_theme", one.by_theme}});
  ordered_json query{{"text", answer.request.text}, {"tree", answer.tree},
                     {"expanded", expanded},        {"notes", answer.notes},
                     {"rule", answer.rule},         {"address", search_address(answer.request)}};
  query["offered_theme"] = nullptr;
  if (answer.offered_theme)
    query["offered_theme"] = {{"id", answer.offered_theme->id}, {"label", answer.offered_theme->label}};
  query["idea"] = answer.idea ? idea_json(answer) : ordered_json();
  query["did_you_mean"] = nullptr;
  if (answer.did_you_mean)
    query["did_you_mean"] = {{"text", answer.did_you_mean->text},
                             {"from", answer.did_you_mean->from},
                             {"to", answer.did_you_mean->to},
                             {"cases", answer.did_you_mean->cases},
                             {"address", search_address(meant(answer))}};
  return query;
}

ordered_json facets_json(const SearchPage& answer) {
  auto facets = ordered_json::array();
  for (const auto& facet : answer.facets) {
    auto buckets = ordered_json::array();
    for (const auto& bucket : facet.buckets)
      buckets.push_back({{"value", bucket.value},
                         {"label", bucket.label},
                         {"count", bucket.count},
                         {"selected", bucket.selected}});
    facets.push_back(
        {{"field", field(facet.field).name}, {"complete", facet.complete}, {"buckets", buckets}});
  }
  return facets;
}

ordered_json passage_json(const CaseHit& hit, const PassageHit& passage, const SearchPage& answer,
                          const App& app) {
  const auto& document = app.columns().documents[passage.document];
  return {{"id", passage.id},
          {"document", document.sha256},
          {"document_kind", document.kind},
          {"number", passage.number},
          {"page", passage.page},
          {"page_label", passage.page_label},
          {"heading_path", passage.heading_path},
          {"role", id(passage.role)},
          {"text", passage.text},
          {"whole", !passage.cut_before && !passage.cut_after},
          {"highlights", spans_json(passage.highlights)},
          {"themes", passage.themes},
          {"url", absolute(app, passage_address(hit, passage, app.columns(), answer.request.text))}};
}

ordered_json review_json(const ReviewHit& review, const App& app) {
  auto documents = ordered_json::array();
  for (const auto& document : review.documents)
    documents.push_back({{"sha256", document.sha256},
                         {"kind", document.kind},
                         {"visibility", id(document.visibility)},
                         {"publisher", document.url},
                         {"passages", document.passages}});
  ordered_json json{{"review", review.slug},
                    {"title", review.title},
                    {"type", review.type},
                    {"nation", review.nation},
                    {"boards", review.boards},
                    {"published", review.published},
                    {"url", absolute(app, review_address(review.slug))},
                    {"documents", documents}};
  return json;
}

ordered_json hit_json(const CaseHit& hit, const SearchPage& answer, const App& app) {
  auto passages = ordered_json::array();
  for (const auto& passage : hit.passages) passages.push_back(passage_json(hit, passage, answer, app));
  auto reviews = ordered_json::array();
  for (const auto& review : hit.reviews) reviews.push_back(review_json(review, app));
  return {{"case", hit.case_id},
          {"also_cases", hit.also_cases},
          {"review", hit.lead().slug},
          {"title", hit.lead().title},
          {"url", absolute(app, review_address(hit.lead().slug))},
          {"matching_passages", hit.matching_passages},
          {"passages", passages},
          {"reviews", reviews}};
}

const std::vector<std::string>& csv_columns() {
  static const std::vector<std::string> columns{
      "case",      "also_cases",    "review",    "title",      "type",   "nation",     "boards",
      "published", "document_kind", "passage",   "number",     "page",   "role",       "themes",
      "text",      "url",           "publisher", "generation", "search", "exported_on"};
  return columns;
}

void add_rows(Csv& csv, const CaseHit& hit, const SearchPage& answer, const App& app) {
  const auto common = [&](const ReviewHit& review) {
    std::string also;
    for (const auto& one : hit.also_cases) also += (also.empty() ? "" : "; ") + one;
    return std::vector<std::string>{hit.case_id, also,          review.slug,           review.title,
                                    review.type, review.nation, listed(review.boards), review.published};
  };
  const auto provenance = [&](std::vector<std::string>& row, const std::string& url,
                              const std::string& publisher) {
    for (const auto& cell : {absolute(app, url), publisher, answer.generation,
                             absolute(app, search_address(answer.request.on_page(1))), app.today})
      row.push_back(cell);
  };
  for (const auto& passage : hit.passages) {
    const auto& document = app.columns().documents[passage.document];
    auto row = common(review_of(hit, passage, app.columns()));
    std::string themes;
    for (const auto& theme : passage.themes) themes += (themes.empty() ? "" : "; ") + theme;
    for (const auto& cell : {document.kind, passage.id, passage.number, std::to_string(passage.page),
                             std::string(id(passage.role)), themes, passage.text})
      row.push_back(cell);
    provenance(row, passage_address(hit, passage, app.columns(), answer.request.text), document.rights.url);
    csv.add(row);
  }
  if (!hit.passages.empty()) return;
  auto row = common(hit.lead());
  const auto* document = hit.lead().documents.empty() ? nullptr : &hit.lead().documents.front();
  for (const auto& cell : {document == nullptr ? std::string() : document->kind, std::string(), std::string(),
                           std::string(), std::string(), std::string(), std::string()})
    row.push_back(cell);
  provenance(row, review_address(hit.lead().slug), document == nullptr ? std::string() : document->url);
  csv.add(row);
}

/// "2014" and "2014-03" as the first moment they may mean: Atom wants a whole time.
std::string atom_time(const std::string& iso, const std::string& otherwise) {
  const auto date = parse_partial_date(iso);
  if (!date) return otherwise + "T00:00:00Z";
  return fmt::format("{:04}-{:02}-{:02}T00:00:00Z", date->year, std::max(1, date->month),
                     std::max(1, date->day));
}

std::string atom_entry(const CaseHit& hit, const App& app) {
  const auto& review = hit.lead();
  const auto& column = app.columns().reviews[review.review];
  const auto& published_on = app.generation->info().published_on;
  const auto address = absolute(app, review_address(review.slug));
  // Bibliographic data only: feeds are shown in places where nobody expects such text.
  return fmt::format(
      "<entry><title>{}</title><id>{}</id><link "
      "href=\"{}\"/><updated>{}</updated><summary>{}</summary></entry>\n",
      escaped(review.title), escaped(address), escaped(address),
      atom_time(published_iso(column.description), published_on), escaped(review_meta(review)));
}

}  // namespace

Response answer_search_json(const Request& request, const App& app) {
  const auto answer = search_answer(request, app);
  if (!answer) return error_answer(request, app, answer.error());
  auto hits = ordered_json::array();
  for (const auto& hit : answer->hits) hits.push_back(hit_json(hit, *answer, app));
  return json_answer({{"generation", answer->generation},
                      {"taxonomy_version", answer->taxonomy_version},
                      {"query", query_json(*answer)},
                      {"total",
                       {{"cases", answer->total.cases},
                        {"reviews", answer->total.reviews},
                        {"results", answer->total.results},
                        {"passages", answer->total.passages}}},
                      {"page", answer->request.page},
                      {"pages", answer->pages},
                      {"facets", facets_json(*answer)},
                      {"hits", hits}});
}

Response answer_search_csv(const Request& request, const App& app) {
  auto asked = search_request(request.parameters, app.settings);
  if (!asked) return error_answer(request, app, asked.error());
  const auto limit = static_cast<std::size_t>(app.settings[Setting::export_max_rows]);
  asked->per_page = static_cast<unsigned>(app.settings[Setting::max_page_size]);
  Csv csv(csv_columns());
  bool cut = false;
  for (unsigned page = 1;; ++page) {
    const auto answer = app.search->search(asked->on_page(page), *app.available);
    if (!answer) return error_answer(request, app, answer.error());
    for (const auto& hit : answer->hits) {
      cut = cut || csv.rows() >= limit;
      if (!cut) add_rows(csv, hit, *answer, app);
    }
    cut = cut || (page == answer->pages && answer->total.results > std::size_t{page} * asked->per_page);
    if (cut || page >= answer->pages) break;
  }
  auto response = csv_answer(app, "throughline-search", std::move(csv).text());
  if (cut) response.headers.emplace_back("X-Throughline-Cut", std::to_string(limit));
  return response;
}

Response answer_search_atom(const Request& request, const App& app) {
  auto asked = search_request(request.parameters, app.settings);
  if (!asked) return error_answer(request, app, asked.error());
  asked->sort = SortOrder::newest;
  asked->page = 1;
  const auto answer = app.search->search(*asked, *app.available);
  if (!answer) return error_answer(request, app, answer.error());
  const auto address = search_address(asked->on_page(1));
  std::string feed = fmt::format(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" "
      "xml:lang=\"en-GB\">\n"
      "<title>{}</title><id>{}</id><link rel=\"self\" href=\"{}\"/><link "
      "href=\"{}\"/><updated>{}T00:00:00Z</updated>"
      "<author><name>Throughline</name></author><generator>{}</generator>\n",
      escaped(asked->text.empty() ? "Reviews, newest first" : "Reviews about: " + asked->text),
      escaped(absolute(app, address)),
      escaped(absolute(app, "/search.atom" + address.substr(std::string_view("/search").size()))),
      escaped(absolute(app, address)), escaped(app.generation->info().published_on),
      escaped(answer->generation));
  for (const auto& hit : answer->hits) feed += atom_entry(hit, app);
  return text_answer("application/atom+xml; charset=utf-8", feed + "</feed>\n");
}

}  // namespace throughline

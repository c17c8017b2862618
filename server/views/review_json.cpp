// /review/{slug}.json: the same ReviewAnswer as the page.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "corpus/model/reading_json.h"
#include "corpus/model/rights.h"
#include "server/views/handlers.h"
#include "server/views/page.h"
#include "server/views/review_answer.h"
#include "server/views/review_facts.h"
#include "server/views/review_quality.h"
#include "server/views/routes.h"
#include "server/views/search_answer.h"
#include "server/views/wording.h"

namespace throughline {
namespace {

using nlohmann::ordered_json;

ordered_json shown_json(const ShownPassage& shown, const App& app, const std::string& slug) {
  const auto& passage = shown.passage;
  auto tags = ordered_json::array();
  for (const auto& tag : passage.tags) {
    auto one = tag_to_json(tag);
    // The span counts in the whole passage: of an extract it would point nowhere, and tell what was left out.
    if (shown.cut) one.erase("span");
    if (shown.cut) one.erase("why");
    tags.push_back(std::move(one));
  }
  auto highlights = ordered_json::array();
  for (const auto& span : shown.highlights) highlights.push_back({span.from, span.to});
  return {{"id", passage.id},
          {"anchor", shown.anchor},
          {"number", passage.number},
          {"page", passage.page},
          {"page_label", passage.page_label},
          {"heading_path", passage.heading_path},
          {"role", id(passage.role)},
          {"table", passage.table},
          {"ocr", passage.ocr},
          {"text", passage.text},
          {"whole", !shown.cut},
          {"found", shown.found},
          {"highlights", highlights},
          {"tags", tags},
          {"url", absolute(app, review_address(slug) + "#" + percent_encoded(shown.anchor))}};
}

ordered_json document_json(const ShownDocument& shown, const App& app, const std::string& slug) {
  const auto& document = app.columns().documents[shown.document];
  auto passages = ordered_json::array();
  for (const auto& passage : shown.passages) passages.push_back(shown_json(passage, app, slug));
  const auto& rights = document.rights;
  return {{"sha256", document.sha256},
          {"kind", document.kind},
          {"format", document.format},
          {"language", document.language},
          {"pages", document.pages},
          {"publisher", publisher_address(document)},
          {"rights",
           {{"owner", rights.owner},
            {"licence", rights.licence},
            {"visibility", id(shown.level)},
            {"publish_until", rights.publish_until},
            {"notice", rights.notice}}},
          {"quality",
           {{"numbered_paragraphs", document.quality.numbered_paragraphs},
            {"sequence_breaks", document.quality.sequence_breaks},
            {"unbroken_share", document.quality.unbroken_share},
            {"text_coverage", document.quality.text_coverage},
            {"reading_ease", document.quality.reading_ease},
            {"unreadable_share", document.quality.unreadable_share},
            {"ocr_pages", document.quality.ocr_pages}}},
          {"notes", quality_sentences(document)},
          {"link_reason", document.link_reason},
          {"abbreviations",
           has_public_text(shown.level) ? document.abbreviations : std::map<std::string, std::string>{}},
          {"passages", passages},
          {"held_back", shown.held_back}};
}

template <class T>
ordered_json fact_json(const Fact<T>& fact, const ordered_json& value, bool quoted) {
  ordered_json json{{"state", id(fact.state)}, {"value", nullptr}, {"page", nullptr}};
  if (fact.stated()) json["value"] = value;
  if (fact.evidence.page > 0) json["page"] = fact.evidence.page;
  json["text"] = quoted ? fact.evidence.text : std::string();
  json["source"] = id(fact.source);
  if (!fact.by.empty()) json["by"] = fact.by;
  return json;
}

/// A fact of a case with the document that said it, which may be one of another review.
template <class T>
ordered_json case_fact_json(const CaseColumn& one, const std::string& name, const Fact<T>& fact,
                            const ordered_json& value, const App& app) {
  const auto from = one.facts_from.find(name);
  if (from == one.facts_from.end()) return fact_json(fact, value, false);
  auto json = fact_json(fact, value, may_quote(app, from->second));
  json["document"] = app.columns().documents[from->second].sha256;
  return json;
}

ordered_json case_json(const CaseColumn& one, const App& app) {
  const bool quoted = !one.subjects.empty() && may_quote(app, one.subjects_from);
  auto subjects = ordered_json::array();
  for (const auto& subject : one.subjects) {
    ordered_json json{{"role", subject.role},
                      {"age_text", subject.age_text},
                      {"age_years", nullptr},
                      {"age_months", nullptr},
                      {"age_band", subject.age_band}};
    if (subject.age_years) json["age_years"] = *subject.age_years;
    if (subject.age_months) json["age_months"] = *subject.age_months;
    json["sex"] = fact_json(subject.sex, subject.sex.value.value_or(""), quoted);
    json["ethnicity"] = fact_json(subject.ethnicity, subject.ethnicity.value.value_or(""), quoted);
    subjects.push_back(std::move(json));
  }
  ordered_json facts = ordered_json::object();
  for (const auto& [name, fact] : one.facts)
    facts[name] = case_fact_json(one, name, fact, fact.value.value_or(""), app);
  for (const auto& [name, fact] : one.fact_lists)
    facts[name] =
        case_fact_json(one, name, fact, ordered_json(fact.value.value_or(std::vector<std::string>{})), app);
  return {{"id", one.id}, {"counts_in_statistics", one.counts}, {"subjects", subjects}, {"facts", facts}};
}

ordered_json description_json(const ReviewDescription& review, bool quoted) {
  ordered_json dates = ordered_json::object();
  for (const auto& [name, date] : review.dates) {
    auto json =
        fact_json(date, date.stated() ? ordered_json(date.value->iso()) : ordered_json(nullptr), quoted);
    if (date.stated()) json["precision"] = throughline::name(date.value->precision);
    dates[name] = std::move(json);
  }
  return {{"title", review.title},
          {"type", review.type},
          {"joint_with", review.joint_with},
          {"domain", review.domain},
          {"nation", review.nation},
          {"regime", review.regime},
          {"counts_in_statistics", review.counts_in_statistics},
          {"boards", review.boards},
          {"authors", review.authors},
          {"chairs", review.chairs},
          {"publisher", review.publisher},
          {"region", review.region},
          {"methodology", review.methodology},
          {"isbn", review.isbn},
          {"disagreements", review.disagreements},
          {"dates", dates}};
}

}  // namespace

Response answer_review_json(const Request& request, const App& app) {
  const auto answer = review_answer(request, app, path_value(request.path, "/review/{slug}.json"));
  if (!answer) return error_answer(request, app, answer.error());
  const auto& review = app.columns().reviews[answer->review];
  const bool quoted = has_public_text(answer->level);
  auto documents = ordered_json::array();
  for (const auto& shown : answer->documents) documents.push_back(document_json(shown, app, review.slug));
  auto cases = ordered_json::array();
  for (const auto one : review.cases) cases.push_back(case_json(app.columns().cases[one], app));
  auto recommendations = ordered_json::array();
  for (const auto& shown : answer->recommendations) {
    const auto& one = shown.recommendation;
    recommendations.push_back({{"number", one.number},
                               {"text", one.text},
                               {"page", one.page},
                               {"passage", one.passage},
                               {"document", app.columns().documents[shown.document].sha256},
                               {"heading", one.heading},
                               {"addressees", one.addressees},
                               {"action_type", one.action_type},
                               {"level", one.level},
                               {"has_owner", one.has_owner},
                               {"has_date", one.has_date},
                               {"has_outcome", one.has_outcome},
                               {"themes", one.themes}});
  }
  auto related = ordered_json::array();
  for (const auto other : answer->related) related.push_back(app.columns().reviews[other].slug);
  return json_answer({{"generation", generation_name(app)},
                      {"taxonomy_version", app.taxonomy->version()},
                      {"review", review.slug},
                      {"url", absolute(app, review_address(review.slug))},
                      {"description", description_json(review.description, quoted)},
                      {"cases", cases},
                      {"recommendations", recommendations},
                      {"documents", documents},
                      {"related", related},
                      {"citation", citation(review.description, "",
                                            absolute(app, review_address(review.slug)), "", app.today)}});
}

}  // namespace throughline

#include "corpus/model/reading_json.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

namespace throughline {

using Json = nlohmann::ordered_json;

namespace {

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json value_json(const std::string& value) { return value; }
Json value_json(const std::vector<std::string>& value) { return value; }
Json value_json(const PartialDate& value) { return value.iso(); }

template <class T>
Json fact_json(const Fact<T>& fact) {
  Json json;
  json["state"] = id(fact.state);
  json["value"] = fact.stated() ? value_json(*fact.value) : Json(nullptr);
  if (fact.evidence.page > 0) {
    json["page"] = fact.evidence.page;
    json["text"] = fact.evidence.text;
    if (!fact.evidence.passage.empty()) json["passage"] = fact.evidence.passage;
  } else {
    json["page"] = nullptr;
    json["text"] = nullptr;
  }
  json["source"] = id(fact.source);
  if (!fact.by.empty()) json["by"] = fact.by;
  return json;
}

Json date_json(const Fact<PartialDate>& fact) {
  Json json = fact_json(fact);
  json["precision"] = fact.stated() ? Json(name(fact.value->precision)) : Json(nullptr);
  return json;
}

template <class Map>
auto fact_or_not_stated(const Map& facts, std::string_view key) {
  const auto found = facts.find(key);
  return found == facts.end() ? typename Map::mapped_type{} : found->second;
}

Json review_json(const Reading& reading) {
  const auto& review = reading.review;
  Json json;
  json["type"] = text_or_null(review.type);
  if (!review.type_why.empty()) json["type_why"] = review.type_why;
  json["joint_with"] = review.joint_with;
  json["domain"] = text_or_null(review.domain);
  json["nation"] = text_or_null(review.nation);
  json["regime"] = text_or_null(review.regime);
  json["counts_in_statistics"] = review.counts_in_statistics;
  json["title"] = text_or_null(review.title);
  json["title_source"] = id(review.title_source);
  json["boards"] = review.boards;
  json["pseudonyms"] = review.pseudonyms;
  json["authors"] = review.authors;
  json["chairs"] = review.chairs;
  json["publisher"] = text_or_null(review.publisher);
  json["region"] = text_or_null(review.region);
  json["methodology"] = text_or_null(review.methodology);
  json["isbn"] = text_or_null(review.isbn);
  Json sources = Json::object();
  for (const auto& [name, source] : review.sources) sources[name] = id(source);
  json["sources"] = std::move(sources);
  json["disagreements"] = review.disagreements;
  Json dates = Json::object();
  for (const auto& date : kReviewDates)
    dates[std::string(date.id)] = date_json(fact_or_not_stated(review.dates, date.id));
  json["dates"] = std::move(dates);
  return json;
}

Json subject_json(const Subject& subject) {
  Json json;
  json["role"] = subject.role;
  json["age_text"] = text_or_null(subject.age_text);
  json["age_years"] = subject.age_years ? Json(*subject.age_years) : Json(nullptr);
  json["age_months"] = subject.age_months ? Json(*subject.age_months) : Json(nullptr);
  json["age_band"] = text_or_null(subject.age_band);
  json["sex"] = fact_json(subject.sex);
  json["ethnicity"] = fact_json(subject.ethnicity);
  if (subject.evidence.page > 0) {
    json["page"] = subject.evidence.page;
    json["text"] = subject.evidence.text;
  }
  return json;
}

Json recommendation_json(const Recommendation& recommendation) {
  Json json;
  json["number"] = recommendation.number;
  json["text"] = recommendation.text;
  json["page"] = recommendation.page;
  json["passage"] = text_or_null(recommendation.passage);
  json["heading"] = text_or_null(recommendation.heading);
  json["addressees"] = recommendation.addressees;
  json["action_type"] = text_or_null(recommendation.action_type);
  json["level"] = text_or_null(recommendation.level);
  json["has_owner"] = recommendation.has_owner;
  json["has_date"] = recommendation.has_date;
  json["has_outcome"] = recommendation.has_outcome;
  json["themes"] = recommendation.themes;
  return json;
}

Json rights_json(const Rights& rights) {
  Json json;
  json["owner"] = text_or_null(rights.owner);
  json["licence"] = text_or_null(rights.licence);
  json["permission"] = text_or_null(rights.permission);
  json["visibility"] = id(rights.visibility);
  json["publish_until"] = text_or_null(rights.publish_until);
  json["archived"] = rights.archived;
  json["url"] = text_or_null(rights.url);
  json["notice"] = text_or_null(rights.notice);
  return json;
}

Json quality_json(const Quality& quality) {
  Json json;
  json["numbered_paragraphs"] = quality.numbered_paragraphs;
  json["sequence_breaks"] = quality.sequence_breaks;
  json["unbroken_share"] = std::round(quality.unbroken_share * 10000) / 10000;
  json["ocr_pages"] = quality.ocr_pages;
  json["headers_removed"] = quality.headers_removed;
  json["unreadable_share"] = std::round(quality.unreadable_share * 1000000) / 1000000;
  json["text_coverage"] = std::round(quality.text_coverage * 10000) / 10000;
  json["reading_ease"] = std::round(quality.reading_ease * 10) / 10;
  return json;
}

std::string_view id(TagSource source) {
  if (source == TagSource::model) return "model";
  return source == TagSource::curator ? "curator" : "rule";
}

}  // namespace

Json tag_to_json(const Tag& tag) {
  Json json;
  json["theme"] = tag.theme;
  json["polarity"] = id(tag.polarity);
  json["lens"] = tag.lens;
  json["learning"] = tag.learning;
  json["confidence"] = std::round(tag.confidence * 1000) / 1000;
  json["span"] = {tag.span.from, tag.span.to};
  json["why"] = tag.why;
  json["source"] = id(tag.source);
  return json;
}

Json passage_to_json(const Passage& passage) {
  Json json;
  json["id"] = passage.id;
  json["number"] = text_or_null(passage.number);
  json["page"] = passage.page;
  json["page_last"] = passage.page_last;
  json["page_label"] = text_or_null(passage.page_label);
  json["heading_path"] = passage.heading_path;
  json["role"] = id(passage.role);
  json["role_why"] = passage.role_why;
  json["text"] = passage.text;
  if (passage.ocr) json["ocr"] = true;
  if (passage.table) json["table"] = true;
  json["tags"] = Json::array();
  for (const auto& tag : passage.tags) json["tags"].push_back(tag_to_json(tag));
  return json;
}

Json reading_to_json(const Reading& reading) {
  Json json;
  json["file"] = reading.file;
  json["sha256"] = reading.sha256;
  json["outcome"] = id(reading.outcome);
  if (!reading.reason.empty()) json["reason"] = reading.reason;
  json["warnings"] = reading.warnings;
  json["document"] = {{"kind", text_or_null(reading.document_kind)}, {"language", text_or_null(reading.language)},
                      {"pages", reading.pages}, {"format", text_or_null(reading.format)},
                      {"producer", text_or_null(reading.producer)}, {"quality", quality_json(reading.quality)}};
  json["review"] = review_json(reading);
  json["case"] = text_or_null(reading.case_hint);
  json["cases"] = reading.cases_hint;
  json["subjects"] = Json::array();
  for (const auto& subject : reading.subjects) json["subjects"].push_back(subject_json(subject));
  Json facts = Json::object();
  for (const auto& fact : kCaseFacts)
    facts[std::string(fact.id)] = fact.list ? fact_json(fact_or_not_stated(reading.fact_lists, fact.id))
                                            : fact_json(fact_or_not_stated(reading.facts, fact.id));
  json["facts"] = std::move(facts);
  json["recommendations"] = Json::array();
  for (const auto& recommendation : reading.recommendations)
    json["recommendations"].push_back(recommendation_json(recommendation));
  json["abbreviations"] = reading.abbreviations;
  json["rights"] = rights_json(reading.rights);
  json["passages"] = Json::array();
  for (const auto& passage : reading.passages) json["passages"].push_back(passage_to_json(passage));
  return json;
}

std::string dump(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

Result<Json> parse_json(std::string_view text) {
  try {
    return Json::parse(text);
  } catch (const Json::parse_error& error) {
    return fail(ErrorCode::invalid_argument, fmt::format("This is not JSON: it breaks off at byte {}.", error.byte));
  }
}

}  // namespace throughline

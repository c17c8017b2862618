#include "corpus/store/columns_builder.h"

#include <algorithm>

namespace throughline {
namespace {

template <class T>
bool says_more(const Fact<T>& a, const Fact<T>& b) {
  if (a.stated() != b.stated()) return a.stated();
  return a.state != FactState::not_stated && b.state == FactState::not_stated;
}

/// Calls taken(name) for each that came in.
template <class Map, class Taken>
void merge_facts(Map& into, const Map& from, Taken taken) {
  for (const auto& [name, fact] : from) {
    const auto [known, fresh] = into.try_emplace(name, fact);
    if (!fresh && !says_more(fact, known->second)) continue;
    known->second = fact;
    taken(name);
  }
}

template <class T>
void fill(T& into, const T& from) {
  if (into.empty()) into = from;
}

/// The leading document describes the review; others fill what it leaves open.
void merge_description(ReviewDescription& into, const ReviewDescription& from) {
  if (into.type.empty()) {
    into.type = from.type;
    into.type_why = from.type_why;
  }
  if (into.title.empty()) {
    into.title = from.title;
    into.title_source = from.title_source;
  }
  fill(into.joint_with, from.joint_with);
  fill(into.domain, from.domain);
  fill(into.nation, from.nation);
  fill(into.regime, from.regime);
  fill(into.boards, from.boards);
  fill(into.pseudonyms, from.pseudonyms);
  fill(into.authors, from.authors);
  fill(into.chairs, from.chairs);
  fill(into.publisher, from.publisher);
  fill(into.region, from.region);
  fill(into.methodology, from.methodology);
  fill(into.isbn, from.isbn);
  into.counts_in_statistics = into.counts_in_statistics || from.counts_in_statistics;
  for (const auto& sentence : from.disagreements)
    if (std::find(into.disagreements.begin(), into.disagreements.end(), sentence) == into.disagreements.end())
      into.disagreements.push_back(sentence);
  merge_facts(into.dates, from.dates, [](const std::string&) {});
}

int stated_year(const ReviewDescription& description, std::string_view date) {
  const auto found = description.dates.find(date);
  return found != description.dates.end() && found->second.stated() ? found->second.value->year : 0;
}

DocumentColumn document_column(const Reading& reading, const SelectedDocument& place) {
  DocumentColumn column;
  column.sha256 = reading.sha256;
  column.file = reading.file;
  column.format = reading.format;
  column.kind = reading.document_kind;
  column.language = reading.language;
  column.review = place.review;
  column.link_reason = place.link_reason;
  column.pages = reading.pages;
  column.quality = reading.quality;
  column.warnings = reading.warnings;
  column.abbreviations = reading.abbreviations;
  column.rights = reading.rights;
  return column;
}

/// Documents that speak of this case alone, the full report first. What a review of several cases states
/// cannot be told apart by case, so it is attributed to none of them.
std::vector<std::uint32_t> sources_of(const Columns& columns, const CaseColumn& one) {
  std::vector<std::uint32_t> sources;
  for (const auto review : one.reviews)
    if (columns.reviews[review].cases.size() == 1)
      sources.insert(sources.end(), columns.reviews[review].documents.begin(),
                     columns.reviews[review].documents.end());
  std::stable_partition(sources.begin(), sources.end(), [&](std::uint32_t document) {
    return columns.documents[document].kind == "overview";
  });
  return sources;
}

void fill_case(Columns& columns, CaseColumn& one, const std::vector<Reading>& documents) {
  for (const auto& fact : kCaseFacts) {
    if (fact.list)
      one.fact_lists[std::string(fact.id)] = {};
    else
      one.facts[std::string(fact.id)] = {};
  }
  for (const auto document : sources_of(columns, one)) {
    const auto& reading = documents[document];
    if (one.subjects.empty()) one.subjects_from = document;
    fill(one.subjects, reading.subjects);
    const auto taken = [&](const std::string& name) { one.facts_from[name] = document; };
    merge_facts(one.facts, reading.facts, taken);
    merge_facts(one.fact_lists, reading.fact_lists, taken);
    if (one.incident_year == 0) one.incident_year = stated_year(reading.review, "incident");
  }
}

}  // namespace

Columns columns_without_passages(const std::vector<Reading>& documents,
                                 const std::vector<SelectedDocument>& places,
                                 const std::vector<SelectedReview>& reviews,
                                 const std::vector<SelectedCase>& cases) {
  Columns columns;
  for (const auto& selected : cases) {
    CaseColumn column;
    column.id = selected.id;
    column.counts = selected.counts;
    columns.cases.push_back(std::move(column));
  }
  for (std::uint32_t i = 0; i < reviews.size(); ++i) {
    ReviewColumn column;
    column.slug = reviews[i].slug;
    column.link_reason = reviews[i].link_reason;
    column.cases = reviews[i].cases;
    for (const auto linked : column.cases) columns.cases[linked].reviews.push_back(i);
    columns.reviews.push_back(std::move(column));
  }
  for (std::uint32_t i = 0; i < documents.size(); ++i) {
    auto& review = columns.reviews[places[i].review];
    if (review.documents.empty())
      review.description = documents[i].review;
    else
      merge_description(review.description, documents[i].review);
    review.documents.push_back(i);
    columns.documents.push_back(document_column(documents[i], places[i]));
  }
  for (auto& review : columns.reviews) {
    review.year = stated_year(review.description, "published");
    if (review.year == 0) review.year = stated_year(review.description, "completed");
  }
  for (auto& one : columns.cases) fill_case(columns, one, documents);
  return columns;
}

}  // namespace throughline

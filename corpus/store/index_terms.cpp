#include "corpus/store/index_terms.h"

#include <algorithm>

#include "corpus/base/utf8.h"
#include "corpus/model/fields.h"
#include "corpus/text/analyser.h"

namespace throughline {
namespace {

void add(std::vector<std::string>& terms, FieldId id, std::string_view value) {
  // Xapian refuses terms over 245 bytes; no value of a vocabulary or slug comes near.
  constexpr std::size_t kLongestValueTerm = 200;
  if (value.empty() || value.size() > kLongestValueTerm) return;
  terms.push_back(std::string(field(id).prefix) + std::string(value));
}

void add_fact(std::vector<std::string>& terms, FieldId id, const CaseColumn& one, std::string_view name) {
  const auto found = one.facts.find(name);
  if (found != one.facts.end() && found->second.stated()) add(terms, id, *found->second.value);
}

void add_facts(std::vector<std::string>& terms, FieldId id, const CaseColumn& one, std::string_view name) {
  const auto found = one.fact_lists.find(name);
  if (found == one.fact_lists.end() || !found->second.stated()) return;
  for (const auto& value : *found->second.value) add(terms, id, value);
}

void add_case(std::vector<std::string>& terms, const CaseColumn& one) {
  add(terms, FieldId::case_id, one.id);
  for (const auto& subject : one.subjects) {
    if (subject.role != "subject") continue;
    add(terms, FieldId::age_band, subject.age_band);
    if (subject.sex.stated()) add(terms, FieldId::sex, *subject.sex.value);
  }
  add_fact(terms, FieldId::outcome, one, "outcome");
  add_fact(terms, FieldId::harm, one, "harm_category");
  add_fact(terms, FieldId::cp_plan, one, "cp_plan");
  add_facts(terms, FieldId::abuse, one, "abuse_types");
  add_facts(terms, FieldId::agency, one, "agencies");
}

void sort_unique(std::vector<std::string>& terms) {
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
}

}  // namespace

std::vector<std::string> document_terms(const Columns& columns, std::uint32_t document) {
  const auto& column = columns.documents[document];
  const auto& review = columns.reviews[column.review];
  std::vector<std::string> terms;
  for (const auto& token : tokenise(review.description.title)) add(terms, FieldId::title, token.stem);
  add(terms, FieldId::review, review.slug);
  add(terms, FieldId::type, review.description.type);
  add(terms, FieldId::domain, review.description.domain);
  add(terms, FieldId::nation, review.description.nation);
  for (const auto& board : review.description.boards) add(terms, FieldId::board, slug(board));
  if (review.year > 0) add(terms, FieldId::year, std::to_string(review.year));
  add(terms, FieldId::kind, column.kind);
  for (const auto one : review.cases) add_case(terms, columns.cases[one]);
  sort_unique(terms);
  return terms;
}

std::vector<std::string> passage_terms(const Passage& passage, const std::vector<std::string>& themes,
                                       const std::vector<std::string>& groups) {
  std::vector<std::string> terms;
  add(terms, FieldId::role, id(passage.role));
  for (const auto& tag : passage.tags) {
    const auto at = std::find(themes.begin(), themes.end(), tag.theme);
    if (at == themes.end()) continue;
    add(terms, FieldId::theme, tag.theme);
    add(terms, FieldId::group, groups[static_cast<std::size_t>(at - themes.begin())]);
    add(terms, FieldId::polarity, id(tag.polarity));
    for (const auto& agency : tag.lens) add(terms, FieldId::lens, agency);
  }
  sort_unique(terms);
  return terms;
}

}  // namespace throughline

#include "corpus/store/selection.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "corpus/base/utf8.h"
#include "corpus/model/rights.h"

namespace throughline {
namespace {

/// The full report stands before its summaries.
std::size_t kind_rank(std::string_view kind) {
  for (std::size_t i = 0; i < kDocumentKinds.size(); ++i)
    if (kDocumentKinds[i].id == kind) return i;
  return kDocumentKinds.size();
}

struct Candidate {
  const Reading* record;
  CaseAssignment assignment;
  Visibility level;
  auto order() const {
    const auto& cases = assignment.cases;
    return std::tuple(cases.empty() ? std::string_view() : std::string_view(cases.front()),
                      std::string_view(assignment.review), kind_rank(record->document_kind),
                      std::string_view(record->sha256));
  }
};

CaseAssignment own_review(const Reading& record) {
  const auto sum = record.sha256.substr(0, 8);
  const auto title = slug(record.review.title, 60);
  return {record.sha256,
          title.empty() ? "review-" + sum : title + "-" + sum,
          {"c-" + sum},
          "not linked yet: stands alone"};
}

std::vector<Candidate> candidates_of(const std::vector<Reading>& records,
                                     const std::vector<CaseAssignment>& assignments,
                                     const std::vector<Withdrawal>& withdrawals, std::string_view today,
                                     std::vector<std::string>& notes) {
  std::map<std::string_view, const CaseAssignment*> by_sum;
  for (const auto& assignment : assignments) by_sum.emplace(assignment.sha256, &assignment);
  std::set<std::string_view> withdrawn;
  for (const auto& withdrawal : withdrawals) withdrawn.insert(withdrawal.review);
  std::vector<Candidate> candidates;
  std::set<std::string_view> with_documents;
  for (const auto& record : records)
    if (const auto found = by_sum.find(record.sha256); found != by_sum.end() && record.format != kRecordFormat)
      with_documents.insert(found->second->review);
  for (const auto& record : records) {
    const auto found = by_sum.find(record.sha256);
    if (found != by_sum.end() && !found->second->superseded_by.empty()) {
      notes.push_back(fmt::format("{} is superseded by a later version of itself.", record.file));
      continue;
    }
    // What a catalogue says of a review gives way to the review's own documents.
    if (record.format == kRecordFormat && found != by_sum.end() && with_documents.contains(found->second->review))
      continue;
    Candidate candidate{&record, found == by_sum.end() ? own_review(record) : *found->second,
                        effective_visibility(record.rights, today)};
    // A withdrawn review is withdrawn whatever its documents allow, but a board-only document is not even
    // named.
    if (!is_public(candidate.level)) continue;
    if (withdrawn.count(candidate.assignment.review) > 0) candidate.level = Visibility::withdrawn;
    if (found == by_sum.end())
      notes.push_back(
          fmt::format("{} is not linked to a review or case; it stands as its own.", record.file));
    candidates.push_back(std::move(candidate));
  }
  std::sort(candidates.begin(), candidates.end(),
            [](const auto& a, const auto& b) { return a.order() < b.order(); });
  return candidates;
}

void clear_quotation(Evidence& evidence) {
  evidence.passage.clear();
  evidence.span = {};
  evidence.text.clear();
}

void clear_quotations(Reading& reading) {
  for (auto& [name, fact] : reading.facts) clear_quotation(fact.evidence);
  for (auto& [name, fact] : reading.fact_lists) clear_quotation(fact.evidence);
  for (auto& [name, fact] : reading.review.dates) clear_quotation(fact.evidence);
  for (auto& subject : reading.subjects) {
    subject.age_text.clear();
    clear_quotation(subject.evidence);
    clear_quotation(subject.sex.evidence);
    clear_quotation(subject.ethnicity.evidence);
  }
}

}  // namespace

Selection select_public(const std::vector<Reading>& records, const std::vector<CaseAssignment>& assignments,
                        const std::vector<Withdrawal>& withdrawals, std::string_view today) {
  Selection selection;
  const auto candidates = candidates_of(records, assignments, withdrawals, today, selection.notes);
  std::map<std::string, std::uint32_t> reviews;
  std::map<std::string, std::uint32_t> cases;
  for (const auto& candidate : candidates) {
    const auto& assignment = candidate.assignment;
    const auto [review, fresh] =
        reviews.try_emplace(assignment.review, static_cast<std::uint32_t>(selection.reviews.size()));
    if (fresh) selection.reviews.push_back({assignment.review, assignment.reason, {}});
    auto& linked = selection.reviews[review->second].cases;
    for (const auto& id : assignment.cases) {
      const auto [known, first] = cases.try_emplace(id, static_cast<std::uint32_t>(selection.cases.size()));
      if (first) selection.cases.push_back({id, false});
      if (std::find(linked.begin(), linked.end(), known->second) == linked.end())
        linked.push_back(known->second);
      if (candidate.record->review.counts_in_statistics && candidate.level != Visibility::withdrawn)
        selection.cases[known->second].counts = true;
    }
    selection.documents.push_back(
        {candidate.record->sha256, review->second, candidate.level, assignment.reason});
  }
  // Documents of one review may name different first cases; they must stand together all the same.
  std::stable_sort(selection.documents.begin(), selection.documents.end(),
                   [](const auto& a, const auto& b) { return a.review < b.review; });
  return selection;
}

Reading reduced(Reading reading, Visibility level) {
  if (has_public_text(level)) return reading;
  reading.rights.visibility = level == Visibility::withdrawn ? level : reading.rights.visibility;
  reading.passages.clear();
  reading.recommendations.clear();
  reading.abbreviations.clear();
  clear_quotations(reading);
  if (level != Visibility::withdrawn) return reading;
  Reading rest;
  rest.sha256 = reading.sha256;
  rest.outcome = reading.outcome;
  rest.format = reading.format;
  rest.document_kind = reading.document_kind;
  rest.language = reading.language;
  rest.review.type = reading.review.type;
  rest.review.domain = reading.review.domain;
  rest.review.nation = reading.review.nation;
  rest.review.title = reading.review.title;
  rest.review.boards = reading.review.boards;
  rest.review.dates = reading.review.dates;
  rest.rights = reading.rights;
  return rest;
}

}  // namespace throughline

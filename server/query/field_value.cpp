#include "server/query/field_value.h"

#include <algorithm>

#include "corpus/base/utf8.h"
#include "corpus/model/agencies.h"

namespace throughline {
namespace {

template <std::size_t N>
std::vector<Term> listed(const std::array<Term, N>& terms) {
  return {terms.begin(), terms.end()};
}

std::vector<Term> age_terms() {
  std::vector<Term> terms;
  for (const auto& band : kAgeBands) terms.push_back({band.id, band.id});
  return terms;
}

std::vector<Term> agency_terms() {
  std::vector<Term> terms;
  for (const auto& agency : kAgencies) terms.push_back({agency.id, agency.label});
  return terms;
}

/// Letters and digits only, so that "Under 1", "under-1" and "under 1" are the same.
std::string bare(std::string_view text) {
  std::string out;
  for (const char c : lower_case(text))
    if (static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+')
      out += c;
  return out;
}

/// Levenshtein, given up beyond `limit`.
std::size_t distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > b.size() + limit || b.size() > a.size() + limit) return limit + 1;
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace

std::vector<Term> vocabulary_of(FieldId field) {
  switch (field) {
    case FieldId::polarity:
      return listed(kPolarities);
    case FieldId::role:
      return listed(kSectionRoles);
    case FieldId::type:
      return listed(kReviewTypes);
    case FieldId::domain:
      return listed(kDomains);
    case FieldId::nation:
      return listed(kNations);
    case FieldId::kind:
      return listed(kDocumentKinds);
    case FieldId::age_band:
      return age_terms();
    case FieldId::sex:
      return listed(kSexes);
    case FieldId::outcome:
      return listed(kOutcomesOfCase);
    case FieldId::harm:
      return listed(kHarmCategories);
    case FieldId::abuse:
      return listed(kAbuseTypes);
    case FieldId::cp_plan:
      return listed(kCpPlans);
    case FieldId::lens:
    case FieldId::agency:
      return agency_terms();
    default:
      return {};
  }
}

std::string_view label_of(FieldId field, std::string_view value) {
  if (value == kNotStated) return "Not stated";
  for (const auto& term : vocabulary_of(field))
    if (term.id == value) return term.label;
  return value;
}

std::optional<std::string> canonical_value(FieldId id, std::string_view typed) {
  const bool can_be_missing = field(id).level != FieldLevel::passage;
  if (can_be_missing && bare(typed) == bare(kNotStated)) return std::string(kNotStated);
  const auto terms = vocabulary_of(id);
  if (terms.empty()) return std::string(typed);
  for (const auto& term : terms)
    if (term.id == typed) return std::string(term.id);
  const std::string wanted = bare(typed);
  for (const auto& term : terms)
    if (!wanted.empty() && (bare(term.id) == wanted || bare(term.label) == wanted))
      return std::string(term.id);
  return std::nullopt;
}

std::string_view nearest(std::string_view typed, const std::vector<std::string_view>& known) {
  const std::string wanted = lower_case(typed).substr(0, 80);
  // A slip is a letter or two; in short words already one letter makes another word.
  std::size_t best = wanted.size() < 4 ? 2 : std::max<std::size_t>(3, wanted.size() / 3 + 1);
  std::string_view found;
  for (const auto candidate : known) {
    if (candidate.size() > 3 && wanted.size() >= 3 && candidate.starts_with(wanted)) return candidate;
    const std::size_t far = distance(wanted, candidate, best);
    if (far < best) {
      best = far;
      found = candidate;
    }
  }
  return found;
}

}  // namespace throughline

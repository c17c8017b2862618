#include "tests/server/search/brute_force.h"

#include <algorithm>
#include <set>

#include "corpus/base/utf8.h"
#include "corpus/model/agencies.h"
#include "corpus/text/analyser.h"

namespace throughline::testing {
namespace {

bool has(const std::vector<std::string>& list, const std::string& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

bool has_phrase(const std::vector<std::string>& list, const std::vector<std::string>& phrase) {
  return std::search(list.begin(), list.end(), phrase.begin(), phrase.end()) != list.end();
}

std::vector<std::string> stems_of(const std::string& text) {
  std::vector<std::string> stems;
  for (const auto& token : tokenise(text)) stems.push_back(token.stem);
  return stems;
}

std::size_t needed(std::size_t words, bool all) {
  if (all || words <= 2) return words;
  if (words <= 4) return words - 1;
  for (std::size_t least = 0;; ++least)
    if (least * 10 >= words * 6) return least;
}

}  // namespace

BruteForce::BruteForce(const SearchService& service, const Availability& available)
    : service_(service), available_(available) {
  const auto& columns = service.generation().columns();
  for (std::uint32_t d = 0; d < columns.documents.size(); ++d) {
    const auto texts = service.generation().passages_of_document(d);
    const auto level = available.documents[d];
    const bool shown =
        level == Visibility::full || level == Visibility::passages || level == Visibility::extract;
    for (const auto& text : *texts) {
      Row row{columns.documents[d].review, stems_of(text.text), std::string(id(text.role)), {}, shown};
      for (auto tag = columns.tag_first[text.docid - 1]; tag < columns.tag_first[text.docid]; ++tag)
        row.tags.push_back(columns.tags[tag]);
      rows_.push_back(std::move(row));
    }
  }
  for (const auto& review : columns.reviews) {
    std::string text = review.description.title;
    titles_.push_back(stems_of(text));
    for (const auto& board : review.description.boards) {
      titles_.back().emplace_back("|");
      for (auto& stem : stems_of(board)) titles_.back().push_back(stem);
    }
  }
}

std::vector<std::string> BruteForce::review_values(FieldId field, std::size_t review) const {
  const auto& columns = service_.generation().columns();
  const auto& column = columns.reviews[review];
  std::vector<std::string> out;
  if (field == FieldId::type) out = {column.description.type};
  if (field == FieldId::domain) out = {column.description.domain};
  if (field == FieldId::nation) out = {column.description.nation};
  if (field == FieldId::year) out = {column.year == 0 ? "" : std::to_string(column.year)};
  if (field == FieldId::board)
    for (const auto& board : column.description.boards) out.push_back(slug(board));
  if (field == FieldId::kind)
    for (const auto document : column.documents) out.push_back(columns.documents[document].kind);
  for (auto& value : out)
    if (value.empty()) value = kNotStated;
  if (out.empty()) out.emplace_back(kNotStated);
  return out;
}

std::vector<std::string> BruteForce::case_values(FieldId field, std::size_t unit) const {
  const auto& columns = service_.generation().columns();
  if (unit >= columns.cases.size()) return {std::string(kNotStated)};
  const auto& column = columns.cases[unit];
  if (field == FieldId::outcome) {
    const auto fact = column.facts.find("outcome");
    if (fact == column.facts.end()) return {std::string(kNotStated)};
    if (fact->second.state == FactState::not_applicable) return {};
    return {fact->second.stated() ? *fact->second.value : std::string(kNotStated)};
  }
  std::vector<std::string> out;
  for (const auto& subject : column.subjects)
    if (subject.role == "subject")
      out.push_back(subject.sex.stated() ? *subject.sex.value : std::string(kNotStated));
  if (out.empty()) out.emplace_back(kNotStated);
  return out;
}

bool BruteForce::fits(const Row& row, const Filters& filters, Counting counting, FieldId field,
                      const std::string* value, std::optional<FieldId> except) const {
  if (!row.shown) return false;
  const auto asked = [&](FieldId id) -> std::vector<std::string> {
    if (value != nullptr && id == field) return {*value};
    const auto found = filters.find(id);
    return found == filters.end() || except == id ? std::vector<std::string>{} : found->second;
  };
  const auto roles = asked(FieldId::role);
  if (!roles.empty() && !has(roles, row.role)) return false;
  const auto themes = asked(FieldId::theme), polarities = asked(FieldId::polarity),
             lenses = asked(FieldId::lens);
  if (themes.empty() && polarities.empty() && lenses.empty()) return true;
  const auto& names = service_.generation().columns().themes;
  return std::any_of(row.tags.begin(), row.tags.end(), [&](const TagCell& tag) {
    if (counting == Counting::learning && !tag.learning) return false;
    if (counting == Counting::features && tag.learning) return false;
    if (counting != Counting::everything && polarities.empty() && tag.polarity == Polarity::absent)
      return false;
    if (!themes.empty() && !has(themes, names[tag.theme])) return false;
    if (!polarities.empty() && !has(polarities, std::string(id(tag.polarity)))) return false;
    if (lenses.empty()) return true;
    for (std::size_t i = 0; i < kAgencies.size(); ++i)
      if ((tag.lens >> i & 1U) != 0 && has(lenses, std::string(kAgencies[i].id))) return true;
    return false;
  });
}

bool BruteForce::words_hold_in(const Row& row, const SearchRequest& request, const Asked& asked) const {
  std::size_t held = 0;
  for (const auto& word : asked.words) held += has(row.stems, word) ? 1U : 0U;
  return held >= needed(asked.words.size(), request.all_words) &&
         (asked.phrase.empty() || has_phrase(row.stems, asked.phrase));
}

bool BruteForce::words_hold(std::size_t unit, const SearchRequest& request, const Asked& asked) const {
  const auto& reviews = service_.holdings().reviews_of_unit(unit);
  const auto somewhere = [&](auto holds) {
    for (const auto review : reviews)
      if (available_.shows(review) && holds(titles_[review])) return true;
    for (const auto& row : rows_)
      if (row.shown && std::find(reviews.begin(), reviews.end(), row.review) != reviews.end() &&
          holds(row.stems))
        return true;
    return false;
  };
  std::size_t held = 0;
  for (const auto& word : asked.words)
    held += somewhere([&](const auto& stems) { return has(stems, word); }) ? 1U : 0U;
  if (held < needed(asked.words.size(), request.all_words)) return false;
  return asked.phrase.empty() ||
         somewhere([&](const auto& stems) { return has_phrase(stems, asked.phrase); });
}

bool BruteForce::facts_hold(std::size_t unit, const SearchRequest& request, FieldId field,
                            const std::string* value, std::optional<FieldId> except) const {
  if (!available_.units.test(unit)) return false;
  const auto& holdings = service_.holdings();
  const bool counted = request.counting != Counting::everything;
  if (counted && (unit >= holdings.cases() || !holdings.columns().cases[unit].counts ||
                  !available_.readable_units.test(unit)))
    return false;
  const auto chosen = [&](FieldId id) -> std::vector<std::string> {
    if (value != nullptr && id == field) return {*value};
    const auto found = request.filters.find(id);
    return found == request.filters.end() || except == id ? std::vector<std::string>{} : found->second;
  };
  const auto meets = [](const std::vector<std::string>& values, const std::vector<std::string>& wanted) {
    return wanted.empty() ||
           std::any_of(values.begin(), values.end(), [&](const auto& each) { return has(wanted, each); });
  };
  for (const auto id : {FieldId::outcome, FieldId::sex})
    if (!meets(case_values(id, unit), chosen(id))) return false;
  if (counted) {
    const int year = holdings.first_year(unit);
    if (!meets({year == 0 ? std::string(kNotStated) : std::to_string(year)}, chosen(FieldId::year)))
      return false;
  }
  bool asks = false, holds = false;
  for (const auto id :
       {FieldId::type, FieldId::domain, FieldId::nation, FieldId::year, FieldId::board, FieldId::kind})
    asks = asks || (!(counted && id == FieldId::year) && !chosen(id).empty());
  for (const auto review : holdings.reviews_of_unit(unit)) {
    bool all = available_.shows(review);
    for (const auto id :
         {FieldId::type, FieldId::domain, FieldId::nation, FieldId::year, FieldId::board, FieldId::kind})
      if (!(counted && id == FieldId::year)) all = all && meets(review_values(id, review), chosen(id));
    holds = holds || all;
  }
  return !asks || holds;
}

bool BruteForce::passage_holds(std::size_t unit, const SearchRequest& request, const Asked& asked,
                               FieldId field, const std::string* value, std::optional<FieldId> except) const {
  const auto asks = [&](FieldId id) {
    return (value != nullptr && id == field) || (request.filters.contains(id) && except != id);
  };
  const bool any =
      asks(FieldId::theme) || asks(FieldId::polarity) || asks(FieldId::lens) || asks(FieldId::role);
  if (!any && !request.same_passage) return true;
  const auto& reviews = service_.holdings().reviews_of_unit(unit);
  return std::any_of(rows_.begin(), rows_.end(), [&](const Row& row) {
    return std::find(reviews.begin(), reviews.end(), row.review) != reviews.end() &&
           fits(row, request.filters, request.counting, field, value, except) &&
           (!request.same_passage || words_hold_in(row, request, asked));
  });
}

bool BruteForce::matches(std::size_t unit, const SearchRequest& request, const Asked& asked,
                         std::optional<FieldId> except) const {
  return facts_hold(unit, request, FieldId::text, nullptr, except) &&
         (request.same_passage || words_hold(unit, request, asked)) &&
         passage_holds(unit, request, asked, FieldId::text, nullptr, except);
}

std::size_t BruteForce::cases(const SearchRequest& request, const Asked& asked) const {
  std::size_t count = 0;
  for (std::size_t unit = 0; unit < service_.holdings().units(); ++unit)
    count += matches(unit, request, asked) ? 1U : 0U;
  return count;
}

std::size_t BruteForce::passages(const SearchRequest& request, const Asked& asked) const {
  std::size_t count = 0;
  for (const auto& row : rows_) {
    if (!fits(row, request.filters, request.counting, FieldId::text, nullptr, {})) continue;
    const bool words = asked.words.empty() && asked.phrase.empty();
    const bool holds_one = std::any_of(asked.words.begin(), asked.words.end(),
                                       [&](const auto& word) { return has(row.stems, word); }) ||
                           (!asked.phrase.empty() && has_phrase(row.stems, asked.phrase));
    if (request.same_passage ? !words_hold_in(row, request, asked) : !words && !holds_one) continue;
    const auto& units = service_.holdings().units_of_review(row.review);
    count += std::any_of(units.begin(), units.end(), [&](auto unit) { return matches(unit, request, asked); })
                 ? 1U
                 : 0U;
  }
  return count;
}

std::map<std::string, std::size_t> BruteForce::facet(FieldId id, const SearchRequest& request,
                                                     const Asked& asked) const {
  std::set<std::string> values;
  const auto& columns = service_.generation().columns();
  if (id == FieldId::theme) values.insert(columns.themes.begin(), columns.themes.end());
  if (id == FieldId::polarity)
    for (const auto& term : kPolarities) values.emplace(term.id);
  if (id == FieldId::role)
    for (const auto& term : kSectionRoles) values.emplace(term.id);
  if (id == FieldId::lens)
    for (const auto& agency : kAgencies) values.emplace(agency.id);
  for (std::size_t review = 0; review < columns.reviews.size(); ++review)
    for (const auto& value : review_values(id, review)) values.insert(value);
  if (field(id).level == FieldLevel::a_case)
    for (std::size_t unit = 0; unit < service_.holdings().units(); ++unit)
      for (const auto& value : case_values(id, unit)) values.insert(value);
  std::map<std::string, std::size_t> counts;
  for (const auto& value : values) {
    std::size_t count = 0;
    for (std::size_t unit = 0; unit < service_.holdings().units(); ++unit) {
      SearchRequest other = request;
      other.filters[id] = {value};
      count += matches(unit, other, asked) ? 1U : 0U;
    }
    if (count > 0) counts[value] = count;
  }
  return counts;
}

}  // namespace throughline::testing

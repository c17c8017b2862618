#include "server/search/facets.h"

#include <algorithm>

#include "corpus/model/agencies.h"
#include "server/query/field_value.h"

namespace throughline {
namespace {

/// Long lists whose order means nothing are shown with the most frequent first.
bool by_count(FieldId id) {
  return id == FieldId::theme || id == FieldId::board || id == FieldId::lens;
}

std::size_t common(const Bitset& a, const Bitset& b) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < a.words().size(); ++i)
    n += static_cast<std::size_t>(std::popcount(a.words()[i] & b.words()[i]));
  return n;
}

class FacetCounter {
 public:
  explicit FacetCounter(const FacetInput& input) : in_(input) {
    with_passages_ = in_.matches.units;
    const auto& condition = in_.filters.passage();
    if (in_.matches.passages) {
      Bitset both = *in_.matches.passages;
      both &= in_.filters.passages();
      with_passages_ = in_.holdings.units_with(both);
    } else if (!condition.empty()) {
      with_passages_ &= in_.filters.units_holding(condition);
    }
  }

  Facet count(const Field& field) {
    Facet facet;
    facet.field = field.id;
    if (field.level == FieldLevel::passage)
      count_passage_field(field.id, facet);
    else if (field.level == FieldLevel::a_case)
      count_case_field(field.id, facet);
    else if (field.id == FieldId::year && in_.filters.counting() != Counting::everything)
      count_first_years(facet);
    else
      count_review_field(field.id, facet);
    add_selected(facet);
    if (by_count(field.id))
      std::stable_sort(facet.buckets.begin(), facet.buckets.end(),
                       [](const FacetBucket& a, const FacetBucket& b) {
                         const bool last_a = a.value == kNotStated, last_b = b.value == kNotStated;
                         return last_a != last_b ? last_b : a.count > b.count;
                       });
    return facet;
  }

 private:
  std::string label(FieldId id, const std::string& value) const {
    if (id == FieldId::theme) {
      const auto* theme = in_.taxonomy.find(value);
      return theme == nullptr ? value : theme->label;
    }
    if (id == FieldId::board && value != kNotStated) return std::string(in_.holdings.board_name(value));
    return std::string(label_of(id, value));
  }

  bool selected(FieldId id, const std::string& value) const {
    if (in_.request.selects(id, value)) return true;
    const auto found = in_.request.filters.find(id);
    if (id != FieldId::year || found == in_.request.filters.end() || value == kNotStated) return false;
    const int year = std::stoi(value);
    return std::any_of(found->second.begin(), found->second.end(), [&](const std::string& each) {
      const auto range = year_range(each);
      return range && year >= range->from && year <= range->to;
    });
  }

  void add(Facet& facet, const std::string& value, std::size_t count) const {
    const bool chosen = selected(facet.field, value);
    if (count == 0 && !chosen) return;
    facet.buckets.push_back({value, label(facet.field, value), count, chosen});
  }

  /// A choice that finds nothing stays visible, so that it can be undone.
  void add_selected(Facet& facet) const {
    const auto found = in_.request.filters.find(facet.field);
    if (found == in_.request.filters.end()) return;
    for (const auto& value : found->second) {
      const bool range = facet.field == FieldId::year && value.find("..") != std::string::npos;
      const bool there = std::any_of(facet.buckets.begin(), facet.buckets.end(),
                                     [&](const FacetBucket& b) { return b.value == value; });
      if (!there && !range) facet.buckets.push_back({value, label(facet.field, value), 0, true});
    }
  }

  std::string passage_value(FieldId id, std::size_t place) const {
    if (id == FieldId::theme) return in_.holdings.columns().themes[place];
    if (id == FieldId::polarity) return std::string(kPolarities[place].id);
    if (id == FieldId::role) return std::string(kSectionRoles[place].id);
    return std::string(kAgencies[place].id);
  }

  void count_passage_field(FieldId id, Facet& facet) const {
    Bitset base = in_.filters.units_by_facts();
    const Bitset* within = nullptr;
    Bitset matching;
    std::vector<std::string> unused;
    if (in_.matches.passages) {
      matching = *in_.matches.passages;
      within = &matching;
    } else {
      base &= in_.matches.units;
    }
    for (const auto& node : in_.hoisted) {
      if (node.field != id) continue;
      if (within != nullptr)
        matching &= in_.filters.holders(node, true, unused);
      else
        base &= in_.filters.holders(node, false, unused);
    }
    const auto sets = in_.filters.units_by_value(id, in_.filters.passage().without(id), within);
    for (std::size_t i = 0; i < sets.size(); ++i) add(facet, passage_value(id, i), common(base, sets[i]));
  }

  void count_review_field(FieldId id, Facet& facet) const {
    Bitset base = in_.filters.units_by_facts(id);
    base &= with_passages_;
    const Bitset allowed = in_.filters.reviews(id);
    const auto& sets = in_.holdings.value_sets(id);
    for (std::size_t i = 0; i < sets.values.size(); ++i) {
      Bitset reviews = sets.sets[i];
      reviews &= allowed;
      add(facet, sets.values[i], common(base, in_.holdings.units_of(reviews)));
    }
  }

  void count_case_field(FieldId id, Facet& facet) const {
    Bitset base = in_.filters.units_by_facts(id);
    base &= with_passages_;
    const auto& sets = in_.holdings.value_sets(id);
    for (std::size_t i = 0; i < sets.values.size(); ++i)
      add(facet, sets.values[i], common(base, sets.sets[i]));
  }

  /// As the tables count: every case in the year of its first review.
  void count_first_years(Facet& facet) const {
    Bitset base = in_.filters.units_by_facts(FieldId::year);
    base &= with_passages_;
    std::map<int, std::size_t, std::greater<>> years;
    base.for_each([&](std::size_t unit) { ++years[in_.holdings.first_year(unit)]; });
    for (const auto& [year, count] : years)
      add(facet, year == 0 ? std::string(kNotStated) : std::to_string(year), count);
  }

  const FacetInput& in_;
  Bitset with_passages_;  ///< units that words and passage fields allow
};

}  // namespace

std::vector<Facet> facets_of(const FacetInput& input) {
  FacetCounter counter(input);
  std::vector<Facet> facets;
  for (const auto& field : kFields)
    if (field.facet) facets.push_back(counter.count(field));
  return facets;
}

}  // namespace throughline

#include "server/query/filter_sets.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

#include "corpus/base/utf8.h"
#include "corpus/model/agencies.h"
#include "server/query/field_value.h"

namespace throughline {
namespace {

template <std::size_t N>
std::optional<std::size_t> place_in(const std::array<Term, N>& terms, std::string_view id) {
  for (std::size_t i = 0; i < N; ++i)
    if (terms[i].id == id) return i;
  return std::nullopt;
}

std::optional<std::size_t> agency_place(std::string_view id) {
  for (std::size_t i = 0; i < kAgencies.size(); ++i)
    if (kAgencies[i].id == id) return i;
  return std::nullopt;
}

void note_unknown(FieldId id, std::string_view value, std::vector<std::string>& notes) {
  std::string sentence = fmt::format("Nothing here has {}:{}.", field(id).name, first_words(value, 12));
  if (std::find(notes.begin(), notes.end(), sentence) == notes.end()) notes.push_back(std::move(sentence));
}

bool year_holds(int year, const std::vector<std::string>& values) {
  return std::any_of(values.begin(), values.end(), [&](const std::string& value) {
    if (value == kNotStated) return year == 0;
    const auto range = year_range(value);
    return range && year != 0 && year >= range->from && year <= range->to;
  });
}

bool is_passage_field(FieldId id) {
  return field(id).level == FieldLevel::passage;
}

}  // namespace

bool PassageCondition::tag_holds(const TagCell& tag, Counting counting) const {
  if (themes && !(*themes)[tag.theme]) return false;
  if (groups && !(*groups)[tag.theme]) return false;
  if (lenses != 0 && (tag.lens & lenses) == 0) return false;
  if (polarities == 0) return tag_counts(tag, counting);
  if ((polarities >> static_cast<unsigned>(tag.polarity) & 1U) == 0) return false;
  return counting == Counting::everything || tag.learning == (counting == Counting::learning);
}

PassageCondition PassageCondition::without(FieldId id) const {
  PassageCondition other = *this;
  if (id == FieldId::theme) other.themes.reset();
  if (id == FieldId::group) other.groups.reset();
  if (id == FieldId::polarity) other.polarities = 0;
  if (id == FieldId::role) other.roles = 0;
  if (id == FieldId::lens) other.lenses = 0;
  return other;
}

bool FilterSets::is_unit_level(FieldId id) const {
  if (id == FieldId::year && counting_ != Counting::everything) return true;
  return field(id).level == FieldLevel::a_case;
}

void FilterSets::add(FieldId id, const std::vector<std::string>& values, std::vector<std::string>& notes) {
  if (is_passage_field(id)) {
    for (const auto& value : values) add_passage_value(id, value, passage_, notes);
    return;
  }
  if (id == FieldId::kind) kinds_.insert(kinds_.end(), values.begin(), values.end());
  auto& sets = is_unit_level(id) ? of_units_ : of_reviews_;
  Bitset set = fact_set(id, values, notes);
  const auto [place, fresh] = sets.try_emplace(id, set);
  if (!fresh) place->second &= set;
}

void FilterSets::add_passage_value(FieldId id, const std::string& value, PassageCondition& into,
                                   std::vector<std::string>& notes) const {
  const auto& columns = holdings_.columns();
  std::optional<std::size_t> place;
  if (id == FieldId::theme) {
    if (!into.themes) into.themes.emplace(columns.themes.size());
    const std::size_t theme = holdings_.theme_index(value);
    if (theme < columns.themes.size()) {
      (*into.themes)[theme] = true;
      return;
    }
  } else if (id == FieldId::group) {
    if (!into.groups) into.groups.emplace(columns.themes.size());
    bool known = false;
    for (std::size_t i = 0; i < columns.theme_groups.size(); ++i)
      if (columns.theme_groups[i] == value) (*into.groups)[i] = known = true;
    if (known) return;
  } else if (id == FieldId::polarity && (place = place_in(kPolarities, value))) {
    into.polarities |= 1U << *place;
    return;
  } else if (id == FieldId::role && (place = place_in(kSectionRoles, value))) {
    into.roles |= 1U << *place;
    return;
  } else if (id == FieldId::lens && (place = agency_place(value))) {
    into.lenses |= 1ULL << *place;
    return;
  }
  // Other values of the field may still hold; alone, an unknown one finds nothing.
  note_unknown(id, value, notes);
  const bool nothing_known = (id == FieldId::polarity && into.polarities == 0) ||
                             (id == FieldId::role && into.roles == 0) ||
                             (id == FieldId::lens && into.lenses == 0);
  into.impossible = into.impossible || nothing_known;
}

Bitset FilterSets::fact_set(FieldId id, const std::vector<std::string>& values,
                            std::vector<std::string>& notes) const {
  if (id == FieldId::year && is_unit_level(id)) return year_units(values);
  const auto& sets = holdings_.value_sets(id);
  Bitset out(is_unit_level(id) ? holdings_.units() : holdings_.columns().reviews.size());
  for (const auto& value : values) {
    if (id == FieldId::year) {
      for (std::size_t i = 0; i < sets.values.size(); ++i)
        if (year_holds(sets.values[i] == kNotStated ? 0 : std::stoi(sets.values[i]), {value}))
          out |= sets.sets[i];
      continue;
    }
    const Bitset* found = sets.find(value);
    if (found == nullptr && id == FieldId::board) found = sets.find(slug(value));
    if (found != nullptr)
      out |= *found;
    else if (vocabulary_of(id).empty())
      note_unknown(id, value, notes);
  }
  return out;
}

Bitset FilterSets::year_units(const std::vector<std::string>& values) const {
  Bitset out(holdings_.units());
  for (std::size_t unit = 0; unit < holdings_.units(); ++unit)
    if (year_holds(holdings_.first_year(unit), values)) out.set(unit);
  return out;
}

bool FilterSets::selects(FieldId id) const {
  if (!is_passage_field(id)) return of_reviews_.contains(id) || of_units_.contains(id);
  switch (id) {
    case FieldId::theme:
      return passage_.themes.has_value();
    case FieldId::group:
      return passage_.groups.has_value();
    case FieldId::polarity:
      return passage_.polarities != 0;
    case FieldId::role:
      return passage_.roles != 0;
    case FieldId::lens:
      return passage_.lenses != 0;
    default:
      return false;
  }
}

Bitset FilterSets::reviews(std::optional<FieldId> except) const {
  Bitset out = available_.reviews;
  for (const auto& [id, set] : of_reviews_)
    if (id != except) out &= set;
  return out;
}

Bitset FilterSets::units_by_facts(std::optional<FieldId> except) const {
  Bitset out = available_.population(holdings_, counting_);
  const bool asks_reviews = std::any_of(of_reviews_.begin(), of_reviews_.end(),
                                        [&](const auto& each) { return each.first != except; });
  if (asks_reviews) out &= holdings_.units_of(reviews(except));
  for (const auto& [id, set] : of_units_)
    if (id != except) out &= set;
  return out;
}

Bitset FilterSets::units(std::optional<FieldId> except) const {
  Bitset out = units_by_facts(except);
  const auto condition = except ? passage_.without(*except) : passage_;
  if (!condition.empty()) out &= units_holding(condition);
  return out;
}

Bitset FilterSets::units_holding(const PassageCondition& condition) const {
  Bitset out = holdings_.units_with(passages(condition));
  // A recorded theme stands in no part of a report and is about no agency.
  if (condition.impossible || condition.roles != 0 || condition.lenses != 0 || !condition.asks_tag()) return out;
  const auto& columns = holdings_.columns();
  for (std::size_t i = 0; i < columns.documents.size(); ++i) {
    const auto& document = columns.documents[i];
    const auto level = available_.documents[i];
    if (document.recorded_themes.empty() || level == Visibility::withdrawn || level == Visibility::board_only) continue;
    for (const auto& theme : document.recorded_themes)
      if (condition.tag_holds(theme, counting_))
        for (const auto unit : holdings_.units_of_review(document.review)) out.set(unit);
  }
  return out;
}

Bitset FilterSets::passages(const PassageCondition& condition) const {
  if (condition.empty()) return available_.passages;
  const auto& columns = holdings_.columns();
  Bitset out(columns.passages());
  if (condition.impossible) return out;
  if (condition.themes) {
    for (std::size_t theme = 0; theme < columns.themes.size(); ++theme) {
      if (!(*condition.themes)[theme]) continue;
      for (const auto& [passage, tag] : holdings_.tags_of_theme(theme))
        if (condition.tag_holds(columns.tags[tag], counting_) &&
            condition.role_holds(columns.passage_role[passage]))
          out.set(passage);
    }
    out &= available_.passages;
    return out;
  }
  available_.passages.for_each([&](std::size_t passage) {
    if (!condition.role_holds(columns.passage_role[passage])) return;
    bool holds = !condition.asks_tag();
    for (auto tag = columns.tag_first[passage]; !holds && tag < columns.tag_first[passage + 1]; ++tag)
      holds = condition.tag_holds(columns.tags[tag], counting_);
    if (holds) out.set(passage);
  });
  return out;
}

Bitset FilterSets::passages_by_source() const {
  if (of_reviews_.empty()) return available_.passages;
  Bitset out(available_.passages.size());
  const Bitset wanted = reviews();
  for (const auto& document : holdings_.columns().documents) {
    const bool right_kind =
        kinds_.empty() || std::find(kinds_.begin(), kinds_.end(), document.kind) != kinds_.end();
    if (!right_kind || !wanted.test(document.review)) continue;
    for (std::uint32_t i = 0; i < document.passages; ++i) out.set(document.first_passage + i);
  }
  out &= available_.passages;
  return out;
}

Bitset FilterSets::holders(const Node& node, bool of_passages, std::vector<std::string>& notes) const {
  if (is_passage_field(node.field)) {
    PassageCondition condition;
    add_passage_value(node.field, node.value, condition, notes);
    return of_passages ? passages(condition) : units_holding(condition);
  }
  Bitset found = fact_set(node.field, {node.value}, notes);
  if (is_unit_level(node.field)) return of_passages ? holdings_.passages_of(found) : found;
  found &= available_.reviews;
  return of_passages ? holdings_.passages_of_reviews(found) : holdings_.units_of(found);
}

std::vector<Bitset> FilterSets::units_by_value(FieldId id, const PassageCondition& condition,
                                               const Bitset* within) const {
  const auto& ready = available_.values(counting_);
  const auto& plain = id == FieldId::theme      ? ready.themes
                      : id == FieldId::polarity ? ready.polarities
                      : id == FieldId::role     ? ready.roles
                                                : ready.lenses;
  if (condition.empty() && within == nullptr) return plain;
  std::vector<Bitset> out(plain.size(), Bitset(holdings_.units()));
  if (condition.impossible) return out;
  const auto& columns = holdings_.columns();
  const auto visit = [&](std::size_t passage) {
    if (!available_.passages.test(passage) || !condition.role_holds(columns.passage_role[passage])) return;
    const auto review = columns.documents[columns.passage_document[passage]].review;
    const auto mark = [&](std::size_t value) {
      for (const auto unit : holdings_.units_of_review(review)) out[value].set(unit);
    };
    bool holds = !condition.asks_tag();
    for (auto tag = columns.tag_first[passage]; tag < columns.tag_first[passage + 1]; ++tag) {
      const auto& cell = columns.tags[tag];
      PassageCondition asked;
      const bool counts = id == FieldId::polarity && condition.polarities == 0
                              ? (asked = condition, asked.polarities = ~0U, asked.tag_holds(cell, counting_))
                              : condition.tag_holds(cell, counting_);
      if (!counts) continue;
      holds = true;
      if (id == FieldId::theme) mark(cell.theme);
      if (id == FieldId::polarity) mark(static_cast<std::size_t>(cell.polarity));
      if (id == FieldId::lens)
        for (auto lens = cell.lens; lens != 0; lens &= lens - 1)
          mark(static_cast<std::size_t>(std::countr_zero(lens)));
    }
    if (id == FieldId::role && holds) mark(columns.passage_role[passage]);
  };
  if (within != nullptr) {
    within->for_each(visit);
    return out;
  }
  available_.passages.for_each(visit);
  if (id != FieldId::theme && id != FieldId::polarity) return out;
  for (std::size_t i = 0; i < columns.documents.size(); ++i) {
    const auto& document = columns.documents[i];
    if (available_.documents[i] == Visibility::withdrawn || condition.roles != 0) continue;
    for (const auto& theme : document.recorded_themes) {
      PassageCondition asked = condition;
      if (id == FieldId::polarity && asked.polarities == 0) asked.polarities = ~0U;
      const bool anything = !asked.asks_tag() && tag_counts(theme, counting_);
      if (!anything && !asked.tag_holds(theme, counting_)) continue;
      const auto value = id == FieldId::theme ? std::size_t{theme.theme} : static_cast<std::size_t>(theme.polarity);
      for (const auto unit : holdings_.units_of_review(document.review)) out[value].set(unit);
    }
  }
  return out;
}

}  // namespace throughline

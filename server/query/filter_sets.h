// Filters as sets. Passage fields (theme, group, polarity, lens, role) hold together on one passage, theme,
// polarity and lens on one tag of it; review and document fields hold together on one review of the case;
// case fields on the case. Search, facets and tables all select through here, so that a number and the list
// behind it are the same cases.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "corpus/store/bitset.h"
#include "server/query/availability.h"
#include "server/query/holdings.h"
#include "server/query/query_tree.h"
#include "server/query/search_request.h"

namespace throughline {

/// What is asked of one passage. An unset part asks nothing.
struct PassageCondition {
  std::optional<std::vector<bool>> themes;  ///< by index into Columns::themes: any of them
  std::optional<std::vector<bool>> groups;  ///< the same, from group=
  std::uint32_t polarities = 0;             ///< bit: Polarity; 0: any
  std::uint32_t roles = 0;                  ///< bit: SectionRole; 0: any
  std::uint64_t lenses = 0;                 ///< bit: index into kAgencies; 0: any
  bool impossible = false;                  ///< a value that is not known

  bool asks_tag() const { return themes || groups || polarities != 0 || lenses != 0; }
  bool empty() const { return !asks_tag() && roles == 0 && !impossible; }
  bool tag_holds(const TagCell& tag, Counting counting) const;
  bool role_holds(std::uint8_t role) const { return roles == 0 || (roles >> role & 1U) != 0; }
  PassageCondition without(FieldId field) const;
};

class FilterSets {
 public:
  FilterSets(const Holdings& holdings, const Availability& available, Counting counting)
      : holdings_(holdings), available_(available), counting_(counting) {}

  /// Adds values of a field, any of which will do. A note when this generation does not know one of them.
  void add(FieldId field, const std::vector<std::string>& values, std::vector<std::string>& notes);

  const PassageCondition& passage() const { return passage_; }
  bool selects(FieldId field) const;

  /// Units that pass all filters; `except`: as if that field had none.
  Bitset units(std::optional<FieldId> except = std::nullopt) const;
  /// The same without what passage fields ask.
  Bitset units_by_facts(std::optional<FieldId> except = std::nullopt) const;
  /// Reviews that pass what review and document fields ask.
  Bitset reviews(std::optional<FieldId> except = std::nullopt) const;
  /// Units with an available passage that passes the condition, or with a recorded theme that does.
  Bitset units_holding(const PassageCondition& condition) const;
  /// Available passages that pass the condition.
  Bitset passages(const PassageCondition& condition) const;
  Bitset passages() const { return passages(passage_); }

  /// Available passages of documents that pass what review and document fields ask: those a result shows
  /// first.
  Bitset passages_by_source() const;

  /// One value, as a field:value of the search's text: units, or passages when `of_passages`.
  Bitset holders(const Node& field_node, bool of_passages, std::vector<std::string>& notes) const;

  /// For every value of a passage field (in the order of Availability::PassageValues), the units with a
  /// passage that passes `condition` and has it, on the same tag where the field is one of a tag. Only
  /// passages of `within` count.
  std::vector<Bitset> units_by_value(FieldId field, const PassageCondition& condition,
                                     const Bitset* within) const;

  Counting counting() const { return counting_; }

 private:
  void add_passage_value(FieldId field, const std::string& value, PassageCondition& into,
                         std::vector<std::string>& notes) const;
  /// Reviews (or units, for case fields) with one of the values.
  Bitset fact_set(FieldId field, const std::vector<std::string>& values,
                  std::vector<std::string>& notes) const;
  Bitset year_units(const std::vector<std::string>& values) const;
  bool is_unit_level(FieldId field) const;

  const Holdings& holdings_;
  const Availability& available_;
  Counting counting_;
  PassageCondition passage_;
  std::map<FieldId, Bitset> of_reviews_;
  std::map<FieldId, Bitset> of_units_;
  std::vector<std::string> kinds_;
};

}  // namespace throughline

// The one table of fields: what can be searched, filtered, counted, sorted and exported. Query parser, index builder,
// facets, /api/fields, the help page, CSV headers and docs/query-language.md derive from it.
// Slots and prefixes are written into every index: append, never renumber; then raise kSchemaVersion.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace throughline {

/// Version of library, catalogue and index. Both stores record it and refuse another with a hint.
inline constexpr int kSchemaVersion = 2;

enum class FieldId {
  text, title, theme, group, polarity, role, lens,
  type, domain, nation, board, year, kind, age_band, sex, outcome, harm, abuse, cp_plan, agency, case_id, review,
};

enum class FieldKind {
  text,   ///< analysed words
  value,  ///< one or more ids, matched exactly
  year,   ///< a number, also as a range 2014..2017
};

/// What a value hangs on: a filter on a passage field holds on a passage, on a document field on its document ...
enum class FieldLevel { passage, document, review, a_case };

struct Field {
  FieldId id;
  std::string_view name;    ///< in queries, addresses and JSON
  std::string_view label;   ///< for people
  std::string_view description;
  std::string_view example;  ///< a search that uses it
  FieldKind kind;
  FieldLevel level;
  std::string_view prefix;  ///< Xapian term prefix; empty: not indexed as terms
  std::optional<unsigned> slot;
  bool facet;
  bool sortable;
  bool multi;               ///< several values at once
  std::string_view column;  ///< catalogue and CSV column; empty: none
};

inline constexpr auto kFields = std::to_array<Field>({
    {FieldId::text, "text", "Words", "Words of the passage.", "bruising", FieldKind::text, FieldLevel::passage, "", std::nullopt, false, false, true, "text"},
    {FieldId::title, "title", "Title", "Words of the review’s title.", "title:\"child t\"", FieldKind::text, FieldLevel::review, "S", std::nullopt, false, false, true, "title"},
    {FieldId::theme, "theme", "Theme", "A theme of the taxonomy on the passage.", "theme:professional-curiosity", FieldKind::value, FieldLevel::passage, "XT", 0, true, false, true, "themes"},
    {FieldId::group, "group", "Theme group", "A group of themes.", "group:multi-agency", FieldKind::value, FieldLevel::passage, "XG", 1, false, false, true, "groups"},
    {FieldId::polarity, "polarity", "What it says of the theme", "Concern, good practice, context, or said not to be present.", "theme:supervision polarity:good", FieldKind::value, FieldLevel::passage, "XP", 2, true, false, true, "polarity"},
    {FieldId::role, "role", "Part of the report", "The section role of the passage.", "role:recommendation", FieldKind::value, FieldLevel::passage, "XR", 3, true, false, false, "role"},
    {FieldId::lens, "lens", "Role or agency it is about", "The agency or profession the passage is about.", "lens:health-visiting", FieldKind::value, FieldLevel::passage, "XL", 4, true, false, true, "lens"},
    {FieldId::type, "type", "Type of review", "The kind of process.", "type:scr", FieldKind::value, FieldLevel::review, "XY", 5, true, false, false, "type"},
    {FieldId::domain, "domain", "Children or adults", "Whom the review is about.", "domain:adult", FieldKind::value, FieldLevel::review, "XD", 6, true, false, false, "domain"},
    {FieldId::nation, "nation", "Nation", "Nation or Crown Dependency.", "nation:wales", FieldKind::value, FieldLevel::review, "XN", 7, true, false, false, "nation"},
    {FieldId::board, "board", "Board", "The safeguarding board or partnership that published it.", "board:northmoor-safeguarding-children-partnership", FieldKind::value, FieldLevel::review, "XB", 8, true, false, true, "boards"},
    {FieldId::year, "year", "Year of publication", "Year, or years as 2014..2017.", "year:2014..2017", FieldKind::year, FieldLevel::review, "XE", 9, true, true, false, "year"},
    {FieldId::kind, "kind", "Kind of document", "Full report, summary, briefing ...", "kind:briefing", FieldKind::value, FieldLevel::document, "XK", 10, true, false, false, "kind"},
    {FieldId::age_band, "age", "Age band", "Age of the person the review is about, at the incident.", "age:\"under 1\"", FieldKind::value, FieldLevel::a_case, "XA", 11, true, false, true, "age_band"},
    {FieldId::sex, "sex", "Sex", "Sex of the person the review is about.", "sex:female", FieldKind::value, FieldLevel::a_case, "XX", 12, true, false, true, "sex"},
    {FieldId::outcome, "outcome", "Outcome", "Death, serious harm or other.", "outcome:death", FieldKind::value, FieldLevel::a_case, "XO", 13, true, false, true, "outcome"},
    {FieldId::harm, "harm", "Category of harm (children)", "The main category of harm.", "harm:neglect", FieldKind::value, FieldLevel::a_case, "XH", 14, true, false, true, "harm_category"},
    {FieldId::abuse, "abuse", "Type of abuse (adults)", "The ten types of the Care Act guidance.", "abuse:self-neglect", FieldKind::value, FieldLevel::a_case, "XU", 15, true, false, true, "abuse_types"},
    {FieldId::cp_plan, "plan", "Child protection plan", "Current, previous or never.", "plan:current", FieldKind::value, FieldLevel::a_case, "XC", 16, true, false, true, "cp_plan"},
    {FieldId::agency, "agency", "Agency involved", "An agency that was involved in the case.", "agency:police", FieldKind::value, FieldLevel::a_case, "XJ", 17, false, false, true, "agencies"},
    {FieldId::case_id, "case", "Case", "All documents of one case.", "case:c-1a2b3c4d", FieldKind::value, FieldLevel::a_case, "XI", 18, false, false, false, "case"},
    {FieldId::review, "review", "Review", "One review by its address.", "review:northmoor-baby-r-2022", FieldKind::value, FieldLevel::review, "XV", 19, false, false, false, "review"},
});

constexpr const Field& field(FieldId id) { return kFields[static_cast<std::size_t>(id)]; }
constexpr const Field* field_named(std::string_view name) {
  for (const auto& field : kFields)
    if (field.name == name) return &field;
  return nullptr;
}

constexpr bool fields_are_sound() {
  for (std::size_t i = 0; i < kFields.size(); ++i) {
    const auto& f = kFields[i];
    if (static_cast<std::size_t>(f.id) != i || f.name.empty() || f.label.empty() || f.example.empty()) return false;
    if (f.facet && !f.slot) return false;
    for (std::size_t j = i + 1; j < kFields.size(); ++j) {
      const auto& g = kFields[j];
      if (f.name == g.name || (!f.prefix.empty() && f.prefix == g.prefix)) return false;
      if (f.slot && g.slot && *f.slot == *g.slot) return false;
    }
  }
  return true;
}
static_assert(fields_are_sound(), "kFields: in the order of FieldId; names, prefixes and slots unique; a facet has a slot");

/// The bucket of cases, reviews or passages whose value the text does not give.
inline constexpr std::string_view kNotStated = "not-stated";

}  // namespace throughline

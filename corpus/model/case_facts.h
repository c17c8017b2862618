// The one table of case facts: what the triennial tables count of a case, with its label, its values and whom
// it can be about. Describe fills them, the library keeps them, explain, the review's page, exports and
// docs/vocabulary.md print them from this table. Ids are for ever. tests/truth/schema.json must agree.
//
// Headings follow the published triennial analyses of serious case reviews and the Care Act 2014 statutory
// guidance.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "corpus/model/vocabulary.h"

namespace throughline {

inline constexpr auto kHarmSources = std::to_array<Term>({
    {"mother", "Mother"},
    {"father", "Father"},
    {"both-parents", "Both parents"},
    {"partner-of-parent", "A parent’s partner"},
    {"other-relative", "Other relative"},
    {"sibling", "Sibling"},
    {"peer", "Another young person"},
    {"professional", "Somebody paid to care"},
    {"stranger", "Somebody outside the family"},
    {"self", "The child"},
    {"unknown", "Not known"},
});
inline constexpr auto kPlanCategories = std::to_array<Term>({
    {"neglect", "Neglect"},
    {"physical", "Physical abuse"},
    {"emotional", "Emotional abuse"},
    {"sexual", "Sexual abuse"},
    {"multiple", "More than one"},
});
inline constexpr auto kLegalOrders = std::to_array<Term>({
    {"none", "None"},
    {"accommodated", "Accommodated by agreement"},
    {"interim-care-order", "Interim care order"},
    {"care-order", "Care order"},
    {"supervision-order", "Supervision order"},
    {"special-guardianship", "Special guardianship order"},
    {"placement-order", "Placement order"},
    {"other", "Other order"},
});
inline constexpr auto kLivingArrangements = std::to_array<Term>({
    {"parents", "Both parents"},
    {"one-parent", "One parent"},
    {"relatives", "Relatives"},
    {"foster-care", "Foster care"},
    {"residential", "Residential care"},
    {"semi-independent", "Semi-independent"},
    {"custody", "Custody"},
    {"hospital", "Hospital"},
    {"adoptive", "Adoptive family"},
    {"other", "Other"},
});
inline constexpr auto kEducationStatuses = std::to_array<Term>({
    {"not-school-age", "Under school age"},
    {"early-years", "Nursery or childminder"},
    {"school", "School"},
    {"alternative-provision", "Alternative provision"},
    {"home-educated", "Educated at home"},
    {"excluded", "Excluded"},
    {"not-in-education", "Not in education"},
    {"college", "College"},
});
inline constexpr auto kLivingSituations = std::to_array<Term>({
    {"alone", "Alone"},
    {"with-family", "With family"},
    {"with-others", "With others"},
    {"supported-living", "Supported living"},
    {"care-home", "Care home"},
    {"hospital", "Hospital"},
    {"homeless", "Homeless"},
    {"temporary-accommodation", "Temporary accommodation"},
    {"prison", "Prison"},
    {"other", "Other"},
});

/// What brought the review about, in the words of the statutory tests.
inline constexpr auto kTriggerCriteria = std::to_array<Term>({
    {"death", "The person died"},
    {"serious-harm", "The person was seriously harmed"},
    {"abuse-or-neglect", "Abuse or neglect known or suspected"},
    {"working-together", "Concern about how agencies worked together"},
    {"suicide", "Suspected suicide"},
    {"in-custody", "Died in custody or under detention"},
    {"homicide", "Killed by a relative, partner or member of the household"},
    {"discretionary", "Held at the board’s discretion"},
});
/// Whose circumstance it was, under Fact::by, and whether at the time or before.
inline constexpr auto kFactPersons =
    std::to_array<Term>({{"mother", "Mother"}, {"father", "Father"}, {"other-carer", "Other carer"}});
inline constexpr auto kFactTimes = std::to_array<Term>({{"current", "Current"}, {"past", "Past"}});

enum class FactPopulation { any, child, adult };

struct CaseFact {
  std::string_view id;
  std::string_view label;
  FactPopulation population;     ///< reviews of others state it as not_applicable
  std::span<const Term> values;  ///< empty: agencies (agencies.h) or a number
  bool list = false;             ///< several values: Reading::fact_lists, else Reading::facts
  bool by_person = false;        ///< Fact::by tells mother, father and other carer apart
};

inline constexpr auto kCaseFacts = std::to_array<CaseFact>({
    {"outcome", "Outcome", FactPopulation::any, kOutcomesOfCase},
    {"harm_category", "Category of harm", FactPopulation::child, kHarmCategories},
    {"cp_plan", "Child protection plan", FactPopulation::child, kCpPlans},
    {"social_care", "Known to social care", FactPopulation::child, kSocialCare},
    {"looked_after", "Looked after", FactPopulation::child, kYesNo},
    {"parental_domestic_abuse", "Domestic abuse in the family", FactPopulation::child, kYesNo, false, true},
    {"parental_mental_health", "Parent’s mental ill-health", FactPopulation::child, kYesNo, false, true},
    {"parental_substance", "Parent’s drug or alcohol use", FactPopulation::child, kYesNo, false, true},
    {"mental_capacity_assessed", "Mental capacity assessed", FactPopulation::adult, kYesNo},
    {"abuse_types", "Types of abuse", FactPopulation::adult, kAbuseTypes, true},
    {"agencies", "Agencies involved", FactPopulation::any, {}, true},
    {"trigger_criteria", "Why the review was held", FactPopulation::any, kTriggerCriteria, true},
    {"source_of_harm", "Source of the harm", FactPopulation::child, kHarmSources},
    {"children_harmed", "Number of children harmed", FactPopulation::child, {}},
    {"plan_category", "Category of the plan", FactPopulation::child, kPlanCategories},
    {"legal_order", "Legal order", FactPopulation::child, kLegalOrders},
    {"living_arrangements", "Living with", FactPopulation::child, kLivingArrangements},
    {"education_status", "Education", FactPopulation::child, kEducationStatuses},
    {"referral_not_accepted", "A referral was not accepted", FactPopulation::child, kYesNo},
    {"child_seen", "Child seen by professionals", FactPopulation::child, kYesNo},
    {"wishes_sought", "Child’s wishes sought", FactPopulation::child, kYesNo},
    {"parental_alcohol", "Parent’s alcohol use", FactPopulation::child, kYesNo, false, true},
    {"parental_drugs", "Parent’s drug use", FactPopulation::child, kYesNo, false, true},
    {"parental_learning_disability", "Parent’s learning disability", FactPopulation::child, kYesNo, false,
     true},
    {"young_parent", "Young parent", FactPopulation::child, kYesNo, false, true},
    {"parental_criminal_record", "Parent’s criminal record", FactPopulation::child, kYesNo, false, true},
    {"parental_separation", "Parents separated", FactPopulation::child, kYesNo},
    {"social_isolation", "Isolation of the family", FactPopulation::child, kYesNo},
    {"poverty", "Poverty or debt", FactPopulation::child, kYesNo},
    {"child_disability", "Child’s disability", FactPopulation::child, kYesNo},
    {"child_sen", "Special educational needs", FactPopulation::child, kYesNo},
    {"child_behaviour", "Behaviour difficulties", FactPopulation::child, kYesNo},
    {"child_mental_health", "Child’s mental ill-health", FactPopulation::child, kYesNo},
    {"child_missing", "Went missing", FactPopulation::child, kYesNo},
    {"child_exploitation", "Exploitation of the child", FactPopulation::child, kYesNo},
    {"child_attendance", "Poor school attendance", FactPopulation::child, kYesNo},
    {"young_carer", "Young carer", FactPopulation::child, kYesNo},
    {"care_and_support_needs", "Care and support needs", FactPopulation::adult, kYesNo},
    {"living_situation", "Living situation", FactPopulation::adult, kLivingSituations},
});

constexpr const CaseFact* case_fact(std::string_view id) {
  for (const auto& fact : kCaseFacts)
    if (fact.id == id) return &fact;
  return nullptr;
}

constexpr bool case_facts_are_unique() {
  for (std::size_t i = 0; i < kCaseFacts.size(); ++i)
    for (std::size_t j = i + 1; j < kCaseFacts.size(); ++j)
      if (kCaseFacts[i].id == kCaseFacts[j].id) return false;
  return true;
}
static_assert(case_facts_are_unique());

}  // namespace throughline

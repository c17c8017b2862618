#include <array>

#include "tests/indexer/describe/fact_cases.h"

namespace throughline::test {
namespace {

constexpr auto kCases = std::to_array<FactCase>({
    {"living_situation", "alone", "Mrs B lived alone in a council flat."},
    {"living_situation", "alone", "Mrs B had lived alone since the death of her husband."},
    {"living_situation", "with-family", "Mrs B lived with her husband and adult son."},
    {"living_situation", "with-family", "At the time of her death Mrs B was living with her daughter."},
    {"living_situation", "care-home", "Mrs B was a resident of Oak Lodge, a care home."},
    {"living_situation", "care-home", "Mrs B had lived in a nursing home since 2014."},
    {"living_situation", "supported-living", "Mrs B lived in supported living with three others."},
    {"living_situation", "homeless", "Mrs B was sleeping rough in the town centre."},
    {"living_situation", "homeless", "At the time of her death Mrs B was of no fixed abode."},
    {"living_situation", "temporary-accommodation", "Mrs B was placed in a hostel and died there."},
    {"living_situation", "", "The care home sector is under pressure nationally."},
    {"living_situation", "", "Adults who live alone are at greater risk."},
    {"care_and_support_needs", "yes", "Mrs B had care and support needs arising from multiple sclerosis."},
    {"care_and_support_needs", "yes", "Mrs B received a package of care four times a day."},
    {"care_and_support_needs", "yes", "Mrs B had eligible needs under the Act and carers visited twice a day."},
    {"care_and_support_needs", "no", "Mrs B was not assessed as having care and support needs."},
    {"care_and_support_needs", "", "Section 44 of the Care Act applies to an adult with needs for care and support."},
    {"care_and_support_needs", "", "The Board must arrange a review where an adult with care and support needs dies."},
    {"mental_capacity_assessed", "yes", "A capacity assessment found that Mrs B lacked capacity to decide where to live."},
    {"mental_capacity_assessed", "yes", "Her mental capacity was assessed in July by the social worker."},
    {"mental_capacity_assessed", "yes", "Mrs B was assessed as having capacity to refuse care."},
    {"mental_capacity_assessed", "no", "Mrs B's capacity was never assessed."},
    {"mental_capacity_assessed", "no", "No capacity assessment was carried out at any time."},
    {"mental_capacity_assessed", "no", "There was no formal assessment of her capacity to manage her finances."},
    {"mental_capacity_assessed", "", "Practitioners should complete a capacity assessment when there is doubt."},
    {"mental_capacity_assessed", "", "The Mental Capacity Act presumes that a person has capacity."},
    {"abuse_types", "self-neglect", "The enquiry concluded that Mrs B had died as a result of self-neglect."},
    {"abuse_types", "physical financial", "Mrs B experienced physical abuse and financial abuse by her grandson."},
    {"abuse_types", "", "The Care Act guidance lists ten types, including organisational abuse and modern slavery."},
    {"parental_alcohol", "n/a", "Mrs B drank heavily."},
    {"child_sen", "n/a", "Mrs B had a granddaughter with special educational needs."},
});

}  // namespace

std::span<const FactCase> adult_cases() {
  return kCases;
}

}  // namespace throughline::test

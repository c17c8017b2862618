#include <array>

#include "tests/indexer/describe/fact_cases.h"

namespace throughline::test {
namespace {

constexpr auto kCases = std::to_array<FactCase>({
    // ---- plans and registers
    {"cp_plan", "current", "At the time of her death Child A was the subject of a child protection plan under the category of neglect."},
    {"cp_plan", "current", "Child A was still subject to a child protection plan when she died."},
    {"cp_plan", "current", "At the time of the incident Child A was on the child protection register."},
    {"cp_plan", "previous", "Child A was subject to a child protection plan from May 2014 until March 2015."},
    {"cp_plan", "previous", "Child A's name was removed from the register in 2009."},
    {"cp_plan", "previous", "Child A had previously been the subject of a child protection plan."},
    {"cp_plan", "never", "Child A had never been the subject of a child protection plan."},
    {"cp_plan", "never", "Neither child had ever been placed on the child protection register."},
    {"cp_plan", "never", "Child A's name was never on the Child Protection Register."},
    {"cp_plan", "never", "Child A was not subject to a child protection plan and had no social worker."},
    {"cp_plan", "", "Her older half-siblings had been subject to child protection plans until 2006."},
    {"cp_plan", "", "Mother had herself been on the child protection register in her childhood until 1999."},
    {"cp_plan", "", "A child protection plan should have been considered in May."},
    {"cp_plan", "", "Child protection plans are reviewed within three months."},
    {"plan_category", "neglect", "Child A was subject to a child protection plan until 2015 under the category of neglect."},
    {"plan_category", "emotional", "Child A's name was placed on the register under the category of emotional abuse until 2011."},
    {"plan_category", "multiple", "Child A was on a child protection plan until May under the categories of neglect and physical abuse."},
    {"plan_category", "physical", "Child A was the subject of a child protection plan for physical abuse from 2010 to 2011."},
    {"plan_category", "", "The category of neglect was the most used in the county last year."},
    // ---- looked after, legal orders
    {"looked_after", "yes", "Child A was a looked after child."},
    {"looked_after", "yes", "Child A had been looked after by the local authority since 2012."},
    {"looked_after", "no", "Child A had not been looked after by the local authority."},
    {"looked_after", "", "Mother had been a looked after child."},
    {"legal_order", "care-order", "Child A was made the subject of a care order in June 2015."},
    {"legal_order", "interim-care-order", "An interim care order was made in respect of Child A in May."},
    {"legal_order", "accommodated", "Child A was accommodated under section 20 of the Children Act in 2014."},
    {"legal_order", "special-guardianship", "Child A lived with her aunt under a special guardianship order."},
    {"legal_order", "supervision-order", "Child A was subject to a supervision order for twelve months."},
    {"legal_order", "", "Mother had been the subject of a care order as a teenager."},
    {"legal_order", "", "The local authority considered applying for an interim care order for Child A."},
    {"legal_order", "", "Following the death of Child A her siblings were made subject to interim care orders."},
    // ---- social care
    {"social_care", "current", "Child A had an allocated social worker and a child in need plan."},
    {"social_care", "past", "An initial assessment was completed in 2014 and the case was closed."},
    {"social_care", "none", "The family was not known to children's social care."},
    {"social_care", "none", "Children's social care had no previous involvement with the family. There had been no involvement with children's social care."},
    // ---- home
    {"living_arrangements", "parents", "Child A lived with her mother and father and two brothers."},
    {"living_arrangements", "parents", "Child A was living with both parents at the time of the incident."},
    {"living_arrangements", "parents", "The household comprised Child A, her mother and father and her sister."},
    {"living_arrangements", "one-parent", "Child A lived with her mother and younger brother."},
    {"living_arrangements", "one-parent", "At the time of her death Child A was living with her father."},
    {"living_arrangements", "relatives", "Child A lived with her maternal grandmother."},
    {"living_arrangements", "foster-care", "Child A was living with foster carers when she was injured."},
    {"living_arrangements", "residential", "Child A had been living in a residential children's home for eleven weeks."},
    {"living_arrangements", "semi-independent", "Child A was placed in semi-independent accommodation."},
    {"living_arrangements", "custody", "Child A died in a young offender institution."},
    {"living_arrangements", "", "Her half-brother lived with his own mother."},
    {"living_arrangements", "", "Mother had lived with foster carers until she was sixteen."},
    // ---- education
    {"education_status", "school", "Child A was a pupil at a secondary school, in Year 9."},
    {"education_status", "school", "Child A attended a mainstream primary school."},
    {"education_status", "home-educated", "Child A was electively home educated."},
    {"education_status", "home-educated", "In 2019 Mother decided to educate Child A at home."},
    {"education_status", "alternative-provision", "Child A attended a pupil referral unit two days a week."},
    {"education_status", "excluded", "Child A was permanently excluded in May and had a tutor."},
    {"education_status", "not-in-education", "Child A was not in education, employment or training."},
    {"education_status", "not-in-education", "Child A had been missing from education for eight months."},
    {"education_status", "", "The primary school attended by her brother raised concerns."},
    // ---- who did it
    {"source_of_harm", "father", "Child A's father was convicted of her murder and sentenced to life imprisonment."},
    {"source_of_harm", "mother", "Mother pleaded guilty to manslaughter on the grounds of diminished responsibility."},
    {"source_of_harm", "both-parents", "Mother and Father were both convicted of causing or allowing the death of a child."},
    {"source_of_harm", "both-parents", "Both parents pleaded guilty to child cruelty."},
    {"source_of_harm", "partner-of-parent", "Mother's partner was found guilty of murder."},
    {"source_of_harm", "partner-of-parent", "Child A was killed by her stepfather."},
    {"source_of_harm", "peer", "Two young people, aged 16 and 17, were convicted of murder."},
    {"source_of_harm", "other-relative", "Child A was sexually abused by her grandfather."},
    {"source_of_harm", "unknown", "It has not been possible to establish who inflicted the injuries to Child A."},
    {"source_of_harm", "", "Father had previously been convicted of assault on a former partner."},
    {"source_of_harm", "", "Mother was acquitted of manslaughter."},
    {"source_of_harm", "", "Father was arrested and later released without charge."},
    {"children_harmed", "1", "Child A died in May 2016 of injuries inflicted at home."},
    // ---- outcome and harm
    {"outcome", "death", "Child A died in hospital in May 2016."},
    {"outcome", "death", "This review concerns the death of Child A, who was found dead at home."},
    {"outcome", "serious-harm", "Child A suffered life-changing injuries and survived."},
    {"outcome", "serious-harm", "Child A was admitted with serious injuries, from which she has since recovered."},
    {"outcome", "serious-harm", "Child A was seriously injured in June 2017 while in the care of her mother."},
    {"harm_category", "physical-abuse", "Child A was admitted with rib fractures and bleeding around the brain. The injuries were non-accidental injuries."},
    {"harm_category", "sudi", "Child A died suddenly while co-sleeping with her mother on a sofa; it was a sudden unexpected death in infancy."},
    {"harm_category", "suicide-self-harm", "Child A took her own life in May 2016. The inquest recorded suicide."},
    {"harm_category", "neglect", "Child A was severely neglected and malnourished."},
    {"harm_category", "sexual-abuse", "Child A was sexually abused by a family friend, who was convicted of rape."},
    // ---- why the review was held
    {"trigger_criteria", "death abuse-or-neglect", "The Chair agreed that the criteria for a serious case review were met, in that a child had died and abuse or neglect was known or suspected."},
    {"trigger_criteria", "serious-harm working-together", "The panel decided that the case met the criteria because a child had been seriously harmed and there was cause for concern as to the way in which agencies had worked together."},
    {"trigger_criteria", "discretionary", "The case did not meet the criteria for a serious case review, but the Chair agreed to hold a review."},
    {"trigger_criteria", "suicide", "The Chair decided that a review should be held because of the suspected suicide of a young person."},
    {"trigger_criteria", "", "A serious case review must be held where a child has died and abuse or neglect is known or suspected."},
    {"trigger_criteria", "", "Working Together requires a review when a child dies and abuse or neglect is suspected."},
});

}  // namespace

std::span<const FactCase> circumstance_cases() {
  return kCases;
}

}  // namespace throughline::test

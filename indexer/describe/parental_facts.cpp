// What is said of the parents and carers: yes where the report says it of one of them, no where it denies it
// of both, and whose it was.
#include <array>
#include <optional>

#include "indexer/describe/fact_values.h"
#include "indexer/describe/facts.h"

namespace throughline::describing {
namespace {

std::string_view person_of(Who who) {
  switch (who) {
    case Who::mother:
      return "mother";
    case Who::father:
      return "father";
    case Who::carer:
      return "other-carer";
    default:
      return {};
  }
}

void add_person(Fact<std::string>& fact, const Observation& o) {
  const auto put = [&](std::string_view person) {
    auto& when = fact.by[std::string(person)];
    if (when != "current") when = o.past ? "past" : "current";
  };
  if (o.who == Who::parents) {
    put("mother");
    put("father");
  } else if (const auto person = person_of(o.who); !person.empty()) {
    put(person);
  }
}

/// Denied of the family, of both parents, or of mother and father each.
const Observation* denial(const Observations& all, std::string_view fact) {
  const Observation* of_mother = nullptr;
  const Observation* of_father = nullptr;
  for (const auto& o : all) {
    if (o.fact != fact || !o.denied) continue;
    if (o.who == Who::parents || o.who == Who::family || o.who == Who::nobody) return &o;
    if (o.who == Who::mother) of_mother = &o;
    if (o.who == Who::father) of_father = &o;
  }
  return of_mother != nullptr && of_father != nullptr ? of_mother : nullptr;
}

}  // namespace

Fact<std::string> parental_fact(const Observations& all, std::string_view name, bool by_person) {
  Fact<std::string> fact;
  for (const auto& o : all) {
    if (o.fact != name || o.denied) continue;
    if (!fact.stated()) fact = stated_fact("yes", o.evidence());
    if (by_person) add_person(fact, o);
  }
  if (fact.stated()) return fact;
  if (const auto* no = denial(all, name)) return stated_fact("no", no->evidence());
  return {};
}

Fact<std::string> parental_substance(const Observations& all) {
  auto fact = parental_fact(all, "parental_substance", true);
  const auto alcohol = parental_fact(all, "parental_alcohol", true);
  const auto drugs = parental_fact(all, "parental_drugs", true);
  const auto yes = [](const Fact<std::string>& f) { return f.stated() && *f.value == "yes"; };
  const auto no = [](const Fact<std::string>& f) { return f.stated() && *f.value == "no"; };
  for (const auto* part : {&alcohol, &drugs}) {
    if (!yes(*part)) continue;
    const auto by = yes(fact) ? fact.by : std::map<std::string, std::string>{};
    if (!yes(fact)) fact = *part;
    for (const auto& [person, when] : by) fact.by[person] = when;
    for (const auto& [person, when] : part->by)
      if (fact.by[person] != "current") fact.by[person] = when;
  }
  if (!fact.stated() && no(alcohol) && no(drugs)) return alcohol;
  // Only the one denied and nothing said of the other.
  return fact;
}

/// Under twenty at the birth of a child of the family, told by the ages at the time of the incident: whole
/// years lose up to one year.
Fact<std::string> young_parent(const Observations& all, const Reading& reading) {
  auto fact = parental_fact(all, "young_parent", true);
  if (fact.stated() || reading.review.domain == "adult") return fact;
  constexpr int kAlwaysUnderTwenty = 18;
  for (const auto& parent : reading.subjects) {
    if (parent.role != "parent" || !parent.age_years || !parent.sex.stated()) continue;
    for (const auto& child : reading.subjects) {
      if (child.role != "subject" || !child.age_years) continue;
      const int at_birth = *parent.age_years - *child.age_years;
      if (at_birth < 12 || at_birth > kAlwaysUnderTwenty) continue;
      fact = stated_fact("yes", parent.evidence);
      fact.by[*parent.sex.value == "female" ? "mother" : "father"] = "current";
    }
  }
  return fact;
}

}  // namespace throughline::describing

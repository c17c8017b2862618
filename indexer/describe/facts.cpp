#include "indexer/describe/facts.h"

#include <algorithm>

namespace throughline::describing {
namespace {

template <class T>
Fact<T> not_applicable() {
  Fact<T> fact;
  fact.state = FactState::not_applicable;
  return fact;
}

/// Everything that the deciders read from, prepared once.
struct CaseFile {
  const TitlePage& front;
  const DocumentText& text;
  std::vector<CaseSentence> sentences;
  Withheld withheld;
  Kin kin;
  Observations seen;
};

constexpr auto kParental = std::to_array<std::string_view>(
    {"parental_domestic_abuse", "parental_mental_health", "parental_alcohol", "parental_drugs",
     "parental_learning_disability", "parental_criminal_record", "parental_separation", "social_isolation",
     "poverty"});

/// What the report says that it leaves out, or has blacked out.
std::optional<Fact<std::string>> left_out(std::string_view name, const CaseFile& file) {
  const auto said = [&](WithheldItem item) -> std::optional<Fact<std::string>> {
    if (const auto& evidence = of(file.withheld, item))
      return Fact<std::string>{FactState::withheld, std::nullopt, *evidence, Source::document};
    return std::nullopt;
  };
  if (name == "parental_mental_health")
    if (auto fact = said(WithheldItem::parental_mental_health)) return fact;
  if (name == "parental_substance" || name == "parental_alcohol" || name == "parental_drugs")
    if (auto fact = said(WithheldItem::parental_substance)) return fact;
  return redacted_fact(name, file.sentences);
}

Fact<std::string> one_value(const CaseFact& row, const CaseFile& file, const Reading& reading) {
  const auto name = row.id;
  if (name == "outcome") return outcome_of_case(file.front, file.sentences, file.kin);
  if (name == "harm_category") return harm_category(file.text);
  if (auto fact = left_out(name, file)) return *fact;
  if (name == "cp_plan") return child_protection_plan(file.seen, file.sentences);
  if (name == "social_care") return social_care(file.sentences, reading.facts.at("cp_plan"));
  if (name == "looked_after") return looked_after(file.sentences);
  if (name == "parental_substance") return parental_substance(file.seen);
  if (name == "young_parent") return young_parent(file.seen, reading);
  if (std::find(kParental.begin(), kParental.end(), name) != kParental.end())
    return parental_fact(file.seen, name, row.by_person);
  if (name == "source_of_harm") return source_of_harm(file.text, file.kin, file.seen, reading);
  if (name == "children_harmed") return children_harmed(reading);
  if (name == "mental_capacity_assessed") return capacity_assessed(file.sentences);
  if (name == "living_situation") return living_situation(file.text);
  if (name == "care_and_support_needs") return care_and_support_needs(file.text, reading);
  return find_child_need(name, file.seen, file.text, file.kin, reading);
}

Fact<std::vector<std::string>> several_values(std::string_view name, const CaseFile& file,
                                              const AgencyAliases& agencies, const Reading& reading) {
  if (name == "agencies") return involved_agencies(file.text, agencies);
  if (name == "abuse_types") return abuse_types(file.sentences, reading.review);
  if (name == "trigger_criteria") return trigger_criteria(file.text);
  return {};
}

}  // namespace

void describe_facts(const TitlePage& front, const DocumentText& text, const AgencyAliases& agencies,
                    Reading& reading) {
  const auto& review = reading.review;
  // A thematic review without cases of its own speaks of many families; what it says is no one's fact.
  const bool of_many =
      (review.type == "thematic" || review.type == "national-cspr") && review.pseudonyms.empty();
  const bool of_case = review.type != "inquiry" && review.type != "other" && !of_many;
  const auto applies = [&](const CaseFact& row) {
    return row.population == FactPopulation::any ||
           (row.population == FactPopulation::child ? review.domain != "adult" : review.domain != "child");
  };
  for (const auto& row : kCaseFacts)
    (row.list ? void(reading.fact_lists[std::string(row.id)] = {})
              : void(reading.facts[std::string(row.id)] = {}));
  const Kin kin(text, reading);
  const CaseFile file{front, text, case_sentences(text), withheld_items(text), kin, observe(text, kin)};
  // In an order in which each finds what it builds upon: living_situation stands behind
  // care_and_support_needs.
  const auto fill = [&](const CaseFact& row) {
    const std::string key(row.id);
    if (row.list) {
      auto& fact = reading.fact_lists[key];
      fact = !applies(row)
                 ? not_applicable<std::vector<std::string>>()
                 : (row.id == "agencies" || of_case ? several_values(row.id, file, agencies, reading)
                                                    : Fact<std::vector<std::string>>{});
      return;
    }
    auto& fact = reading.facts[key];
    if (!applies(row))
      fact = not_applicable<std::string>();
    else if (of_case)
      fact = one_value(row, file, reading);
  };
  fill(*case_fact("living_situation"));
  for (const auto& row : kCaseFacts) {
    fill(row);
    // Reviews of children are held for a death or for serious harm: harm without a death is the latter.
    auto& outcome = reading.facts.at("outcome");
    if (row.id != "harm_category" || outcome.state != FactState::not_stated) continue;
    const auto& harm = reading.facts.at("harm_category");
    if (harm.stated() && *harm.value != "sudi" && *harm.value != "homicide" &&
        *harm.value != "suicide-self-harm") {
      outcome = harm;
      outcome.value = "serious-harm";
    }
  }
}

}  // namespace throughline::describing

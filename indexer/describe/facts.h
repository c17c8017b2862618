// Case facts for the triennial tables: each with its state and the words that state it. Internal to
// indexer/describe.
#pragma once

#include <optional>

#include "indexer/describe/agency_aliases.h"
#include "indexer/describe/case_sentences.h"
#include "indexer/describe/document_text.h"
#include "indexer/describe/kin.h"
#include "indexer/describe/statements.h"
#include "indexer/describe/title_page.h"
#include "indexer/describe/withheld.h"

namespace throughline::describing {

/// Fills reading.facts and reading.fact_lists for every row of kCaseFacts. Needs review and subjects to be
/// described already.
void describe_facts(const TitlePage& front, const DocumentText& text, const AgencyAliases& agencies,
                    Reading& reading);

// harm.cpp
Fact<std::string> outcome_of_case(const TitlePage& front, const std::vector<CaseSentence>& all,
                                  const Kin& kin);
Fact<std::string> harm_category(const DocumentText& text);

// harm_source.cpp
Fact<std::string> source_of_harm(const DocumentText& text, const Kin& kin, const Observations& all,
                                 const Reading& reading);
Fact<std::string> children_harmed(const Reading& reading);

// child_facts.cpp
Fact<std::string> child_protection_plan(const Observations& seen, const std::vector<CaseSentence>& all);
Fact<std::string> social_care(const std::vector<CaseSentence>& all, const Fact<std::string>& plan);
Fact<std::string> looked_after(const std::vector<CaseSentence>& all);
/// A fact that is blacked out where it is spoken of.
std::optional<Fact<std::string>> redacted_fact(std::string_view name, const std::vector<CaseSentence>& all);

// parental_facts.cpp
Fact<std::string> parental_fact(const Observations& all, std::string_view name, bool by_person);
Fact<std::string> parental_substance(const Observations& all);
Fact<std::string> young_parent(const Observations& all, const Reading& reading);

// child_circumstances.cpp
Fact<std::string> find_child_need(std::string_view name, const Observations& all, const DocumentText& text,
                                  const Kin& kin, const Reading& reading);

// adult_facts.cpp
Fact<std::string> capacity_assessed(const std::vector<CaseSentence>& all);
Fact<std::vector<std::string>> abuse_types(const std::vector<CaseSentence>& all,
                                           const ReviewDescription& review);
Fact<std::string> care_and_support_needs(const DocumentText& text, const Reading& reading);
Fact<std::string> living_situation(const DocumentText& text);

// review_reasons.cpp
Fact<std::vector<std::string>> trigger_criteria(const DocumentText& text);

// agencies_involved.cpp
Fact<std::vector<std::string>> involved_agencies(const DocumentText& text, const AgencyAliases& agencies);

}  // namespace throughline::describing

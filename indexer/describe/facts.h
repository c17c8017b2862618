// Case facts for the triennial tables: each with its state and the words that state it. Internal to
// indexer/describe.
#pragma once

#include "indexer/describe/agency_aliases.h"
#include "indexer/describe/case_sentences.h"
#include "indexer/describe/document_text.h"
#include "indexer/describe/title_page.h"
#include "indexer/describe/withheld.h"

namespace throughline::describing {

/// Fills reading.facts and reading.fact_lists for every name of kCaseFacts and kCaseFactLists. Needs review
/// and subjects to be described already.
void describe_facts(const TitlePage& front, const DocumentText& text, const AgencyAliases& agencies,
                    Reading& reading);

/// Children's facts: plans, care, parents. None for a review of an adult.
Fact<std::string> find_child_fact(std::string_view name, const std::vector<CaseSentence>& all,
                                  const Withheld& withheld);

}  // namespace throughline::describing

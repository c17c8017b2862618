// Recommendations as records: which passages are recommendations, their numbers and groups, whom they
// address, what kind of action they ask for. Internal to indexer/describe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/describe/agency_aliases.h"
#include "indexer/describe/document_text.h"

namespace throughline::describing {

/// Only what the document itself recommends: a response or action plan repeats others' recommendations and
/// gives none.
std::vector<Recommendation> find_recommendations(const DocumentText& text, const std::string& kind,
                                                 const AgencyAliases& agencies);

// addressees.cpp
/// Ids of the agencies that are to act, in the order named: the subject of "should", whom the subject is to
/// ask, the agent of a passive; else those of the heading it stands under.
std::vector<std::string> addressees(std::string_view text, std::string_view heading,
                                    const AgencyAliases& agencies);
/// A value of kActionTypes.
std::string action_type(std::string_view text, const std::vector<std::string>& addressees);

}  // namespace throughline::describing

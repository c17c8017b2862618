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

}  // namespace throughline::describing

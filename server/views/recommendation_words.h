// A recommendation in words and as an address, the same on the review's page, in the list and in exports.
#pragma once

#include <string>

#include "server/views/app.h"
#include "server/views/recommendation_list.h"

namespace throughline {

/// "Police and Housing"; empty where it names nobody.
std::string addressees_words(const Recommendation& one);
/// "To police · Training · The partnership · owner and date named"
std::string recommendation_meta(const Recommendation& one);
/// The passage it stands in, on its review's page.
std::string recommendation_address(const App& app, const ListedRecommendation& one);

}  // namespace throughline

// Where a review was held and under which law. Internal to indexer/describe.
#pragma once

#include <string>
#include <vector>

#include "indexer/describe/document_text.h"
#include "indexer/describe/title_page.h"

namespace throughline::describing {

/// The nation of the boards that the authority file knows, by their names or by their places; empty when none
/// is known or they lie in several.
std::string nation_of_boards(const std::vector<std::string>& boards);
/// The same for the English region.
std::string region_of(const std::vector<std::string>& boards);

/// Nation or Crown Dependency; empty for what spans the United Kingdom.
std::string nation_of(const TitlePage& front, const DocumentText& text, const ReviewDescription& review);

/// The law it was held under: from type, nation and the date the review was decided on (else completed,
/// published).
std::string regime(const ReviewDescription& review, const DocumentText& text);

}  // namespace throughline::describing

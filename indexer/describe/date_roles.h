// Which date is which: incident, commissioned, completed, published. Prefers "not stated" to a guess.
// Internal to indexer/describe.
#pragma once

#include "indexer/describe/document_text.h"
#include "indexer/describe/title_page.h"

namespace throughline::describing {

/// Sets review.dates for every role of kReviewDates.
void describe_dates(const TitlePage& front, const DocumentText& text, ReviewDescription& review);

}  // namespace throughline::describing

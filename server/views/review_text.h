// The report's own words on the review's page: headings, passages with their numbers, pages and themes,
// tables, abbreviations explained.
#pragma once

#include "server/views/data.h"
#include "server/views/review_answer.h"

namespace throughline {

/// One section for each document, in the answer's order.
Data documents_data(const ReviewAnswer& answer, const App& app);
/// Its parts' headings for "On this page".
Data contents_data(const ReviewAnswer& answer, const App& app);
/// Passages about what went well: the first three with their words, the others as links.
Data good_practice_data(const ReviewAnswer& answer, const App& app);

}  // namespace throughline

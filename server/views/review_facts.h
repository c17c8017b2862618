// What is known of a review and its cases as lines to print, each with the place it was read at. Page and
// JSON show no word of a document that may not be shown.
#pragma once

#include <string>
#include <vector>

#include "server/views/data.h"
#include "server/views/review_answer.h"

namespace throughline {

/// A fact with its evidence, ready to be printed.
struct FactLine {
  std::string id;     ///< of kCaseFacts or kReviewDates, or "boards", "age" and the like
  std::string name;   ///< "Category of harm", with "Case 2: " before it where there are several
  std::string value;  ///< "Neglect", "Not stated", ...
  FactState state = FactState::stated;
  std::string where = {};  ///< "Page 9", "Recorded with the file"; empty where none
  std::string words = {};  ///< of the report, empty where they may not be shown
  std::string href = {};   ///< of the passage, on this page or another
};
std::vector<FactLine> fact_lines(const ReviewAnswer& answer, const App& app);

/// May words of this document be quoted today?
bool may_quote(const App& app, std::uint32_t document);

/// The section "About this review": what matters most as a short list, what is not stated in one line, and
/// every fact with the words it was read from.
Data about_data(const ReviewAnswer& answer, const App& app);

}  // namespace throughline

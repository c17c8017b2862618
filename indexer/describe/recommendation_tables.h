// Tables of recommendations and action plans: which column says what. Internal to indexer/describe.
#pragma once

#include <string>
#include <vector>

#include "indexer/describe/document_text.h"

namespace throughline::describing {

struct RecommendationRow {
  std::size_t passage = 0;  ///< index in DocumentText::passages
  int page = 0;
  std::string number;
  std::string text;
  std::string lead;   ///< the column that says who; may name addressees
  bool plan = false;  ///< of an action plan: it repeats recommendations made elsewhere
  bool has_owner = false;
  bool has_date = false;
  bool has_outcome = false;
};

/// Rows of every table with a column of recommendations; rows that go on with the one above add to it.
std::vector<RecommendationRow> recommendation_rows(const DocumentText& text);

}  // namespace throughline::describing

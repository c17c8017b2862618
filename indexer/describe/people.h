// Whom the review is about and who is around them: age, sex, ethnicity, each person's own and nobody else's.
// Internal to indexer/describe.
#pragma once

#include "indexer/describe/document_text.h"

namespace throughline::describing {

/// The subjects first, then the others. From family tables where the report has one, else from its first
/// paragraphs.
std::vector<Subject> find_people(const DocumentText& text, const ReviewDescription& review);

// ethnicity.cpp
struct FoundEthnicity {
  std::string value;  ///< as printed; empty when redacted
  bool redacted = false;
  std::uint32_t from = 0;  ///< half-open range of words
  std::uint32_t to = 0;
};
std::vector<FoundEthnicity> find_ethnicities(const PassageText& passage);

}  // namespace throughline::describing

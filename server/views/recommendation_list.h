// Every recommendation of a generation in memory, newest review first, for the list page, its export and the
// reviews' pages. Read once when the generation is opened. One that a summary or an action plan repeats
// stands here once, with the fullest document of its review.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "corpus/base/result.h"
#include "corpus/store/generation.h"
#include "server/query/availability.h"

namespace throughline {

struct ListedRecommendation {
  std::uint32_t review = 0;
  std::uint32_t document = 0;  ///< that it stands in
  Recommendation recommendation;
};

struct RecommendationList {
  std::vector<ListedRecommendation> all;

  static Result<std::shared_ptr<const RecommendationList>> read(const Generation& generation);
};

/// The text as the level allows: whole, its first words, or nothing (also of documents that are withdrawn or
/// for the board).
std::string allowed_text(const std::string& text, Visibility level, std::size_t extract_words);

}  // namespace throughline

// Every recommendation of a generation in memory, newest review first, for the list page and its export. Read
// once when the generation is opened.
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
  Recommendation recommendation;
};

struct RecommendationList {
  std::vector<ListedRecommendation> all;

  static Result<std::shared_ptr<const RecommendationList>> read(const Generation& generation);
};

/// The most that all documents of a review allow together: a recommendation does not say which of them it is
/// from.
Visibility strictest_level(const Columns& columns, const Availability& available, std::uint32_t review);

/// The text as the level allows: whole, its first words, or nothing.
std::string allowed_text(const std::string& text, Visibility level, std::size_t extract_words);

}  // namespace throughline

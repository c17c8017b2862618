#include "server/views/recommendation_list.h"

#include <algorithm>
#include <numeric>

#include "corpus/base/utf8.h"
#include "corpus/model/rights.h"

namespace throughline {

Result<std::shared_ptr<const RecommendationList>> RecommendationList::read(const Generation& generation) {
  const auto& reviews = generation.columns().reviews;
  std::vector<std::uint32_t> order(reviews.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return reviews[a].year > reviews[b].year; });
  auto list = std::make_shared<RecommendationList>();
  for (const auto review : order) {
    THROUGHLINE_ASSIGN(auto found, generation.recommendations_of_review(review));
    for (auto& one : found) list->all.push_back({review, std::move(one)});
  }
  return list;
}

Visibility strictest_level(const Columns& columns, const Availability& available, std::uint32_t review) {
  Visibility strictest = Visibility::full;
  for (const auto document : columns.reviews[review].documents) {
    const auto level = available.documents[document];
    if (level == Visibility::withdrawn || level == Visibility::board_only) continue;
    strictest = std::max(strictest, level);
  }
  return strictest;
}

std::string allowed_text(const std::string& text, Visibility level, std::size_t extract_words) {
  if (level == Visibility::full || level == Visibility::passages) return text;
  return level == Visibility::extract ? first_words(text, extract_words) : std::string();
}

}  // namespace throughline

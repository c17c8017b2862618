#include "server/views/recommendation_list.h"

#include <algorithm>
#include <numeric>
#include <set>

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
    std::set<std::string> known;
    for (const auto document : reviews[review].documents) {
      THROUGHLINE_ASSIGN(auto found, generation.recommendations_of_document(document));
      std::set<std::string> own;
      for (auto& one : found) {
        own.insert(slug(one.text, one.text.size()));
        if (known.count(slug(one.text, one.text.size())) == 0)
          list->all.push_back({review, document, std::move(one)});
      }
      known.merge(own);
    }
  }
  return list;
}

std::string allowed_text(const std::string& text, Visibility level, std::size_t extract_words) {
  if (level == Visibility::full || level == Visibility::passages) return text;
  return level == Visibility::extract ? first_words(text, extract_words) : std::string();
}

}  // namespace throughline

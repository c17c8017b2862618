// From an ordered case to what a result shows: its reviews and documents, and up to three different passages
// with as much text as their owner allows.
#pragma once

#include <cstddef>

#include "corpus/base/settings.h"
#include "server/query/filter_sets.h"
#include "server/search/ranking.h"
#include "server/search/search_page.h"

namespace throughline {

inline constexpr std::size_t kShownPassages = 3;

class ResultWriter {
 public:
  ResultWriter(const RankInput& input, Ranking& ranking, const FilterSets& filters, const Settings& settings);

  Result<CaseHit> write(const RankedUnit& ranked) const;

 private:
  Result<std::vector<PassageHit>> passages_of(std::size_t unit) const;
  PassageHit shown(const PassageText& text, double score) const;
  std::vector<ReviewHit> reviews_of(std::size_t unit, const std::vector<PassageHit>& passages) const;
  ReviewHit review(std::uint32_t index) const;
  std::size_t count_between(std::size_t from, std::size_t to) const;

  const RankInput& in_;
  Ranking& ranking_;
  const Settings& settings_;
  Bitset preferred_reviews_;
  Bitset preferred_passages_;
  bool
      asks_passages_;  ///< words or passage fields: else no passage says more than another, and none is shown
};

}  // namespace throughline

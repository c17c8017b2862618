// The order of results: cases by their best passages, or by date or number of passages.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "corpus/store/search_index.h"
#include "server/query/filter_sets.h"
#include "server/search/matcher.h"
#include "server/search/passage_scorer.h"

namespace throughline {

/// How much a passage of that part of a report counts against others: learning above chronology, boilerplate
/// last.
double role_weight(SectionRole role);

struct RankedUnit {
  std::uint32_t unit = 0;
  std::vector<std::uint32_t> also;  ///< other matching units that the same reviews tell of
  double score = 0;
};

struct RankInput {
  const Holdings& holdings;
  const Availability& available;
  const Matches& matches;
  const Bitset& units;     ///< that match
  const Bitset& passages;  ///< that may be shown, in matching units
  SortOrder order;
  Deadline deadline;
};

/// The order of one search's results. Passages are first weighed by which ideas they hold; the best of them
/// are then read: how often, how close together.
class Ranking {
 public:
  static Result<Ranking> create(const RankInput& input);

  /// All matching units in order.
  std::vector<RankedUnit> units() const;

  /// Up to `most` passages out of `within`, best first; without words by section and place.
  Result<std::vector<RankedPassage>> best(const Bitset& within, std::size_t most);

 private:
  explicit Ranking(const RankInput& input);
  Result<void> weigh_by_ideas();
  Result<void> add_frequencies();
  Result<void> read_best();
  Result<void> read(const std::vector<std::uint32_t>& docids);
  std::vector<RankedPassage> by_score(const Bitset& within, std::size_t most) const;
  std::vector<double> unit_scores() const;
  double prior(std::size_t passage) const;

  RankInput in_;
  PassageScorer scorer_;
  std::vector<float> scores_;               ///< of each passage
  std::unordered_set<std::uint32_t> read_;  ///< docids
};

/// Publication date of the unit's newest available review as a number that sorts; 0: not stated.
int newest_date(const Holdings& holdings, const Availability& available, std::size_t unit);

}  // namespace throughline

// The order of results: cases by their best passages, or by date or number of passages.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/store/search_index.h"
#include "server/query/filter_sets.h"
#include "server/search/matcher.h"

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

/// All matching units in order.
Result<std::vector<RankedUnit>> ranked_units(const RankInput& input);

/// Up to `most` of the unit's passages out of `within`, best first; without words by section and place.
Result<std::vector<RankedPassage>> best_passages(const RankInput& input, const Bitset& within,
                                                 std::size_t most);

/// Publication date of the unit's newest available review as a number that sorts; 0: not stated.
int newest_date(const Holdings& holdings, const Availability& available, std::size_t unit);

}  // namespace throughline

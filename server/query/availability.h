// What a reader may see of a generation on a given day: withdrawn reviews are gone, records have no words,
// extracts are short. Every match set, count and table starts from it.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/result.h"
#include "corpus/model/vocabulary.h"
#include "corpus/store/bitset.h"
#include "corpus/store/library.h"
#include "server/query/holdings.h"
#include "server/query/search_request.h"

namespace throughline {

struct Availability {
  std::string today;
  std::vector<Visibility> documents;  ///< effective level of each
  Bitset reviews;                     ///< not withdrawn, and with at least one document that is public
  Bitset units;                       ///< with at least one such review; see Holdings
  Bitset passages;                    ///< of documents whose words may be shown, at least as extracts
  Bitset readable_units;              ///< with at least one such passage

  /// For each way of counting, the units in which a passage field has a value: themes in the order of
  /// Columns::themes, polarities, roles and agencies in the order of their tables. Only available passages
  /// count.
  struct PassageValues {
    std::vector<Bitset> themes, polarities, roles, lenses;
    Bitset coded;  ///< units without text whose themes a catalogue gives
  };
  std::array<PassageValues, 3> by_counting;  ///< index: Counting

  bool shows(std::size_t review) const { return reviews.test(review); }
  const PassageValues& values(Counting counting) const {
    return by_counting[static_cast<std::size_t>(counting)];
  }
  /// Units a search starts from: all that may be shown, or the population of the tables that has text to
  /// read.
  Bitset population(const Holdings& holdings, Counting counting) const;
};

/// Whether a tag counts: learning or feature as asked for, and then not "said not to be present".
bool tag_counts(const TagCell& tag, Counting counting);

Availability availability_of(const Holdings& holdings, const std::vector<Withdrawal>& withdrawn,
                             std::string_view today);

}  // namespace throughline

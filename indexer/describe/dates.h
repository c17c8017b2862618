// Finds dates in text, in the many ways reports print them, and never reads one more precisely than it is
// printed. What a date is the date of is date_roles' question. Internal to indexer/describe.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/base/partial_date.h"
#include "corpus/model/words.h"

namespace throughline::describing {

struct FoundDate {
  PartialDate date;        ///< year is 0 when the text gives none ("29 September")
  std::uint32_t from = 0;  ///< half-open range of words
  std::uint32_t to = 0;
  bool american = false;  ///< printed month first in numbers, as programs do and reports do not
};

/// In the order of the text, without overlaps. Numbers are read day first, as here; month first only where
/// nothing else is possible (10/16/2015). A month or day without a year takes that of the date it is joined
/// to
/// ("between March and October 2016"). A year alone is a date only after in, since, during or on its
/// own.
std::vector<FoundDate> find_dates(std::string_view text, const WordStream& stream);

/// Whether one date is the other said less precisely (or the same): 2014 and March 2014, March 2014 and 9
/// March 2014.
bool compatible(const PartialDate& a, const PartialDate& b);
/// The more precise of two compatible dates.
const PartialDate& finer(const PartialDate& a, const PartialDate& b);

}  // namespace throughline::describing

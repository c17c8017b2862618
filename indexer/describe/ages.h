// Finds ages: "16-year-old", "aged 4", "three years and four months", "eleven weeks old", "in her late
// forties". Whose age it is, is the caller's question. Internal to indexer/describe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/model/words.h"

namespace throughline::describing {

struct FoundAge {
  std::optional<int> years;   ///< none when only a decade is given
  std::optional<int> months;  ///< completed months beyond the years
  std::string band;           ///< kAgeBands; empty when a decade spans two
  std::string text;           ///< as printed
  std::uint32_t from = 0;
  std::uint32_t to = 0;
};

/// Ages that say they are ages. "was 31" and "(38)" are found with `bare` only: the caller knows that a
/// person stands before them.
std::vector<FoundAge> find_ages(std::string_view text, const WordStream& words, bool bare);

/// The band of a pupil of "Year 10" or "Reception" at a word; empty when the school year lies in two bands.
/// England and Wales: pupils of Year N turn N + 5 in it.
std::string school_year_band(const WordStream& words, std::uint32_t at);

/// "born in March 2010 and died in June 2012", in one sentence of which `to` says where it ends: the age at death.
std::vector<FoundAge> find_lifetimes(std::string_view text, const WordStream& words);

/// The whole of a table cell: "16", "3 years 4 months", "Early thirties"; none for "Not known".
std::optional<FoundAge> age_in_cell(std::string_view cell);

}  // namespace throughline::describing

// A CSV file as a table with line numbers: strict, so that a mistake in a sheet is named and not guessed at.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/result.h"

namespace throughline {

struct CsvRow {
  std::size_t line = 0;  ///< 1-based line of the file on which the row begins
  std::vector<std::string> cells;
};

/// RFC 4180 in UTF-8, with or without a byte order mark, any line ends; cells without white space around them;
/// empty lines left out. invalid_argument with the line of a quote that is never closed, of words after a
/// closing quote, or of bytes that are not UTF-8.
Result<std::vector<CsvRow>> read_csv_table(std::string_view text, const std::string& name);

}  // namespace throughline

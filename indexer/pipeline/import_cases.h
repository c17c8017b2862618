// Cases that are known from a catalogue only, from a CSV sheet: one row a case, all rows or none.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/result.h"
#include "corpus/store/library.h"
#include "taxonomy/taxonomy.h"

namespace throughline {

struct SheetColumn {
  std::string_view name;
  std::string_view meaning;  ///< for docs/import.md
};

/// Every column a sheet may have: those of the catalogue, one for each case fact, themes.
std::vector<SheetColumn> sheet_columns();

/// invalid_argument names the sheet's lines, columns and values that are wrong, and what they may be.
Result<std::vector<CaseRecord>> read_case_sheet(std::string_view csv, const std::string& name,
                                                const Taxonomy& taxonomy);

}  // namespace throughline

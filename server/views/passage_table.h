// Rows of a table in a report are passages with their cells joined by " | "; here they become cells again.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "corpus/model/reading.h"

namespace throughline {

/// The cells of a row as spans of its text, in code points; an empty cell is an empty span.
std::vector<Span> cells_of(std::string_view row);

/// Does the first row of a table name its columns?
bool reads_like_header(std::string_view row);

/// Do both rows belong to one table? One with other cells that names columns begins the next.
bool same_table(std::string_view before, std::string_view row);

}  // namespace throughline

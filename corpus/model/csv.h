// Reads comma-separated values (RFC 4180: quoted cells, doubled quotes, line ends inside quotes). Cells are
// trimmed; empty lines are left out. Knows nothing of columns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace throughline {

/// A byte order mark is skipped. A quote that is never closed ends with the text.
std::vector<std::vector<std::string>> read_csv(std::string_view text);

}  // namespace throughline

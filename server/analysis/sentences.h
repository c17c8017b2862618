// Sentences about numbers, generated from them: what they say, and no more than they allow.
#pragma once

#include <string>
#include <vector>

#include "server/analysis/trend_table.h"

namespace throughline {

/// "31%" for 0.3123; "under 1%" and "over 99%" where rounding would say none or all.
std::string percent(double share);
std::vector<std::string> sentences_of(const TrendTable& table);
std::vector<std::string> sentences_of(const ThemeTable& table);

}  // namespace throughline

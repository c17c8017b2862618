// Charts as SVG, drawn here and complete without script or style sheet. Their colours are attributes, so that
// a saved drawing keeps them. The table with the same numbers always stands beside a chart.
#pragma once

#include <string>

#include "server/analysis/trend_table.h"

namespace throughline {

/// Share per year as a line with its interval as a band; every point opens the cases behind it. Years without
/// cases break the line. Empty when fewer than two years have cases.
std::string trend_chart(const TrendTable& table);

/// No year has kFewestCases: the chart then shows how many of how many as bars instead of shares.
bool chart_counts_cases(const TrendTable& table);

}  // namespace throughline

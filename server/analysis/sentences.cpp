#include "server/analysis/sentences.h"

#include <fmt/format.h>

#include <cmath>

namespace throughline {
namespace {

std::string cases(std::size_t n) {
  return n == 1 ? "1 case" : fmt::format("{} cases", n);
}

std::string with_interval(const Share& share) {
  return fmt::format("{} of {} ({}; 95% interval {} to {})", share.x, cases(share.n), percent(*share.share),
                     percent(*share.lower), percent(*share.upper));
}

}  // namespace

std::string percent(double share) {
  if (share > 0 && share < 0.005) return "under 1%";
  if (share < 1 && share >= 0.995) return "over 99%";
  return fmt::format("{:.0f}%", std::abs(std::round(share * 100)));
}

std::vector<std::string> sentences_of(const TrendTable& table) {
  std::vector<std::string> out;
  if (table.whole.n == 0) {
    out.emplace_back("No published review of this population has a stated year in this window.");
  } else {
    const std::string window = table.rows.size() == 1 ? fmt::format("In {}", table.rows.front().year)
                                                      : fmt::format("From {} to {}", table.rows.front().year,
                                                                    table.rows.back().year);
    if (table.whole.n < kFewestCases)
      out.push_back(fmt::format("{}, “{}” occurs in {} of {}: too few to speak of a share.", window,
                                table.label, table.whole.x, cases(table.whole.n)));
    else
      out.push_back(fmt::format("{}, “{}” occurs in {} of published reviews.", window, table.label,
                                with_interval(table.whole)));
    std::size_t enough = 0;
    for (const auto& row : table.rows) enough += row.cases.n >= kFewestCases ? 1U : 0U;
    if (enough == 0 && table.rows.size() > 1)
      out.push_back(
          fmt::format("No single year has {} cases, so nothing is said about a rise or fall.", kFewestCases));
  }
  if (table.year_not_stated > 0)
    out.push_back(fmt::format("{} {} left out because no year of publication is stated.",
                              cases(table.year_not_stated), table.year_not_stated == 1 ? "is" : "are"));
  return out;
}

std::vector<std::string> sentences_of(const ThemeTable& table) {
  if (table.n == 0) return {"No published review of this population has a stated year in this window."};
  if (table.n < kFewestCases)
    return {fmt::format("The population has {}: too few to speak of shares.", cases(table.n))};
  const auto& first = table.rows.front();
  if (first.cases.x == 0) return {fmt::format("None of the themes occurs in any of {}.", cases(table.n))};
  return {fmt::format("“{}” occurs in the most: {} of published reviews.", first.label,
                      with_interval(first.cases))};
}

}  // namespace throughline

// Counts over populations: rates, their exact intervals, ratios and standardisation.
#pragma once

#include <cstdint>
#include <vector>

#include "corpus/statistics/proportion.h"

namespace throughline::statistics {

struct Rate {
  double rate = 0;
  Interval interval;
  Interval count;  ///< limits of the count itself
};
/// Garwood 1936 Biometrika 28:437. `population`: people, or person-years where years are pooled; `per`:
/// 100000 for a rate per 100,000. Refused for a population of 0.
Result<Rate> poisson_rate_exact_ci(std::int64_t count, double population, double per,
                                   double confidence = kConfidence);

/// Limits of a count, good from about 10 on. Breslow & Day 1987; APHO Technical Briefing 3.
Result<Interval> byar_ci(std::int64_t count, double confidence = kConfidence);

struct RateRatio {
  double ratio = 0;
  Interval interval;  ///< conditional binomial, exact; upper infinite when the second count is 0
  Interval wald;      ///< undefined when a count is 0
};
/// x1 in time (or population) t1 over x2 in t2. Przyborowski & Wilenski 1940 Biometrika 31:313.
Result<RateRatio> poisson_rate_ratio_exact_ci(std::int64_t x1, double t1, std::int64_t x2, double t2,
                                              double confidence = kConfidence);

struct RateGroup {
  std::int64_t count = 0;
  double population = 0;
  double weight = 0;
};
struct StandardisedRate {
  double dsr = 0;
  double var = 0;
  Interval dobson_byar;  ///< Dobson et al 1991 Stat Med 10:457 with Byar's limits
  Interval fay_feuer;    ///< Fay & Feuer 1997 Stat Med 16:791 (gamma)
};
/// Weights need not sum to 1. Refused when there are no cases at all.
Result<StandardisedRate> directly_standardised_rate(const std::vector<RateGroup>& groups, double per,
                                                    double confidence = kConfidence);

}  // namespace throughline::statistics

// Whether something rises or falls over ordered groups or years.
#pragma once

#include <cstdint>
#include <vector>

#include "corpus/statistics/proportion.h"

namespace throughline::statistics {

struct CochranArmitage {
  double z = 0;
  double chi2 = 0;
  double p_two_sided = 0;
  double chi2_n_minus_1 = 0;  ///< with N - 1 in the variance (Mantel)
  double overall_chi2 =
      0;  ///< any difference, on groups - 1 degrees of freedom; minus chi2: departure from the line
};
/// Linear trend of shares. Scores need be neither sorted nor evenly spaced. Refused when all scores, or all
/// cases, are the same. Cochran 1954 Biometrics 10:417; Armitage 1955 Biometrics 11:375.
Result<CochranArmitage> cochran_armitage(const std::vector<Share>& groups, const std::vector<double>& scores);

struct ExactTrend {
  double p_upper = 0;
  double p_two_sided = 0;  ///< |T - E| at least as large
  double z_asymptotic = 0;
};
/// All allocations of the cases to the groups. Agresti 2013, 5.3. For small tables: refused over 2,000,000
/// steps.
Result<ExactTrend> cochran_armitage_exact(const std::vector<Share>& groups,
                                          const std::vector<double>& scores);

struct PoissonTrend {
  double intercept = 0;
  double slope = 0;
  double se_slope = 0;
  double rate_ratio_per_year = 0;
  Interval rate_ratio;
  double wald_p = 0;
  double pearson_chi2 = 0;
  double deviance = 0;
  double dispersion = 0;      ///< Pearson over n - 2; undefined for two years
  double quasi_se_slope = 0;  ///< widened by the root of the dispersion where that is over 1
};
/// log mean = intercept + slope x + log population. McCullagh & Nelder 1989. Needs two different x and one
/// count.
Result<PoissonTrend> poisson_trend(const std::vector<std::int64_t>& counts,
                                   const std::vector<double>& population, const std::vector<double>& x,
                                   double confidence = kConfidence);

struct NegativeBinomialTrend {
  double intercept = 0;
  double slope = 0;
  double alpha = 0;  ///< variance = mean + alpha mean^2; 0: not more spread than Poisson
  double loglik = 0;
  double se_slope_expected_info = 0;
};
/// Maximum likelihood. Lawless 1987 Can J Stat 15:209; Hilbe 2011.
Result<NegativeBinomialTrend> negbin2_trend_ml(const std::vector<std::int64_t>& counts,
                                               const std::vector<double>& x);

struct MannKendall {
  std::int64_t s = 0;
  double tau = 0;
  double p_two_sided = 0;
};
/// Exact, for a series without ties (refused with). Mann 1945 Econometrica 13:245; Kendall 1975.
Result<MannKendall> mann_kendall_exact(const std::vector<double>& values);

struct Nowcast {
  std::vector<double> completeness_by_lag;
  std::vector<double> estimated_totals;
};
/// How many incidents of a year will have been published in the end. Rows: incident years, columns: years of
/// lag; negative: not yet observable. Lawless 1994 Can J Stat 22:15; Mack 1993 ASTIN Bull 23:213 (chain
/// ladder, the same).
Result<Nowcast> publication_lag_nowcast(const std::vector<std::vector<std::int64_t>>& counts);

}  // namespace throughline::statistics

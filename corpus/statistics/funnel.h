// Funnel plots: how far shares of small groups scatter by chance. No ranking and no measure of performance.
#pragma once

#include <cstdint>
#include <vector>

#include "corpus/statistics/proportion.h"

namespace throughline::statistics {

/// Sample quantiles by linear interpolation of the order statistics. Hyndman & Fan 1996 Am Stat 50:361,
/// type 7.
Result<std::vector<double>> quantiles_type7(std::vector<double> values,
                                            const std::vector<double>& probabilities);

struct FunnelLimits {
  std::vector<double> limits;  ///< may pass 0 or 1: cut only where they are drawn
  Interval wald_95;
};
/// Interpolated exact binomial limits. Spiegelhalter 2005 Stat Med 24:1185, appendix A.1.1.
Result<FunnelLimits> funnel_binomial_limits(std::int64_t n, double target,
                                            const std::vector<double>& quantiles);

struct Overdispersion {
  double q10 = 0;  ///< where the lowest and highest are cut to, named for the usual tenth
  double q90 = 0;
  double phi = 0;
  bool inflate = false;  ///< phi > 1: widen the limits by sqrt_phi
  double sqrt_phi = 0;
};
/// Mean square of winsorised z-scores. Spiegelhalter 2005 Qual Saf Health Care 14:347.
Result<Overdispersion> funnel_overdispersion_phi(const std::vector<double>& z, double winsorise = 0.1);

}  // namespace throughline::statistics

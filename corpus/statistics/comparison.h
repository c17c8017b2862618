// Two proportions compared: the difference and the ratio of shares, the first minus or over the second.
#pragma once

#include "corpus/statistics/proportion.h"

namespace throughline::statistics {

struct Estimate {
  double value = 0;
  Interval interval;
};

/// Hybrid score interval: the default for a difference. Newcombe 1998 Stat Med 17:873, method 10.
Result<Estimate> newcombe_diff_ci(const Share& first, const Share& second, double confidence = kConfidence);

/// Score interval with constrained maximum likelihood and variance factor N/(N-1).
/// Miettinen & Nurminen 1985 Stat Med 4:213; closed form of the constraint: Farrington & Manning 1990 Stat
/// Med 9:1447.
Result<Estimate> miettinen_nurminen_diff_ci(const Share& first, const Share& second,
                                            double confidence = kConfidence);
/// The same for the ratio; an end is infinite when the second share is 0. Refused when both are.
Result<Estimate> miettinen_nurminen_rr_ci(const Share& first, const Share& second,
                                          double confidence = kConfidence);

struct LogRatio {
  double value = 0;
  double se_log = 0;
  Interval interval;
};
/// Refused when a count is 0: use Miettinen-Nurminen. Katz et al 1978 Biometrics 34:469.
Result<LogRatio> katz_log_rr_ci(const Share& first, const Share& second, double confidence = kConfidence);

}  // namespace throughline::statistics

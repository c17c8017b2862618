// One proportion: x of n. Intervals, a test, and what missing or misread cases do to it.
// Confidence is two-sided, 0.95 unless said. invalid_argument where a method has no answer: n = 0 is
// undefined, not 0 %.
#pragma once

#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "corpus/base/result.h"

namespace throughline::statistics {

inline constexpr double kConfidence = 0.95;
/// A quantity that does not exist beside others that do; null in JSON.
inline constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

struct Share {
  std::int64_t x = 0;
  std::int64_t n = 0;

  double value() const { return static_cast<double>(x) / static_cast<double>(n); }
};

struct Interval {
  double lower = 0;
  double upper = 0;
};

/// 0 <= x <= n, n > 0.
Result<void> check(const Share& share);
/// 0 < confidence < 1.
Result<void> check_confidence(double confidence);

/// Score interval: the default for every percentage. Wilson 1927 JASA 22:209; Newcombe 1998 Stat Med 17:857,
/// method 3.
Result<Interval> wilson_ci(const Share& share, double confidence = kConfidence);
/// With continuity correction. Newcombe 1998, method 4.
Result<Interval> wilson_cc_ci(const Share& share, double confidence = kConfidence);
/// Beta(x + 1/2, n - x + 1/2), ends set to 0 and 1 at x = 0 and x = n. Brown, Cai, DasGupta 2001 Stat Sci
/// 16:101.
Result<Interval> jeffreys_ci(const Share& share, double confidence = kConfidence);
/// Exact. Clopper & Pearson 1934 Biometrika 26:404.
Result<Interval> clopper_pearson_ci(const Share& share, double confidence = kConfidence);

struct AgrestiCoull {
  double centre = 0;
  Interval interval;  ///< may pass 0 or 1: cut only where it is shown
};
/// Agresti & Coull 1998 Am Stat 52:119.
Result<AgrestiCoull> agresti_coull_ci(const Share& share, double confidence = kConfidence);

struct BinomialTest {
  double p_two_sided = 0;  ///< by minimum likelihood, as R's binom.test
  double p_upper = 0;      ///< P(X >= x)
  double p_midp_upper = 0;
};
Result<BinomialTest> binomial_test(const Share& share, double p0);

struct RoganGladen {
  double apparent = 0;
  double corrected = 0;
  double se = 0;
  Interval interval;  ///< may pass 0 or 1
};
/// A machine-tagged share corrected for the tagger's sensitivity and specificity, each measured on a labelled
/// sample. Refused when sensitivity + specificity <= 1 or when the correction leaves [0, 1]: the measurements
/// do not fit. Rogan & Gladen 1978 Am J Epidemiol 107:71; Lang & Reiczigel 2014 Prev Vet Med 113:13 (variance
/// by the delta method).
Result<RoganGladen> rogan_gladen(const Share& share, const Share& sensitivity, const Share& specificity,
                                 double confidence = kConfidence);

struct MissingBounds {
  double p_known = 0;
  Interval known;     ///< Wilson, among those that state it
  Interval bounds;    ///< none of the unstated, all of the unstated. Manski 1989; Horowitz & Manski 2000
  Interval envelope;  ///< Wilson limits of the two bounds
  double completeness = 0;
};
Result<MissingBounds> missing_bounds(std::int64_t yes, std::int64_t no, std::int64_t not_recorded,
                                     double confidence = kConfidence);

struct ClusterProportion {
  double p = 0;
  double se = 0;
  double deff = 0;  ///< variance over that of as many independent units
  double t_crit = 0;
  Interval interval;  ///< may pass 0 or 1
};
/// Units in clusters (passages in documents): ratio estimator with k/(k-1), t on k-1 degrees of freedom.
/// Cochran 1977, section 6; Williams 2000 Biometrics 56:645.
Result<ClusterProportion> cluster_proportion(const std::vector<Share>& clusters,
                                             double confidence = kConfidence);

}  // namespace throughline::statistics

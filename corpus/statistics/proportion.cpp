#include "corpus/statistics/proportion.h"

#include <algorithm>
#include <cmath>

#include "corpus/statistics/distributions.h"

namespace throughline::statistics {
namespace {

/// Tables as likely as the observed one count as "at most as likely" in spite of rounding, as in R.
constexpr double kTieTolerance = 1 + 1e-7;

double number(std::int64_t count) {
  return static_cast<double>(count);
}

Result<void> check(const Share& share, double confidence) {
  THROUGHLINE_TRY(check(share));
  return check_confidence(confidence);
}

Interval wilson(const Share& share, double z) {
  const double n = number(share.n);
  const double p = share.value();
  const double centre = p + z * z / (2 * n);
  const double half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  const double scale = 1 + z * z / n;
  return {share.x == 0 ? 0 : (centre - half) / scale, share.x == share.n ? 1 : (centre + half) / scale};
}

/// Beyond the mode on the far side, the first count that is at most as likely as the observed one.
double two_sided_p(const Share& share, double p0) {
  const double observed = binomial_probability(share.x, share.n, p0) * kTieTolerance;
  const auto mode = static_cast<std::int64_t>(std::floor((number(share.n) + 1) * p0));
  if (share.x == mode || observed >= binomial_probability(mode, share.n, p0)) return 1;
  const bool low = share.x < mode;
  std::int64_t near = mode;
  std::int64_t far = low ? share.n + 1 : -1;
  while (std::abs(far - near) > 1) {
    const std::int64_t middle = near + (far - near) / 2;
    (binomial_probability(middle, share.n, p0) <= observed ? far : near) = middle;
  }
  const double p = low ? binomial_lower(share.x, share.n, p0) + binomial_upper(far, share.n, p0)
                       : binomial_upper(share.x, share.n, p0) + binomial_lower(far, share.n, p0);
  return std::min(1.0, p);
}

}  // namespace

Result<void> check(const Share& share) {
  if (share.n == 0) return fail(ErrorCode::invalid_argument, "A share of none is undefined (n is 0).");
  if (share.n < 0 || share.x < 0 || share.x > share.n)
    return fail(ErrorCode::invalid_argument, "x must lie between 0 and n.");
  return {};
}

Result<void> check_confidence(double confidence) {
  if (!(confidence > 0 && confidence < 1))
    return fail(ErrorCode::invalid_argument, "The confidence must lie between 0 and 1.",
                "Use 0.95 for 95 %.");
  return {};
}

Result<Interval> wilson_ci(const Share& share, double confidence) {
  THROUGHLINE_TRY(check(share, confidence));
  return wilson(share, z_of(confidence));
}

Result<Interval> wilson_cc_ci(const Share& share, double confidence) {
  THROUGHLINE_TRY(check(share, confidence));
  const double z = z_of(confidence);
  const double n = number(share.n);
  const double p = share.value();
  const double q = 1 - p;
  const double twice = 2 * (n + z * z);
  const double lower =
      (2 * n * p + z * z - 1 - z * std::sqrt(z * z - 2 - 1 / n + 4 * p * (n * q + 1))) / twice;
  const double upper =
      (2 * n * p + z * z + 1 + z * std::sqrt(z * z + 2 - 1 / n + 4 * p * (n * q - 1))) / twice;
  return Interval{share.x == 0 ? 0 : std::max(0.0, lower), share.x == share.n ? 1 : std::min(1.0, upper)};
}

Result<Interval> jeffreys_ci(const Share& share, double confidence) {
  THROUGHLINE_TRY(check(share, confidence));
  const double tail = (1 - confidence) / 2;
  const double a = number(share.x) + 0.5;
  const double b = number(share.n - share.x) + 0.5;
  return Interval{share.x == 0 ? 0 : beta_quantile(tail, a, b),
                  share.x == share.n ? 1 : beta_quantile(1 - tail, a, b)};
}

Result<Interval> clopper_pearson_ci(const Share& share, double confidence) {
  THROUGHLINE_TRY(check(share, confidence));
  const double tail = (1 - confidence) / 2;
  const double x = number(share.x);
  const double rest = number(share.n - share.x);
  return Interval{share.x == 0 ? 0 : beta_quantile(tail, x, rest + 1),
                  share.x == share.n ? 1 : beta_quantile(1 - tail, x + 1, rest)};
}

Result<AgrestiCoull> agresti_coull_ci(const Share& share, double confidence) {
  THROUGHLINE_TRY(check(share, confidence));
  const double z = z_of(confidence);
  const double n = number(share.n) + z * z;
  const double centre = (number(share.x) + z * z / 2) / n;
  const double half = z * std::sqrt(centre * (1 - centre) / n);
  return AgrestiCoull{centre, {centre - half, centre + half}};
}

Result<BinomialTest> binomial_test(const Share& share, double p0) {
  THROUGHLINE_TRY(check(share));
  if (!(p0 > 0 && p0 < 1)) return fail(ErrorCode::invalid_argument, "p0 must lie between 0 and 1.");
  BinomialTest test;
  test.p_two_sided = two_sided_p(share, p0);
  test.p_upper = binomial_upper(share.x, share.n, p0);
  test.p_midp_upper =
      binomial_upper(share.x + 1, share.n, p0) + binomial_probability(share.x, share.n, p0) / 2;
  return test;
}

Result<RoganGladen> rogan_gladen(const Share& share, const Share& sensitivity, const Share& specificity,
                                 double confidence) {
  THROUGHLINE_TRY(check(share, confidence));
  THROUGHLINE_TRY(check(sensitivity));
  THROUGHLINE_TRY(check(specificity));
  const double se = sensitivity.value();
  const double sp = specificity.value();
  const double power = se + sp - 1;
  if (power <= 0)
    return fail(ErrorCode::invalid_argument,
                "Sensitivity and specificity together do not pass 1: nothing can be corrected.");
  RoganGladen result;
  const double p = result.apparent = share.value();
  const double c = result.corrected = (p + sp - 1) / power;
  if (c < 0 || c > 1)
    return fail(ErrorCode::invalid_argument,
                "The corrected share is outside 0 to 1: the tagger was measured on other texts.");
  const auto variance = [](const Share& of) { return of.value() * (1 - of.value()) / number(of.n); };
  result.se =
      std::sqrt(variance(share) + c * c * variance(sensitivity) + (1 - c) * (1 - c) * variance(specificity)) /
      power;
  const double half = z_of(confidence) * result.se;
  result.interval = {c - half, c + half};
  return result;
}

Result<MissingBounds> missing_bounds(std::int64_t yes, std::int64_t no, std::int64_t not_recorded,
                                     double confidence) {
  if (yes < 0 || no < 0 || not_recorded < 0)
    return fail(ErrorCode::invalid_argument, "Counts cannot be negative.");
  const Share known{yes, yes + no};
  const std::int64_t all = known.n + not_recorded;
  THROUGHLINE_TRY(check(known, confidence));
  const double z = z_of(confidence);
  const Share least{yes, all};
  const Share most{yes + not_recorded, all};
  return MissingBounds{known.value(),
                       wilson(known, z),
                       {least.value(), most.value()},
                       {wilson(least, z).lower, wilson(most, z).upper},
                       number(known.n) / number(all)};
}

Result<ClusterProportion> cluster_proportion(const std::vector<Share>& clusters, double confidence) {
  THROUGHLINE_TRY(check_confidence(confidence));
  if (clusters.size() < 2) return fail(ErrorCode::invalid_argument, "At least two clusters are needed.");
  Share all;
  for (const Share& cluster : clusters) {
    THROUGHLINE_TRY(check(cluster));
    all.x += cluster.x;
    all.n += cluster.n;
  }
  ClusterProportion result;
  const double p = result.p = all.value();
  double squares = 0;
  for (const Share& cluster : clusters) squares += std::pow(number(cluster.x) - p * number(cluster.n), 2);
  const double k = static_cast<double>(clusters.size());
  const double units = number(all.n);
  result.se = std::sqrt(k / (k - 1) * squares) / units;
  const double independent = p * (1 - p) / units;
  result.deff = independent > 0 ? result.se * result.se / independent : kUndefined;
  result.t_crit = student_quantile((1 + confidence) / 2, k - 1);
  result.interval = {p - result.t_crit * result.se, p + result.t_crit * result.se};
  return result;
}

}  // namespace throughline::statistics

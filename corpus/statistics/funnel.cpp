#include "corpus/statistics/funnel.h"

#include <algorithm>
#include <cmath>

#include "corpus/statistics/distributions.h"

namespace throughline::statistics {
namespace {

/// The smallest count with at least that probability at or below it.
std::int64_t binomial_quantile(double probability, std::int64_t n, double p) {
  std::int64_t low = 0;
  std::int64_t high = n;
  while (low < high) {
    const std::int64_t middle = low + (high - low) / 2;
    if (binomial_lower(middle, n, p) >= probability)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

}  // namespace

Result<std::vector<double>> quantiles_type7(std::vector<double> values,
                                            const std::vector<double>& probabilities) {
  if (values.empty()) return fail(ErrorCode::invalid_argument, "No values were given.");
  std::sort(values.begin(), values.end());
  std::vector<double> result;
  for (const double probability : probabilities) {
    if (!(probability >= 0 && probability <= 1))
      return fail(ErrorCode::invalid_argument, "A quantile's probability must lie between 0 and 1.");
    const double place = probability * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(std::floor(place));
    const std::size_t above = std::min(below + 1, values.size() - 1);
    result.push_back(values[below] + (place - std::floor(place)) * (values[above] - values[below]));
  }
  return result;
}

Result<FunnelLimits> funnel_binomial_limits(std::int64_t n, double target,
                                            const std::vector<double>& quantiles) {
  if (n <= 0) return fail(ErrorCode::invalid_argument, "n must be at least 1.");
  if (!(target > 0 && target < 1))
    return fail(ErrorCode::invalid_argument, "The target must lie between 0 and 1.");
  FunnelLimits result;
  const double size = static_cast<double>(n);
  for (const double probability : quantiles) {
    if (!(probability > 0 && probability < 1))
      return fail(ErrorCode::invalid_argument, "A quantile's probability must lie between 0 and 1.");
    const std::int64_t count = binomial_quantile(probability, n, target);
    const double excess = binomial_lower(count, n, target) - probability;
    const double back = excess / binomial_probability(count, n, target);
    result.limits.push_back((static_cast<double>(count) - back) / size);
  }
  const double half = z_of(0.95) * std::sqrt(target * (1 - target) / size);
  result.wald_95 = {target - half, target + half};
  return result;
}

Result<Overdispersion> funnel_overdispersion_phi(const std::vector<double>& z, double winsorise) {
  if (!(winsorise >= 0 && winsorise < 0.5))
    return fail(ErrorCode::invalid_argument, "The share to winsorise must lie between 0 and 0.5.");
  THROUGHLINE_ASSIGN(const std::vector<double> cuts, quantiles_type7(z, {winsorise, 1 - winsorise}));
  Overdispersion result;
  result.q10 = cuts[0];
  result.q90 = cuts[1];
  for (const double one : z) {
    const double cut = std::clamp(one, result.q10, result.q90);
    result.phi += cut * cut / static_cast<double>(z.size());
  }
  result.inflate = result.phi > 1;
  result.sqrt_phi = std::sqrt(result.phi);
  return result;
}

}  // namespace throughline::statistics

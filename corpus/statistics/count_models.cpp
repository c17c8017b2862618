// Log-linear trends of counts: Poisson and negative binomial, by Newton's method on two coefficients.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "corpus/statistics/distributions.h"
#include "corpus/statistics/roots.h"
#include "corpus/statistics/trend.h"

namespace throughline::statistics {
namespace {

struct Series {
  std::vector<double> y;
  std::vector<double> offset;
  std::vector<double> x;  ///< centred, so that years such as 2014 do not cost digits
  double centre = 0;
};

Result<Series> series_of(const std::vector<std::int64_t>& counts, const std::vector<double>& population,
                         const std::vector<double>& x) {
  if (counts.size() < 2 || counts.size() != x.size() || counts.size() != population.size())
    return fail(ErrorCode::invalid_argument,
                "A trend needs two years, each with its count, x and population.");
  if (std::any_of(counts.begin(), counts.end(), [](std::int64_t count) { return count < 0; }))
    return fail(ErrorCode::invalid_argument, "Counts cannot be negative.");
  if (!std::all_of(population.begin(), population.end(), [](double people) { return people > 0; }))
    return fail(ErrorCode::invalid_argument, "A population is 0 or missing: its rate is undefined.");
  const auto different = [](const auto& values) {
    return std::any_of(values.begin(), values.end(),
                       [&](const auto& value) { return value != values.front(); });
  };
  if (!different(x))
    return fail(ErrorCode::invalid_argument, "All years are the same: a trend is undefined.");
  Series series;
  series.centre = std::accumulate(x.begin(), x.end(), 0.0) / static_cast<double>(x.size());
  std::size_t years_with_cases = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    series.y.push_back(static_cast<double>(counts[i]));
    series.offset.push_back(std::log(population[i]));
    series.x.push_back(x[i] - series.centre);
    years_with_cases += counts[i] > 0 ? 1 : 0;
  }
  if (years_with_cases < 2)
    return fail(ErrorCode::invalid_argument, "Fewer than two years have any cases: the slope is undefined.");
  return series;
}

struct Fit {
  double intercept = 0;
  double slope = 0;
  double slope_variance = 0;
  std::vector<double> mean;
};

/// Maximum likelihood for a given alpha (0: Poisson) by weighted least squares from the log of the counts.
Fit fit(const Series& series, double alpha) {
  Fit result;
  const std::size_t n = series.y.size();
  result.mean.resize(n);
  for (std::size_t i = 0; i < n; ++i) result.mean[i] = series.y[i] + 0.5;
  for (int round = 0; round < 200; ++round) {
    double w = 0, wx = 0, wxx = 0, wz = 0, wxz = 0;
    for (std::size_t i = 0; i < n; ++i) {
      const double mean = result.mean[i];
      const double weight = mean / (1 + alpha * mean);
      const double working = std::log(mean) - series.offset[i] + (series.y[i] - mean) / mean;
      w += weight;
      wx += weight * series.x[i];
      wxx += weight * series.x[i] * series.x[i];
      wz += weight * working;
      wxz += weight * series.x[i] * working;
    }
    const double determinant = w * wxx - wx * wx;
    const double slope = (w * wxz - wx * wz) / determinant;
    const double intercept = (wz - slope * wx) / w;
    const double moved = std::abs(slope - result.slope) + std::abs(intercept - result.intercept);
    result.slope = slope;
    result.intercept = intercept;
    result.slope_variance = w / determinant;
    for (std::size_t i = 0; i < n; ++i)
      result.mean[i] = std::exp(intercept + slope * series.x[i] + series.offset[i]);
    if (round > 0 && moved < 1e-14 * (1 + std::abs(slope) + std::abs(intercept))) break;
  }
  return result;
}

/// Derivative of the profile likelihood in 1/alpha; its sign tells on which side of the maximum alpha lies.
double size_score(const Series& series, double size) {
  const Fit at = fit(series, 1 / size);
  double score = 0;
  for (std::size_t i = 0; i < series.y.size(); ++i) {
    const double y = series.y[i];
    const double mean = at.mean[i];
    score += digamma(y + size) - digamma(size) - std::log1p(mean / size) + 1 - (y + size) / (mean + size);
  }
  return score;
}

double log_likelihood(const Series& series, const Fit& at, double alpha) {
  double sum = 0;
  for (std::size_t i = 0; i < series.y.size(); ++i) {
    const double y = series.y[i];
    const double mean = at.mean[i];
    if (alpha == 0) {
      sum += y * std::log(mean) - mean - log_gamma(y + 1);
      continue;
    }
    const double size = 1 / alpha;
    sum += log_gamma(y + size) - log_gamma(size) - log_gamma(y + 1) - size * std::log1p(mean / size) +
           y * std::log(mean / (mean + size));
  }
  return sum;
}

}  // namespace

Result<PoissonTrend> poisson_trend(const std::vector<std::int64_t>& counts,
                                   const std::vector<double>& population, const std::vector<double>& x,
                                   double confidence) {
  THROUGHLINE_TRY(check_confidence(confidence));
  THROUGHLINE_ASSIGN(const Series series, series_of(counts, population, x));
  const Fit at = fit(series, 0);
  PoissonTrend trend;
  trend.slope = at.slope;
  trend.intercept = at.intercept - at.slope * series.centre;
  trend.se_slope = std::sqrt(at.slope_variance);
  const double half = z_of(confidence) * trend.se_slope;
  trend.rate_ratio_per_year = std::exp(at.slope);
  trend.rate_ratio = {std::exp(at.slope - half), std::exp(at.slope + half)};
  trend.wald_p = normal_two_sided(at.slope / trend.se_slope);
  for (std::size_t i = 0; i < series.y.size(); ++i) {
    const double excess = series.y[i] - at.mean[i];
    trend.pearson_chi2 += excess * excess / at.mean[i];
    trend.deviance += 2 * ((series.y[i] > 0 ? series.y[i] * std::log(series.y[i] / at.mean[i]) : 0) - excess);
  }
  const double degrees = static_cast<double>(series.y.size()) - 2;
  trend.dispersion = degrees > 0 ? trend.pearson_chi2 / degrees : kUndefined;
  trend.quasi_se_slope = trend.se_slope * (trend.dispersion > 1 ? std::sqrt(trend.dispersion) : 1);
  return trend;
}

Result<NegativeBinomialTrend> negbin2_trend_ml(const std::vector<std::int64_t>& counts,
                                               const std::vector<double>& x) {
  THROUGHLINE_ASSIGN(const Series series, series_of(counts, std::vector<double>(counts.size(), 1.0), x));
  constexpr double kLogSmallest = -12;  // of 1/alpha
  constexpr double kLogLargest = 12;
  const auto score = [&](double log_size) { return size_score(series, std::exp(log_size)); };
  // Still rising where alpha is as good as 0: the counts are no more spread than Poisson's.
  const double alpha =
      score(kLogLargest) >= 0 ? 0 : std::exp(-root_between(kLogSmallest, kLogLargest, score));
  const Fit at = fit(series, alpha);
  return NegativeBinomialTrend{at.intercept - at.slope * series.centre, at.slope, alpha,
                               log_likelihood(series, at, alpha), std::sqrt(at.slope_variance)};
}

}  // namespace throughline::statistics

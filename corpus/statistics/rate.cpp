#include "corpus/statistics/rate.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "corpus/statistics/distributions.h"

namespace throughline::statistics {
namespace {

double number(std::int64_t count) {
  return static_cast<double>(count);
}

Result<void> check(std::int64_t count, double population, double confidence) {
  if (count < 0) return fail(ErrorCode::invalid_argument, "Counts cannot be negative.");
  if (!(population > 0) || std::isinf(population))
    return fail(ErrorCode::invalid_argument, "The population is 0 or missing: its rate is undefined.");
  return check_confidence(confidence);
}

Interval byar(std::int64_t count, double z) {
  const double x = number(count);
  const double above = x + 1;
  const double lower = count == 0 ? 0 : x * std::pow(1 - 1 / (9 * x) - z / (3 * std::sqrt(x)), 3);
  return {std::max(0.0, lower), above * std::pow(1 - 1 / (9 * above) + z / (3 * std::sqrt(above)), 3)};
}

}  // namespace

Result<Rate> poisson_rate_exact_ci(std::int64_t count, double population, double per, double confidence) {
  THROUGHLINE_TRY(check(count, population, confidence));
  const double tail = (1 - confidence) / 2;
  const double scale = per / population;
  Rate result;
  result.rate = number(count) * scale;
  result.count = {count == 0 ? 0 : chi_squared_quantile(tail, 2 * number(count)) / 2,
                  chi_squared_quantile(1 - tail, 2 * number(count) + 2) / 2};
  result.interval = {result.count.lower * scale, result.count.upper * scale};
  return result;
}

Result<Interval> byar_ci(std::int64_t count, double confidence) {
  THROUGHLINE_TRY(check(count, 1, confidence));
  return byar(count, z_of(confidence));
}

Result<RateRatio> poisson_rate_ratio_exact_ci(std::int64_t x1, double t1, std::int64_t x2, double t2,
                                              double confidence) {
  THROUGHLINE_TRY(check(x1, t1, confidence));
  THROUGHLINE_TRY(check(x2, t2, confidence));
  if (x1 + x2 == 0) return fail(ErrorCode::invalid_argument, "The ratio of two rates of 0 is undefined.");
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  THROUGHLINE_ASSIGN(const Interval share, clopper_pearson_ci({x1, x1 + x2}, confidence));
  const auto ratio_of = [&](double p) { return p >= 1 ? kInfinity : p / (1 - p) * t2 / t1; };
  RateRatio result{ratio_of(Share{x1, x1 + x2}.value()),
                   {ratio_of(share.lower), ratio_of(share.upper)},
                   {kUndefined, kUndefined}};
  if (x2 > 0) result.ratio = (number(x1) / t1) / (number(x2) / t2);
  if (x1 > 0 && x2 > 0) {
    const double factor = std::exp(z_of(confidence) * std::sqrt(1 / number(x1) + 1 / number(x2)));
    result.wald = {result.ratio / factor, result.ratio * factor};
  }
  return result;
}

Result<StandardisedRate> directly_standardised_rate(const std::vector<RateGroup>& groups, double per,
                                                    double confidence) {
  double weights = 0;
  std::int64_t cases = 0;
  for (const RateGroup& group : groups) {
    THROUGHLINE_TRY(check(group.count, group.population, confidence));
    if (!(group.weight >= 0)) return fail(ErrorCode::invalid_argument, "Weights cannot be negative.");
    weights += group.weight;
    cases += group.count;
  }
  if (cases == 0 || weights <= 0)
    return fail(ErrorCode::invalid_argument, "A standardised rate needs cases and weights.");
  StandardisedRate result;
  double largest = 0;
  for (const RateGroup& group : groups) {
    const double factor = group.weight / weights / group.population * per;
    result.dsr += factor * number(group.count);
    result.var += factor * factor * number(group.count);
    largest = std::max(largest, factor);
  }
  if (result.var <= 0) return fail(ErrorCode::invalid_argument, "Every group with cases has a weight of 0.");
  const Interval counts = byar(cases, z_of(confidence));
  const double scale = std::sqrt(result.var / number(cases));
  result.dobson_byar = {result.dsr + scale * (counts.lower - number(cases)),
                        result.dsr + scale * (counts.upper - number(cases))};
  const double tail = (1 - confidence) / 2;
  const double variance = result.var + largest * largest;
  const double rate = result.dsr + largest;
  result.fay_feuer = {
      result.var / (2 * result.dsr) * chi_squared_quantile(tail, 2 * result.dsr * result.dsr / result.var),
      variance / (2 * rate) * chi_squared_quantile(1 - tail, 2 * rate * rate / variance)};
  return result;
}

}  // namespace throughline::statistics

// The distributions that the methods need, behind plain functions: no Boost leaves the .cpp. Arguments must
// be in range; callers check. Tails are computed as tails, never as one minus the other side.
#pragma once

#include <cstdint>

namespace throughline::statistics {

/// Where a standard normal variable lies with that probability below it.
double normal_quantile(double probability);
/// P(|Z| >= |z|).
double normal_two_sided(double z);
/// The z of a two-sided interval: 1.959... for 0.95.
double z_of(double confidence);

double chi_squared_upper(double value, double degrees);
double chi_squared_quantile(double probability, double degrees);
double student_quantile(double probability, double degrees);
double beta_quantile(double probability, double a, double b);

double binomial_probability(std::int64_t x, std::int64_t n, double p);
/// P(X <= x) and P(X >= x).
double binomial_lower(std::int64_t x, std::int64_t n, double p);
double binomial_upper(std::int64_t x, std::int64_t n, double p);

double digamma(double value);
double log_gamma(double value);

}  // namespace throughline::statistics

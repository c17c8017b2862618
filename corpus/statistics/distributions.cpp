#include "corpus/statistics/distributions.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

namespace throughline::statistics {
namespace {

namespace math = boost::math;
namespace policies = boost::math::policies;

/// Nothing of ours throws: a domain error is NaN. Computing in double, not long double, is exact enough and
/// portable.
using Policy = policies::policy<
    policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>, policies::evaluation_error<policies::ignore_error>>;

using Normal = math::normal_distribution<double, Policy>;
using ChiSquared = math::chi_squared_distribution<double, Policy>;
using Student = math::students_t_distribution<double, Policy>;
using Beta = math::beta_distribution<double, Policy>;
using Binomial = math::binomial_distribution<double, Policy>;

Binomial binomial(std::int64_t n, double p) {
  return {static_cast<double>(n), p};
}

}  // namespace

double normal_quantile(double probability) {
  return math::quantile(Normal(), probability);
}

double normal_two_sided(double z) {
  return std::erfc(std::abs(z) / std::sqrt(2.0));
}

double z_of(double confidence) {
  return -normal_quantile((1 - confidence) / 2);
}

double chi_squared_upper(double value, double degrees) {
  return math::cdf(math::complement(ChiSquared(degrees), value));
}

double chi_squared_quantile(double probability, double degrees) {
  return math::quantile(ChiSquared(degrees), probability);
}

double student_quantile(double probability, double degrees) {
  return math::quantile(Student(degrees), probability);
}

double beta_quantile(double probability, double a, double b) {
  return math::quantile(Beta(a, b), probability);
}

double binomial_probability(std::int64_t x, std::int64_t n, double p) {
  if (x < 0 || x > n) return 0;
  return math::pdf(binomial(n, p), static_cast<double>(x));
}

double binomial_lower(std::int64_t x, std::int64_t n, double p) {
  if (x < 0) return 0;
  if (x >= n) return 1;
  return math::cdf(binomial(n, p), static_cast<double>(x));
}

double binomial_upper(std::int64_t x, std::int64_t n, double p) {
  if (x <= 0) return 1;
  if (x > n) return 0;
  return math::cdf(math::complement(binomial(n, p), static_cast<double>(x - 1)));
}

double digamma(double value) {
  return math::digamma(value, Policy());
}
double log_gamma(double value) {
  return math::lgamma(value, Policy());
}

}  // namespace throughline::statistics

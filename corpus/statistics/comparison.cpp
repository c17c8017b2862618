#include "corpus/statistics/comparison.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "corpus/statistics/distributions.h"
#include "corpus/statistics/roots.h"

namespace throughline::statistics {
namespace {

double number(std::int64_t count) {
  return static_cast<double>(count);
}

Result<void> check(const Share& first, const Share& second, double confidence) {
  THROUGHLINE_TRY(check(first));
  THROUGHLINE_TRY(check(second));
  return check_confidence(confidence);
}

double unit(double p) {
  return std::clamp(p, 0.0, 1.0);
}

double inflation(const Share& first, const Share& second) {
  const double all = number(first.n + second.n);
  return all / (all - 1);
}

/// The second share under maximum likelihood when the first is `delta` more: the root of a cubic, by
/// trigonometry.
double constrained_second(const Share& first, const Share& second, double delta) {
  const double n2 = number(second.n);
  const double all = number(first.n) + n2;
  const double hits = number(first.x + second.x);
  const double b = ((number(first.n) + 2 * n2) * delta - all - hits) / (3 * all);
  const double c = ((n2 * delta - all - 2 * number(second.x)) * delta + hits) / all;
  const double d = number(second.x) * delta * (1 - delta) / all;
  const double q = b * b * b - b * c / 2 + d / 2;
  const double root = std::sqrt(std::max(0.0, b * b - c / 3));
  const double r = q < 0 ? -root : root;
  if (r == 0) return unit(-b);
  const double angle = (std::numbers::pi + std::acos(std::clamp(q / (r * r * r), -1.0, 1.0))) / 3;
  return unit(2 * r * std::cos(angle) - b);
}

/// Signed score of a difference; falls as delta rises.
double difference_score(const Share& first, const Share& second, double delta) {
  const double p2 = constrained_second(first, second, delta);
  const double p1 = unit(p2 + delta);
  const double variance =
      (p1 * (1 - p1) / number(first.n) + p2 * (1 - p2) / number(second.n)) * inflation(first, second);
  const double distance = first.value() - second.value() - delta;
  if (variance <= 0)
    return distance == 0 ? 0 : std::copysign(std::numeric_limits<double>::infinity(), distance);
  return distance / std::sqrt(variance);
}

double ratio_score(const Share& first, const Share& second, double ratio) {
  const double a = number(first.n + second.n) * ratio;
  const double b = -(number(first.n) * ratio + number(first.x) + number(second.n) + number(second.x) * ratio);
  const double c = number(first.x + second.x);
  // The smaller root, without subtracting near-equal numbers.
  const double p2 = unit(2 * c / (-b + std::sqrt(std::max(0.0, b * b - 4 * a * c))));
  const double p1 = unit(ratio * p2);
  const double variance =
      (p1 * (1 - p1) / number(first.n) + ratio * ratio * p2 * (1 - p2) / number(second.n)) *
      inflation(first, second);
  const double distance = first.value() - ratio * second.value();
  if (variance <= 0)
    return distance == 0 ? 0 : std::copysign(std::numeric_limits<double>::infinity(), distance);
  return distance / std::sqrt(variance);
}

/// Beyond any ratio of shares that counts of 64 bits can make.
constexpr double kLogFar = 80;

}  // namespace

Result<Estimate> newcombe_diff_ci(const Share& first, const Share& second, double confidence) {
  THROUGHLINE_TRY(check(first, second, confidence));
  THROUGHLINE_ASSIGN(const Interval one, wilson_ci(first, confidence));
  THROUGHLINE_ASSIGN(const Interval two, wilson_ci(second, confidence));
  const double p1 = first.value();
  const double p2 = second.value();
  const double difference = p1 - p2;
  return Estimate{difference,
                  {difference - std::hypot(p1 - one.lower, two.upper - p2),
                   difference + std::hypot(one.upper - p1, p2 - two.lower)}};
}

Result<Estimate> miettinen_nurminen_diff_ci(const Share& first, const Share& second, double confidence) {
  THROUGHLINE_TRY(check(first, second, confidence));
  const double z = z_of(confidence);
  const double difference = first.value() - second.value();
  const auto limit = [&](double from, double to, double score) {
    return root_between(from, to,
                        [&](double delta) { return difference_score(first, second, delta) - score; });
  };
  return Estimate{
      difference,
      {difference <= -1 ? -1 : limit(-1, difference, z), difference >= 1 ? 1 : limit(difference, 1, -z)}};
}

Result<Estimate> miettinen_nurminen_rr_ci(const Share& first, const Share& second, double confidence) {
  THROUGHLINE_TRY(check(first, second, confidence));
  if (first.x == 0 && second.x == 0)
    return fail(ErrorCode::invalid_argument, "The ratio of two shares of 0 is undefined.");
  const double z = z_of(confidence);
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  const double ratio = second.x == 0 ? kInfinity : first.value() / second.value();
  const auto limit = [&](double from, double to, double score) {
    return std::exp(root_between(
        from, to, [&](double log) { return ratio_score(first, second, std::exp(log)) - score; }));
  };
  const double centre = second.x == 0 ? kLogFar : first.x == 0 ? -kLogFar : std::log(ratio);
  return Estimate{ratio,
                  {first.x == 0 ? 0 : limit(-kLogFar, centre, z),
                   second.x == 0 ? kInfinity : limit(centre, kLogFar, -z)}};
}

Result<LogRatio> katz_log_rr_ci(const Share& first, const Share& second, double confidence) {
  THROUGHLINE_TRY(check(first, second, confidence));
  if (first.x == 0 || second.x == 0)
    return fail(ErrorCode::invalid_argument, "The logarithm of a ratio with a count of 0 is undefined.",
                "Use miettinen_nurminen_rr_ci.");
  LogRatio result;
  result.value = first.value() / second.value();
  result.se_log =
      std::sqrt(1 / number(first.x) - 1 / number(first.n) + 1 / number(second.x) - 1 / number(second.n));
  const double factor = std::exp(z_of(confidence) * result.se_log);
  result.interval = {result.value / factor, result.value * factor};
  return result;
}

}  // namespace throughline::statistics

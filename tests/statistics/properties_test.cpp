// What must hold of every answer, tried over many inputs: intervals hold their estimate, grow with the
// confidence, move with the data and mirror when the sides are swapped; exact distributions sum to one.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "corpus/statistics/comparison.h"
#include "corpus/statistics/hypergeometric.h"
#include "corpus/statistics/multiplicity.h"
#include "corpus/statistics/rate.h"
#include "corpus/statistics/trend.h"

namespace throughline::statistics {
namespace {

using ShareInterval = Result<Interval> (*)(const Share&, double);
constexpr ShareInterval kShareIntervals[] = {wilson_ci, wilson_cc_ci, jeffreys_ci, clopper_pearson_ci};
using DifferenceInterval = Result<Estimate> (*)(const Share&, const Share&, double);
constexpr DifferenceInterval kDifferences[] = {newcombe_diff_ci, miettinen_nurminen_diff_ci};
constexpr double kRounding = 1e-9;

Share random_share(std::mt19937& random) {
  const std::int64_t n = std::uniform_int_distribution<std::int64_t>(1, 200)(random);
  return {std::uniform_int_distribution<std::int64_t>(0, n)(random), n};
}

TEST(Properties, IntervalsHoldTheShareAndMirror) {
  for (const auto method : kShareIntervals) {
    for (const std::int64_t n : {1, 2, 7, 30, 211}) {
      Interval before{-1, -1};
      for (std::int64_t x = 0; x <= n; ++x) {
        const Interval interval = *method({x, n}, 0.95);
        const double p = Share{x, n}.value();
        ASSERT_LE(interval.lower, p + kRounding);
        ASSERT_GE(interval.upper, p - kRounding);
        ASSERT_GE(interval.lower, 0);
        ASSERT_LE(interval.upper, 1);
        ASSERT_GE(interval.lower, before.lower) << "more cases never lower it";
        ASSERT_GE(interval.upper, before.upper);
        const Interval mirror = *method({n - x, n}, 0.95);
        ASSERT_NEAR(interval.lower, 1 - mirror.upper, kRounding);
        const Interval wider = *method({x, n}, 0.99);
        ASSERT_LE(wider.lower, interval.lower + kRounding);
        ASSERT_GE(wider.upper, interval.upper - kRounding);
        before = interval;
      }
    }
  }
}

TEST(Properties, ExactIntervalsAreTheWidest) {
  for (std::int64_t x = 0; x <= 40; ++x) {
    const Interval exact = *clopper_pearson_ci({x, 40});
    const Interval jeffreys = *jeffreys_ci({x, 40});
    EXPECT_LE(exact.lower, jeffreys.lower);
    EXPECT_GE(exact.upper, jeffreys.upper);
  }
}

TEST(Properties, DifferencesHoldTheEstimateAndChangeSignWhenSwapped) {
  std::mt19937 random(20140309);
  for (int round = 0; round < 300; ++round) {
    const Share first = random_share(random);
    const Share second = random_share(random);
    SCOPED_TRACE(std::to_string(first.x) + "/" + std::to_string(first.n) + " and " +
                 std::to_string(second.x) + "/" + std::to_string(second.n));
    for (const auto method : kDifferences) {
      const Estimate estimate = *method(first, second, 0.95);
      EXPECT_LE(estimate.interval.lower, estimate.value + kRounding);
      EXPECT_GE(estimate.interval.upper, estimate.value - kRounding);
      EXPECT_GE(estimate.interval.lower, -1);
      EXPECT_LE(estimate.interval.upper, 1);
      const Estimate swapped = *method(second, first, 0.95);
      EXPECT_NEAR(estimate.interval.lower, -swapped.interval.upper, 1e-6);
      EXPECT_NEAR(estimate.interval.upper, -swapped.interval.lower, 1e-6);
    }
  }
}

TEST(Properties, RatiosInvertWhenSwapped) {
  std::mt19937 random(1974);
  for (int round = 0; round < 200; ++round) {
    const Share first = random_share(random);
    const Share second = random_share(random);
    if (first.x == 0 || second.x == 0) continue;
    const Estimate ratio = *miettinen_nurminen_rr_ci(first, second);
    const Estimate inverse = *miettinen_nurminen_rr_ci(second, first);
    EXPECT_NEAR(ratio.interval.lower * inverse.interval.upper, 1, 1e-6);
    EXPECT_LE(ratio.interval.lower, ratio.value * (1 + kRounding));
    EXPECT_GE(ratio.interval.upper, ratio.value * (1 - kRounding));
  }
}

TEST(Properties, HypergeometricSumsToOneAndItsTailsMeet) {
  for (const TwoByTwo& table : {TwoByTwo{3, 1, 1, 3}, TwoByTwo{0, 9, 6, 5}, TwoByTwo{31, 14, 22, 53},
                                TwoByTwo{4000, 5000, 100, 9000}}) {
    for (const double log_odds : {-3.0, 0.0, 2.0}) {
      const Hypergeometric cells(table, log_odds);
      EXPECT_NEAR(cells.at_least(cells.lowest()), 1, 1e-12);
      for (std::int64_t cell = cells.lowest(); cell <= cells.highest();
           cell += 1 + (cells.highest() - cells.lowest()) / 50)
        ASSERT_NEAR(cells.at_most(cell) + cells.at_least(cell + 1), 1, 1e-9);
    }
  }
}

TEST(Properties, AdjustedPValuesAreAtLeastTheRawOnesAndInTheirOrder) {
  std::mt19937 random(1995);
  std::uniform_real_distribution<double> uniform(0, 1);
  for (int round = 0; round < 50; ++round) {
    std::vector<double> p(1 + static_cast<std::size_t>(round));
    for (double& one : p) one = uniform(random);
    const auto hochberg = *benjamini_hochberg(p);
    const auto yekutieli = *benjamini_yekutieli(p);
    const auto family = *holm(p);
    for (std::size_t i = 0; i < p.size(); ++i) {
      EXPECT_GE(hochberg[i], p[i]);
      EXPECT_GE(yekutieli[i], hochberg[i]);
      EXPECT_GE(family[i], hochberg[i] - kRounding);
      for (std::size_t j = 0; j < p.size(); ++j) {
        if (p[i] < p[j]) {
          EXPECT_LE(hochberg[i], hochberg[j]);
        }
      }
    }
  }
}

TEST(Properties, ExactTrendAgreesWithEnumeration) {
  // Two groups: the exact trend is Fisher's test.
  std::mt19937 random(1955);
  for (int round = 0; round < 100; ++round) {
    const Share first{std::uniform_int_distribution<std::int64_t>(0, 8)(random), 8};
    const Share second{std::uniform_int_distribution<std::int64_t>(0, 11)(random), 11};
    const auto trend = cochran_armitage_exact({first, second}, {0, 1});
    if (!trend) continue;
    const FisherTest fisher = *fisher_exact({second.x, second.n - second.x, first.x, first.n - first.x});
    EXPECT_NEAR(trend->p_upper, fisher.p_greater, 1e-9);
  }
}

TEST(Properties, PoissonLimitsHoldTheCountAndRise) {
  double before = -1;
  for (std::int64_t count = 0; count < 200; ++count) {
    const Interval exact = poisson_rate_exact_ci(count, 1, 1)->count;
    EXPECT_LE(exact.lower, static_cast<double>(count));
    EXPECT_GT(exact.upper, static_cast<double>(count));
    EXPECT_GT(exact.lower, before);
    before = count == 0 ? -1 : exact.lower;
    if (count >= 10) {
      EXPECT_NEAR(byar_ci(count)->upper, exact.upper, 0.02);
    }
  }
}

}  // namespace
}  // namespace throughline::statistics

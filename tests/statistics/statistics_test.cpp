// The edges of each method: nothing, all, the undefined and the huge. Ordinary values are checked against
// published ones in tests/server/report, through the names people use.
#include <gtest/gtest.h>

#include <cmath>

#include "corpus/statistics/agreement.h"
#include "corpus/statistics/comparison.h"
#include "corpus/statistics/disclosure.h"
#include "corpus/statistics/funnel.h"
#include "corpus/statistics/multiplicity.h"
#include "corpus/statistics/rate.h"
#include "corpus/statistics/trend.h"
#include "corpus/statistics/two_by_two.h"

namespace throughline::statistics {
namespace {

template <class T>
bool undefined(const Result<T>& result) {
  return !result && result.error().code == ErrorCode::invalid_argument && !result.error().message.empty();
}

TEST(Proportion, OfNothingIsUndefinedNotZero) {
  EXPECT_TRUE(undefined(wilson_ci({0, 0})));
  EXPECT_TRUE(undefined(wilson_cc_ci({0, 0})));
  EXPECT_TRUE(undefined(jeffreys_ci({0, 0})));
  EXPECT_TRUE(undefined(clopper_pearson_ci({0, 0})));
  EXPECT_TRUE(undefined(agresti_coull_ci({0, 0})));
  EXPECT_TRUE(undefined(binomial_test({0, 0}, 0.5)));
  EXPECT_TRUE(undefined(missing_bounds(0, 0, 5)));
  EXPECT_TRUE(undefined(newcombe_diff_ci({1, 2}, {0, 0})));
  EXPECT_TRUE(undefined(miettinen_nurminen_diff_ci({0, 0}, {1, 2})));
}

TEST(Proportion, RefusesCountsAndConfidencesThatAreNone) {
  for (const Share& share : {Share{-1, 5}, Share{6, 5}, Share{1, -1}})
    EXPECT_TRUE(undefined(wilson_ci(share)));
  for (const double confidence : {0.0, 1.0, -0.5, 95.0, std::nan("")})
    EXPECT_TRUE(undefined(wilson_ci({1, 2}, confidence)));
}

TEST(Proportion, IntervalsEndExactlyAtZeroAndOne) {
  for (const auto method : {wilson_ci, wilson_cc_ci, jeffreys_ci, clopper_pearson_ci}) {
    EXPECT_EQ(method({0, 12}, 0.95)->lower, 0);
    EXPECT_EQ(method({12, 12}, 0.95)->upper, 1);
    EXPECT_GT(method({0, 12}, 0.95)->upper, 0);
    EXPECT_LT(method({12, 12}, 0.95)->lower, 1);
    EXPECT_EQ(method({0, 1}, 0.95)->lower, 0);
  }
}

TEST(Proportion, BillionsDoNotOverflow) {
  const Share half{500000000, 1000000000};
  for (const auto method : {wilson_ci, wilson_cc_ci, jeffreys_ci, clopper_pearson_ci}) {
    const Interval interval = *method(half, 0.95);
    EXPECT_NEAR(interval.lower, 0.499969, 1e-6);
    EXPECT_NEAR(interval.upper, 0.500031, 1e-6);
  }
  EXPECT_DOUBLE_EQ(binomial_test(half, 0.5)->p_two_sided, 1);
}

TEST(RoganGladen, RefusesATaggerNoBetterThanChanceAndSharesItCannotExplain) {
  EXPECT_TRUE(undefined(rogan_gladen({10, 100}, {50, 100}, {50, 100})));
  EXPECT_TRUE(undefined(rogan_gladen({10, 100}, {40, 100}, {50, 100})));
  EXPECT_TRUE(undefined(rogan_gladen({1, 100}, {90, 100}, {90, 100})))
      << "below what false alarms alone would give";
  EXPECT_TRUE(undefined(rogan_gladen({99, 100}, {90, 100}, {90, 100})));
  const auto perfect = rogan_gladen({20, 100}, {50, 50}, {50, 50});
  ASSERT_TRUE(perfect);
  EXPECT_DOUBLE_EQ(perfect->corrected, 0.2);
}

TEST(Comparison, ExtremesReachTheEndsAndNoFurther) {
  const Share all{10, 10};
  const Share none{0, 20};
  for (const auto method : {newcombe_diff_ci, miettinen_nurminen_diff_ci}) {
    const Estimate up = *method(all, none, 0.95);
    EXPECT_EQ(up.value, 1);
    EXPECT_EQ(up.interval.upper, 1);
    EXPECT_LT(up.interval.lower, 1);
    EXPECT_EQ(method(none, all, 0.95)->interval.lower, -1);
    const Estimate same = *method({0, 10}, {0, 10}, 0.95);
    EXPECT_NEAR(same.interval.lower, -same.interval.upper, 1e-12);
    EXPECT_GT(same.interval.upper, 0.2);
  }
}

TEST(Comparison, RatiosWithAZero) {
  EXPECT_TRUE(undefined(katz_log_rr_ci({0, 5}, {2, 5})));
  EXPECT_TRUE(undefined(katz_log_rr_ci({2, 5}, {0, 5})));
  EXPECT_TRUE(undefined(miettinen_nurminen_rr_ci({0, 5}, {0, 5})));
  const Estimate zero = *miettinen_nurminen_rr_ci({0, 10}, {3, 10});
  EXPECT_EQ(zero.interval.lower, 0);
  EXPECT_TRUE(std::isfinite(zero.interval.upper));
  const Estimate infinite = *miettinen_nurminen_rr_ci({3, 10}, {0, 10});
  EXPECT_TRUE(std::isinf(infinite.value) && std::isinf(infinite.interval.upper));
  EXPECT_GT(infinite.interval.lower, 0);
}

TEST(TwoByTwo, ZeroCellsAndMargins) {
  EXPECT_TRUE(undefined(woolf_or_ci({0, 9, 6, 5})));
  EXPECT_TRUE(haldane_anscombe_or_ci({0, 9, 6, 5}));
  EXPECT_DOUBLE_EQ(haldane_anscombe_or_ci({31, 14, 22, 53})->value, woolf_or_ci({31, 14, 22, 53})->value)
      << "the half is added only where a cell is 0";
  EXPECT_TRUE(undefined(chi2_2x2({0, 0, 3, 4})));
  EXPECT_TRUE(undefined(chi2_2x2({3, 0, 4, 0})));
  EXPECT_TRUE(undefined(fisher_exact({0, 0, 0, 0})));
  EXPECT_DOUBLE_EQ(fisher_exact({0, 0, 5, 6})->p_two_sided, 1);
  EXPECT_TRUE(undefined(conditional_or_exact_ci({0, 0, 5, 6})));
  const OddsRatio none = *conditional_or_exact_ci({0, 9, 6, 5});
  EXPECT_EQ(none.value, 0);
  EXPECT_EQ(none.interval.lower, 0);
  const OddsRatio all = *conditional_or_exact_ci({9, 0, 5, 6});
  EXPECT_TRUE(std::isinf(all.value) && std::isinf(all.interval.upper));
  EXPECT_NEAR(all.interval.lower * none.interval.upper, 1, 1e-6) << "the same table with its columns swapped";
}

TEST(TwoByTwo, FisherOfHugeTablesIsFiniteAndNearChiSquared) {
  const TwoByTwo table{100000000, 200000000, 100000000, 200050000};
  EXPECT_NEAR(fisher_exact(table)->p_two_sided, chi2_2x2(table)->p, 1e-4);
}

TEST(TwoByTwo, FisherCountsTiesAsAtMostAsLikely) {
  // Symmetric margins: the mirrored table is exactly as likely, whatever rounding says.
  EXPECT_NEAR(fisher_exact({1, 9, 9, 1})->p_two_sided, 2 * fisher_exact({1, 9, 9, 1})->p_less, 1e-15);
}

TEST(TwoByTwo, CooccurrenceThatNeverMeets) {
  const Cooccurrence apart = *cooccurrence({0, 5, 5, 10});
  EXPECT_EQ(apart.lift, 0);
  EXPECT_EQ(apart.jaccard, 0);
  EXPECT_TRUE(std::isnan(apart.npmi) && std::isnan(apart.lift_interval.lower));
  EXPECT_TRUE(undefined(cooccurrence({0, 0, 5, 10})));
}

TEST(McNemar, NobodyChangedOrBothWaysAlike) {
  EXPECT_TRUE(undefined(mcnemar_exact(0, 0)));
  EXPECT_DOUBLE_EQ(mcnemar_exact(5, 5)->p_exact, 1);
  EXPECT_NEAR(mcnemar_exact(5, 5)->p_midp, 1, 1e-12);
}

TEST(CochranArmitage, FlatUndefinedAndUnsorted) {
  EXPECT_DOUBLE_EQ(cochran_armitage({{2, 10}, {2, 10}, {2, 10}}, {0, 1, 2})->z, 0);
  EXPECT_TRUE(undefined(cochran_armitage({{0, 10}, {0, 10}}, {0, 1})));
  EXPECT_TRUE(undefined(cochran_armitage({{10, 10}, {10, 10}}, {0, 1})));
  EXPECT_TRUE(undefined(cochran_armitage({{1, 10}, {2, 10}}, {3, 3})));
  EXPECT_TRUE(undefined(cochran_armitage({{1, 10}}, {0})));
  EXPECT_TRUE(undefined(cochran_armitage({{1, 10}, {0, 0}}, {0, 1})));
  const std::vector<Share> sorted = {{1, 10}, {3, 12}, {7, 15}};
  const std::vector<Share> shuffled = {{7, 15}, {1, 10}, {3, 12}};
  EXPECT_NEAR(cochran_armitage(sorted, {2010, 2013, 2014})->z,
              cochran_armitage(shuffled, {2014, 2010, 2013})->z, 1e-9);
  EXPECT_NEAR(cochran_armitage(sorted, {0, 3, 4})->z, cochran_armitage(sorted, {2010, 2013, 2014})->z, 1e-9);
}

TEST(PoissonTrend, FlatSeriesUnevenYearsAndMissingPopulations) {
  const PoissonTrend flat = *poisson_trend({10, 10, 10}, {1, 1, 1}, {0, 1, 2});
  EXPECT_NEAR(flat.slope, 0, 1e-12);
  EXPECT_NEAR(flat.wald_p, 1, 1e-9);
  EXPECT_DOUBLE_EQ(flat.quasi_se_slope, flat.se_slope) << "never narrowed";
  const PoissonTrend doubling = *poisson_trend({10, 20, 160}, {1, 1, 1}, {2010, 2011, 2014});
  EXPECT_NEAR(doubling.rate_ratio_per_year, 2, 1e-9);
  EXPECT_TRUE(undefined(poisson_trend({1, 2}, {1, 0}, {0, 1})));
  EXPECT_TRUE(undefined(poisson_trend({1, 2}, {1, 1}, {1, 1})));
  EXPECT_TRUE(undefined(poisson_trend({1, 2, 3}, {1, 1}, {0, 1, 2})));
  EXPECT_TRUE(undefined(poisson_trend({0, 0, 4}, {1, 1, 1}, {0, 1, 2})));
  EXPECT_TRUE(undefined(poisson_trend({4}, {1}, {0})));
}

TEST(NegativeBinomialTrend, WithoutExtraSpreadIsThePoissonOne) {
  const NegativeBinomialTrend even = *negbin2_trend_ml({10, 11, 10, 11, 10, 11}, {0, 1, 2, 3, 4, 5});
  EXPECT_EQ(even.alpha, 0);
  EXPECT_NEAR(even.slope,
              poisson_trend({10, 11, 10, 11, 10, 11}, std::vector<double>(6, 1), {0, 1, 2, 3, 4, 5})->slope,
              1e-12);
}

TEST(MannKendall, TiesAreRefused) {
  EXPECT_TRUE(undefined(mann_kendall_exact({1, 2, 2})));
  EXPECT_TRUE(undefined(mann_kendall_exact({1, 2})));
  EXPECT_DOUBLE_EQ(mann_kendall_exact({1, 2, 3})->p_two_sided, 2.0 / 6);
}

TEST(Rate, ZeroCountsAndPopulations) {
  EXPECT_TRUE(undefined(poisson_rate_exact_ci(3, 0, 100000)));
  EXPECT_TRUE(undefined(poisson_rate_exact_ci(-1, 10, 100000)));
  EXPECT_EQ(byar_ci(0)->lower, 0);
  EXPECT_TRUE(undefined(poisson_rate_ratio_exact_ci(0, 1, 0, 1)));
  EXPECT_TRUE(std::isinf(poisson_rate_ratio_exact_ci(3, 1, 0, 1)->interval.upper));
  EXPECT_EQ(poisson_rate_ratio_exact_ci(0, 1, 3, 1)->interval.lower, 0);
  EXPECT_TRUE(undefined(directly_standardised_rate({{0, 100, 1}}, 1000)));
  EXPECT_TRUE(undefined(directly_standardised_rate({}, 1000)));
}

TEST(Multiplicity, KeepsTheOrderBreaksTiesEvenlyAndRejectsAtTheLimit) {
  const auto adjusted = *benjamini_hochberg({0.04, 0.01, 0.04, 0.5});
  EXPECT_DOUBLE_EQ(adjusted[0], adjusted[2]);
  EXPECT_DOUBLE_EQ(adjusted[1], 0.04);
  EXPECT_LT(adjusted[1], adjusted[0]);
  EXPECT_TRUE(rejected(*benjamini_hochberg({0.05}), 0.05)[0]);
  EXPECT_TRUE(rejected(*benjamini_hochberg({0.03, 0.02, 0.05}), 0.05)[2]);
  EXPECT_TRUE(undefined(benjamini_hochberg({})));
  EXPECT_TRUE(undefined(holm({0.1, 1.1})));
  EXPECT_TRUE(undefined(benjamini_yekutieli({-0.1})));
}

TEST(Agreement, OneCategoryOnlyIsUndefined) {
  EXPECT_TRUE(undefined(cohen_kappa({{10, 0}, {0, 0}})));
  EXPECT_TRUE(undefined(cohen_kappa({{1, 2, 3}, {1, 2, 3}})));
  EXPECT_DOUBLE_EQ(cohen_kappa({{5, 0}, {0, 5}})->kappa, 1);
  EXPECT_TRUE(undefined(fleiss_kappa({{3, 0}, {3, 0}})));
  EXPECT_TRUE(undefined(fleiss_kappa({{3, 0}, {1, 1}})));
  EXPECT_TRUE(undefined(krippendorff_alpha_nominal({{1, 1}, {1, 1}})));
  const auto f1 = *multilabel_f1({{true, false}}, {{true, false}});
  EXPECT_DOUBLE_EQ(f1.macro, 1);
  EXPECT_TRUE(std::isnan(f1.per_label[1]));
}

TEST(Funnel, LimitsAreNotCutAndQuantilesTakeAnyOrder) {
  EXPECT_LT(funnel_binomial_limits(5, 0.1, {0.001})->limits[0], 0);
  EXPECT_TRUE(undefined(funnel_binomial_limits(0, 0.1, {0.5})));
  EXPECT_EQ((*quantiles_type7({3, 1, 2}, {0, 0.5, 1})), (std::vector<double>{1, 2, 3}));
  EXPECT_EQ((*quantiles_type7({7}, {0.25})), (std::vector<double>{7}));
  EXPECT_TRUE(undefined(quantiles_type7({}, {0.5})));
  EXPECT_TRUE(undefined(funnel_overdispersion_phi({}, 0.1)));
}

TEST(Disclosure, RoundsHalfWayNowhere) {
  for (std::int64_t count = 0; count < 1000; ++count) {
    const std::int64_t rounded = *round_to_5(count);
    EXPECT_EQ(rounded % 5, 0);
    EXPECT_LE(std::abs(rounded - count), 2);
  }
  EXPECT_TRUE(undefined(round_to_5(-1)));
  EXPECT_EQ(*nhs_sac_display(4), "*");
  EXPECT_EQ(*nhs_sac_display(5), "5");
}

TEST(Disclosure, PrimarySuppressionAloneGivesTheCellsAway) {
  const std::vector<std::vector<std::int64_t>> table = {
      {12, 3, 25, 40}, {8, 17, 6, 31}, {20, 2, 9, 31}, {40, 22, 40, 102}};
  const auto alone = suppression_audit_intervals(table, {{0, 1}, {2, 1}}, {{0, 1}, {2, 1}});
  ASSERT_TRUE(alone);
  EXPECT_TRUE(alone->primary_unique);
  EXPECT_EQ(alone->solutions, 1);
  EXPECT_EQ(alone->feasible[0], (std::pair<std::int64_t, std::int64_t>{3, 3}));
}

TEST(Disclosure, AuditRefusesWhatItCannotAnswer) {
  EXPECT_TRUE(undefined(suppression_audit_intervals({{1, 2}, {3, 9}}, {{0, 0}}, {{0, 0}})));
  EXPECT_TRUE(undefined(suppression_audit_intervals({{1, 1}, {1, 1}}, {{5, 0}}, {})));
  EXPECT_TRUE(undefined(suppression_audit_intervals({{1, 1}, {1, 1}}, {{0, 0}}, {{0, 1}})));
  const std::vector<std::vector<std::int64_t>> large = {
      {900, 900, 900, 2700}, {900, 900, 900, 2700}, {900, 900, 900, 2700}, {2700, 2700, 2700, 8100}};
  std::vector<Cell> all;
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 3; ++j) all.emplace_back(i, j);
  EXPECT_TRUE(undefined(suppression_audit_intervals(large, all, {})));
}

}  // namespace
}  // namespace throughline::statistics

#include "corpus/statistics/two_by_two.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "corpus/statistics/distributions.h"
#include "corpus/statistics/hypergeometric.h"
#include "corpus/statistics/roots.h"

namespace throughline::statistics {
namespace {

double number(std::int64_t count) {
  return static_cast<double>(count);
}

Result<void> check(const TwoByTwo& table) {
  if (table.a < 0 || table.b < 0 || table.c < 0 || table.d < 0)
    return fail(ErrorCode::invalid_argument, "Counts cannot be negative.");
  if (table.total() == 0) return fail(ErrorCode::invalid_argument, "The table is empty.");
  return {};
}

Result<void> check_margins(const TwoByTwo& table) {
  THROUGHLINE_TRY(check(table));
  if (table.a + table.b == 0 || table.c + table.d == 0 || table.a + table.c == 0 || table.b + table.d == 0)
    return fail(ErrorCode::invalid_argument,
                "A row or column of the table is all 0: nothing can be compared.");
  return {};
}

/// `correction` is what is taken off the cross product's distance, N/2 for Yates.
double chi_squared(const TwoByTwo& t, double correction) {
  const double cross = std::abs(number(t.a) * number(t.d) - number(t.b) * number(t.c));
  const double distance = std::max(0.0, cross - correction);
  return number(t.total()) * distance / number(t.a + t.b) * distance / number(t.c + t.d) / number(t.a + t.c) /
         number(t.b + t.d);
}

OddsRatio log_odds_ratio(double a, double b, double c, double d, double confidence) {
  OddsRatio result;
  result.value = a * d / (b * c);
  result.se_log = std::sqrt(1 / a + 1 / b + 1 / c + 1 / d);
  const double factor = std::exp(z_of(confidence) * result.se_log);
  result.interval = {result.value / factor, result.value * factor};
  return result;
}

bool has_zero(const TwoByTwo& t) {
  return t.a == 0 || t.b == 0 || t.c == 0 || t.d == 0;
}

/// Exact limits walk over every possible first cell, a thousand times; beyond this Woolf's serve.
constexpr std::int64_t kMostExactTotal = 1000000;
constexpr double kLogFar = 60;

}  // namespace

Result<ChiSquaredTest> chi2_2x2(const TwoByTwo& table) {
  THROUGHLINE_TRY(check_margins(table));
  ChiSquaredTest test;
  test.chi2 = chi_squared(table, 0);
  test.p = chi_squared_upper(test.chi2, 1);
  test.chi2_yates = chi_squared(table, number(table.total()) / 2);
  test.p_yates = chi_squared_upper(test.chi2_yates, 1);
  return test;
}

Result<ChiSquaredTable> chi2_rxc(const std::vector<std::vector<std::int64_t>>& table) {
  if (table.size() < 2 || table.front().size() < 2)
    return fail(ErrorCode::invalid_argument, "The table needs two rows and two columns.");
  std::vector<double> rows(table.size());
  std::vector<double> columns(table.front().size());
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table[i].size() != columns.size())
      return fail(ErrorCode::invalid_argument, "The table's rows differ in length.");
    for (std::size_t j = 0; j < columns.size(); ++j) {
      if (table[i][j] < 0) return fail(ErrorCode::invalid_argument, "Counts cannot be negative.");
      rows[i] += number(table[i][j]);
      columns[j] += number(table[i][j]);
    }
  }
  const auto is_zero = [](double margin) { return margin == 0; };
  if (std::any_of(rows.begin(), rows.end(), is_zero) || std::any_of(columns.begin(), columns.end(), is_zero))
    return fail(ErrorCode::invalid_argument, "A row or column of the table is all 0: leave it out.");
  const double all = std::accumulate(rows.begin(), rows.end(), 0.0);
  ChiSquaredTable result;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = 0; j < columns.size(); ++j) {
      const double observed = number(table[i][j]);
      const double expected = rows[i] * columns[j] / all;
      result.chi2 += (observed - expected) * (observed - expected) / expected;
      if (observed > 0) result.g += 2 * observed * std::log(observed / expected);
    }
  }
  result.df = static_cast<int>((rows.size() - 1) * (columns.size() - 1));
  result.p = chi_squared_upper(result.chi2, result.df);
  result.cramers_v =
      std::sqrt(result.chi2 / (all * (static_cast<double>(std::min(rows.size(), columns.size())) - 1)));
  return result;
}

Result<FisherTest> fisher_exact(const TwoByTwo& table) {
  THROUGHLINE_TRY(check(table));
  const Hypergeometric cells(table);
  FisherTest test;
  test.p_two_sided = cells.at_most_as_likely(table.a, 1e-7);
  test.p_greater = cells.at_least(table.a);
  test.p_less = cells.at_most(table.a);
  const double half = cells.probability(table.a) / 2;
  test.p_midp_double_one_sided = std::min(1.0, 2 * (std::min(test.p_greater, test.p_less) - half));
  return test;
}

Result<OddsRatio> conditional_or_exact_ci(const TwoByTwo& table, double confidence) {
  THROUGHLINE_TRY(check_margins(table));
  THROUGHLINE_TRY(check_confidence(confidence));
  if (table.total() > kMostExactTotal)
    return fail(ErrorCode::invalid_argument, "The table is too large for exact limits.", "Use woolf_or_ci.");
  const double tail = (1 - confidence) / 2;
  const Hypergeometric cells(table);
  const auto solve = [&](const auto& function) {
    return std::exp(root_between(-kLogFar, kLogFar, function));
  };
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  OddsRatio result{0, kUndefined, {0, kInfinity}};
  const bool lowest = table.a == cells.lowest();
  const bool highest = table.a == cells.highest();
  result.value = lowest ? 0
                 : highest
                     ? kInfinity
                     : solve([&](double log) { return Hypergeometric(table, log).mean() - number(table.a); });
  if (!lowest)
    result.interval.lower =
        solve([&](double log) { return Hypergeometric(table, log).at_least(table.a) - tail; });
  if (!highest)
    result.interval.upper =
        solve([&](double log) { return Hypergeometric(table, log).at_most(table.a) - tail; });
  return result;
}

Result<OddsRatio> woolf_or_ci(const TwoByTwo& table, double confidence) {
  THROUGHLINE_TRY(check(table));
  THROUGHLINE_TRY(check_confidence(confidence));
  if (has_zero(table))
    return fail(ErrorCode::invalid_argument, "The logarithm of an odds ratio with a cell of 0 is undefined.",
                "Use haldane_anscombe_or_ci or conditional_or_exact_ci.");
  return log_odds_ratio(number(table.a), number(table.b), number(table.c), number(table.d), confidence);
}

Result<OddsRatio> haldane_anscombe_or_ci(const TwoByTwo& table, double confidence) {
  THROUGHLINE_TRY(check_margins(table));
  THROUGHLINE_TRY(check_confidence(confidence));
  const double half = has_zero(table) ? 0.5 : 0;
  return log_odds_ratio(number(table.a) + half, number(table.b) + half, number(table.c) + half,
                        number(table.d) + half, confidence);
}

Result<MantelHaenszel> mantel_haenszel(const std::vector<TwoByTwo>& strata, double confidence) {
  THROUGHLINE_TRY(check_confidence(confidence));
  double r = 0, s = 0, pr = 0, ps_qr = 0, qs = 0, observed = 0, expected = 0, variance = 0;
  for (const TwoByTwo& t : strata) {
    THROUGHLINE_TRY(check(t));
    const double n = number(t.total());
    if (n < 2) return fail(ErrorCode::invalid_argument, "A stratum has fewer than two cases.");
    const double agree = number(t.a) * number(t.d) / n;
    const double differ = number(t.b) * number(t.c) / n;
    const double p = number(t.a + t.d) / n;
    const double q = number(t.b + t.c) / n;
    r += agree;
    s += differ;
    pr += p * agree;
    ps_qr += p * differ + q * agree;
    qs += q * differ;
    const double row = number(t.a + t.b);
    const double column = number(t.a + t.c);
    observed += number(t.a);
    expected += row * column / n;
    variance += row * (n - row) * column * (n - column) / (n * n * (n - 1));
  }
  if (r == 0 || s == 0 || variance == 0)
    return fail(ErrorCode::invalid_argument,
                "The strata have no common odds ratio: a product of cells is 0 in all of them.");
  MantelHaenszel result;
  result.or_mh = r / s;
  result.se_log_rbg = std::sqrt(pr / (2 * r * r) + ps_qr / (2 * r * s) + qs / (2 * s * s));
  const double factor = std::exp(z_of(confidence) * result.se_log_rbg);
  result.interval = {result.or_mh / factor, result.or_mh * factor};
  const double distance = std::abs(observed - expected);
  result.cmh_chi2 = distance * distance / variance;
  result.cmh_chi2_cc = std::pow(std::max(0.0, distance - 0.5), 2) / variance;
  result.cmh_p = chi_squared_upper(result.cmh_chi2, 1);
  return result;
}

Result<McNemar> mcnemar_exact(std::int64_t b, std::int64_t c) {
  if (b < 0 || c < 0) return fail(ErrorCode::invalid_argument, "Counts cannot be negative.");
  if (b + c == 0) return fail(ErrorCode::invalid_argument, "No case changed: nothing can be tested.");
  const std::int64_t n = b + c;
  const std::int64_t fewer = std::min(b, c);
  const double tail = binomial_lower(fewer, n, 0.5);
  const double distance = number(std::abs(b - c));
  return McNemar{std::min(1.0, 2 * tail), std::min(1.0, 2 * tail - binomial_probability(fewer, n, 0.5)),
                 distance * distance / number(n), std::pow(std::max(0.0, distance - 1), 2) / number(n)};
}

}  // namespace throughline::statistics

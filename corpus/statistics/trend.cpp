#include "corpus/statistics/trend.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "corpus/statistics/distributions.h"

namespace throughline::statistics {
namespace {

double number(std::int64_t count) {
  return static_cast<double>(count);
}

constexpr std::size_t kMostSteps = 2000000;

Result<Share> check(const std::vector<Share>& groups, const std::vector<double>& scores) {
  if (groups.size() < 2 || groups.size() != scores.size())
    return fail(ErrorCode::invalid_argument, "A trend needs two groups and one score for each.");
  Share all;
  for (const Share& group : groups) {
    THROUGHLINE_TRY(statistics::check(group));
    all.x += group.x;
    all.n += group.n;
  }
  if (all.x == 0 || all.x == all.n)
    return fail(ErrorCode::invalid_argument, "None or all of the cases have it: a trend is undefined.");
  if (std::all_of(scores.begin(), scores.end(), [&](double score) { return score == scores.front(); }))
    return fail(ErrorCode::invalid_argument, "All scores are the same: a trend is undefined.");
  return all;
}

double mean_score(const std::vector<Share>& groups, const std::vector<double>& scores, const Share& all) {
  double sum = 0;
  for (std::size_t i = 0; i < groups.size(); ++i) sum += scores[i] * number(groups[i].n);
  return sum / number(all.n);
}

/// Ways (as a share of all) to draw each number of cases with each sum of scores. Sums are compared by a
/// fixed grid, so that 0.1 + 0.2 and 0.3 are one.
using Ways = std::map<std::pair<std::int64_t, std::int64_t>, double>;
constexpr double kGrid = 1e-9;

Result<Ways> allocations(const std::vector<Share>& groups, const std::vector<double>& scores,
                         std::int64_t cases) {
  Ways ways = {{{0, 0}, 0.0}};
  std::size_t steps = 0;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    Ways next;
    for (const auto& [state, log_weight] : ways) {
      const std::int64_t most = std::min(groups[i].n, cases - state.first);
      for (std::int64_t x = 0; x <= most; ++x) {
        if (++steps > kMostSteps)
          return fail(ErrorCode::invalid_argument, "The table is too large for an exact test.");
        const double log_ways = log_weight + log_gamma(number(groups[i].n) + 1) - log_gamma(number(x) + 1) -
                                log_gamma(number(groups[i].n - x) + 1);
        const std::pair key{state.first + x, state.second + std::llround(scores[i] * number(x) / kGrid)};
        const auto [at, is_new] = next.try_emplace(key, log_ways);
        if (!is_new) {
          const double high = std::max(at->second, log_ways);
          at->second = high + std::log1p(std::exp(std::min(at->second, log_ways) - high));
        }
      }
    }
    ways = std::move(next);
  }
  return ways;
}

}  // namespace

Result<CochranArmitage> cochran_armitage(const std::vector<Share>& groups,
                                         const std::vector<double>& scores) {
  THROUGHLINE_ASSIGN(const Share all, check(groups, scores));
  const double p = all.value();
  const double centre = mean_score(groups, scores, all);
  double distance = 0;
  double spread = 0;
  CochranArmitage result;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const double n = number(groups[i].n);
    const double excess = number(groups[i].x) - n * p;
    distance += (scores[i] - centre) * excess;
    spread += n * (scores[i] - centre) * (scores[i] - centre);
    result.overall_chi2 += excess * excess / (n * p * (1 - p));
  }
  result.z = distance / std::sqrt(p * (1 - p) * spread);
  result.chi2 = result.z * result.z;
  result.p_two_sided = normal_two_sided(result.z);
  result.chi2_n_minus_1 = result.chi2 * (number(all.n) - 1) / number(all.n);
  return result;
}

Result<ExactTrend> cochran_armitage_exact(const std::vector<Share>& groups,
                                          const std::vector<double>& scores) {
  THROUGHLINE_ASSIGN(const CochranArmitage asymptotic, cochran_armitage(groups, scores));
  THROUGHLINE_ASSIGN(const Share all, check(groups, scores));
  THROUGHLINE_ASSIGN(const Ways ways, allocations(groups, scores, all.x));
  const double expected = mean_score(groups, scores, all) * number(all.x) / kGrid;
  std::int64_t observed = 0;
  for (std::size_t i = 0; i < groups.size(); ++i)
    observed += std::llround(scores[i] * number(groups[i].x) / kGrid);
  const double log_all =
      log_gamma(number(all.n) + 1) - log_gamma(number(all.x) + 1) - log_gamma(number(all.n - all.x) + 1);
  const double distance = std::abs(number(observed) - expected);
  ExactTrend result{0, 0, asymptotic.z};
  for (const auto& [state, log_weight] : ways) {
    if (state.first != all.x) continue;
    const double probability = std::exp(log_weight - log_all);
    if (state.second >= observed) result.p_upper += probability;
    if (std::abs(number(state.second) - expected) >= distance - number(all.x))
      result.p_two_sided += probability;
  }
  result.p_upper = std::min(1.0, result.p_upper);
  result.p_two_sided = std::min(1.0, result.p_two_sided);
  return result;
}

Result<MannKendall> mann_kendall_exact(const std::vector<double>& values) {
  const std::size_t n = values.size();
  if (n < 3 || n > 1000) return fail(ErrorCode::invalid_argument, "The series needs 3 to 1000 values.");
  MannKendall result;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 1; j < n; ++j) {
      if (values[i] == values[j])
        return fail(ErrorCode::invalid_argument,
                    "The series has ties: the exact distribution does not hold.");
      result.s += values[j] > values[i] ? 1 : -1;
    }
  }
  const std::int64_t pairs = static_cast<std::int64_t>(n * (n - 1) / 2);
  result.tau = number(result.s) / number(pairs);
  // The chance of each number of inversions, one value more at a time: the new one passes 0 to i others.
  std::vector<double> chance = {1.0};
  for (std::size_t i = 1; i < n; ++i) {
    std::vector<double> next(chance.size() + i);
    for (std::size_t k = 0; k < chance.size(); ++k)
      for (std::size_t passed = 0; passed <= i; ++passed)
        next[k + passed] += chance[k] / static_cast<double>(i + 1);
    chance = std::move(next);
  }
  for (std::size_t inversions = 0; inversions < chance.size(); ++inversions)
    if (std::abs(pairs - 2 * static_cast<std::int64_t>(inversions)) >= std::abs(result.s))
      result.p_two_sided += chance[inversions];
  result.p_two_sided = std::min(1.0, result.p_two_sided);
  return result;
}

Result<Nowcast> publication_lag_nowcast(const std::vector<std::vector<std::int64_t>>& counts) {
  if (counts.empty() || counts.front().empty())
    return fail(ErrorCode::invalid_argument, "The table is empty.");
  const std::size_t lags = counts.front().size();
  std::vector<std::size_t> known;
  for (const auto& row : counts) {
    if (row.size() != lags) return fail(ErrorCode::invalid_argument, "The table's rows differ in length.");
    const auto unknown = std::find_if(row.begin(), row.end(), [](std::int64_t count) { return count < 0; });
    if (unknown == row.begin() ||
        std::any_of(unknown, row.end(), [](std::int64_t count) { return count >= 0; }))
      return fail(ErrorCode::invalid_argument,
                  "A year needs its first lags known and only its last ones unknown.");
    known.push_back(static_cast<std::size_t>(unknown - row.begin()));
  }
  Nowcast result;
  result.completeness_by_lag.assign(lags, 1.0);
  for (std::size_t lag = lags - 1; lag > 0; --lag) {
    double before = 0;
    double after = 0;
    for (std::size_t row = 0; row < counts.size(); ++row) {
      if (known[row] <= lag) continue;
      const double sum = number(std::accumulate(
          counts[row].begin(), counts[row].begin() + static_cast<std::ptrdiff_t>(lag), std::int64_t{0}));
      before += sum;
      after += sum + number(counts[row][lag]);
    }
    if (after == 0)
      return fail(ErrorCode::invalid_argument, "No year is old enough to show how late the last lag is.");
    result.completeness_by_lag[lag - 1] = result.completeness_by_lag[lag] * before / after;
  }
  for (std::size_t row = 0; row < counts.size(); ++row) {
    const double sum = number(std::accumulate(
        counts[row].begin(), counts[row].begin() + static_cast<std::ptrdiff_t>(known[row]), std::int64_t{0}));
    const double completeness = result.completeness_by_lag[known[row] - 1];
    result.estimated_totals.push_back(completeness > 0 ? sum / completeness : kUndefined);
  }
  return result;
}

}  // namespace throughline::statistics

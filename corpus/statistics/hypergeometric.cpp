#include "corpus/statistics/hypergeometric.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>
#include <numeric>

namespace throughline::statistics {
namespace {

/// Below it doubles lose digits and, multiplied by a ratio near 1, never become 0.
constexpr double kSmallest = std::numeric_limits<double>::min();

}  // namespace

Hypergeometric::Hypergeometric(const TwoByTwo& table, double log_odds) {
  const std::int64_t row = table.a + table.b;
  const std::int64_t column = table.a + table.c;
  const std::int64_t rest = table.total() - row - column;
  lowest_ = std::max<std::int64_t>(0, -rest);
  highest_ = std::min(row, column);
  const double odds = std::exp(log_odds);
  /// P(cell + 1) / P(cell); falls as the cell grows, so the mode is where it passes 1.
  const auto step = [&](std::int64_t cell) {
    return odds * static_cast<double>(row - cell) * static_cast<double>(column - cell) /
           (static_cast<double>(cell + 1) * static_cast<double>(rest + cell + 1));
  };
  std::int64_t mode = lowest_;
  for (std::int64_t high = highest_; mode < high;) {
    const std::int64_t middle = mode + (high - mode) / 2;
    if (step(middle) > 1)
      mode = middle + 1;
    else
      high = middle;
  }
  std::deque<double> weights = {1.0};
  for (std::int64_t cell = mode; cell < highest_; ++cell) {
    const double next = weights.back() * step(cell);
    if (next < kSmallest) break;
    weights.push_back(next);
  }
  first_ = mode;
  for (std::int64_t cell = mode; cell > lowest_; --cell) {
    const double next = weights.front() / step(cell - 1);
    if (next < kSmallest) break;
    weights.push_front(next);
    --first_;
  }
  weights_.assign(weights.begin(), weights.end());
  const double sum = std::accumulate(weights_.begin(), weights_.end(), 0.0);
  for (double& weight : weights_) weight /= sum;
}

double Hypergeometric::probability(std::int64_t cell) const {
  if (cell < first_ || cell >= first_ + static_cast<std::int64_t>(weights_.size())) return 0;
  return weights_[static_cast<std::size_t>(cell - first_)];
}

double Hypergeometric::at_least(std::int64_t cell) const {
  if (cell <= lowest_) return 1;
  double sum = 0;
  for (std::int64_t i = first_ + static_cast<std::int64_t>(weights_.size()) - 1; i >= std::max(cell, first_);
       --i)
    sum += probability(i);
  return std::min(1.0, sum);
}

double Hypergeometric::at_most(std::int64_t cell) const {
  if (cell >= highest_) return 1;
  const std::int64_t last = std::min(cell, first_ + static_cast<std::int64_t>(weights_.size()) - 1);
  double sum = 0;
  for (std::int64_t i = first_; i <= last; ++i) sum += probability(i);
  return std::min(1.0, sum);
}

double Hypergeometric::mean() const {
  // Relative to the first cell, so that large cells do not swallow small differences.
  double above = 0;
  for (std::size_t i = 0; i < weights_.size(); ++i) above += static_cast<double>(i) * weights_[i];
  return static_cast<double>(first_) + above;
}

double Hypergeometric::at_most_as_likely(std::int64_t cell, double tolerance) const {
  const double limit = probability(cell) * (1 + tolerance);
  // From both ends inward: the small terms are added first.
  double low = 0;
  double high = 0;
  std::size_t i = 0;
  while (i < weights_.size() && weights_[i] <= limit) low += weights_[i++];
  for (std::size_t j = weights_.size(); j > i && weights_[j - 1] <= limit; --j) high += weights_[j - 1];
  return std::min(1.0, low + high);
}

}  // namespace throughline::statistics

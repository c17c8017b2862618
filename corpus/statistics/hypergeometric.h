// The (non-central) hypergeometric distribution: the first cell of a 2x2 table with its margins given.
#pragma once

#include <cstdint>
#include <vector>

#include "corpus/statistics/two_by_two.h"

namespace throughline::statistics {

class Hypergeometric {
 public:
  /// Of tables with the margins of `table`. Built from ratios of neighbours outward from the mode, so no
  /// factorial is ever formed and counts of 1e9 lose no precision; cells too unlikely for a double are left
  /// out.
  explicit Hypergeometric(const TwoByTwo& table, double log_odds = 0);

  std::int64_t lowest() const { return lowest_; }  ///< that the margins allow
  std::int64_t highest() const { return highest_; }
  double probability(std::int64_t cell) const;
  double at_least(std::int64_t cell) const;
  double at_most(std::int64_t cell) const;
  double mean() const;
  /// The probability of all cells that are at most as likely, within a relative tolerance.
  double at_most_as_likely(std::int64_t cell, double tolerance) const;

 private:
  std::int64_t lowest_ = 0;
  std::int64_t highest_ = 0;
  std::int64_t first_ = 0;       ///< the cell of weights_[0]
  std::vector<double> weights_;  ///< sum 1
};

}  // namespace throughline::statistics

// The cases a table is about and how it counts them. Selects through FilterSets, as a search does, so that
// every number opens exactly the cases it counts.
#pragma once

#include <string>
#include <vector>

#include "server/analysis/trend_table.h"
#include "server/query/filter_sets.h"

namespace throughline {

class Population {
 public:
  Population(const Holdings& holdings, const Availability& available, const TrendRequest& request);

  /// Inside the window; without a year only where there is no window.
  const Bitset& cases() const { return cases_; }
  /// All, before the window.
  const Bitset& of_any_year() const { return of_any_year_; }
  /// For each theme of the generation, the units with it, before the population's own filters.
  const std::vector<Bitset>& with_theme() const;
  /// The search for the population, and for those of it with the theme; `years` empty: the request's window.
  SearchRequest search(std::string_view theme, std::string_view years) const;
  CountingRules rules() const;

 private:
  std::string window() const;

  const Holdings& holdings_;
  const Availability& available_;
  const TrendRequest& request_;
  Bitset of_any_year_;
  Bitset cases_;
};

/// x of n with its Wilson interval.
Share share_of(std::size_t x, std::size_t n);
std::size_t count_common(const Bitset& a, const Bitset& b);

}  // namespace throughline

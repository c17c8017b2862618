// Tables over the years and over themes, counted from the generation's columns: every number with its
// denominator, its interval and the search that opens the cases behind it. Shares are of published reviews,
// not of what happened.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "corpus/base/result.h"
#include "corpus/store/generation.h"
#include "server/query/availability.h"
#include "server/query/holdings.h"
#include "server/query/search_request.h"
#include "taxonomy/taxonomy.h"

namespace throughline {

/// Fewer cases than this: no share is claimed in words (design, section 6).
inline constexpr std::size_t kFewestCases = 20;

struct TrendRequest {
  std::string theme;                       ///< id; empty in the table of all themes
  Counting counting = Counting::learning;  ///< count=learning|features
  Filters filters;                         ///< domain, nation and type only
  std::optional<int> from;                 ///< years, inclusive
  std::optional<int> to;
};

/// theme, count, domain, nation, type, from, to; others are passed over. invalid_argument for a value that is
/// not allowed.
Result<TrendRequest> trend_request(std::span<const std::pair<std::string, std::string>> parameters);
/// Sorted by name, defaults left out.
std::string query_string(const TrendRequest& request);

struct Share {
  std::size_t x = 0;  ///< cases with the theme
  std::size_t n = 0;  ///< cases of the population
  /// Proportions, 0 to 1; none when n is 0.
  std::optional<double> share, lower, upper;  ///< Wilson, 95 %
};

struct TrendRow {
  int year = 0;
  Share cases;
  SearchRequest with_theme;  ///< opens the x cases
  SearchRequest all;         ///< opens the n cases
};

/// How a table counts, in words for its caption.
struct CountingRules {
  std::string unit;        ///< "cases"
  std::string clock;       ///< "year in which the case’s first review was published"
  std::string population;  ///< whom n counts
  std::string counts;      ///< what makes a case count in x
};

struct TrendTable {
  std::string generation;
  std::string taxonomy_version;
  TrendRequest request;
  std::string label;  ///< of the theme
  CountingRules rules;
  std::vector<TrendRow>
      rows;     ///< every year from the first to the last with cases, or of the request; n may be 0
  Share whole;  ///< all rows together
  std::size_t year_not_stated =
      0;  ///< cases of the population left out because no publication year is stated
  std::vector<std::string> sentences;  ///< generated from the numbers
};

struct ThemeRow {
  std::string theme;
  std::string label;
  std::string group;
  std::string group_label;
  Share cases;
  SearchRequest with_theme;
};

struct ThemeTable {
  std::string generation;
  std::string taxonomy_version;
  TrendRequest request;
  CountingRules rules;
  std::vector<ThemeRow> rows;  ///< every theme, most cases first, then in the taxonomy's order
  std::size_t n = 0;
  std::vector<std::string> sentences;
};

struct TogetherRow {
  std::string theme;
  std::string label;
  std::size_t cases = 0;     ///< with both themes
  std::size_t of_theme = 0;  ///< with the other theme, for comparison
  SearchRequest with_theme;  ///< opens the cases with both
};

struct TogetherTable {
  std::string generation;
  std::string theme;
  std::string label;
  CountingRules rules;
  std::size_t with_theme = 0;
  std::size_t n = 0;
  std::vector<TogetherRow> rows;  ///< most cases first
};

/// not_found when the taxonomy has no such theme.
Result<TrendTable> trend(const Holdings& holdings, const Taxonomy& taxonomy, const Availability& available,
                         const TrendRequest& request);
Result<ThemeTable> theme_shares(const Holdings& holdings, const Taxonomy& taxonomy,
                                const Availability& available, const TrendRequest& request);
Result<TogetherTable> found_together(const Holdings& holdings, const Taxonomy& taxonomy,
                                     const Availability& available, const TrendRequest& request,
                                     std::size_t limit = 12);

}  // namespace throughline

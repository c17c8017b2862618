// What a search page was asked for: the words, the filters and how to show the answer; and its one canonical
// address. Every link to results (facets, paging, drill-down of a table) is made from a SearchRequest, never
// by joining strings.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/base/result.h"
#include "corpus/base/settings.h"
#include "corpus/model/fields.h"

namespace throughline {

enum class SortOrder { relevance, newest, oldest, passages };

/// Which cases and tags count. `everything` is a reader's search. The other two count as the tables do: cases
/// of the default population, themes as learning or as case feature (never "said not to be present", unless
/// polarity asks for it), and `year` is the year in which the case's first review was published.
enum class Counting { everything, learning, features };

/// Sorted, without repetition; never an empty list. Values of one field are alternatives, fields all hold.
using Filters = std::map<FieldId, std::vector<std::string>>;

inline constexpr unsigned kUsualPageSize = 10;

struct SearchRequest {
  std::string text;  ///< q
  Filters filters;   ///< by field name, repeated: theme=a&theme=b, year=2014..2017, outcome=not-stated
  SortOrder sort = SortOrder::relevance;     ///< sort=newest|oldest|passages
  Counting counting = Counting::everything;  ///< count=learning|features
  unsigned page = 1;
  unsigned per_page = kUsualPageSize;
  bool same_passage = false;  ///< in=passage: words and passage filters hold on one passage
  bool all_words = false;     ///< all=1: every word, not most
  bool exact_words = false;   ///< exact=1: quotes mean the very words, not their stems
  bool expand = true;         ///< expand=0: no other names of the same idea

  bool operator==(const SearchRequest&) const = default;

  /// Neither words nor filters.
  bool empty() const { return text.empty() && filters.empty(); }
  bool selects(FieldId field, std::string_view value) const;
  /// The same with the value added, or removed when it is there; on the first page.
  SearchRequest toggled(FieldId field, std::string_view value) const;
  SearchRequest without(FieldId field) const;
  SearchRequest on_page(unsigned number) const;
  SearchRequest sorted_by(SortOrder order) const;
};

/// Takes the parameters it knows and passes over others. invalid_argument for a value that is not allowed
/// (with the allowed ones), too_large for words over max_query_bytes.
Result<SearchRequest> search_request(std::span<const std::pair<std::string, std::string>> parameters,
                                     const Settings& settings);

/// "q=...&theme=...": sorted by name, defaults left out, percent-encoded. search_request() reads it back
/// unchanged.
std::string query_string(const SearchRequest& request);
/// "/search?..." or "/search".
std::string search_address(const SearchRequest& request);

/// Everything but letters, digits and -._~ as %XX.
std::string percent_encoded(std::string_view text);

std::string_view name(SortOrder order);
std::string_view name(Counting counting);

/// "2014", "2014..2017", "2014..", "..2017" as inclusive years; invalid_argument otherwise.
struct YearRange {
  int from = 0;
  int to = 9999;
};
Result<YearRange> year_range(std::string_view text);

}  // namespace throughline

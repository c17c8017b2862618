// Exact counts of every facet: for each value the cases that choosing it gives, with the choices of all other
// fields and without those of its own.
#pragma once

#include <vector>

#include "server/query/filter_sets.h"
#include "server/search/matcher.h"
#include "server/search/search_page.h"
#include "taxonomy/taxonomy.h"

namespace throughline {

struct FacetInput {
  const Holdings& holdings;
  const Availability& available;
  const Taxonomy& taxonomy;
  const FilterSets& filters;
  const Matches& matches;
  const SearchRequest& request;
  /// field:value of the search's own words that were made filters; for their own facet they are conditions.
  const std::vector<Node>& hoisted;
};

std::vector<Facet> facets_of(const FacetInput& input);

}  // namespace throughline

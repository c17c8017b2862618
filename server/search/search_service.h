// Answers searches on one generation: what matches, exact counts, ranking, snippets. Immutable; safe from
// several threads. A new generation gets a new service.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/settings.h"
#include "corpus/store/generation.h"
#include "corpus/store/library.h"
#include "server/query/availability.h"
#include "server/query/holdings.h"
#include "server/search/search_page.h"
#include "server/search/suggestions.h"
#include "taxonomy/taxonomy.h"

namespace throughline {

class SearchService {
 public:
  /// Reads the generation's columns once; invalid_argument never.
  static Result<std::shared_ptr<const SearchService>> create(std::shared_ptr<const Generation> generation,
                                                             std::shared_ptr<const Taxonomy> taxonomy,
                                                             const Settings& settings);
  ~SearchService();
  SearchService(const SearchService&) = delete;
  SearchService& operator=(const SearchService&) = delete;

  const Generation& generation() const;
  const Taxonomy& taxonomy() const;
  /// The countable side of the generation, for analysis.
  const Holdings& holdings() const;
  /// What may be shown on `today` (YYYY-MM-DD) with these reviews withdrawn; kept from one request to the
  /// next.
  std::shared_ptr<const Availability> availability(const std::vector<Withdrawal>& withdrawn,
                                                   const std::string& today) const;

  /// invalid_query with a position, invalid_argument (page too far), timeout.
  Result<SearchPage> search(const SearchRequest& request, const Availability& available) const;

  /// What may be meant by the beginning of a search.
  std::vector<Suggestion> suggestions(std::string_view typed, const Availability& available,
                                      std::size_t most) const;

 private:
  struct State;
  explicit SearchService(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace throughline

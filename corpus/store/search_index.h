// The full-text index of one generation: which passages hold a term, a phrase, words near each other; and
// ranking within a given set. Safe to use from several threads. Terms are stems of corpus/text/analyser.h, or
// prefix + value of corpus/model/fields.h. The reader's own words never reach the engine's query parser.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/base/result.h"
#include "corpus/store/bitset.h"

namespace throughline {

using Deadline = std::chrono::steady_clock::time_point;

struct WeightedTerm {
  std::string term;
  double weight = 1;
};
struct RankedPassage {
  std::uint32_t docid = 0;
  double score = 0;
};

class SearchIndex {
 public:
  static Result<SearchIndex> open(const std::filesystem::path& folder);
  SearchIndex(SearchIndex&&) noexcept;
  SearchIndex& operator=(SearchIndex&&) noexcept;
  ~SearchIndex();

  std::uint32_t passages() const;
  /// Sets the bit of every passage that holds the term.
  Result<void> postings(std::string_view term, Bitset& into) const;
  std::uint32_t frequency(std::string_view term) const;
  /// Passages where the terms stand next to each other in order.
  Result<void> phrase(std::span<const std::string> terms, Bitset& into, Deadline deadline) const;
  /// Passages where all terms lie within a window of `window` words, in any order.
  Result<void> near(std::span<const std::string> terms, unsigned window, Bitset& into,
                    Deadline deadline) const;
  /// Up to `limit` index terms (without prefix) of words that begin so, the most frequent first.
  Result<std::vector<std::string>> expand(std::string_view beginning, unsigned limit) const;
  /// Every word of the texts with its stem, sorted.
  Result<std::vector<std::pair<std::string, std::string>>> words() const;
  /// The best passages of `within` by BM25 over the weighted terms (a passage without any of them scores 0
  /// and comes last, by docid), at most `limit`. timeout when the deadline passes.
  Result<std::vector<RankedPassage>> rank(std::span<const WeightedTerm> terms, const Bitset& within,
                                          unsigned limit, Deadline deadline) const;

  /// Posting lists that are not what the index says of them, and what the engine's own check finds in the
  /// folder. They do not see every damage; the manifest's sums do.
  Result<std::vector<std::string>> problems(const std::filesystem::path& folder) const;

 private:
  struct State;
  explicit SearchIndex(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace throughline

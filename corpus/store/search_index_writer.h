// Builds the search index of one generation: micro-shards on all cores, merged by compaction. Private to
// corpus/store.
#pragma once

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "corpus/base/result.h"

namespace throughline {

/// One passage to index; passages are added in the order of their docids, from 1.
struct IndexPassage {
  std::string text;
  std::vector<std::string> terms;  ///< whole terms with their prefix, without positions
};

class SearchIndexWriter {
 public:
  /// `folder` must not exist; shards are built beside it in `folder`.shards and removed.
  static Result<SearchIndexWriter> create(const std::filesystem::path& folder);
  SearchIndexWriter(SearchIndexWriter&&) noexcept;
  ~SearchIndexWriter();

  /// Waits while all threads are at work, so that memory stays bounded.
  Result<void> add(IndexPassage passage);
  /// Merges; the index is complete on disk (not yet synced) when it returns.
  Result<void> finish(const std::string& generation, const std::string& content_stamp);

 private:
  struct State;
  explicit SearchIndexWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Metadata keys: the words of the texts with their stem, for words that are only begun.
inline constexpr char kWordKey[] = "word:";
inline constexpr char kAnalyserKey[] = "analyser";
inline constexpr char kGenerationKey[] = "generation";
inline constexpr char kStampKey[] = "content_stamp";

}  // namespace throughline

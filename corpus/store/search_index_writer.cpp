#include "corpus/store/search_index_writer.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <future>
#include <map>
#include <thread>
#include <unordered_map>
#include <utility>

#include "corpus/store/xapian_errors.h"
#include "corpus/text/analyser.h"

namespace throughline {
namespace {

constexpr std::size_t kShardPassages = 1000;
// Merging opens every file of every shard at once; a process may have 1,024 files open.
constexpr std::size_t kShardsMergedAtOnce = 64;
constexpr std::size_t kMostThreads = 16;
// Nothing asks which terms a passage has (its text is in the catalogue), so that table is left out.
constexpr int kShardFlags =
    Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC | Xapian::DB_NO_TERMLIST;

using Words = std::unordered_map<std::string, std::string>;  // word -> stem
using Shards = std::vector<std::filesystem::path>;

/// Appends positions of one passage without looking each term up in the document once per occurrence.
void add_text(Xapian::Document& document, std::string_view text, Words& words) {
  Xapian::termpos position = 0;
  for (auto& token : tokenise(text)) {
    document.add_posting(token.stem, ++position);
    words.try_emplace(std::move(token.word), std::move(token.stem));
  }
}

Result<Words> build_shard(const std::filesystem::path& folder, const std::vector<IndexPassage>& passages) {
  Words words;
  THROUGHLINE_TRY(guarded([&]() -> Result<void> {
    Xapian::WritableDatabase shard(folder.string(), kShardFlags);
    for (const auto& passage : passages) {
      Xapian::Document document;
      add_text(document, passage.text, words);
      for (const auto& term : passage.terms) document.add_boolean_term(term);
      shard.add_document(document);
    }
    shard.commit();
    return {};
  }));
  return words;
}

/// A shard without passages that carries the metadata: compaction brings it into the merged index.
Result<void> build_metadata(const std::filesystem::path& folder, const Words& words,
                            const std::map<std::string, std::string>& metadata) {
  return guarded([&]() -> Result<void> {
    Xapian::WritableDatabase shard(folder.string(), kShardFlags);
    for (const auto& [key, value] : metadata) shard.set_metadata(key, value);
    for (const auto& [word, stem] : words) shard.set_metadata(kWordKey + word, stem);
    shard.commit();
    return {};
  });
}

Result<void> merge(const Shards& shards, const std::filesystem::path& into) {
  return guarded([&]() -> Result<void> {
    Xapian::Database all;
    for (const auto& shard : shards) all.add_database(Xapian::Database(shard.string()));
    all.compact(into.string(), Xapian::DBCOMPACT_MULTIPASS);
    return {};
  });
}

}  // namespace

struct SearchIndexWriter::State {
  std::filesystem::path folder;
  std::filesystem::path shard_folder;
  std::size_t threads = 1;
  std::vector<IndexPassage> batch;
  Shards shards;
  std::vector<std::future<Result<Words>>> running;
  Words words;

  Result<void> take_oldest() {
    auto result = running.front().get();
    running.erase(running.begin());
    if (!result) return fail(std::move(result.error()));
    words.merge(*result);
    return {};
  }

  Result<void> start_shard() {
    if (running.size() >= threads) THROUGHLINE_TRY(take_oldest());
    const auto path = shard_folder / fmt::format("{:06d}", shards.size());
    shards.push_back(path);
    running.push_back(std::async(std::launch::async, [path, passages = std::exchange(batch, {})]() {
      return build_shard(path, passages);
    }));
    return {};
  }

  /// Merges neighbours until few enough are left to be merged in one go.
  Result<void> merge_down() {
    for (std::size_t pass = 0; shards.size() > kShardsMergedAtOnce; ++pass) {
      Shards merged;
      for (std::size_t from = 0; from < shards.size(); from += kShardsMergedAtOnce) {
        const auto to = std::min(from + kShardsMergedAtOnce, shards.size());
        const Shards group(shards.begin() + static_cast<std::ptrdiff_t>(from),
                           shards.begin() + static_cast<std::ptrdiff_t>(to));
        merged.push_back(shard_folder / fmt::format("merged-{}-{:06d}", pass, merged.size()));
        THROUGHLINE_TRY(merge(group, merged.back()));
        for (const auto& shard : group) std::filesystem::remove_all(shard);
      }
      shards = std::move(merged);
    }
    return {};
  }

  Result<void> wait_for_all() {
    Result<void> first_problem;
    while (!running.empty())
      if (auto taken = take_oldest(); !taken && first_problem) first_problem = std::move(taken);
    return first_problem;
  }
};

SearchIndexWriter::SearchIndexWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
SearchIndexWriter::SearchIndexWriter(SearchIndexWriter&&) noexcept = default;
SearchIndexWriter::~SearchIndexWriter() {
  if (state_ == nullptr) return;
  (void)state_->wait_for_all();
  std::error_code ignored;
  std::filesystem::remove_all(state_->shard_folder, ignored);
}

Result<SearchIndexWriter> SearchIndexWriter::create(const std::filesystem::path& folder) {
  auto state = std::make_unique<State>();
  state->folder = folder;
  state->shard_folder = folder.string() + ".shards";
  state->threads = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, kMostThreads);
  std::error_code problem;
  std::filesystem::create_directories(state->shard_folder, problem);
  if (problem)
    return fail(ErrorCode::io,
                fmt::format("Could not create {}: {}", state->shard_folder.string(), problem.message()));
  return SearchIndexWriter(std::move(state));
}

Result<void> SearchIndexWriter::add(IndexPassage passage) {
  state_->batch.push_back(std::move(passage));
  return state_->batch.size() < kShardPassages ? Result<void>{} : state_->start_shard();
}

Result<void> SearchIndexWriter::finish(const std::string& generation, const std::string& content_stamp) {
  if (!state_->batch.empty()) THROUGHLINE_TRY(state_->start_shard());
  THROUGHLINE_TRY(state_->wait_for_all());
  const auto metadata = state_->shard_folder / "metadata";
  THROUGHLINE_TRY(build_metadata(metadata, state_->words,
                                 {{kAnalyserKey, std::to_string(kAnalyserVersion)},
                                  {kGenerationKey, generation},
                                  {kStampKey, content_stamp}}));
  THROUGHLINE_TRY(state_->merge_down());
  state_->shards.push_back(metadata);
  THROUGHLINE_TRY(merge(state_->shards, state_->folder));
  std::error_code ignored;
  std::filesystem::remove_all(state_->shard_folder, ignored);
  return {};
}

}  // namespace throughline

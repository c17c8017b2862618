// catalogue.sqlite of a generation: texts and tags of the passages, and the rows that the columns are built
// from. Private to corpus/store.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "corpus/base/result.h"
#include "corpus/store/columns.h"
#include "corpus/store/database.h"
#include "corpus/store/generation.h"
#include "corpus/store/selection.h"

namespace throughline {

class CatalogueWriter {
 public:
  static Result<CatalogueWriter> create(const std::filesystem::path& file);
  /// All documents (without passages) with their reviews and cases, in catalogue order.
  Result<void> write_records(const std::vector<Reading>& documents, const Selection& selection);
  Result<void> write_themes(const std::vector<std::string>& themes, const std::vector<std::string>& groups);
  /// Passages of the next document, with the docid of the first; tags of unknown themes are left out and
  /// counted.
  Result<void> write_passages(std::uint32_t document, std::uint32_t first_docid,
                              const std::vector<Passage>& passages);
  /// Of a case without a text.
  Result<void> write_recorded_themes(std::uint32_t document, const std::vector<RecordedTheme>& themes);
  std::size_t unknown_tags() const { return unknown_tags_; }
  /// Statistics for the query planner, then complete; not yet synced.
  Result<void> finish(const GenerationInfo& info);

 private:
  explicit CatalogueWriter(Database database) : database_(std::move(database)) {}
  Database database_;
  std::vector<std::string> themes_;
  std::size_t unknown_tags_ = 0;
};

/// schema_mismatch or store_corrupt when it is not a catalogue of this version.
Result<Database> open_catalogue(const std::filesystem::path& file);
Result<Columns> read_columns(Database& catalogue);
Result<std::vector<PassageText>> read_texts(Database& catalogue, const Columns& columns,
                                            std::span<const std::uint32_t> docids);
Result<std::vector<Recommendation>> read_recommendations_of(Database& catalogue,
                                                            const std::vector<std::uint32_t>& documents);
/// Board-only or otherwise hidden text, counts that disagree, SQLite's own checks.
Result<std::vector<std::string>> catalogue_problems(Database& catalogue, const Columns& columns,
                                                    const GenerationInfo& info);

}  // namespace throughline

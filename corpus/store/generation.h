// Generations: immutable published pairs of catalogue (SQLite) and search index (Xapian) with a manifest of
// SHA-256 sums, swapped in by rename. Readers hold one whole generation for as long as they need it.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "corpus/base/result.h"
#include "corpus/model/reading.h"
#include "corpus/store/columns.h"
#include "corpus/store/library.h"
#include "corpus/store/search_index.h"

namespace throughline {

struct GenerationInfo {
  std::string id;             ///< "000042"; with the content stamp it names an answer's origin
  std::string content_stamp;  ///< first 16 hex digits of the SHA-256 over everything published
  std::string taxonomy_version;
  std::string published_on;  ///< YYYY-MM-DD
  std::uint32_t cases = 0, reviews = 0, documents = 0, passages = 0;
  std::vector<std::string>
      notes;  ///< what publishing had to decide by itself, such as a document without a case link
};

struct PublishOptions {
  std::string today;  ///< YYYY-MM-DD: visibility and expiry are judged on it
  std::string taxonomy_version;
  std::vector<std::string> themes;        ///< ids, in the taxonomy's order
  std::vector<std::string> theme_groups;  ///< group of each
  unsigned keep = 3;                      ///< generations to keep
  std::function<void(std::string_view step, std::size_t done, std::size_t of)> progress;
  const std::atomic<bool>* stop = nullptr;
};

/// Builds, verifies and swaps in the next generation from the library. Board-only documents are left out
/// whole; record and expired ones without their text. The same library content on the same day gives the same
/// content stamp.
Result<GenerationInfo> publish(const std::filesystem::path& data_folder, const Library& library,
                               const PublishOptions& options);

/// Everything the design promises about the two stores: the library, the link to the current generation, its
/// sums, counts and contents. One line per broken promise; a generation that does not open is one.
Result<std::vector<std::string>> verify_data_folder(const std::filesystem::path& data_folder);

struct PassageText {
  std::uint32_t docid = 0;
  std::string id, number, page_label, text;
  int page = 0, page_last = 0;
  SectionRole role = SectionRole::facts;
  std::vector<std::string> heading_path;
  bool ocr = false, table = false;
  std::vector<Tag> tags;
};

class Generation {
 public:
  /// Opens `data_folder/current`; no_generation when there is none. Checks sizes against the manifest, and
  /// sums too when `check_sums`.
  static Result<std::shared_ptr<const Generation>> open_current(const std::filesystem::path& data_folder,
                                                                bool check_sums);
  /// The id `current` points to, empty when there is none: cheap, for polling.
  static std::string current_id(const std::filesystem::path& data_folder);
  /// A generation at another place, such as one that is being built.
  static Result<std::shared_ptr<const Generation>> open_folder(const std::filesystem::path& folder,
                                                               bool check_sums);
  ~Generation();
  Generation(const Generation&) = delete;
  Generation& operator=(const Generation&) = delete;

  const GenerationInfo& info() const;
  const Columns& columns() const;
  const SearchIndex& index() const;

  /// Texts in the order asked for. Safe from several threads, like everything here.
  Result<std::vector<PassageText>> passages(std::span<const std::uint32_t> docids) const;
  Result<std::vector<PassageText>> passages_of_document(std::uint32_t document) const;
  Result<std::vector<Recommendation>> recommendations_of_review(std::uint32_t review) const;
  Result<std::vector<Recommendation>> recommendations_of_document(std::uint32_t document) const;

  /// Sums, counts against each other, integrity of both stores. One line per broken promise.
  Result<std::vector<std::string>> verify() const;

 private:
  struct State;
  explicit Generation(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace throughline

#include "corpus/store/generation.h"

#include <fmt/format.h>

#include <numeric>
#include <utility>

#include "corpus/store/catalogue.h"
#include "corpus/store/generation_folder.h"
#include "corpus/store/manifest.h"
#include "corpus/store/pool.h"

namespace throughline {
namespace {

constexpr int kOpenAttempts = 5;

Result<std::vector<std::unique_ptr<Database>>> open_readers(const std::filesystem::path& file) {
  std::vector<std::unique_ptr<Database>> readers;
  for (std::size_t i = 0; i < kReadersOfGeneration; ++i) {
    THROUGHLINE_ASSIGN(auto database, open_catalogue(file));
    readers.push_back(std::make_unique<Database>(std::move(database)));
  }
  return readers;
}

Result<std::filesystem::path> current_folder(const std::filesystem::path& data_folder) {
  const auto id = Generation::current_id(data_folder);
  if (id.empty())
    return fail(ErrorCode::no_generation,
                fmt::format("Nothing has been published in {}.", data_folder.string()),
                "Run `throughline --data DIR publish`.");
  return generations_folder(data_folder) / id;
}

}  // namespace

struct Generation::State {
  State(std::filesystem::path place, Manifest read, Columns loaded, SearchIndex opened,
        std::vector<std::unique_ptr<Database>> readers)
      : folder(std::move(place)),
        manifest(std::move(read)),
        columns(std::move(loaded)),
        index(std::move(opened)),
        catalogues(std::move(readers)) {}
  std::filesystem::path folder;
  Manifest manifest;
  Columns columns;
  SearchIndex index;
  mutable Pool<Database> catalogues;
};

Generation::Generation(std::unique_ptr<State> state) : state_(std::move(state)) {}
Generation::~Generation() = default;

std::string Generation::current_id(const std::filesystem::path& data_folder) {
  std::error_code problem;
  const auto target = std::filesystem::read_symlink(data_folder / kCurrentLink, problem);
  return problem ? std::string() : target.filename().string();
}

Result<std::shared_ptr<const Generation>> Generation::open_folder(const std::filesystem::path& folder,
                                                                  bool check_sums) {
  THROUGHLINE_ASSIGN(auto manifest, read_manifest(folder));
  const auto problems = manifest_problems(folder, manifest, check_sums);
  if (!problems.empty())
    return fail(ErrorCode::store_corrupt,
                fmt::format("Generation {}: {}", manifest.info.id, fmt::join(problems, "; ")),
                "Run `throughline publish` to build a new generation from the library.");
  THROUGHLINE_ASSIGN(auto readers, open_readers(folder / kCatalogueFile));
  THROUGHLINE_ASSIGN(auto columns, read_columns(*readers.front()));
  THROUGHLINE_ASSIGN(auto index, SearchIndex::open(folder / kSearchFolder));
  const auto passages = manifest.info.passages;
  if (columns.passages() != passages || index.passages() != passages)
    return fail(
        ErrorCode::store_corrupt,
        fmt::format("Generation {}: the manifest counts {} passages, the catalogue {}, the search index {}.",
                    manifest.info.id, passages, columns.passages(), index.passages()),
        "Run `throughline publish` to build a new generation from the library.");
  return std::shared_ptr<const Generation>(new Generation(std::make_unique<State>(
      folder, std::move(manifest), std::move(columns), std::move(index), std::move(readers))));
}

Result<std::shared_ptr<const Generation>> Generation::open_current(const std::filesystem::path& data_folder,
                                                                   bool check_sums) {
  // Publishing may swap and clear away the generation between our look at the link and our opening of its
  // files.
  for (int attempt = 1;; ++attempt) {
    THROUGHLINE_ASSIGN(const auto folder, current_folder(data_folder));
    auto opened = open_folder(folder, check_sums);
    const auto now = current_folder(data_folder);
    if (opened || attempt == kOpenAttempts || !now || *now == folder) {
      if (!opened && opened.error().code == ErrorCode::not_found)
        opened.error().code = ErrorCode::store_corrupt;
      return opened;
    }
  }
}

const GenerationInfo& Generation::info() const {
  return state_->manifest.info;
}
const Columns& Generation::columns() const {
  return state_->columns;
}
const SearchIndex& Generation::index() const {
  return state_->index;
}

Result<std::vector<PassageText>> Generation::passages(std::span<const std::uint32_t> docids) const {
  const auto catalogue = state_->catalogues.borrow();
  return read_texts(*catalogue, state_->columns, docids);
}

Result<std::vector<PassageText>> Generation::passages_of_document(std::uint32_t document) const {
  if (document >= state_->columns.documents.size())
    return fail(ErrorCode::not_found, fmt::format("The generation has no document {}.", document));
  const auto& column = state_->columns.documents[document];
  std::vector<std::uint32_t> docids(column.passages);
  std::iota(docids.begin(), docids.end(), column.first_passage + 1);
  return passages(docids);
}

Result<std::vector<Recommendation>> Generation::recommendations_of_review(std::uint32_t review) const {
  if (review >= state_->columns.reviews.size())
    return fail(ErrorCode::not_found, fmt::format("The generation has no review {}.", review));
  const auto catalogue = state_->catalogues.borrow();
  return read_recommendations_of(*catalogue, state_->columns.reviews[review].documents);
}

Result<std::vector<Recommendation>> Generation::recommendations_of_document(std::uint32_t document) const {
  if (document >= state_->columns.documents.size())
    return fail(ErrorCode::not_found, fmt::format("The generation has no document {}.", document));
  const auto catalogue = state_->catalogues.borrow();
  return read_recommendations_of(*catalogue, {document});
}

Result<std::vector<std::string>> Generation::verify() const {
  auto problems = manifest_problems(state_->folder, state_->manifest, true);
  {
    const auto catalogue = state_->catalogues.borrow();
    THROUGHLINE_ASSIGN(auto found, catalogue_problems(*catalogue, state_->columns, info()));
    problems.insert(problems.end(), found.begin(), found.end());
  }
  if (index().passages() != info().passages)
    problems.push_back(fmt::format("the search index has {} passages, the manifest says {}",
                                   index().passages(), info().passages));
  THROUGHLINE_ASSIGN(const auto found, index().problems(state_->folder / kSearchFolder));
  problems.insert(problems.end(), found.begin(), found.end());
  for (auto& problem : problems) problem = fmt::format("generation {}: {}", info().id, problem);
  return problems;
}

}  // namespace throughline

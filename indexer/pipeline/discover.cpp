#include "indexer/pipeline/discover.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "corpus/base/file.h"

namespace throughline {
namespace fs = std::filesystem;
namespace {

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with("."); }

/// A .json file that stands beside the document it describes.
bool is_sidecar(const fs::path& path) {
  if (path.extension() != ".json") return false;
  const fs::path described = fs::path(path).replace_extension();
  std::error_code ignored;
  if (fs::is_regular_file(described, ignored)) return true;
  for (const auto& neighbour : fs::directory_iterator(path.parent_path().empty() ? "." : path.parent_path(), ignored))
    if (neighbour.path() != path && neighbour.path().stem() == path.stem() && neighbour.path().extension() != ".json")
      return true;
  return false;
}

void walk(const fs::path& folder, std::set<fs::path>& files) {
  std::error_code ignored;
  auto entries = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, ignored);
  for (auto end = fs::end(entries); entries != end; entries.increment(ignored)) {
    if (is_hidden(entries->path())) {
      entries.disable_recursion_pending();
      continue;
    }
    if (entries->is_regular_file(ignored)) files.insert(entries->path());
  }
}

/// A table of more than this is a mistake.
constexpr std::uint64_t kLargestCatalogue = 64U << 20U;

using CatalogueRows = std::map<std::string, CatalogueRow, std::less<>>;

Result<CatalogueRows> catalogue_of(const fs::path& folder) {
  const auto table = folder / kDocumentSheet;
  std::error_code ignored;
  if (!fs::is_regular_file(table, ignored)) return CatalogueRows{};
  THROUGHLINE_ASSIGN(const auto text, read_file(table, kLargestCatalogue));
  return read_catalogue_file(text, table.string());
}

CatalogueRow row_of(const CatalogueRows& rows, const fs::path& file) {
  const auto found = rows.find(file.filename().string());
  return found == rows.end() ? CatalogueRow{} : found->second;
}

}  // namespace

Result<CatalogueRow> recorded_of(const fs::path& file) {
  THROUGHLINE_ASSIGN(const auto rows, catalogue_of(file.parent_path()));
  return row_of(rows, file);
}

fs::path sidecar_of(const fs::path& file) {
  std::error_code ignored;
  for (const auto& candidate : {fs::path(file.string() + ".json"), fs::path(file).replace_extension(".json")})
    if (candidate != file && fs::is_regular_file(candidate, ignored)) return candidate;
  return {};
}

Result<std::vector<FoundFile>> discover(const std::vector<fs::path>& paths) {
  std::set<fs::path> files;
  for (const auto& path : paths) {
    std::error_code ignored;
    if (fs::is_directory(path, ignored))
      walk(path, files);
    else if (fs::is_regular_file(path, ignored))
      files.insert(path);
    else
      return fail(ErrorCode::not_found, fmt::format("There is no file or folder {}.", path.string()));
  }
  std::vector<FoundFile> found;
  std::map<fs::path, CatalogueRows> catalogues;
  for (const auto& file : files) {
    if (is_sidecar(file) || file.filename() == kDocumentSheet) continue;
    const auto folder = file.parent_path();
    if (catalogues.find(folder) == catalogues.end()) {
      THROUGHLINE_ASSIGN(catalogues[folder], catalogue_of(folder));
    }
    found.push_back({file, sidecar_of(file), row_of(catalogues[folder], file)});
  }
  return found;
}

}  // namespace throughline

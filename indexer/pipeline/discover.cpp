#include "indexer/pipeline/discover.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

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

}  // namespace

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
  for (const auto& file : files)
    if (!is_sidecar(file)) found.push_back({file, sidecar_of(file)});
  return found;
}

}  // namespace throughline

// The files a call of ingest means: folders walked in order, hidden files and sidecars left out.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "corpus/base/result.h"

namespace throughline {

struct FoundFile {
  std::filesystem::path path;
  std::filesystem::path sidecar;  ///< NAME.json beside NAME.suffix, or NAME.suffix.json; empty: none
};

/// Sorted by path, each once. not_found names the path that does not exist.
Result<std::vector<FoundFile>> discover(const std::vector<std::filesystem::path>& paths);

/// The sidecar of one file, empty when it has none.
std::filesystem::path sidecar_of(const std::filesystem::path& file);

}  // namespace throughline

// The files a call of ingest means: folders walked in order, hidden files, sidecars and catalogue.csv left out.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "corpus/base/result.h"
#include "indexer/describe/catalogue_file.h"

namespace throughline {

struct FoundFile {
  std::filesystem::path path;
  std::filesystem::path sidecar;  ///< NAME.json beside NAME.suffix, or NAME.suffix.json; empty: none
  CatalogueRow recorded = {};     ///< its row of the folder's catalogue.csv; no json: none
};

/// Sorted by path, each once. not_found names the path that does not exist; invalid_argument a catalogue.csv that
/// cannot be understood.
Result<std::vector<FoundFile>> discover(const std::vector<std::filesystem::path>& paths);

/// The sidecar of one file, empty when it has none.
std::filesystem::path sidecar_of(const std::filesystem::path& file);

/// Its row of the catalogue.csv beside it; without json when there is none.
Result<CatalogueRow> recorded_of(const std::filesystem::path& file);

}  // namespace throughline

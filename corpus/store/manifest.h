// manifest.json of a generation: what it is, what it holds, and the SHA-256 of every file. The sums are the
// only defence against damaged index files, which have no checksums of their own. Private to corpus/store.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "corpus/base/result.h"
#include "corpus/store/generation.h"

namespace throughline {

inline constexpr std::string_view kManifestFile = "manifest.json";
inline constexpr std::string_view kCatalogueFile = "catalogue.sqlite";
inline constexpr std::string_view kSearchFolder = "search";

struct ManifestFile {
  std::string path;  ///< inside the generation's folder
  std::uint64_t size = 0;
  std::string sha256;
};
struct Manifest {
  GenerationInfo info;
  std::vector<ManifestFile> files;
};

/// Sums every file under `folder`, syncs each, and writes manifest.json, durably.
Result<void> write_manifest(const std::filesystem::path& folder, const GenerationInfo& info);
/// store_corrupt when it was changed, schema_mismatch when another version wrote it.
Result<Manifest> read_manifest(const std::filesystem::path& folder);
/// One line per file that is missing, has another size or, with `sums`, other bytes.
std::vector<std::string> manifest_problems(const std::filesystem::path& folder, const Manifest& manifest,
                                           bool sums);

}  // namespace throughline

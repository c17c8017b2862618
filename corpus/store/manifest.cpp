#include "corpus/store/manifest.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "corpus/base/file.h"
#include "corpus/model/fields.h"
#include "corpus/model/reading_json.h"
#include "corpus/text/analyser.h"

namespace throughline {
namespace {

using Json = nlohmann::ordered_json;
constexpr std::uint64_t kLargestManifest = 4U << 20U;

/// A changed manifest must not pass as another one.
std::string seal_of(Json json) {
  json.erase("seal");
  return sha256(dump(json));
}

Json as_json(const Manifest& manifest) {
  const auto& info = manifest.info;
  Json json;
  json["schema"] = kSchemaVersion;
  json["analyser"] = kAnalyserVersion;
  json["generation"] = info.id;
  json["content_stamp"] = info.content_stamp;
  json["taxonomy_version"] = info.taxonomy_version;
  json["published_on"] = info.published_on;
  json["counts"] = {{"cases", info.cases},
                    {"reviews", info.reviews},
                    {"documents", info.documents},
                    {"passages", info.passages}};
  json["notes"] = info.notes;
  json["files"] = Json::array();
  for (const auto& file : manifest.files)
    json["files"].push_back({{"path", file.path}, {"size", file.size}, {"sha256", file.sha256}});
  json["seal"] = seal_of(json);
  return json;
}

tl::unexpected<Error> broken(const std::filesystem::path& folder, std::string_view what) {
  return fail(ErrorCode::store_corrupt, fmt::format("{}/{}: {}", folder.string(), kManifestFile, what),
              "Run `throughline publish` to build a new generation.");
}

Manifest from_json(const Json& json) {
  Manifest manifest;
  auto& info = manifest.info;
  info.id = json.value("generation", "");
  info.content_stamp = json.value("content_stamp", "");
  info.taxonomy_version = json.value("taxonomy_version", "");
  info.published_on = json.value("published_on", "");
  info.notes = json.value("notes", std::vector<std::string>{});
  const auto& counts = json["counts"];
  info.cases = counts.value("cases", 0U);
  info.reviews = counts.value("reviews", 0U);
  info.documents = counts.value("documents", 0U);
  info.passages = counts.value("passages", 0U);
  for (const auto& file : json["files"])
    manifest.files.push_back(
        {file.value("path", ""), file.value("size", std::uint64_t{0}), file.value("sha256", "")});
  return manifest;
}

Result<std::vector<ManifestFile>> sum_files(const std::filesystem::path& folder) {
  std::vector<ManifestFile> files;
  std::error_code problem;
  for (auto at = std::filesystem::recursive_directory_iterator(folder, problem);
       !problem && at != std::filesystem::recursive_directory_iterator(); at.increment(problem)) {
    if (at->is_directory()) {
      THROUGHLINE_TRY(sync_folder(at->path()));
      continue;
    }
    if (at->path().filename() == kManifestFile) continue;
    THROUGHLINE_TRY(sync_file(at->path()));
    THROUGHLINE_ASSIGN(auto sum, sha256_of_file(at->path()));
    files.push_back(
        {at->path().lexically_relative(folder).generic_string(), at->file_size(), std::move(sum)});
  }
  if (problem)
    return fail(ErrorCode::io, fmt::format("Could not list {}: {}", folder.string(), problem.message()));
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return files;
}

}  // namespace

Result<void> write_manifest(const std::filesystem::path& folder, const GenerationInfo& info) {
  Manifest manifest{info, {}};
  THROUGHLINE_ASSIGN(manifest.files, sum_files(folder));
  return write_file_durably(folder / kManifestFile, dump(as_json(manifest), 1) + "\n");
}

Result<Manifest> read_manifest(const std::filesystem::path& folder) {
  THROUGHLINE_ASSIGN(const auto text, read_file(folder / kManifestFile, kLargestManifest));
  const auto json = parse_json(text);
  if (!json || !json->is_object()) return broken(folder, "it is not a JSON object");
  const auto stated = json->find("schema");
  const int schema = stated != json->end() && stated->is_number_integer() ? stated->get<int>() : 0;
  if (schema != kSchemaVersion)
    return fail(ErrorCode::schema_mismatch,
                fmt::format("The generation has schema version {}; this program reads version {}.", schema,
                            kSchemaVersion),
                "Run `throughline publish` with this version.");
  const auto seal = json->find("seal");
  if (seal == json->end() || !seal->is_string() || seal->get<std::string>() != seal_of(*json))
    return broken(folder, "it was changed after it was written");
  const int analyser = json->value("analyser", 0);
  if (analyser != kAnalyserVersion)
    return fail(ErrorCode::schema_mismatch,
                fmt::format("The generation was made by analyser version {}; this program has {}.", analyser,
                            kAnalyserVersion),
                "Run `throughline publish` with this version.");
  return from_json(*json);
}

std::vector<std::string> manifest_problems(const std::filesystem::path& folder, const Manifest& manifest,
                                           bool sums) {
  std::vector<std::string> problems;
  for (const auto& file : manifest.files) {
    std::error_code problem;
    const auto size = std::filesystem::file_size(folder / file.path, problem);
    if (problem) {
      problems.push_back(fmt::format("{}: {}", file.path, problem.message()));
    } else if (size != file.size) {
      problems.push_back(fmt::format("{}: {} bytes, the manifest says {}", file.path, size, file.size));
    } else if (sums) {
      const auto sum = sha256_of_file(folder / file.path);
      if (!sum || *sum != file.sha256)
        problems.push_back(fmt::format("{}: its content is not what the manifest says", file.path));
    }
  }
  return problems;
}

}  // namespace throughline

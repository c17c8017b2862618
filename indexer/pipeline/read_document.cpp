#include "indexer/pipeline/read_document.h"

#include <fmt/format.h>

#include <algorithm>

#include "corpus/base/file.h"
#include "indexer/describe/describe.h"
#include "indexer/structure/structure.h"

namespace throughline {
namespace {

/// A sidecar is a page of JSON; more is a mistake.
constexpr std::uint64_t kLargestSidecar = 1U << 20U;

void take_sidecar(const std::filesystem::path& sidecar, Reading& reading) {
  if (sidecar.empty()) return;
  const auto text = read_file(sidecar, kLargestSidecar);
  const auto taken = text ? apply_sidecar(*text, sidecar.filename().string(), reading) : tl::unexpected<Error>(text.error());
  if (!taken) reading.warnings.push_back(taken.error().message);
}

void take_recorded(const CatalogueRow& recorded, Reading& reading) {
  if (recorded.json.empty()) return;
  const auto taken = apply_sidecar(recorded.json, recorded.name, reading);
  if (!taken) reading.warnings.push_back(taken.error().message);
}

void take_default_visibility(Visibility level, Rights& rights) {
  if (!rights.permission.empty() || !rights.licence.empty()) return;
  if (rights.visibility != Visibility::extract || level == Visibility::extract) return;
  rights.visibility = level;
  rights.permission = "operator’s default";
}

}  // namespace

void tag_passages(const Tagger& tagger, Reading& reading) {
  for (auto& passage : reading.passages)
    passage.tags = tagger.tag({passage.text, passage.role, passage.heading_path}).tags;
  for (auto& recommendation : reading.recommendations) {
    recommendation.themes.clear();
    for (const auto& tag : tagger.tag({recommendation.text, SectionRole::recommendation, {}}).tags)
      if (std::ranges::find(recommendation.themes, tag.theme) == recommendation.themes.end())
        recommendation.themes.push_back(tag.theme);
  }
}

ReadResult read_document(const std::filesystem::path& file, const std::string& sha256, const Settings& settings,
                         const Tagger& tagger, const ReadOptions& options) {
  auto extracted = extract_file(file, settings, options.extract);
  ReadResult result;
  result.stopped = extracted.stopped;
  auto& extraction = extracted.extraction;
  result.sandbox = extraction.sandbox;
  auto& reading = result.reading;
  reading.file = file.filename().string();
  reading.sha256 = sha256;
  reading.outcome = extraction.outcome;
  reading.reason = extraction.reason;
  reading.warnings = extraction.warnings;
  reading.format = extraction.format;
  reading.producer = extraction.producer;
  reading.pages = extraction.pages;
  if (result.stopped || !info(reading.outcome).readable) return result;

  const auto document = structure(extraction);
  extraction = {};  // the words of a long report are many times its text
  reading.quality = document.quality;
  reading.language = document.language;
  reading.warnings.insert(reading.warnings.end(), document.warnings.begin(), document.warnings.end());
  if (document.passages.empty()) {
    reading.outcome = Outcome::empty;
    reading.reason = "No text was found in it.";
    return result;
  }
  reading.passages = document.passages;  // describe reads both
  describe(document, reading);
  take_recorded(options.recorded, reading);
  take_sidecar(options.sidecar, reading);
  take_default_visibility(options.default_visibility, reading.rights);
  tag_passages(tagger, reading);
  if (!reading.warnings.empty() && reading.outcome == Outcome::ok) reading.outcome = Outcome::ok_with_warnings;
  return result;
}

}  // namespace throughline

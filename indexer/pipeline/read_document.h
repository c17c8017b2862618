// One file from bytes to Reading: extract, structure, describe, sidecar, tag. What ingest stores and explain prints.
#pragma once

#include <filesystem>
#include <string>

#include "corpus/base/settings.h"
#include "corpus/model/reading.h"
#include "indexer/describe/catalogue_file.h"
#include "indexer/extract/extract.h"
#include "taxonomy/tagger.h"

namespace throughline {

struct ReadOptions {
  std::filesystem::path sidecar;  ///< empty: none
  CatalogueRow recorded;          ///< of catalogue.csv; a sidecar's values go over it
  /// Level of documents whose sidecar records no permission (ingest --visibility).
  Visibility default_visibility = Visibility::extract;
  ExtractOptions extract;
};

struct ReadResult {
  Reading reading;
  std::string sandbox;   ///< how the worker was confined
  bool stopped = false;  ///< given up on request; the reading means nothing
};

/// Never fails as a call: what goes wrong is the reading's outcome; a sidecar that cannot be understood is a warning.
ReadResult read_document(const std::filesystem::path& file, const std::string& sha256, const Settings& settings,
                         const Tagger& tagger, const ReadOptions& options);

/// Tags every passage anew and the recommendations' themes with them.
void tag_passages(const Tagger& tagger, Reading& reading);

}  // namespace throughline

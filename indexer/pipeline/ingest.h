// Reads many files into the library: skips what is known, works on several files at once, records one outcome for each,
// stops cleanly between files. One writer, several readers.
#pragma once

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "corpus/base/result.h"
#include "corpus/base/settings.h"
#include "corpus/store/library.h"
#include "indexer/pipeline/progress.h"
#include "taxonomy/tagger.h"

namespace throughline {

struct IngestOptions {
  std::filesystem::path data_folder;
  std::vector<std::filesystem::path> paths;
  Visibility default_visibility = Visibility::extract;
  bool again = false;  ///< read files anew although their content is known
  const std::atomic<bool>* stop = nullptr;
};

struct IngestReport {
  std::size_t files = 0;
  std::size_t unchanged = 0;
  std::map<std::string, std::size_t> outcomes;  ///< of the files read in this run
  bool stopped = false;
};

/// Files that fail are outcomes, not errors; an error means that the library could not be used.
Result<IngestReport> ingest(Library& library, const Settings& settings, const Tagger& tagger, const IngestOptions& options,
                            Progress& progress);

}  // namespace throughline

// The parent's side of extraction: starts one confined throughline-extract per file, watches its time, memory
// and output, validates every record and returns exactly one outcome. It never parses a document itself.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>

#include "corpus/base/settings.h"
#include "indexer/extract/confinement.h"
#include "indexer/extract/extraction.h"

namespace throughline {

/// Raised whenever an extractor, the record stream or the structure it feeds changes in a way that could
/// change an outcome: remembered failures of another version are tried again.
inline constexpr int kExtractorVersion = 1;

struct ExtractOptions {
  std::filesystem::path worker;  ///< throughline-extract; empty: beside the running program
  const std::atomic<bool>* stop =
      nullptr;  ///< set: give up soon, outcome is then meaningless and stopped is true
  std::function<void(int page, int pages)>
      ocr_progress;                            ///< after each page read by recognition, of so many to read
  Confinement strongest = Confinement::bwrap;  ///< weaker: for tests of the fallbacks
};

struct ExtractResult {
  Extraction extraction;
  bool stopped = false;
  std::uint64_t peak_memory_mb =
      0;  ///< most that the processes reading this file were seen to hold at one time
};

/// Never fails as a call: what goes wrong with the file is its outcome.
ExtractResult extract_file(const std::filesystem::path& file, const Settings& settings,
                           const ExtractOptions& options);

}  // namespace throughline

// Publishing as a user means it: link documents to reviews and cases, tag what is stale, then build and swap in the next
// generation.
#pragma once

#include <atomic>
#include <filesystem>
#include <string>

#include "corpus/base/result.h"
#include "corpus/base/settings.h"
#include "corpus/store/generation.h"
#include "corpus/store/library.h"
#include "indexer/pipeline/progress.h"
#include "taxonomy/tagger.h"

namespace throughline {

/// Tags every document whose tags another taxonomy or rule set gave. Returns how many were tagged anew.
Result<std::size_t> retag(Library& library, const Tagger& tagger, Progress& progress, const std::atomic<bool>* stop);

Result<GenerationInfo> publish_library(const std::filesystem::path& data_folder, Library& library, const Taxonomy& taxonomy,
                                       const Tagger& tagger, const Settings& settings, const std::string& today,
                                       Progress& progress, const std::atomic<bool>* stop);

}  // namespace throughline

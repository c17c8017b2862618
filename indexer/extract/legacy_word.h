// The old binary Word format: turned into text by antiword where it is installed, inside the same box as a
// worker.
#pragma once

#include "indexer/extract/worker_run.h"

namespace throughline {

/// A memory file with the text, the caller's to close; -1 when there is no converter (the extraction's
/// outcome then stands) or when it failed (the outcome is set to say so).
int convert_legacy_word(int document, const WorkerRun& run, Extraction& extraction);

}  // namespace throughline

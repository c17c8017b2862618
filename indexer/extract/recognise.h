// Text recognition of pages without text: a worker draws the page, a confined tesseract reads the picture,
// one process of each per page. Its time limits are its own, not those of the reading before.
#pragma once

#include "indexer/extract/worker_run.h"

namespace throughline {

/// Pages with fewer characters than this hold no text of their own.
inline constexpr std::size_t kFewestCharacters = 20;

/// Fills in what recognition found and settles the outcome (no_text where there is nothing in the end).
/// True when it was stopped from outside.
bool recognise_pages(int document, const WorkerRun& run, Extraction& extraction);

}  // namespace throughline

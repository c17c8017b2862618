// What the text says where the front pages are silent: who wrote the report, who chaired the panel; and what
// is left for the file's name to tell. Internal to indexer/describe.
#pragma once

#include "corpus/model/reading.h"
#include "indexer/describe/document_text.h"

namespace throughline::describing {

/// Fills authors and chairs that the front pages do not name: "The author, Jane Ellwood, is ...", "Peter
/// Longden was appointed as independent chair"; the coroner of a report to prevent future deaths.
void read_credits(const DocumentText& text, Reading& reading);

/// The title from the file's name, for files that have none; recorded in ReviewDescription::sources.
void take_file_name(Reading& reading);

}  // namespace throughline::describing

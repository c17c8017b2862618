// Reads out of a structured document what it is and what it is about: kind, review type, board, dates,
// people, case facts, recommendations; then the sidecar's values over them. Each value keeps its evidence and
// source.
#pragma once

#include <string>

#include "corpus/base/result.h"
#include "corpus/model/reading.h"
#include "indexer/structure/structure.h"

namespace throughline {

/// Fills document_kind, language, review, subjects, facts, recommendations of a reading whose passages are
/// set.
void describe(const StructuredDocument& document, Reading& reading);

/// Takes a sidecar's values (docs/sidecar.md); what it states wins and is marked Source::sidecar;
/// disagreement with the document becomes a warning. The error names file and key.
Result<void> apply_sidecar(const std::string& json, const std::string& sidecar_name, Reading& reading);

}  // namespace throughline

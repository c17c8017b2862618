// How well a document could be read, in figures and words; and in which language it is.
#pragma once

#include <string>
#include <vector>

#include "indexer/structure/layout.h"
#include "indexer/structure/structure.h"

namespace throughline::layout {

/// Fills Quality's sequence and unreadable shares and the warnings.
void judge(const std::vector<Element>& elements, StructuredDocument& document);

/// "en" or "cy", by stop words.
std::string language_of(const std::vector<Passage>& passages);

}  // namespace throughline::layout

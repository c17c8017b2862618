// From tesseract's table of words to a page as a PDF's own text would give it.
#pragma once

#include <string_view>

#include "indexer/extract/extraction.h"

namespace throughline {

/// Words in points with fonts guessed from the heights of lines. Tesseract tears paragraph numbers at the
/// margin from their paragraphs; here they stand again before the line they belong to. Number, label and size
/// of the page are left to the caller. Lines of the table that are not understood are skipped.
ExtractedPage recognised_page(std::string_view tsv, double dpi);

}  // namespace throughline

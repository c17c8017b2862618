// From an extraction to the report as a reader would cite it: running headers and footers gone, hyphenation
// repaired, columns in order, headings, numbered paragraphs with page, tables, footnotes apart, section
// roles.
#pragma once

#include <string>
#include <vector>

#include "corpus/model/reading.h"
#include "indexer/extract/extraction.h"

namespace throughline {

/// A line of the first pages (cover sheet, title page): what describe reads title, board and dates from.
struct FrontLine {
  int page = 0;
  float size = 0;  ///< font size in points, 0 when unknown
  bool bold = false;
  std::string text;
};

struct Heading {
  int page = 0;
  int level = 0;
  std::string number;
  std::string text;
  std::size_t passage = 0;  ///< index of the first passage below it
};

struct TableRow {
  int table = 0;
  int page = 0;
  bool header = false;
  std::size_t passage = 0;  ///< index of its passage
  std::vector<std::string> cells;
};

struct StructuredDocument {
  std::vector<Passage> passages;  ///< in reading order; ids unique; roles set; no tags yet
  std::vector<FrontLine> front;   ///< at most the first three pages
  std::vector<Heading> headings;
  std::vector<TableRow> table_rows;
  Quality quality;
  std::vector<std::string> warnings;
  std::string language;  ///< en or cy, from the words
};

StructuredDocument structure(const Extraction& extraction);

}  // namespace throughline

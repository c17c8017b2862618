// The intermediate forms between words on a page and passages: pieces (words that stand together), lines,
// elements. Lengths are points, origin at the top left of the page. Internal to indexer/structure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/extraction.h"

namespace throughline::layout {

/// Where one word of a piece stands, on the page and in its text.
struct WordPlace {
  float x0 = 0, x1 = 0;
  std::uint32_t from = 0, to = 0;
};

/// Words of one baseline without a wide gap between them: a line, a cell, a number in the margin.
struct Piece {
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  float size = 0;
  float first_word = 0;  ///< width of the first word
  bool bold = false;     ///< every word is
  bool italic = false;
  std::string text;
  std::vector<std::string> marks;  ///< note marks that stood raised in it
  std::vector<WordPlace> words;
};

/// One line of running text, or one row of a table, in reading order.
struct Line {
  int page = 0;
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  float left = 0, right = 0;  ///< edges of the text of its column
  float size = 0;
  float first_word = 0;
  float lead_gap = 0;  ///< gap after the first piece: a number or bullet that hangs in the margin; 0: none
  float text_x0 = 0;   ///< where the text begins after such a number or bullet
  int column = 0;      ///< column regions are numbered through the document
  bool bold = false;
  bool italic = false;
  bool ocr = false;
  bool page_end = false;  ///< a page number stands apart at its right, as in a table of contents
  bool contents = false;  ///< belongs to a table of contents
  int table = -1;         ///< row of this table; cells are set
  bool table_header = false;
  std::string text;
  std::vector<std::string> cells;  ///< lines of a cell parted by newlines
  std::vector<float> cell_left;    ///< where the columns of the table begin

  float height() const { return y1 - y0; }
};

/// A page on its way from pieces to lines.
struct PageLayout {
  int number = 0;
  float width = 0, height = 0;
  bool ocr = false;
  std::string label;           ///< as printed, from the running text; else the file's own
  std::vector<Piece> pieces;   ///< by baseline, then from left to right
  std::vector<Line> notes;     ///< footnotes' lines
  std::vector<float> gutters;  ///< where second columns begin on several pages of the document
};

enum class ElementKind { heading, paragraph, table_row, note, contents };

/// What both paged and flow documents are made into before roles and passages.
struct Element {
  ElementKind kind = ElementKind::paragraph;
  int page = 0;
  int page_last = 0;
  float size = 0;
  bool bold = false;
  bool italic = false;
  int level = 0;        ///< heading: 1 is the highest
  bool title = false;   ///< said by the format to be the document's title
  bool caps = false;    ///< heading: in capitals
  std::string number;   ///< without trailing dot
  std::string label;    ///< the word before the number: Recommendation, Finding, Question
  std::string printed;  ///< number and label as printed
  bool follows = true;  ///< its number follows the one before
  std::string text;
  std::vector<std::size_t> breaks;  ///< offsets in text where a bullet or list item begins
  std::vector<std::string> cells;
  int table = -1;
  bool table_header = false;
  std::string mark;  ///< note
  bool ocr = false;
};

/// Sizes and leading of the running text of a document.
struct Typography {
  float body = 10;
  float leading = 13;
};

// lines.cpp
std::vector<PageLayout> pieces_of(const std::vector<ExtractedPage>& pages);
Typography typography(const std::vector<PageLayout>& pages);

// running_text.cpp
/// Drops running headers, footers and watermarks; sets labels; answers the number of lines dropped.
int drop_running_text(std::vector<PageLayout>& pages);

// footnotes.cpp
void set_notes_apart(std::vector<PageLayout>& pages, const Typography& type);
std::vector<Element> notes_of(const PageLayout& page);

// columns.cpp
/// Finds the gutters that several pages share; a page with a table in a column may not show its own.
void known_gutters(std::vector<PageLayout>& pages, const Typography& type);
/// The page's lines in reading order; table rows are single lines with cells.
void lines_in_reading_order(const PageLayout& page, const Typography& type, int& columns, int& tables,
                            std::vector<Line>& lines);

// tables.cpp
/// Lines of one column, tables among them recognised.
void lines_of_column(std::vector<Piece> pieces, const PageLayout& page, const Typography& type, int column,
                     int& tables, std::vector<Line>& lines);

// contents.cpp
void mark_contents(std::vector<Line>& lines, const Typography& type);
/// A heading such as "Contents" or "List of figures".
bool names_contents(std::string_view text);
/// Ends in dot leaders and a page number, or in what a word processor leaves of a broken one.
bool leads_to_page(std::string_view text);

// paragraphs.cpp
std::vector<Element> elements_of(std::vector<Line> lines, const std::vector<PageLayout>& pages,
                                 const Typography& type);

// flow.cpp
std::vector<Element> elements_of(const std::vector<Block>& blocks);

}  // namespace throughline::layout

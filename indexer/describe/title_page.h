// Reads the front of a report: cover sheet, title lines, boards, authors; tells title from date, status and
// notices. Internal to indexer/describe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/describe/document_text.h"

namespace throughline::describing {

enum class FrontKind { cover, board, title, author, date, status, notice, skipped };

struct FrontPart {
  FrontLine line;
  FrontKind kind = FrontKind::skipped;
};

struct TitlePage {
  std::string title;
  std::string cover_title;      ///< "Title:" of a repository's cover sheet
  std::string cover_published;  ///< its "Date of publication:"
  std::vector<std::string> boards;
  std::vector<std::string> authors;
  std::vector<std::string> pseudonyms;
  std::vector<FrontPart> parts;  ///< every line up to the contents or the first paragraph
};

TitlePage read_title_page(const DocumentText& text);

/// Boards as reports print them. A title that merely names a board is no board line.
bool names_board(std::string_view line);
/// "Haven Island Safeguarding Board (Isle of Man)" and "LSCB: X" and "Bwrdd ... / X Board" become the plain
/// name.
std::string board_name(std::string_view line);

// person_names.cpp
/// The people named on an author's line, degrees and offices dropped; empty when the line names none.
std::vector<std::string> authors_on(std::string_view line);
/// What the title calls the people: Child A1, Mr D, Family W, “Amara”, CE01/2018, or the names after "in
/// respect of".
std::vector<std::string> pseudonyms_in(std::string_view title);

}  // namespace throughline::describing

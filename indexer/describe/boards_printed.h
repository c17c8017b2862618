// Boards as reports print them: the lines that name one, the names within a line, the one the text speaks of,
// and what initials stand for. Internal to indexer/describe; the authority file is corpus/model/boards.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/describe/document_text.h"

namespace throughline::describing {

/// A line that is a board's name. A title that merely names a board is no board line.
bool names_board(std::string_view line);

/// "Haven Island Safeguarding Board (Isle of Man)" and "Bwrdd ... / X Board" become the plain names; two
/// boards on a line are two.
std::vector<std::string> boards_of_line(std::string_view line);

/// The full names within a line of something else: "Commissioned by X Child Protection Committee".
std::vector<std::string> boards_within(std::string_view line);

/// The board that the text names most often, for reports whose front names none; empty when none stands out.
std::string board_in_text(const DocumentText& text);

/// "BSCB" alone: the name that the text gives with these initials in brackets, or that of the one board with
/// these initials whose place the text speaks of. Empty: nothing else in the document says which.
std::string board_of_initials(std::string_view initials, const DocumentText& text);
bool is_board_initials(std::string_view word);

void add_board(std::vector<std::string>& boards, std::string name);

}  // namespace throughline::describing

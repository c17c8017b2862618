// Reads the front of a report: cover sheet, title lines, boards, authors; tells title from date, status and
// notices. Internal to indexer/describe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/describe/document_text.h"
#include "indexer/describe/front_lines.h"

namespace throughline::describing {

/// A line longer than this is running text, not a title.
inline constexpr std::size_t kLongestTitleLine = 180;

struct TitlePage {
  std::string title;
  std::string cover_title;      ///< "Title:" of a repository's cover sheet
  std::string cover_published;  ///< its "Date of publication:"
  std::vector<std::string> boards;
  std::vector<std::string> authors;
  std::vector<std::string> chairs;
  std::string publisher;  ///< empty: the board
  std::vector<std::string> pseudonyms;
  std::vector<FrontPart> parts;  ///< every line up to the contents or the first paragraph
};

TitlePage read_title_page(const DocumentText& text);

// person_names.cpp
/// The people named on an author's line, degrees and offices dropped; empty when the line names none.
std::vector<std::string> authors_on(std::string_view line);
/// The same for chairs of the board, the panel or the review. One who is chair and author is both.
std::vector<std::string> chairs_on(std::string_view line);
/// Nothing but a person's name.
bool is_person(std::string_view line);

// pseudonyms.cpp
/// What the title calls the people: Child A1, Mr D, Family W, “Amara”, CE01/2018, or the names after "in
/// respect of".
std::vector<std::string> pseudonyms_in(std::string_view title);

}  // namespace throughline::describing

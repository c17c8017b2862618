// What each line of a report's front is: title, board, author, date, label with its value, notice, or the
// furniture of a web page. Internal to indexer/describe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/describe/document_text.h"

namespace throughline::describing {

enum class FrontKind { cover, board, title, author, chair, date, status, notice, skipped };

struct FrontPart {
  FrontLine line;
  FrontKind kind = FrontKind::skipped;
};

/// What a label stands before.
enum class FrontLabel { none, title, board, author, chair, chair_and_author, date, publisher, other };

struct LabelledLine {
  FrontLabel label = FrontLabel::none;
  std::string_view value;
  bool cover = false;  ///< one of the four labels of a repository's cover sheet
};

/// "Author: Jane Ellwood", "Lead Reviewer | Moira Strand", "Independent Chair – Peter Longden".
LabelledLine labelled_line(std::string_view line);

/// The lines up to the contents or the first numbered paragraph, each with its kind. Labels that stand on a
/// line of their own are joined with the value below (or, for authors, above) them.
std::vector<FrontPart> front_parts(const DocumentText& text);

}  // namespace throughline::describing

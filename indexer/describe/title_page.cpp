#include "indexer/describe/title_page.h"

#include <algorithm>
#include <array>

#include "corpus/base/utf8.h"
#include "indexer/describe/boards_printed.h"
#include "indexer/describe/dates.h"

namespace throughline::describing {
namespace {

/// Title lines are at least this share of the largest lettering on the page.
constexpr float kTitleSize = 0.75F;

/// A date below "... death of X" belongs to the title when the page says elsewhere when the report was
/// finished or published, and so does "in May 2018" anywhere below a title.
void rejoin_dates_of_deaths(std::vector<FrontPart>& parts) {
  const bool says_published = std::any_of(parts.begin(), parts.end(), [](const FrontPart& part) {
    const auto folded = lower_case(part.line.text);
    return part.kind == FrontKind::status &&
           (folded.find("published") != std::string::npos || folded.find("completed") != std::string::npos) &&
           !find_dates(part.line.text, words_of(part.line.text)).empty();
  });
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (parts[i].kind != FrontKind::date || parts[i - 1].kind != FrontKind::title) continue;
    const auto opening = lower_case(parts[i].line.text.substr(0, 3));
    const auto above = lower_case(parts[i - 1].line.text);
    const bool of_death =
        above.find("death of") != std::string::npos || above.find("died") != std::string::npos;
    if (opening == "in " || opening == "on " || (of_death && says_published))
      parts[i].kind = FrontKind::title;
  }
}

float largest_title(const std::vector<FrontPart>& parts) {
  float largest = 0;
  for (const auto& part : parts)
    if (part.kind == FrontKind::title) largest = std::max(largest, part.line.size);
  return largest;
}

/// A title that says nothing of what the report is about.
bool is_generic(std::string_view title) {
  constexpr auto generic = std::to_array<std::string_view>(
      {"the report", "report", "final report", "overview report", "full report", "main report"});
  return std::find(generic.begin(), generic.end(), lower_case(title)) != generic.end();
}

/// Lines of the first page that has a title; a half-title repeated on the next page is left out.
std::string joined_title(const std::vector<FrontPart>& parts, float share) {
  const auto largest = largest_title(parts);
  std::string title;
  int page = 0;
  for (const auto& part : parts) {
    const bool small = largest > 0 && part.line.size < largest * share;
    if (part.kind != FrontKind::title || small) {
      if (!title.empty() && part.kind != FrontKind::board && part.kind != FrontKind::skipped && !small) break;
      continue;
    }
    if (page != 0 && part.line.page != page) break;
    page = part.line.page;
    title += (title.empty() ? "" : " ") + part.line.text;
  }
  return title;
}

/// Whether a title says what kind of document it is.
bool tells_kind(std::string_view title) {
  const auto folded = lower_case(title);
  for (const std::string_view word :
       {"review", "report", "inquiry", "briefing", "bulletin", "response", "plan", "study", "investigation",
        "learning", "scr", "dhr", "sar", "summary", "analysis"})
    if (folded.find(word) != std::string::npos) return true;
  return false;
}

/// Whom the review is about or what it is may stand in smaller letters beside the title: "Child F", "Serious
/// Case Review" above a large pseudonym.
std::string completed_title(const std::vector<FrontPart>& parts, std::string title) {
  if (title.empty()) return title;
  int page = 0;
  for (const auto& part : parts)
    if (page == 0 && part.kind == FrontKind::title && title.find(part.line.text) != std::string::npos)
      page = part.line.page;
  bool below = false;
  for (const auto& part : parts) {
    if (part.kind != FrontKind::title || part.line.page != page || part.line.text.size() > 90) continue;
    const auto at = title.find(part.line.text);
    below = below || at != std::string::npos;
    if (at != std::string::npos) continue;
    const bool names = pseudonyms_in(title).empty() && !pseudonyms_in(part.line.text).empty();
    const bool tells = !tells_kind(title) && tells_kind(part.line.text);
    if (names || tells) title = below ? title + " " + part.line.text : part.line.text + " " + title;
  }
  return title;
}

void add_people(std::vector<std::string>& people, std::vector<std::string> names) {
  for (auto& name : names)
    if (std::find(people.begin(), people.end(), name) == people.end()) people.push_back(std::move(name));
}

/// Labelled lines that are neither people nor dates.
void read_labels(TitlePage& page) {
  for (const auto& part : page.parts) {
    const auto labelled = labelled_line(part.line.text);
    const auto value = std::string(labelled.value);
    if (labelled.label == FrontLabel::title && page.cover_title.empty()) page.cover_title = value;
    if (labelled.label == FrontLabel::date && labelled.cover) page.cover_published = value;
    if (labelled.label == FrontLabel::publisher) page.publisher = value;
    if (labelled.label == FrontLabel::board &&
        (labelled.cover || names_board(value) || is_board_initials(value)))
      for (auto& board : boards_of_line(value)) add_board(page.boards, std::move(board));
  }
}

/// "Published by Fairhaven Press": whoever published it, unless that is the board.
void read_publisher(TitlePage& page) {
  constexpr std::string_view opening = "published by ";
  for (const auto& part : page.parts) {
    const std::string_view line = part.line.text;
    if (!page.publisher.empty() || lower_case(line.substr(0, opening.size())) != opening) continue;
    auto name = line.substr(opening.size());
    for (const std::string_view end : {" in ", " on ", ", ", ". "})
      if (const auto at = name.find(end); at != std::string_view::npos) name = name.substr(0, at);
    const auto folded = lower_case(name);
    if (!boards_within(name).empty() || names_board(name) || folded == "the board" ||
        folded == "the partnership")
      continue;
    page.publisher = std::string(trimmed(name));
  }
}

/// Boards of the page's own lines, then those that its other lines name, then the one of the text.
void read_boards(TitlePage& page, const DocumentText& text) {
  for (const auto& part : page.parts)
    if (part.kind == FrontKind::board)
      for (auto& board : boards_of_line(part.line.text)) add_board(page.boards, std::move(board));
  read_labels(page);
  if (page.boards.empty())
    for (const auto& part : page.parts)
      if (part.kind == FrontKind::status || part.kind == FrontKind::author || part.kind == FrontKind::title)
        for (auto& board : boards_within(part.line.text)) add_board(page.boards, std::move(board));
  // Initials alone say which board only together with something else.
  std::vector<std::string> boards;
  for (auto& board : page.boards) {
    auto full = is_board_initials(board) ? board_of_initials(board, text) : std::string{};
    add_board(boards, full.empty() ? std::move(board) : std::move(full));
  }
  page.boards = std::move(boards);
  if (page.boards.empty())
    for (const auto& part : page.parts)
      if (page.boards.empty() && is_board_initials(part.line.text))
        add_board(page.boards, board_of_initials(part.line.text, text));
  if (page.boards.empty()) add_board(page.boards, board_in_text(text));
}

}  // namespace

TitlePage read_title_page(const DocumentText& text) {
  TitlePage page;
  page.parts = front_parts(text);
  rejoin_dates_of_deaths(page.parts);
  read_boards(page, text);
  read_publisher(page);
  for (const auto& part : page.parts) {
    if (part.kind == FrontKind::author) add_people(page.authors, authors_on(part.line.text));
    if (part.kind == FrontKind::author || part.kind == FrontKind::chair)
      add_people(page.chairs, chairs_on(part.line.text));
  }
  page.title = joined_title(page.parts, kTitleSize);
  // "The Report" in the largest letters: what it is the report of stands beside it, smaller.
  if (is_generic(page.title)) page.title = joined_title(page.parts, 0.5F);
  page.title = completed_title(page.parts, std::move(page.title));
  if (page.title.empty()) page.title = page.cover_title;
  page.pseudonyms = pseudonyms_in(page.title);
  if (page.pseudonyms.empty()) page.pseudonyms = pseudonyms_in(page.cover_title);
  return page;
}

}  // namespace throughline::describing

#include "indexer/describe/title_page.h"

#include <algorithm>
#include <array>
#include <map>

#include "corpus/base/utf8.h"
#include "indexer/describe/dates.h"

namespace throughline::describing {
namespace {

constexpr auto kBoards = std::to_array<std::string_view>({
    "safeguarding children board",
    "safeguarding children’s board",
    "safeguarding children partnership",
    "safeguarding children’s partnership",
    "safeguarding adults board",
    "safeguarding adult board",
    "safeguarding adults partnership",
    "safeguarding partnership board",
    "safeguarding board",
    "safeguarding partnership",
    "community safety partnership",
    "community safety board",
    "children’s safeguarding partnership",
    "child protection committee",
    "adult protection committee",
    "public protection partnership",
    "safer communities partnership",
    "lscb",
    "select committee",
});
/// A line with one of these is about a document, so a board in it is only mentioned.
constexpr auto kDocumentWords = std::to_array<std::string_view>(
    {"review", "report", "briefing", "bulletin", "response", "action plan", "learning", "summary",
     "published", "agreed", "accepted", "approved", "copyright", "commissioned", "prepared", "on behalf"});
constexpr auto kStatus = std::to_array<std::string_view>({
    "version ",
    "final ",
    "final",
    "draft",
    "redacted ",
    "published",
    "publication",
    "completed",
    "report completed",
    "overview report completed",
    "accepted by",
    "agreed by",
    "approved by",
    "presented to",
    "submitted to",
    "prepared by",
    "issue ",
    "date of ",
    "date:",
    "updated ",
    "position at",
    "hc ",
    "cm ",
    "cp ",
    "isbn",
    "not protectively",
    "restricted",
    "official",
    "confidential",
    "ordered by",
    "ccs",
    "applies to ",
    "this was published",
    "to be read with",
    "for all staff",
    "final report to",
    "status:",
    "anonymised",
    "independent chair:",
    "chair:",
    "panel chair:",
    "©",
    "commissioned by",
    "first report of session",
    "second report of session",
    "third report of session",
    "independent report",
    "policy paper",
    "guidance",
    "department of",
    "of health",
    "social care",
    "presented by",
    "volume ",
    "website:",
    "email:",
    "www.",
    "http",
    "return to an address",
    "chair of ",
    "report of session",
});
constexpr auto kContents =
    std::to_array<std::string_view>({"contents", "table of contents", "cynnwys", "contents page",
                                     "cynnwys / contents", "contents / cynnwys", "index"});
/// A line longer than this is running text, not a title.
constexpr std::size_t kLongestTitleLine = 180;
/// Title lines are at least this share of the largest lettering on the page.
constexpr float kTitleSize = 0.75F;

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& table, std::string_view folded) {
  return std::any_of(table.begin(), table.end(),
                     [&](auto s) { return folded.find(s) != std::string_view::npos; });
}
template <std::size_t N>
bool begins(const std::array<std::string_view, N>& table, std::string_view folded) {
  return std::any_of(table.begin(), table.end(), [&](auto s) { return folded.substr(0, s.size()) == s; });
}

/// The label of a repository's cover sheet that a line begins with, in lower case.
std::string_view cover_label(std::string_view folded) {
  constexpr auto labels =
      std::to_array<std::string_view>({"title:", "lscb:", "lscp:", "sab:", "board:", "date of publication:"});
  for (const auto label : labels)
    if (folded.substr(0, label.size()) == label) return label;
  return {};
}

/// Nothing but a date, or two in two languages; a session or issue number may stand beside it.
bool is_date_line(std::string_view text) {
  const auto words = words_of(text);
  const auto dates = find_dates(text, words);
  if (dates.empty()) return false;
  std::size_t dated = 0;
  for (const auto& date : dates) dated += date.to - date.from;
  return words.words.size() - dated <= 1;
}

/// "1 of 7", "Page 2": what counts volumes or pages.
bool is_count(std::string_view folded) {
  const auto words = words_of(folded);
  return words.words.size() <= 3 &&
         std::all_of(words.words.begin(), words.words.end(), [&](const TextWord& word) {
           const auto text = folded.substr(word.from, word.to - word.from);
           return text == "of" || text == "page" || text == "volume" ||
                  text.find_first_not_of("0123456789") == std::string_view::npos;
         });
}

/// Half of a bilingual line has no English word that titles have.
bool is_welsh(std::string_view folded) {
  constexpr auto words = std::to_array<std::string_view>(
      {"adroddiad", "adolygiad", "bwrdd", "ymarfer", "diogelu", "oedolion", "plant "});
  return holds(words, folded) && folded.find(" / ") == std::string_view::npos;
}

FrontKind kind_of(const FrontLine& line) {
  const auto folded = lower_case(line.text);
  if (!cover_label(folded).empty()) return FrontKind::cover;
  if (names_board(line.text)) return FrontKind::board;
  if (!authors_on(line.text).empty()) return FrontKind::author;
  if (line.text.size() > kLongestTitleLine) return FrontKind::notice;
  if (begins(kStatus, folded)) return FrontKind::status;
  if (is_date_line(line.text)) return FrontKind::date;
  if (is_welsh(folded) || is_count(folded) || line.text.substr(0, 3) == "•") return FrontKind::skipped;
  if (folded.substr(0, 8) == "this is " || folded.substr(0, 12) == "this report " ||
      folded.find("fictional") != std::string::npos)
    return FrontKind::notice;
  return FrontKind::title;
}

/// The front ends where the contents or the numbered text begins.
bool ends_front(std::string_view text, bool has_title) {
  const auto folded = lower_case(text);
  if (std::find(kContents.begin(), kContents.end(), folded) != kContents.end()) return true;
  const auto words = words_of(text);
  if (words.words.empty()) return false;
  const auto first = words.word(0);
  const bool numbered = first == "1" || first == "1.1" || first == "1.0";
  if (!has_title || !numbered || words.words.size() < 2 || words.words[1].from > words.words[0].to + 2)
    return false;
  const char next = words.as_written(1).front();
  return next >= 'A' && next <= 'Z';
}

/// A date below "... death of X" belongs to the title when the page says elsewhere when the report was
/// published.
void rejoin_dates_of_deaths(std::vector<FrontPart>& parts) {
  const bool says_published = std::any_of(parts.begin(), parts.end(), [](const FrontPart& part) {
    return part.kind == FrontKind::status &&
           lower_case(part.line.text).find("published") != std::string::npos &&
           !find_dates(part.line.text, words_of(part.line.text)).empty();
  });
  if (!says_published) return;
  for (std::size_t i = 1; i < parts.size(); ++i)
    if (parts[i].kind == FrontKind::date && parts[i - 1].kind == FrontKind::title &&
        lower_case(parts[i - 1].line.text).find("death of") != std::string::npos)
      parts[i].kind = FrontKind::title;
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

void add_board(std::vector<std::string>& boards, std::string name) {
  const auto same = [&](const std::string& board) { return lower_case(board) == lower_case(name); };
  if (!name.empty() && std::none_of(boards.begin(), boards.end(), same)) boards.push_back(std::move(name));
}

/// The board that the text names most often, for reports whose front names none.
std::string board_in_text(const DocumentText& text) {
  std::map<std::string, int> seen;
  for (const auto& passage : text.passages) {
    const auto folded = lower_case(passage.text());
    if (folded.size() != passage.text().size()) continue;
    for (const auto board : kBoards) {
      if (board.size() < 16) continue;
      for (auto at = folded.find(board); at != std::string::npos;
           at = folded.find(board, at + board.size())) {
        auto from = at;
        // Capitalised words before it are the place.
        while (from >= 2 && folded[from - 1] == ' ') {
          const auto start = folded.rfind(' ', from - 2);
          const auto begin = start == std::string::npos ? 0 : start + 1;
          const char first = passage.text()[begin];
          const auto word = folded.substr(begin, from - 1 - begin);
          if (first < 'A' || first > 'Z' || word == "the" || word == "local" || word == "each") break;
          from = begin;
        }
        if (from < at) ++seen[std::string(passage.text().substr(from, at + board.size() - from))];
      }
    }
  }
  const auto most = std::max_element(seen.begin(), seen.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most != seen.end() && most->second >= 2 ? most->first : std::string{};
}

void read_cover(TitlePage& page) {
  for (const auto& part : page.parts) {
    if (part.kind != FrontKind::cover) continue;
    const auto label = cover_label(lower_case(part.line.text));
    const auto value = std::string(trimmed(std::string_view(part.line.text).substr(label.size())));
    if (label == "title:")
      page.cover_title = value;
    else if (label == "date of publication:")
      page.cover_published = value;
    else
      add_board(page.boards, board_name(value));
  }
}

}  // namespace

bool names_board(std::string_view line) {
  const auto folded = lower_case(line);
  if (line.size() > kLongestTitleLine || holds(kDocumentWords, folded)) return false;
  if (folded.find(" is ") != std::string::npos || folded.find(" are ") != std::string::npos) return false;
  if (holds(kBoards, folded)) return true;
  if (folded.substr(0, 6) == "safer " && word_count(line) <= 5) return true;
  constexpr std::string_view committee = " committee";
  return word_count(line) <= 5 && folded.size() > committee.size() &&
         folded.substr(folded.size() - committee.size()) == committee;
}

std::string board_name(std::string_view line) {
  auto name = trimmed(line);
  if (const auto slash = name.find(" / "); slash != std::string_view::npos) {
    const auto second = trimmed(name.substr(slash + 3));
    name = holds(kBoards, lower_case(second)) ? second : trimmed(name.substr(0, slash));
  }
  constexpr auto places =
      std::to_array<std::string_view>({"guernsey", "jersey", "isle of man", "wales", "scotland", "england",
                                       "northern ireland", "alderney", "sark"});
  for (const auto place : places) {
    const auto folded = lower_case(name);
    for (const auto& tail : {", " + std::string(place), " (" + std::string(place) + ")"})
      if (folded.size() > tail.size() && folded.substr(folded.size() - tail.size()) == tail)
        name = trimmed(name.substr(0, name.size() - tail.size()));
  }
  // "(HSCB)" behind the name is its abbreviation.
  if (const auto bracket = name.rfind(" (");
      bracket != std::string_view::npos && name.back() == ')' && name.size() - bracket <= 9)
    name = name.substr(0, bracket);
  if (lower_case(name.substr(0, 4)) == "the ") name.remove_prefix(4);
  return std::string(name);
}

TitlePage read_title_page(const DocumentText& text) {
  TitlePage page;
  bool has_title = false;
  for (const auto& line : text.front) {
    if (ends_front(line.text, has_title)) break;
    page.parts.push_back({line, kind_of(line)});
    has_title = has_title || page.parts.back().kind == FrontKind::title;
  }
  rejoin_dates_of_deaths(page.parts);
  for (const auto& part : page.parts)
    if (part.kind == FrontKind::board) add_board(page.boards, board_name(part.line.text));
  read_cover(page);
  if (page.boards.empty()) add_board(page.boards, board_in_text(text));
  for (const auto& part : page.parts)
    if (part.kind == FrontKind::author)
      for (auto& name : authors_on(part.line.text))
        if (std::find(page.authors.begin(), page.authors.end(), name) == page.authors.end())
          page.authors.push_back(std::move(name));
  page.title = joined_title(page.parts, kTitleSize);
  // "The Report" in the largest letters: what it is the report of stands beside it, smaller.
  if (is_generic(page.title)) page.title = joined_title(page.parts, 0.5F);
  if (page.title.empty()) page.title = page.cover_title;
  page.pseudonyms = pseudonyms_in(page.title);
  if (page.pseudonyms.empty()) page.pseudonyms = pseudonyms_in(page.cover_title);
  return page;
}

}  // namespace throughline::describing

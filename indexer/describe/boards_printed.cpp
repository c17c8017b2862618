#include "indexer/describe/boards_printed.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "corpus/base/utf8.h"
#include "corpus/model/boards.h"
#include "indexer/describe/title_page.h"

namespace throughline::describing {
namespace {

constexpr auto kBoards = std::to_array<std::string_view>({
    "safeguarding children board",
    "safeguarding children’s board",
    "safeguarding children's board",
    "children’s safeguarding board",
    "safeguarding children partnership board",
    "safeguarding children partnership",
    "safeguarding children’s partnership",
    "safeguarding children's partnership",
    "safeguarding children multi-agency partnership",
    "safeguarding adults partnership board",
    "safeguarding adult partnership board",
    "safeguarding adults board",
    "safeguarding adult board",
    "safeguarding adults partnership",
    "adult safeguarding partnership",
    "adult safeguarding board",
    "adults safeguarding board",
    "safeguarding partnership board",
    "safeguarding board for northern ireland",
    "safeguarding board",
    "safeguarding partnership",
    "safeguarding community partnership",
    "community safety partnership",
    "community safety board",
    "children’s safeguarding partnership",
    "children safeguarding partnership",
    "children’s partnership",
    "area child protection committee",
    "child protection committee",
    "adult protection committee",
    "public protection committee",
    "public protection partnership",
    "safer communities partnership",
    "safer communities board",
    "safer partnership",
    "lscb",
    "lscp",
    "select committee",
});
/// A line with one of these is about a document, so a board in it is only mentioned.
constexpr auto kDocumentWords = std::to_array<std::string_view>(
    {"review",   "report",    "briefing",  "bulletin",      "response",  "action plan", "learning",
     "summary",  "published", "agreed",    "accepted",      "approved",  "copyright",   "commissioned",
     "prepared", "on behalf", "statement", "newsletter",    "protocol",  "procedure",   "guidance",
     "©",        " chair",    "manager",   "business unit", "submitted", "presented"});

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& table, std::string_view folded) {
  return std::any_of(table.begin(), table.end(),
                     [&](auto s) { return folded.find(s) != std::string_view::npos; });
}

/// "A Safeguarding Adults Board, Guernsey", "The X Board (XSCB)": the plain name.
std::string plain_name(std::string_view line) {
  auto name = trimmed(line);
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
  while (!name.empty() && (name.back() == '.' || name.back() == ',' || name.back() == ':'))
    name.remove_suffix(1);
  return std::string(trimmed(name));
}

/// The place words that stand before a board's kind of name, as capitals show.
std::size_t start_of_name(std::string_view text, std::size_t at) {
  auto from = at;
  while (from >= 2 && text[from - 1] == ' ') {
    const auto start = text.rfind(' ', from - 2);
    const auto begin = start == std::string_view::npos ? 0 : start + 1;
    const auto word = text.substr(begin, from - 1 - begin);
    const auto folded = lower_case(word);
    const bool small = folded == "and" || folded == "of" || folded == "upon" || folded == "with" ||
                       word == "&" || folded == "in";
    const bool capital = word[0] >= 'A' && word[0] <= 'Z';
    if (!capital && !(small && from < at)) break;
    if (folded == "the" || folded == "local" || folded == "each" || folded == "a" || folded == "this" ||
        word.back() == ':' || word.back() == '.' || word.back() == ',')
      break;
    from = begin;
  }
  // A small word cannot begin a name: "for and Milford".
  while (from < at && text[from] >= 'a' && text[from] <= 'z') from = text.find(' ', from) + 1;
  return from;
}

struct NamedBoard {
  std::size_t from = 0;
  std::size_t to = 0;
};

/// Places where a text holds a full name of a board: place and kind.
std::vector<NamedBoard> named_boards(std::string_view text) {
  std::vector<NamedBoard> found;
  const auto folded = lower_case(text);
  if (folded.size() != text.size()) return found;
  for (std::size_t at = 0; at < folded.size(); ++at) {
    if (at > 0 && folded[at - 1] != ' ') continue;
    std::size_t longest = 0;
    for (const auto board : kBoards)
      if (board.size() >= 16 && folded.compare(at, board.size(), board) == 0)
        longest = std::max(longest, board.size());
    if (longest == 0) continue;
    auto name_at = at;
    if (at >= 6 && folded.compare(at - 6, 6, "local ") == 0) name_at = at - 6;
    const auto from = start_of_name(text, name_at);
    if (from < name_at) found.push_back({from, at + longest});
    at += longest - 1;
  }
  return found;
}

}  // namespace

void add_board(std::vector<std::string>& boards, std::string name) {
  const auto same = [&](const std::string& board) { return lower_case(board) == lower_case(name); };
  if (!name.empty() && std::none_of(boards.begin(), boards.end(), same)) boards.push_back(std::move(name));
}

bool names_board(std::string_view line) {
  const auto folded = lower_case(line);
  if (find_board(plain_name(line)) != nullptr) return true;
  if (line.size() > kLongestTitleLine || holds(kDocumentWords, folded)) return false;
  if (folded.find(" is ") != std::string::npos || folded.find(" are ") != std::string::npos) return false;
  if (holds(kBoards, folded)) return true;
  if (folded.substr(0, 6) == "safer " && word_count(line) <= 5) return true;
  constexpr std::string_view committee = " committee";
  return word_count(line) <= 5 && folded.size() > committee.size() &&
         folded.substr(folded.size() - committee.size()) == committee;
}

std::vector<std::string> boards_of_line(std::string_view line) {
  auto name = trimmed(line);
  if (const auto slash = name.find(" / "); slash != std::string_view::npos) {
    const auto second = trimmed(name.substr(slash + 3));
    name = holds(kBoards, lower_case(second)) ? second : trimmed(name.substr(0, slash));
  }
  std::vector<std::string> boards;
  for (const std::string_view joint : {" and ", " & ", "; "}) {
    const auto at = name.find(joint);
    if (at == std::string_view::npos || find_board(plain_name(name)) != nullptr) continue;
    const auto first = name.substr(0, at);
    const auto second = name.substr(at + joint.size());
    if (!names_board(first) || !names_board(second)) continue;
    add_board(boards, plain_name(first));
    add_board(boards, plain_name(second));
    return boards;
  }
  add_board(boards, plain_name(name));
  return boards;
}

std::vector<std::string> boards_within(std::string_view line) {
  std::vector<std::string> boards;
  for (const auto& [from, to] : named_boards(line))
    add_board(boards, std::string(line.substr(from, to - from)));
  return boards;
}

std::string board_in_text(const DocumentText& text) {
  std::map<std::string, int> seen;
  for (const auto& passage : text.passages) {
    if (has_role(*passage.passage, {SectionRole::references, SectionRole::recommendation})) continue;
    for (const auto& [from, to] : named_boards(passage.text()))
      ++seen[std::string(passage.text().substr(from, to - from))];
  }
  const auto most = std::max_element(seen.begin(), seen.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most != seen.end() && most->second >= 2 ? most->first : std::string{};
}

bool is_board_initials(std::string_view word) {
  if (word.size() < 3 || word.size() > 8) return false;
  if (std::any_of(word.begin(), word.end(), [](char c) { return c < 'A' || c > 'Z'; })) return false;
  if (word == "LSCB" || word == "LSCP" || word == "SAB" || word == "CSP") return false;
  for (const std::string_view tail : {"SCB", "SCP", "SAB", "SAPB", "CSP", "CPC", "APC", "SPB"})
    if (word.size() > tail.size() && word.substr(word.size() - tail.size()) == tail) return true;
  return !boards_with_initials(word).empty();
}

std::string board_of_initials(std::string_view initials, const DocumentText& text) {
  const auto bracketed = "(" + std::string(initials) + ")";
  std::set<std::string> named;
  std::string all;
  for (const auto& passage : text.passages) {
    const auto body = passage.text();
    if (const auto at = body.find(bracketed); at != std::string_view::npos)
      for (const auto& [from, to] : named_boards(body.substr(0, at)))
        if (to + 2 >= at) named.insert(std::string(body.substr(from, to - from)));
    if (all.size() < 200000) all += lower_case(body) + "\n";
  }
  if (named.size() == 1) return *named.begin();
  std::string found;
  for (const auto* board : boards_with_initials(initials))
    for (const auto& area : board->areas) {
      const auto place = " " + lower_case(area);
      const auto at = all.find(place);
      if (at == std::string::npos || all.find(place, at + place.size()) == std::string::npos) continue;
      if (!found.empty() && found != board->name) return {};
      found = board->name;
    }
  return found;
}

}  // namespace throughline::describing

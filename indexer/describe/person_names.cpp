// People on a title page who made the report: authors and chairs.
#include <algorithm>
#include <array>

#include "corpus/base/utf8.h"
#include "indexer/describe/name_words.h"
#include "indexer/describe/title_page.h"

namespace throughline::describing {
namespace {

constexpr auto kAuthorOpenings = std::to_array<std::string_view>(
    {"a report by ", "report by ", "written by ", "report written by ", "authored by ", "by ",
     "report prepared by ", "prepared by ", "produced by ", "report produced by ",
     "an independent report by ", "review undertaken by ", "review conducted by ", "overview report by "});
constexpr auto kTitlesBefore =
    std::to_array<std::string_view>({"the rt hon the ", "the rt hon ", "the right honourable ", "rt hon ",
                                     "the hon ", "his honour ", "her honour "});
constexpr auto kOfficeWords =
    std::to_array<std::string_view>({"business", "unit", "partnership", "board", "council", "team", "service",
                                     "services", "group", "committee", "panel", "redacted", "unit"});

/// The leading words that make a person's name; empty unless two words or more.
std::string name_at_start(std::string_view text) {
  const auto folded = lower_case(text);
  for (const auto title : kTitlesBefore)
    if (folded.substr(0, title.size()) == title) {
      text.remove_prefix(title.size());
      break;
    }
  std::string name;
  int words = 0;
  for (const auto token : split(text, ' ')) {
    if (token.empty()) continue;
    const auto word = bare(token);
    if (word.empty() || word.front() == '(' || !is_name_word(word)) break;
    // The end of a bracket that named a place: "Staffordshire Moorlands)".
    if (word.back() == ')') return {};
    if (std::find(kOfficeWords.begin(), kOfficeWords.end(), lower_case(word)) != kOfficeWords.end())
      return {};
    if (!name.empty()) name += ' ';
    name += word;
    ++words;
    const bool initial = word.size() <= 2 || word == "Prof" || word == "Mrs";
    if (token.size() != word.size() && !initial) break;
  }
  return words >= 2 && words <= 6 ? name : std::string{};
}

std::vector<std::string> names_in(std::string_view text) {
  std::vector<std::string> names;
  const auto sentence = text.find(". ");
  // "Dr. Smith" is no end; anything after a longer word is.
  if (sentence != std::string_view::npos && sentence > 3) text = text.substr(0, sentence);
  std::string parts(text);
  for (const std::string_view joint : {" and ", " & ", "; "})
    for (auto at = parts.find(joint); at != std::string::npos; at = parts.find(joint))
      parts.replace(at, joint.size(), "\n");
  for (const auto part : split(parts, '\n'))
    if (auto name = name_at_start(trimmed(part)); !name.empty()) names.push_back(std::move(name));
  return names;
}

/// "Jane Doe, Independent Author", "Jane Doe (Independent Chair)": the office behind the name, and the names.
FrontLabel office_behind(std::string_view line, std::string_view& names) {
  for (const std::string_view sign : {", ", " – ", " - ", " ("}) {
    const auto at = line.rfind(sign);
    if (at == std::string_view::npos || at == 0) continue;
    auto office = line.substr(at + sign.size());
    while (!office.empty() && (office.back() == ')' || office.back() == '.')) office.remove_suffix(1);
    const auto labelled = labelled_line(std::string(office) + ": x").label;
    if (labelled != FrontLabel::author && labelled != FrontLabel::chair &&
        labelled != FrontLabel::chair_and_author)
      continue;
    names = trimmed(line.substr(0, at));
    return labelled;
  }
  return FrontLabel::none;
}

bool is_authors(FrontLabel label) {
  return label == FrontLabel::author || label == FrontLabel::chair_and_author;
}
bool is_chairs(FrontLabel label) {
  return label == FrontLabel::chair || label == FrontLabel::chair_and_author;
}

}  // namespace

std::vector<std::string> authors_on(std::string_view line) {
  const auto labelled = labelled_line(line);
  if (is_authors(labelled.label)) return names_in(labelled.value);
  if (labelled.label != FrontLabel::none) return {};
  const auto folded = lower_case(line);
  for (const auto opening : kAuthorOpenings)
    if (folded.size() == line.size() && folded.substr(0, opening.size()) == opening)
      return names_in(line.substr(opening.size()));
  std::string_view names;
  return is_authors(office_behind(line, names)) ? names_in(names) : std::vector<std::string>{};
}

std::vector<std::string> chairs_on(std::string_view line) {
  const auto labelled = labelled_line(line);
  if (is_chairs(labelled.label)) return names_in(labelled.value);
  if (labelled.label != FrontLabel::none) return {};
  std::string_view names;
  return is_chairs(office_behind(line, names)) ? names_in(names) : std::vector<std::string>{};
}

bool is_person(std::string_view line) {
  const auto name = name_at_start(line);
  if (name.empty() || code_points(name) > 40) return false;
  constexpr auto others = std::to_array<std::string_view>(
      {"review", "report",  "child",        "baby",     "adult",    "family", "summary",
       "death",  "serious", "safeguarding", "practice", "learning", "case",   "executive",
       "mr",     "mrs",     "county",       "city",     "ltd",      "limited"});
  for (const auto word : split(name, ' '))
    if (std::find(others.begin(), others.end(), lower_case(word)) != others.end()) return false;
  // Degrees may follow a name, other words may not.
  auto rest = trimmed(line.substr(std::min(
      line.size(), line.find(name) == std::string_view::npos ? line.size() : line.find(name) + name.size())));
  for (const auto word : split(rest, ' '))
    if (!bare(word).empty() && bare(word) != "," && !is_degree(bare(word)) && bare(word).front() != '(')
      return false;
  return true;
}

}  // namespace throughline::describing

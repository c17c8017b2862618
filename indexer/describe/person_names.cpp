// People on a title page: authors, and the names the review gives to those it is about.
#include <algorithm>
#include <array>
#include <cctype>

#include "corpus/base/utf8.h"
#include "indexer/describe/title_page.h"

namespace throughline::describing {
namespace {

/// What an author's line begins with, before a colon. A chair alone is not an author.
constexpr auto kAuthorLabels = std::to_array<std::string_view>({
    "author",
    "authors",
    "independent author",
    "independent authors",
    "report author",
    "report authors",
    "overview author",
    "overview report author",
    "overview writer",
    "independent overview author",
    "independent overview report author",
    "independent report author",
    "independent overview writer",
    "lead reviewer",
    "lead reviewers",
    "independent reviewer",
    "independent reviewers",
    "independent lead reviewer",
    "independent lead reviewers",
    "reviewer",
    "reviewers",
    "lead author",
    "review author",
    "chair and author",
    "independent chair and author",
    "independent author and chair",
    "independent chair and report author",
    "independent author and lead reviewer",
    "report written by",
    "written by",
    "author and chair",
    "joint authors",
    "lead reviewer and author",
    "awdur",
    "adolygydd",
});
constexpr auto kAuthorOpenings =
    std::to_array<std::string_view>({"a report by ", "report by ", "written by ", "report written by ",
                                     "authored by ", "by ", "report prepared by ", "prepared by "});
constexpr auto kAuthorOffices = std::to_array<std::string_view>({
    "independent overview author",
    "independent author",
    "independent overview report author",
    "overview author",
    "report author",
    "independent report author",
    "lead reviewer",
    "independent lead reviewer",
    "independent reviewer",
    "author",
    "reviewer",
    "overview report author",
    "independent overview writer",
    "independent chair and author",
    "lead author",
});
constexpr auto kTitlesBefore =
    std::to_array<std::string_view>({"the rt hon the ", "the rt hon ", "the right honourable ", "rt hon ",
                                     "the hon ", "his honour ", "her honour "});
constexpr auto kOfficeWords =
    std::to_array<std::string_view>({"business", "unit", "partnership", "board", "council", "team", "service",
                                     "services", "group", "committee", "panel"});

int upper_count(std::string_view token) {
  return static_cast<int>(
      std::count_if(token.begin(), token.end(), [](char c) { return c >= 'A' && c <= 'Z'; }));
}
int lower_count(std::string_view token) {
  return static_cast<int>(
      std::count_if(token.begin(), token.end(), [](char c) { return c >= 'a' && c <= 'z'; }));
}

/// MA, MSc, DipSW, PGCert, QPM: several capitals and few small letters. McGee is a name.
bool is_degree(std::string_view token) {
  if (token.substr(0, 2) == "Mc" || token.find('-') != std::string_view::npos ||
      token.find('\'') != std::string_view::npos)
    return false;
  return upper_count(token) >= 2 && lower_count(token) <= 3;
}

bool is_name_word(std::string_view token) {
  if (token.empty()) return false;
  const auto first = static_cast<unsigned char>(token[0]);
  if (!((first >= 'A' && first <= 'Z') || first >= 0xC3))
    return token == "de" || token == "van" || token == "der" || token == "von" || token == "of";
  return !is_degree(token);
}

std::string_view bare(std::string_view token) {
  while (!token.empty() &&
         (token.back() == ',' || token.back() == '.' || token.back() == ';' || token.back() == ':'))
    token.remove_suffix(1);
  return token;
}

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

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& table, std::string_view text) {
  return std::find(table.begin(), table.end(), text) != table.end();
}

// ---- pseudonyms

constexpr auto kCalled = std::to_array<std::string_view>(
    {"child", "baby", "adult", "family", "person", "mr", "mrs", "ms", "miss", "infant", "boy", "girl",
     "toddler", "teenager", "subject", "children", "siblings", "twins"});
/// What stands before the names of people a title gives.
constexpr auto kRespects = std::to_array<std::string_view>(
    {"in respect of ", "death of ", "deaths of ", "concerning ", "relating to ", "regarding ", "re: ", "re ",
     "in relation to ", "murder of ", "case of ", "homicide of ", "about "});

/// A, A1, AB, BDS12, CN18, 4; not THE or OF.
bool is_letter_code(std::string_view token) {
  if (token.empty() || token.size() > 6) return false;
  int letters = 0;
  int digits = 0;
  for (const char c : token) {
    if (c >= 'A' && c <= 'Z' && digits == 0)
      ++letters;
    else if (c >= '0' && c <= '9')
      ++digits;
    else
      return false;
  }
  return letters <= 3 || digits > 0;
}

/// CE01/2018, SCR 3/2012 without its words: letters and digits with a slash.
bool is_case_code(std::string_view token) {
  return token.find('/') != std::string_view::npos && upper_count(token) >= 1 && lower_count(token) == 0 &&
         std::any_of(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_calendar_word(std::string_view word) {
  constexpr auto names = std::to_array<std::string_view>(
      {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
       "november", "december", "spring", "summer", "autumn", "winter"});
  return is_one_of(names, lower_case(word));
}

void add_once(std::vector<std::string>& list, std::string value) {
  if (!value.empty() && std::find(list.begin(), list.end(), value) == list.end())
    list.push_back(std::move(value));
}

/// Quotation marks around one or two words: a name that is not the person's own.
void add_quoted(std::string_view title, std::vector<std::string>& found) {
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{"“", "”"}, {"‘", "’"}, {"\"", "\""}}) {
    for (auto at = title.find(open); at != std::string_view::npos; at = title.find(open, at + open.size())) {
      const auto from = at + open.size();
      const auto to = title.find(close, from);
      if (to == std::string_view::npos) break;
      const auto inside = title.substr(from, to - from);
      if (inside.size() < 30 && word_count(inside) <= 2 && is_name_word(inside))
        add_once(found, std::string(inside));
      at = to;
    }
  }
}

void add_called(std::string_view title, std::vector<std::string>& found) {
  std::vector<std::string_view> tokens;
  for (const auto token : split(title, ' '))
    if (!token.empty()) tokens.push_back(token);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (is_case_code(bare(tokens[i]))) add_once(found, std::string(bare(tokens[i])));
    if (i + 1 >= tokens.size() || !is_one_of(kCalled, lower_case(tokens[i]))) continue;
    const auto code = bare(tokens[i + 1]);
    if (!is_letter_code(code)) continue;
    std::string who(tokens[i]);
    if (lower_case(who) == "person" && i > 0 && lower_case(tokens[i - 1]) == "young") who = "Young " + who;
    if (lower_case(who) == "children") who = "Child";
    add_once(found, who + " " + std::string(code));
    for (std::size_t j = i + 2; j + 1 < tokens.size() && (tokens[j] == "and" || tokens[j] == "&"); j += 2)
      if (is_letter_code(bare(tokens[j + 1]))) add_once(found, who + " " + std::string(bare(tokens[j + 1])));
  }
}

/// "in respect of Aidan, Bronagh and Colin", "the death of Nadia, August 2020".
void add_named(std::string_view title, std::vector<std::string>& found) {
  const auto folded = lower_case(title);
  if (folded.size() != title.size()) return;
  for (const auto respect : kRespects) {
    const auto at = folded.rfind(respect);
    if (at == std::string::npos || (at > 0 && folded[at - 1] != ' ')) continue;
    std::string name;
    for (const auto token : split(title.substr(at + respect.size()), ' ')) {
      const auto word = bare(token);
      const bool joint = word == "and" || word == "&";
      if (!joint &&
          (!is_name_word(word) || is_calendar_word(word) || word.empty() || word == "The" || word == "A"))
        break;
      if (joint) {
        add_once(found, std::move(name));
        name.clear();
        continue;
      }
      name += (name.empty() ? "" : " ") + std::string(word);
      if (token.size() != word.size()) {
        add_once(found, std::move(name));
        name.clear();
        if (token.back() != ',') return;
      }
    }
    add_once(found, std::move(name));
    return;
  }
}

}  // namespace

std::vector<std::string> authors_on(std::string_view line) {
  const auto folded = lower_case(line);
  const auto colon = line.find(':');
  if (colon != std::string_view::npos &&
      is_one_of(kAuthorLabels, trimmed(std::string_view(folded).substr(0, colon))))
    return names_in(trimmed(line.substr(colon + 1)));
  for (const auto opening : kAuthorOpenings)
    if (folded.size() == line.size() && folded.substr(0, opening.size()) == opening)
      return names_in(line.substr(opening.size()));
  for (const auto office : kAuthorOffices) {
    if (folded.size() <= office.size() + 2 || folded.size() != line.size()) continue;
    if (folded.substr(folded.size() - office.size()) != office) continue;
    const auto before = trimmed(line.substr(0, line.size() - office.size()));
    if (!before.empty() && (before.back() == ',' || before.back() == '-' || before.back() == ')'))
      return names_in(before);
  }
  return {};
}

std::vector<std::string> pseudonyms_in(std::string_view title) {
  std::vector<std::string> found;
  add_quoted(title, found);
  add_called(title, found);
  if (found.empty()) add_named(title, found);
  return found;
}

}  // namespace throughline::describing

// The names a review gives to those it is about, as its title has them.
#include <algorithm>
#include <array>

#include "corpus/base/utf8.h"
#include "indexer/describe/name_words.h"
#include "indexer/describe/title_page.h"

namespace throughline::describing {
namespace {

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& table, std::string_view text) {
  return std::find(table.begin(), table.end(), text) != table.end();
}

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

/// Words of titles that stand behind "child" or "family" and name nobody.
constexpr auto kNoNames = std::to_array<std::string_view>({"safeguarding",
                                                           "protection",
                                                           "practice",
                                                           "death",
                                                           "deaths",
                                                           "abuse",
                                                           "exploitation",
                                                           "neglect",
                                                           "sexual",
                                                           "care",
                                                           "development",
                                                           "health",
                                                           "support",
                                                           "court",
                                                           "services",
                                                           "service",
                                                           "homicide",
                                                           "criminal",
                                                           "poverty",
                                                           "cruelty",
                                                           "and",
                                                           "in",
                                                           "of",
                                                           "with",
                                                           "review",
                                                           "reviews",
                                                           "serious",
                                                           "overview",
                                                           "executive",
                                                           "summary",
                                                           "report",
                                                           "learning",
                                                           "group",
                                                           "law",
                                                           "violence",
                                                           "mental",
                                                           "social",
                                                           "trafficking",
                                                           "injury",
                                                           "victims",
                                                           "adult",
                                                           "adults",
                                                           "children",
                                                           "case",
                                                           "briefing",
                                                           "response",
                                                           "final",
                                                           "who",
                                                           "known",
                                                           "the",
                                                           "a",
                                                           "an",
                                                           "from",
                                                           "to",
                                                           "on",
                                                           "at",
                                                           "domestic",
                                                           "thematic",
                                                           "introduction",
                                                           "background",
                                                           "findings",
                                                           "partnership",
                                                           "board",
                                                           "template",
                                                           "victim",
                                                           "perpetrator",
                                                           "version",
                                                           "draft",
                                                           "part",
                                                           "volume",
                                                           "appendix",
                                                           "action",
                                                           "self-neglect",
                                                           "neglect",
                                                           "suicide",
                                                           "recommendations",
                                                           "update",
                                                           "statement",
                                                           "england",
                                                           "wales"});

/// "Child Orange", "Baby Jake", "Family Green": a name only at the end of the title or before a sign or
/// "and".
bool is_given_name(std::string_view token, std::string_view next) {
  const auto word = bare(token);
  if (word.size() < 3 || word.front() < 'A' || word.front() > 'Z' || lower_count(word) < 2) return false;
  if (is_one_of(kNoNames, lower_case(word)) || is_calendar_word(word)) return false;
  if (next.empty() || token.size() != word.size()) return true;
  const auto folded = lower_case(bare(next));
  return folded == "and" || folded == "&" || folded == "overview" || folded == "executive" ||
         folded == "final" || folded == "–" || folded == "-" || folded == "serious" || folded == "learning";
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
    const bool given =
        is_given_name(tokens[i + 1], i + 2 < tokens.size() ? tokens[i + 2] : std::string_view{});
    if (!is_letter_code(code) && !given) continue;
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

/// "Safeguarding Adults Review: Colin", "Rapid Review – Leo": one name behind the last sign.
void add_last(std::string_view title, std::vector<std::string>& found) {
  for (const std::string_view sign : {": ", " – ", " - "}) {
    const auto at = title.rfind(sign);
    if (at == std::string_view::npos) continue;
    const auto name = trimmed(title.substr(at + sign.size()));
    if (name.find(' ') == std::string_view::npos && is_given_name(name, {}))
      add_once(found, std::string(bare(name)));
    return;
  }
}

}  // namespace

std::vector<std::string> pseudonyms_in(std::string_view title) {
  std::vector<std::string> found;
  add_quoted(title, found);
  add_called(title, found);
  if (found.empty()) add_named(title, found);
  if (found.empty()) add_last(title, found);
  return found;
}

}  // namespace throughline::describing

#include "indexer/describe/identity.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <optional>

#include "corpus/base/file.h"
#include "corpus/base/utf8.h"

namespace throughline::describing {
namespace {

/// Words that say that a body is a board, not which; renamings change them, the place stays.
constexpr auto kBoardWords = std::to_array<std::string_view>(
    {"local", "board", "partnership", "committee", "the", "and", "multi", "agency", "arrangements"});
/// Words that every board may have: a name of these alone names no board.
constexpr auto kSharedWords = std::to_array<std::string_view>(
    {"a",         "an",       "of",      "for",      "in",       "s",      "safeguarding", "children",
     "childrens", "child",    "adult",   "adults",   "young",    "people", "protection",   "community",
     "safety",    "safer",    "area",    "regional", "region",   "county", "city",         "council",
     "borough",   "district", "lscb",    "lscp",     "sab",      "scp",    "scb",          "acpc",
     "csp",       "domestic", "serious", "case",     "practice", "review", "reviews",      "group",
     "panel",     "joint",    "north",   "south",    "east",     "west",   "public",       "services"});
/// Whom a pseudonym says the person was; the rest is a letter, a number or an invented name.
constexpr auto kRoleWords = std::to_array<std::string_view>(
    {"child",       "baby",     "infant",    "adult",   "family", "mr",      "mrs",     "ms",       "miss",
     "mx",          "dr",       "young",     "person",  "boy",    "girl",    "man",     "woman",    "patient",
     "subject",     "sibling",  "case",      "mother",  "father", "victim",  "user",    "resident", "the",
     "children",    "siblings", "teenager",  "student", "pupil",  "plentyn", "oedolyn", "teulu",    "sister",
     "brother",     "sisters",  "brothers",  "twins",   "twin",   "client",  "tenant",  "service",  "partner",
     "perpetrator", "lady",     "gentleman", "youth",   "unnamed"});

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

int year_of(const Reading& reading) {
  for (const auto role : {"published", "completed", "incident"}) {
    const auto found = reading.review.dates.find(role);
    if (found != reading.review.dates.end() && found->second.stated()) return found->second.value->year;
  }
  return 0;
}

bool says_unnamed(std::string_view board) {
  const auto folded = lower_case(board);
  for (const std::string_view sign :
       {"anonym", "unnamed", "un-named", "not named", "unidentified", "not identified", "undisclosed",
        "not disclosed", "withheld", "redacted", "no name", "name removed"})
    if (folded.find(sign) != std::string::npos) return true;
  return false;
}

/// "Anonymised" texts are the rule; only a title that says the board is not named makes a review anonymous.
bool title_says_unnamed(std::string_view title) {
  const auto words = "-" + slug(title, 400) + "-";
  for (const std::string_view sign :
       {"-unnamed-lscb-",          "-unnamed-lscp-",         "-unnamed-sab-",
        "-unnamed-board-",         "-unnamed-local-",        "-unnamed-safeguarding-",
        "-unnamed-authority-",     "-unnamed-area-",         "-unnamed-partnership-",
        "-anonymous-lscb-",        "-anonymous-lscp-",       "-anonymous-sab-",
        "-anonymous-board-",       "-anonymous-local-",      "-anonymous-safeguarding-",
        "-anonymous-partnership-", "-anonymous-serious-",    "-anonymous-scr-",
        "-published-anonymously-", "-anonymously-published-"})
    if (words.find(sign) != std::string::npos) return true;
  return false;
}

/// Empty when the name is of every board.
std::string board_key(std::string_view board) {
  std::string key;
  bool told = false;
  const auto words = slug(board, 200);
  for (const auto word : split(words, '-')) {
    if (among(kBoardWords, word)) continue;
    key += (key.empty() ? "" : "-") + std::string(word);
    told = told || !among(kSharedWords, word);
  }
  return told ? key : std::string();
}

/// The place or name of a board for an address: "northmoor", "safer-wexley".
std::string board_short(std::string_view board) {
  std::string key;
  const auto words = slug(board, 200);
  for (const auto word : split(words, '-')) {
    for (const std::string_view end :
         {"safeguarding", "community", "local", "regional", "board", "partnership"})
      if (word == end) return key;
    if (word != "the") key += (key.empty() ? "" : "-") + std::string(word);
  }
  return key;
}

/// Two or more names with capitals, none of them a letter or a role: "Jane Smith", not "Child T" or "Mr D".
bool is_full_name(std::string_view name) {
  const auto words = split(name, ' ');
  std::size_t names = 0;
  for (const auto word : words) {
    if (word.empty()) continue;
    const bool letters = std::all_of(word.begin(), word.end(), [](char c) {
      return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '\'' ||
             (static_cast<unsigned char>(c) & 0x80U) != 0;
    });
    if (!letters || code_points(word) < 2 || among(kRoleWords, lower_case(word))) return false;
    if (std::islower(static_cast<unsigned char>(word.front())) != 0) return false;
    // "Child CD" and "ABC XY" are letters, not names.
    if (std::all_of(word.begin(), word.end(),
                    [](char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; }))
      return false;
    ++names;
  }
  return names >= 2;
}

/// "serious-case-review-child-a" has child-a: what a catalogue's title says of the person.
void add_pseudonyms_of_title(std::string_view title, std::set<std::string>& pseudonyms) {
  const auto words = split(title, '-');
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    if (among(kRoleWords, words[i]) && words[i] != "the" && words[i] != "case" && !words[i + 1].empty() &&
        words[i + 1].size() <= 3 && words[i + 1] != "and" && words[i + 1] != "in" && words[i + 1] != "of")
      pseudonyms.insert(std::string(words[i]) + "-" + std::string(words[i + 1]));
}

bool is_thematic(const Reading& reading, std::string_view title) {
  return reading.review.type == "thematic" ||
         ("-" + std::string(title) + "-").find("-thematic-") != std::string::npos;
}

const PartialDate* incident(const Identity& identity) {
  const auto found = identity.reading->review.dates.find("incident");
  const auto& dates = identity.reading->review.dates;
  return found != dates.end() && found->second.stated() ? &*found->second.value : nullptr;
}

/// The sex of the only person the document is about.
std::string sex_of(const Identity& identity) {
  std::string sex;
  for (const auto& subject : identity.reading->subjects) {
    if (subject.role != "subject") continue;
    if (!sex.empty() || !subject.sex.stated()) return {};
    sex = *subject.sex.value;
  }
  return sex;
}

/// Only names that the published title has may stand in an address.
std::string people_slug(const Identity& identity) {
  std::vector<std::string> named;
  for (const auto& name : identity.reading->review.pseudonyms)
    if (identity.reading->review.title.find(name) != std::string::npos) named.push_back(slug(name, 40));
  if (named.size() > 3)
    return identity.title.find("thematic") != std::string::npos ? "thematic" : named.front() + "-and-others";
  std::string all;
  for (const auto& name : named) all += (all.empty() ? "" : "-") + name;
  return all;
}

}  // namespace

Identity::Identity(const Reading& source)
    : reading(&source), title(slug(source.review.title, 400)), year(year_of(source)) {
  anonymous = title_says_unnamed(source.review.title);
  for (const auto& board : source.review.boards) {
    if (says_unnamed(board))
      anonymous = true;
    else if (auto key = board_key(board); !key.empty())
      boards.insert(std::move(key));
  }
  if (anonymous) boards.clear();
  for (const auto& board : boards)
    for (const auto word : split(board, '-'))
      if (!among(kSharedWords, word) && word.size() > 3) places.insert(std::string(word));
  for (const auto& name : source.review.pseudonyms) {
    pseudonyms.insert(slug(name));
    if (is_full_name(name)) persons.insert(slug(name));
  }
  record = source.format == "record";
  if (record) add_pseudonyms_of_title(title, pseudonyms);
  subtitle_free = slug(std::string_view(source.review.title).substr(0, source.review.title.find(':')), 400);
  response = source.document_kind == "response" || source.document_kind == "action-plan" ||
             source.document_kind == "statement";
  thematic = is_thematic(source, title) || source.review.type == "national-cspr";
  if (!source.case_hint.empty()) case_id = case_key("sidecar:" + source.case_hint);
  for (const auto& hint : source.cases_hint) cases.push_back(case_key("sidecar:" + hint));
  std::sort(cases.begin(), cases.end());
  cases.erase(std::unique(cases.begin(), cases.end()), cases.end());
}

bool share(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const auto& one) { return b.count(one) > 0; });
}

bool within(const Identity& a, const Identity& b, int years) {
  return a.year != 0 && b.year != 0 && std::abs(a.year - b.year) <= years;
}

bool uncovers(const Identity& a, const Identity& b) {
  const auto kept_back = [](const Identity& naming, const Identity& other) {
    return !naming.persons.empty() && !other.pseudonyms.empty() && !share(naming.persons, other.persons);
  };
  return kept_back(a, b) || kept_back(b, a);
}

bool contradict(const Identity& a, const Identity& b) {
  const auto* one = incident(a);
  const auto* two = incident(b);
  if (one != nullptr && two != nullptr) {
    if (one->year != two->year) return true;
    const bool months = one->precision <= DatePrecision::month && two->precision <= DatePrecision::month;
    if (months && one->month != two->month) return true;
  }
  const auto sex = sex_of(a);
  const auto other = sex_of(b);
  return !sex.empty() && !other.empty() && sex != other;
}

std::string review_slug(const Identity& identity) {
  const auto& review = identity.reading->review;
  std::string id =
      review.boards.empty() || identity.anonymous ? std::string{} : board_short(review.boards.front());
  const auto add = [&](const std::string& part) {
    if (!part.empty()) id += (id.empty() ? "" : "-") + part;
  };
  const auto people = people_slug(identity);
  add(people.empty() ? slug(review.title, 50) : people);
  // A title may end as the type does.
  const auto type = review.type.empty() ? std::string("review") : review.type;
  if (id.size() < type.size() || id.compare(id.size() - type.size(), type.size(), type) != 0) add(type);
  if (identity.year != 0) add(std::to_string(identity.year));
  return id;
}

std::string case_key(const std::string& key) {
  return "c-" + sha256(key).substr(0, 10);
}

}  // namespace throughline::describing

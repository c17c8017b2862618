#include "indexer/describe/recommendations.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include "corpus/base/utf8.h"
#include "indexer/describe/wordings.h"

namespace throughline::describing {
namespace {

/// Sentences that lead in to the list, or stand after it.
constexpr auto kLeadIns = std::to_array<WordingRow<int>>({
    {0,
     "(following|these|those|the|its|their|below) recommendations|recommendations "
     "(below|above|are|were|that|which|have|follow|made|in this|for)"},
    {0,
     "(makes|make|made|following|number of|no|further|several) recommendation*|recommendation* ~2 (is|are) "
     "addressed|(set out|listed) below|agencies have made"},
    {0, "in responding to|the action* (already|taken)|progress ~4 recommendations"},
});
/// What asks for something to be done.
constexpr auto kAsking = std::to_array<WordingRow<int>>({
    {0,
     "should|must|shall|will|to|is asked|are asked|is invited|are invited|needs to|need to|ought "
     "to|ensure|ensures|consider|recommend|recommends"},
});
/// First words of an instruction.
constexpr auto kImperatives = std::to_array<std::string_view>({
    "agree",     "ask",     "audit",     "book",      "build",  "check",   "commission", "consider",
    "develop",   "do",      "ensure",    "establish", "extend", "for",     "give",       "hold",
    "implement", "improve", "introduce", "issue",     "know",   "make",    "monitor",    "permit",
    "promote",   "provide", "publish",   "relaunch",  "remind", "replace", "report",     "require",
    "review",    "revise",  "run",       "seek",      "set",    "share",   "strengthen", "train",
    "update",    "use",     "vary",      "work",      "never",  "always",  "record",     "think",
});

const Wordings& lead_ins() {
  static const Wordings wordings = compiled(kLeadIns);
  return wordings;
}
const Wordings& asking() {
  static const Wordings wordings = compiled(kAsking);
  return wordings;
}

bool digits_only(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "Recommendation 3:" and "R3." printed inside the text; moves them to the number.
void take_label(std::string& number, std::string& text) {
  constexpr std::string_view label = "recommendation ";
  const auto strip = [&](std::string_view from) {
    std::string rest(from);
    while (!rest.empty() && (rest.back() == '.' || rest.back() == ':')) rest.pop_back();
    return rest;
  };
  if (lower_case(number).substr(0, label.size()) == label) number = number.substr(label.size());
  number = strip(number);
  const auto folded = lower_case(std::string_view(text).substr(0, 40));
  if (folded.substr(0, label.size()) != label) return;
  auto end = label.size();
  while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) != 0 || text[end] == '.'))
    ++end;
  const auto printed = strip(std::string_view(text).substr(label.size(), end - label.size()));
  const bool counted =
      std::any_of(printed.begin(), printed.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!counted || (!number.empty() && number != printed)) return;
  while (end < text.size() && (text[end] == ':' || text[end] == ' ' || text[end] == '.' || text[end] == '-'))
    ++end;
  // "Recommendation 4 should be read with ..." is running text, not a label.
  if (end < text.size() && std::islower(static_cast<unsigned char>(text[end])) != 0) return;
  number = printed;
  text = text.substr(end);
}

/// R3, 3, 3a: a number of a list. 11.1 is a paragraph's.
bool is_list_number(std::string_view number) {
  if (number.empty() || number.find('.') != std::string_view::npos) return false;
  return std::any_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; }) ||
         number.size() == 1;
}

/// Committees print beside each point what it is and where it comes from: "(Recommendation, Paragraph 17)".
enum class Marked { none, recommendation, conclusion };
Marked take_mark(std::string& text) {
  const auto open = text.rfind('(');
  if (open == std::string::npos || text.empty() || text.back() != ')') return Marked::none;
  const auto mark = lower_case(std::string_view(text).substr(open + 1));
  const auto is = [&](std::string_view word) {
    return mark.substr(0, word.size()) == word && mark.find("paragraph") != std::string::npos;
  };
  const auto kind =
      is("recommendation") ? Marked::recommendation : (is("conclusion") ? Marked::conclusion : Marked::none);
  if (kind == Marked::recommendation) text = std::string(trimmed(std::string_view(text).substr(0, open)));
  return kind;
}

/// The number of a heading such as "Recommendation 3: Data and research"; empty for any other.
std::string heading_number(const Passage& passage) {
  if (passage.heading_path.empty()) return {};
  const auto folded = lower_case(passage.heading_path.back());
  constexpr std::string_view label = "recommendation ";
  if (folded.substr(0, label.size()) != label) return {};
  std::string number;
  for (const char c : folded.substr(label.size())) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) break;
    number += c;
  }
  return !number.empty() && std::isdigit(static_cast<unsigned char>(number[0])) != 0 ? number : std::string{};
}

struct Candidate {
  const PassageText* passage = nullptr;
  std::string number;
  std::string text;
  bool headed = false;  ///< its number is that of the heading above it
  Marked mark = Marked::none;
};

/// A lead-in says so at its start; further on, "the recommendations of ..." is what is recommended.
constexpr std::uint32_t kLeadInWords = 8;

bool is_lead_in(const Candidate& candidate) {
  if (candidate.text.empty()) return true;
  const auto words = words_of(candidate.text);
  if (candidate.text.back() == ':' && words.words.size() < 60) return true;
  for (const auto& hit : lead_ins().find(words))
    if (words.words[hit.from].sentence == 0 && hit.from < kLeadInWords) return true;
  return false;
}

bool asks(const Candidate& candidate) {
  const auto words = words_of(candidate.text);
  if (words.words.empty()) return false;
  if (!asking().find(words).empty()) return true;
  return std::find(kImperatives.begin(), kImperatives.end(), words.word(0)) != kImperatives.end();
}

/// Without numbers only what plainly instructs is a recommendation.
bool instructs(const Candidate& candidate) {
  const auto words = words_of(candidate.text);
  if (words.words.size() < 5) return false;
  if (std::find(kImperatives.begin(), kImperatives.end(), words.word(0)) != kImperatives.end()) return true;
  for (const auto& hit : asking().find(words)) {
    const auto word = words.word(hit.from);
    if ((word == "should" || word == "must" || word == "is" || word == "are") &&
        words.words[hit.from].sentence == 0)
      return true;
  }
  return false;
}

std::string heading_group(const Passage& passage) {
  return passage.heading_path.empty() ? std::string{} : passage.heading_path.back();
}

/// A row of a table of recommendations: its number, and its longest cell as the text.
Candidate from_row(const PassageText& passage) {
  Candidate candidate{&passage, passage.passage->number, {}};
  std::string_view rest = passage.text();
  while (!rest.empty()) {
    const auto bar = rest.find(" | ");
    const auto cell = trimmed(rest.substr(0, bar));
    if (candidate.number.empty() && candidate.text.empty() && cell.size() <= 5)
      candidate.number = cell;
    else if (cell.size() > candidate.text.size())
      candidate.text = cell;
    rest = bar == std::string_view::npos ? std::string_view{} : rest.substr(bar + 3);
  }
  return candidate;
}

/// Lettered points and bullets that stand as passages of their own belong to the recommendation above them.
bool continues(const Candidate& before, const PassageText& next) {
  if (before.text.empty() || next.passage->heading_path != before.passage->passage->heading_path)
    return false;
  const auto& number = next.passage->number;
  const bool lettered = number.size() <= 3 && !number.empty() && !digits_only(number) &&
                        std::islower(static_cast<unsigned char>(number[0])) != 0;
  return (before.text.back() == ':' || before.text.back() == ';') && (lettered || number.empty());
}

/// "R4 The council should ..." below a finding, wherever the report puts it.
bool is_under_finding(const Passage& passage) {
  const auto& number = passage.number;
  if (passage.table || number.size() < 2 || number[0] != 'R' ||
      !digits_only(std::string_view(number).substr(1)))
    return false;
  return has_role(passage, {SectionRole::finding, SectionRole::analysis, SectionRole::good_practice});
}

}  // namespace

std::vector<Recommendation> find_recommendations(const DocumentText& text, const std::string& kind,
                                                 const AgencyAliases& agencies) {
  if (kind == "response" || kind == "action-plan" || kind == "terms-of-reference") return {};
  std::vector<Candidate> prose;
  std::vector<Candidate> rows;
  for (const auto& passage : text.passages) {
    if (passage.passage->role != SectionRole::recommendation && !is_under_finding(*passage.passage)) continue;
    if (passage.passage->table) {
      rows.push_back(from_row(passage));
      continue;
    }
    if (!prose.empty() && continues(prose.back(), passage)) {
      auto& before = prose.back().text;
      before += " " + (passage.passage->number.empty() ? std::string{} : passage.passage->number + ") ") +
                passage.passage->text;
      continue;
    }
    if (const auto number = heading_number(*passage.passage);
        !number.empty() && passage.passage->number.empty()) {
      // All that stands under "Recommendation 3: ..." is recommendation 3; a list repeated at the end is the
      // same one.
      const bool here = !prose.empty() && prose.back().headed &&
                        prose.back().passage->passage->heading_path == passage.passage->heading_path;
      // "2. The Board should ..." with further paragraphs below it, under the heading "Recommendation 2".
      const bool below = !here && !prose.empty() && !prose.back().headed && prose.back().number == number &&
                         prose.back().passage->passage->heading_path == passage.passage->heading_path;
      const bool known = !here && std::any_of(prose.begin(), prose.end(), [&](const Candidate& c) {
        return c.headed && c.number == number;
      });
      if (here || below)
        prose.back().text += " " + passage.passage->text;
      else if (!known)
        prose.push_back({&passage, number, passage.passage->text, true});
      continue;
    }
    Candidate candidate{&passage, passage.passage->number, passage.passage->text};
    candidate.mark = take_mark(candidate.text);
    take_label(candidate.number, candidate.text);
    prose.push_back(std::move(candidate));
  }
  const auto marked = [](const Candidate& c) { return c.mark == Marked::recommendation; };
  const auto headed = [](const Candidate& c) { return c.headed; };
  const auto listed = [](const Candidate& c) {
    return is_list_number(c.number) && !is_lead_in(c) && asks(c);
  };
  const auto numbered = [](const Candidate& c) { return !c.number.empty() && !is_lead_in(c) && asks(c); };
  const auto plain = [](const Candidate& c) { return !is_lead_in(c) && instructs(c); };
  std::vector<Candidate> chosen;
  const auto keep = [&](const auto& test, const std::vector<Candidate>& from) {
    if (chosen.empty()) std::copy_if(from.begin(), from.end(), std::back_inserter(chosen), test);
  };
  keep(marked, prose);
  if (std::count_if(prose.begin(), prose.end(), headed) >= std::count_if(prose.begin(), prose.end(), listed))
    keep(headed, prose);
  keep(listed, prose);
  keep(numbered, prose);
  keep(plain, prose);
  keep(plain, rows);
  std::vector<Recommendation> all;
  std::set<std::string> seen;
  for (auto& candidate : chosen) {
    // Said where it arises and listed again at the end: one recommendation.
    if (!seen.insert(lower_case(candidate.text)).second) continue;
    Recommendation one;
    const auto& passage = *candidate.passage->passage;
    one.number = std::move(candidate.number);
    one.text = std::move(candidate.text);
    one.page = passage.page;
    one.passage = passage.id;
    one.heading = heading_group(passage);
    one.addressees = addressees(one.text, one.heading, agencies);
    one.action_type = action_type(one.text, one.addressees);
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace throughline::describing

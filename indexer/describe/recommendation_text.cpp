#include "indexer/describe/recommendation_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include "corpus/base/utf8.h"
#include "indexer/describe/requests.h"
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
    // A coroner's form: what it says of action is no recommendation.
    {0,
     "in my opinion ~2 action should|in my opinion there is a risk|action should be taken to prevent|you ~3 "
     "have the "
     "power to take|you are under a duty to respond|your response must contain|matters of concern"},
});
/// What asks for something to be done.
constexpr auto kAsking = std::to_array<WordingRow<int>>({
    {0,
     "should|must|shall|will|to|is asked|are asked|is invited|are invited|needs to|need to|ought "
     "to|ensure|ensures|consider|recommend|recommends"},
});
/// It says itself that it is a recommendation, now and not in the story.
constexpr auto kRecommended = std::to_array<WordingRow<int>>({
    {0,
     "it is ~2 recommended that|(review|panel|report|author|reviewer|reviewers|team) ~1 recommends "
     "that|(review|panel|report|author|reviewer) ~1 recommends the|we recommend that|i recommend "
     "that|recommendation of this "
     "(review|report|panel) is"},
});
/// Headings under which others' recommendations stand, or what was done already.
constexpr auto kOfOthers = std::to_array<WordingRow<int>>({
    {0,
     "(previous|earlier|past|other) (review|reviews|serious case|scr|scrs|recommendations of|"
     "local reviews|sars|dhrs|lcsprs|safeguarding adult)|(previous|earlier) recommendation*|recommendations "
     "(from|of|in) "
     "(previous|earlier|other|past)|action* (already|taken|completed)|already (taken|made|completed|in "
     "place)|progress "
     "(on|against|made|with|since|to date)|changes (made|since)|learning from "
     "(previous|earlier|other)|improvements "
     "(made|since)|developments since|what has (changed|happened|been done)"},
});
constexpr auto kDates = std::to_array<WordingRow<int>>({
    {0,
     "within ~3 (day|days|week|weeks|month|months|year|years)|by ~4 "
     "(january|february|march|april|may|june|july|august|september|october|november|december)|with immediate "
     "effect|by the end of|no later than|to be (reported|completed) by"},
});
constexpr auto kGiven = std::to_array<WordingRow<int>>({
    {0, "owner|lead|lead agency|responsible|responsibility|lead officer|accountable"},
    {1, "timescale|timescales|by when|target date|deadline|date for completion|timeframe|completion date"},
    {2,
     "outcome|intended outcome|desired outcome|expected outcome|success measure*|measure of success|impact"},
});

const Wordings& lead_ins() {
  static const Wordings wordings = compiled(kLeadIns);
  return wordings;
}
const Wordings& asking() {
  static const Wordings wordings = compiled(kAsking);
  return wordings;
}

const Wordings& recommended() {
  static const Wordings wordings = compiled(kRecommended);
  return wordings;
}
const Wordings& others() {
  static const Wordings wordings = compiled(kOfOthers);
  return wordings;
}
const Wordings& dates() {
  static const Wordings wordings = compiled(kDates);
  return wordings;
}
const Wordings& given() {
  static const Wordings wordings = compiled(kGiven);
  return wordings;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_instruction(std::string_view word) {
  // "For every practitioner: know ..."
  return word == "for" || is_imperative(word);
}

/// Words that carry the meaning, for comparing two texts.
std::set<std::string> telling_words(std::string_view text) {
  const auto words = words_of(text);
  std::set<std::string> all;
  for (std::size_t w = 0; w < words.words.size(); ++w)
    if (words.word(w).size() > 3 && words.word(w) != "should" && words.word(w) != "that" &&
        words.word(w) != "with")
      all.emplace(words.word(w));
  return all;
}

/// A lead-in says so at its start; further on, "the recommendations of ..." is what is recommended.
constexpr std::uint32_t kLeadInWords = 8;

}  // namespace

void take_label(std::string& number, std::string& text) {
  constexpr std::string_view label = "recommendation ";
  const auto strip = [&](std::string_view from) {
    std::string rest(from);
    while (!rest.empty() && (rest.back() == '.' || rest.back() == ':')) rest.pop_back();
    return rest;
  };
  // "Recommendation 3", "Multi-agency recommendation 3", "Rec. 3".
  const auto folded_number = lower_case(number);
  if (folded_number.find("recommendation") != std::string::npos || folded_number.substr(0, 3) == "rec")
    number = number.substr(number.rfind(' ') + 1);
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

void take_leading_number(std::string& number, std::string& text) {
  std::size_t end = 0;
  if (end < text.size() && text[end] == 'R') ++end;
  const auto digits = end;
  while (end < text.size() && is_digit(text[end])) ++end;
  if (end == digits || end > 4 || end + 1 >= text.size()) return;
  if (text[end] != '.' && text[end] != ')' && text[end] != ':' && !(digits == 1 && text[end] == ' ')) return;
  auto rest = end + (text[end] == ' ' ? 0 : 1);
  if (text[rest] != ' ') return;
  number = text.substr(0, end);
  text = std::string(trimmed(std::string_view(text).substr(rest)));
}

bool is_list_number(std::string_view number) {
  if (number.empty() || number.find('.') != std::string_view::npos) return false;
  return std::any_of(number.begin(), number.end(), is_digit) || number.size() == 1;
}

bool is_labelled(const Passage& passage) {
  std::string number = passage.number;
  std::string text = passage.text;
  const auto folded = lower_case(passage.number);
  if (folded.find("recommendation") != std::string::npos || folded.substr(0, 3) == "rec") return true;
  take_label(number, text);
  return text.size() != passage.text.size();
}

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

bool of_others(const Passage& passage) {
  return std::any_of(passage.heading_path.begin(), passage.heading_path.end(),
                     [](const auto& heading) { return !others().find(words_of(heading)).empty(); });
}

bool is_lead_in(std::string_view text) {
  if (text.empty()) return true;
  const auto words = words_of(text);
  if (text.back() == ':' && words.words.size() < 60) return true;
  for (const auto& hit : lead_ins().find(words))
    if (words.words[hit.from].sentence == 0 && hit.from < kLeadInWords) return true;
  return false;
}

bool asks(std::string_view text) {
  const auto words = words_of(text);
  if (words.words.empty()) return false;
  return !asking().find(words).empty() || is_instruction(words.word(0));
}

bool instructs(std::string_view text) {
  const auto words = words_of(text);
  if (words.words.size() < 5) return false;
  if (is_instruction(words.word(0)) || !recommended().find(words).empty()) return true;
  for (const auto& hit : asking().find(words)) {
    const auto word = words.word(hit.from);
    if ((word == "should" || word == "must" || word == "is" || word == "are") &&
        words.words[hit.from].sentence == 0)
      return true;
  }
  return false;
}

bool says_recommended(std::string_view sentence) {
  const auto words = words_of(sentence);
  for (const auto& hit : recommended().find(words))
    if (hit.from < 6 && words.words[hit.from].sentence == 0) return true;
  return false;
}

bool same_recommendation(std::string_view a, std::string_view b) {
  const auto first = telling_words(a);
  const auto second = telling_words(b);
  const auto least = std::min(first.size(), second.size());
  if (least < 4) return lower_case(a) == lower_case(b);
  std::size_t both = 0;
  for (const auto& word : first) both += second.count(word);
  return both * 10 >= least * 8 && both * 2 >= std::max(first.size(), second.size());
}

bool gives_date(std::string_view text) {
  return !dates().find(words_of(text)).empty();
}

GivenAfter given_after(std::string_view text) {
  GivenAfter found;
  const auto words = words_of(text);
  for (const auto& hit : given().find(words)) {
    // A label: first, or after a pause, and a colon behind it.
    if (hit.from > 0 && words.words[hit.from].before == Pause::none) continue;
    if (hit.to >= words.words.size() || text[words.words[hit.to - 1].to] != ':') continue;
    (kGiven[hit.id].id == 0 ? found.owner : (kGiven[hit.id].id == 1 ? found.date : found.outcome)) = true;
  }
  return found;
}

}  // namespace throughline::describing

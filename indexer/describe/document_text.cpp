#include "indexer/describe/document_text.h"

#include <algorithm>
#include <array>

#include "corpus/base/utf8.h"

namespace throughline::describing {
namespace {

/// A line of a title page that the next one goes on from: it ends on a joining word, a comma, a colon or a
/// hyphen.
bool is_open(std::string_view line) {
  if (line.empty()) return false;
  if (line.back() == ',' || line.back() == ':' || line.back() == '-') return true;
  constexpr auto joining = std::to_array<std::string_view>(
      {"in",   "of",   "the",    "and",       "with",     "to",       "for",     "a",
       "an",   "on",   "by",     "into",      "from",     "at",       "family",  "child",
       "mr",   "mrs",  "baby",   "january",   "february", "march",    "april",   "may",
       "june", "july", "august", "september", "october",  "november", "december"});
  const auto last = lower_case(line.substr(line.rfind(' ') + 1));
  return std::find(joining.begin(), joining.end(), last) != joining.end();
}

/// Ends such as the last word of a board's name, left alone on a line.
bool is_tail(std::string_view line) {
  constexpr auto tails =
      std::to_array<std::string_view>({"board", "partnership", "committee", "children board", "adults board",
                                       "children partnership", "safeguarding board"});
  return std::find(tails.begin(), tails.end(), lower_case(line)) != tails.end();
}

/// Labels of cover sheets hold on to the next label.
bool is_labelled(std::string_view line) {
  const auto folded = lower_case(line);
  return folded.substr(0, 6) == "title:" || folded.substr(0, 5) == "lscb:" ||
         folded.substr(0, 5) == "lscp:" || folded.substr(0, 4) == "sab:";
}

bool same_lettering(const FrontLine& a, const FrontLine& b) {
  return a.page == b.page && a.size > 0 && a.size - b.size < 0.6F && b.size - a.size < 0.6F;
}

/// Lines of a page are cut where the page ends; paragraphs of flow formats (size 0) are whole already.
bool goes_on(const FrontLine& line, const FrontLine& next) {
  if (!same_lettering(line, next) || line.text.size() > 200) return false;
  const auto colon = next.text.find(':');
  const bool label_next = colon != std::string::npos && colon < 22;
  return (is_open(line.text) || is_tail(next.text) ||
          (is_labelled(line.text) && next.text.find(' ') != std::string::npos && !is_labelled(next.text))) &&
         !label_next;
}

void join_to(FrontLine& line, const FrontLine& next) {
  const auto& text = next.text;
  // "Working To-" and "gether" are one word.
  const bool cut = line.text.size() > 2 && line.text.back() == '-' &&
                   line.text[line.text.size() - 2] != ' ' && text[0] >= 'a' && text[0] <= 'z';
  if (cut) line.text.pop_back();
  line.text += (cut ? "" : " ") + text;
}

/// Names and initials that stay in capitals: A1, CN18, LCSPR (no vowel), SAR.
bool is_code(std::string_view word, std::string_view folded) {
  if (word.size() <= 2 || folded.find_first_of("aeiouy") == std::string_view::npos) return true;
  constexpr auto initials =
      std::to_array<std::string_view>({"sar", "scie", "imr", "silp", "susr", "cysur", "cwmpas"});
  if (std::find(initials.begin(), initials.end(), folded) != initials.end()) return true;
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A line in capitals throughout is set like the others; single letters are names ("Child K").
std::string without_capitals(const std::string& line) {
  const bool lower = std::any_of(line.begin(), line.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (lower || word_count(line) < 3) return line;
  constexpr auto small =
      std::to_array<std::string_view>({"of", "the", "in", "and", "to", "for", "on", "by", "with", "into",
                                       "at", "a", "concerning", "regarding", "relating", "respect", "from"});
  std::string text;
  bool first = true;
  for (const auto word : split(line, ' ')) {
    auto folded = lower_case(word);
    const bool joins = std::find(small.begin(), small.end(), folded) != small.end();
    const bool code = !joins && is_code(word, folded);
    const bool kept_small = !first && joins;
    if (code && !kept_small)
      folded = word;
    else if (!kept_small && !folded.empty() && folded[0] >= 'a' && folded[0] <= 'z')
      folded[0] = static_cast<char>(folded[0] - 32);
    text += (text.empty() ? "" : " ") + folded;
    first = !word.empty() && word.back() == ':';
  }
  return text;
}

/// Evidence is a pointer into the text, not a copy of it.
constexpr std::size_t kEvidenceWords = 40;

}  // namespace

std::string_view PassageText::between(std::uint32_t from, std::uint32_t to) const {
  if (from >= to || to > words.words.size()) return {};
  return text().substr(words.words[from].from, words.words[to - 1].to - words.words[from].from);
}

std::string_view PassageText::sentence(std::uint32_t index) const {
  const auto& sentence = words.sentences[index];
  return between(sentence.from_word, sentence.to_word);
}

Evidence PassageText::evidence(std::uint32_t from, std::uint32_t to) const {
  Evidence evidence;
  evidence.page = std::max(1, passage->page);
  evidence.passage = passage->id;
  if (from >= to || to > words.words.size()) return evidence;
  evidence.span = {code_point_index(text(), words.words[from].from),
                   code_point_index(text(), words.words[to - 1].to)};
  evidence.text = first_words(sentence(words.words[from].sentence), kEvidenceWords);
  return evidence;
}

bool has_role(const Passage& passage, std::initializer_list<SectionRole> roles) {
  return std::find(roles.begin(), roles.end(), passage.role) != roles.end();
}

bool is_redaction(std::string_view word) {
  return word == "redacted" || word == "xxxx" || word == "xxx";
}

DocumentText document_text(const StructuredDocument& document) {
  DocumentText text;
  text.document = &document;
  text.passages.reserve(document.passages.size());
  for (const auto& passage : document.passages) text.passages.push_back({&passage, words_of(passage.text)});
  for (const auto& line : document.front) {
    FrontLine clean = line;
    clean.text = without_capitals(single_spaced(line.text));
    if (clean.text.empty()) continue;
    if (!text.front.empty() && goes_on(text.front.back(), clean))
      join_to(text.front.back(), clean);
    else
      text.front.push_back(std::move(clean));
  }
  const auto collect = [&](std::initializer_list<SectionRole> roles) {
    for (std::size_t i = 0; i < document.passages.size(); ++i)
      if (has_role(document.passages[i], roles)) text.narrative.push_back(i);
  };
  collect({SectionRole::facts});
  collect({SectionRole::boilerplate, SectionRole::methodology, SectionRole::front_matter,
           SectionRole::family_voice});
  collect({SectionRole::analysis, SectionRole::finding});
  return text;
}

}  // namespace throughline::describing

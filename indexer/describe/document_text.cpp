#include "indexer/describe/document_text.h"

#include <algorithm>

#include "corpus/base/utf8.h"

namespace throughline::describing {
namespace {

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
    clean.text = single_spaced(line.text);
    if (!clean.text.empty()) text.front.push_back(std::move(clean));
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

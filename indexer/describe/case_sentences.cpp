#include "indexer/describe/case_sentences.h"

#include <algorithm>

#include "indexer/describe/withheld.h"

namespace throughline::describing {

const Wordings& cue_wordings() {
  static const Wordings wordings = compiled(kCueWordings);
  return wordings;
}

bool CaseSentence::redacted_after(Cue cue) const {
  constexpr std::uint32_t near = 9;
  const auto said = at[static_cast<std::size_t>(cue)];
  const auto redacted = at[static_cast<std::size_t>(Cue::redaction)];
  return said != 0 &&
         ((redacted > said && redacted - said <= near) || blacked_out_behind(*passage, said - 1, 3));
}

Evidence CaseSentence::evidence(Cue cue) const {
  const auto end = at[static_cast<std::size_t>(cue)];
  const auto& range = passage->words.sentences[sentence];
  return passage->evidence(range.from_word, std::max(end, range.from_word + 1));
}

namespace {

/// A report whose sections could not be told apart, or that has no section of facts, tells its story
/// everywhere.
bool has_story(const DocumentText& text) {
  constexpr std::size_t kLeastShare = 8;
  std::size_t facts = 0;
  std::size_t all = 0;
  for (const auto index : text.narrative) {
    const auto size = text.passages[index].words.words.size();
    all += size;
    if (text.passages[index].passage->role == SectionRole::facts) facts += size;
  }
  return facts * kLeastShare >= all;
}

}  // namespace

std::vector<CaseSentence> case_sentences(const DocumentText& text) {
  const bool story = has_story(text);
  std::vector<CaseSentence> sentences;
  for (std::size_t order = 0; order < text.narrative.size(); ++order) {
    const auto& passage = text.passages[text.narrative[order]];
    const auto first = sentences.size();
    // A row of a table is one statement, whatever its cells.
    const bool row = passage.passage->table;
    const auto count =
        row ? std::min<std::size_t>(1, passage.words.sentences.size()) : passage.words.sentences.size();
    for (std::uint32_t s = 0; s < count; ++s) {
      CaseSentence sentence;
      sentence.passage = &passage;
      sentence.sentence = s;
      sentence.order = order;
      sentence.introduction =
          order < DocumentText::kIntroduction || text.narrative[order] < DocumentText::kIntroduction;
      sentence.facts =
          passage.passage->role == SectionRole::facts ||
          (!story && has_role(*passage.passage, {SectionRole::analysis, SectionRole::finding,
                                                 SectionRole::front_matter, SectionRole::family_voice}));
      sentences.push_back(sentence);
    }
    for (const auto& hit : cue_wordings().find(passage.words)) {
      auto& sentence = sentences[first + (row ? 0 : passage.words.words[hit.from].sentence)];
      auto& at = sentence.at[static_cast<std::size_t>(kCueWordings[hit.id].id)];
      if (at == 0) at = hit.to;
    }
  }
  return sentences;
}

}  // namespace throughline::describing

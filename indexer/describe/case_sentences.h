// The sentences of a report that may state a fact of the case, with the cues found in each. Internal to
// indexer/describe.
#pragma once

#include <array>
#include <vector>

#include "indexer/describe/document_text.h"
#include "indexer/describe/fact_wordings.h"

namespace throughline::describing {

struct CaseSentence {
  const PassageText* passage = nullptr;
  std::uint32_t sentence = 0;
  std::size_t order = 0;                  ///< place of its passage in the story
  bool introduction = false;              ///< one of the first passages of the story
  bool facts = false;                     ///< a passage of facts, not of analysis
  std::array<std::uint32_t, kCues> at{};  ///< word after the first hit of each cue, 0: not there

  bool has(Cue cue) const { return at[static_cast<std::size_t>(cue)] != 0; }
  /// Denied: a negation, or "nothing to suggest".
  bool negated() const { return has(Cue::negation) || has(Cue::nothing_to_suggest); }
  /// "... of the mother: [REDACTED]": blacked out right behind the cue.
  bool redacted_after(Cue cue) const;
  Evidence evidence(Cue cue) const;
  std::string_view text() const { return passage->sentence(sentence); }
};

/// In the order of DocumentText::narrative: facts first.
std::vector<CaseSentence> case_sentences(const DocumentText& text);

const Wordings& cue_wordings();

}  // namespace throughline::describing

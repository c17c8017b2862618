// What keeps a passage or a sentence from being tagged, whatever its words: its section, statutory formulas,
// contents lines, definitions, questions of terms of reference.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/model/reading.h"
#include "corpus/model/words.h"

namespace throughline {

/// Sections whose words are about reviews, agencies or law in general, not about this case.
bool gives_no_tags(SectionRole role);

struct SentenceGate {
  std::size_t sentence = 0;
  std::string_view name;  ///< boilerplate, contents, fragment, glossary, question
};

/// The sentences of a passage that give no tags; each at most once, in order.
std::vector<SentenceGate> gated_sentences(std::string_view text, const WordStream& stream,
                                          std::optional<SectionRole> role);

/// Patterns of this file that do not compile, with the reason: for a test, always empty.
std::vector<std::string> faulty_gate_patterns();

}  // namespace throughline

// What a model sees of a passage: stems and pairs of stems, the letters inside words, hits of rules, the
// section. Each piece of clues is a number in a fixed table (hashed), so that a model needs no word list.
// Gated sentences are not seen.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/model/vocabulary.h"
#include "taxonomy/rule_book.h"

namespace throughline {

/// Raise when a passage would give other clues: models of another version are refused.
inline constexpr std::uint32_t kClueVersion = 1;

enum class ClueKind : std::uint8_t { words, letters, rule, section };
inline constexpr std::size_t kClueKinds = 4;

inline constexpr std::uint32_t kWordSlots = 1U << 18U;
inline constexpr std::uint32_t kLetterSlots = 1U << 17U;
inline constexpr std::uint32_t kRuleSlots = 1U << 15U;
inline constexpr std::uint32_t kSectionSlots = 1U << 8U;
inline constexpr std::uint32_t kClueSlots = kWordSlots + kLetterSlots + kRuleSlots + kSectionSlots;

struct Clue {
  std::uint32_t slot = 0;  ///< below kClueSlots; kinds do not share slots
  ClueKind kind = ClueKind::words;
  std::uint32_t sentence = 0;
  std::uint32_t from = 0;  ///< half-open range of words it was read from
  std::uint32_t to = 0;
};

/// An entry for every occurrence: first those of the text, in its order, then rules and section.
std::vector<Clue> clues_of(const RuledPassage& passage, const RuleBook& rules,
                           std::optional<SectionRole> role);

/// Of a text that is no passage, such as a theme's scope note: words and letters only.
std::vector<Clue> clues_of_text(const WordStream& stream);

/// Whether the text of this kind is read sentence by sentence too.
constexpr bool is_text(ClueKind kind) {
  return kind == ClueKind::words || kind == ClueKind::letters;
}

}  // namespace throughline

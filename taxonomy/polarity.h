// Whether a hit is a concern, good practice, a circumstance, or said not to have been there. docs/taxonomy.md
// has the rules.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "corpus/model/phrase_set.h"
#include "corpus/model/vocabulary.h"
#include "corpus/model/words.h"
#include "taxonomy/taxonomy.h"

namespace throughline {

/// The words of one passage that decide polarity, found once and asked for each hit.
class PolarityReader {
 public:
  PolarityReader(const WordStream& stream, std::optional<SectionRole> role);

  /// Of a hit on the words [from, to).
  Polarity of(std::uint32_t from, std::uint32_t to, ThemeKind kind) const;

 private:
  bool is_negated(std::uint32_t from, std::uint32_t to) const;
  bool negated_before(std::uint32_t from, bool done) const;
  bool negated_after(std::uint32_t to) const;
  bool practice_between(std::uint32_t from, std::uint32_t to) const;
  bool done_after(std::uint32_t to) const;
  bool is_praised(std::uint32_t from, std::uint32_t to) const;
  bool tells_failure(std::uint32_t sentence) const;
  bool any(int list, std::uint32_t from, std::uint32_t to) const;

  const WordStream& stream_;
  std::optional<SectionRole> role_;
  std::vector<PhraseHit> hits_;
};

/// Patterns of the lexicon that do not compile, with the reason: for a test, always empty.
std::vector<std::string> faulty_polarity_patterns();

}  // namespace throughline

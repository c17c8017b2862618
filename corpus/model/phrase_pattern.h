// Phrase patterns, the part of the cue language (docs/cue-language.md) that agency names and cues share:
// alternatives a|b, groups (a|b), optional signs x? and groups (...)?, [- ] for hyphen, space or nothing,
// [0-9a-z] for one sign, a closing * for any ending, @name for a named list. A word with two capitals matches
// as written only.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/result.h"

namespace throughline {

struct PatternWord {
  std::string text;     ///< folded unless cased
  bool prefix = false;  ///< any ending
  bool cased = false;   ///< compared with the text as written
  auto operator<=>(const PatternWord&) const = default;
};
using Phrase = std::vector<PatternWord>;

/// Named lists of alternatives: name without @, and its pattern.
using PhraseLists = std::map<std::string, std::string, std::less<>>;

/// Most phrases one pattern may stand for.
inline constexpr std::size_t kMostPhrases = 4000;

/// Reads alternatives from `at` up to the first of `stops` outside brackets (or the end) and moves `at`
/// there. invalid_taxonomy with the position in `where`.
Result<std::vector<Phrase>> read_phrases(std::string_view pattern, std::size_t& at, std::string_view stops,
                                         const PhraseLists& lists);

/// The whole of a pattern.
Result<std::vector<Phrase>> phrases_of(std::string_view pattern, const PhraseLists& lists = {});

}  // namespace throughline

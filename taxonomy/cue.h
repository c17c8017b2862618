// One cue, read: what docs/cue-language.md describes. Nothing here looks at a text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/base/result.h"
#include "corpus/model/phrase_pattern.h"

namespace throughline {

struct Cue {
  enum class Kind {
    phrase,  ///< one list
    near,    ///< one hit of each list, any order
    then,    ///< one hit of each list, in that order
  };
  Kind kind = Kind::phrase;
  bool weak = false;           ///< ~
  std::uint32_t distance = 0;  ///< most words from the start of the first hit to the start of the last
  std::vector<std::vector<Phrase>> lists;
};

/// invalid_taxonomy with the position in `where`.
Result<Cue> parse_cue(std::string_view text, const PhraseLists& lists);

}  // namespace throughline

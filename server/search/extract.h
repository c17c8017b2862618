// Our own snippets: the part of a passage that says most about the search, cut between words, with what was
// looked for marked. Never longer than the document's owner allows.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/model/reading.h"
#include "server/search/text_pattern.h"

namespace throughline {

struct ExtractLimits {
  std::size_t whole = 90;  ///< a text of up to so many words is given whole
  std::size_t words = 60;  ///< else a part of so many
};

struct Extract {
  std::string text;
  Span part;  ///< code points of the passage's text
  bool cut_before = false;
  bool cut_after = false;
  std::vector<Span> highlights;  ///< code points of `text`
};

Extract extract_of(std::string_view text, const std::vector<TextPattern>& patterns,
                   const ExtractLimits& limits);

}  // namespace throughline

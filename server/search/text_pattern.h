// What a search looks for inside a passage's text: for highlighting, for extracts and for the very words of a
// quotation.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/model/reading.h"
#include "corpus/text/analyser.h"

namespace throughline {

struct TextPattern {
  enum class By { stem, word, beginning };
  std::vector<std::string> parts;  ///< next to each other, in order
  By by = By::stem;
  std::size_t idea = 0;  ///< patterns of one idea have the same number
  double worth = 1;      ///< how much of the idea it is: a word of a longer name less than the whole
};

struct PatternHit {
  std::size_t from = 0;  ///< half-open range of tokens
  std::size_t to = 0;
  std::size_t idea = 0;
};

/// In the order of the text; overlapping hits are joined into the longer one.
std::vector<PatternHit> hits_of(const std::vector<Token>& tokens, const std::vector<TextPattern>& patterns);

}  // namespace throughline

// Finds the agencies and professional roles of corpus/model/agencies.h in a text.
#pragma once

#include <string_view>
#include <vector>

#include "corpus/model/reading.h"
#include "corpus/model/words.h"

namespace throughline {

struct AgencyMention {
  std::string_view agency;    ///< id
  Span span;                  ///< code points of the text
  std::size_t from_word = 0;  ///< half-open range of words of words_of(text)
  std::size_t to_word = 0;
};

/// In the order of the text, without overlaps: the longest name that starts first wins.
std::vector<AgencyMention> agency_mentions(std::string_view text);
/// The same for a text whose words are known already.
std::vector<AgencyMention> agency_mentions(std::string_view text, const WordStream& stream);

}  // namespace throughline

// The same word as the British and as the American spell it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace throughline {

/// "behavior" as "behaviour", "organize" as "organise"; any other word as it is. Words as the analyser writes
/// them.
std::string british_spelling(std::string_view word);

/// Other spellings of the word, without itself; usually none.
std::vector<std::string> other_spellings(std::string_view word);

}  // namespace throughline

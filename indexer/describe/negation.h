// Whether a statement is denied where it stands. Internal to indexer/describe.
#pragma once

#include <cstdint>

#include "corpus/model/words.h"

namespace throughline::describing {

/// Unclear: a negation of something else, such as of somebody's having asked or known.
enum class Negated { no, denied, unclear };

/// By the words from `start` of the clause up to the statement.
Negated negation_before(const WordStream& words, std::uint32_t start, std::uint32_t from);
/// "domestic abuse was not a feature".
Negated negation_after(const WordStream& words, std::uint32_t to, std::uint32_t end);
/// "after November", "since": denied of one time only.
bool until_then(const WordStream& words, std::uint32_t to, std::uint32_t end);

}  // namespace throughline::describing

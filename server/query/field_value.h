// The values a field may have: reads an id, or the label people know it by, and suggests the nearest when it
// is neither.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/model/fields.h"
#include "corpus/model/vocabulary.h"

namespace throughline {

/// Ids and labels of a field with a closed vocabulary, in its order; empty for open ones (theme, board, case
/// ...).
std::vector<Term> vocabulary_of(FieldId field);
/// The label of a value; the value itself where there is none. Themes and boards have their labels elsewhere.
std::string_view label_of(FieldId field, std::string_view value);

/// The id that is meant: the id itself, its label, "not stated", in any case; nothing when a closed
/// vocabulary lacks it. In open vocabularies everything is an id.
std::optional<std::string> canonical_value(FieldId field, std::string_view typed);

/// The nearest by edit distance, when near enough to be a slip; else empty.
std::string_view nearest(std::string_view typed, const std::vector<std::string_view>& known);

}  // namespace throughline

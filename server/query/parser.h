// From what a reader typed to a tree. What can be understood is repaired with a note; what cannot is an error
// with its place. The reader's text goes no further than here: the index is asked for analysed words only.
#pragma once

#include <string_view>

#include "corpus/base/result.h"
#include "corpus/base/settings.h"
#include "server/query/query_tree.h"

namespace throughline {

/// Most words that NEAR/n may reach over, and what NEAR alone means.
inline constexpr unsigned kMostNearDistance = 50;
inline constexpr unsigned kUsualNearDistance = 10;

/// invalid_query with `where` in code points and a hint: unknown field or value, bad range, over a cap, a
/// prefix that is too short, nothing but exclusions.
Result<ParsedQuery> parse_query(std::string_view text, const Settings& settings);

}  // namespace throughline

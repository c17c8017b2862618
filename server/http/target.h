// From a request's address and form to a decoded path and parameters. Strict: an escape that is none, bytes
// that are no UTF-8 and paths that climb are errors, never guesses.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/base/result.h"

namespace throughline::http {

using Parameters = std::vector<std::pair<std::string, std::string>>;

/// Longest path and most parameters that any address of ours could need.
inline constexpr std::size_t kMostPathBytes = 512;
inline constexpr std::size_t kMostParameters = 256;

struct Target {
  std::string path;
  Parameters parameters;
};

/// "/review/a%20b?q=c+d": invalid_argument, or too_large for a path over kMostPathBytes (and for nothing
/// else).
Result<Target> parse_target(std::string_view target);

/// "a=1&b=x+y", of a query or of a form's body. The order and repetitions are kept.
Result<Parameters> parse_parameters(std::string_view encoded);

}  // namespace throughline::http

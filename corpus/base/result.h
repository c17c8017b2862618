// Result<T>: a value or our Error. Every function that can fail returns one; nothing of ours throws.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

#include "corpus/base/error.h"

namespace throughline {

template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string message, std::string hint = {}) {
  return tl::unexpected<Error>(Error{code, std::move(message), std::move(hint), std::nullopt});
}
[[nodiscard]] inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }

}  // namespace throughline

/// Return early with the error of an expression of type Result<...>.
#define THROUGHLINE_TRY(expression)                                          \
  do {                                                                       \
    if (auto try_result_ = (expression); !try_result_) return ::throughline::fail(std::move(try_result_.error())); \
  } while (false)

#define THROUGHLINE_CONCAT_(a, b) a##b
#define THROUGHLINE_CONCAT(a, b) THROUGHLINE_CONCAT_(a, b)
/// THROUGHLINE_ASSIGN(auto x, f()): x is f()'s value, or return its error.
#define THROUGHLINE_ASSIGN(declaration, expression)                                         \
  auto THROUGHLINE_CONCAT(assign_, __LINE__) = (expression);                                \
  if (!THROUGHLINE_CONCAT(assign_, __LINE__))                                               \
    return ::throughline::fail(std::move(THROUGHLINE_CONCAT(assign_, __LINE__).error()));   \
  declaration = std::move(*THROUGHLINE_CONCAT(assign_, __LINE__))

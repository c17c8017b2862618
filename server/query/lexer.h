// The first step of reading a search: quotes, brackets, operators, fields and words, with their places.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/result.h"

namespace throughline {

enum class LexemeKind { words, quoted, open, close, op_and, op_or, op_not, op_near, minus, field };

/// Offsets are bytes of the search.
struct Lexeme {
  LexemeKind kind = LexemeKind::words;
  std::size_t from = 0;
  std::size_t to = 0;
  std::string_view text;   ///< words: as typed; quoted: what stands inside; field: the name
  std::string_view value;  ///< field: the value, without quotes; op_near: what follows the stroke
};

struct Lexemes {
  std::vector<Lexeme> list;
  std::vector<std::string> notes;
};

/// The text must be valid UTF-8. Never fails: what a lexeme means is the parser's to judge.
Lexemes lexemes_of(std::string_view text);

}  // namespace throughline

// The one analyser that index and queries share: tokens with their place in the text, and their stems.
// Raise kAnalyserVersion when a text would give other terms; an index of another version is rebuilt.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

inline constexpr int kAnalyserVersion = 1;

/// Longest term that is indexed, in bytes; a longer word is cut and its SHA-256 prefix appended.
inline constexpr std::size_t kLongestTerm = 64;

struct Token {
  std::uint32_t from = 0;  ///< byte offset in the text
  std::uint32_t to = 0;
  std::string word;        ///< lower case, apostrophes and diacritics folded
  std::string stem;        ///< English stem of word
};

/// Words are letters and digits of any script; apostrophes inside a word are dropped ("child's" is childs, stem child),
/// hyphens separate ("non-mobile" is two tokens), a full stop between digits stays ("4.12").
std::vector<Token> tokenise(std::string_view text);

std::string stemmed(std::string_view word);

/// Words so common that a plain search does not demand them.
bool is_stop_word(std::string_view word);

}  // namespace throughline

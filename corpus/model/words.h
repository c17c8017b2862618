// A passage as a stream of words and sentences, for matching phrases: case folded but not stemmed, with
// places in the text. The search index has its own analyser; this one keeps what rules need: sentences,
// clauses and capitals.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

/// What stands between a word and the word before it.
enum class Pause : std::uint8_t { none, comma, semicolon, sentence };

struct TextWord {
  std::uint32_t from = 0;  ///< byte offset in the text
  std::uint32_t to = 0;
  std::uint32_t start = 0;  ///< offset in WordStream::folded and ::cased
  std::uint16_t length = 0;
  Pause before = Pause::none;
  std::uint32_t sentence = 0;
};

struct Sentence {
  std::uint32_t from_word = 0;  ///< half-open range of words
  std::uint32_t to_word = 0;
  bool question = false;
};

/// Words are letters and digits of any script; an apostrophe inside a word is dropped ("child's" is childs),
/// hyphens and all other signs separate, a full stop between digits stays.
struct WordStream {
  std::string folded;  ///< the words one after another, ASCII and Latin-1 letters in lower case
  std::string cased;   ///< the same as written
  std::vector<TextWord> words;
  std::vector<Sentence> sentences;

  std::string_view word(std::size_t i) const {
    return std::string_view(folded).substr(words[i].start, words[i].length);
  }
  std::string_view as_written(std::size_t i) const {
    return std::string_view(cased).substr(words[i].start, words[i].length);
  }
};

WordStream words_of(std::string_view text);

}  // namespace throughline

// Many phrases looked for at once: one trie over the letters of all words, one over the words of all phrases,
// and one walk through the text whatever the number of phrases. Phrases never cross the end of a sentence.
#pragma once

#include <cstdint>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

#include "corpus/model/phrase_pattern.h"
#include "corpus/model/words.h"

namespace throughline {

struct PhraseHit {
  std::uint32_t list = 0;  ///< the number the phrase was added under
  std::uint32_t from = 0;  ///< half-open range of words
  std::uint32_t to = 0;
  auto operator<=>(const PhraseHit&) const = default;
};

/// Immutable once filled; find() may be called from several threads.
class PhraseSet {
 public:
  void add(std::uint32_t list, const std::vector<Phrase>& phrases);
  /// Every hit, ordered by place; overlapping ones too.
  std::vector<PhraseHit> find(const WordStream& stream) const;

 private:
  /// A trie over the letters of words; a node knows the symbols that end or stand as a prefix there.
  class Spelling {
   public:
    Spelling() : nodes_(1) {}
    std::uint32_t symbol(const std::string& word, bool prefix, std::uint32_t fresh);
    void collect(std::string_view word, std::vector<std::uint32_t>& symbols) const;

   private:
    struct Node {
      std::vector<std::pair<char, std::uint32_t>> next;
      std::uint32_t exact = 0;
      std::uint32_t prefix = 0;
    };
    const std::uint32_t* child(const Node& node, char letter) const;
    std::vector<Node> nodes_;
  };

  struct Node {
    std::vector<std::uint32_t> lists;
    bool leaf = true;
  };

  std::uint32_t next(std::uint32_t node, std::uint32_t symbol) const;
  std::uint32_t grow(std::uint32_t node, std::uint32_t symbol);

  Spelling folded_;
  Spelling cased_;
  std::uint32_t symbols_ = 0;  ///< symbol 0 is none
  std::vector<Node> nodes_{1};
  std::unordered_map<std::uint64_t, std::uint32_t> edges_;
};

}  // namespace throughline

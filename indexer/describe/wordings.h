// Wordings: the turns of phrase that say something, kept in tables. A wording is phrases
// (corpus/model/phrase_pattern.h) with gaps between them: "accepted ~3 recommendation" allows up to three
// words in the gap; no wording crosses the end of a sentence. Internal to indexer/describe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/model/phrase_set.h"
#include "corpus/model/words.h"

namespace throughline::describing {

struct WordingHit {
  std::uint32_t id = 0;
  std::uint32_t from = 0;  ///< half-open range of words
  std::uint32_t to = 0;
};

/// Many wordings looked for in one walk. Filled once, then only read.
class Wordings {
 public:
  /// A fault in the pattern is kept for wording_faults() and the wording is left out. Tables are compiled
  /// under the lock of a function-local static, one at a time in practice: not for use from several threads
  /// at once.
  void add(std::uint32_t id, std::string_view pattern);
  /// Ordered by place; a wording that matches at one place in several ways is reported once, its shortest.
  std::vector<WordingHit> find(const WordStream& stream) const;

 private:
  void add_one(std::uint32_t id, std::string_view pattern);
  struct Part {
    std::uint32_t gap = 0;  ///< words allowed before it
    std::vector<Phrase> phrases;
  };
  struct Wording {
    std::uint32_t id = 0;
    std::vector<Part> rest;  ///< the parts after the first
  };
  std::uint32_t end_of(const Wording& wording, std::size_t part, const WordStream& stream,
                       std::uint32_t at) const;

  PhraseSet first_;
  std::vector<Wording> wordings_;
};

/// A row of a table of wordings.
template <class Id>
struct WordingRow {
  Id id;
  std::string_view pattern;
};

/// Compiles a constexpr table; hits carry the row's index.
template <class Table>
Wordings compiled(const Table& table) {
  Wordings wordings;
  std::uint32_t index = 0;
  for (const auto& row : table) wordings.add(index++, row.pattern);
  return wordings;
}

/// Faults of every table compiled so far: empty, or the tests fail.
const std::vector<std::string>& wording_faults();

}  // namespace throughline::describing

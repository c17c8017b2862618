// Many cues looked for at once in one passage. Cues share their lists of phrases; NEAR and THEN are decided
// on the hits of those lists, sentence by sentence, and only where every list has one.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "corpus/model/phrase_set.h"
#include "taxonomy/cue.h"

namespace throughline {

struct CueHit {
  std::uint32_t cue = 0;   ///< as add() numbered it
  std::uint32_t from = 0;  ///< half-open range of words, from the first to the last word that took part
  std::uint32_t to = 0;
};

/// Immutable once filled; find() may be called from several threads.
class CueMatcher {
 public:
  std::uint32_t add(const Cue& cue);
  /// Every place where a cue holds, by cue and place.
  std::vector<CueHit> find(const WordStream& stream) const;

 private:
  struct Compiled {
    Cue::Kind kind;
    std::uint32_t distance;
    std::vector<std::uint32_t> lists;
  };
  using Places = std::vector<std::vector<PhraseHit>>;  ///< by list
  std::uint32_t list_number(const std::vector<Phrase>& phrases);
  void find_one(std::uint32_t number, const Places& places, const WordStream& stream,
                std::vector<CueHit>& hits) const;

  PhraseSet phrases_;
  std::vector<Compiled> cues_;
  std::vector<std::vector<std::uint32_t>> cues_of_list_;  ///< cues whose first list it is
  std::map<std::vector<Phrase>, std::uint32_t> numbers_;
};

}  // namespace throughline

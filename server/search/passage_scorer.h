// How well one passage's text answers a search: which ideas it holds, how often for its length, and how many
// of them in the same breath.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/store/columns.h"
#include "server/search/matcher.h"

namespace throughline {

class PassageScorer {
 public:
  PassageScorer(const Matches& matches, std::size_t passages, const std::vector<std::string>& themes);

  /// What an idea counts: more the fewer passages hold it.
  double rarity(std::size_t idea) const { return rarities_[idea]; }
  double all() const { return all_; }

  double score(std::string_view text, std::span<const TagCell> tags) const;

 private:
  struct Sentence {
    std::vector<double> held;   ///< of each idea, 0 to 1
    std::vector<bool> counted;  ///< patterns that were met
  };
  void read_word(const std::vector<Token>& tokens, std::size_t at, Sentence& sentence) const;
  bool stands_at(const std::vector<Token>& tokens, std::size_t at, const TextPattern& pattern) const;
  double of_sentence(const Sentence& sentence) const;

  std::vector<const TextPattern*> patterns_;
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_first_stem_;
  std::vector<std::size_t> others_;  ///< by word or by beginning
  std::vector<double> rarities_;
  std::vector<std::size_t> themes_;  ///< of each idea
  double all_ = 0;
};

}  // namespace throughline

// Another spelling for a word that nothing holds, out of the corpus' own words. Never the name of a person.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/query/availability.h"
#include "server/query/holdings.h"

namespace throughline {

class Spellings {
 public:
  /// Reads the words of the index once.
  static Result<Spellings> create(const Holdings& holdings);

  /// Words of passages that may be shown, near the one typed, the likeliest first; at most `most`. Only words
  /// that reports write in small letters: others are names.
  Result<std::vector<std::string>> near(std::string_view typed, const Availability& available,
                                        std::size_t most) const;

 private:
  struct Known {
    std::string word, stem;
  };
  explicit Spellings(const Holdings& holdings) : holdings_(&holdings) {}
  Result<bool> is_plain_word(const Known& known, const Availability& available) const;

  const Holdings* holdings_;
  std::vector<Known> words_;
  std::vector<std::string> names_;  ///< of people, sorted
};

}  // namespace throughline

// What a reader may be about to type: themes, boards, agencies, and names of ideas that the texts hold.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "server/query/availability.h"
#include "server/query/holdings.h"
#include "server/search/idea_names.h"
#include "taxonomy/taxonomy.h"

namespace throughline {

struct Suggestion {
  enum class Kind : std::uint8_t { theme, board, agency, phrase };
  Kind kind = Kind::phrase;
  std::string text;          ///< for people
  std::string value;         ///< id of the theme, board or agency; the phrase
  std::size_t passages = 0;  ///< roughly: that hold the rarest word of it, or the tag
};

constexpr std::string_view id(Suggestion::Kind kind) {
  switch (kind) {
    case Suggestion::Kind::theme:
      return "theme";
    case Suggestion::Kind::board:
      return "board";
    case Suggestion::Kind::agency:
      return "agency";
    case Suggestion::Kind::phrase:
      return "phrase";
  }
  return "phrase";
}

class Suggestions {
 public:
  Suggestions(const Holdings& holdings, const Taxonomy& taxonomy, const IdeaNames& names);

  /// Those with a word that begins as typed, the likeliest first. A board shows only while one of its reviews
  /// does.
  std::vector<Suggestion> matching(std::string_view typed, const Availability& available,
                                   std::size_t most) const;

 private:
  struct Key {
    std::string beginning;  ///< lower case, from one word of the text on
    std::uint32_t entry = 0;
    bool at_start = false;
  };
  void add(Suggestion suggestion);
  void add_boards();
  void add_agencies();
  void add_phrases(const IdeaNames& names);
  bool may_show(const Suggestion& suggestion, const Availability& available) const;

  const Holdings& holdings_;
  std::vector<Suggestion> entries_;
  std::vector<Key> keys_;  ///< sorted by beginning
};

}  // namespace throughline

// The names an idea goes by: labels and other labels of themes, and the abbreviations practitioners use.
// Typing one finds the others; typing a theme's name offers the theme.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "taxonomy/taxonomy.h"

namespace throughline {

struct IdeaName {
  std::string words;  ///< for people
  std::vector<std::string> stems;
};

/// A name found in a search.
struct NamedIdea {
  std::size_t words = 0;  ///< how many words of the search it takes
  std::string theme;      ///< id of a theme of that name, may be empty
  bool is_label = false;  ///< the theme's own label, not another one
  std::vector<IdeaName> alternatives;
};

class IdeaNames {
 public:
  explicit IdeaNames(const Taxonomy& taxonomy);

  /// The longest name that begins at `from`; `words` 0 when there is none.
  NamedIdea longest_at(std::span<const std::string> stems, std::size_t from) const;

 private:
  struct Group {
    std::string theme;            ///< empty: an abbreviation and its meanings
    std::vector<IdeaName> names;  ///< the label first
  };
  struct Place {
    std::size_t group = 0;
    std::size_t name = 0;
  };
  void add(Group group);
  void collect(const Place& place, NamedIdea& idea) const;
  std::string theme_among(const std::vector<IdeaName>& names) const;

  std::vector<Group> groups_;
  std::unordered_map<std::string, std::vector<Place>> places_;
};

}  // namespace throughline

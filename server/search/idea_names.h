// The names an idea goes by: labels and other labels of themes, abbreviations, and the everyday words of
// idea_lists.h. Typing one finds the others; typing a theme's name offers the theme and finds its passages.
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
  bool near = false;  ///< close to the idea, not another name of it
};

/// A name found in a search.
struct NamedIdea {
  std::size_t words = 0;     ///< how many words of the search it takes
  std::string theme;         ///< id of a theme of that name, may be empty
  bool is_label = false;     ///< the theme's own label, not another one
  bool means_theme = false;  ///< the label, a part of it, or another name that is no narrower
  std::vector<IdeaName> alternatives;
};

/// A word of a search as a name may hold it.
struct TypedWord {
  std::string stem;  ///< of its British spelling
  bool stop = false;
};
TypedWord typed_word(std::string_view word, bool stop);

class IdeaNames {
 public:
  explicit IdeaNames(const Taxonomy& taxonomy);

  /// The longest name that begins at `from`; `words` 0 when there is none. Very common words between the
  /// others need not be the name's: "missed her appointments" is "missed appointments".
  NamedIdea longest_at(std::span<const TypedWord> typed, std::size_t from) const;

  /// Every name, for suggestions: the first of a group and the theme it belongs to, if any.
  struct Listed {
    std::string words;
    std::string theme;
    bool is_label = false;
  };
  std::vector<Listed> listed() const;

 private:
  struct Group {
    std::string theme;            ///< empty: other names of an idea that is no theme
    std::vector<IdeaName> names;  ///< the label first
    bool of_themes() const { return !theme.empty(); }
  };
  struct Place {
    std::size_t group = 0;
    std::size_t name = 0;
    bool operator==(const Place&) const = default;
  };
  void add(Group group);
  void add_key(const std::string& key, Place place);
  void collect(const Place& place, NamedIdea& idea) const;
  void lead_to_theme(NamedIdea& idea) const;

  std::vector<Group> groups_;
  std::unordered_map<std::string, std::vector<Place>> places_;
};

}  // namespace throughline

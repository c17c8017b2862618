// Reads the plain words of a search, a sentence included, as the ideas it holds: words that only frame a
// question and very common words are passed over, names of ideas are recognised across them. Knows nothing of
// a generation.
#pragma once

#include <string>
#include <vector>

#include "corpus/model/vocabulary.h"
#include "server/query/query_tree.h"
#include "server/search/idea_names.h"

namespace throughline {

/// One word, or the words of one name.
struct PlainIdea {
  std::vector<const Node*> nodes;  ///< the words to look for, in order; never empty
  Span span;                       ///< with the common words between them
  std::vector<IdeaName> other_names;
  std::string theme;         ///< offered; may be empty
  bool means_theme = false;  ///< passages tagged with the theme hold the idea
  std::size_t typed = 1;     ///< words of the name as typed, very common ones too
  bool named = false;        ///< found among the names, not just a word
};

struct PlainReading {
  std::vector<PlainIdea> ideas;
  std::vector<const Node*> passed_over;
  std::size_t words = 0;  ///< that are looked for
  SectionRole wanted{};   ///< of the report, when the sentence asks for it
  bool wants_role = false;
  /// The words together are one name of several words.
  bool is_one_name() const { return ideas.size() == 1 && ideas.front().named && words > 1; }
};

struct PlainOptions {
  bool all_words = false;  ///< nothing but very common words is passed over
  bool expand = true;      ///< names are looked for
};

PlainReading read_plain(const std::vector<const Node*>& nodes, const IdeaNames& names,
                        const PlainOptions& options);

}  // namespace throughline

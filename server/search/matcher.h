// Evaluates a search's tree on one generation: which cases (or passages) match, which passages hold an idea
// asked for, what to rank by and what to mark. All sets are exact; nothing here ranks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "corpus/base/settings.h"
#include "corpus/store/search_index.h"
#include "server/query/filter_sets.h"
#include "server/query/query_tree.h"
#include "server/search/idea_names.h"
#include "server/search/name_passages.h"
#include "server/search/plain_words.h"
#include "server/search/search_page.h"
#include "server/search/text_pattern.h"

namespace throughline {

/// An idea asked for, as ranking weighs it: where it stands, and where only a part of it does.
struct SoughtIdea {
  Bitset holders;  ///< available passages with the idea in these or other words, or tagged with its theme
  Bitset partly;   ///< others, with a word of its name, or tagged with a theme it leads to
  std::size_t theme = 0;  ///< index into Columns::themes; Columns::themes.size() when there is none
};

/// How often the words of an idea occur, and how often the idea.
struct IdeaMatch {
  std::string theme;  ///< may be empty
  Span words;         ///< of the search
  Bitset phrase_passages, idea_passages;
  Bitset phrase_units, idea_units;
};

struct Matches {
  bool has_words = false;             ///< anything that a passage's or title's words decide
  Bitset units;                       ///< that the words allow
  std::optional<Bitset> passages;     ///< in=passage: those that match themselves
  Bitset hits;                        ///< available passages that hold at least one idea asked for
  Bitset titled;                      ///< reviews with every plain word in title, boards or pseudonyms
  std::vector<WeightedTerm> terms;    ///< for ranking
  std::vector<SoughtIdea> sought;     ///< for ranking; TextPattern::idea is the place in it
  std::vector<TextPattern> patterns;  ///< for marking
  std::vector<TextPattern> near_by;   ///< for ranking only: words that are near an idea
  std::optional<SectionRole> wanted;  ///< the part of a report that the sentence asks for
  std::vector<Expansion> expanded;
  std::optional<OfferedTheme> offered;  ///< label is empty: the service knows it
  std::optional<IdeaMatch> idea;        ///< when the search is one name
  std::vector<Span> unknown;            ///< words that nothing here holds
  std::string rule;
};

class Matcher {
 public:
  Matcher(const Holdings& holdings, const Availability& available, const FilterSets& filters,
          const IdeaNames& names, const NamePassages& name_passages, const Settings& settings,
          const SearchRequest& request, Deadline deadline);

  /// timeout, or an error of the index. Adds to `notes`.
  Result<Matches> match(const ParsedQuery& query, const Node& root, std::vector<std::string>& notes);

 private:
  /// One plain word with what it may also be.
  struct Word {
    const Node* node = nullptr;
    Bitset passages;
    Bitset reviews;  ///< by title
  };
  /// An idea by its other names and its theme.
  struct Elsewhere {
    Bitset passages;
    Bitset reviews;
  };
  Result<Bitset> set_of(const Node& node, bool wanted);
  Result<Bitset> side_by_side(const Node& node, bool wanted);
  Result<Bitset> plain(const std::vector<const Node*>& nodes, bool wanted);
  Result<std::vector<Word>> words_of(const PlainIdea& idea);
  Result<Elsewhere> elsewhere(const PlainIdea& idea, bool tags, bool wanted);
  void seek(const PlainIdea& idea, const std::vector<Word>& words, const Elsewhere& other);
  Result<Bitset> one_name(const PlainIdea& idea, const std::vector<Word>& words, const Elsewhere& other,
                          bool wanted);
  Result<Bitset> leaf(const Node& node, bool wanted);
  Result<void> phrase_names_idea(const Node& node, const Bitset& passages);
  Result<void> look_up(const IdeaName& name, Bitset& passages, Bitset& reviews) const;
  Result<Bitset> passages_of(const Node& node) const;
  Result<void> keep_exact(const Node& node, Bitset& passages) const;
  Bitset reviews_of(const Node& node) const;
  Bitset in_domain(const Bitset& passages, const Bitset& reviews) const;
  Bitset everything() const;
  Bitset tagged(std::string_view theme) const;
  std::size_t needed(std::size_t words) const;
  void want(const Node& node, const Bitset& passages);
  void state_rule(const PlainReading& reading, std::size_t least);
  void offer(const std::string& theme, std::size_t words, const Span& span);
  bool expands() const { return request_.expand && !request_.exact_words; }

  const Holdings& holdings_;
  const Availability& available_;
  const FilterSets& filters_;
  const IdeaNames& names_;
  const NamePassages& name_passages_;
  const Settings& settings_;
  const SearchRequest& request_;
  Deadline deadline_;
  const ParsedQuery* query_ = nullptr;
  const Node* root_ = nullptr;
  std::vector<std::string>* notes_ = nullptr;
  Matches out_;
  std::size_t offered_words_ = 0;
};

}  // namespace throughline

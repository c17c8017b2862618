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
#include "server/search/search_page.h"
#include "server/search/text_pattern.h"

namespace throughline {

struct Matches {
  bool has_words = false;             ///< anything that a passage's or title's words decide
  Bitset units;                       ///< that the words allow
  std::optional<Bitset> passages;     ///< in=passage: those that match themselves
  Bitset hits;                        ///< available passages that hold at least one idea asked for
  Bitset titled;                      ///< reviews with every plain word in title, boards or pseudonyms
  std::vector<WeightedTerm> terms;    ///< for ranking
  std::vector<TextPattern> patterns;  ///< for marking
  std::vector<Expansion> expanded;
  std::optional<OfferedTheme> offered;  ///< label is empty: the service knows it
  std::string rule;
};

class Matcher {
 public:
  Matcher(const Holdings& holdings, const Availability& available, const FilterSets& filters,
          const IdeaNames& names, const Settings& settings, const SearchRequest& request, Deadline deadline);

  /// timeout, or an error of the index. Adds to `notes`.
  Result<Matches> match(const ParsedQuery& query, const Node& root, std::vector<std::string>& notes);

 private:
  /// One plain word with what it may also be.
  struct Word {
    const Node* node = nullptr;
    Bitset passages;
    Bitset reviews;  ///< by title
  };
  Result<Bitset> set_of(const Node& node, bool wanted);
  Result<Bitset> side_by_side(const Node& node, bool wanted);
  Result<Bitset> plain(const std::vector<const Node*>& nodes, bool wanted);
  Result<void> expand(const std::vector<const Node*>& nodes, std::vector<Word>& words);
  Result<void> look_up(const IdeaName& name, Bitset& passages, Bitset& reviews) const;
  Result<Bitset> leaf(const Node& node, bool wanted);
  Result<Bitset> passages_of(const Node& node) const;
  Result<void> keep_exact(const Node& node, Bitset& passages) const;
  Bitset reviews_of(const Node& node) const;
  Bitset in_domain(const Bitset& passages, const Bitset& reviews) const;
  Bitset everything() const;
  std::size_t needed(std::size_t words) const;
  void want(const Node& node, const Bitset& passages);
  void state_rule(std::size_t words, std::size_t least, const std::vector<const Node*>& passed_over);
  void offer(const NamedIdea& idea, const std::vector<const Node*>& nodes, std::size_t from);

  const Holdings& holdings_;
  const Availability& available_;
  const FilterSets& filters_;
  const IdeaNames& names_;
  const Settings& settings_;
  const SearchRequest& request_;
  Deadline deadline_;
  const ParsedQuery* query_ = nullptr;
  std::vector<std::string>* notes_ = nullptr;
  Matches out_;
  std::size_t ideas_ = 0;
  std::size_t offered_words_ = 0;
};

}  // namespace throughline

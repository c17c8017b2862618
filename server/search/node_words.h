// Small readings of a node of the search that the matcher's parts share.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/utf8.h"
#include "corpus/store/search_index.h"
#include "server/query/query_tree.h"
#include "server/search/text_pattern.h"

namespace throughline {

inline constexpr double kOwnTermWeight = 1.0;

inline TextPattern pattern_of(const Node& node, bool very_words) {
  TextPattern pattern;
  pattern.by = node.kind == NodeKind::prefix ? TextPattern::By::beginning
               : very_words                  ? TextPattern::By::word
                                             : TextPattern::By::stem;
  for (const auto& word : node.words)
    pattern.parts.push_back(pattern.by == TextPattern::By::stem ? word.stem : word.word);
  return pattern;
}

inline std::vector<std::string> stems_of(const Node& node) {
  std::vector<std::string> stems;
  for (const auto& word : node.words) stems.push_back(word.stem);
  return stems;
}

inline std::string as_typed(const ParsedQuery& query, const Span& span) {
  const std::string_view text = query.text;
  const std::size_t from = byte_offset(text, span.from);
  return std::string(text.substr(from, byte_offset(text, span.to) - from));
}

inline void add_term(std::vector<WeightedTerm>& terms, const std::string& stem, double weight) {
  for (auto& term : terms)
    if (term.term == stem) {
      term.weight = std::max(term.weight, weight);
      return;
    }
  terms.push_back({stem, weight});
}

}  // namespace throughline

// What a search says, as a tree: every node knows the characters it was read from. Made by parse_query();
// nothing in it depends on a generation. docs/query-language.md is the description for people.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/model/fields.h"
#include "corpus/model/reading.h"
#include "server/query/search_request.h"

namespace throughline {

enum class NodeKind : std::uint8_t {
  nothing,  ///< an empty search
  word,     ///< one word, or several joined by hyphens, which must then stand together
  phrase,   ///< words in quotes
  prefix,   ///< beginning of a word
  near,     ///< words within `window` words, in any order
  field,    ///< field:value
  enough,   ///< side by side: most of the plain words, and everything else
  all,      ///< AND
  any,      ///< OR
  none,     ///< NOT: exactly one child
};

struct QueryWord {
  std::string word;  ///< as the analyser writes it
  std::string stem;
  bool operator==(const QueryWord&) const = default;
};

struct Node {
  NodeKind kind = NodeKind::nothing;
  Span span;                     ///< code points of the search
  std::vector<QueryWord> words;  ///< word, phrase, prefix (one), near, and field of kind text
  unsigned window = 0;           ///< near: the most words that may lie between first and last word, plus one
  FieldId field = FieldId::text;
  std::string value;  ///< field: an id of the vocabulary, or as typed where the vocabulary is not closed
  YearRange years;    ///< field of kind year
  std::vector<Node> children;
};

struct ParsedQuery {
  std::string text;  ///< valid UTF-8; spans refer to it
  Node root;
  std::vector<std::string> notes;  ///< what was repaired, one sentence each
};

/// One line: (enough bruis* "strategy discussion" (none father) theme:neglect). Equal trees print alike.
std::string printed(const Node& node);
/// One node a line with its characters, for `throughline-server parse`.
std::string print_tree(const ParsedQuery& query);

std::string_view name(NodeKind kind);

}  // namespace throughline

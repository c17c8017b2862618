#include "server/query/query_tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "server/query/tidy.h"

namespace throughline {
namespace {

std::string words_of_node(const Node& node, const char* between) {
  std::string out;
  for (const auto& word : node.words) {
    if (!out.empty()) out += between;
    out += word.word;
  }
  return out;
}

bool is_group(NodeKind kind) {
  return kind == NodeKind::enough || kind == NodeKind::all || kind == NodeKind::any;
}

std::string leaf(const Node& node) {
  switch (node.kind) {
    case NodeKind::word:
      return words_of_node(node, "-");
    case NodeKind::phrase:
      return fmt::format("\"{}\"", words_of_node(node, " "));
    case NodeKind::prefix:
      return words_of_node(node, "-") + "*";
    case NodeKind::near:
      return fmt::format("(near/{} {})", node.window + 1 - node.words.size(), words_of_node(node, " "));
    case NodeKind::field: {
      const bool plain = node.value.find_first_of(" \t\"()") == std::string::npos;
      return fmt::format("{}:{}", field(node.field).name,
                         plain ? node.value : fmt::format("\"{}\"", node.value));
    }
    default:
      return "()";
  }
}

void print_lines(const Node& node, std::size_t depth, std::string& out) {
  const bool group = is_group(node.kind) || node.kind == NodeKind::none;
  std::string line(depth * 2, ' ');
  line += name(node.kind);
  if (!group && node.kind != NodeKind::nothing) {
    line += ' ';
    line += leaf(node);
    std::string stems;
    for (const auto& word : node.words) stems += (stems.empty() ? "" : " ") + word.stem;
    if (!stems.empty()) line += fmt::format(" [{}]", stems);
  }
  out += fmt::format("{} @{}-{}\n", line, node.span.from, node.span.to);
  for (const auto& child : node.children) print_lines(child, depth + 1, out);
}

}  // namespace

std::string_view name(NodeKind kind) {
  switch (kind) {
    case NodeKind::nothing:
      return "nothing";
    case NodeKind::word:
      return "word";
    case NodeKind::phrase:
      return "phrase";
    case NodeKind::prefix:
      return "prefix";
    case NodeKind::near:
      return "near";
    case NodeKind::field:
      return "field";
    case NodeKind::enough:
      return "enough";
    case NodeKind::all:
      return "all";
    case NodeKind::any:
      return "any";
    case NodeKind::none:
      return "none";
  }
  return "nothing";
}

std::string printed(const Node& node) {
  if (!is_group(node.kind) && node.kind != NodeKind::none) return leaf(node);
  std::string out = fmt::format("({}", name(node.kind));
  for (const auto& child : node.children) out += " " + printed(child);
  return out + ")";
}

std::string print_tree(const ParsedQuery& query) {
  std::string out;
  print_lines(query.root, 0, out);
  return out;
}

// Brackets around plain words that stand beside other plain words only group them for the eye: (a b) c is a b
// c.
Node tidied(Node node) {
  if (!is_group(node.kind) && node.kind != NodeKind::none) return node;
  std::vector<Node> kept;
  for (auto& child : node.children) {
    Node tidy = tidied(std::move(child));
    if (tidy.kind == NodeKind::nothing) continue;
    if (tidy.kind == node.kind && node.kind != NodeKind::none)
      std::move(tidy.children.begin(), tidy.children.end(), std::back_inserter(kept));
    else
      kept.push_back(std::move(tidy));
  }
  if (kept.empty()) return Node{};
  if (node.kind == NodeKind::none) {
    if (kept.front().kind == NodeKind::none) return std::move(kept.front().children.front());
    node.children = std::move(kept);
    return node;
  }
  if (kept.size() == 1) return std::move(kept.front());
  node.span = {kept.front().span.from, kept.front().span.to};
  for (const auto& child : kept) {
    node.span.from = std::min(node.span.from, child.span.from);
    node.span.to = std::max(node.span.to, child.span.to);
  }
  node.children = std::move(kept);
  return node;
}

}  // namespace throughline

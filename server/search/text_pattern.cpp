#include "server/search/text_pattern.h"

#include <algorithm>

namespace throughline {
namespace {

bool same(const Token& token, const std::string& part, TextPattern::By by) {
  switch (by) {
    case TextPattern::By::stem:
      return token.stem == part;
    case TextPattern::By::word:
      return token.word == part;
    case TextPattern::By::beginning:
      return token.word.starts_with(part) || token.stem == part;
  }
  return false;
}

bool stands_at(const std::vector<Token>& tokens, std::size_t at, const TextPattern& pattern) {
  if (pattern.parts.empty() || at + pattern.parts.size() > tokens.size()) return false;
  for (std::size_t i = 0; i < pattern.parts.size(); ++i)
    if (!same(tokens[at + i], pattern.parts[i], pattern.by)) return false;
  return true;
}

}  // namespace

std::vector<PatternHit> hits_of(const std::vector<Token>& tokens, const std::vector<TextPattern>& patterns) {
  std::vector<PatternHit> hits;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const TextPattern* longest = nullptr;
    for (const auto& pattern : patterns)
      if ((longest == nullptr || pattern.parts.size() > longest->parts.size()) &&
          stands_at(tokens, at, pattern))
        longest = &pattern;
    if (longest == nullptr) continue;
    const std::size_t to = at + longest->parts.size();
    if (hits.empty() || at >= hits.back().to)
      hits.push_back({at, to, longest->idea});
    else
      hits.back().to = std::max(hits.back().to, to);
  }
  return hits;
}

}  // namespace throughline

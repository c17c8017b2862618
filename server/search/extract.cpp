#include "server/search/extract.h"

#include <algorithm>
#include <set>

#include "corpus/base/utf8.h"

namespace throughline {
namespace {

struct Bytes {
  std::size_t from = 0;
  std::size_t to = 0;
};

std::vector<Bytes> words_between_spaces(std::string_view text) {
  std::vector<Bytes> words;
  for (std::size_t i = 0; i < text.size();) {
    const bool space = text[i] == ' ' || text[i] == '\n' || text[i] == '\t';
    if (space) {
      ++i;
      continue;
    }
    const auto end = std::min(text.find_first_of(" \n\t", i), text.size());
    words.push_back({i, end});
    i = end;
  }
  return words;
}

bool ends_sentence(std::string_view word) {
  while (!word.empty() && (word.back() == ')' || word.back() == '"' || word.back() == '\''))
    word.remove_suffix(1);
  return !word.empty() && std::string_view(".?!:;").find(word.back()) != std::string_view::npos;
}

/// A hit in words between spaces.
struct WordHit {
  std::size_t word = 0;
  std::size_t idea = 0;
};

std::vector<WordHit> placed(const std::vector<PatternHit>& hits, const std::vector<Token>& tokens,
                            const std::vector<Bytes>& words) {
  std::vector<WordHit> out;
  std::size_t word = 0;
  for (const auto& hit : hits) {
    while (word + 1 < words.size() && words[word].to <= tokens[hit.from].from) ++word;
    out.push_back({word, hit.idea});
  }
  return out;
}

/// Begins at the sentence when it is near, else a few words before the hit.
std::size_t start_before(std::size_t hit, std::string_view text, const std::vector<Bytes>& words,
                         std::size_t limit) {
  const std::size_t furthest = hit > limit / 3 ? hit - limit / 3 : 0;
  for (std::size_t i = hit; i > furthest; --i)
    if (ends_sentence(text.substr(words[i - 1].from, words[i - 1].to - words[i - 1].from))) return i;
  return furthest == 0 ? 0 : hit - limit / 6;
}

std::size_t best_start(std::string_view text, const std::vector<Bytes>& words,
                       const std::vector<WordHit>& hits, std::size_t limit) {
  constexpr std::size_t kIdeaWorth = 10;  // another idea says more than the same one again
  std::size_t best = 0;
  std::size_t best_worth = 0;
  for (const auto& hit : hits) {
    std::size_t start = start_before(hit.word, text, words, limit);
    if (start + limit > words.size()) start = words.size() - limit;
    std::set<std::size_t> ideas;
    std::size_t count = 0;
    for (const auto& other : hits) {
      if (other.word < start || other.word >= start + limit) continue;
      ideas.insert(other.idea);
      ++count;
    }
    const std::size_t worth = ideas.size() * kIdeaWorth + std::min(count, kIdeaWorth - 1);
    if (worth <= best_worth) continue;
    best_worth = worth;
    best = start;
  }
  return best;
}

}  // namespace

Extract extract_of(std::string_view text, const std::vector<TextPattern>& patterns,
                   const ExtractLimits& limits) {
  Extract out;
  const auto words = words_between_spaces(text);
  const auto tokens = tokenise(text);
  const auto hits = hits_of(tokens, patterns);
  Bytes part{0, text.size()};
  if (words.size() > limits.whole && words.size() > limits.words && limits.words > 0) {
    const std::size_t start = best_start(text, words, placed(hits, tokens, words), limits.words);
    const std::size_t end = std::min(start + limits.words, words.size());
    part = {words[start].from, words[end - 1].to};
    out.cut_before = start > 0;
    out.cut_after = end < words.size();
  }
  out.text = std::string(text.substr(part.from, part.to - part.from));
  out.part = {code_points(text.substr(0, part.from)), 0};
  out.part.to = out.part.from + code_points(out.text);
  for (const auto& hit : hits) {
    const std::size_t from = tokens[hit.from].from;
    const std::size_t to = tokens[hit.to - 1].to;
    if (from < part.from || to > part.to) continue;
    out.highlights.push_back({code_points(text.substr(part.from, from - part.from)),
                              code_points(text.substr(part.from, to - part.from))});
  }
  return out;
}

}  // namespace throughline

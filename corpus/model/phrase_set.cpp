#include "corpus/model/phrase_set.h"

#include <algorithm>
#include <tuple>

namespace throughline {

const std::uint32_t* PhraseSet::Spelling::child(const Node& node, char letter) const {
  for (const auto& [sign, target] : node.next)
    if (sign == letter) return &target;
  return nullptr;
}

std::uint32_t PhraseSet::Spelling::symbol(const std::string& word, bool prefix, std::uint32_t fresh) {
  std::uint32_t at = 0;
  for (const char letter : word) {
    if (const auto* found = child(nodes_[at], letter)) {
      at = *found;
      continue;
    }
    const auto made = static_cast<std::uint32_t>(nodes_.size());
    nodes_[at].next.emplace_back(letter, made);
    nodes_.emplace_back();
    at = made;
  }
  auto& place = prefix ? nodes_[at].prefix : nodes_[at].exact;
  if (place == 0) place = fresh;
  return place;
}

void PhraseSet::Spelling::collect(std::string_view word, std::vector<std::uint32_t>& symbols) const {
  std::uint32_t at = 0;
  for (const char letter : word) {
    const auto* found = child(nodes_[at], letter);
    if (found == nullptr) return;
    at = *found;
    if (nodes_[at].prefix != 0) symbols.push_back(nodes_[at].prefix);
  }
  if (nodes_[at].exact != 0) symbols.push_back(nodes_[at].exact);
}

std::uint32_t PhraseSet::next(std::uint32_t node, std::uint32_t symbol) const {
  const auto found = edges_.find((static_cast<std::uint64_t>(node) << 32U) | symbol);
  return found == edges_.end() ? 0 : found->second;
}

std::uint32_t PhraseSet::grow(std::uint32_t node, std::uint32_t symbol) {
  if (const auto found = next(node, symbol); found != 0) return found;
  const auto made = static_cast<std::uint32_t>(nodes_.size());
  nodes_.emplace_back();
  nodes_[node].leaf = false;
  edges_.emplace((static_cast<std::uint64_t>(node) << 32U) | symbol, made);
  return made;
}

void PhraseSet::add(std::uint32_t list, const std::vector<Phrase>& phrases) {
  for (const auto& phrase : phrases) {
    std::uint32_t node = 0;
    for (const auto& word : phrase) {
      auto& spelling = word.cased ? cased_ : folded_;
      const auto symbol = spelling.symbol(word.text, word.prefix, symbols_ + 1);
      symbols_ = std::max(symbols_, symbol);
      node = grow(node, symbol);
    }
    auto& lists = nodes_[node].lists;
    if (std::find(lists.begin(), lists.end(), list) == lists.end()) lists.push_back(list);
  }
}

std::vector<PhraseHit> PhraseSet::find(const WordStream& stream) const {
  const auto count = static_cast<std::uint32_t>(stream.words.size());
  std::vector<std::uint32_t> symbols;
  std::vector<std::uint32_t> first(count + 1);
  for (std::uint32_t i = 0; i < count; ++i) {
    first[i] = static_cast<std::uint32_t>(symbols.size());
    folded_.collect(stream.word(i), symbols);
    cased_.collect(stream.as_written(i), symbols);
  }
  first[count] = static_cast<std::uint32_t>(symbols.size());

  std::vector<PhraseHit> hits;
  std::vector<std::uint32_t> now;
  std::vector<std::uint32_t> then;
  for (std::uint32_t start = 0; start < count; ++start) {
    const auto end = stream.sentences[stream.words[start].sentence].to_word;
    now.assign(1, 0);
    for (std::uint32_t at = start; at < end && !now.empty(); ++at) {
      then.clear();
      for (const auto node : now)
        for (auto s = first[at]; s < first[at + 1]; ++s)
          if (const auto reached = next(node, symbols[s]); reached != 0) {
            for (const auto list : nodes_[reached].lists) hits.push_back({list, start, at + 1});
            if (!nodes_[reached].leaf) then.push_back(reached);
          }
      now.swap(then);
    }
  }
  std::sort(hits.begin(), hits.end(), [](const PhraseHit& a, const PhraseHit& b) {
    return std::tie(a.from, a.to, a.list) < std::tie(b.from, b.to, b.list);
  });
  hits.erase(std::unique(hits.begin(), hits.end()), hits.end());
  return hits;
}

}  // namespace throughline

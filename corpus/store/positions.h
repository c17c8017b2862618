// Whether the words of a passage stand as a query wants: pure functions over sorted positions. Private to
// corpus/store.
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace throughline {

using Positions = std::vector<std::uint32_t>;  // ascending

/// One list a word, in the phrase's order: is there a place where each word stands right after the one
/// before?
inline bool stand_in_order(const std::vector<const Positions*>& of_each) {
  if (of_each.empty()) return false;
  std::size_t rarest = 0;
  for (std::size_t i = 1; i < of_each.size(); ++i)
    if (of_each[i]->size() < of_each[rarest]->size()) rarest = i;
  for (const auto at : *of_each[rarest]) {
    if (at < rarest) continue;
    const auto start = at - static_cast<std::uint32_t>(rarest);
    bool all = true;
    for (std::size_t i = 0; i < of_each.size() && all; ++i)
      all = std::binary_search(of_each[i]->begin(), of_each[i]->end(), start + static_cast<std::uint32_t>(i));
    if (all) return true;
  }
  return false;
}

/// Is there a window of so many words that holds every word, a word asked for twice at two places?
inline bool lie_within(const std::vector<const Positions*>& of_each, unsigned window) {
  struct Need {
    const Positions* positions;
    int missing;
  };
  std::vector<Need> needs;  // words asked for twice share a list
  for (const auto* positions : of_each) {
    const auto same = std::find_if(needs.begin(), needs.end(),
                                   [&](const Need& need) { return need.positions == positions; });
    if (same == needs.end())
      needs.push_back({positions, 1});
    else
      ++same->missing;
  }
  std::vector<std::pair<std::uint32_t, std::size_t>> all;
  for (std::size_t i = 0; i < needs.size(); ++i)
    for (const auto at : *needs[i].positions) all.emplace_back(at, i);
  std::sort(all.begin(), all.end());
  if (window == 0) return false;
  int missing = static_cast<int>(of_each.size());
  std::size_t from = 0;
  for (const auto& [at, word] : all) {
    if (needs[word].missing-- > 0) --missing;
    for (; all[from].first + window <= at; ++from)
      if (++needs[all[from].second].missing > 0) ++missing;
    if (missing == 0) return true;
  }
  return false;
}

}  // namespace throughline

#include "taxonomy/cue_matcher.h"

#include <algorithm>
#include <tuple>

namespace throughline {
namespace {

using Chosen = std::vector<const PhraseHit*>;

bool overlap(const PhraseHit& a, const PhraseHit& b) {
  return a.from < b.to && b.from < a.to;
}

/// Picks one hit of each list from `at` on, so that all start within the distance; backtracks, but lists of a
/// sentence are short.
class Picker {
 public:
  Picker(const std::vector<const std::vector<PhraseHit>*>& lists, bool ordered, std::uint32_t distance,
         const WordStream& stream)
      : lists_(lists), ordered_(ordered), distance_(distance), stream_(stream) {}

  bool pick(const PhraseHit& first, Chosen& chosen) const {
    chosen.assign(1, &first);
    return rest(1, first.from, first.from, chosen);
  }

 private:
  bool rest(std::size_t at, std::uint32_t low, std::uint32_t high, Chosen& chosen) const {
    if (at == lists_.size()) return true;
    const auto& list = *lists_[at];
    const auto least = ordered_ ? chosen.back()->to : (high > distance_ ? high - distance_ : 0);
    auto it = std::lower_bound(list.begin(), list.end(), least,
                               [](const PhraseHit& hit, std::uint32_t from) { return hit.from < from; });
    const auto sentence = stream_.words[chosen.front()->from].sentence;
    for (; it != list.end() && it->from <= low + distance_; ++it) {
      if (stream_.words[it->from].sentence != sentence) continue;
      const auto taken = [&](const PhraseHit* other) { return overlap(*other, *it); };
      if (std::any_of(chosen.begin(), chosen.end(), taken)) continue;
      chosen.push_back(&*it);
      if (rest(at + 1, std::min(low, it->from), std::max(high, it->from), chosen)) return true;
      chosen.pop_back();
    }
    return false;
  }

  const std::vector<const std::vector<PhraseHit>*>& lists_;
  bool ordered_;
  std::uint32_t distance_;
  const WordStream& stream_;
};

}  // namespace

std::uint32_t CueMatcher::list_number(const std::vector<Phrase>& phrases) {
  const auto [it, fresh] = numbers_.try_emplace(phrases, static_cast<std::uint32_t>(numbers_.size()));
  if (fresh) {
    phrases_.add(it->second, phrases);
    cues_of_list_.emplace_back();
  }
  return it->second;
}

std::uint32_t CueMatcher::add(const Cue& cue) {
  const auto number = static_cast<std::uint32_t>(cues_.size());
  Compiled compiled{cue.kind, cue.distance, {}};
  for (const auto& list : cue.lists) compiled.lists.push_back(list_number(list));
  cues_of_list_[compiled.lists.front()].push_back(number);
  cues_.push_back(std::move(compiled));
  return number;
}

void CueMatcher::find_one(std::uint32_t number, const Places& places, const WordStream& stream,
                          std::vector<CueHit>& hits) const {
  const auto& cue = cues_[number];
  if (cue.kind == Cue::Kind::phrase) {
    for (const auto& hit : places[cue.lists.front()]) hits.push_back({number, hit.from, hit.to});
    return;
  }
  std::vector<const std::vector<PhraseHit>*> lists;
  for (const auto list : cue.lists) {
    if (places[list].empty()) return;
    lists.push_back(&places[list]);
  }
  const Picker picker(lists, cue.kind == Cue::Kind::then, cue.distance, stream);
  Chosen chosen;
  for (const auto& first : *lists.front()) {
    if (!picker.pick(first, chosen)) continue;
    CueHit hit{number, first.from, first.to};
    for (const auto* part : chosen) {
      hit.from = std::min(hit.from, part->from);
      hit.to = std::max(hit.to, part->to);
    }
    hits.push_back(hit);
  }
}

std::vector<CueHit> CueMatcher::find(const WordStream& stream) const {
  Places places(numbers_.size());
  std::vector<std::uint32_t> touched;
  for (const auto& hit : phrases_.find(stream)) {
    if (places[hit.list].empty()) touched.push_back(hit.list);
    places[hit.list].push_back(hit);
  }
  std::vector<CueHit> hits;
  for (const auto list : touched)
    for (const auto cue : cues_of_list_[list]) find_one(cue, places, stream, hits);
  std::sort(hits.begin(), hits.end(), [](const CueHit& a, const CueHit& b) {
    return std::tie(a.cue, a.from, a.to) < std::tie(b.cue, b.from, b.to);
  });
  return hits;
}

}  // namespace throughline

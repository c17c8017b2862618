#include "corpus/model/agency_names.h"

#include <algorithm>

#include "corpus/base/utf8.h"
#include "corpus/model/agencies.h"
#include "corpus/model/phrase_set.h"

namespace throughline {
namespace {

/// The table is a constant whose patterns the tests compile, so a fault in it leaves that agency without
/// names.
PhraseSet compiled() {
  PhraseSet set;
  for (std::uint32_t i = 0; i < kAgencies.size(); ++i)
    if (const auto phrases = phrases_of(kAgencies[i].names)) set.add(i, *phrases);
  return set;
}

}  // namespace

std::vector<AgencyMention> agency_mentions(std::string_view text, const WordStream& stream) {
  static const PhraseSet names = compiled();
  auto hits = names.find(stream);
  std::stable_sort(hits.begin(), hits.end(), [](const PhraseHit& a, const PhraseHit& b) {
    return a.from != b.from ? a.from < b.from : a.to > b.to;
  });
  std::vector<AgencyMention> mentions;
  std::uint32_t free_from = 0;
  std::size_t byte = 0;
  std::size_t point = 0;
  const auto point_at = [&](std::size_t wanted) {
    point += code_points(text.substr(byte, wanted - byte));
    byte = wanted;
    return point;
  };
  for (const auto& hit : hits) {
    if (hit.from < free_from) continue;
    free_from = hit.to;
    const auto from = point_at(stream.words[hit.from].from);
    const auto to = point_at(stream.words[hit.to - 1].to);
    mentions.push_back({kAgencies[hit.list].id, {from, to}, hit.from, hit.to});
  }
  return mentions;
}

std::vector<AgencyMention> agency_mentions(std::string_view text) {
  return agency_mentions(text, words_of(text));
}

}  // namespace throughline

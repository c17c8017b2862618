#include "taxonomy/lens.h"

#include <algorithm>
#include <array>
#include <set>

#include "corpus/model/agencies.h"

namespace throughline {
namespace {

/// Words before a name that make it the object: "told the police", "a letter to the school".
constexpr auto kBeforeObject = std::to_array<std::string_view>(
    {"about", "against",    "at",   "called",   "contacted", "from", "in",      "inform", "informed",
     "into",  "involving",  "left", "notified", "notify",    "of",   "outside", "rang",   "saw",
     "seen",  "telephoned", "tell", "to",       "told",      "via",  "with"});
/// Words between a name and such a word that do not matter: "to the local police".
constexpr auto kSkipped = std::to_array<std::string_view>(
    {"a", "adult", "all", "an", "any", "both", "childrens", "community", "former", "her", "his", "its",
     "local", "new", "other", "own", "the", "their", "this"});
/// Words that an actor is followed by.
constexpr auto kAfterActor = std::to_array<std::string_view>(
    {"and",           "are",      "believed", "can",    "closed",  "could", "decided", "did",
     "does",          "failed",   "felt",     "had",    "has",     "have",  "is",      "knew",
     "may",           "might",    "must",     "need",   "needs",   "noted", "officer", "officers",
     "practitioners", "recorded", "shall",    "should", "staff",   "took",  "visited", "was",
     "were",          "who",      "will",     "worker", "workers", "would", "wrote"});

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& sorted, std::string_view word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

}  // namespace

LensReader::LensReader(std::string_view text, const WordStream& stream,
                       const std::vector<std::string>& heading_path)
    : stream_(stream) {
  for (const auto& mention : agency_mentions(text, stream))
    if (acts(mention)) actors_.push_back({mention.agency, stream.words[mention.from_word].sentence});
  for (auto heading = heading_path.rbegin(); heading != heading_path.rend() && headings_.empty(); ++heading)
    for (const auto& mention : agency_mentions(*heading)) headings_.push_back(mention.agency);
}

bool LensReader::acts(const AgencyMention& mention) const {
  const auto& sentence = stream_.sentences[stream_.words[mention.from_word].sentence];
  auto before = mention.from_word;
  while (before > sentence.from_word && is_one_of(kSkipped, stream_.word(before - 1))) --before;
  const bool followed =
      mention.to_word < sentence.to_word && is_one_of(kAfterActor, stream_.word(mention.to_word));
  if (before == sentence.from_word) return true;
  const auto previous = stream_.word(before - 1);
  if (previous == "by") return true;
  if (is_one_of(kBeforeObject, previous)) return false;
  return followed || mention.to_word - sentence.from_word <= 12;
}

std::vector<std::string> LensReader::of(const std::vector<std::uint32_t>& sentences,
                                        const std::vector<std::string>& fallback) const {
  std::set<std::string_view> found;
  for (const auto& actor : actors_)
    if (std::find(sentences.begin(), sentences.end(), actor.sentence) != sentences.end())
      found.insert(actor.agency);
  // The sentence before often names whom "they" are.
  if (found.empty())
    for (const auto& actor : actors_)
      for (const auto sentence : sentences)
        if (actor.sentence + 1 == sentence) found.insert(actor.agency);
  if (found.empty())
    for (const auto& actor : actors_) found.insert(actor.agency);
  if (found.empty()) found.insert(headings_.begin(), headings_.end());
  if (found.empty()) found.insert(fallback.begin(), fallback.end());
  std::vector<std::string> lens;
  for (const auto& agency : kAgencies)
    if (found.count(agency.id) != 0) lens.emplace_back(agency.id);
  return lens;
}

}  // namespace throughline

#include <algorithm>
#include <array>

#include "indexer/describe/recommendations.h"
#include "indexer/describe/wordings.h"

namespace throughline::describing {
namespace {

/// What ends the subject of a recommendation.
constexpr auto kModals = std::to_array<WordingRow<int>>({
    {0,
     "should|must|shall|will|needs to|need to|ought to|is to|are to|is asked|are asked|is invited|are "
     "invited|is requested|are requested|is recommended|to|may wish to"},
});
/// After it, whom the subject is to move.
constexpr auto kMoves = std::to_array<WordingRow<int>>({
    {0,
     "(should|to|must|will) (ask|invite|request|require|urge|recommend|seek ~3 "
     "(assurance|evidence|agreement) from|require of|agree with|arrange with)"},
    {0, "(with|together with|alongside|jointly with|through|and) (the|its)"},
});
constexpr auto kAgents = std::to_array<WordingRow<int>>({{0, "be ~3 by"}});

constexpr auto kActions = std::to_array<WordingRow<std::string_view>>({
    {"train", "train*|awareness session*|learning event*|workshop*|induction"},
    {"audit",
     "audit*|dip sampl*|evaluation|review all|review the (files|cases|records)|case file review|review all "
     "intelligence"},
    {"assurance",
     "seek* (assurance|evidence)|assure*|assured|be satisfied|seek confirmation|report* ~8 (to|the) ~2 "
     "board|monitor*|revisit ~6 action plan"},
    {"information-system",
     "record system*|recording system*|electronic (record|system)*|alert|flag|notification form|system for "
     "identifying|information system*|database|record so that|notify ~6 of every|provider "
     "intelligence|narrative field|revise ~6 records|IT system*"},
    {"commissioning",
     "commission*|contract*|fund|funding|funded|specification|recurrent|commissioner*|specialist "
     "post|establish a specialist|health checks"},
    {"policy",
     "polic*|procedure*|protocol*|guidance|standard|strategy|pathway|guide|adopt|code of "
     "conduct|framework|rule|arrangements|agree that"},
});

const Wordings& modals() {
  static const Wordings wordings = compiled(kModals);
  return wordings;
}
const Wordings& moves() {
  static const Wordings wordings = compiled(kMoves);
  return wordings;
}
const Wordings& agents() {
  static const Wordings wordings = compiled(kAgents);
  return wordings;
}
const Wordings& actions() {
  static const Wordings wordings = compiled(kActions);
  return wordings;
}

void add_once(std::vector<std::string>& list, const std::string& value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

/// Bodies that act through others: what they are to see to, the agencies named in it are to do.
bool acts_through_others(const std::string& agency) {
  return agency == "safeguarding-board" || agency == "community-safety-partnership" ||
         agency == "health-commissioner";
}
bool is_national(const std::string& agency) {
  return agency == "government" || agency == "national-panel" || agency == "regulator";
}

void add_those_to_be_moved(const WordStream& words, const std::vector<NamedAgency>& named,
                           std::vector<std::string>& found) {
  if (found.empty() || !std::all_of(found.begin(), found.end(), acts_through_others)) return;
  for (const auto& agency : named) {
    if (acts_through_others(agency.agency) || is_national(agency.agency)) continue;
    // Only of the first sentence: the second says how it is checked.
    if (words.words[agency.from].sentence == 0) add_once(found, agency.agency);
  }
}

}  // namespace

std::vector<std::string> addressees(std::string_view text, std::string_view heading,
                                    const AgencyAliases& agencies) {
  const auto words = words_of(text);
  const auto named = agencies.find(text, words);
  std::vector<std::string> found;
  const auto take = [&](std::uint32_t from, std::uint32_t to) {
    for (const auto& agency : named)
      if (agency.from >= from && agency.from < to) add_once(found, agency.agency);
  };
  std::uint32_t first_end = words.sentences.empty() ? 0 : words.sentences.front().to_word;
  for (const auto& hit : modals().find(words)) {
    if (hit.from >= first_end) break;
    take(0, hit.from);
    break;
  }
  for (const auto& hit : moves().find(words)) {
    const auto word = words.word(hit.from);
    if (word != "should" && word != "to" && word != "must" && word != "will") continue;
    auto end = hit.to;
    const auto stop = words.sentences[words.words[hit.from].sentence].to_word;
    while (end < stop && words.word(end) != "to" && words.word(end) != "that" && words.word(end) != "a" &&
           end - hit.to < 24)
      ++end;
    take(hit.to, end);
  }
  add_those_to_be_moved(words, named, found);
  if (found.empty())
    for (const auto& hit : agents().find(words)) take(hit.to, hit.to + 4);
  // Second sentences name their own actors: "The Partnership should receive an audit".
  for (std::size_t s = 1; s < words.sentences.size(); ++s)
    for (const auto& hit : modals().find(words)) {
      if (words.words[hit.from].sentence != s || words.word(hit.from) != "should") continue;
      for (const auto& agency : named)
        if (agency.from >= words.sentences[s].from_word && agency.to <= hit.from && found.empty())
          add_once(found, agency.agency);
      break;
    }
  if (found.empty() && !heading.empty()) {
    const auto heading_words = words_of(heading);
    for (const auto& agency : agencies.find(heading, heading_words)) add_once(found, agency.agency);
  }
  if (found.empty() && !named.empty() && named.front().from < 6) add_once(found, named.front().agency);
  return found;
}

std::string action_type(std::string_view text, const std::vector<std::string>& addressees) {
  const bool national = std::any_of(addressees.begin(), addressees.end(), [](const auto& id) {
    return id == "government" || id == "national-panel";
  });
  if (national) return "national";
  const auto hits = actions().find(words_of(text));
  // The first thing asked for is what it is; what follows is how it is checked.
  return hits.empty() ? "practice" : std::string(kActions[hits.front().id].id);
}

}  // namespace throughline::describing

// Facts of adults' reviews: capacity, types of abuse, needs for care and support, where the person lived.
#include <array>
#include <set>

#include "indexer/describe/fact_values.h"
#include "indexer/describe/facts.h"

namespace throughline::describing {
namespace {

/// "did not consider that there was evidence of organisational abuse": the rest of the sentence is denied.
bool denied_before(const CaseSentence& s, std::uint32_t word) {
  const auto& words = s.passage->words;
  for (auto w = words.sentences[s.sentence].from_word; w < word; ++w) {
    const auto text = words.word(w);
    if (text == "not" || text == "no" || text == "never" || text == "neither") return true;
  }
  return false;
}

struct AdultRow {
  std::string_view value;
  std::string_view pattern;
};
constexpr auto kLiving = std::to_array<AdultRow>({
    {"homeless",
     "street homeless|rough sleep*|sleeping rough|slept rough|sleeping on the streets|no fixed "
     "(abode|address)|(was|became|were|"
     "been) homeless|sofa surfing|lived on the streets|living on the streets|roofless"},
    {"temporary-accommodation",
     "temporary accommodation|(lived|living|placed|stayed|staying|room|resident) ~4 (hostel|hotel|bed and "
     "breakfast|night shelter)|emergency accommodation"},
    {"care-home",
     "(lived|living|resident|resided|moved|placed|admitted|placement|respite|discharged|home|died) ~6 (care "
     "home|nursing home|residential home|residential care)|a resident (at|of|in)|care home resident|resident "
     "of "
     "~4 home|a (care|nursing|residential) home (for|registered|in|where)"},
    {"supported-living",
     "supported (living|accommodation|housing)|extra care|sheltered (housing|accommodation) with|shared "
     "lives"},
    {"prison", "(was|while|whilst|serving|prisoner) ~4 (in|at) (prison|hmp)|a serving prisoner|hmp"},
    {"hospital",
     "(long stay|inpatient|in patient|detained) ~6 (hospital|unit|ward)|(lived|resided) ~4 (hospital|unit)"},
    {"alone",
     "lived (there)? alone|living (there)? alone|lives alone|lived on (his|her) own|lived by "
     "(himself|herself)|sole (tenant|"
     "occupant|occupier)|single occupan*|lived (there)? alone"},
    {"with-family",
     "(lived|living|lives|resided|residing|shared|lived together|home) (at home)? (with|in|there with) ~3 "
     "(wife|husband|mother|"
     "father|son|daughter|sister|brother|parents|partner|family|children|spouse|grandson|granddaughter|"
     "nephew|niece|"
     "adult son|adult daughter)|(son|daughter|husband|wife|partner|mother|brother|sister) ~8 lived with "
     "(him|her|them)|"
     "cared for at home by (his|her)"},
    {"with-others",
     "(lived|living|lives|shared|sharing) ~4 (friend|friends|lodger|lodgers|flatmate|housemate*|house "
     "share|shared house|"
     "other tenants|acquaintance)|house in multiple occupation|HMO"},
});
constexpr auto kNeeds = std::to_array<WordingRow<int>>({
    {1,
     "(had|has|with|significant|complex|eligible|his|her|assessed|extensive|and|considerable|clear|"
     "identified) (care and support "
     "needs|needs for care and support|need for care and support)|(package of care|care package) ~3 (was|in "
     "place|of|four|"
     "consisted|twice|three|daily)|(received|receiving|receipt of|had) ~3 (package of care|care package|home "
     "care|domiciliary care|"
     "direct payments|care and support)|eligible (care )?needs|met the eligibility criteria|carers "
     "(visited|attended|called) ~4 "
     "(day|daily|times|week)|an adult (with|who had) (care and support needs|needs for care and support)"},
    {2,
     "(no|any|not have) ~3 (care and support needs|needs for care and support)|not (been)? ~3 "
     "(assessed|identified|considered) as "
     "having (care and support needs|needs for care and support|eligible)|(not|no) eligible (care)? needs"},
});

bool of_the_law(const PassageText& passage, std::uint32_t sentence) {
  static const Wordings law = compiled(std::to_array<WordingRow<int>>({
      {0,
       "an adult (in its area|in the area|with needs|with care|at risk|who)|adults (with|who|at|in)|people "
       "(with|who|in)|any "
       "adult|section (9|42|44)|must arrange|safeguarding adults board (must|may)|the care "
       "act|statutory|criteria|"
       "person (with|who|in)|duty|duties|whether|national"},
  }));
  const auto hits = law.find(passage.words);
  return std::any_of(hits.begin(), hits.end(),
                     [&](const WordingHit& h) { return passage.words.words[h.from].sentence == sentence; });
}

}  // namespace

Fact<std::string> capacity_assessed(const std::vector<CaseSentence>& all) {
  for (const auto& s : all)
    if (s.has(Cue::capacity_not_assessed) &&
        speaks_of_case(*s.passage, s.sentence, s.at[static_cast<std::size_t>(Cue::capacity_not_assessed)]))
      return stated_fact("no", s.evidence(Cue::capacity_not_assessed));
  for (const auto& s : all)
    if (s.has(Cue::capacity_assessed) && !s.has(Cue::capacity_not_assessed) &&
        speaks_of_case(*s.passage, s.sentence, s.at[static_cast<std::size_t>(Cue::capacity_assessed)]))
      return stated_fact("yes", s.evidence(Cue::capacity_assessed));
  return {};
}

Fact<std::vector<std::string>> abuse_types(const std::vector<CaseSentence>& all,
                                           const ReviewDescription& review) {
  static const Wordings types = compiled(kAbuseWordings);
  static const Wordings statements = compiled(kAbuseStatements);
  std::set<std::string_view> found;
  Fact<std::vector<std::string>> fact;
  const PassageText* current = nullptr;
  std::vector<WordingHit> type_hits;
  std::vector<WordingHit> statement_hits;
  for (const auto& s : all) {
    if (!may_hold_facts(*s.passage->passage)) continue;
    if (s.passage != current) {
      current = s.passage;
      type_hits = types.find(current->words);
      statement_hits = type_hits.empty() ? std::vector<WordingHit>{} : statements.find(current->words);
    }
    const auto in_sentence = [&](const WordingHit& hit) {
      return current->words.words[hit.from].sentence == s.sentence;
    };
    if (std::none_of(statement_hits.begin(), statement_hits.end(), in_sentence)) continue;
    for (const auto& hit : type_hits) {
      if (!in_sentence(hit) || denied_before(s, hit.from)) continue;
      const auto type = kAbuseWordings[hit.id].type;
      // Only what the report concludes or the story tells; a domestic homicide is domestic abuse throughout.
      if (!found.insert(type).second) continue;
      if (!fact.value) fact.evidence = current->evidence(hit.from, hit.to);
      fact.value.emplace();
    }
  }
  if (review.type == "dhr") found.insert("domestic");
  if (found.empty()) return fact;
  fact.state = FactState::stated;
  fact.value.emplace();
  for (const auto& term : kAbuseTypes)
    if (found.count(term.id) > 0) fact.value->emplace_back(term.id);
  return fact;
}

Fact<std::string> care_and_support_needs(const DocumentText& text, const Reading& reading) {
  static const Wordings needs = compiled(kNeeds);
  Fact<std::string> denied;
  for (const auto index : text.narrative) {
    const auto& passage = text.passages[index];
    if (!may_hold_facts(*passage.passage)) continue;
    for (const auto& hit : needs.find(passage.words)) {
      if (of_the_law(passage, passage.words.words[hit.from].sentence)) continue;
      const bool no = kNeeds[hit.id].id == 2 || (hit.from > 0 && (passage.words.word(hit.from - 1) == "not" ||
                                                                  passage.words.word(hit.from - 1) == "no"));
      if (!no) return stated_fact("yes", passage.evidence(hit.from, hit.to));
      if (!denied.stated()) denied = stated_fact("no", passage.evidence(hit.from, hit.to));
    }
  }
  // Whoever lives in a care home or in supported living is cared for and supported there.
  const auto& living = reading.facts.at("living_situation");
  if (!denied.stated() && living.stated() &&
      (*living.value == "care-home" || *living.value == "supported-living"))
    return stated_fact("yes", living.evidence);
  return denied;
}

Fact<std::string> living_situation(const DocumentText& text) {
  static const Wordings rows = compiled(kLiving);
  constexpr auto other_people = std::to_array<std::string_view>(
      {"perpetrator", "neighbour", "residents", "resident's", "nationally", "tenants", "people", "adults"});
  std::array<const PassageText*, kLiving.size()> where{};
  std::array<WordingHit, kLiving.size()> hits{};
  std::array<int, kLiving.size()> score{};
  int order = 0;
  for (const auto index : text.narrative) {
    const auto& passage = text.passages[index];
    if (!may_hold_facts(*passage.passage)) continue;
    ++order;
    for (const auto& hit : rows.find(passage.words)) {
      const auto& words = passage.words;
      const auto& range = words.sentences[words.words[hit.from].sentence];
      bool usable = !range.question;
      bool now = false;
      for (auto w = range.from_word; w < range.to_word && usable; ++w) {
        const auto word = words.word(w);
        for (const auto other : other_people) usable = usable && (word != other || w >= hit.from);
        if (w < hit.from && (word == "not" || word == "previously" || word == "until" || word == "should" ||
                             word == "could" || word == "offered" || word == "considered" ||
                             word == "refused" || word == "formerly"))
          usable = false;
        if (w >= hit.to && (word == "until" || word == "before")) usable = false;
        now = now || word == "died" || word == "death" || word == "time" || word == "since";
      }
      if (!usable) continue;
      const auto row = hit.id;
      score[row] += (order <= 3 ? 4 : 1) + (now ? 3 : 0);
      if (where[row] == nullptr) where[row] = &passage, hits[row] = hit;
    }
  }
  const auto best = std::max_element(score.begin(), score.end());
  if (*best < 3) return {};
  const auto row = static_cast<std::size_t>(best - score.begin());
  return stated_fact(kLiving[row].value, where[row]->evidence(hits[row].from, hits[row].to));
}

}  // namespace throughline::describing

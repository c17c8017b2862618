// What brought the review about, where the report says so of this case and does not only quote the law.
#include <array>
#include <set>

#include "indexer/describe/fact_values.h"
#include "indexer/describe/facts.h"

namespace throughline::describing {
namespace {

/// A decision about this case.
constexpr auto kDecisions = std::to_array<WordingRow<int>>({
    {0,
     "(criteria|criterion|threshold|requirements|conditions) ~8 (was|were|are|is|had been|have been) "
     "(not|all|fully|also)? "
     "(met|satisfied|fulfilled)|(met|meets|meet|satisfied|fulfilled|fulfil|meeting) ~4 "
     "(criteria|criterion|threshold)|"
     "(decided|agreed|determined|concluded|resolved|decision|recommended|considered) ~14 "
     "(review|scr|sar|lcspr|"
     "cspr|dhr|cpr|apr)|(review|scr|sar|lcspr|cspr|dhr) (was|has been) (commissioned|initiated|instigated|"
     "undertaken|held|established|carried out|conducted) ~12 (because|following|as|after|due|in "
     "response|under|in "
     "accordance)|commissioned ~10 (because|following|after|on the grounds|in response)|(fell within|falls "
     "within) ~6 "
     "criteria|did so|criteria are met|they are"},
});
constexpr auto kNotMet = std::to_array<WordingRow<int>>({
    {0,
     "criteria ~12 not ~1 (met|satisfied|fulfilled)|(not|nor) ~2 meet ~6 "
     "criteria|(discretion|discretionary|non statutory|"
     "non mandatory)|despite not meeting"},
});
constexpr auto kReasons = std::to_array<WordingRow<std::string_view>>({
    {"death",
     "(child|adult|person|baby|infant|he|she|they|children|who) (has|had|have)? "
     "(died|dies|dead)|(child|adult|person|case) "
     "~6 has died|(the|his|her|their|a|tragic) (death|deaths) of|following ~3 death|died"},
    {"serious-harm",
     "(seriously|significantly) (harmed|injured)|serious (harm|injury|injuries)|significant harm|life "
     "threatening|life changing|serious and permanent|serious sexual abuse|impairment of"},
    {"abuse-or-neglect",
     "abuse or neglect|abuse and neglect|abuse and or neglect|neglect or abuse|abuse ~5 (is|was|were|been) "
     "(known|suspected|"
     "either)|neglect ~5 (is|was|were) (known|suspected)|(known|suspected) ~3 (abuse|neglect)|abuse is "
     "known|resulted from ~2 "
     "(abuse|neglect)"},
    {"working-together",
     "concern* ~6 (way|how|manner|ways) ~12 (work*|acted)|(how|way ~3) (agencies|partners|professionals|"
     "organisations|the authority|the board) ~8 work* ~2 (together|with one another|effectively)|worked "
     "(together|with one "
     "another)|work (together|more effectively)|working together (effectively|more)|agencies ~6 worked "
     "together|could "
     "have worked"},
    {"suicide", "(suspected|apparent|by|possible|completed) suicide|took (his|her|their) own life"},
    {"in-custody",
     "died (in|while in|whilst in) (custody|prison|police)|death in custody|detained under the mental "
     "health act|youth detention"},
    {"homicide",
     "domestic homicide|(killed|murdered|unlawfully killed) by|homicide|death ~8 (resulted|result|appears) "
     "~6 violence"},
});

bool quotes_the_law(const PassageText& passage, std::uint32_t sentence) {
  static const Wordings law = compiled(std::to_array<WordingRow<int>>({
      {0,
       "(must|should|shall|may|requires|require|required|provides that|duty to|states that|sets out) ~14 "
       "(review|"
       "reviews|scr|sar|where|when|if|whenever)|(when|where|whenever|if) (a|an|any) "
       "(child|adult|person)|criteria for "
       "~6 (are|include)|is to|purpose of"},
  }));
  const auto hits = law.find(passage.words);
  return std::any_of(hits.begin(), hits.end(),
                     [&](const WordingHit& h) { return passage.words.words[h.from].sentence == sentence; });
}

bool any_in(const std::vector<WordingHit>& hits, const WordStream& words, std::uint32_t sentence) {
  return std::any_of(hits.begin(), hits.end(),
                     [&](const WordingHit& h) { return words.words[h.from].sentence == sentence; });
}

/// "Guidance requires a review when a child dies and ... The criteria were met": the tests quoted just
/// before, save those of which the law offers a choice.
void take_from_law(const std::vector<WordingHit>& why, const WordStream& words, std::uint32_t sentence,
                   std::set<std::string_view>& found) {
  std::set<std::string_view> quoted;
  for (const auto& hit : why)
    if (words.words[hit.from].sentence == sentence) quoted.insert(kReasons[hit.id].id);
  if (quoted.count("death") > 0 && quoted.count("serious-harm") > 0) {
    quoted.erase("death");
    quoted.erase("serious-harm");
  }
  found.insert(quoted.begin(), quoted.end());
}

}  // namespace

Fact<std::vector<std::string>> trigger_criteria(const DocumentText& text) {
  static const Wordings decisions = compiled(kDecisions);
  static const Wordings not_met = compiled(kNotMet);
  static const Wordings reasons = compiled(kReasons);
  static const Wordings criteria = compiled(std::to_array<WordingRow<int>>({{0, "criteria|criterion"}}));
  Fact<std::vector<std::string>> fact;
  std::set<std::string_view> found;
  for (const auto& passage : text.passages) {
    if (has_role(*passage.passage, {SectionRole::recommendation, SectionRole::references,
                                    SectionRole::contents, SectionRole::good_practice}))
      continue;
    const auto decided = decisions.find(passage.words);
    if (decided.empty()) continue;
    const auto& words = passage.words;
    const auto why = reasons.find(words);
    const auto refused = not_met.find(words);
    const auto tests = criteria.find(words);
    for (std::uint32_t s = 0; s < words.sentences.size(); ++s) {
      if (!any_in(decided, words, s) || words.sentences[s].question) continue;
      const bool no = any_in(refused, words, s);
      const bool test = any_in(tests, words, s);
      if (quotes_the_law(passage, s) && !test) continue;
      if (no) {
        found.insert("discretionary");
        if (fact.evidence.text.empty())
          fact.evidence = passage.evidence(words.sentences[s].from_word, words.sentences[s].to_word);
        // "It considered nevertheless that there was much to learn about how agencies had worked together".
        for (const auto& hit : why)
          if (words.words[hit.from].sentence == s + 1 && any_in(decided, words, s + 1) &&
              kReasons[hit.id].id == "working-together")
            found.insert("working-together");
        continue;
      }
      if (test && !any_in(why, words, s) && s > 0 && quotes_the_law(passage, s - 1))
        take_from_law(why, words, s - 1, found);
      // The sentence itself, and the next one where it only says that the criteria were met.
      for (const auto& hit : why) {
        const auto where = words.words[hit.from].sentence;
        if (where != s && !(test && where == s + 1)) continue;
        if (where != s && quotes_the_law(passage, where)) continue;
        found.insert(kReasons[hit.id].id);
        if (fact.evidence.text.empty())
          fact.evidence = passage.evidence(words.sentences[s].from_word, words.sentences[s].to_word);
      }
    }
    if (!found.empty() && found.count("discretionary") == 0) break;
  }
  if (found.empty()) return fact;
  fact.state = FactState::stated;
  fact.value.emplace();
  for (const auto& term : kTriggerCriteria)
    if (found.count(term.id) > 0) fact.value->emplace_back(term.id);
  return fact;
}

}  // namespace throughline::describing

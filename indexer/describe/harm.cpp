// What came of it and what kind of harm it was.
#include <algorithm>
#include <map>
#include <set>

#include "corpus/base/utf8.h"
#include "indexer/describe/fact_values.h"
#include "indexer/describe/facts.h"

namespace throughline::describing {
namespace {

/// "Her grandmother had died the year before": somebody else's death.
bool of_another(const CaseSentence& s, const Kin& kin) {
  Who who = Who::nobody;
  const auto died = s.at[static_cast<std::size_t>(Cue::died)];
  const auto& words = s.passage->words;
  for (const auto& m : kin.mentions(*s.passage))
    if (m.at + 1 < died && words.words[m.at].sentence == s.sentence && m.who != Who::family) {
      // "Child A and her mother were found dead".
      if (m.who == Who::subject && !m.pronoun) return false;
      who = m.who;
    }
  return who != Who::nobody && who != Who::subject;
}

}  // namespace

/// Death unless the person is said to have lived; told by the title or the introduction.
Fact<std::string> outcome_of_case(const TitlePage& front, const std::vector<CaseSentence>& all,
                                  const Kin& kin) {
  const auto title = lower_case(front.title);
  const CaseSentence* died = nullptr;
  const CaseSentence* survived = nullptr;
  const CaseSentence* harmed = nullptr;
  for (const auto& s : all) {
    if (!s.introduction) continue;
    if (!s.facts && died == nullptr && survived == nullptr &&
        s.passage->passage->role == SectionRole::boilerplate)
      continue;
    if (survived == nullptr && s.has(Cue::survived)) survived = &s;
    if (harmed == nullptr && s.has(Cue::harmed) && !s.negated()) harmed = &s;
    if (died == nullptr && s.has(Cue::died) && !of_another(s, kin)) died = &s;
  }
  if (survived != nullptr) return stated_fact("serious-harm", survived->evidence(Cue::survived));
  if (died != nullptr) return stated_fact("death", died->evidence(Cue::died));
  if (title.find("death of") != std::string::npos) {
    Evidence evidence;
    evidence.page = 1;
    evidence.text = front.title;
    return stated_fact("death", evidence);
  }
  if (harmed != nullptr) return stated_fact("serious-harm", harmed->evidence(Cue::harmed));
  return {};
}

Fact<std::string> harm_category(const DocumentText& text) {
  static const Wordings wordings = compiled(kHarmWordings);
  constexpr int kIntroductionWeight = 3;
  constexpr int kLeast = 4;
  std::map<std::string_view, int> scores;
  std::map<std::string_view, Evidence> evidence;
  for (std::size_t order = 0; order < text.narrative.size() && order < 24; ++order) {
    const auto& passage = text.passages[text.narrative[order]];
    if (has_role(*passage.passage, {SectionRole::boilerplate})) continue;
    // Far into the analysis harm is spoken of in general, not as what happened to this child.
    const bool discussion = has_role(*passage.passage, {SectionRole::analysis, SectionRole::finding});
    if (discussion && text.narrative[order] >= DocumentText::kIntroduction) continue;
    std::set<std::uint32_t> seen;
    for (const auto& hit : wordings.find(passage.words)) {
      if (!seen.insert(hit.id).second) continue;
      const auto& row = kHarmWordings[hit.id];
      const bool early = order < 4;
      scores[row.category] += row.weight * (early ? kIntroductionWeight : 1);
      evidence.emplace(row.category, passage.evidence(hit.from, hit.to));
    }
  }
  const auto best = std::max_element(scores.begin(), scores.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  if (best == scores.end() || best->second < kLeast) return {};
  return stated_fact(best->first, evidence[best->first]);
}

}  // namespace throughline::describing

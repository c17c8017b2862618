// What came of it and what kind of harm it was.
#include <algorithm>
#include <map>
#include <set>

#include "corpus/base/utf8.h"
#include "indexer/describe/fact_values.h"
#include "indexer/describe/facts.h"

namespace throughline::describing {
namespace {

/// Death unless the person is said to have lived; told by the title or the introduction.
}  // namespace

Fact<std::string> outcome_of_case(const TitlePage& front, const std::vector<CaseSentence>& all) {
  const auto title = lower_case(front.title);
  const CaseSentence* died = nullptr;
  const CaseSentence* survived = nullptr;
  const CaseSentence* harmed = nullptr;
  for (const auto& s : all) {
    if (!s.introduction) continue;
    if (!s.facts && died == nullptr && survived == nullptr &&
        s.passage->passage->role == SectionRole::boilerplate)
      continue;
    const auto words = lower_case(s.text());
    const bool relative = words.find("grand") != std::string::npos ||
                          words.find("father had died") != std::string::npos ||
                          words.find("mgf") != std::string::npos;
    if (survived == nullptr && s.has(Cue::survived)) survived = &s;
    if (harmed == nullptr && s.has(Cue::harmed) && !s.negated()) harmed = &s;
    if (died == nullptr && s.has(Cue::died) && !relative) died = &s;
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

#include "indexer/describe/withheld.h"

#include <algorithm>

#include "indexer/describe/wordings.h"

namespace throughline::describing {
namespace {

/// Said of what is left out. Redactions in the text itself are another matter.
constexpr auto kSaying = std::to_array<WordingRow<int>>({
    {0, "decided not to (publish|give|disclose|state|name|include)"},
    {0, "(has|have) ~2 been (withheld|left out|omitted|removed)"},
    {0,
     "(are|is|was|were) (withheld|left out|omitted|not disclosed|not published|not given|deliberately not)"},
    {0, "asked (us|the board|the partnership|the reviewer|that we) not to (say|give|state|publish|disclose)"},
    {0, "(does|do|will) not (give|disclose|publish|reveal|identify) ~6 (age|sex|gender|ethnic*|date*)"},
    {0,
     "(has|have) ~1 (not been|been) ~1 "
     "(included|changed|altered|anonymised|obscured|disguised|excluded|redacted|"
     "disclosed|specified|stated)"},
    {0,
     "(not|omitted|removed|changed|excluded|altered) ~8 (to|order to) "
     "(protect|preserve|maintain|safeguard|ensure|avoid) ~3 "
     "(identity|identities|anonymity|privacy|confidentiality|identification|identifying)"},
    {0, "(chosen|agreed|asked) not to (say|give|state|publish|disclose|reveal)"},
});

constexpr auto kItems = std::to_array<WordingRow<WithheldItem>>({
    {WithheldItem::ethnicity, "ethnic*|heritage|where the family comes from|nationality"},
    {WithheldItem::sex, "sex|gender|young man or|boy or (a)? girl|male or female|man or (a)? woman"},
    {WithheldItem::age, "age|ages|date of birth"},
    {WithheldItem::incident_date,
     "when (these|the) events ~2 (took place|happened|occurred)|date* of (the)? "
     "(incident|death|event|events)|when ~3 died|(some|exact|specific|all|certain|key|precise)? dates "
     "(have|has|are|were)"},
    {WithheldItem::review_dates, "date* on which the review|date* of the review|when the review was"},
    {WithheldItem::parental_mental_health,
     "mental health of (the|his|her|their)? (adult|adults|parent|parents|mother|father)|parents mental "
     "health|mothers mental health"},
    {WithheldItem::parental_substance,
     "(alcohol|drug|substance) (use|misuse) of the (adults|parents|mother|father)"},
});

}  // namespace

bool blacked_out_behind(const PassageText& passage, std::uint32_t word, std::uint32_t reach) {
  const auto& words = passage.words;
  if (word >= words.words.size()) return false;
  const auto last = std::min<std::size_t>(words.words.size() - 1, word + reach);
  for (auto w = word; w <= last; ++w)
    if (is_redaction(words.word(w)) || words.word(w).substr(0, 3) == "xxx") return true;
  const auto from = words.words[word].to;
  const auto to = last + 1 < words.words.size() ? words.words[last].to : passage.text().size();
  const auto between = passage.text().substr(from, to - from);
  for (const std::string_view box : {"\u2588", "\u25A0", "\u25AE", "\u2593"})
    if (between.find(box) != std::string_view::npos) return true;
  return false;
}

Withheld withheld_items(const DocumentText& text) {
  static const Wordings saying = compiled(kSaying);
  static const Wordings items = compiled(kItems);
  Withheld withheld;
  for (const auto& passage : text.passages) {
    // What agencies failed to record is a finding, not an editor's decision.
    if (has_role(*passage.passage, {SectionRole::analysis, SectionRole::recommendation,
                                    SectionRole::references, SectionRole::appendix, SectionRole::contents}))
      continue;
    const auto said = saying.find(passage.words);
    if (said.empty()) continue;
    for (const auto& hit : items.find(passage.words)) {
      const auto sentence = passage.words.words[hit.from].sentence;
      const bool here = std::any_of(said.begin(), said.end(), [&](const WordingHit& s) {
        return passage.words.words[s.from].sentence == sentence;
      });
      auto& slot = withheld[static_cast<std::size_t>(kItems[hit.id].id)];
      if (here && !slot) slot = passage.evidence(hit.from, hit.to);
    }
  }
  return withheld;
}

}  // namespace throughline::describing

// The wordings that say what a date is the date of. Internal to indexer/describe.
#pragma once

#include <array>
#include <string_view>

#include "indexer/describe/wordings.h"

namespace throughline::describing {

enum class DateRole { incident, commissioned, completed, published };

/// Strength: 3 says it outright, 2 nearly, 1 only when nothing else does.
struct RoleWording {
  DateRole role;
  int strength;
  std::string_view pattern;
  bool refers_back = false;  ///< "It did so in July": only after a sentence on commissioning
};

inline constexpr auto kRoleWordings = std::to_array<RoleWording>({
    // The incident. Who died is checked apart.
    {DateRole::incident, 3,
     "died|was killed|were killed|pronounced dead|took (his|her|their) own life|was murdered|was "
     "stabbed|found (dead|deceased|fatally injured)|lost their lives"},
    {DateRole::incident, 3,
     "(point|time|day) of (his|her|their)? death on|death on|death occurred|date of death|before "
     "(his|her|their) death on"},
    {DateRole::incident, 2,
     "took a (large|significant|serious)? ~2 (overdose|quantity)|large quantity of|injuries were "
     "(inflicted|sustained|caused)|was (seriously|severely|critically)? injured|found unresponsive|was found "
     "unresponsive"},
    {DateRole::incident, 2,
     "was (taken|carried|admitted|brought) ~3 (by ambulance|to hospital|into hospital|hospital|into "
     "the|infirmary)"},
    {DateRole::incident, 2, "date of (the)? (incident|event|injury|serious incident)"},
    {DateRole::incident, 1,
     "(told|disclosed) ~6 (school|teacher|teaching assistant|social worker|police)|was found|were found"},
    // The decision to hold the review.
    {DateRole::commissioned, 3,
     "commissioned (this|the|a|an|this joint|a joint) ~6 "
     "(review|SAR|DHR|SCR|LCSPR|CSPR)|(review|SAR|DHR|SCR) was (formally)? commissioned"},
    {DateRole::commissioned, 3, "commissioned by the ~8 (chair|board|partnership|partners)"},
    {DateRole::commissioned, 3,
     "decision to (commission|hold|undertake|conduct|carry out) ~8 review|agreed to "
     "commission|(decided|resolved) ~5 to (commission|hold|undertake|conduct|carry out)"},
    {DateRole::commissioned, 3,
     "(decided|agreed|determined|concluded|confirmed) ~5 that ~8 criteria ~9 met|accepted the recommendation "
     "~14 criteria ~4 met|decided that ~2 circumstances met"},
    {DateRole::commissioned, 3,
     "(chair|partners|board|partnership) determined|decided ~5 that a ~3 review should"},
    {DateRole::commissioned, 3, "asked ~5 for this (rapid)? review|date ~3 (decision|commissioned)"},
    {DateRole::commissioned, 2,
     "accepted the recommendation|commissioned a (smaller|local|single|concise|extended)"},
    {DateRole::commissioned, 2, "(it|they) did so", true},
    {DateRole::commissioned, 1,
     "(reviewer|author|chair) was appointed|reviewers were appointed|was appointed ~6 (to|as) ~4 "
     "(author|reviewer|chair)"},
    // The report was finished.
    {DateRole::completed, 3,
     "report (was)? completed|report was (finished|finalised|concluded|signed off)|date ~2 completed|review "
     "was completed and"},
    {DateRole::completed, 3, "completed report|report completed|date submitted|date of (final)? report"},
    {DateRole::completed, 2,
     "(report|review|findings) (was|were) "
     "(presented|submitted|reported|agreed|accepted|approved|endorsed|ratified) ~2 (by|to|at)"},
    {DateRole::completed, 2,
     "(accepted|agreed|approved|endorsed|ratified|signed off) ~2 by ~3 "
     "(board|partnership|partners|panel|committee)"},
    {DateRole::completed, 2,
     "accepted the (completed|final|overview)? report|presented to the (board|partnership)|submitted to ~8 "
     "panel|report was (agreed|accepted|approved)"},
    // The report came out.
    {DateRole::published, 3,
     "(this|the|its) (final|overview|edited)? (report|review|response|summary|version|document|briefing) "
     "(was|is|is to be|will be)? published|edited version published|resolved to publish it|it was "
     "published|publish it in"},
    {DateRole::published, 3, "date of publication|date published|publication date"},
    {DateRole::published, 2, "publication was (held over|held back|delayed|deferred) until"},
});

/// Sentences about other documents and other reviews, whose dates are not this one's.
inline constexpr auto kElsewhere = std::to_array<WordingRow<int>>({
    {0,
     "working together|statutory guidance|guidance was (published|issued)|annual report|previous "
     "(review|report)|another (review|report)|earlier (review|report)"},
    {0, "(post mortem|psychiatric|inspection|IMR|agency|health overview) report*|chronology was"},
});

}  // namespace throughline::describing

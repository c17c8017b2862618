// The wordings that say what a date is the date of. Internal to indexer/describe.
#pragma once

#include <array>
#include <string_view>

#include "indexer/describe/wordings.h"

namespace throughline::describing {

/// In the order of kReviewDates, without the period, which has two ends.
enum class DateRole { incident, notified, decided, commissioned, completed, published };
inline constexpr std::size_t kDateRoles = 6;

/// Strength: 3 says it outright, 2 nearly, 1 only when nothing else does.
struct RoleWording {
  DateRole role;
  int strength;
  std::string_view pattern;
  bool refers_back = false;  ///< "It did so in July": only after a sentence on commissioning
  bool goes_on = false;      ///< "... and published in March": only in a sentence on the report's completion
};

inline constexpr auto kRoleWordings = std::to_array<RoleWording>({
    // The incident. Who died is checked apart.
    {DateRole::incident, 3,
     "died|was killed|were killed|was fatally|pronounced dead|(took|taken|ended) (his|her|their) own "
     "life|was "
     "murdered|was stabbed|was shot|found (dead|deceased|fatally injured|hanged|hanging)|lost "
     "(his|her|their) "
     "(life|lives)|body was (found|discovered|recovered)|passed away"},
    {DateRole::incident, 3,
     "(point|time|day) of (his|her|their)? death on|death on|death occurred|date of death|before "
     "(his|her|their) death on|(death|murder|homicide|killing|suicide) of ~6 (on|in)"},
    {DateRole::incident, 2,
     "took a (large|significant|serious)? ~2 (overdose|quantity)|large quantity of|injuries were "
     "(inflicted|sustained|caused)|was (seriously|severely|critically)? injured|found unresponsive|was found "
     "unresponsive|(suffered|sustained|received|presented with) ~5 "
     "(injury|injuries|burns|fracture*|haemorrhage)"},
    {DateRole::incident, 2,
     "was (taken|carried|admitted|brought) ~3 (by ambulance|to hospital|into hospital|hospital|into "
     "the|infirmary)"},
    {DateRole::incident, 2,
     "date of (the)? (incident|event|injury|serious incident)|(critical|index|serious|significant) "
     "(incident|event) ~8 (happened|occurred|took place)"},
    {DateRole::incident, 1,
     "(told|disclosed) ~6 (school|teacher|teaching assistant|social worker|police)|was found|were found"},
    // The board, the partnership or the panel heard of it.
    {DateRole::notified, 3,
     "(board|partnership|panel|partners|CSP|LSCB|LSCP|SAB|committee) was (formally|first)? "
     "(notified|informed|made aware|alerted)"},
    {DateRole::notified, 3,
     "notified ~3 (safeguarding|community safety|national|review) ~5 "
     "(board|partnership|panel|chair)|notified "
     "(ofsted|the board|the partnership|the panel|the chair|the CSP)"},
    {DateRole::notified, 3,
     "notification ~3 (was|were) (submitted|sent|made|received)|(submitted|received|made|sent) a "
     "(serious|significant)? (child|safeguarding)? (incident)? notification"},
    {DateRole::notified, 2,
     "SAR referral|referral for a ~4 (review|SAR|SCR|LCSPR|DHR)|(case|death|deaths|circumstances|matter) "
     "(was|were) "
     "referred to ~6 (board|panel|subgroup|sub-group|group|partnership|committee)"},
    {DateRole::notified, 2,
     "(referred|reported) the (case|death|homicide) to ~6 (board|panel|partnership|CSP)"},
    {DateRole::notified, 1, "made a referral to both partnerships|made a referral to ~4 (board|partnership)"},
    // The decision to hold a review.
    {DateRole::decided, 3,
     "decision to (commission|hold|undertake|conduct|carry out|initiate|convene|proceed) ~8 "
     "(review|SAR|DHR|SCR|LCSPR|CSPR|CMR)|decision (was)? ~3 (made|taken) ~8 "
     "(review|SAR|DHR|SCR|LCSPR|CSPR)"},
    {DateRole::decided, 3,
     "agreed to (commission|hold|undertake)|(decided|resolved|agreed|recommended|recommend) ~5 to "
     "(commission|hold|undertake|conduct|carry out|initiate) ~6 (review|SAR|DHR|SCR|LCSPR|CSPR)"},
    {DateRole::decided, 3,
     "(decided|agreed|determined|concluded|confirmed) ~5 that ~8 criteria ~9 met|accepted the recommendation "
     "~14 criteria ~4 met|(decided|agreed|determined|concluded) that ~2 circumstances met|(decided|agreed|"
     "determined|concluded|confirmed) that ~5 met the ~3 (criteria|criterion|threshold) ~4 review"},
    {DateRole::decided, 3,
     "(chair|partners|board|partnership) determined|(decided|determined|agreed|recommended|recommend) ~5 "
     "that ~1 a ~8 "
     "(review|SAR|DHR|SCR) (should|would|be)"},
    {DateRole::decided, 2, "accepted the recommendation"},
    // The review was set going.
    {DateRole::commissioned, 3,
     "commissioned (this|the|a|an|this joint|a joint) ~6 "
     "(review|SAR|DHR|SCR|LCSPR|CSPR)|(review|SAR|DHR|SCR|LCSPR|CSPR) was (formally)? commissioned"},
    {DateRole::commissioned, 3, "commissioned by the ~8 (chair|board|partnership|partners)"},
    {DateRole::commissioned, 3, "asked ~5 for this (rapid)? review|date ~3 commissioned"},
    {DateRole::commissioned, 2, "commissioned a (smaller|local|single|concise|extended)"},
    {DateRole::commissioned, 2, "(it|they) did so", true},
    {DateRole::commissioned, 2,
     "(review|SAR|DHR|SCR|LCSPR|CSPR) (formally)? (began|commenced|started)|(review|SAR|DHR|SCR) was "
     "(initiated|instigated|established|convened)"},
    {DateRole::commissioned, 1,
     "(reviewer|author|chair) was appointed|reviewers were appointed|was appointed ~6 (to|as) ~4 "
     "(author|reviewer|chair)"},
    // The report was finished.
    {DateRole::completed, 3,
     "report (was|were)? completed|report was (finished|finalised|concluded|signed off)|date ~2 "
     "completed|review "
     "was (completed|concluded) (and|in|on)|completed ~1 (this|the) (overview|final)? report"},
    {DateRole::completed, 3,
     "completed report|report completed|date submitted|date of (final|the)? report|version was completed"},
    {DateRole::completed, 2,
     "(report|review|findings) (was|were) "
     "(presented|submitted|reported|agreed|accepted|approved|endorsed|ratified|signed off|adopted) ~2 "
     "(by|to|at)"},
    {DateRole::completed, 2,
     "(accepted|agreed|approved|endorsed|ratified|signed off) ~2 by ~3 "
     "(board|partnership|partners|panel|committee)"},
    {DateRole::completed, 2,
     "accepted the (completed|final|overview)? report|(report|review) ~3 presented to the "
     "(board|partnership)|submitted to ~8 panel|report was (agreed|accepted|approved)"},
    // The report came out.
    {DateRole::published, 3,
     "(this|the|its) (final|overview|edited)? (report|review|response|summary|version|document|briefing) "
     "(was|is|is to be|will be)? (first)? published|edited version published|resolved to publish it|it was "
     "published|publish it in"},
    {DateRole::published, 3, "date of publication|date published|publication date"},
    {DateRole::published, 2,
     "publication ~4 was (held over|held back|delayed|deferred|postponed) until|publication ~3 "
     "(delayed|deferred|postponed|held) until"},
    {DateRole::published, 2, "and (was|is|was then)? (first)? published (in|on)", false, true},
});

/// Sentences about other documents and other reviews, whose dates are not this one's.
inline constexpr auto kElsewhere = std::to_array<WordingRow<int>>({
    {0,
     "working together|statutory guidance|guidance was (published|issued)|annual report|previous "
     "(review|report)|another (review|report|board|area)|earlier (review|report)|white paper|national "
     "review"},
    {0,
     "(post mortem|psychiatric|inspection|IMR|agency|health "
     "overview|pathologists|pathology|psychologists|social "
     "workers|court|expert|experts|police|school|medical|investigation|ombudsman|internal|complaint|audit|"
     "conference) "
     "report*|chronology was"},
});

/// A rapid review comes before the review that it leads to.
inline constexpr auto kOtherReviews = std::to_array<WordingRow<int>>({
    {0,
     "rapid review*|child death review|child death overview panel|safeguarding enquiry|serious incident "
     "investigation|"
     "internal review|internal management review|single agency review"},
});

/// What opens a statement of the period that the review looked at.
inline constexpr auto kPeriodWordings = std::to_array<WordingRow<int>>({
    {3,
     "period (under|of) (the|this)? review|review period|period (covered|reviewed|considered)|timeframe|time "
     "frame|timeframes|(timescale|scoping period|time period|timeline) "
     "(of|for|under|covered|was|is|from|agreed)|"
     "reference period"},
    {3,
     "(review|report|SAR|DHR|SCR|panel|terms of reference|scope) ~3 "
     "(considers|considered|covers|covered|examines|examined|focuses|focused|spans|spanned|looks at|looked "
     "at) ~8 "
     "(period|from|between)"},
    {3, "(consider|examine|cover|covered|covers|focus|focused|review|reviewed|analyse) ~3 the ~2 period"},
    {2, "review (covers|covered|spans|considers|examines|considered|examined)"},
    {2, "(chronology|chronologies) ~6 (from|between|period|covering)"},
});

/// Labels of cover sheets and tables, by how they begin; the longer first where one begins the other.
struct DateLabel {
  std::string_view label;
  std::string_view role;  ///< id of kReviewDates, "period", or "" for dates that are none of them
};
inline constexpr auto kDateLabels = std::to_array<DateLabel>({
    {"date of death", "incident"},
    {"date of incident", "incident"},
    {"date of the incident", "incident"},
    {"date of serious incident", "incident"},
    {"date of the serious incident", "incident"},
    {"date of injury", "incident"},
    {"date of homicide", "incident"},
    {"date of event", "incident"},
    {"date of critical incident", "incident"},
    {"incident date", "incident"},
    {"died on", "incident"},
    {"died", "incident"},
    {"date notified", "notified"},
    {"date of notification", "notified"},
    {"date of serious incident notification", "notified"},
    {"date of referral to the", "notified"},
    {"date referred to", "notified"},
    {"date ofsted notified", "notified"},
    {"date of decision", "decided"},
    {"date decision", "decided"},
    {"decision date", "decided"},
    {"date of the decision", "decided"},
    {"date commissioned", "commissioned"},
    {"date review commissioned", "commissioned"},
    {"date of commission", "commissioned"},
    {"date the review was commissioned", "commissioned"},
    {"review commenced", "commissioned"},
    {"date review commenced", "commissioned"},
    {"date review started", "commissioned"},
    {"period under review", "period"},
    {"period of review", "period"},
    {"period covered", "period"},
    {"period reviewed", "period"},
    {"review period", "period"},
    {"timeframe", "period"},
    {"time frame", "period"},
    {"time period", "period"},
    {"timescale", "period"},
    {"scoping period", "period"},
    {"date of publication", "published"},
    {"date published", "published"},
    {"date of first publication", "published"},
    {"publication date", "published"},
    {"published on", "published"},
    {"published", "published"},
    {"first published", "published"},
    {"date report completed", "completed"},
    {"date of completion", "completed"},
    {"date completed", "completed"},
    {"date of report", "completed"},
    {"date of the report", "completed"},
    {"date of final report", "completed"},
    {"date of overview report", "completed"},
    {"date of this report", "completed"},
    {"date report", "completed"},
    {"date finalised", "completed"},
    {"date signed off", "completed"},
    {"date agreed", "completed"},
    {"date approved", "completed"},
    {"date ratified", "completed"},
    {"date submitted", "completed"},
    {"report date", "completed"},
    {"report completed", "completed"},
    {"overview report completed", "completed"},
    {"review completed", "completed"},
    {"completed", "completed"},
    {"date of birth", ""},
    {"date of review", ""},
    {"date of next review", ""},
    {"review date", ""},
    {"last updated", ""},
    {"updated", ""},
    {"date printed", ""},
});

}  // namespace throughline::describing

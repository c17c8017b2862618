// The wordings that state case facts. What they add up to is decided in facts.cpp; here is only what is said.
// Internal to indexer/describe.
#pragma once

#include <array>
#include <cstdint>

#include "indexer/describe/wordings.h"

namespace throughline::describing {

enum class Cue : std::uint8_t {
  negation,
  enquiry,
  nothing_to_suggest,
  redaction,
  // people
  parent,
  sibling,
  teenager,
  // plans and services
  plan,
  plan_current,
  plan_ended,
  plan_not_now,
  plan_not_made,
  child_in_need,
  social_worker,
  no_social_worker,
  case_closed,
  some_contact,
  no_contact,
  looked_after,
  care_order,
  accommodated,
  open_at_the_time,
  // parents
  domestic_abuse,
  violence_done,
  substance,
  substance_used,
  substance_word,
  mental_health,
  mental_health_topic,
  // adults
  capacity_assessed,
  capacity_not_assessed,
  // outcome
  died,
  survived,
  harmed,
  last_,
};
inline constexpr std::size_t kCues = static_cast<std::size_t>(Cue::last_);

inline constexpr auto kCueWordings = std::to_array<WordingRow<Cue>>({
    {Cue::negation,
     "never|not|neither|nor|none|no|nobody|without|had not|at no (stage|time|point)|not at any time|did "
     "not|denied"},
    {Cue::nothing_to_suggest,
     "nothing ~9 (suggest|suggests|indicate|indicates|indicated|suggested)|no "
     "(evidence|history|indication|record|sign|suggestion|report|reports|concerns) ~8 "
     "(of|that|about)|neither parent|no concerns|never ~6 (violent|violence)|answered in the negative"},
    {Cue::enquiry, "looked for|any sign|asked about|were asked|routine enquir*"},
    {Cue::redaction, "redacted"},

    {Cue::parent,
     "mother|mothers|mum|father|fathers|dad|parent|parents|parental|both adults|adults in the "
     "home|stepfather|partner|mother's|father's|couple"},
    {Cue::sibling, "sister|brother|sibling|half sibling"},

    {Cue::plan, "child protection (plan|plans|register)|subject of plans|on a plan|placed on the register"},
    {Cue::plan_current,
     "was at (that|the) time subject|(remains|remained|is|was still|were still) (the)? subject (to|of)|at "
     "the time of (his|her|their|the) ~3 subject|plan was in place|when (he|she|they) died ~4 plan|current "
     "child protection plan"},
    {Cue::plan_ended,
     "until|plan* (was|were)? (ended|discontinued|closed|ceased)|ended|discontinued|(from|between) ~4 "
     "(to|and|until)|previously|for (twelve|six|nine|ten|two|three) months|removed from the register|stepped "
     "down|had been (the)? subject* (of|to)"},
    {Cue::plan_not_now,
     "at (the|that) time|at the point|no longer|threshold|conference (decided|agreed|concluded)|not "
     "consider*|not "
     "necessary|should have been|did not (meet|lead|result)"},
    {Cue::plan_not_made,
     "(considered|recommended|discussed) ~6 plan|should have|could have|would have|threshold (for|of) ~4 "
     "(child protection|plan)|"
     "decided not|agreed not|decision not|decided against"},
    {Cue::child_in_need, "child in need plan*|child in need|children in need|CIN plan|care and support plan"},
    {Cue::social_worker,
     "allocated social worker|had a social worker|there was a social worker|visited by a social "
     "worker|(her|his|their) social worker|open to (children|childrens) (social care|services)"},
    {Cue::no_social_worker,
     "no (allocated)? social worker|not working with the family|no role for a social worker|no agency other "
     "than|was not open to"},
    {Cue::case_closed,
     "(case|plan|referral) (was|were|is) (then)? closed|closed (the|his|her|their) case|plan which ended|was "
     "closed|no further action|had no other involvement|no further involvement|no other involvement|child in "
     "need plan ~4 (ended|closed)|stepped down|case was then closed"},
    {Cue::some_contact,
     "initial assessment|child and family assessment|proportionate assessment|core assessment|one "
     "referral|carried out an assessment"},
    {Cue::no_contact,
     "no statutory social work|had had no involvement|no (previous|prior)? (involvement|contact) with "
     "(children|childrens) (social care|services)|not known to (children|childrens) (social "
     "care|services)|never known to childrens|no assessment of (him|her|them) had been made|no statutory "
     "involvement"},
    {Cue::looked_after,
     "looked after (child|children)|looked after by ~4 (authority|council)|look (him|her|them) after|look "
     "after (him|her|them)|"
     "in the care of the local authority|was looked after|been looked after by the"},
    {Cue::care_order, "(interim)? care order*|full care order"},
    {Cue::accommodated, "accommodated (under|in|with|by)|placed with foster carers"},
    {Cue::open_at_the_time,
     "was open when|open when|open at the time|at the time of (the|his|her|their) "
     "(death|incident|injury|injuries)"},

    {Cue::domestic_abuse,
     "domestic (abuse|violence)|domestic incident*|coercive|controlling behaviour|violence between|history "
     "of violence|violence or controlling"},
    {Cue::violence_done,
     "(was|were|been) violent (to|towards)|violence between (them|the)|non molestation order|incidents of "
     "domestic (abuse|violence)|domestic (abuse|violence) (incident*|notification*)|red mark ~12 "
     "(father|partner|he)|hit her|assaulted (her|his|the) (mother|partner|wife)|under ~2 control|arguments "
     "between|aggressor|perpetrator of domestic|victim of domestic|killed with his mother|living with the "
     "abuse|subjected to domestic|without his leave|took hold of her|shouting"},
    {Cue::substance,
     "alcohol|drug|drugs|substance*|drank|drinking|drunk|heroin|methadone|cannabis|cocaine|crack|amphetamine*"
     "|ketamine|opioid*"},
    {Cue::substance_used,
     "dependent on ~5 (alcohol|heroin|drugs|opiates)|(drank|drinking|drinks) ~3 "
     "(heavily|excess|excessively)|drank to excess|misus* ~3 (alcohol|drugs|substances)|smoked "
     "cannabis|heroin|alcohol (dependence|dependency|misuse)|drug (dependence|dependency|misuse)|substance "
     "misuse|treatment for ~3 (alcohol|drug)|addict*|alcoholic|possession of "
     "(amphetamine|class|cannabis|heroin)|methadone|known to be drinking|had been drinking|when the "
     "drinking"},
    {Cue::mental_health,
     "depress*|bipolar|postnatal depression|anti "
     "depressant*|antidepressant*|psychosis|psychotic|schizophreni*|anxiety|personality disorder|low "
     "mood|overdose*|suicidal|mental illness|mental ill health|eating disorder|post traumatic|mental "
     "breakdown|sectioned|admitted under the mental health act|anxious"},
    {Cue::mental_health_topic, "mental health"},

    {Cue::capacity_assessed,
     "assessment of (his|her|mental)? capacity|capacity assessment|(mental)? capacity was (formally)? "
     "assessed|assessed as (having|lacking) ~3 capacity|assessed (his|her|their) (mental)? capacity|found to "
     "(have|lack) capacity|assessed to (have|lack) ~2 capacity"},
    {Cue::capacity_not_assessed,
     "(no|not|never|nor|without) ~8 (assessment of ~4 capacity|capacity assessment|assess ~4 "
     "capacity)|capacity ~14 (was|were) (not|never) assessed|capacity ~10 not (formally)? assessed|no "
     "(formal)? assessment of ~4 capacity|capacity ~3 never"},

    {Cue::died,
     "died|dies|was killed|were killed|pronounced dead|took (his|her|their) own life|was murdered|found "
     "dead|fatally injured|lost their lives|(his|her|their) death|death of|dead"},
    {Cue::survived,
     "survived|has (since)? recovered|recovered (physically|well|fully)|made a good recovery|lasting "
     "(effects|damage|difficulties|harm)|life changing|danger of (her|his|their) life"},
    {Cue::harmed,
     "serious harm|serious injur*|seriously (injured|harmed)|non fatal|near fatal|significant harm"},
});

/// Weighted wordings of the category of harm to children.
struct HarmWording {
  std::string_view category;
  int weight;
  std::string_view pattern;
};
inline constexpr auto kHarmWordings = std::to_array<HarmWording>({
    {"sudi", 9,
     "sudden unexpected death in infancy|SUDI|sudden infant death|unsafe sleep*|co sleeping|overlay"},
    {"sudi", 4, "asleep on a sofa|cause of death ~8 unascertained|safer sleep"},
    {"suicide-self-harm", 9,
     "took (his|her|their) own life|suicide|took a (large|serious|significant)? ~2 (overdose|quantity)|died "
     "by suicide|hanging"},
    {"suicide-self-harm", 2, "self harm*|overdose*"},
    {"sexual-abuse", 7,
     "offences of sexual abuse|sexually abus*|rape|indecent assault|doing things to her|sexual assault"},
    {"sexual-abuse", 3, "sexual abuse|intra familial sexual"},
    {"homicide", 8,
     "(convicted|guilty) of both murders|killed with (his|her) (mother|father|brother|sister)|murdered by "
     "(his|her) (father|mother)|filicide|two offences of murder|killed by (his|her) (father|mother)"},
    {"extra-familial-violence", 9,
     "after being stabbed|was stabbed|stabbing|fatally stabbed|shot dead|gang related|knife attack|stabbed"},
    {"extra-familial-violence", 2, "county lines|gang*"},
    {"exploitation", 5, "child sexual exploitation|sexually exploited|CSE"},
    {"exploitation", 2, "criminal exploitation|trafficking"},
    {"physical-abuse", 7,
     "inflicted (injuries|harm|injury)|non accidental injur*|shaking|shaken|injuries were inflicted|had been "
     "inflicted|inflicted"},
    {"physical-abuse", 4,
     "fracture*|bleeding around the brain|head injur*|bruis*|rib fractures|skeletal survey|injuries to "
     "(his|her) head"},
    {"neglect", 7,
     "wilful neglect|cruelty by (wilful)? neglect|severe neglect|chronic neglect|longstanding neglect|result "
     "of neglect|neglected for years|malnourish*|severely neglected"},
    {"neglect", 4, "category of neglect|plans for neglect|neglect|under weight|underweight|dehydrated"},
    {"fabricated-illness", 9, "fabricated (or induced)? illness|induced illness|perplexing presentation*"},
    {"medical-neglect", 4, "medical neglect"},
    {"emotional-abuse", 4, "emotionally abus*"},
    {"accident", 5, "drowned|house fire|road traffic|fell from (a|the) (window|balcony|roof|height)|scald*"},
});

/// The ten types of the Care Act guidance as reports name them.
struct AbuseWording {
  std::string_view type;
  std::string_view pattern;
};
inline constexpr auto kAbuseWordings = std::to_array<AbuseWording>({
    {"self-neglect", "self neglect*|neglected himself|neglected herself|hoarding"},
    {"domestic", "domestic (abuse|violence)"},
    {"physical", "physical ~5 abuse|physical violence|physically abus*|physical assault*"},
    {"sexual", "sexual ~3 abuse|sexual assault*|rape"},
    {"psychological",
     "psychological ~5 abuse|emotional ~3 abuse|coercive control|controlling or "
     "coercive|coercion|psychologically"},
    {"financial",
     "financial ~3 abuse|economic ~2 abuse|material abuse|financially abus*|wages were paid to|had no bank "
     "card|money ~6 under ~4 control"},
    {"modern-slavery", "modern slavery|human trafficking|forced labour"},
    {"discriminatory", "discriminatory abuse|hate crime"},
    {"organisational", "organisational abuse|institutional abuse"},
    {"neglect-omission",
     "neglect and (acts of)? ~1 omission*|acts of omission|neglect by (a|the|others)|neglect had "
     "contributed|neglect contributed|wilful neglect"},
});

/// What makes a sentence a statement of the abuse, not of policy.
inline constexpr auto kAbuseStatements = std::to_array<WordingRow<int>>({
    {0,
     "identified|recorded|substantiated|concluded|subjected|comprising|in the form of|reasons of|was the "
     "victim|experienced|suffered|main form|considered whether|that is|amounted to|found|victim "
     "of|wages|bank card|control"},
});

/// What introduces the list of agencies that took part.
inline constexpr auto kAgencyLists = std::to_array<WordingRow<int>>({
    {0,
     "(reports|reviews|returns|IMRs|IMR|accounts|chronologies|information) ~6 (were|was) "
     "(received|provided|supplied|obtained|submitted|requested)|(reports|returns|information) came "
     "from|management reviews were"},
    {0,
     "panel (was|of|is) ~4 (made up|drawn|formed|comprised|composed)|panel comprised|overseen by a "
     "panel|review team was drawn|panel drawn from|panel was formed|services represented|panel "
     "consisted|panel members|members of the panel"},
    {0,
     "agencies (which|that|who) (provided|contributed|took part|participated|submitted)|contributing "
     "agencies|responsible for the plan are|read the records of|all had contact with the family|agencies "
     "involved"},
});

}  // namespace throughline::describing

// Wordings of the child's own needs.
#include <array>

#include "indexer/describe/statements.h"

namespace throughline::describing {
namespace {

constexpr auto kRows = std::to_array<StatementRow>({
    {"child_disability", "yes", Of::child, Force::topic,
     "cerebral palsy|down syndrome|downs syndrome|autis*|ASD|asperger*|epilep*|(physical|learning|severe|"
     "profound|multiple|complex) ~2 disabilit*|disabled|disabilit*|global developmental "
     "delay|(hearing|visual) "
     "impairment|deaf|registered blind|wheelchair*|life limiting|complex (health|medical) ~1 needs|spina "
     "bifida|muscular dystrophy|quadripleg*|chromosom*|genetic (condition|disorder|syndrome)|foetal alcohol|"
     "fetal alcohol|tracheostomy|gastrostomy|tube fed"},
    {"child_sen", "yes", Of::child, Force::topic,
     "special educational (needs|need)|SEN|SEND|EHCP|EHC plan|education health and care "
     "(plan|needs)|education "
     "health care plan|statement of special|school action plus|additional learning needs|additional support "
     "(needs|for learning)|co ordinated support plan|special school|individual development plan"},
    {"child_behaviour", "yes", Of::child, Force::topic,
     "(challenging|disruptive|aggressive|difficult|sexualised|violent|risk taking|oppositional|deteriorating|"
     "problematic|harmful sexual|concerning|volatile|destructive) ~1 behaviour*|behaviour ~4 "
     "(challenging|aggressive|disruptive|violent|difficult|concerning)|behaviour* (problems|"
     "difficulties|issues|concerns|was challenging|was difficult|deteriorated|had deteriorated|worsened|"
     "became)|ADHD|attention deficit|conduct disorder|anger (issues|management|problems)|emotional and "
     "behavioural|behavioural (difficulties|problems|issues|needs)|(fixed|short) (term|period) exclusion*|"
     "excluded ~3 (fighting|behaviour|assault*|aggress*)|social emotional and mental health"},
    {"child_mental_health", "yes", Of::child, Force::topic,
     "self harm*|overdose*|suicid*|depress*|anxiety|low mood|eating disorder|anorexi*|bulimi*|PTSD|post "
     "traumatic stress|mental (illness|ill health|distress|disorder)|mental health (problems|difficulties|"
     "issues|needs|condition*|concerns|crisis)|(poor|emotional and) mental "
     "health|psychosis|psychotic|hearing "
     "voices|hallucinat*"},
    {"child_mental_health", "yes", Of::child, Force::event,
     "(known|open|referred|referral|under|seen by|attended|treatment from|accepted by|discharged from|closed "
     "by|support from) ~3 (CAMHS|child and adolescent mental)|(cut|cutting) (her|his|their) (arms|wrists|"
     "legs|wrist|arm)|cut (himself|herself|themselves)|to harm (himself|herself)|diagnosed with (depression|"
     "anxiety)"},
    {"child_missing", "yes", Of::child, Force::event,
     "(reported|went|gone|going|go|being|recorded as|reported as|listed as|found|him|her|them) "
     "missing|missing "
     "(episode*|from home|from care|from placement|from the (home|placement)|person report*|on (two|three|"
     "four|five|six|several|many|numerous|multiple|a number|[0-9]|[0-9][0-9]) ~2 occasion*)|(was|were|been) "
     "missing (for|"
     "from (home|care)|overnight|on|again)|(ran|run|running|runs) away|abscond*|missing person* report*"},
    {"child_exploitation", "yes", Of::child, Force::topic,
     "sexual* exploit*|criminal* exploit*|child (sexual|criminal) exploit*|(being|was|were|been|be) ~1 "
     "exploited|exploited by|CSE|CCE|county lines|groomed|grooming|trafficked|trafficking|(drug|drugs) "
     "(dealing|running|runner)|selling drugs|national referral mechanism|NRM|exploitation"},
    {"child_attendance", "yes", Of::child, Force::whole,
     "(poor|low|erratic|irregular|declining|falling|patchy|sporadic|very low|inconsistent) ~2 attendance|"
     "attendance ~5 (poor|low|erratic|irregular|fell|fallen|dropped|declined|deteriorated|sporadic|"
     "inconsistent|concern|concerning|patchy|decreased|reduced)|persistent* absen*|non attendance at school|"
     "school non attendance|truan*|absent from school|school refus*|(refused|refusing|refuses) to (attend|go "
     "to) school|missed ~6 (school|lessons)|(education|attendance) (welfare|officer*|order|contract|"
     "prosecution) ~8 attendance|unauthorised absence*|rarely (attended|at) school|(did not|stopped|not) "
     "attend* school|missing (a lot of|much|too much)? school"},
    {"child_attendance", "no", Of::anyone, Force::whole,
     "attendance (at school)? (was|is|had been|remained|has been) ~1 "
     "(good|excellent|regular|satisfactory|above)|"
     "(good|excellent|full|regular|high) (school)? attendance|attended school regularly|attendance was not a "
     "concern|no concerns ~4 attendance"},
    {"young_carer", "yes", Of::child, Force::whole,
     "(as|a|was|were|been|become|became|known|recognised|identified) (a)? young carer*|young carers "
     "assessment|caring "
     "responsibilities|(cared|caring|cares) for (her|his|their|the) (mother|mum|father|dad|siblings|younger|"
     "little|brother|brothers|sister|sisters|parents|parent)|look* after (her|his|their) (mother|mum|father|"
     "siblings|younger|little|brothers|sisters)|(person|girl|boy|she|he) ran the "
     "(home|household)|(caring|parental|parenting) role "
     "(for|to|towards|with) (her|his|their|younger|siblings|mother)"},
    // ---- seen and heard
    {"child_seen", "yes", Of::child, Force::event,
     "(was|were|been) (also|last)? (seen|spoken to|visited) (alone|by|on|at|in|twice|weekly|regularly|"
     "with|every)|(saw|attended|visited|taken to|brought to|went to) ~3 (nurse|gp|doctor|"
     "general practitioner|paediatrician|surgery|hospital|clinic|health visitor)|(was|were|been) "
     "(examined|weighed|"
     "immunised|interviewed)"},
    {"child_seen", "yes", Of::object, Force::event,
     "saw|examined|weighed|spoke to|spoke with|visited|met|interviewed"},
    {"child_seen", "no", Of::child, Force::whole,
     "(never|not) (been)? seen by (any|anyone|a|professionals)|(not|never) been seen by (any|anyone|"
     "professionals)|(nobody|no one|no professional|no agency|no practitioner) (saw|had seen|ever saw) (him|"
     "her|the child|child|the children|the baby)|was (never|not) seen (alone)? by any|were (never|not) seen "
     "by any"},
    {"wishes_sought", "yes", Of::child, Force::event,
     "wishes and feelings ~6 (sought|recorded|ascertained|obtained|gathered|captured|explored|considered|"
     "included|known|established|heard|shared|represented)|(sought|ascertained|recorded|obtained|gathered|"
     "captured|explored|established) ~4 (wishes|views|voice)|voice ~6 "
     "(heard|captured|sought|evident|recorded|"
     "clear|reflected)|views ~3 (sought|recorded|obtained|ascertained|gathered|heard)|direct work "
     "(was|were)? "
     "~4 (completed|undertaken|done|carried)|asked (him|her|child) ~4 (wanted|wished|felt|liked|feelings|"
     "wishes)|(spoken|spoke) to (him|her|child)? ~1 (alone|on (his|her) own)|advocate ~4 "
     "(met|visited|spoke|appointed)"},
    {"wishes_sought", "no", Of::child, Force::whole,
     "(wishes and feelings|views|voice|lived experience) ~6 "
     "(not|never|absent|missing|lost|overlooked|invisible|"
     "lacking|little|unheard)|(no|little|limited|without|scant) ~6 (wishes and feelings|voice of|voice|views "
     "of|"
     "childs views|his views|her views)|(never|not|nobody|no one|no professional) ~3 (asked|ask) (him|her|"
     "child*|the child|the children|what (he|she|they))|(not|never) (been)? (spoken|listened) to|(nobody|no "
     "one|no professional) (spoke|listened|talked) (to|with)|was not (asked|heard|consulted)|were not "
     "(asked|heard|consulted)"},
    {"referral_not_accepted", "yes", Of::anyone, Force::whole,
     "(referral|referrals|request for (support|service|services)|contact|MARF) ~8 (not accepted|declined|"
     "rejected|refused|turned down|returned|not progressed|not taken forward|did not meet|below "
     "threshold|not "
     "meet|not meeting|screened out|not considered to meet|not reach)|(declined|rejected|refused|returned|"
     "not accept|turned down) (the|this|a|his|her|that|their|both|two|three) ~2 "
     "(referral|referrals)|(referral|"
     "referrals) ~8 no further action|(not|nor) (accept|accepted) (the|as a) ~2 referral"},
    {"referral_not_accepted", "no", Of::anyone, Force::whole,
     "(all|each|every) (of the)? referral* (was|were) accepted|no referral* (was|were) "
     "(declined|refused|rejected)|"
     "there were no referrals"},
});

}  // namespace

std::span<const StatementRow> child_statements() {
  return kRows;
}

}  // namespace throughline::describing

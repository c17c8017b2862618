// Wordings of where people lived, learned and under what order, and of who did the harm.
#include <array>

#include "indexer/describe/statements.h"

namespace throughline::describing {
namespace {

constexpr auto kRows = std::to_array<StatementRow>({
    // ---- plan and order
    {"cp_plan", "plan", Of::anyone, Force::event,
     "child protection (plan|plans|register|registration)|child protection planning|CP plan*|CPP|subject of "
     "plans|on a plan|placed on "
     "the register|on the ~2 register|from the register|(names|name) ~3 register|(registered|registration) "
     "under"},
    {"plan_category", "neglect", Of::anyone, Force::event,
     "(category|categories|heading|grounds|registered under|registered for) ~5 neglect|plan* (for|due "
     "to|under) ~2 neglect|"
     "category neglect"},
    {"plan_category", "physical", Of::anyone, Force::event,
     "(category|categories|heading|grounds|registered under|registered for) ~5 physical "
     "(abuse|injury|harm)|plan* (for|due to|under) ~2 "
     "physical"},
    {"plan_category", "emotional", Of::anyone, Force::event,
     "(category|categories|heading|grounds|registered under|registered for) ~5 emotional (abuse|harm)|plan* "
     "(for|due to|under) ~2 emotional"},
    {"plan_category", "sexual", Of::anyone, Force::event,
     "(category|categories|heading|grounds|registered under|registered for) ~5 sexual "
     "(abuse|harm|exploitation)|plan* (for|due to|under) ~2 "
     "sexual"},
    {"legal_order", "interim-care-order", Of::child, Force::event, "interim care order*|ICO"},
    {"legal_order", "care-order", Of::child, Force::event,
     "(a|full|the|made|under|final|of) care order*|section 31 (care)? order|care orders"},
    {"legal_order", "supervision-order", Of::child, Force::event,
     "(a|interim|of|under|the|month) supervision order*"},
    {"legal_order", "special-guardianship", Of::child, Force::event, "special guardianship|SGO"},
    {"legal_order", "placement-order", Of::child, Force::event, "placement order"},
    {"legal_order", "accommodated", Of::child, Force::event,
     "accommodated (under|by|with|in|on|voluntarily)|(was|were|been) accommodated|section 20 (agreement|"
     "arrangement|accommodat*|of the children act)|under section 20|voluntary accommodation|voluntarily "
     "accommodated|section 76|under section 25"},
    {"legal_order", "other", Of::child, Force::event,
     "(residence|child arrangements|compulsory supervision|permanence) order|emergency protection "
     "order*|ward of court|secure "
     "accommodation order"},
    {"legal_order", "none", Of::child, Force::whole,
     "(not|never) ~3 subject (of|to) ~3 (legal|court|care) order*|no (legal|court|care) order* (in place|"
     "made|was)"},
    {"legal_order", "none", Of::anyone, Force::whole, "legal status none"},
    // ---- where the child lived
    {"living_arrangements", "parents", Of::anyone, Force::event,
     "(lived|living|resided|lives|cared for|home) ~4 (both parents|mother and father|parents and|father and "
     "mother|his parents|her parents|their parents|mother his father|mother her father|mother father)|"
     "(household|family|home) (comprised|consisted of|was made up of|included|consists of|comprises) ~8 "
     "(mother "
     "and father|mother father|both parents|his parents|her parents|their parents|parents)|lived ~6 "
     "(his|her|their) "
     "mother (and|his|her|their) ~2 father"},
    {"living_arrangements", "one-parent", Of::anyone, Force::event,
     "(lived|living|resided|lives) (alone)? (with|at home with) (just)? (his|her|their|the)? "
     "(mother|mum|father|dad)|(household|family) "
     "(comprised|consisted of|was made up of|consists of|comprises) ~5 (mother|father)|(sole care|sole "
     "carer|single "
     "(parent|mother|father)|lone parent)"},
    {"living_arrangements", "relatives", Of::anyone, Force::event,
     "(lived|living|resided|placed|staying|care of|lives) ~3 "
     "(grandmother|grandparents|grandfather|aunt|uncle|"
     "relatives|older sister|kinship|extended family|family members)|kinship "
     "(care|carer|carers|placement)|connected person*"},
    {"living_arrangements", "foster-care", Of::anyone, Force::event,
     "(lived|living|placed|placement|was|in|with|lives) ~3 foster (care|carer|carers|family|placement|home|"
     "parents)"},
    {"living_arrangements", "residential", Of::anyone, Force::event,
     "(lived|living|placed|placement|in|at|resident|moved to|lives) ~4 (childrens home|residential "
     "(care|home|"
     "childrens|unit|placement|school|childrens home))"},
    {"living_arrangements", "semi-independent", Of::anyone, Force::event,
     "semi independent|(supported|unregulated|unregistered) (accommodation|lodgings|placement)|(lived|living|"
     "placed) ~4 (hostel|supported housing)|foyer"},
    {"living_arrangements", "custody", Of::anyone, Force::event,
     "young offender* institution|secure training centre|YOI|(remanded|in|held in) (to)? (youth "
     "detention|custody)"},
    {"living_arrangements", "hospital", Of::anyone, Force::event,
     "(never|not) (yet)? (left|been discharged from) (the)? (hospital|neonatal)|(inpatient|in patient) "
     "(in|at|on) "
     "~4 (unit|ward|hospital)|lived ~3 hospital"},
    {"living_arrangements", "adoptive", Of::anyone, Force::event,
     "adoptive (family|parents|home|placement)|prospective adopters|placed for adoption"},
    // ---- education
    {"education_status", "home-educated", Of::anyone, Force::event,
     "(electively)? home educat*|elective home education|educated at home|home schooled|home "
     "schooling|educate "
     "~4 at home|EHE"},
    {"education_status", "alternative-provision", Of::anyone, Force::event,
     "pupil referral unit|PRU|alternative (provision|education) "
     "(centre|provider|school|placement)?|education "
     "other than at school|EOTAS|hospital school"},
    {"education_status", "not-in-education", Of::anyone, Force::whole,
     "not in (education|school)|NEET|no school place|without a school place|missing (from)? education|not on "
     "(the)? roll|off rolled|out of education|not (been)? enrolled|no education provision|never attended "
     "school|"
     "not attending (any)? (school|education)"},
    {"education_status", "excluded", Of::child, Force::event,
     "permanent* exclu*|was excluded (permanently)? from|expelled"},
    {"education_status", "college", Of::child, Force::event,
     "(attended|attending|started|student at|enrolled at|at|to) ~4 college|sixth form"},
    {"education_status", "early-years", Of::child, Force::event,
     "(attended|attending|started|began|place at|place|went to|settled|at|his|her|to) ~2 (nursery|"
     "playgroup|pre school|preschool|childminder|child minder)"},
    {"education_status", "school", Of::child, Force::event,
     "(attended|attending|attends|pupil at|pupil|started|began|on roll|enrolled|admitted to|transferred to|"
     "moved to|at|in|form at|her|his|their|to|the) ~3 (school|academy|infants|reception)|(in|was in|entered|"
     "started) (Year|year) (1|2|3|4|5|6|7|8|9|10|11|one|two|three|four|five|six|seven|eight|nine|ten|eleven)|"
     "form tutor|class teacher|head teacher|headteacher|school attendance"},
    {"education_status", "not-school-age", Of::child, Force::whole,
     "(below|under|not of|not yet of) (statutory|compulsory)? school age"},
    // ---- source of harm
    {"source_of_harm", "unknown", Of::anyone, Force::whole,
     "not (been)? (possible)? ~3 "
     "(establish|established|known|determined|determine|identify|identified|proved) who ~6 "
     "(caused|"
     "inflicted|responsible|perpetrator|harmed|injured)|perpetrator* ~3 (not|never) ~2 identified|no one "
     "(has "
     "been|was) (charged|convicted|prosecuted)|perpetrator (is|was|remains) unknown"},
    {"source_of_harm", "self", Of::child, Force::whole,
     "took (his|her|their) own life|died by suicide|taken (his|her|their) own life|conclusion of suicide|"
     "verdict of suicide|killed (himself|herself)|took (an|a large|a significant|a) ~1 overdose|large "
     "quantity "
     "of ~4 medication|suspected suicide|death by suicide|hanged (himself|herself)|found hanging"},
});

}  // namespace

std::span<const StatementRow> circumstance_statements() {
  return kRows;
}

}  // namespace throughline::describing

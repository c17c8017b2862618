// Wordings of what is said of parents and carers.
#include <array>

#include "indexer/describe/statements.h"

namespace throughline::describing {
namespace {

constexpr auto kRows = std::to_array<StatementRow>({
    // ---- domestic abuse
    {"parental_domestic_abuse", "yes", Of::parent, Force::topic,
     "domestic (abuse|violence)|coercive (and controlling)? (control|behaviour)|controlling (and coercive)? "
     "(behaviour|relationship)|controlling and coercive|abusive relationship|intimate partner violence|"
     "violent relationship|violence ~4 (relationship|home|marriage)"},
    {"parental_domestic_abuse", "yes", Of::parent, Force::event,
     "domestic (abuse|violence)? (incident*|dispute*|disturbance*|notification*)|violence between|neighbour* "
     "~6 shouting|incidents "
     "of (domestic|violence)|"
     "(violent|abusive|aggressive|controlling|physically abusive) (to|towards) (mother|father|her|him|the "
     "mother|the father|his partner|her partner|his wife)|non molestation order|(assaulted|hit|punched|"
     "slapped|strangled|attacked|kicked|beat|pushed) (mother|the mother|his partner|his wife|his girlfriend|"
     "her partner|father)|victim of domestic|perpetrator of domestic|(heard|discussed|referred|case) ~3 "
     "MARAC|"
     "fled to a refuge|(moved|went|fled) ~4 refuge|controlled by (father|her partner|her husband|partner)|"
     "under (fathers|partners|his|her partners|her husbands) control|arguments between|history of violence "
     "(in|between|towards)|violence in the (home|household|relationship)|domestic violence protection"},
    // ---- mental health
    {"parental_mental_health", "yes", Of::parent, Force::topic,
     "depress*|bipolar|schizophreni*|psychosis|psychotic|personality disorder|post natal "
     "depression|postnatal "
     "depression|puerperal|low mood|self harm*|suicidal|(an|two|three|taken|took) (overdose*)|attempted "
     "suicide|mental (illness|ill health|breakdown|disorder|distress)|mental health (problems|difficulties|"
     "issues|needs|condition*|concerns|crisis|history|diagnosis|deteriorat*)|poor mental health|anxiety|PTSD|"
     "post traumatic stress|OCD|obsessive compulsive|eating disorder|anti depressant*|antidepressant*|"
     "anti psychotic*|antipsychotic*"},
    {"parental_mental_health", "yes", Of::parent, Force::event,
     "(detained|admitted|sectioned) ~3 mental health act|was sectioned|admitted to (a|the) psychiatric|under "
     "the care of the ~3 mental health|open to ~3 mental health (service*|team)|(diagnosed|diagnosis) ~3 "
     "(depression|disorder|schizophrenia|psychosis)|treated for (depression|anxiety)|(lived|living|lives) "
     "with bipolar|episodes of low mood|when she was (unwell|depressed)"},
    // ---- alcohol and drugs
    {"parental_alcohol", "yes", Of::parent, Force::event,
     "(drank|drinking|drinks|drink) ~3 (heavily|excess|excessively|problematic)|drank to excess|dependen* ~5 "
     "alcohol|misus* ~2 alcohol|abus* ~1 alcohol|alcoholi*|(was|were|been|appeared|seemed|found|arrested) ~3 "
     "(drunk|intoxicated|inebriated)|under the influence of (alcohol|drink)|(smelt|smelled|smelling) ~2 "
     "alcohol|heavy (drinking|drinker|alcohol)|binge drink*|excessive (drinking|alcohol)|been drinking|"
     "drinking (again|problem|daily)|treatment ~2 alcohol|alcohol detox*|relapse* ~4 (alcohol|drinking)|when "
     "the drinking|known to (be)? drink*|began to drink|(struggled|struggling) with alcohol"},
    {"parental_alcohol", "yes", Of::parent, Force::topic,
     "alcohol "
     "(misuse|abuse|dependen*|problem*|addiction|difficulties|use|consumption|intake|related)|alcohol "
     "and (drug|drugs|substance) (misuse|abuse|use|dependen*|problems)|drug* and alcohol (misuse|abuse|use|"
     "dependen*|problems)|misuse of (drugs (and|or))? alcohol|use of alcohol|drinking|problems with alcohol|"
     "difficulty with alcohol|(drank|drunk|alcohol) or (used)? (drugs|drug)|(used|misused|abused) (drugs "
     "(and|"
     "or))? alcohol"},
    {"parental_drugs", "yes", Of::parent, Force::topic,
     "heroin|cocaine|crack|cannabis|amphetamine*|methadone|opiate*|ketamine|ecstasy|benzodiazepine*|"
     "buprenorphine|subutex|illegal drugs|illicit drugs|class (A|B) drug*|drug (misuse|abuse|use|dependen*|"
     "addict*|problem*|habit|taking|related)|drugs (misuse|use)|use* of (illegal|illicit)? drugs|drug* and "
     "alcohol (misuse|abuse|use|dependen*|problems)|alcohol and drug* (misuse|abuse|use|dependen*|problems)|"
     "misuse of (alcohol (and|or))? drugs|(alcohol|drink) or "
     "drugs|(misus*|abus*|used|uses|using|took|taking) "
     "(alcohol (and|or))? drugs"},
    {"parental_drugs", "yes", Of::parent, Force::event,
     "(dependent on|addicted to|injecting|smoked|smoking|used|using) ~2 (heroin|cocaine|crack|cannabis|drugs|"
     "opiates|amphetamine*)|drug (addict|user)|substitute prescri*|possession of (cannabis|heroin|cocaine|"
     "amphetamine*|class|drugs)|prescribed methadone|tested positive for"},
    {"parental_substance", "yes", Of::parent, Force::topic,
     "substance (misuse|abuse|use|dependen*|misusing)|misus* (of)? substances|substance misuser*|drug* and "
     "alcohol (misuse|abuse|use|dependen*|problems)|alcohol and drug* (misuse|abuse|use|dependen*|problems)"},
    {"parental_substance", "yes", Of::parent, Force::event,
     "misus* ~3 (alcohol|drugs|substances)|dependent ~3 substances|(alcohol or drugs|drugs or alcohol)"},
    // ---- learning disability, youth, convictions
    {"parental_learning_disability", "yes", Of::parent, Force::topic,
     "learning (disabilit*|difficult*|disabled)|low IQ|low cognitive|cognitive (impairment|difficulties|"
     "limitations)|limited cognitive|intellectual disabilit*"},
    {"young_parent", "yes", Of::parent, Force::whole,
     "teenage (mother|mum|father|parent*|pregnancy)|(a|very|as|young) young (mother|mum)|young mum|(were|as) "
     "~2 young parents|(15|16|17|18|19|fifteen|sixteen|seventeen|eighteen|nineteen) (years (old|of age))? "
     "when ~6 (born|pregnant|birth|conceived)|(gave birth|pregnant|had ~2 first child) ~4 (at|aged|age of) "
     "(15|16|17|18|19|fifteen|sixteen|seventeen|eighteen|nineteen)|(gave birth|birth|born|pregnant) ~8 "
     "(fifteenth|sixteenth|seventeenth|eighteenth|nineteenth) birthday|family nurse partnership|parent at "
     "(15|16|17|18|19)|(mother|parents) (was|were) (still)? (a teenager|teenagers|in (her|their) "
     "teens)|first "
     "child (when|at) ~3 (15|16|17|18|19)"},
    {"parental_criminal_record", "yes", Of::parent, Force::event,
     "(criminal|offending) (record|history|convictions)|previous convictions|(had|has|have|with|and) ~4 "
     "(conviction|convictions)|(had|has|have) ~3 been convicted|history of ~2 (offending|crime|criminality|"
     "convictions|offences|violent crime)|(served|serving) ~5 (prison|custodial|months|years|imprisonment) "
     "~3 "
     "(sentence|for)|(on|his|her) licence|(released from|spent time in|in and out of|time in) (prison|"
     "custody)|(known|supervised) ~2 probation|registered sex offender|sex offender* register|community "
     "(order|rehabilitation order|sentence)|suspended sentence|(cautioned|convicted) for|criminal activity|"
     "was in prison|in prison (for|at)|prolific offender"},
    // ---- circumstances of the family
    {"parental_separation", "yes", Of::anyone, Force::event,
     "(parents|couple|mother and father|mother and partner) ~4 (separated|divorced|divorcing|split up|split|"
     "estranged)|"
     "parental separation|separation of (the|his|her|their)? (parents|couple)|(parents|parental|couples) ~1 "
     "(separation|divorce)|acrimonious (separation|divorce|split)|parents (relationship|marriage) ~4 (ended|"
     "broke down|breakdown)|(mother|father|parents) ~8 (relationship|marriage) ~3 (ended|broke down|broken "
     "down)|(contact|custody) dispute|private law proceedings|when (the|his|her) parents "
     "(separated|divorced)|"
     "(mother|father|parents) (separated|divorced)|they (separated|divorced)"},
    {"parental_separation", "yes", Of::parent, Force::event,
     "(separated|divorced|estranged|separation|split) from|(had|have|were|are) (separated|divorced)"},
    {"social_isolation", "yes", Of::parent, Force::event,
     "(socially|was|were|became|increasingly|felt|very|and|geographically|be|quite|feeling|more) "
     "isolated|social "
     "isolation|isolation (of|from) ~2 (family|friends|mother|support|her|wider)|(few|no|little|limited) "
     "(family|social|local|wider) (support|network|networks)|(few|no) friends|lack* of (family|social) "
     "support|knew (none of her neighbours|no one|nobody)|isolation"},
    {"poverty", "yes", Of::parent, Force::event,
     "poverty|in debt|debts|rent arrears|arrears|food bank*|foodbank*|financial (difficult*|hardship|"
     "problems|pressure*|strain|worries|insecurity|crisis|stress)|money (worries|problems)|short of money|"
     "benefits ~3 (stopped|sanctioned|cut)|no recourse to public funds|loan shark*|unable to afford|(could|"
     "can) not afford|destitut*|struggl* financially|ran out of (gas|electricity|money)|no money for"},
});

}  // namespace

std::span<const StatementRow> parental_statements() {
  return kRows;
}

}  // namespace throughline::describing

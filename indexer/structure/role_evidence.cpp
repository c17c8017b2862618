#include "indexer/structure/role_evidence.h"

#include <algorithm>
#include <cassert>
#include <vector>

#include "corpus/base/utf8.h"
#include "corpus/model/phrase_pattern.h"
#include "corpus/model/phrase_set.h"
#include "corpus/model/words.h"

namespace throughline::layout {
namespace {

using R = SectionRole;

constexpr double kMost = 4;

struct Cue {
  std::string_view pattern;  ///< see corpus/model/phrase_pattern.h
  R role;
  double weight;
};

constexpr auto kCues = std::to_array<Cue>({
    // Statutory text and what the review was asked.
    {"purpose of (a|an|the|this|any) (safeguarding|serious|domestic|child|case|learning|local|multi|review)",
     R::boilerplate, 2},
    {"not to apportion blame|not about blame|apportion* (of )?blame|hold (any )?individual*|culpab*",
     R::boilerplate, 2},
    {"working together to safeguard children "
     "(requires|states|sets|says|defines|2006|2010|2013|2015|2018|2023)",
     R::boilerplate, 1.5},
    {"terms of reference|lines of (enquiry|inquiry)", R::boilerplate, 1.5},
    {"statutory (guidance|duty|requirement|basis|definition)|care act 2014|children act "
     "(1989|2004)|regulation* 5",
     R::boilerplate, 1},
    {"section (44|42|9|16b|16c)|criteria for (a|an|holding|undertaking|conducting)", R::boilerplate, 1},
    {"must arrange|requires (safeguarding|local|boards|a review)|serious cases raise", R::boilerplate, 1.5},
    {"duty to respond|within 56 days|chief coroner|interested persons", R::boilerplate, 2},
    {"the review (was|is) asked to|asked the review to|review (will|should) (consider|address|examine)",
     R::boilerplate, 1.5},
    // How the review was done.
    {"review was (carried out|led|conducted|undertaken|commissioned|chaired|completed|written|prepared)",
     R::methodology, 2},
    {"independent (reviewer|author|chair|lead)|lead reviewer*|report author|overview (author|writer)",
     R::methodology, 1},
    {"no (previous )?(connection|involvement|association) with", R::methodology, 1.5},
    {"panel (met|has met|comprised|consisted|was made up|members were)|review team", R::methodology, 1.5},
    {"individual management (review|report)*|imr*|information report*|learning event*|practitioner "
     "event*|reflective "
     "workshop*",
     R::methodology, 1},
    {"(provided|submitted|completed|prepared) (a|an|its|their|chronolog*|individual|single)", R::methodology,
     0.6},
    {"drafts of (this|the) report|this report (is|has been|was|uses|sets|covers|will)|in this "
     "report|throughout this "
     "report",
     R::methodology, 1},
    {"not their real name*|names have been changed|pseudonym*|anonymis*|protect the identit*", R::methodology,
     2},
    {"systems (approach|methodology|review)|learning together|root cause|welsh model|hybrid|appreciative "
     "inquiry|"
     "significant incident learning",
     R::methodology, 1},
    {"the review (covered|covers|considered the period|began|started|took|heard from|period)", R::methodology,
     1.5},
    {"each agency (was asked|provided|submitted|completed)|agencies (were asked|provided|submitted|took "
     "part)",
     R::methodology, 1.5},
    {"came together|took part in|practitioners met|invited to (contribute|take part|meet)|inquest|criminal "
     "trial",
     R::methodology, 0.5},
    {"section* (contains|contain|sets out|describes)|(findings|chapters) that have emerged", R::methodology,
     1},
    {"(author|reviewer|chair|reviewers) (is|was|are) (an? "
     ")?(independent|qualified|former|registered|retired|social)|"
     "qualified as|was informed of the review|agencies taking part|panel (was|is) (chaired|made)|met on "
     "(two|three|four|five|"
     "six|seven|eight|nine|ten) occasions|senior (officers|managers) of|information was "
     "(received|provided|requested)|is "
     "grateful|are grateful|generous with their time|inquests? (has|have|was|were) (been "
     ")?(held|opened|adjourned)|criminal "
     "proceedings|referred to the (board|panel|partnership)|is used throughout|letters with|wrote to the "
     "(board|chair|independent chair)",
     R::methodology, 1.5},
    {"findings of each review are confidential|confidential until", R::methodology, 2},
    // What happened.
    {"(in|on|during|by|until|since|from) @month", R::facts, 0.5},
    {"[1-9] (@month|may)|[1-3][0-9] (@month|may)", R::facts, 0.8},
    {"(was|were) "
     "(born|admitted|discharged|arrested|charged|convicted|sentenced|remanded|found|taken|seen|referred|"
     "allocated|booked|diagnosed|prescribed|treated|pronounced|evicted|rehoused|placed|registered|enrolled|"
     "excluded)",
     R::facts, 0.7},
    {"police (attended|were called|arrested|found|visited)|ambulance|pronounced dead|post mortem|cause of "
     "death",
     R::facts, 0.8},
    {"moved (to|into|in|with|back|out)|lived with|living with|had lived|came to live|family lived|was living",
     R::facts, 0.6},
    {"was aged|years old|year old|his mother was|her mother was|was closed|was made subject|made him "
     "subject|made her "
     "subject",
     R::facts, 0.6},
    {"(telephoned|phoned|rang|visited|attended|recorded|reported|disclosed|contacted|wrote "
     "to|discharged|prescribed)",
     R::facts, 0.3},
    {"(initial|review) child protection conference|child in need meeting|home visit*|new birth visit",
     R::facts, 0.4},
    // What the reviewer makes of it.
    {"should have|ought to have|could have|might have|would have "
     "(been|expected|helped|given|led|allowed|prompted)",
     R::analysis, 1.2},
    {"missed opportunit*|opportunit* (was|were) (missed|lost)|lost opportunit*|opportunit* to "
     "(have|consider|explore)",
     R::analysis, 1.5},
    {"of concern that|concerning that|surprising that|not clear why|unclear why|it appears that|it seems "
     "that|it is "
     "(likely|possible|striking|significant|notable|of note) that|of note",
     R::analysis, 1.2},
    {"(reviewer|author|panel|review|reviewers) (consider*|believe*|conclude*|is of the view|was "
     "concerned|notes|found "
     "that|takes the view|has considered|questioned|was satisfied|recognise*|heard that)",
     R::analysis, 1},
    {"hindsight|professional curiosity|lack of|lacked|insufficient*|inadequate*|too easily|over "
     "optimis*|rule of "
     "optimism|not challenged|unchallenged|not tested|did not test|failed to|failure to|absence of",
     R::analysis, 0.7},
    {"no evidence (that|of)|there was (no|little|limited)|there is (no|little) evidence|nobody|no one|was "
     "not considered"
     "|did not consider|was not (shared|recognised|explored|assessed|followed)",
     R::analysis, 0.7},
    {"why did|how could|whether|in line with (the )?(policy|procedure*|guidance|expected)|expected "
     "(practice|standard*)"
     "|good enough|reasonable|proportionate|appropriate*|contributed to|impact of|as a result|this meant "
     "that",
     R::analysis, 0.4},
    {"places the responsibility|relied on|assumption*|assumed|reassured|curious|threshold*", R::analysis,
     0.4},
    {"(practitioners|staff|professionals|workers|managers|officers|teachers|nurses) "
     "(told|said|explained|described|spoke "
     "of|drew attention|felt|were aware|reported|recalled)|learning (event|day)",
     R::analysis, 0.8},
    {"did not "
     "(see|ask|know|lead|make|contain|meet|reach|share|speak|record|identify|respond|prompt|result)|had "
     "(not|never) "
     "been|none of (the|them|this)|never (asked|seen|met|shared|discussed)|was never|were never|was "
     "missing|what was missing"
     "|by contrast|on this occasion|even so|rather than|a further point|for this reason|in effect|in "
     "practice",
     R::analysis, 0.6},
    {"(the|national|local|regional|professional) (guidance|procedures|protocol|code|policy) "
     "(requires|required|says|said|"
     "states|allows|allowed|expects|advises|contained|does not|did not)|the words|the word|the "
     "phrase|appears in the records",
     R::analysis, 0.6},
    // What is to be learned.
    {"lesson*|the learning|learning (point|from|for|is|that)|learned from|learnt from|(main|key) "
     "(learning|message*)",
     R::finding, 1.5},
    {"finding [1-9]|questions? for|questions? to consider|learning point|key (point|message)*", R::finding,
     2},
    {"(practitioners|professionals|workers|staff|managers|agencies|services|leaders) (need|needs) "
     "(to|a|an|time|support)",
     R::finding, 1.2},
    {"this (review|case) (has shown|shows|has "
     "highlighted|highlights|demonstrates|illustrates|reinforces|reminds)",
     R::finding, 1.5},
    {"there is a (pattern|tendency|risk|culture)|leaving (children|adults|people)|makes it "
     "(hard|harder|difficult|less)"
     "|means that|it is (important|essential|vital|crucial) (that|to)",
     R::finding, 1},
    {"how (will|can|would|could) (the "
     ")?(board|partnership|partners|we|you|they|agencies)|(is|are|does|do|has|have) the "
     "(board|partnership|partners)|what would you|would you|your (team|practice|own|service|organisation)|do "
     "you|have you",
     R::finding, 1.2},
    {"risk that future deaths|risk of future deaths|matters of concern|matters giving rise", R::finding, 2.5},
    {"the (conclusion|findings) (of this review|is|are)|in conclusion|review concludes", R::finding, 1},
    // What was done well.
    {"(was|is|were|shows|showed|showing|of|saw) (very |some |an example of "
     ")?(good|effective|excellent|exemplary|positive|"
     "commendable) practice",
     R::good_practice, 2.5},
    {"good practice (that|was|by|and|to|in|example)|example of (good|effective|best)|commend*|be "
     "praised|praised|"
     "exemplary|well done|did well|went (well|beyond|further)|above and beyond",
     R::good_practice, 1.5},
    {"(skilled|persistent|honest|careful|quick|prompt|determined|imaginative|painstaking|timely)|on "
     "(his|her|their) own "
     "initiative|with care|better than|when the guidance would have|good work|of quality|credit|to be "
     "valued|noticed that|"
     "did more|same day",
     R::good_practice, 0.6},
    {"on the same day|persist*|kind|tenac*|skilful*|sensitive*|thoughtful*|on the floor|own words|took the "
     "time|kept "
     "(trying|calling)|diligen*|creativ*",
     R::good_practice, 0.4},
    // What people close to the case said.
    {"(told|said to|explained to|spoke to|spoke with|met|wrote to|met with|talked to|shared with) (the "
     ")?(review*|author*|"
     "panel|chair)",
     R::family_voice, 1.4},
    {"(mother|father|grandmother|grandfather|parents|family|sister|brother|daughter|son|wife|husband|partner|"
     "aunt|uncle|"
     "carer|carers|he|she|they) (told|felt|feel|feels|said that|wanted|would "
     "like|described|remember*|spoke|wished|asked "
     "that|believed|recalled|did not want)",
     R::family_voice, 0.8},
    {"remembered (for|as)|want* people to know|nobody listened|no one listened|be remembered|his laugh|her "
     "laugh|loved|"
     "love|miss|missed by|is missed|our son|our daughter|my (son|daughter|mother|father|brother|sister)",
     R::family_voice, 0.8},
    {"(mother|father|grandmother|sister|brother|daughter|son|aunt|uncle|parents|family|friend|friends) "
     "(believed|thought|"
     "had kept|kept|hoped|asked the review|had hoped|was not told|read|wrote|spoke|gave|does not|do "
     "not)|their views|her "
     "views|his views|declined to contribute|by video call",
     R::family_voice, 1},
    {"contribute to the review|take part in the review|grateful to the family|family* (for|members)",
     R::family_voice, 0.3},
    // What is asked for.
    {"(board|boards|partnership|partnerships|partners|trust|trusts|council|police|force|service|services|"
     "authority|"
     "authorities|agencies|agency|care|ccg|icb|school|schools|college|department|government|commissioners|"
     "provider|"
     "providers|gps|practice|practices|constabulary|probation|panel|csp|lscb|sab|hospital|hospitals|team|"
     "teams|managers|"
     "leaders|office|england|wales|scotland|organisations) (should|must|will|to)",
     R::recommendation, 1.6},
    {"should have", R::recommendation, -1.6},
    {"should have (a|an|the|in place|access|regard|clear|systems|arrangements)", R::recommendation, 1.6},
    {"recommend|recommends|recommended|recommendation*|argymell*", R::recommendation, 1.4},
    {"seek assurance|assure itself|assure themselves|be assured|satisfy itself|should (ensure|make "
     "sure|review|consider|"
     "develop|adopt|audit|write|work|provide|use|establish|require|promote|raise|agree|undertake|commission|"
     "publish)",
     R::recommendation, 1.3},
    {"within (three|six|twelve|[0-9]|[0-9][0-9]) months|report (back )?(to the board|on)|action should be "
     "taken|action "
     "to prevent",
     R::recommendation, 1},
    // Sources.
    {"isbn|https|http|www|available at|accessed on|university press|et al|and others|last accessed|read the "
     "full "
     "report|read more|for more information|visit",
     R::references, 1.2},
    {"london|department for education|hm government|nspcc|research in practice|oxford|routledge|kingsley",
     R::references, 0.4},
});

const PhraseSet& cues() {
  static const PhraseSet set = [] {
    const PhraseLists lists = {
        {"month", "january|february|march|april|june|july|august|september|october|november|december"}};
    PhraseSet made;
    for (std::size_t i = 0; i < kCues.size(); ++i) {
      const auto phrases = phrases_of(kCues[i].pattern, lists);
      assert(phrases);  // the table is constant: a test reads it through
      if (phrases) made.add(static_cast<std::uint32_t>(i), *phrases);
    }
    return made;
  }();
  return set;
}

/// Reports tell what happened in the past tense and what it teaches in the present.
struct Tense {
  int past = 0;
  int present = 0;
  int negations = 0;

  explicit Tense(const WordStream& stream) {
    constexpr auto kPast = std::to_array<std::string_view>({"was", "were", "had", "did"});
    constexpr auto kPresent =
        std::to_array<std::string_view>({"is", "are", "has", "have", "can", "need", "do", "remain"});
    constexpr auto kNegations = std::to_array<std::string_view>(
        {"not", "no", "never", "none", "nobody", "nothing", "nor", "without", "neither"});
    for (std::size_t i = 0; i < stream.words.size(); ++i) {
      const std::string_view word = stream.word(i);
      past += std::find(kPast.begin(), kPast.end(), word) != kPast.end() ? 1 : 0;
      negations += std::find(kNegations.begin(), kNegations.end(), word) != kNegations.end() ? 1 : 0;
      present += std::find(kPresent.begin(), kPresent.end(), word) != kPresent.end() ? 1 : 0;
    }
  }
};

}  // namespace

RoleWeights evidence_in(std::string_view text) {
  const WordStream stream = words_of(text);
  RoleWeights weights{};
  for (const PhraseHit& hit : cues().find(stream)) {
    const Cue& cue = kCues[hit.list];
    weights[index_of(cue.role)] += cue.weight;
  }
  const Tense tense(stream);
  if (tense.past == 0 && tense.present > 0) weights[index_of(R::finding)] += 0.9;
  // Accounts say what was done; appraisals also what was not.
  weights[index_of(R::analysis)] += 0.25 * std::min(tense.negations, 5);
  for (double& weight : weights) weight = std::clamp(weight, 0.0, kMost);
  return weights;
}

}  // namespace throughline::layout

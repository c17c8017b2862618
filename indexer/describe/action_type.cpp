#include <algorithm>
#include <array>
#include <optional>

#include "indexer/describe/requests.h"
#include "indexer/describe/wordings.h"

namespace throughline::describing {
namespace {

enum class Action { train, audit, assurance, system, commission, policy, practice };

std::string_view id_of(Action action) {
  switch (action) {
    case Action::train:
      return "train";
    case Action::audit:
      return "audit";
    case Action::assurance:
      return "assurance";
    case Action::system:
      return "information-system";
    case Action::commission:
      return "commissioning";
    case Action::practice:
      break;
    case Action::policy:
      return "policy";
  }
  return "practice";
}

/// Said of the first thing asked for. The one that comes first decides; at one place the earlier row.
constexpr auto kDirect = std::to_array<WordingRow<Action>>({
    {Action::practice, "accreditation|pre proceedings|campaign*|contractors"},
    {Action::assurance,
     "(seek|seeks|obtain|provide|give|gain|receive|request) ~4 "
     "(assurance|assurances|reassurance)|(seek|obtain|require) ~4 (evidence|confirmation|reports) "
     "(from|that|of ~3 "
     "compliance)|provide evidence|satisfy (itself|themselves)|(assured|satisfied) (that|of|about)|assure ~5 "
     "(that|of)|assure the|be assured|assures itself|monitor*|oversee|hold ~5 to "
     "account|scrutini*|demonstrate ~3 "
     "(board|partnership|SAB|LSCB|LSCP|CSP)|confirm to ~4 (board|partnership|SAB|LSCB|LSCP|CSP)|report* ~2 "
     "to ~3 "
     "(board|partnership|SAB|LSCB|LSCP|CSP|committee|partners)|report ~2 "
     "(annually|quarterly|regularly)|revisit "
     "~4 action plan|report back|evidence (how|that|the)|test (whether|that|how)"},
    {Action::audit,
     "audit*|dip sampl*|case file review*|evaluate*|(independent|formal|full) evaluation|(review|examine) ~4 "
     "(all|each|every|existing|open|current|a sample of) ~4 "
     "(cases|files|packages|case records|intelligence|decisions)|(commission|conduct|undertake|carry out) ~4 "
     "evaluation|deep dive|sample of|mystery shop*"},
    {Action::train,
     "train|trains|trained|training|workshop*|learning event*|learning session*|briefing session*|briefing "
     "event*|awareness session*|induction|seminar*|masterclass*|course|courses|e learning|conference for"},
    {Action::system,
     "(record|recording|records|electronic|IT|ICT|information|management|patient|case) "
     "(system*|flag*|alert*)|alert on|an alert|the alert|flag|flagging|flags|marker*|database*|electronic ~3 "
     "record*|notification form|portal|record so that|booking ~4 records|interoperab*|emergency department "
     "record*|records so that|software|digital|both record systems"},
    {Action::commission,
     "commission|commissions|commissioned|recommission*|fund|funds|funding|contract|contracts|specification*|"
     "(staff|staffing|service|workforce|sufficient|additional|its|their) "
     "capacity|capacity of the|resources|resourcing|resourced|sufficiency|provision of|amount "
     "of|availability of|posts|"
     "post|service available|(outreach|liaison|specialist|support|advocacy|crisis|therapeutic) "
     "service|scheme*|perpetrator programme*|referral "
     "programme*|recruit|staffing|commissioning|invest|investment|"
     "business case|needs assessment|gap in (service|provision)|procure*|programme for (perpetrators|men)"},
    {Action::policy,
     "polic*|procedure*|protocol*|guidance|guideline*|guide|pathway*|strateg*|standard*|framework*|toolkit*|"
     "tool|tools|checklist*|template*|form|forms|threshold*|code of "
     "conduct|agreement*|arrangement*|definition|"
     "rule|charter|memorandum|terms of reference|process|processes|mechanism*|panel|forum|forums|route|risk "
     "assessment|agree ~5 (who|what|how|that|minimum)|arrange with|(agree|agreed) a short|care and treatment "
     "plan|operating "
     "model|escalation|inter agency chronology|intelligence meeting|joint advice|statutory|legislation"},
});
/// What makes or changes an instrument; "use the protocol" does neither.
constexpr auto kMaking = std::to_array<WordingRow<int>>({
    {0,
     "develop*|produc*|publish*|issu*|agree*|adopt*|review*|revis*|updat*|amend*|introduc*|creat*|launch*|"
     "relaunch*|establish*|re establish|implement*|extend*|strengthen*|replac*|suspend*|withdraw*|put ~2 in "
     "place|draw up|write|clarif*|set up|set out|bring together|refresh*|align*|promulgat*|have|simplify|"
     "improve|arrange|re "
     "establish|restore*|consider*|vary|revisit|needs|provide*|require|design*|legislate|"
     "enact|formulate|finalise|disseminate|consideration|embed|build"},
});
/// Within "ensure that ...": what must be so is mostly what people do.
constexpr auto kEnsured = std::to_array<WordingRow<Action>>({
    {Action::train,
     "(have|has|had|been|are|is|receive|receives|undertake|access|attend|attends|complete) ~5 "
     "(training|trained)|training is|are trained"},
    {Action::audit, "(are|is) ~2 audited|audits are|an audit"},
    {Action::system,
     "(recording|record|case management|IT|ICT|electronic|information) system*|system (for|that|to)|has an "
     "alert|alert for|flagged|electronic patient record*|database"},
    {Action::commission,
     "(is|are) ~3 (commissioned|funded)|(contract|contracts|specification|specifications) "
     "(include|includes|require|requires)|sufficient (provision|funding|resources)"},
    {Action::policy,
     "(there is|there are|has|have|with) ~5 "
     "(policy|policies|procedure|procedures|protocol|protocols|pathway|pathways|guidance|process|processes|"
     "arrangements|framework)|(policy|policies|procedure|procedures|protocol|protocols|guidance|pathway|"
     "pathways) "
     "(is|are) ~2 (reviewed|revised|updated|developed|amended|in place)"},
});
constexpr auto kEnsuring = std::to_array<WordingRow<int>>({
    {0, "ensure*|make sure|making sure|require* that|see that|require ~1 every"},
});
/// Where the first thing asked for ends.
constexpr auto kEnds = std::to_array<WordingRow<int>>({
    {0,
     "so that|so as|to ensure|in order|which|who|including|to include|under which|by which|and should|and "
     "must|"
     "and to|when|before|where|because|until|after|if|in addition|if|save|in accordance|in line "
     "with|following"},
});

/// Within "ensure that ...": when and why, no longer what.
constexpr auto kBecause = std::to_array<WordingRow<int>>(
    {{0, "so that|so as|to ensure|in order|when|where|before|because|until|after|if|save"}});

const Wordings& because() {
  static const Wordings wordings = compiled(kBecause);
  return wordings;
}
const Wordings& direct() {
  static const Wordings wordings = compiled(kDirect);
  return wordings;
}
const Wordings& making() {
  static const Wordings wordings = compiled(kMaking);
  return wordings;
}
const Wordings& ensured() {
  static const Wordings wordings = compiled(kEnsured);
  return wordings;
}
const Wordings& ensuring() {
  static const Wordings wordings = compiled(kEnsuring);
  return wordings;
}
const Wordings& ends() {
  static const Wordings wordings = compiled(kEnds);
  return wordings;
}

/// The first hit of a table within a range of words.
std::optional<WordingHit> first_in(const std::vector<WordingHit>& hits, std::uint32_t from,
                                   std::uint32_t to) {
  for (const auto& hit : hits)
    if (hit.from >= from && hit.from < to) return hit;
  return std::nullopt;
}

constexpr auto kMoving =
    std::to_array<std::string_view>({"ask", "asks", "invite", "request", "requests", "require", "requires",
                                     "urge", "encourage", "remind", "advise", "support", "work", "instruct"});

/// "ask the Council and the Police to revise ...": what is asked for begins after their names.
std::uint32_t after_moving(const WordStream& words, const std::vector<NamedAgency>& named,
                           std::uint32_t verb) {
  const auto end = words.sentences.empty() ? 0 : words.sentences.front().to_word;
  if (verb + 1 >= end || std::find(kMoving.begin(), kMoving.end(), words.word(verb)) == kMoving.end())
    return verb;
  const auto from = words.word(verb + 1) == "that" || words.word(verb + 1) == "with" ? verb + 2 : verb + 1;
  const auto names = end_of_names(words, named, from, end);
  if (names == from || names + 1 >= end) return verb;
  if (words.word(names) == "to") return names + 1;
  return from == verb + 2 ? names : verb;
}

bool in_name(const std::vector<NamedAgency>& named, std::uint32_t at) {
  return std::any_of(named.begin(), named.end(),
                     [&](const auto& agency) { return at >= agency.from && at < agency.to; });
}

}  // namespace

std::string action_type(const WordStream& words, const std::vector<NamedAgency>& named, RequestFrame frame) {
  frame.verb = after_moving(words, named, frame.verb);
  if (words.sentences.empty()) return "practice";
  const auto sentence_end = words.sentences.front().to_word;
  const auto verb = std::min(frame.verb, sentence_end);
  const auto ensure = first_in(ensuring().find(words), verb, std::min(verb + 3, sentence_end));
  auto end = sentence_end;
  // The thing asked for has at least two words before anything can end it.
  for (const auto& hit : ends().find(words))
    if (hit.from > verb + 2) {
      end = std::min(end, hit.from);
      break;
    }
  for (auto w = verb + 4; w < end; ++w)
    if (words.word(w) == "and" && words.words[w].before == Pause::comma) end = w;
  if (ensure) {
    const auto hits = ensured().find(words);
    const auto hit = first_in(hits, ensure->to, sentence_end);
    if (!hit) return "practice";
    // Only of what is to be so, not of when or why.
    for (const auto& stop : because().find(words))
      if (stop.from > ensure->to + 2 && stop.from < hit->from) return "practice";
    return std::string(id_of(kEnsured[hit->id].id));
  }
  // "Training for all partners should address ...".
  if (!frame.instructs && frame.modal > frame.subject && words.word(frame.subject) == "training" &&
      words.word(frame.subject + 1) != "sub")
    return "train";
  // "A protocol should be developed": the thing asked for stands before the verb.
  const bool passive = !frame.instructs && verb < sentence_end && words.word(verb) == "be";
  auto from = passive ? frame.subject : verb;
  const auto makes = making().find(words);
  auto hits = direct().find(words);
  std::stable_sort(hits.begin(), hits.end(), [](const auto& a, const auto& b) {
    return a.from != b.from ? a.from < b.from : a.id < b.id;
  });
  std::optional<Action> chosen;
  for (const auto& hit : hits) {
    if (hit.from < from || hit.from >= end || in_name(named, hit.from)) continue;
    // The words of those who are asked say nothing: "Housing commissioners", "the Board's Policy Sub-Group".
    if (passive && frame.modal > hit.from && hit.from == frame.subject && hit.to == frame.modal) {
      chosen = kDirect[hit.id].id;
      break;
    }
    const auto action = kDirect[hit.id].id;
    // "revise, extend and audit the protocol": the first verb says it.
    if (action == Action::audit && hit.from > from && words.word(hit.from - 1) == "and" &&
        first_in(makes, from, hit.from))
      continue;
    if (action == Action::policy && !first_in(makes, passive ? frame.modal : from, passive ? end : hit.to))
      continue;
    if (chosen == Action::commission) {
      // "commission an audit", "commission training": what is commissioned.
      if (action == Action::train || action == Action::audit) chosen = action;
      break;
    }
    chosen = action;
    if (action != Action::commission || words.word(hit.from).substr(0, 10) != "commission") break;
  }
  return chosen ? std::string(id_of(*chosen)) : "practice";
}

}  // namespace throughline::describing

#include "indexer/describe/statements.h"

#include <algorithm>
#include <array>

#include "corpus/base/utf8.h"
#include "indexer/describe/negation.h"

namespace throughline::describing {
namespace {

/// Sentences that are not about this family, whatever they name.
constexpr auto kElsewhere = std::to_array<WordingRow<int>>({
    {0,
     "nationally|national (data|statistics|figures|panel report|analysis|research|average)|research|studies|"
     "study of|literature|triennial|biennial|per cent of (all)? (children|adults|families|women|people|"
     "parents|cases|reviews)|of all (children|families|reviews|cases)|in the general population|census"},
    {1,
     "(children|parents|mothers|fathers|people|women|men|adults|families|victims|babies|infants|carers) "
     "(who|whose|with|where|living|may|can|often)"},
    {0,
     "disabled children are|a (child|parent|mother|adult|person|baby|victim) "
     "(who|whose|with|may|can|is)|any (child|adult|parent|person|family)|where a (child|parent|person)|when "
     "a (child|parent|person)|if a (child|parent)|young people (who|are|may|can|with|in)|children and young "
     "people"},
    {0,
     "(other|previous|earlier|similar|another|recent|national) (serious case)? ~1 (reviews|review|families|"
     "family|cases|scrs)|case of child|in relation to another"},
    {0,
     "(is|are) defined (as|by)|definition of|guidance (states|says|sets|requires|advises|recommends)|"
     "procedures (state|say|require|set)|policy (states|says|requires)|statutory guidance|the "
     "(care|children) act (requires|provides|places|sets|states|defines)|section 44|threshold document|terms "
     "of reference|key lines of enquiry|nice guid*|legislation|the "
     "law"},
    {0,
     "recommend*|it is important|important that|practitioners need|"
     "professionals need|staff need|board (should|needs|will)|remind*"},
    {2, "should|must|ought|will be|needs to|need to"},
    {0,
     "whether|to what extent|how (well|far|effectively|did)|what was known|consider how|explore|examine|"
     "was there|were there|did (agencies|professionals|the)|establish (whether|if|how|what)"},
});

/// Before a wording, within its clause: the thing is only thought of.
constexpr auto kSupposed = std::to_array<std::string_view>(
    {"whether",  "if",         "may",       "might",       "could",      "would",        "should",
     "possible", "possibly",   "potential", "potentially", "unclear",    "question",     "unaware",
     "unknown",  "denied",     "denies",    "denying",     "hypothesis", "hypothesised", "speculated",
     "wondered", "suggestion", "against",   "suspected"});
/// Before a topic: it is talked about, trained in, screened for.
constexpr auto kTalkedOf = std::to_array<std::string_view>(
    {"ask",        "asked",       "asking",        "asks",      "enquiry",    "enquiries",     "enquire",
     "enquired",   "inquiry",     "discuss",       "discussed", "discussion", "discussions",   "explore",
     "explored",   "exploration", "screen",        "screened",  "screening",  "training",      "trained",
     "leaflet",    "leaflets",    "advice",        "aware",     "awareness",  "understanding", "understand",
     "consider",   "considered",  "consideration", "knowledge", "tool",       "policy",        "questions",
     "specialist", "expertise",   "commissioned",  "impact",    "effect",     "effects",       "focus",
     "definition", "concept",     "response",      "approach",  "guidance",   "protocol",      "pathway",
     "signs",      "indicators",  "toxic",         "trio",      "assess",     "assessing"});
/// After a topic: the words name a service or a paper.
constexpr auto kService = std::to_array<std::string_view>(
    {"service",      "services",      "team",          "teams",       "worker",       "workers",
     "nurse",        "nurses",        "trust",         "adviser",     "advisor",      "project",
     "charity",      "agency",        "agencies",      "policy",      "strategy",     "training",
     "awareness",    "protocol",      "pathway",       "helpline",    "lead",         "coordinator",
     "unit",         "practitioner",  "practitioners", "act",         "organisation", "organisations",
     "professional", "professionals", "provider",      "providers",   "forum",        "homicide",
     "commissioner", "toolkit",       "guidance",      "partnership", "screening",    "procedures",
     "specialist",   "specialists",   "clinic",        "legislation", "enquiry",      "bill",
     "board",        "support",       "law",           "liaison",     "ward",         "hospital",
     "register",     "campaign",      "officer",       "officers",    "assessment",   "advocate",
     "search",       "warrant"});
constexpr auto kAsked = std::to_array<std::string_view>(
    {"ask", "asked", "asking", "asks", "enquiry", "enquiries", "enquire", "enquired", "looked", "screening"});
constexpr auto kPast = std::to_array<std::string_view>(
    {"previous", "previously", "history", "former", "formerly", "past", "historic", "historical",
     "historically", "teenager", "adolescence", "earlier", "youth", "childhood"});

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

/// First word of the clause that a wording stands in.
std::uint32_t clause_start(const WordStream& words, std::uint32_t from) {
  const auto start = words.sentences[words.words[from].sentence].from_word;
  for (auto w = from; w > start; --w) {
    if (words.words[w].before == Pause::semicolon) return w;
    const auto word = words.word(w - 1);
    if (word == "but" || word == "although" || word == "though" || word == "however" || word == "while" ||
        word == "whilst" || word == "whereas" || word == "despite" || word == "yet" || word == "because")
      return w;
    const bool comma = words.words[w - 1].before == Pause::comma;
    if (comma && (word == "and" || word == "who" || word == "which" || word == "when")) return w;
  }
  return start;
}

bool word_before(const WordStream& words, std::uint32_t start, std::uint32_t from, std::uint32_t reach,
                 const auto& table) {
  for (auto w = from; w-- > start && from - w <= reach;)
    // "May" inside a sentence is the month.
    if (is_one_of(table, words.word(w)) && words.as_written(w) != "May") return true;
  return false;
}

/// "... by Mother, Father or Partner": what is denied is denied of both.
bool names_both(const std::vector<KinMention>& mentions, const WordStream& words, std::uint32_t sentence) {
  bool mother = false;
  bool father = false;
  for (const auto& m : mentions) {
    if (words.words[m.at].sentence != sentence) continue;
    mother = mother || m.who == Who::mother;
    father = father || m.who == Who::father;
  }
  return mother && father;
}

struct Patterns {
  std::vector<StatementRow> rows;
  Wordings wordings;
};
const Patterns& patterns() {
  static const Patterns all = [] {
    Patterns made;
    for (const auto rows : {parental_statements(), child_statements(), circumstance_statements()})
      made.rows.insert(made.rows.end(), rows.begin(), rows.end());
    made.wordings = compiled(made.rows);
    return made;
  }();
  return all;
}

const Wordings& since_wordings() {
  static const Wordings wordings = compiled(std::to_array<WordingRow<int>>({
      {0,
       "(following|after|since) (the|his|her|their) (death|deaths|incident|injury|injuries|admission|events|"
       "conviction|arrest)|(now|currently) (live*|living|in|subject|placed|attend*|reside*|lives)|since "
       "then|(is|are) now|have since|has since|that (evening|night) ~3 (were|was) (placed|removed)|were "
       "found that evening|"
       "subsequently (placed|removed)|now (aged|thriving|settled)"},
      {1,
       "at the time of (the|his|her|their) (death|incident|injury|injuries|birth|admission)|at the (material|"
       "relevant)? time|at that time|when (he|she|they) died|prior to (his|her|their) death|in the last "
       "(year|"
       "months|weeks)"},
  }));
  return wordings;
}

/// "taken there by his mother", "told her father": not whom the sentence is about, unless "who ..." follows.
bool oblique(const WordStream& words, const KinMention& m, std::uint32_t wording) {
  constexpr std::uint32_t owned = 5;
  constexpr auto leading =
      std::to_array<std::string_view>({"by", "to", "with", "from", "for", "about", "on", "told", "asked",
                                       "towards", "against", "of", "including", "between", "saw", "visited"});
  if (m.pronoun) return false;
  for (auto next = m.at + 1; next < words.words.size() && next < m.at + 4; ++next)
    if (words.word(next) == "who" || words.word(next) == "whose") return false;
  // "with her mother's agreement": hers is what follows at once.
  if (words.word(m.at).size() > 1 && words.word(m.at).back() == 's' && words.word(m.at) != "parents")
    return wording > m.at + owned;
  const auto start = words.sentences[words.words[m.at].sentence].from_word;
  for (auto w = m.at; w-- > start && m.at - w <= 3;)
    if (is_one_of(leading, words.word(w))) return words.words[w + 1].before == Pause::none;
  return false;
}

/// Whom a wording speaks of: the nearest before it in its sentence, else the nearest behind it.
Who whom(const std::vector<KinMention>& mentions, const WordStream& words, std::uint32_t from,
         std::uint32_t to, Of of) {
  const auto sentence = words.words[from].sentence;
  if (of == Of::object) {
    constexpr std::uint32_t near = 3;
    for (const auto& m : mentions)
      if (m.at >= to && m.at < to + near && words.words[m.at].sentence == sentence) return m.who;
    return Who::nobody;
  }
  // "assaulted Mother": the wording itself names whom.
  const auto limit = of == Of::parent ? to : from;
  Who before = Who::nobody;
  Who aside = Who::nobody;
  Who family = Who::nobody;
  for (const auto& m : mentions) {
    if (words.words[m.at].sentence != sentence || m.at >= limit) continue;
    if (m.at >= from && (m.who == Who::subject || m.who == Who::sibling)) continue;
    if (m.who == Who::family)
      family = m.who;
    else if (m.at < from && oblique(words, m, from))
      aside = m.who;
    else
      before = m.who;
  }
  if (before == Who::nobody) before = aside;
  if (before != Who::nobody) return before;
  for (const auto& m : mentions)
    if (words.words[m.at].sentence == sentence && m.at >= limit && m.who != Who::family) {
      // "domestic abuse ... witnessed by the children": whose it was is not told by whom it hurt.
      if (of == Of::parent && (m.who == Who::subject || m.who == Who::sibling)) continue;
      return m.who;
    }
  return family;
}

/// Domestic abuse happens in a home, whoever is named.
constexpr std::string_view kHomeFact = "parental_domestic_abuse";

/// "He said little. The clinician noted no evidence of mental disorder": of the child, not of the parents.
bool of_child_before(const std::vector<KinMention>& mentions, Of of, std::uint32_t from) {
  Who last = Who::nobody;
  for (const auto& m : mentions)
    if (m.at < from && m.who != Who::family) last = m.who;
  return of == Of::parent && (last == Who::subject || last == Who::sibling);
}

bool suits(Of of, Who who) {
  if (of == Of::anyone) return true;
  if (of == Of::child || of == Of::object) return who == Who::subject;
  return who == Who::mother || who == Who::father || who == Who::parents || who == Who::carer;
}

}  // namespace

bool may_hold_facts(const Passage& passage) {
  if (has_role(passage, {SectionRole::recommendation, SectionRole::references, SectionRole::contents,
                         SectionRole::appendix, SectionRole::boilerplate}))
    return false;
  constexpr auto elsewhere =
      std::to_array<std::string_view>({"terms of reference",  "recommendation",   "glossary",
                                       "literature",          "research",         "legislation",
                                       "statutory framework", "national context", "definition",
                                       "references",          "bibliography",     "action plan",
                                       "legal framework",     "policy context",   "key lines of enquiry",
                                       "purpose of",          "scope of",         "about the board",
                                       "questions for",       "hypothes"});
  for (const auto& heading : passage.heading_path) {
    const auto folded = lower_case(heading);
    for (const auto part : elsewhere)
      if (folded.find(part) != std::string::npos) return false;
  }
  return true;
}

namespace {

std::vector<WordingHit> elsewhere_in(const PassageText& passage) {
  static const Wordings elsewhere = compiled(kElsewhere);
  return elsewhere.find(passage.words);
}

bool speaks_of_case(const PassageText& passage, const std::vector<WordingHit>& hits, std::uint32_t sentence,
                    std::uint32_t until) {
  constexpr auto certain =
      std::to_array<std::string_view>({"the", "these", "those", "both", "two", "three", "four", "his", "her",
                                       "their", "all", "of", "elder", "other"});
  const auto& words = passage.words;
  if (words.sentences[sentence].question) return false;
  return std::none_of(hits.begin(), hits.end(), [&](const WordingHit& h) {
    if (words.words[h.from].sentence != sentence) return false;
    const auto kind = kElsewhere[h.id].id;
    // "the children who lived there" are those of the case, "children who ..." all.
    if (kind == 1)
      return h.from == words.sentences[sentence].from_word || !is_one_of(certain, words.word(h.from - 1));
    return kind == 0 || h.from < until;
  });
}

}  // namespace

bool speaks_of_case(const PassageText& passage, std::uint32_t sentence, std::uint32_t until) {
  return speaks_of_case(passage, elsewhere_in(passage), sentence, until);
}

Observations observe(const DocumentText& text, const Kin& kin) {
  Observations all;
  const auto& table = patterns();
  for (const auto index : text.narrative) {
    const auto& passage = text.passages[index];
    if (!may_hold_facts(*passage.passage)) continue;
    const auto hits = table.wordings.find(passage.words);
    if (hits.empty()) continue;
    const auto mentions = kin.mentions(passage);
    const auto elsewhere = elsewhere_in(passage);
    const auto times = since_wordings().find(passage.words);
    const auto& words = passage.words;
    for (const auto& hit : hits) {
      const auto& row = table.rows[hit.id];
      const auto sentence = words.words[hit.from].sentence;
      if (!speaks_of_case(passage, elsewhere, sentence, hit.from)) continue;
      const auto start = clause_start(words, hit.from);
      const auto end = words.sentences[sentence].to_word;
      Observation seen;
      if (row.force != Force::whole) {
        if (word_before(words, start, hit.from, 8, kSupposed)) continue;
        if (word_before(words, start, hit.from, 6, kAsked)) continue;
        auto negated = negation_before(words, start, hit.from);
        if (negated == Negated::no) negated = negation_after(words, hit.to, end);
        if (negated == Negated::unclear) continue;
        seen.denied = negated == Negated::denied;
        // "No report of domestic abuse after November": there was some before.
        if (seen.denied && until_then(words, hit.to, end)) continue;
      }
      if (row.force == Force::topic) {
        if (!seen.denied && word_before(words, start, hit.from, 5, kTalkedOf)) continue;
        if (hit.to < end && is_one_of(kService, words.word(hit.to)) &&
            words.words[hit.to].before == Pause::none)
          continue;
      }
      const bool risk = hit.from > start + 1 && words.word(hit.from - 1) == "of" &&
                        words.word(hit.from - 2) == "risk" &&
                        !(hit.from > start + 2 &&
                          (words.word(hit.from - 3) == "high" || words.word(hit.from - 3) == "significant"));
      if (risk && row.force != Force::whole) continue;
      seen.who = whom(mentions, words, hit.from, hit.to, row.of);
      if (seen.denied && row.of == Of::parent && names_both(mentions, words, sentence))
        seen.who = Who::parents;
      // A table names the person in its first cell only.
      if (passage.passage->table && seen.who == Who::nobody && !mentions.empty())
        seen.who = mentions.front().who;
      const bool impersonal = (seen.denied || (row.fact == kHomeFact && row.force == Force::event)) &&
                              (seen.who == Who::family ||
                               (seen.who == Who::nobody &&
                                (row.fact == kHomeFact || (row.fact != "parental_mental_health" &&
                                                           row.fact != "parental_learning_disability" &&
                                                           !of_child_before(mentions, row.of, hit.from)))));
      if (!impersonal && !suits(row.of, seen.who) &&
          !(row.of == Of::parent && seen.who == Who::family && row.force != Force::topic))
        continue;
      for (const auto& time : times) {
        if (words.words[time.from].sentence != sentence) continue;
        (time.id == 0 ? seen.after : seen.at_time) = true;
      }
      seen.fact = row.fact;
      seen.value = row.value;
      seen.past = word_before(words, start, hit.to, 9, kPast);
      seen.facts = passage.passage->role == SectionRole::facts;
      seen.passage = &passage;
      seen.sentence = sentence;
      seen.from = hit.from;
      seen.to = hit.to;
      all.push_back(seen);
    }
  }
  return all;
}

}  // namespace throughline::describing

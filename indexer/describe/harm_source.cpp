// Who did the harm: who was convicted of it, or by whom the report says that it was done.
#include <array>
#include <map>

#include "indexer/describe/fact_values.h"
#include "indexer/describe/facts.h"

namespace throughline::describing {
namespace {

constexpr auto kOutcomes = std::to_array<WordingRow<int>>({
    {3,
     "(was|were|been|is|are|both) ~3 (convicted|sentenced|imprisoned|jailed)|found guilty|pleaded "
     "guilty|pled guilty|"
     "pleaded ~2 guilty|convicted (of|for)|(serving|received) ~2 life sentence"},
    {1, "(was|were|been) ~3 charged|admitted (causing|killing|inflicting|to causing|injuring|shaking)"},
});
constexpr auto kOffences = std::to_array<WordingRow<int>>({
    {5, "murder|murders|murdering|murdered"},
    {4,
     "manslaughter|infanticide|rape|sexual (offences|abuse|assault|activity)|sexually abusing|indecent "
     "assault|"
     "sexual touching"},
    {3, "grievous|GBH|wounding|assault*|actual bodily|inflicting|poison*|administering"},
    {2, "causing or allowing|cruelty|wilful neglect|neglect|ill treatment|abandon*|gross negligence"},
});
/// The harm and by whom it was done, in one.
constexpr auto kDoneBy = std::to_array<WordingRow<int>>({
    {0,
     "(killed|murdered|shaken|stabbed|smothered|strangled|assaulted|abused|sexually "
     "abused|raped|injured|harmed|"
     "poisoned|drowned|suffocated|attacked|fatally injured|inflicted|caused|beaten|perpetrated) ~4 by"},
});

/// People who are no kin, by what they are called.
std::string_view outsider(const PassageText& passage, std::uint32_t from, std::uint32_t to) {
  const auto& words = passage.words;
  for (auto w = from; w < to; ++w) {
    const auto word = words.word(w);
    const auto next = w + 1 < to ? words.word(w + 1) : std::string_view{};
    if (word == "youths" || word == "youth" || word == "teenager" || word == "teenagers" || word == "pupil" ||
        word == "peer" || word == "peers" || word == "boys" || word == "schoolboy" ||
        (word == "young" && (next == "people" || next == "men")) ||
        (word == "another" && (next == "boy" || next == "child" || next == "girl" || next == "young")))
      return "peer";
    if (word == "teacher" || word == "childminder" || word == "nanny" ||
        (word == "nursery" && next == "worker") || (word == "care" && next == "worker") ||
        (word == "foster" && next.substr(0, 4) == "care") || (word == "staff" && next == "member"))
      return "professional";
    if (word == "stranger" || word == "strangers" || word == "men" || word == "gang" ||
        (word == "unrelated" && next.substr(0, 2) == "ad") || (word == "adult" && next == "male"))
      return "stranger";
  }
  return {};
}

std::string_view source_of(Who who) {
  switch (who) {
    case Who::mother:
      return "mother";
    case Who::father:
      return "father";
    case Who::parents:
      return "both-parents";
    case Who::carer:
      return "partner-of-parent";
    case Who::relative:
      return "other-relative";
    case Who::sibling:
      return "sibling";
    default:
      return {};
  }
}

struct Weighed {
  int weight = 0;
  Evidence evidence;
};
using Sources = std::map<std::string_view, Weighed>;

void add(Sources& sources, std::string_view source, int weight, const Evidence& evidence) {
  if (source.empty()) return;
  auto& found = sources[source];
  if (weight > found.weight) found = {weight, evidence};
}

/// Words that make a conviction an older one, or none.
bool other_conviction(const WordStream& words, std::uint32_t sentence) {
  const auto& range = words.sentences[sentence];
  for (auto w = range.from_word; w < range.to_word; ++w) {
    const auto word = words.word(w);
    if (word == "previous" || word == "previously" || word == "former" || word == "acquitted" ||
        word == "earlier" || word == "not" || word == "history" || word == "record" || word == "licence" ||
        word == "years" ||
        (word == "had" && w + 1 < range.to_word && words.word(w + 1) == "been" && w > range.from_word &&
         w + 2 < range.to_word && words.word(w + 2) == "convicted"))
      // "sentenced to nine years" is no older conviction.
      if (word != "years" ||
          (w + 1 < range.to_word && (words.word(w + 1) == "earlier" || words.word(w + 1) == "before" ||
                                     words.word(w + 1) == "previously")))
        return true;
  }
  return false;
}

void read_convictions(const PassageText& passage, const std::vector<KinMention>& mentions, Sources& sources) {
  static const Wordings outcomes = compiled(kOutcomes);
  static const Wordings offences = compiled(kOffences);
  const auto& words = passage.words;
  const auto found = outcomes.find(words);
  if (found.empty()) return;
  const auto named = offences.find(words);
  for (const auto& hit : found) {
    const auto sentence = words.words[hit.from].sentence;
    if (other_conviction(words, sentence)) continue;
    int gravity = 0;
    for (const auto& offence : named) {
      // A plea in one sentence, the offence there too.
      if (words.words[offence.from].sentence == sentence)
        gravity = std::max(gravity, kOffences[offence.id].id);
    }
    if (gravity == 0) continue;
    const auto& range = words.sentences[sentence];
    std::vector<std::string_view> who;
    for (const auto& m : mentions) {
      if (m.at < range.from_word || m.at >= hit.from) continue;
      const auto source = source_of(m.who);
      // "His mother's partner": the last of a chain of owners.
      if (!source.empty()) who.push_back(source);
    }
    const auto stranger = outsider(passage, range.from_word, hit.from);
    const int weight = gravity * 10 + kOutcomes[hit.id].id;
    const auto evidence = passage.evidence(hit.from, hit.to);
    const bool mother = std::find(who.begin(), who.end(), "mother") != who.end();
    const bool father = std::find(who.begin(), who.end(), "father") != who.end();
    const bool both = std::any_of(words.sentences.begin(), words.sentences.end(), [&](const Sentence& s) {
      if (&s != &range) return false;
      for (auto w = s.from_word; w < s.to_word; ++w)
        if (words.word(w) == "both" || words.word(w) == "and") return true;
      return false;
    });
    if (!stranger.empty() && stranger != "professional")
      add(sources, stranger, weight, evidence);
    else if (mother && father && both)
      add(sources, "both-parents", weight, evidence);
    else if (!who.empty())
      add(sources, who.back(), weight, evidence);
    else
      add(sources, stranger, weight, evidence);
  }
}

void read_deeds(const PassageText& passage, const std::vector<KinMention>& mentions, Sources& sources) {
  static const Wordings done_by = compiled(kDoneBy);
  const auto& words = passage.words;
  for (const auto& hit : done_by.find(words)) {
    const auto sentence = words.words[hit.from].sentence;
    if (!speaks_of_case(passage, sentence)) continue;
    const auto end = std::min(words.sentences[sentence].to_word, hit.to + 6);
    bool supposed = false;
    for (auto w = words.sentences[sentence].from_word; w < hit.from; ++w)
      supposed = supposed || words.word(w) == "alleged" || words.word(w) == "not" ||
                 words.word(w) == "allegedly" || words.word(w) == "could" || words.word(w) == "may" ||
                 words.word(w) == "said" || words.word(w) == "mother" || words.word(w) == "father" ||
                 words.word(w) == "might" || words.word(w) == "disclosed" || words.word(w) == "no";
    if (supposed) continue;
    std::string_view source;
    for (const auto& m : mentions)
      if (m.at >= hit.to && m.at < end && source.empty()) source = source_of(m.who);
    if (source.empty()) source = outsider(passage, hit.to, end);
    // "his mother's partner": the later noun is meant.
    for (const auto& m : mentions)
      if (m.at > hit.to && m.at < end && m.who == Who::carer && words.word(m.at - 1).size() > 1 &&
          words.word(m.at - 1).back() == 's')
        source = "partner-of-parent";
    add(sources, source, 25, passage.evidence(hit.from, hit.to));
  }
}

}  // namespace

Fact<std::string> source_of_harm(const DocumentText& text, const Kin& kin, const Observations& all,
                                 const Reading& reading) {
  const auto& harm = reading.facts.at("harm_category");
  const auto category = harm.stated() ? *harm.value : std::string{};
  if (category == "suicide-self-harm") {
    const auto* self =
        first_of(all, "source_of_harm", [](const Observation& o) { return o.value == "self"; });
    return self != nullptr ? stated_fact("self", self->evidence()) : stated_fact("self", harm.evidence);
  }
  if (category == "sudi" || category == "accident") return {};
  Sources sources;
  for (const auto index : text.narrative) {
    const auto& passage = text.passages[index];
    if (!may_hold_facts(*passage.passage) || passage.passage->table) continue;
    const auto mentions = kin.mentions(passage);
    read_convictions(passage, mentions, sources);
    if (index < 3 * DocumentText::kIntroduction) read_deeds(passage, mentions, sources);
  }
  std::string_view best;
  int weight = 0;
  bool tie = false;
  for (const auto& [source, found] : sources) {
    if (found.weight == weight) tie = true;
    if (found.weight <= weight) continue;
    best = source;
    weight = found.weight;
    tie = false;
  }
  // Mother and father each in a sentence of their own.
  if (tie && sources.count("mother") > 0 && sources.count("father") > 0 &&
      sources["mother"].weight == sources["father"].weight && sources["mother"].weight == weight)
    return stated_fact("both-parents", sources["mother"].evidence);
  if (!best.empty() && !tie) return stated_fact(best, sources[best].evidence);
  if (const auto* unknown =
          first_of(all, "source_of_harm", [](const Observation& o) { return o.value == "unknown"; });
      unknown != nullptr && best.empty())
    return stated_fact("unknown", unknown->evidence());
  return {};
}

/// One, where the review is of one child whose outcome it states; the number of its subjects, where all of
/// them came to harm.
Fact<std::string> children_harmed(const Reading& reading) {
  const auto& outcome = reading.facts.at("outcome");
  if (!outcome.stated() || *outcome.value == "other") return {};
  const auto subjects = std::count_if(reading.subjects.begin(), reading.subjects.end(), [](const Subject& s) {
    return s.role == "subject" && (s.age_band.empty() || s.age_years.value_or(0) < 18);
  });
  if (subjects == 0) return {};
  return stated_fact(std::to_string(subjects), outcome.evidence);
}

}  // namespace throughline::describing

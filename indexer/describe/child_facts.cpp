// Facts of children's reviews: plans and care of the child, and what is said of the parents.
#include <algorithm>
#include <array>

#include "corpus/base/utf8.h"
#include "indexer/describe/case_sentences.h"
#include "indexer/describe/facts.h"
#include "indexer/describe/withheld.h"

namespace throughline::describing {
namespace {

using Sentences = std::vector<CaseSentence>;

Fact<std::string> stated(std::string_view value, Evidence evidence) {
  Fact<std::string> fact;
  fact.state = FactState::stated;
  fact.value = std::string(value);
  fact.evidence = std::move(evidence);
  return fact;
}

bool same_passage(const Sentences& all, std::size_t a, std::size_t b) {
  return b < all.size() && all[a].passage == all[b].passage;
}

/// Said in this sentence, or in the next of its passage.
bool here_or_next(const Sentences& all, std::size_t i, Cue cue) {
  return all[i].has(cue) || (same_passage(all, i, i + 1) && all[i + 1].has(cue));
}

Fact<std::string> cp_plan(const Sentences& all) {
  for (const bool facts_only : {true, false}) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto& s = all[i];
      if (!s.has(Cue::plan) || (facts_only && !s.facts)) continue;
      if (s.has(Cue::redaction))
        return {FactState::redacted, std::nullopt, s.evidence(Cue::plan), Source::document};
      if (s.negated()) return stated("never", s.evidence(Cue::plan));
      if (s.has(Cue::plan_current)) return stated("current", s.evidence(Cue::plan));
      if (here_or_next(all, i, Cue::plan_ended)) return stated("previous", s.evidence(Cue::plan));
    }
  }
  return {};
}

/// What the child's own, latest state was: words of the time of the incident win over words of earlier years.
Fact<std::string> social_care(const Sentences& all) {
  const auto plan = cp_plan(all);
  const bool some = std::any_of(all.begin(), all.end(), [](const CaseSentence& s) {
    return s.facts && !s.has(Cue::no_contact) &&
           ((s.has(Cue::some_contact) && !s.negated()) || s.has(Cue::case_closed));
  });
  for (const auto& s : all)
    if (!some && s.facts && s.has(Cue::no_contact) && !s.has(Cue::some_contact))
      return stated("none", s.evidence(Cue::no_contact));
  for (const auto& s : all)
    if (s.facts && s.has(Cue::open_at_the_time) && (s.has(Cue::child_in_need) || s.has(Cue::social_worker)))
      return stated("current", s.evidence(Cue::open_at_the_time));
  if (plan.stated() && *plan.value == "current") return stated("current", plan.evidence);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& s = all[i];
    if (!s.facts) continue;
    const bool ended = s.has(Cue::no_social_worker) || s.has(Cue::case_closed);
    if (ended && (s.has(Cue::no_social_worker) || s.has(Cue::child_in_need) || s.has(Cue::some_contact) ||
                  (same_passage(all, i, i == 0 ? i : i - 1) &&
                   (all[i - 1].has(Cue::some_contact) || all[i - 1].has(Cue::child_in_need)))))
      return stated("past",
                    s.evidence(s.has(Cue::no_social_worker) ? Cue::no_social_worker : Cue::case_closed));
    if (s.has(Cue::care_order) && !s.negated() && !s.has(Cue::parent))
      return stated("current", s.evidence(Cue::care_order));
    const bool in_need = s.has(Cue::child_in_need) && !s.negated();
    if (in_need && (s.has(Cue::social_worker) || !here_or_next(all, i, Cue::case_closed)))
      return stated("current", s.evidence(Cue::child_in_need));
    if (s.has(Cue::social_worker) && !s.negated()) return stated("current", s.evidence(Cue::social_worker));
  }
  for (const auto& s : all)
    if (s.facts && (s.has(Cue::case_closed) || (s.has(Cue::some_contact) && !s.has(Cue::negation))))
      return stated("past", s.evidence(s.has(Cue::case_closed) ? Cue::case_closed : Cue::some_contact));
  return {};
}

Fact<std::string> looked_after(const Sentences& all) {
  for (const auto& s : all) {
    if (!s.facts || (!s.has(Cue::looked_after) && !s.has(Cue::care_order) && !s.has(Cue::accommodated)))
      continue;
    const auto cue = s.has(Cue::looked_after)
                         ? Cue::looked_after
                         : (s.has(Cue::care_order) ? Cue::care_order : Cue::accommodated);
    if (s.redacted_after(cue)) return {FactState::redacted, std::nullopt, s.evidence(cue), Source::document};
    if (s.negated() && cue == Cue::looked_after) return stated("no", s.evidence(cue));
    if (s.negated() || cue == Cue::care_order) continue;
    // "Mother herself had been accommodated": the parent's own childhood.
    if (s.has(Cue::parent) && cue != Cue::looked_after) continue;
    if (cue == Cue::looked_after && !s.has(Cue::parent)) return stated("yes", s.evidence(cue));
  }
  return {};
}

/// A sentence about a parent: it says so, or goes on from one that does ("She had been prescribed ...").
bool about_parent(const Sentences& all, std::size_t i) {
  if (all[i].has(Cue::parent)) return true;
  const auto& words = all[i].passage->words;
  const auto first = words.word(words.sentences[all[i].sentence].from_word);
  const bool goes_on = first == "he" || first == "she" || first == "they" || first == "it" || first == "on" ||
                       first == "one" || first == "both" || first == "her" || first == "his";
  return i > 0 && same_passage(all, i, i - 1) && (goes_on || all[i - 1].has(Cue::parent)) &&
         (all[i - 1].has(Cue::parent) ||
          (i > 1 && same_passage(all, i, i - 2) && all[i - 2].has(Cue::parent)));
}

/// A letter that stands for a parent: "M was prescribed an anti-depressant", "P had convictions".
bool initialled(const CaseSentence& s) {
  const auto& words = s.passage->words;
  const auto& range = words.sentences[s.sentence];
  for (auto w = range.from_word; w < range.to_word; ++w)
    if (words.word(w) == "m" || words.word(w) == "p" || words.word(w) == "f")
      return words.word(w).size() == words.as_written(w).size() && words.as_written(w)[0] < 'a';
  return false;
}

struct ParentalCues {
  Cue topic;     ///< the subject is spoken of
  Cue happened;  ///< it was so
};

Fact<std::string> parental(const Sentences& all, const ParentalCues& cues, bool any_family_member) {
  std::optional<Evidence> denied;
  int mentions = 0;
  const CaseSentence* mentioned = nullptr;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& s = all[i];
    const bool spoken = s.has(cues.topic) || s.has(cues.happened);
    if (!spoken || s.has(Cue::enquiry) || s.passage->passage->role == SectionRole::boilerplate) continue;
    const bool parent = any_family_member || about_parent(all, i) || initialled(s);
    if ((s.redacted_after(cues.topic) || s.redacted_after(cues.happened)) && parent)
      return {FactState::redacted, std::nullopt, s.evidence(cues.topic), Source::document};
    if (s.has(Cue::nothing_to_suggest) && (parent || s.facts)) {
      // "No report of domestic abuse after November 2018" says that there was some before.
      const auto said = lower_case(s.text());
      if (said.find(" after ") == std::string::npos && said.find(" since ") == std::string::npos && !denied)
        denied = s.evidence(s.has(cues.topic) ? cues.topic : cues.happened);
      continue;
    }
    if (!parent) continue;
    if (s.has(cues.happened) && !s.has(Cue::negation) && (s.facts || s.introduction))
      return stated("yes", s.evidence(cues.happened));
    if (!s.negated()) {
      ++mentions;
      if (mentioned == nullptr) mentioned = &s;
    }
  }
  if (denied) return stated("no", *denied);
  constexpr int kOften = 4;
  if (mentions >= kOften)
    return stated("yes", mentioned->evidence(mentioned->has(cues.topic) ? cues.topic : cues.happened));
  return {};
}

}  // namespace

Fact<std::string> find_child_fact(std::string_view name, const Sentences& all, const Withheld& withheld) {
  const auto said = [&](WithheldItem item) -> std::optional<Fact<std::string>> {
    if (const auto& evidence = of(withheld, item))
      return Fact<std::string>{FactState::withheld, std::nullopt, *evidence, Source::document};
    return std::nullopt;
  };
  if (name == "cp_plan") return cp_plan(all);
  if (name == "social_care") return social_care(all);
  if (name == "looked_after") return looked_after(all);
  if (name == "parental_domestic_abuse")
    return parental(all, {Cue::domestic_abuse, Cue::violence_done}, false);
  if (name == "parental_substance") {
    if (auto fact = said(WithheldItem::parental_substance)) return *fact;
    return parental(all, {Cue::substance, Cue::substance_used}, false);
  }
  if (name == "parental_mental_health") {
    if (auto fact = said(WithheldItem::parental_mental_health)) return *fact;
    return parental(all, {Cue::mental_health_topic, Cue::mental_health}, false);
  }
  return {};
}

}  // namespace throughline::describing

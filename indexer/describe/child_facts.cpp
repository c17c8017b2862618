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

/// A parent's own childhood, or an older sibling's plan.
bool of_others(const Observation& o) {
  const auto& words = o.passage->words;
  const auto& range = words.sentences[o.sentence];
  bool own = false;
  for (auto w = range.from_word; w < range.to_word; ++w)
    own = own || words.word(w) == "herself" || words.word(w) == "himself" || words.word(w) == "childhood";
  const bool parent = o.who == Who::mother || o.who == Who::father || o.who == Who::carer;
  return o.who == Who::sibling || (own && parent);
}

}  // namespace

/// Wales, Scotland and Northern Ireland keep a register; its words stay in the evidence.
Fact<std::string> child_protection_plan(const Observations& seen, const Sentences& all) {
  const auto at = [&](const Observation& o) {
    for (std::size_t i = 0; i < all.size(); ++i)
      if (all[i].passage == o.passage && (all[i].sentence == o.sentence || o.passage->passage->table))
        return i;
    return all.size();
  };
  const Observation* never = nullptr;
  for (const bool facts_only : {true, false}) {
    for (const auto& o : seen) {
      const auto i = at(o);
      if (o.fact != "cp_plan" || i == all.size() || of_others(o) || (facts_only && !all[i].facts)) continue;
      const auto& s = all[i];
      if (o.denied) {
        if (never == nullptr && !s.has(Cue::plan_not_now)) never = &o;
        continue;
      }
      if (s.has(Cue::plan_not_made)) continue;
      if (s.has(Cue::plan_current) || (o.at_time && !s.has(Cue::plan_ended)))
        return stated("current", o.evidence());
      if (here_or_next(all, i, Cue::plan_ended)) return stated("previous", o.evidence());
    }
    if (never != nullptr) return stated("never", never->evidence());
  }
  return {};
}

/// What the child's own, latest state was: words of the time of the incident win over words of earlier years.
Fact<std::string> social_care(const Sentences& all, const Fact<std::string>& plan) {
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
                  (i > 0 && same_passage(all, i, i - 1) &&
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

std::optional<Fact<std::string>> redacted_fact(std::string_view name, const Sentences& all) {
  struct Row {
    std::string_view name;
    Cue first;
    Cue second;
  };
  constexpr auto rows = std::to_array<Row>({
      {"cp_plan", Cue::plan, Cue::plan},
      {"parental_domestic_abuse", Cue::domestic_abuse, Cue::violence_done},
      {"parental_mental_health", Cue::mental_health_topic, Cue::mental_health},
      {"parental_substance", Cue::substance, Cue::substance_used},
  });
  for (const auto& row : rows) {
    if (row.name != name) continue;
    for (const auto& s : all) {
      const bool parental = name == "cp_plan" || s.has(Cue::parent);
      for (const auto cue : {row.first, row.second})
        if (parental && s.redacted_after(cue))
          return Fact<std::string>{FactState::redacted, std::nullopt, s.evidence(cue), Source::document};
    }
  }
  return std::nullopt;
}

}  // namespace throughline::describing

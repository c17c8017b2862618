#include "indexer/describe/negation.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace throughline::describing {
namespace {

/// Verbs of knowing, asking and telling: what is negated is that somebody did so.
constexpr auto kMental = std::to_array<std::string_view>(
    {"recognise",    "recognised", "identify",   "identified",  "consider",   "considered", "know",
     "knew",         "known",      "aware",      "ask",         "asked",      "explore",    "explored",
     "assess",       "assessed",   "address",    "addressed",   "understand", "understood", "share",
     "shared",       "record",     "recorded",   "disclose",    "disclosed",  "see",        "tell",
     "told",         "discuss",    "discussed",  "think",       "refer",      "referred",   "offer",
     "offered",      "clear",      "only",       "just",        "simply",     "seen",       "informed",
     "always",       "mention",    "mentioned",  "link",        "linked",     "appreciate", "appreciated",
     "realise",      "realised",   "take",       "taken",       "accept",     "engage",     "enough",
     "sufficiently", "fully",      "adequately", "necessarily", "treated",    "speak",      "notified",
     "report",       "reported",   "connect",    "surprising",  "affect",     "affected",   "hidden",
     "new",          "challenged", "explain"});
constexpr auto kNothingNouns = std::to_array<std::string_view>(
    {"evidence",    "history",    "record",      "records",    "indication", "indications", "sign",
     "signs",       "suggestion", "concern",     "concerns",   "report",     "reports",     "known",
     "information", "allegation", "allegations", "documented", "recorded",   "reported",    "suspicion",
     "reference",   "mention",    "issues",      "identified"});

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

bool mental_between(const WordStream& words, std::uint32_t from, std::uint32_t to) {
  for (auto w = from; w < to; ++w)
    if (is_one_of(kMental, words.word(w)))
      // "not known to drink" denies; "did not know of the drinking" does not.
      if (!(words.word(w) == "known" || words.word(w) == "considered" || words.word(w) == "thought") ||
          w + 1 >= to || (words.word(w + 1) != "to"))
        return true;
  return false;
}

}  // namespace

Negated negation_before(const WordStream& words, std::uint32_t start, std::uint32_t from) {
  for (auto w = from; w-- > start;) {
    const auto word = words.word(w);
    const auto gap = from - w;
    if ((word == "no" || word == "any") && gap <= 14) {
      if (word == "any") continue;
      if (w + 1 < from && words.word(w + 1) == "doubt") return Negated::no;
      if (w + 1 < from && (words.word(w + 1) == "one" || words.word(w + 1) == "agency" ||
                           words.word(w + 1) == "professional" || words.word(w + 1) == "assessment" ||
                           words.word(w + 1) == "consideration" || words.word(w + 1) == "enquiries"))
        return Negated::unclear;
      if (w + 1 < from && words.word(w + 1) == "longer") return Negated::unclear;
      bool noun = gap <= 4;
      for (auto n = w + 1; n < from; ++n) noun = noun || is_one_of(kNothingNouns, words.word(n));
      for (auto n = w + 1; n < from; ++n)
        if (words.word(n) == "affected" || words.word(n) == "impact" || words.word(n) == "caused" ||
            words.word(n) == "because" || words.word(n) == "after" || words.word(n) == "since")
          return Negated::unclear;
      return noun ? Negated::denied : Negated::unclear;
    }
    if (word == "nothing")
      for (auto n = w + 1; n < from; ++n)
        if (words.word(n) == "concerns") return Negated::unclear;
    if ((word == "nothing" || word == "neither" || word == "nor" || word == "none") && gap <= 14)
      return mental_between(words, w + 1, from) ? Negated::unclear : Negated::denied;
    if ((word == "not" || word == "never") && gap <= 12)
      return mental_between(words, w + 1, from) ? Negated::unclear : Negated::denied;
    if (word == "without" && gap <= 3) return Negated::denied;
    if ((word == "nobody" || word == "fail" || word == "failed" || word == "failure" || word == "failing" ||
         word == "lack") &&
        gap <= 10)
      return Negated::unclear;
  }
  return Negated::no;
}

Negated negation_after(const WordStream& words, std::uint32_t to, std::uint32_t end) {
  for (auto w = to; w < std::min(end, to + 5); ++w) {
    if (words.words[w].before != Pause::none && w > to) break;
    const auto word = words.word(w);
    if (word == "and" || word == "which" || word == "who" || word == "but" || word == "that" ||
        word == "because")
      break;
    if (word != "not" && word != "never") continue;
    for (auto n = w + 1; n < std::min(end, w + 5); ++n) {
      const auto said = words.word(n);
      if (said == "feature" || said == "factor" || said == "evident" || said == "present" ||
          said == "suspected" || said == "apply" || said == "part" || said == "issue" || said == "concern")
        return Negated::denied;
    }
    return Negated::unclear;
  }
  return Negated::no;
}

bool until_then(const WordStream& words, std::uint32_t to, std::uint32_t end) {
  constexpr std::uint32_t reach = 6;
  for (auto w = to; w < std::min(end, to + reach); ++w) {
    if (words.words[w].before != Pause::none) return false;
    const auto word = words.word(w);
    // "looked after" tells no time.
    const bool care = w > 0 && words.word(w - 1).substr(0, 4) == "look";
    if (word == "since" || word == "until" || word == "before" || (word == "after" && !care)) return true;
  }
  return false;
}

}  // namespace throughline::describing

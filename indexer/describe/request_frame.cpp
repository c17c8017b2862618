#include <algorithm>
#include <array>

#include "indexer/describe/requests.h"
#include "indexer/describe/wordings.h"

namespace throughline::describing {
namespace {

constexpr auto kFrames = std::to_array<WordingRow<int>>({
    {0,
     "it is ~3 recommended that|it is ~3 proposed that|we ~2 recommend that|recommends that|recommend "
     "that|recommendation is that|recommended that|the expectation is that"},
});
constexpr auto kModals = std::to_array<WordingRow<int>>({
    {0,
     "should|must|shall|will|needs to|need to|ought to|is to|are to|may wish to|could|has to|have to|would "
     "be expected to"},
    {0,
     "(is|are) (asked|invited|requested|recommended|encouraged|urged|required|advised|expected) (to|that)?"},
});
/// First words of a clause that stands before what is asked.
constexpr auto kFronting = std::to_array<std::string_view>(
    {"where",   "when",        "if",       "in",          "to",      "following", "given",  "as",
     "for",     "after",       "before",   "while",       "until",   "once",      "during", "whenever",
     "with",    "by",          "upon",     "on",          "having",  "as",        "since",  "because",
     "at",      "recognising", "building", "wherever",    "until",   "further",   "from",   "within",
     "through", "although",    "whilst",   "considering", "without", "should"});
constexpr auto kImperatives = std::to_array<std::string_view>(
    {"adopt",       "agree",      "align",   "alter",      "amend",     "appoint",   "arrange",
     "ask",         "assess",     "assure",  "audit",      "book",      "build",     "carry",
     "challenge",   "check",      "clarify", "commission", "complete",  "conduct",   "confirm",
     "consider",    "continue",   "convene", "create",     "deliver",   "design",    "develop",
     "disseminate", "do",         "embed",   "encourage",  "ensure",    "establish", "evaluate",
     "examine",     "explore",    "extend",  "follow",     "give",      "hold",      "identify",
     "implement",   "improve",    "include", "increase",   "introduce", "invite",    "issue",
     "keep",        "know",       "launch",  "make",       "monitor",   "obtain",    "offer",
     "permit",      "place",      "prepare", "produce",    "promote",   "provide",   "publicise",
     "publish",     "put",        "raise",   "reconsider", "record",    "refresh",   "relaunch",
     "remind",      "replace",    "report",  "request",    "require",   "review",    "revise",
     "revisit",     "run",        "secure",  "seek",       "send",      "set",       "share",
     "simplify",    "strengthen", "support", "take",       "test",      "think",     "train",
     "undertake",   "update",     "use",     "vary",       "work",      "write",     "never",
     "always",      "act",        "respond", "listen",     "see",       "tell"});
constexpr auto kBetweenNames = std::to_array<std::string_view>(
    {"the",        "all",          "each",         "every",      "and",       "or",          "both",
     "its",        "their",        "our",          "local",      "relevant",  "other",       "partner",
     "member",     "including",    "any",          "two",        "three",     "originating", "secondary",
     "primary",    "special",      "independent",  "acute",      "community", "voluntary",   "statutory",
     "specialist", "commissioned", "neighbouring", "registered", "named"});
constexpr auto kAfterNames = std::to_array<std::string_view>(
    {"services", "service", "staff", "teams", "team", "practitioners", "professionals", "managers", "leads",
     "practices", "providers", "workers", "officers", "settings", "trust", "trusts", "department",
     "departments", "leaders"});

template <class Table>
bool is_one_of(const Table& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

const Wordings& frames() {
  static const Wordings wordings = compiled(kFrames);
  return wordings;
}
const Wordings& modals() {
  static const Wordings wordings = compiled(kModals);
  return wordings;
}

bool capital(const WordStream& words, std::uint32_t at) {
  const auto written = words.as_written(at);
  return !written.empty() && written[0] >= 'A' && written[0] <= 'Z';
}

const NamedAgency* starting_at(const std::vector<NamedAgency>& named, std::uint32_t at) {
  for (const auto& agency : named)
    if (agency.from == at) return &agency;
  return nullptr;
}

/// "Harrowdale" of "Harrowdale Police": capitals up to a name.
bool leads_to_name(const WordStream& words, const std::vector<NamedAgency>& named, std::uint32_t at,
                   std::uint32_t end) {
  for (auto w = at; w < end && w - at < 5 && (w == at || words.words[w].before == Pause::none); ++w) {
    if (starting_at(named, w) != nullptr) return true;
    if (!capital(words, w) && words.word(w) != "and") return false;
  }
  return false;
}

/// Where the main clause begins when another stands before it.
std::uint32_t after_fronted(const WordStream& words, const std::vector<NamedAgency>& named, std::uint32_t at,
                            std::uint32_t end, const std::vector<WordingHit>& asks) {
  if (!is_one_of(kFronting, words.word(at))) return at;
  std::uint32_t plain = at;
  for (auto w = at + 1; w < end; ++w) {
    if (words.words[w].before != Pause::comma) continue;
    const auto next = std::find_if(asks.begin(), asks.end(), [&](const auto& hit) { return hit.from > w; });
    if (next == asks.end() || next->from >= end) {
      if (end_of_names(words, named, w, end) > w && words.word(end_of_names(words, named, w, end)) == "to")
        return w;
      break;
    }
    for (auto n = w; n < std::min(w + 4, next->from); ++n)
      if (starting_at(named, n) != nullptr) return w;
    if (plain == at && next->from - w < 12) plain = w;
  }
  return plain;
}

}  // namespace

bool is_imperative(std::string_view word) {
  return is_one_of(kImperatives, word);
}

std::uint32_t end_of_names(const WordStream& words, const std::vector<NamedAgency>& named, std::uint32_t from,
                           std::uint32_t end) {
  auto at = from;
  auto last = from;
  while (at < end) {
    if (at > from && words.words[at].before > Pause::comma) break;
    if (const auto* agency = starting_at(named, at)) {
      at = agency->to;
      while (at < end && is_one_of(kAfterNames, words.word(at)) && words.words[at].before == Pause::none)
        ++at;
      last = at;
    } else if (is_one_of(kBetweenNames, words.word(at)) || leads_to_name(words, named, at, end)) {
      ++at;
    } else {
      break;
    }
  }
  return last;
}

RequestFrame request_frame(const WordStream& words, const std::vector<NamedAgency>& named) {
  RequestFrame frame;
  if (words.sentences.empty()) return frame;
  const auto end = words.sentences.front().to_word;
  std::uint32_t at = 0;
  bool framed = false;
  for (const auto& hit : frames().find(words))
    if (hit.to <= std::min(end, 20U) && !framed) {
      at = hit.to;
      framed = true;
    }
  if (at < end && words.word(at) == "that") {
    ++at;
    framed = true;
  }
  if (at >= end) return frame;
  const auto set = [&](std::uint32_t subject, std::uint32_t modal, std::uint32_t verb) {
    frame.subject = subject;
    frame.modal = modal;
    frame.verb = verb;
    return frame;
  };
  if (words.word(at) == "for") {
    const auto names = end_of_names(words, named, at + 1, end);
    if (names > at + 1 && names < end && words.word(names) == "to") return set(at + 1, names, names + 1);
    if (names > at + 1 && names < end && words.words[names].before > Pause::comma)
      return set(at + 1, names, names);
  }
  auto asks = modals().find(words);
  asks.erase(std::remove_if(asks.begin(), asks.end(), [&](const auto& hit) { return hit.from >= end; }),
             asks.end());
  const bool to_do = words.word(at) == "to";
  at = after_fronted(words, named, at, end, asks);
  const auto first = std::find_if(asks.begin(), asks.end(), [&](const auto& hit) { return hit.from >= at; });
  const auto modal = first == asks.end() ? end : first->from;
  if (words.word(at) == "to" && to_do) {
    frame.instructs = true;
    return set(at, at, at + 1);
  }
  const auto names = end_of_names(words, named, at, end);
  if (names > at && names < end && names < modal) {
    if (words.word(names) == "to") return set(at, names, names + 1);
    // "The council, in meeting its duties, to review ..."
    if (words.words[names].before == Pause::comma)
      for (auto w = names + 1; w < modal; ++w)
        if (words.words[w].before == Pause::comma && words.word(w) == "to") return set(at, w, w + 1);
    if (framed && modal > names + 6) return set(at, names, names);
  }
  const bool imperative = starting_at(named, at) == nullptr && is_one_of(kImperatives, words.word(at)) &&
                          !(modal < end && modal - at <= 3) && at + 1 < end && words.word(at + 1) != "of" &&
                          words.word(at + 1) != "for";
  if (imperative) {
    frame.instructs = true;
    return set(at, at, at);
  }
  if (first != asks.end()) return set(at, first->from, first->to);
  for (auto w = at; w < std::min(end, at + 14); ++w)
    if (words.word(w) == "to") return set(at, w, w + 1);
  if (names > at && names < end) return set(at, names, names);
  frame.instructs = true;
  return set(at, at, at);
}

}  // namespace throughline::describing

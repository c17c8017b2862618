#include <algorithm>
#include <array>

#include "indexer/describe/requests.h"
#include "indexer/describe/wordings.h"

namespace throughline::describing {
namespace {

/// What the asked are to do to others; names follow at once.
constexpr auto kMoves = std::to_array<WordingRow<int>>({
    {0,
     "(ask|asks|invite|invites|request|requests|require|requires|urge|urges|encourage|encourages|remind|"
     "reminds|instruct|advise|lobby|call upon|call on|commission) (that|of)?"},
    {0, "raise ~3 with|make representations to|asking|requesting"},
    {0, "write to|writes to"},
    {0,
     "(assurance|assurances|evidence|confirmation|reassurance|reports|report|response|information|data) "
     "from"},
    {0, "support"},
});
/// With whom they are to act.
constexpr auto kJointly = std::to_array<WordingRow<int>>({
    {0,
     "together with|in partnership with|in collaboration with|in conjunction with|jointly "
     "with|alongside|work "
     "with|works with|working with|work ~2 with|agree with|agrees with|arrange with|develop with|joint ~1 "
     "with|collaborate with|engage with"},
});
constexpr auto kThats = std::to_array<WordingRow<int>>({
    {0,
     "(ensure|ensures|sure|itself|themselves|satisfied|assured|require|requires|agree|agrees|request|"
     "assurance|"
     "assurances|confirmation|evidence|see|ensuring) (that)?"},
});
/// Being told or given something is not acting.
constexpr auto kReceiving = std::to_array<std::string_view>(
    {"informed",  "told",     "notified",  "invited", "provided",  "offered",    "given",
     "consulted", "involved", "included",  "made",    "supported", "briefed",    "sent",
     "copied",    "alerted",  "contacted", "trained", "engaged",   "represented"});
/// After a name within "ensure that ...": it acts.
constexpr auto kActs = std::to_array<std::string_view>(
    {"has",         "have",   "are",   "is",       "can",        "do",        "does",       "use",
     "record",      "share",  "adopt", "follow",   "attend",     "provide",   "complete",   "consider",
     "include",     "hold",   "make",  "remain",   "remains",    "undertake", "review",     "report",
     "carry",       "take",   "work",  "maintain", "understand", "deliver",   "apply",      "identify",
     "offer",       "keep",   "refer", "ask",      "uses",       "records",   "reviews",    "provides",
     "adopts",      "holds",  "will",  "should",   "comply",     "implement", "contribute", "access",
     "demonstrate", "respond"});
/// Between a head and the agency it belongs to, when the head acts: "the Director of", "staff in".
constexpr auto kHeads = std::to_array<std::string_view>({"the",
                                                         "all",
                                                         "each",
                                                         "every",
                                                         "director",
                                                         "directors",
                                                         "chief",
                                                         "chair",
                                                         "chairs",
                                                         "head",
                                                         "heads",
                                                         "executive",
                                                         "executives",
                                                         "officer",
                                                         "officers",
                                                         "staff",
                                                         "practitioners",
                                                         "professionals",
                                                         "managers",
                                                         "supervisors",
                                                         "leads",
                                                         "lead",
                                                         "workers",
                                                         "members",
                                                         "providers",
                                                         "commissioners",
                                                         "leaders",
                                                         "of",
                                                         "in",
                                                         "within",
                                                         "at",
                                                         "from",
                                                         "working",
                                                         "independent",
                                                         "front",
                                                         "line",
                                                         "frontline",
                                                         "senior",
                                                         "assistant",
                                                         "strategic",
                                                         "both",
                                                         "any",
                                                         "those",
                                                         "and",
                                                         "both",
                                                         "qualified",
                                                         "relevant",
                                                         "clinicians",
                                                         "local",
                                                         "other",
                                                         "its",
                                                         "their",
                                                         "nurses",
                                                         "doctors",
                                                         "team",
                                                         "teams",
                                                         "employees",
                                                         "colleagues",
                                                         "line",
                                                         "named",
                                                         "safeguarding",
                                                         "chairperson",
                                                         "duty"});
constexpr auto kLinks = std::to_array<std::string_view>(
    {"secondary",   "primary", "special",       "trust",         "trusts",   "named",
     "the",         "all",     "each",          "every",         "and",      "or",
     "both",        "its",     "their",         "with",          "together", "alongside",
     "partnership", "in",      "conjunction",   "collaboration", "as",       "well",
     "jointly",     "local",   "relevant",      "services",      "service",  "staff",
     "teams",       "team",    "practitioners", "managers",      "other",    "through",
     "supported",   "by",      "along",         "also",          "leads",    "professionals",
     "consultation"});

template <class Table>
bool is_one_of(const Table& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}
const Wordings& moves() {
  static const Wordings wordings = compiled(kMoves);
  return wordings;
}
const Wordings& jointly() {
  static const Wordings wordings = compiled(kJointly);
  return wordings;
}
const Wordings& thats() {
  static const Wordings wordings = compiled(kThats);
  return wordings;
}
bool capital(const WordStream& words, std::uint32_t at) {
  const auto written = words.as_written(at);
  return !written.empty() && written[0] >= 'A' && written[0] <= 'Z';
}

void add_once(std::vector<std::string>& list, const std::string& value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

/// Bodies that see to it that others act.
bool acts_through_others(const std::string& id) {
  return id == "safeguarding-board" || id == "community-safety-partnership" || id == "health-commissioner" ||
         id == "government" || id == "education-service";
}

/// Reads one text; keeps what it has found.
class Asking {
 public:
  Asking(const WordStream& words, const std::vector<NamedAgency>& named, const RequestFrame& frame,
         Request& request)
      : words_(words), named_(named), frame_(frame), request_(request) {}

  void read() {
    read_subject();
    read_agent();
    read_jointly();
    read_moves();
    read_thats();
    read_other_clauses();
  }
  /// "Training for all partners", "Children's Services' template": those whose matter it is.
  const std::vector<std::string>& owners() const { return owners_; }

 private:
  std::uint32_t size() const { return static_cast<std::uint32_t>(words_.words.size()); }
  std::uint32_t end_of_sentence(std::uint32_t at) const {
    return words_.sentences[words_.words[at].sentence].to_word;
  }
  void take(std::vector<std::string>& list, std::uint32_t from, std::uint32_t to) const {
    for (const auto& agency : named_)
      if (agency.from >= from && agency.to <= to) add_once(list, agency.agency);
  }
  /// Names that follow at once.
  bool take_names(std::vector<std::string>& list, std::uint32_t from) const {
    if (from >= size()) return false;
    const auto end = end_of_names(words_, named_, from, end_of_sentence(from));
    take(list, from, end);
    return end > from;
  }
  bool receives(std::uint32_t verb) const {
    if (verb >= size()) return false;
    if (words_.word(verb) == "receive") return true;
    auto at = verb;
    while (at < size() && at < verb + 3 && words_.word(at) != "be") ++at;
    if (at + 1 >= size() || words_.word(at) != "be") return false;
    if (!is_one_of(kReceiving, words_.word(at + 1)) &&
        (at + 2 >= size() || !is_one_of(kReceiving, words_.word(at + 2))))
      return false;
    // "be invited to consider" asks; "be invited to all meetings" does not.
    static constexpr auto events =
        std::to_array<std::string_view>({"the", "a", "an", "all", "any", "each", "every", "strategy", "child",
                                         "attend", "join", "core", "meetings"});
    return at + 3 >= size() || words_.word(at + 2) != "to" || is_one_of(events, words_.word(at + 3));
  }

  void read_subject() {
    const NamedAgency* before = nullptr;
    bool acts = true;
    for (const auto& agency : named_) {
      if (agency.from < frame_.subject) continue;
      if (agency.to > frame_.modal) break;
      const auto from = before != nullptr ? before->to : frame_.subject;
      bool linked = true;
      for (auto w = from; w < agency.from; ++w) {
        const auto word = words_.word(w);
        linked = linked && (capital(words_, w) ||
                            (before != nullptr ? is_one_of(kLinks, word) : is_one_of(kHeads, word)));
      }
      if (before == nullptr) {
        acts = linked || (frame_.subject == agency.from);
        // The first word of a sentence has its capital from that.
        if (acts && agency.from > frame_.subject && !is_one_of(kHeads, words_.word(frame_.subject)) &&
            agency.from > frame_.subject + 1 && !capital(words_, frame_.subject + 1))
          acts = false;
      } else if (!linked) {
        break;
      }
      // "The Local Authority, through its schools service": the service.
      add_once(acts ? request_.asked : owners_, agency.agency);
      before = &agency;
    }
    if (receives(frame_.verb)) request_.asked.clear();
  }

  /// "should be developed by Housing": then its subject is what is acted on.
  void read_agent() {
    if (frame_.instructs || frame_.verb >= size()) return;
    const auto end = end_of_sentence(frame_.verb);
    for (auto w = frame_.verb; w < std::min(end, frame_.verb + 12); ++w) {
      if (words_.word(w) == "that" || words_.word(w) == "who" || words_.word(w) == "which") break;
      if (words_.word(w) != "by") continue;
      std::vector<std::string> agents;
      if (words_.word(frame_.verb) != "be" || !take_names(agents, w + 1)) continue;
      request_.asked = agents;
      owners_.clear();
      return;
    }
    // "through its schools service"
    for (auto w = frame_.verb; w + 1 < std::min(end, frame_.verb + 6); ++w)
      if (words_.word(w) == "through" && words_.words[w].before == Pause::comma) {
        std::vector<std::string> service;
        if (take_names(service, w + 1)) request_.asked = service;
        return;
      }
  }

  void read_jointly() {
    for (const auto& hit : jointly().find(words_))
      if (hit.from >= frame_.modal && words_.words[hit.from].sentence == 0 && !in_relative(hit.from))
        take_names(request_.asked, hit.to);
    for (auto w = frame_.verb; w + 1 < size() && words_.words[w].sentence == 0 && w < frame_.verb + 4; ++w)
      if (words_.word(w) == "with" && words_.words[w].before == Pause::comma)
        take_names(request_.asked, w + 1);
  }

  /// "staff working with the police", "children who work with ...": said of others.
  bool in_relative(std::uint32_t at) const {
    for (auto w = at; w > frame_.verb && at - w < 4; --w) {
      const auto before = words_.word(w - 1);
      if (before == "who" || before == "that" || before == "which" || before == "staff" ||
          before == "practitioners" || before == "professionals" || before == "people")
        return true;
    }
    return false;
  }

  void read_moves() {
    for (const auto& hit : moves().find(words_)) {
      if (hit.from < frame_.modal || in_relative(hit.from)) continue;
      const auto word = words_.word(hit.from);
      auto to = hit.to;
      if (to < size() && (words_.word(to) == "that" || words_.word(to) == "of" || words_.word(to) == "from"))
        ++to;
      std::vector<std::string> list;
      if (to >= size() || !take_names(list, to)) continue;
      const auto names = end_of_names(words_, named_, to, end_of_sentence(to));
      if (word == "write" || word == "writes") {
        // To write to somebody may be to tell or to ask.
        bool asks = false;
        for (auto w = names; w < end_of_sentence(to); ++w)
          asks = asks || words_.word(w) == "request" || words_.word(w) == "ask" ||
                 words_.word(w) == "asking" || words_.word(w) == "requesting" || words_.word(w) == "urge" ||
                 words_.word(w) == "seek";
        if (!asks) continue;
      }
      // "support GP practices to adopt", but "support schools with".
      const bool moved_to = names < size() && words_.word(names) == "to";
      if (word == "support" || word == "commission") {
        if (!moved_to || word == "support") continue;
      }
      for (const auto& id : list) add_once(request_.moved, id);
    }
  }

  void read_thats() {
    const auto& asked = request_.asked;
    if (asked.empty() || !std::any_of(asked.begin(), asked.end(), acts_through_others)) return;
    for (const auto& hit : thats().find(words_)) {
      if (hit.from + 1 < frame_.verb || words_.words[hit.from].sentence != 0) continue;
      auto from = hit.to;
      if (from < size() && words_.word(from) == "that") ++from;
      if (from >= size() || words_.words[from].sentence != 0) continue;
      const auto end = end_of_names(words_, named_, from, end_of_sentence(from));
      if (end == from || end >= size()) continue;
      std::vector<std::string> list;
      take(list, from, end);
      const bool all = list.size() == 1 && list[0] == "all-partners";
      const bool told = (words_.word(end) == "are" || words_.word(end) == "is") && end + 1 < size() &&
                        is_one_of(kReceiving, words_.word(end + 1));
      if (told || words_.words[end].before != Pause::none) continue;
      if (!all && !is_one_of(kActs, words_.word(end))) continue;
      for (const auto& id : list) add_once(request_.moved, id);
    }
  }

  /// "..., and the Board should test whether ...": further subjects.
  void read_other_clauses() {
    static constexpr auto further = std::to_array<std::string_view>({"should", "must", "will"});
    for (auto w = frame_.verb + 1; w < size(); ++w) {
      if (!is_one_of(further, words_.word(w)) || receives(w + 1)) continue;
      const auto start = words_.sentences[words_.words[w].sentence].from_word;
      for (auto s = std::max(start, frame_.verb); s < w; ++s) {
        const bool clause = s == start || words_.words[s].before != Pause::none ||
                            (s > 0 && (words_.word(s - 1) == "and" || words_.word(s - 1) == "while" ||
                                       words_.word(s - 1) == "whilst"));
        if (!clause || end_of_names(words_, named_, s, w) != w) continue;
        take(request_.asked, s, w);
        break;
      }
    }
  }

  const WordStream& words_;
  const std::vector<NamedAgency>& named_;
  const RequestFrame& frame_;
  Request& request_;
  std::vector<std::string> owners_;
};

}  // namespace

std::vector<std::string> read_asked(const WordStream& words, const std::vector<NamedAgency>& named,
                                    const RequestFrame& frame, Request& request) {
  Asking asking(words, named, frame, request);
  asking.read();
  return asking.owners();
}

}  // namespace throughline::describing

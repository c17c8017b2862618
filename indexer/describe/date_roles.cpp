#include "indexer/describe/date_roles.h"

#include <algorithm>
#include <array>
#include <optional>

#include "corpus/base/utf8.h"
#include "indexer/describe/date_wordings.h"
#include "indexer/describe/dates.h"
#include "indexer/describe/withheld.h"

namespace throughline::describing {
namespace {

const Wordings& role_wordings() {
  static const Wordings wordings = compiled(kRoleWordings);
  return wordings;
}
const Wordings& elsewhere() {
  static const Wordings wordings = compiled(kElsewhere);
  return wordings;
}

struct Candidate {
  PartialDate date;
  int strength = 0;
  std::uint32_t distance = 0;
  std::size_t order = 0;
  Evidence evidence;
};

/// The dates of a passage with missing years filled from the dates before them.
std::vector<FoundDate> dated(const PassageText& passage, int& year) {
  std::vector<FoundDate> complete;
  for (auto date : find_dates(passage.text(), passage.words)) {
    if (date.date.year == 0) {
      if (year == 0) continue;
      date.date.year = year;
    }
    year = date.date.year;
    complete.push_back(date);
  }
  return complete;
}

constexpr std::uint32_t kFarthest = 24;
/// A date behind the wording is more likely its own than one before it.
constexpr std::uint32_t kBeforePenalty = 4;

/// A date before the wording is of another event when a new subject comes between: "in September 2020 and the
/// partners".
bool new_subject(const WordStream& words, std::uint32_t from, std::uint32_t to) {
  for (auto w = from; w + 1 < to; ++w)
    if (words.word(w) == "and" &&
        (words.word(w + 1) == "the" || words.word(w + 1) == "a" || words.word(w + 1) == "it"))
      return true;
  return false;
}

std::optional<std::uint32_t> distance(const WordStream& words, const WordingHit& hit, const FoundDate& date) {
  if (date.from >= hit.from && date.to <= hit.to) return 0;
  if (date.from >= hit.to) return date.from - hit.to;
  if (hit.from < date.to) return 0;
  if (new_subject(words, date.to, hit.from)) return std::nullopt;
  return hit.from - date.to + kBeforePenalty;
}

class Roles {
 public:
  Roles(const TitlePage& front, const DocumentText& text, ReviewDescription& review)
      : front_(front), text_(text), review_(review) {}

  void describe() {
    // An inquiry tells of many reports and many events; only its own front pages date it.
    if (review_.type != "inquiry") collect();
    set("commissioned", best(DateRole::commissioned));
    read_front();
    auto completed =
        front_completed_ && front_completed_->strength >= 3 ? front_completed_ : best(DateRole::completed);
    if (!completed || (front_completed_ && completed->strength < front_completed_->strength))
      completed = front_completed_;
    refine(completed, DateRole::completed, front_completed_);
    set("completed", completed);
    auto published = front_published_ ? front_published_ : best(DateRole::published);
    refine(published, DateRole::published, front_published_);
    set("published", published);
    drop_later_incidents();
    auto incident = best(DateRole::incident);
    refine(incident, DateRole::incident, std::nullopt);
    set("incident", incident);
    drop_impossible();
    withhold();
  }

 private:
  void collect() {
    int year = 0;
    for (std::size_t i = 0; i < text_.passages.size(); ++i) {
      const auto& passage = text_.passages[i];
      if (has_role(*passage.passage, {SectionRole::contents, SectionRole::references, SectionRole::appendix,
                                      SectionRole::recommendation}))
        continue;
      const auto dates = dated(passage, year);
      read_passage(i, passage, dates);
    }
  }

  void read_passage(std::size_t order, const PassageText& passage, const std::vector<FoundDate>& dates) {
    const auto hits = role_wordings().find(passage.words);
    if (hits.empty()) return;
    const auto others = elsewhere().find(passage.words);
    for (const auto& hit : hits) {
      const auto& wording = kRoleWordings[hit.id];
      const auto sentence = passage.words.words[hit.from].sentence;
      // The cells of a row belong together, though each is a sentence of its own.
      const auto in_sentence = [&](std::uint32_t word) {
        return passage.passage->table || passage.words.words[word].sentence == sentence;
      };
      if (wording.role == DateRole::published || wording.role == DateRole::completed)
        if (std::any_of(others.begin(), others.end(),
                        [&](const WordingHit& o) { return in_sentence(o.from); }))
          continue;
      if (wording.role == DateRole::incident && !may_be_incident(order, passage, hit)) continue;
      if (wording.refers_back && !follows_commission(passage, sentence)) continue;
      note_redaction(passage, wording, hit, sentence);
      std::optional<Candidate> nearest;
      for (const auto& date : dates) {
        if (!in_sentence(date.from) || date.date.precision == DatePrecision::year) continue;
        const auto far = distance(passage.words, hit, date);
        if (far && *far <= kFarthest && (!nearest || *far < nearest->distance))
          nearest = Candidate{first_of_range(passage, dates, date), wording.strength, *far, order,
                              passage.evidence(date.from, date.to)};
      }
      if (!nearest && wording.role == DateRole::incident && wording.strength == 3)
        nearest = from_sentence_before(order, passage, dates, sentence);
      if (nearest) candidates_[static_cast<std::size_t>(wording.role)].push_back(*nearest);
    }
  }

  /// "Between February 2021 and June 2022": the incident began with the first.
  static PartialDate first_of_range(const PassageText& passage, const std::vector<FoundDate>& dates,
                                    const FoundDate& date) {
    if (date.from < 2) return date.date;
    const auto joint = passage.words.word(date.from - 1);
    for (const auto& earlier : dates)
      if (earlier.to + 1 == date.from && earlier.from > 0 && (joint == "and" || joint == "to") &&
          (passage.words.word(earlier.from - 1) == "between" ||
           passage.words.word(earlier.from - 1) == "from"))
        return earlier.date;
    return date.date;
  }

  /// "On the morning of 19 January an ambulance was called. He was pronounced dead at 9.41am."
  static std::optional<Candidate> from_sentence_before(std::size_t order, const PassageText& passage,
                                                       const std::vector<FoundDate>& dates,
                                                       std::uint32_t sentence) {
    std::optional<Candidate> last;
    for (const auto& date : dates)
      if (sentence > 0 && passage.words.words[date.from].sentence == sentence - 1 &&
          date.date.precision == DatePrecision::day)
        last = Candidate{date.date, 2, kFarthest, order, passage.evidence(date.from, date.to)};
    return last;
  }

  /// "On [REDACTED], S4 took her own life": the date stands there, blacked out.
  void note_redaction(const PassageText& passage, const RoleWording& wording, const WordingHit& hit,
                      std::uint32_t sentence) {
    if (wording.role != DateRole::incident || redacted_) return;
    const auto& range = passage.words.sentences[sentence];
    for (auto w = range.from_word; w + 1 < range.to_word && w < hit.from + kFarthest; ++w)
      if ((passage.words.word(w) == "on" || passage.words.word(w) == "in") &&
          is_redaction(passage.words.word(w + 1)) && candidates_[0].empty())
        redacted_ = passage.evidence(w + 1, w + 2);
  }

  /// "It did so in July 2020", after a sentence on commissioning reviews.
  static bool follows_commission(const PassageText& passage, std::uint32_t sentence) {
    return sentence > 0 && lower_case(passage.sentence(sentence - 1)).find("commission") != std::string::npos;
  }

  /// The death or injury of the person the review is about: told early, and not of a relative.
  bool may_be_incident(std::size_t order, const PassageText& passage, const WordingHit& hit) const {
    if (!has_role(*passage.passage, {SectionRole::facts, SectionRole::front_matter, SectionRole::methodology,
                                     SectionRole::analysis, SectionRole::boilerplate}))
      return false;
    const auto narrative = std::find(text_.narrative.begin(), text_.narrative.end(), order);
    if (narrative - text_.narrative.begin() > 12 && order > 12) return false;
    const auto& sentence = passage.words.sentences[passage.words.words[hit.from].sentence];
    constexpr auto relatives =
        std::to_array<std::string_view>({"grandmother", "grandfather", "mgf", "mgm", "pgf", "uncle", "aunt"});
    const auto before = hit.from > sentence.from_word + 4 ? hit.from - 4 : sentence.from_word;
    for (auto w = before; w < std::min(hit.to + 3, sentence.to_word); ++w)
      if (std::find(relatives.begin(), relatives.end(), passage.words.word(w)) != relatives.end())
        return false;
    // "her father had died in 2008": the one who died stands right before the word.
    constexpr auto others = std::to_array<std::string_view>(
        {"father", "mother", "partner", "brother", "sister", "husband", "wife", "parents"});
    for (auto w = hit.from; w-- > before;) {
      if (passage.words.word(w) == "his" || passage.words.word(w) == "her") break;
      if (std::find(others.begin(), others.end(), passage.words.word(w)) != others.end())
        return w + 1 < hit.from && passage.words.words[w + 1].before != Pause::none;
    }
    return true;
  }

  std::optional<Candidate> best(DateRole role) const {
    const auto& all = candidates_[static_cast<std::size_t>(role)];
    const auto found = std::min_element(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
      if (a.strength != b.strength) return a.strength > b.strength;
      return a.order != b.order ? a.order < b.order : a.distance < b.distance;
    });
    if (found == all.end()) return std::nullopt;
    return *found;
  }

  /// The same date said more precisely elsewhere in the same role.
  void refine(std::optional<Candidate>& chosen, DateRole role, const std::optional<Candidate>& other) const {
    if (!chosen) return;
    auto take = [&](const Candidate& candidate) {
      if (candidate.date.precision < chosen->date.precision && compatible(candidate.date, chosen->date))
        chosen = candidate;
    };
    for (const auto& candidate : candidates_[static_cast<std::size_t>(role)]) take(candidate);
    if (other) take(*other);
  }

  /// Cover sheet and title page: "Published May 2022", "Report completed: 5 December 2018", or a bare "May
  /// 2022".
  void read_front() {
    std::optional<Candidate> bare;
    bool final_to_board = false;
    bool speaks_of_publication = false;
    for (const auto& part : front_.parts) {
      const auto folded = lower_case(part.line.text);
      const bool publication = folded.find("publi") != std::string::npos;
      speaks_of_publication = speaks_of_publication || publication;
      if (folded.find("report to the board") != std::string::npos || folded.substr(0, 5) == "draft")
        final_to_board = true;
      if (part.kind == FrontKind::title && folded.find("publi") == std::string::npos) continue;
      const auto words = words_of(part.line.text);
      for (const auto& date : find_dates(part.line.text, words)) {
        if (date.date.year == 0) continue;
        Candidate candidate{date.date, 3, 0, 0, {}};
        candidate.evidence.page = std::max(1, part.line.page);
        candidate.evidence.text = part.line.text;
        const auto role =
            part.kind == FrontKind::date ? std::string_view("bare") : role_on_line(words, date, folded);
        if (role == "published") keep_finer(front_published_, candidate);
        if (role == "completed" && !front_completed_) front_completed_ = candidate;
        if (role == "agreed" && !front_completed_) candidate.strength = 2, front_completed_ = candidate;
        if (role == "bare")
          bare = bare && compatible(bare->date, candidate.date)
                     ? (finer(bare->date, candidate.date) == bare->date ? bare : candidate)
                     : (bare ? bare : candidate);
      }
    }
    if (!bare) return;
    if (final_to_board && !speaks_of_publication) {
      if (!front_completed_) front_completed_ = bare;
    } else {
      keep_finer(front_published_, *bare);
    }
  }

  static void keep_finer(std::optional<Candidate>& kept, const Candidate& next) {
    if (!kept || (compatible(kept->date, next.date) && next.date.precision < kept->date.precision))
      kept = next;
  }

  /// The last word of a status line before the date that says what it is the date of.
  static std::string_view role_on_line(const WordStream& words, const FoundDate& date,
                                       std::string_view folded) {
    if (folded.substr(0, 5) == "issue" || folded.substr(0, 7) == "edition") return "bare";
    for (auto w = date.from; w-- > 0;) {
      const auto word = words.word(w);
      if (word.substr(0, 5) == "publi") return "published";
      if (word == "completed") return "completed";
      if (word == "ordered" || word == "printed") return words.word(0) == "ordered" ? "bare" : "";
      for (const std::string_view agreed :
           {"agreed", "accepted", "approved", "presented", "submitted", "endorsed", "ratified"})
        if (word == agreed) return "agreed";
      for (const std::string_view other :
           {"update", "updated", "position", "review", "died", "death", "born", "due", "revised"})
        if (word == other) return {};
    }
    return {};
  }

  void set(std::string_view role, const std::optional<Candidate>& candidate) {
    auto& fact = review_.dates[std::string(role)];
    fact = {};
    if (!candidate) return;
    fact.state = FactState::stated;
    fact.value = candidate->date;
    fact.evidence = candidate->evidence;
  }

  static int first_day(const PartialDate& date) { return date.year * 10000 + date.month * 100 + date.day; }
  static int last_day(const PartialDate& date) {
    if (date.precision == DatePrecision::year) return date.year * 10000 + 1299;
    return date.year * 10000 + (date.month + (date.precision == DatePrecision::season ? 2 : 0)) * 100 +
           (date.day > 0 ? date.day : 99);
  }

  /// What happened after the decision to review it is not what was reviewed: trials, inquests.
  void drop_later_incidents() {
    auto& all = candidates_[static_cast<std::size_t>(DateRole::incident)];
    for (const std::string_view later : {"commissioned", "completed", "published"}) {
      const auto& fact = review_.dates[std::string(later)];
      if (!fact.stated()) continue;
      const auto last = last_day(*fact.value);
      all.erase(std::remove_if(all.begin(), all.end(),
                               [&](const Candidate& c) { return first_day(c.date) > last; }),
                all.end());
    }
  }

  /// A decision before the incident, a report published before it was finished: one of them is misread, and
  /// the weaker of the two is dropped.
  void drop_impossible() {
    const auto check = [&](std::string_view earlier, std::string_view later, std::string_view dropped) {
      const auto& a = review_.dates[std::string(earlier)];
      const auto& b = review_.dates[std::string(later)];
      if (a.stated() && b.stated() && first_day(*a.value) > last_day(*b.value))
        review_.dates[std::string(dropped)] = {};
    };
    check("incident", "published", "incident");
    check("incident", "completed", "incident");
    check("commissioned", "completed", "commissioned");
    check("commissioned", "published", "commissioned");
    check("incident", "commissioned", "commissioned");
    check("completed", "published", "completed");
  }

  void withhold() {
    const auto withheld = withheld_items(text_);
    const auto mark = [&](std::string_view role, FactState state, const Evidence& evidence) {
      auto& fact = review_.dates[std::string(role)];
      fact = {};
      fact.state = state;
      fact.evidence = evidence;
    };
    if (redacted_ && !(review_.dates["incident"].stated() && best(DateRole::incident)->order <= 1))
      mark("incident", FactState::redacted, *redacted_);
    if (const auto& said = of(withheld, WithheldItem::incident_date))
      mark("incident", FactState::withheld, *said);
    if (const auto& said = of(withheld, WithheldItem::review_dates)) {
      mark("commissioned", FactState::withheld, *said);
      mark("completed", FactState::withheld, *said);
    }
  }

  const TitlePage& front_;
  const DocumentText& text_;
  ReviewDescription& review_;
  std::array<std::vector<Candidate>, 4> candidates_;
  std::optional<Candidate> front_published_;
  std::optional<Candidate> front_completed_;
  std::optional<Evidence> redacted_;
};

}  // namespace

void describe_dates(const TitlePage& front, const DocumentText& text, ReviewDescription& review) {
  Roles(front, text, review).describe();
}

}  // namespace throughline::describing

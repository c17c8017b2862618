// Dates of the running text: the wordings around them, and the labels of tables.
#include <algorithm>
#include <array>

#include "corpus/base/utf8.h"
#include "indexer/describe/date_candidates.h"

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

const Wordings& other_reviews() {
  static const Wordings wordings = compiled(kOtherReviews);
  return wordings;
}

constexpr std::uint32_t kFarthest = 24;
/// A date behind the wording is more likely its own than one before it.
constexpr std::uint32_t kBeforePenalty = 4;
/// Labelled rows stand at the beginning of a report or of its tables.
constexpr std::size_t kLabelledPassages = 60;

/// A date before the wording is of another event when a new subject comes between: "in September 2020 and the
/// partners".
bool new_subject(const WordStream& words, std::uint32_t from, std::uint32_t to) {
  for (auto w = from; w + 1 < to; ++w)
    if (words.word(w) == "and" &&
        (words.word(w + 1) == "the" || words.word(w + 1) == "a" || words.word(w + 1) == "it"))
      return true;
  return false;
}

/// The date belongs to the next clause: "the panel met from May to June, and the report ...".
std::optional<std::uint32_t> distance(const WordStream& words, const WordingHit& hit, const FoundDate& date) {
  if (date.from >= hit.from && date.to <= hit.to) return 0;
  if (date.from >= hit.to) return date.from - hit.to;
  if (hit.from < date.to) return 0;
  bool same_day = false;
  for (auto w = hit.from; w + 1 < hit.to; ++w)
    same_day = same_day || (words.word(w) == "same" && words.word(w + 1) == "day");
  if (!same_day && new_subject(words, date.to, hit.from)) return std::nullopt;
  return hit.from - date.to + kBeforePenalty;
}

class BodyReader {
 public:
  BodyReader(const DocumentText& text, bool is_rapid_review)
      : text_(text), is_rapid_review_(is_rapid_review) {}

  BodyDates read() {
    int year = 0;
    for (std::size_t i = 0; i < text_.passages.size(); ++i) {
      const auto& passage = text_.passages[i];
      if (has_role(*passage.passage, {SectionRole::contents, SectionRole::references, SectionRole::appendix,
                                      SectionRole::recommendation}))
        continue;
      const auto dates = dated(passage, year);
      if (!read_labelled(i, passage)) read_passage(i, passage, dates);
    }
    return std::move(found_);
  }

 private:
  /// "Date of serious incident | 26/09/2019".
  bool read_labelled(std::size_t order, const PassageText& passage) {
    if (order > kLabelledPassages || passage.words.words.size() > kLongestLabelled) return false;
    std::string_view value;
    const auto* label = date_label(passage.text(), value);
    if (label == nullptr) return false;
    const auto role = date_role(label->role);
    const auto words = words_of(value);
    const auto dates = find_dates(value, words);
    if (dates.size() != 1 || dates.front().date.year == 0 || dates.front().american) return !role;
    if (role)
      add(*role, {dates.front().date, 3, 0, order,
                  passage.evidence(0, static_cast<std::uint32_t>(passage.words.words.size()))});
    return true;
  }

  void read_passage(std::size_t order, const PassageText& passage, const std::vector<FoundDate>& dates) {
    const auto hits = role_wordings().find(passage.words);
    if (hits.empty()) return;
    auto others = elsewhere().find(passage.words);
    if (!is_rapid_review_)
      for (const auto& other : other_reviews().find(passage.words)) others.push_back(other);
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
      if (is_of_notification(passage, hits, hit)) continue;
      if (wording.refers_back && !follows_commission(passage, sentence)) continue;
      if (wording.goes_on && !tells_completion(passage, hits, sentence)) continue;
      note_redaction(passage, wording, hit, sentence);
      if (auto nearest = nearest_date(order, passage, dates, hit, in_sentence))
        add(wording.role, std::move(*nearest));
      else if (wording.role == DateRole::incident && wording.strength == 3)
        if (auto earlier = from_sentence_before(order, passage, dates, sentence))
          add(wording.role, std::move(*earlier));
    }
  }

  template <class InSentence>
  static std::optional<DateCandidate> nearest_date(std::size_t order, const PassageText& passage,
                                                   const std::vector<FoundDate>& dates, const WordingHit& hit,
                                                   const InSentence& in_sentence) {
    const auto& wording = kRoleWordings[hit.id];
    std::optional<DateCandidate> nearest;
    for (const auto& date : dates) {
      if (!in_sentence(date.from) || date.american) continue;
      if (wording.goes_on && date.from < hit.to) continue;
      const bool year_only = date.date.precision == DatePrecision::year;
      if (year_only && wording.strength < 3) continue;
      const auto far = distance(passage.words, hit, date);
      if (far && *far <= kFarthest && (!nearest || *far < nearest->distance))
        nearest = DateCandidate{first_of_range(passage, dates, date), year_only ? 1 : wording.strength, *far,
                                order, passage.evidence(date.from, date.to)};
    }
    return nearest;
  }

  void add(DateRole role, DateCandidate candidate) {
    found_.roles[static_cast<std::size_t>(role)].push_back(std::move(candidate));
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
  static std::optional<DateCandidate> from_sentence_before(std::size_t order, const PassageText& passage,
                                                           const std::vector<FoundDate>& dates,
                                                           std::uint32_t sentence) {
    std::optional<DateCandidate> last;
    for (const auto& date : dates)
      if (sentence > 0 && passage.words.words[date.from].sentence == sentence - 1 &&
          date.date.precision == DatePrecision::day)
        last = DateCandidate{date.date, 2, kFarthest, order, passage.evidence(date.from, date.to)};
    return last;
  }

  /// "On [REDACTED], S4 took her own life": the date stands there, blacked out.
  void note_redaction(const PassageText& passage, const RoleWording& wording, const WordingHit& hit,
                      std::uint32_t sentence) {
    if (wording.role != DateRole::incident || found_.redacted_incident) return;
    const auto& range = passage.words.sentences[sentence];
    for (auto w = range.from_word; w + 1 < range.to_word && w < hit.from + kFarthest; ++w)
      if ((passage.words.word(w) == "on" || passage.words.word(w) == "in") &&
          is_redaction(passage.words.word(w + 1)) && found_.roles[0].empty())
        found_.redacted_incident = passage.evidence(w + 1, w + 2);
  }

  /// "was notified of the death on 30 October", "a notification was submitted to the Panel": the date is that
  /// of the notification, not of what is said in passing.
  static bool is_of_notification(const PassageText& passage, const std::vector<WordingHit>& hits,
                                 const WordingHit& hit) {
    const auto& wording = kRoleWordings[hit.id];
    const bool in_passing = (wording.role == DateRole::incident && passage.words.word(hit.from) != "died") ||
                            (wording.role == DateRole::completed && wording.strength < 3);
    if (!in_passing) return false;
    return std::any_of(hits.begin(), hits.end(), [&](const WordingHit& other) {
      if (kRoleWordings[other.id].role != DateRole::notified || other.from > hit.from) return false;
      if (passage.words.words[other.from].sentence != passage.words.words[hit.from].sentence) return false;
      for (auto w = other.from + 1; w <= hit.from; ++w)
        if (passage.words.words[w].before != Pause::none) return false;
      return true;
    });
  }

  /// "It did so in July 2020", after a sentence on commissioning reviews.
  static bool follows_commission(const PassageText& passage, std::uint32_t sentence) {
    return sentence > 0 && lower_case(passage.sentence(sentence - 1)).find("commission") != std::string::npos;
  }

  /// "This report was completed in July 2014 and published in March 2015".
  static bool tells_completion(const PassageText& passage, const std::vector<WordingHit>& hits,
                               std::uint32_t sentence) {
    return std::any_of(hits.begin(), hits.end(), [&](const WordingHit& hit) {
      return kRoleWordings[hit.id].role == DateRole::completed &&
             passage.words.words[hit.from].sentence == sentence;
    });
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
        std::to_array<std::string_view>({"grandmother", "grandfather", "mgf", "mgm", "pgf", "pgm", "uncle",
                                         "aunt", "grandparent", "stepfather", "stepmother"});
    const auto before = hit.from > sentence.from_word + 4 ? hit.from - 4 : sentence.from_word;
    for (auto w = before; w < std::min(hit.to + 3, sentence.to_word); ++w)
      if (std::find(relatives.begin(), relatives.end(), passage.words.word(w)) != relatives.end())
        return false;
    // "her father had died in 2008": the one who died stands right before the word.
    constexpr auto others =
        std::to_array<std::string_view>({"father", "mother", "partner", "brother", "sister", "husband",
                                         "wife", "parents", "sibling", "friend", "cousin", "neighbour"});
    for (auto w = hit.from; w-- > before;) {
      if (passage.words.word(w) == "his" || passage.words.word(w) == "her") break;
      if (std::find(others.begin(), others.end(), passage.words.word(w)) != others.end())
        return w + 1 < hit.from && passage.words.words[w + 1].before != Pause::none;
    }
    return true;
  }

  const DocumentText& text_;
  const bool is_rapid_review_;
  BodyDates found_;
};

}  // namespace

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

const DateLabel* date_label(std::string_view line, std::string_view& value) {
  const auto folded = lower_case(line);
  if (folded.size() != line.size()) return nullptr;
  const DateLabel* longest = nullptr;
  for (const auto& row : kDateLabels)
    if (folded.compare(0, row.label.size(), row.label) == 0 &&
        (longest == nullptr || row.label.size() > longest->label.size()) &&
        (folded.size() == row.label.size() || folded[row.label.size()] < 'a' ||
         folded[row.label.size()] > 'z'))
      longest = &row;
  if (longest != nullptr) value = trimmed(line.substr(longest->label.size()));
  return longest;
}

BodyDates body_dates(const DocumentText& text, bool is_rapid_review) {
  return BodyReader(text, is_rapid_review).read();
}

}  // namespace throughline::describing

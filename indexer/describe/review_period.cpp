// The period that a review looked at: two dates, or one where the other end is told in words.
#include <algorithm>

#include "corpus/base/utf8.h"
#include "indexer/describe/date_candidates.h"

namespace throughline::describing {
namespace {

const Wordings& period_wordings() {
  static const Wordings wordings = compiled(kPeriodWordings);
  return wordings;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// Dates, and years that stand alone, as periods are often given in years.
std::vector<FoundDate> dates_and_years(const PassageText& passage, int year) {
  auto dates = dated(passage, year);
  const auto taken = [&](std::uint32_t w) {
    return std::any_of(dates.begin(), dates.end(),
                       [&](const FoundDate& date) { return w >= date.from && w < date.to; });
  };
  std::vector<FoundDate> years;
  for (std::uint32_t w = 0; w < passage.words.words.size(); ++w) {
    const auto word = passage.words.word(w);
    if (word.size() != 4 || taken(w) || (word.substr(0, 2) != "19" && word.substr(0, 2) != "20")) continue;
    if (word.find_first_not_of("0123456789") != std::string_view::npos) continue;
    years.push_back({{std::stoi(std::string(word)), 0, 0, DatePrecision::year}, w, w + 1});
  }
  dates.insert(dates.end(), years.begin(), years.end());
  std::sort(dates.begin(), dates.end(),
            [](const FoundDate& a, const FoundDate& b) { return a.from < b.from; });
  return dates;
}

class PeriodReader {
 public:
  explicit PeriodReader(const DocumentText& text) : text_(text) {}

  ReviewPeriod read() {
    for (std::size_t i = 0; i < text_.passages.size(); ++i) {
      const auto& passage = text_.passages[i];
      if (has_role(*passage.passage,
                   {SectionRole::contents, SectionRole::references, SectionRole::recommendation,
                    SectionRole::finding, SectionRole::analysis, SectionRole::good_practice}))
        continue;
      read_passage(i, passage);
      if (strength_ == 3) break;
    }
    return std::move(period_);
  }

 private:
  void read_passage(std::size_t order, const PassageText& passage) {
    const auto hits = period_wordings().find(passage.words);
    if (hits.empty()) return;
    const auto dates = dates_and_years(passage, 0);
    for (const auto& hit : hits) {
      const auto strength = kPeriodWordings[hit.id].id;
      if (strength <= strength_) continue;
      const auto sentence = passage.words.words[hit.from].sentence;
      std::vector<FoundDate> own;
      for (const auto& date : dates) {
        // "between" and "from" may be the last word of the wording; a period's dates follow what names it.
        const bool here = passage.words.words[date.from].sentence == sentence ||
                          (passage.passage->table && passage.words.words.size() < 2 * kLongestLabelled);
        if (here && date.from >= hit.from && !date.american) own.push_back(date);
      }
      if (take(order, passage, hit, own)) strength_ = strength;
    }
  }

  /// The sign or word that leads from one date to the other.
  static bool leads_on(const PassageText& passage, const FoundDate& a, const FoundDate& b) {
    for (auto w = a.to; w < b.from; ++w)
      if (is_one_of(passage.words.word(w),
                    {"to", "until", "till", "and", "through", "ending", "ends", "ended"}))
        return true;
    return b.from == a.to;  // a dash
  }

  bool take(std::size_t order, const PassageText& passage, const WordingHit& hit,
            const std::vector<FoundDate>& own) {
    const auto candidate = [&](const FoundDate& date) {
      return DateCandidate{date.date, 3, 0, order, passage.evidence(date.from, date.to)};
    };
    for (std::size_t i = 0; i + 1 < own.size(); ++i) {
      if (own[i].date.year == 0 || own[i + 1].date.year == 0) continue;
      if (own[i].date.year > own[i + 1].date.year || !leads_on(passage, own[i], own[i + 1])) continue;
      period_.from = candidate(own[i]);
      period_.to = candidate(own[i + 1]);
      return true;
    }
    // "from January 2014 until the death": one end only, and only right behind the wording.
    if (own.size() != 1 || own[0].from > hit.to + 12 || own[0].from == 0) return false;
    const auto before = passage.words.word(own[0].from - 1);
    const auto earlier = own[0].from > 1 ? passage.words.word(own[0].from - 2) : std::string_view{};
    const auto names_period = kPeriodWordings[hit.id].id == 3;
    if (names_period && (before == "from" || before == "since" || (before == "with" && earlier == "began"))) {
      period_.from = candidate(own[0]);
      return true;
    }
    if (names_period && is_one_of(before, {"until", "to"})) {
      period_.to = candidate(own[0]);
      return true;
    }
    return false;
  }

  const DocumentText& text_;
  ReviewPeriod period_;
  int strength_ = 0;
};

}  // namespace

ReviewPeriod review_period(const DocumentText& text) {
  return PeriodReader(text).read();
}

}  // namespace throughline::describing

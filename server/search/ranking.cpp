#include "server/search/ranking.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace throughline {
namespace {

/// Passages that decide the order; cases without one of them follow by date.
constexpr unsigned kRankedPassages = 3000;
constexpr double kSecondPassage = 0.3;
constexpr double kThirdPassage = 0.1;
/// A title that has all the words is worth half the best passage.
constexpr double kTitleShare = 0.5;

struct TopThree {
  std::array<double, 3> scores{};
  void add(double score) {
    for (auto& held : scores)
      if (score > held) std::swap(score, held);
  }
  double value() const { return scores[0] + kSecondPassage * scores[1] + kThirdPassage * scores[2]; }
};

int date_number(const ReviewColumn& review) {
  const auto found = review.description.dates.find("published");
  if (found == review.description.dates.end() || !found->second.stated()) return review.year * 10000;
  const auto& date = *found->second.value;
  return date.year * 10000 + date.month * 100 + date.day;
}

int oldest_date(const Holdings& holdings, const Availability& available, std::size_t unit) {
  int oldest = 0;
  for (const auto review : holdings.reviews_of_unit(unit)) {
    const int date = available.shows(review) ? date_number(holdings.columns().reviews[review]) : 0;
    if (date != 0 && (oldest == 0 || date < oldest)) oldest = date;
  }
  return oldest;
}

void weigh(const RankInput& in, std::vector<RankedPassage>& passages) {
  for (auto& passage : passages)
    passage.score *=
        role_weight(static_cast<SectionRole>(in.holdings.columns().passage_role[passage.docid - 1]));
  std::stable_sort(passages.begin(), passages.end(),
                   [](const RankedPassage& a, const RankedPassage& b) { return a.score > b.score; });
}

Result<std::vector<double>> scores_of(const RankInput& in) {
  std::vector<double> scores(in.holdings.units());
  if (in.matches.terms.empty()) return scores;
  THROUGHLINE_ASSIGN(auto passages, in.holdings.generation().index().rank(in.matches.terms, in.passages,
                                                                          kRankedPassages, in.deadline));
  weigh(in, passages);
  std::vector<TopThree> tops(scores.size());
  double best = 0;
  for (const auto& passage : passages) {
    best = std::max(best, passage.score);
    const auto& columns = in.holdings.columns();
    const auto review = columns.documents[columns.passage_document[passage.docid - 1]].review;
    for (const auto unit : in.holdings.units_of_review(review)) tops[unit].add(passage.score);
  }
  for (std::size_t unit = 0; unit < scores.size(); ++unit) scores[unit] = tops[unit].value();
  const double title = best > 0 ? best * kTitleShare : 1;
  in.matches.titled.for_each([&](std::size_t review) {
    for (const auto unit : in.holdings.units_of_review(review)) scores[unit] += title;
  });
  return scores;
}

std::vector<double> passage_counts(const RankInput& in) {
  std::vector<double> counts(in.holdings.units());
  const auto& columns = in.holdings.columns();
  in.passages.for_each([&](std::size_t passage) {
    for (const auto unit :
         in.holdings.units_of_review(columns.documents[columns.passage_document[passage]].review))
      ++counts[unit];
  });
  return counts;
}

}  // namespace

double role_weight(SectionRole role) {
  switch (role) {
    case SectionRole::finding:
    case SectionRole::analysis:
    case SectionRole::recommendation:
    case SectionRole::good_practice:
    case SectionRole::family_voice:
      return 1.0;
    case SectionRole::facts:
      return 0.75;
    case SectionRole::methodology:
    case SectionRole::appendix:
      return 0.45;
    case SectionRole::front_matter:
      return 0.3;
    case SectionRole::boilerplate:
    case SectionRole::references:
      return 0.2;
    case SectionRole::contents:
      return 0.1;
  }
  return 1.0;
}

int newest_date(const Holdings& holdings, const Availability& available, std::size_t unit) {
  int newest = 0;
  for (const auto review : holdings.reviews_of_unit(unit))
    if (available.shows(review)) newest = std::max(newest, date_number(holdings.columns().reviews[review]));
  return newest;
}

Result<std::vector<RankedUnit>> ranked_units(const RankInput& in) {
  struct Place {
    RankedUnit ranked;
    double key = 0;
    int newest = 0;
  };
  std::vector<double> scores(in.holdings.units());
  if (in.order == SortOrder::relevance) {
    THROUGHLINE_ASSIGN(scores, scores_of(in));
  } else if (in.order == SortOrder::passages) {
    scores = passage_counts(in);
  }
  std::vector<Place> places;
  std::unordered_map<std::size_t, std::size_t> told;  // first unit of a telling to its place
  in.units.for_each([&](std::size_t unit) {
    const auto [known, fresh] = told.try_emplace(in.holdings.told_with(unit), places.size());
    if (!fresh) {
      places[known->second].ranked.also.push_back(static_cast<std::uint32_t>(unit));
      return;
    }
    Place place;
    place.ranked.unit = static_cast<std::uint32_t>(unit);
    place.ranked.score = place.key = scores[unit];
    place.newest = newest_date(in.holdings, in.available, unit);
    if (in.order == SortOrder::newest) place.key = place.newest;
    if (in.order == SortOrder::oldest) {
      const int oldest = oldest_date(in.holdings, in.available, unit);
      place.key = oldest == 0 ? -1e9 : -oldest;
    }
    places.push_back(std::move(place));
  });
  std::stable_sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    return a.key != b.key ? a.key > b.key : a.newest > b.newest;
  });
  std::vector<RankedUnit> out;
  out.reserve(places.size());
  for (auto& place : places) out.push_back(std::move(place.ranked));
  return out;
}

Result<std::vector<RankedPassage>> best_passages(const RankInput& in, const Bitset& within,
                                                 std::size_t most) {
  std::vector<RankedPassage> passages;
  if (in.matches.terms.empty()) {
    within.for_each([&](std::size_t i) { passages.push_back({static_cast<std::uint32_t>(i + 1), 1.0}); });
  } else {
    // More than are shown, because the part of the report changes the order.
    const auto limit = static_cast<unsigned>(std::max<std::size_t>(most * 8, 64));
    THROUGHLINE_ASSIGN(passages,
                       in.holdings.generation().index().rank(in.matches.terms, within, limit, in.deadline));
  }
  weigh(in, passages);
  if (passages.size() > most) passages.resize(most);
  return passages;
}

}  // namespace throughline

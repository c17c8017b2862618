#include "server/search/ranking.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace throughline {
namespace {

/// Passages whose words are counted for the order of the others that hold the same ideas.
constexpr unsigned kCountedPassages = 1000;
/// Passages that are read for the order of cases, and most of one case among them.
constexpr std::size_t kReadPassages = 160;
constexpr std::size_t kReadOfUnit = 6;
/// What was only weighed stands below what was read and found good.
constexpr double kUnread = 0.5;
/// A word of a name, or a theme it leads to, against the idea itself.
constexpr double kPartly = 0.35;
constexpr double kFrequencies = 0.6;
constexpr double kSecondPassage = 0.3;
constexpr double kThirdPassage = 0.1;
/// A title that has all the words is worth half the best passage.
constexpr double kTitleShare = 0.5;
/// The part of the report that the sentence asks for.
constexpr double kWantedPart = 1.4;

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

constexpr int kOldYear = 2005;
constexpr double kFreshness = 0.06;

/// Replies and plans repeat what reviews found; the report itself says why.
double kind_weight(std::string_view kind) {
  if (kind == "response" || kind == "action-plan") return 0.9;
  if (kind == "terms-of-reference" || kind == "timeline" || kind == "statement") return 0.75;
  return 1;
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

Ranking::Ranking(const RankInput& input)
    : in_(input),
      scorer_(input.matches, input.available.passages.count(), input.holdings.columns().themes),
      scores_(input.holdings.columns().passages()) {}

Result<Ranking> Ranking::create(const RankInput& input) {
  Ranking ranking(input);
  if (!input.matches.sought.empty()) {
    THROUGHLINE_TRY(ranking.weigh_by_ideas());
    if (input.order == SortOrder::relevance) THROUGHLINE_TRY(ranking.read_best());
  }
  return ranking;
}

double Ranking::prior(std::size_t passage) const {
  const auto& columns = in_.holdings.columns();
  const auto role = static_cast<SectionRole>(columns.passage_role[passage]);
  const auto& document = columns.documents[columns.passage_document[passage]];
  double value = role_weight(role) * kind_weight(document.kind);
  if (in_.matches.wanted == role) value *= kWantedPart;
  const int year = columns.reviews[document.review].year;
  return value * (1 + kFreshness * std::clamp((year - kOldYear) / 20.0, 0.0, 1.0));
}

Result<void> Ranking::weigh_by_ideas() {
  for (std::size_t i = 0; i < in_.matches.sought.size(); ++i) {
    const auto& sought = in_.matches.sought[i];
    const auto add = [&](const Bitset& set, double value) {
      Bitset shown = set;
      shown &= in_.passages;
      shown.for_each([&](std::size_t p) { scores_[p] += static_cast<float>(value); });
    };
    add(sought.holders, scorer_.rarity(i));
    add(sought.partly, kPartly * scorer_.rarity(i));
  }
  THROUGHLINE_TRY(add_frequencies());
  in_.passages.for_each([&](std::size_t p) { scores_[p] *= static_cast<float>(kUnread * prior(p)); });
  return {};
}

Result<void> Ranking::add_frequencies() {
  if (in_.matches.terms.empty()) return {};
  THROUGHLINE_ASSIGN(const auto counted,
                     in_.holdings.generation().index().rank(in_.matches.terms, in_.passages, kCountedPassages,
                                                            in_.deadline));
  const double most = counted.empty() ? 0 : counted.front().score;
  if (most <= 0) return {};
  for (const auto& each : counted)
    scores_[each.docid - 1] += static_cast<float>(kFrequencies * scorer_.all() * each.score / most);
  return {};
}

std::vector<RankedPassage> Ranking::by_score(const Bitset& within, std::size_t most) const {
  std::vector<RankedPassage> list;
  within.for_each([&](std::size_t i) { list.push_back({static_cast<std::uint32_t>(i + 1), scores_[i]}); });
  const auto better = [](const RankedPassage& a, const RankedPassage& b) {
    return a.score != b.score ? a.score > b.score : a.docid < b.docid;
  };
  const auto middle = list.begin() + static_cast<std::ptrdiff_t>(std::min(most, list.size()));
  std::partial_sort(list.begin(), middle, list.end(), better);
  list.erase(middle, list.end());
  return list;
}

Result<void> Ranking::read_best() {
  std::vector<std::uint32_t> docids;
  std::unordered_map<std::uint32_t, std::size_t> of_review;
  const auto& columns = in_.holdings.columns();
  for (const auto& each : by_score(in_.passages, kReadPassages * 8)) {
    if (docids.size() >= kReadPassages) break;
    const auto review = columns.documents[columns.passage_document[each.docid - 1]].review;
    if (++of_review[review] <= kReadOfUnit) docids.push_back(each.docid);
  }
  return read(docids);
}

Result<void> Ranking::read(const std::vector<std::uint32_t>& docids) {
  std::vector<std::uint32_t> fresh;
  for (const auto docid : docids)
    if (read_.insert(docid).second) fresh.push_back(docid);
  if (fresh.empty()) return {};
  if (std::chrono::steady_clock::now() > in_.deadline)
    return fail(ErrorCode::timeout, "The search took too long.", "Add a rarer word or a filter.");
  THROUGHLINE_ASSIGN(const auto texts, in_.holdings.generation().passages(fresh));
  for (const auto& text : texts) {
    const auto& columns = in_.holdings.columns();
    const std::span<const TagCell> tags(columns.tags.data() + columns.tag_first[text.docid - 1],
                                        columns.tags.data() + columns.tag_first[text.docid]);
    scores_[text.docid - 1] = static_cast<float>(scorer_.score(text.text, tags) * prior(text.docid - 1));
  }
  return {};
}

std::vector<double> Ranking::unit_scores() const {
  std::vector<double> scores(in_.holdings.units());
  if (in_.matches.sought.empty()) return scores;
  const auto& columns = in_.holdings.columns();
  std::vector<TopThree> tops(scores.size());
  double best = 0;
  in_.passages.for_each([&](std::size_t p) {
    best = std::max<double>(best, scores_[p]);
    for (const auto unit :
         in_.holdings.units_of_review(columns.documents[columns.passage_document[p]].review))
      tops[unit].add(scores_[p]);
  });
  for (std::size_t unit = 0; unit < scores.size(); ++unit) scores[unit] = tops[unit].value();
  const double title = best > 0 ? best * kTitleShare : 1;
  in_.matches.titled.for_each([&](std::size_t review) {
    for (const auto unit : in_.holdings.units_of_review(review)) scores[unit] += title;
  });
  return scores;
}

std::vector<RankedUnit> Ranking::units() const {
  struct Place {
    RankedUnit ranked;
    double key = 0;
    int newest = 0;
  };
  std::vector<double> scores(in_.holdings.units());
  if (in_.order == SortOrder::relevance)
    scores = unit_scores();
  else if (in_.order == SortOrder::passages)
    scores = passage_counts(in_);
  std::vector<Place> places;
  std::unordered_map<std::size_t, std::size_t> told;  // first unit of a telling to its place
  in_.units.for_each([&](std::size_t unit) {
    const auto [known, fresh] = told.try_emplace(in_.holdings.told_with(unit), places.size());
    if (!fresh) {
      places[known->second].ranked.also.push_back(static_cast<std::uint32_t>(unit));
      return;
    }
    Place place;
    place.ranked.unit = static_cast<std::uint32_t>(unit);
    place.ranked.score = place.key = scores[unit];
    place.newest = newest_date(in_.holdings, in_.available, unit);
    if (in_.order == SortOrder::newest) place.key = place.newest;
    if (in_.order == SortOrder::oldest) {
      const int oldest = oldest_date(in_.holdings, in_.available, unit);
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

Result<std::vector<RankedPassage>> Ranking::best(const Bitset& within, std::size_t most) {
  if (in_.matches.sought.empty()) {
    std::vector<RankedPassage> passages;
    within.for_each([&](std::size_t i) {
      const auto role = static_cast<SectionRole>(in_.holdings.columns().passage_role[i]);
      passages.push_back({static_cast<std::uint32_t>(i + 1), role_weight(role)});
    });
    std::stable_sort(passages.begin(), passages.end(),
                     [](const RankedPassage& a, const RankedPassage& b) { return a.score > b.score; });
    if (passages.size() > most) passages.resize(most);
    return passages;
  }
  std::vector<std::uint32_t> docids;
  for (const auto& each : by_score(within, most * 2)) docids.push_back(each.docid);
  THROUGHLINE_TRY(read(docids));
  return by_score(within, most);
}

}  // namespace throughline

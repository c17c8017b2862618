#include "server/search/result_writer.h"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "corpus/text/analyser.h"
#include "server/search/extract.h"

namespace throughline {
namespace {

constexpr std::size_t kCandidates = 8;
/// Share of words two passages may have in common before they count as the same (a summary repeats its
/// report).
constexpr double kAlike = 0.6;

std::unordered_set<std::string> stems_of(std::string_view text) {
  std::unordered_set<std::string> stems;
  for (auto& token : tokenise(text)) stems.insert(std::move(token.stem));
  return stems;
}

bool alike(const std::unordered_set<std::string>& a, const std::unordered_set<std::string>& b) {
  if (a.empty() || b.empty()) return a.empty() && b.empty();
  std::size_t both = 0;
  for (const auto& stem : a) both += b.count(stem);
  return static_cast<double>(both) > kAlike * static_cast<double>(a.size() + b.size() - both);
}

}  // namespace

ResultWriter::ResultWriter(const RankInput& input, Ranking& ranking, const FilterSets& filters,
                           const Settings& settings)
    : in_(input),
      ranking_(ranking),
      settings_(settings),
      preferred_reviews_(filters.reviews()),
      preferred_passages_(filters.passages_by_source()),
      asks_passages_(input.matches.has_words || input.matches.passages || !filters.passage().empty()) {}

Result<CaseHit> ResultWriter::write(const RankedUnit& ranked) const {
  CaseHit hit;
  hit.case_id = std::string(in_.holdings.case_id(ranked.unit));
  for (const auto unit : ranked.also) hit.also_cases.emplace_back(in_.holdings.case_id(unit));
  hit.score = ranked.score;
  THROUGHLINE_ASSIGN(hit.passages, passages_of(ranked.unit));
  hit.reviews = reviews_of(ranked.unit, hit.passages);
  for (const auto& each : hit.reviews)
    for (const auto& document : each.documents) hit.matching_passages += document.passages;
  return hit;
}

Result<std::vector<PassageHit>> ResultWriter::passages_of(std::size_t unit) const {
  if (!asks_passages_) return std::vector<PassageHit>{};
  Bitset wanted(in_.holdings.units());
  wanted.set(unit);
  Bitset within = in_.holdings.passages_of(wanted);
  within &= in_.passages;
  Bitset preferred = within;
  preferred &= preferred_passages_;
  THROUGHLINE_ASSIGN(const auto ranked, ranking_.best(preferred.none() ? within : preferred, kCandidates));
  std::vector<std::uint32_t> docids;
  for (const auto& each : ranked) docids.push_back(each.docid);
  THROUGHLINE_ASSIGN(const auto texts, in_.holdings.generation().passages(docids));
  std::vector<PassageHit> hits;
  std::vector<std::unordered_set<std::string>> shown_stems;
  for (std::size_t i = 0; i < texts.size() && hits.size() < kShownPassages; ++i) {
    auto stems = stems_of(texts[i].text);
    if (std::any_of(shown_stems.begin(), shown_stems.end(),
                    [&](const auto& other) { return alike(stems, other); }))
      continue;
    shown_stems.push_back(std::move(stems));
    hits.push_back(shown(texts[i], ranked[i].score));
  }
  return hits;
}

PassageHit ResultWriter::shown(const PassageText& text, double score) const {
  PassageHit hit;
  hit.docid = text.docid;
  hit.document = in_.holdings.columns().passage_document[text.docid - 1];
  hit.id = text.id;
  hit.number = text.number;
  hit.page = text.page;
  hit.page_label = text.page_label;
  hit.heading_path = text.heading_path;
  hit.role = text.role;
  hit.score = score;
  std::set<std::string> seen;
  for (const auto& tag : text.tags)
    if (seen.insert(tag.theme).second) hit.themes.push_back(tag.theme);
  ExtractLimits limits;
  if (in_.available.documents[hit.document] == Visibility::extract) {
    limits.words =
        std::min<std::size_t>(limits.words, static_cast<std::size_t>(settings_[Setting::extract_words]));
    limits.whole = limits.words;
  }
  auto extract = extract_of(text.text, in_.matches.patterns, limits);
  hit.text = std::move(extract.text);
  hit.part = extract.part;
  hit.cut_before = extract.cut_before;
  hit.cut_after = extract.cut_after;
  hit.highlights = std::move(extract.highlights);
  return hit;
}

/// First those the filters ask for, then the one with the best passage, then the newest.
std::vector<ReviewHit> ResultWriter::reviews_of(std::size_t unit,
                                                const std::vector<PassageHit>& passages) const {
  std::vector<std::uint32_t> order;
  for (const auto index : in_.holdings.reviews_of_unit(unit))
    if (in_.available.shows(index)) order.push_back(index);
  const auto& columns = in_.holdings.columns();
  const auto best =
      passages.empty() ? columns.reviews.size() : columns.documents[passages.front().document].review;
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (preferred_reviews_.test(a) != preferred_reviews_.test(b)) return preferred_reviews_.test(a);
    if ((a == best) != (b == best)) return a == best;
    return columns.reviews[a].year > columns.reviews[b].year;
  });
  std::vector<ReviewHit> out;
  for (const auto index : order) out.push_back(review(index));
  return out;
}

ReviewHit ResultWriter::review(std::uint32_t index) const {
  const auto& columns = in_.holdings.columns();
  const auto& column = columns.reviews[index];
  ReviewHit hit;
  hit.review = index;
  hit.slug = column.slug;
  hit.title = column.description.title;
  hit.type = column.description.type;
  hit.nation = column.description.nation;
  hit.boards = column.description.boards;
  hit.year = column.year;
  const auto found = column.description.dates.find("published");
  if (found != column.description.dates.end() && found->second.stated())
    hit.published = found->second.value->words();
  for (const auto document : column.documents) {
    const auto level = in_.available.documents[document];
    if (level == Visibility::withdrawn || level == Visibility::board_only) continue;
    const auto& each = columns.documents[document];
    hit.documents.push_back({document, each.sha256, each.kind, level, each.rights.url,
                             count_between(each.first_passage, each.first_passage + each.passages)});
  }
  return hit;
}

std::size_t ResultWriter::count_between(std::size_t from, std::size_t to) const {
  std::size_t count = 0;
  for (std::size_t i = from; i < to; ++i) count += in_.passages.test(i) ? 1U : 0U;
  return count;
}

}  // namespace throughline

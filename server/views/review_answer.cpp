#include "server/views/review_answer.h"

#include <algorithm>
#include <set>

#include "corpus/base/utf8.h"
#include "corpus/model/rights.h"
#include "server/views/html.h"
#include "server/views/recommendation_list.h"
#include "server/views/search_answer.h"

namespace throughline {
namespace {

Result<std::uint32_t> shown_review(const App& app, std::string_view slug) {
  for (const auto& withdrawal : *app.withdrawn)
    if (withdrawal.review == slug)
      return fail(ErrorCode::gone,
                  withdrawal.reason.empty() ? "Its owner has withdrawn this review." : withdrawal.reason,
                  "It no longer counts in any number here. Ask the board that published it.");
  const auto& reviews = app.columns().reviews;
  const auto found = std::find_if(reviews.begin(), reviews.end(),
                                  [&](const ReviewColumn& review) { return review.slug == slug; });
  if (found == reviews.end())
    return fail(ErrorCode::not_found, "There is no review at this address.",
                "It may have another address now: search for its title.");
  const auto index = static_cast<std::uint32_t>(found - reviews.begin());
  if (app.available->shows(index)) return index;
  return fail(ErrorCode::gone, "Its owner has withdrawn this review.",
              "It no longer counts in any number here. Ask the board that published it.");
}

/// The passages that the words of ?q= find in this review.
Result<std::vector<PassageHit>> found_passages(const App& app, const ReviewAnswer& answer) {
  if (answer.asked_words.empty()) return std::vector<PassageHit>{};
  SearchRequest asked;
  asked.text = answer.asked_words;
  asked.filters[FieldId::review] = {app.columns().reviews[answer.review].slug};
  THROUGHLINE_ASSIGN(auto page, app.search->search(asked, *app.available));
  std::vector<PassageHit> hits;
  for (auto& hit : page.hits)
    for (auto& passage : hit.passages) hits.push_back(std::move(passage));
  return hits;
}

const PassageHit* hit_of(const std::vector<PassageHit>& hits, std::uint32_t document, const std::string& id) {
  for (const auto& hit : hits)
    if (hit.document == document && hit.id == id) return &hit;
  return nullptr;
}

/// Shows the first words only; an extract that a search hit chose is shown as it was chosen.
void cut_to_extract(ShownPassage& shown, const PassageHit* hit, std::size_t words) {
  if (hit != nullptr) {
    shown.cut = hit->cut_before || hit->cut_after;
    shown.passage.text = (hit->cut_before ? "… " : "") + hit->text + (hit->cut_after ? " …" : "");
    const std::size_t shift = hit->cut_before ? 2 : 0;
    shown.highlights.clear();
    for (const auto& mark : hit->highlights) shown.highlights.push_back({mark.from + shift, mark.to + shift});
    return;
  }
  shown.cut = word_count(shown.passage.text) > words;
  shown.passage.text = first_words(shown.passage.text, words);
}

Result<ShownDocument> shown_document(const App& app, const ReviewAnswer& answer, std::uint32_t document,
                                     const std::vector<PassageHit>& hits) {
  ShownDocument shown{document, app.available->documents[document], {}, 0};
  if (!has_public_text(shown.level)) return shown;
  THROUGHLINE_ASSIGN(auto passages, app.generation->passages_of_document(document));
  const auto words = static_cast<std::size_t>(app.settings[Setting::extract_words]);
  for (auto& passage : passages) {
    const auto* hit = hit_of(hits, document, passage.id);
    ShownPassage one{std::move(passage), {}, false, hit != nullptr, {}};
    one.anchor = passage_anchor(app.columns(), document, one.passage.id);
    one.found = one.found || one.anchor == answer.asked_passage;
    if (shown.level != Visibility::full && !one.found) {
      ++shown.held_back;
      continue;
    }
    if (hit != nullptr)
      for (const auto& mark : hit->highlights)
        one.highlights.push_back({mark.from + hit->part.from, mark.to + hit->part.from});
    if (shown.level == Visibility::extract) cut_to_extract(one, hit, words);
    shown.passages.push_back(std::move(one));
  }
  return shown;
}

std::vector<std::uint32_t> related_reviews(const App& app, std::uint32_t review) {
  std::set<std::uint32_t> others;
  for (const auto one : app.columns().reviews[review].cases)
    for (const auto other : app.columns().cases[one].reviews)
      if (other != review && app.available->shows(other)) others.insert(other);
  return {others.begin(), others.end()};
}

/// Whole reports show all of theirs; of others only the one that was asked for is shown.
std::vector<ListedRecommendation> shown_recommendations(const App& app, const ReviewAnswer& answer) {
  std::vector<ListedRecommendation> list;
  const auto words = static_cast<std::size_t>(app.settings[Setting::extract_words]);
  for (const auto& one : app.recommendations->all) {
    if (one.review != answer.review) continue;
    const auto level = app.available->documents[one.document];
    const auto anchor = passage_anchor(app.columns(), one.document, one.recommendation.passage);
    if (level != Visibility::full && (answer.asked_passage.empty() || anchor != answer.asked_passage))
      continue;
    auto shown = one;
    shown.recommendation.text = allowed_text(one.recommendation.text, level, words);
    if (!shown.recommendation.text.empty()) list.push_back(std::move(shown));
  }
  return list;
}

}  // namespace

Result<ReviewAnswer> review_answer(const Request& request, const App& app, std::string_view slug) {
  ReviewAnswer answer;
  THROUGHLINE_ASSIGN(answer.review, shown_review(app, slug));
  answer.asked_words = std::string(request.parameter("q").value_or(""));
  answer.asked_passage = std::string(request.parameter("p").value_or(""));
  THROUGHLINE_ASSIGN(const auto hits, found_passages(app, answer));
  for (const auto document : app.columns().reviews[answer.review].documents) {
    const auto level = app.available->documents[document];
    if (level == Visibility::withdrawn || level == Visibility::board_only) continue;
    THROUGHLINE_ASSIGN(auto shown, shown_document(app, answer, document, hits));
    answer.level = std::min(answer.level, shown.level);
    answer.documents.push_back(std::move(shown));
  }
  answer.recommendations = shown_recommendations(app, answer);
  answer.related = related_reviews(app, answer.review);
  return answer;
}

std::string publisher_address(const DocumentColumn& document) {
  const auto& url = document.rights.url;
  return url.starts_with("https:") && safe_link(url) == url ? url : std::string();
}

std::string publisher_page(const DocumentColumn& document, int page) {
  const auto url = publisher_address(document);
  if (url.empty() || document.format != "pdf" || page <= 0) return {};
  return url.find('#') == std::string::npos ? url + "#page=" + std::to_string(page) : url;
}

}  // namespace throughline

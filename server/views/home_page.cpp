// /: what the library holds and where to start.
#include <fmt/format.h>

#include <algorithm>

#include "corpus/model/vocabulary.h"
#include "server/views/handlers.h"
#include "server/views/html.h"
#include "server/views/page.h"
#include "server/views/search_answer.h"
#include "server/views/wording.h"

namespace throughline {
namespace {

constexpr std::size_t kRecentReviews = 6;

struct Held {
  std::size_t reviews = 0;
  std::size_t documents = 0;
  std::size_t passages = 0;
  int first = 0;
  int last = 0;
};

/// What may be seen today: withdrawn reviews do not count.
Held held(const App& app) {
  Held sum;
  const auto& columns = app.columns();
  for (std::size_t i = 0; i < columns.reviews.size(); ++i) {
    if (!app.available->shows(i)) continue;
    ++sum.reviews;
    const int year = columns.reviews[i].year;
    if (year != 0) {
      sum.first = sum.first == 0 ? year : std::min(sum.first, year);
      sum.last = std::max(sum.last, year);
    }
    for (const auto document : columns.reviews[i].documents) {
      const auto level = app.available->documents[document];
      if (level != Visibility::withdrawn && level != Visibility::board_only) ++sum.documents;
    }
  }
  sum.passages = app.available->passages.count();
  return sum;
}

Data numbers_data(const App& app, const Held& sum) {
  std::size_t cases = 0;
  for (std::size_t unit = 0; unit < app.holdings().cases(); ++unit)
    cases += app.available->units.test(unit) ? 1 : 0;
  Data::List numbers;
  const auto add = [&](std::size_t n, std::string_view one, std::string_view many) {
    numbers.push_back(Data{{"n", grouped(n)}, {"what", n == 1 ? one : many}});
  };
  add(cases, "case", "cases");
  add(sum.reviews, "review", "reviews");
  add(sum.documents, "document", "documents");
  add(sum.passages, "passage", "passages");
  return numbers;
}

std::string lead_words(const Held& sum) {
  std::string words = "Search the words of published reviews of serious harm to children and adults";
  if (sum.first != 0 && sum.first != sum.last) words += fmt::format(", {} to {}", sum.first, sum.last);
  return words + ". Every answer leads to the paragraph it comes from.";
}

/// Reviews, not cases: one that holds several cases stands here once.
Data recent_data(const App& app) {
  const auto& reviews = app.columns().reviews;
  std::vector<std::pair<std::string, std::uint32_t>> order;
  for (std::uint32_t i = 0; i < reviews.size(); ++i)
    if (app.available->shows(i)) order.emplace_back(published_iso(reviews[i].description), i);
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  if (order.size() > kRecentReviews) order.resize(kRecentReviews);
  Data::List list;
  for (const auto& [published, index] : order) {
    const auto& review = reviews[index].description;
    std::string meta = listed(review.boards);
    for (const auto& part : {published_words(review), std::string(label(kReviewTypes, review.type))})
      if (!part.empty()) meta += (meta.empty() ? "" : " · ") + part;
    list.push_back(Data{
        {"href", safe_link(review_address(reviews[index].slug))}, {"title", review.title}, {"meta", meta}});
  }
  return list;
}

Data groups_data(const App& app) {
  Data::List groups;
  for (const auto& group : app.taxonomy->groups())
    groups.push_back(
        Data{{"href", safe_link("/themes#g-" + group.id)}, {"label", group.label}, {"note", group.note}});
  return groups;
}

}  // namespace

Response show_home(const Request& request, const App& app) {
  const auto sum = held(app);
  Data page{{"lead", lead_words(sum)},
            {"numbers", numbers_data(app, sum)},
            {"groups", groups_data(app)},
            {"recent", recent_data(app)}};
  return html_page(request, app, "home",
                   Frame{.title = "What safeguarding reviews have found",
                         .canonical = "/",
                         .feed = "/search.atom",
                         .indexable = true},
                   std::move(page));
}

}  // namespace throughline

// /review/{slug}: the page.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "corpus/base/utf8.h"
#include "corpus/model/rights.h"
#include "server/views/handlers.h"
#include "server/views/html.h"
#include "server/views/page.h"
#include "server/views/recommendation_words.h"
#include "server/views/review_answer.h"
#include "server/views/review_facts.h"
#include "server/views/review_quality.h"
#include "server/views/review_text.h"
#include "server/views/routes.h"
#include "server/views/search_answer.h"
#include "server/views/wording.h"

namespace throughline {
namespace {

constexpr std::size_t kTopThemes = 8;

/// "#p-4.12" where that passage is shown on this page.
std::string passage_on_page(const ReviewAnswer& answer, const App& app, const ListedRecommendation& one) {
  const auto anchor = passage_anchor(app.columns(), one.document, one.recommendation.passage);
  for (const auto& shown : answer.documents)
    for (const auto& passage : shown.passages)
      if (shown.document == one.document && passage.anchor == anchor)
        return safe_link("#" + percent_encoded(anchor));
  return {};
}

Data recommendations_data(const ReviewAnswer& answer, const App& app) {
  Data::List list;
  for (const auto& listed_one : answer.recommendations) {
    const auto& one = listed_one.recommendation;
    const auto& document = app.columns().documents[listed_one.document];
    const int page = cited_page(document, one.page);
    const auto href = passage_on_page(answer, app, listed_one);
    list.push_back(Data{{"number", one.number},
                        {"text", one.text},
                        {"meta", recommendation_meta(one)},
                        {"place", page > 0       ? fmt::format("Page {}", page)
                                  : href.empty() ? std::string()
                                                 : std::string("In the text")},
                        {"href", href.empty() ? publisher_page(document, page) : href}});
  }
  return list;
}

std::string link_reason(const std::string& reason) {
  if (reason == "sidecar") return "linked by what was recorded with the file";
  return reason.empty() || reason.starts_with("not linked") ? std::string() : "linked by " + reason;
}

std::string format_words(const DocumentColumn& document) {
  std::string words =
      document.format == "text" || document.format == "html" ? document.format : std::string();
  if (words == "html") words = "web page";
  if (words.empty())
    for (const char c : document.format) words += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  if (document.pages > 1)
    words += (words.empty() ? "" : ", ") + counted(static_cast<std::size_t>(document.pages), "page", "pages");
  return words;
}

/// Documents of this review, then other reviews of its cases, each with why it is here.
Data case_documents_data(const ReviewAnswer& answer, const App& app) {
  Data::List list;
  const auto& columns = app.columns();
  std::size_t number = 0;
  for (const auto& shown : answer.documents) {
    const auto& document = columns.documents[shown.document];
    std::string meta = format_words(document);
    if (const auto why = link_reason(document.link_reason); answer.documents.size() > 1 && !why.empty())
      meta += (meta.empty() ? "" : " · ") + why;
    list.push_back(Data{{"href", safe_link(fmt::format("#document-{}", ++number))},
                        {"text", std::string(label(kDocumentKinds, document.kind))},
                        {"meta", meta},
                        {"publisher", publisher_address(document)}});
  }
  for (const auto other : answer.related) {
    const auto& review = columns.reviews[other];
    std::string meta(label(kReviewTypes, review.description.type));
    for (const auto& part : {published_words(review.description), link_reason(review.link_reason)})
      if (!part.empty()) meta += (meta.empty() ? "" : " · ") + part;
    list.push_back(Data{{"href", safe_link(review_address(review.slug))},
                        {"text", review.description.title},
                        {"meta", meta},
                        {"publisher", ""}});
  }
  return list;
}

Data page_contents(const ReviewAnswer& answer, const App& app, bool has_good) {
  Data::List before;
  const auto add = [](Data::List& list, const std::string& href, const std::string& text) {
    list.push_back(Data{{"href", safe_link(href)}, {"text", text}});
  };
  add(before, "#facts", "About this review");
  if (!answer.recommendations.empty())
    add(before, "#recommendations", fmt::format("Recommendations ({})", answer.recommendations.size()));
  if (has_good) add(before, "#good-practice", "Good practice");
  add(before, "#documents",
      answer.documents.size() + answer.related.size() > 1 ? "Documents of this case" : "Document");
  return Data{{"contents_before", before}, {"contents", contents_data(answer, app)}};
}

Data top_themes(const ReviewAnswer& answer, const App& app) {
  std::map<std::string, std::size_t> counts;
  for (const auto& shown : answer.documents)
    for (const auto& passage : shown.passages) {
      std::vector<std::string> seen;
      for (const auto& tag : passage.passage.tags)
        if (tag.learning && tag.polarity != Polarity::absent &&
            std::find(seen.begin(), seen.end(), tag.theme) == seen.end()) {
          seen.push_back(tag.theme);
          ++counts[tag.theme];
        }
    }
  std::vector<std::pair<std::string, std::size_t>> order(counts.begin(), counts.end());
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  if (order.size() > kTopThemes) order.resize(kTopThemes);
  Data::List list;
  for (const auto& [id, n] : order)
    list.push_back(
        Data{{"href", safe_link(theme_address(id))}, {"label", theme_label(app, id)}, {"n", grouped(n)}});
  return list;
}

std::string citation_of(const ReviewAnswer& answer, const App& app) {
  const auto& review = app.columns().reviews[answer.review];
  std::string where;
  std::string publisher;
  std::string address = review_address(review.slug);
  for (const auto& shown : answer.documents) {
    const auto& document = app.columns().documents[shown.document];
    if (publisher.empty()) publisher = publisher_address(document);
    for (const auto& passage : shown.passages)
      if (where.empty() && passage.anchor == answer.asked_passage) {
        where = place(passage.passage.number, cited_page(document, passage.passage.page),
                      passage.passage.page_label);
        address += "#" + percent_encoded(passage.anchor);
      }
  }
  return citation(review.description, where, absolute(app, address), publisher, app.today);
}

std::string notice_of(const ReviewAnswer& answer, const App& app) {
  for (const auto& shown : answer.documents)
    if (const auto& notice = app.columns().documents[shown.document].rights.notice; !notice.empty())
      return notice;
  return {};
}

std::string caption_of(const ReviewColumn& review) {
  std::string caption = listed(review.description.boards);
  const auto published = published_words(review.description);
  if (!published.empty()) caption += (caption.empty() ? "" : " · ") + published;
  if (!review.description.type.empty())
    caption += (caption.empty() ? "" : " · ") + std::string(label(kReviewTypes, review.description.type));
  return caption;
}

bool empty_list(const Data& data) {
  return std::get<Data::List>(data.value()).empty();
}

}  // namespace

Response show_review(const Request& request, const App& app) {
  const auto slug = path_value(request.path, "/review/{slug}");
  const auto answer = review_answer(request, app, slug);
  if (!answer) return error_answer(request, app, answer.error());
  const auto& review = app.columns().reviews[answer->review];
  const auto themes = top_themes(*answer, app);
  Data good = good_practice_data(*answer, app);
  const bool has_good = std::get<bool>(good.find("has_good")->value());
  Data page{{"caption", caption_of(review)},
            {"heading", review.description.title},
            {"notice_text", notice_of(*answer, app)},
            {"has_recommendations", !answer->recommendations.empty()},
            {"recommendations", recommendations_data(*answer, app)},
            {"documents_heading",
             answer->documents.size() + answer->related.size() > 1 ? "Documents of this case" : "Document"},
            {"case_documents", case_documents_data(*answer, app)},
            {"documents", documents_data(*answer, app)},
            {"citation", citation_of(*answer, app)},
            {"has_top_themes", !empty_list(themes)},
            {"top_themes", themes},
            {"quality", quality_data(*answer, app)},
            {"json", safe_link(review_address(review.slug) + ".json")}};
  page.take(about_data(*answer, app));
  page.take(std::move(good));
  page.take(page_contents(*answer, app, has_good));
  return html_page(request, app, "review",
                   Frame{.title = review.description.title,
                         .section = "/search",
                         .canonical = review_address(review.slug),
                         .crumbs = {{"Home", "/"}, {"Reviews", "/search?sort=newest"}}},
                   std::move(page));
}

}  // namespace throughline

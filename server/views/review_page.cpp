// /review/{slug}: the page.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "corpus/base/utf8.h"
#include "corpus/model/agencies.h"
#include "corpus/model/rights.h"
#include "server/views/handlers.h"
#include "server/views/html.h"
#include "server/views/page.h"
#include "server/views/review_answer.h"
#include "server/views/routes.h"
#include "server/views/search_answer.h"
#include "server/views/wording.h"

namespace throughline {
namespace {

constexpr std::size_t kTopThemes = 8;

bool is_quiet(const Tag& tag) {
  return !tag.learning || tag.polarity == Polarity::absent || tag.polarity == Polarity::context;
}

Data passage_themes(const PassageText& passage, const App& app) {
  Data::List themes;
  std::vector<std::string> seen;
  for (const auto& tag : passage.tags) {
    if (std::find(seen.begin(), seen.end(), tag.theme) != seen.end()) continue;
    seen.push_back(tag.theme);
    std::string said;
    if (tag.polarity != Polarity::concern)
      said = lower_case(kPolarities[static_cast<std::size_t>(tag.polarity)].label);
    if (!tag.learning) said += said.empty() ? "states a fact" : ", states a fact";
    themes.push_back(Data{{"href", safe_link(theme_address(tag.theme))},
                          {"label", theme_label(app, tag.theme)},
                          {"good", tag.polarity == Polarity::good},
                          {"quiet", is_quiet(tag)},
                          {"polarity", said}});
  }
  return themes;
}

Data shown_passage_data(const ShownPassage& shown, const DocumentColumn& document, const App& app) {
  const auto& passage = shown.passage;
  const int page = cited_page(document, passage.page);
  std::string page_text;
  if (page > 0)
    page_text =
        fmt::format("page {}", passage.page_label.empty() ? std::to_string(page) : passage.page_label);
  std::string note;
  if (shown.cut) note = "Extract";
  if (passage.ocr) note += note.empty() ? "Read by text recognition" : ", read by text recognition";
  return Data{{"id", shown.anchor},
              {"self", safe_link("#" + percent_encoded(shown.anchor))},
              {"number", passage.number},
              {"found", shown.found},
              {"words_html", marked_html(passage.text, shown.highlights)},
              {"page_text", page_text},
              {"page_href", publisher_page(document, page)},
              {"passage_note", note},
              {"has_themes", !passage.tags.empty()},
              {"themes", passage_themes(passage, app)}};
}

/// Cover and contents stand folded before the text, unless the reader came for something in them.
bool is_folded(const ShownPassage& shown) {
  const auto role = shown.passage.role;
  return (role == SectionRole::front_matter || role == SectionRole::contents) && !shown.found;
}

bool belong_together(const ShownPassage& a, const ShownPassage& b) {
  if (is_folded(a) || is_folded(b)) return is_folded(a) == is_folded(b);
  return a.passage.heading_path == b.passage.heading_path;
}

/// What part of the report a heading opens, unless the heading says it itself.
std::string part_role(const PassageText& passage) {
  const std::string role(kSectionRoles[static_cast<std::size_t>(passage.role)].label);
  if (passage.heading_path.empty()) return role;
  const auto first_word = lower_case(role.substr(0, role.find(' ')));
  return lower_case(passage.heading_path.back()).find(first_word) == std::string::npos ? role : std::string();
}

/// Passages under one heading together.
Data parts_data(const ShownDocument& shown, const DocumentColumn& document, const App& app,
                std::size_t number) {
  Data::List parts;
  for (std::size_t from = 0; from < shown.passages.size();) {
    const auto& first = shown.passages[from];
    Data::List passages;
    std::size_t to = from;
    for (; to < shown.passages.size() && belong_together(first, shown.passages[to]); ++to)
      passages.push_back(shown_passage_data(shown.passages[to], document, app));
    const bool folded = is_folded(first);
    const auto& path = first.passage.heading_path;
    parts.push_back(Data{
        {"part_title", folded || path.empty() ? std::string() : path.back()},
        {"folded", folded ? fmt::format("Cover and contents ({})", counted(to - from, "passage", "passages"))
                          : std::string()},
        {"id", fmt::format("h-{}-{}", number, parts.size() + 1)},
        {"role", part_role(first.passage)},
        {"passages", passages}});
    from = to;
  }
  return parts;
}

std::string level_note(const ShownDocument& shown) {
  switch (shown.level) {
    case Visibility::full:
      return {};
    case Visibility::passages:
      return fmt::format("Its owner allows the passages that a search finds. {} shown; {} not shown.",
                         counted(shown.passages.size(), "passage is", "passages are"),
                         counted(shown.held_back, "is", "are"));
    case Visibility::extract:
      return "No permission to reproduce this report is recorded. Short extracts are shown where a search "
             "finds them; "
             "read the report at its publisher.";
    default:
      return "Only the catalogue record is shown here; the report is with its publisher.";
  }
}

Data documents_data(const ReviewAnswer& answer, const App& app) {
  Data::List list;
  std::size_t number = 0;
  for (const auto& shown : answer.documents) {
    ++number;
    const auto& document = app.columns().documents[shown.document];
    list.push_back(Data{{"anchor", fmt::format("document-{}", number)},
                        {"heading", label(kDocumentKinds, document.kind)},
                        {"publisher", publisher_address(document)},
                        {"note", level_note(shown)},
                        {"parts", parts_data(shown, document, app, number)}});
  }
  return list;
}

Data recommendations_data(const ReviewAnswer& answer, const App& app) {
  const auto& review = app.columns().reviews[answer.review];
  Data::List list;
  for (const auto& one : answer.recommendations) {
    std::vector<std::string> to;
    for (const auto& addressee : one.addressees) to.emplace_back(agency_label(addressee));
    const std::string page = one.page > 0 ? fmt::format("Page {}", one.page) : std::string();
    // The recommendation does not say which document it is from: only one with a single document gives a
    // link.
    std::string href;
    if (review.documents.size() == 1 && one.page > 0)
      href = publisher_page(app.columns().documents[review.documents.front()], one.page);
    list.push_back(
        Data{{"number", one.number},
             {"text", one.text},
             {"to", listed(to)},
             {"action",
              one.action_type.empty() ? std::string() : std::string(label(kActionTypes, one.action_type))},
             {"page_text", page},
             {"page_href", href}});
  }
  return list;
}

/// What is stated, redacted or withheld has a line each; what the report does not say is told in one.
Data facts_data(const ReviewAnswer& answer, const App& app) {
  const std::string_view not_stated = kFactStates[static_cast<std::size_t>(FactState::not_stated)].label;
  std::vector<std::string> silent;
  Data::List list;
  for (const auto& line : fact_lines(answer, app)) {
    if (line.value == not_stated) {
      silent.push_back(lower_case(line.name));
      continue;
    }
    list.push_back(Data{{"name", line.name},
                        {"value", line.value},
                        {"evidence", line.evidence},
                        {"evidence_href", line.anchor.empty() ? std::string() : safe_link(line.anchor)}});
  }
  if (!silent.empty())
    list.push_back(
        Data{{"name", not_stated}, {"value", listed(silent)}, {"evidence", ""}, {"evidence_href", ""}});
  return list;
}

Data contents_data(const ReviewAnswer& answer, const App& app) {
  Data::List list;
  const auto add = [&](const std::string& href, const std::string& text) {
    list.push_back(Data{{"href", safe_link(href)}, {"text", text}});
  };
  if (!answer.recommendations.empty()) add("#recommendations", "Recommendations");
  std::size_t number = 0;
  for (const auto& shown : answer.documents) {
    ++number;
    add(fmt::format("#document-{}", number),
        std::string(label(kDocumentKinds, app.columns().documents[shown.document].kind)));
    std::string top;
    std::size_t part = 0;
    const ShownPassage* before = nullptr;
    for (const auto& passage : shown.passages) {
      const bool same = before != nullptr && belong_together(*before, passage);
      before = &passage;
      if (same) continue;
      ++part;
      const auto& path = passage.passage.heading_path;
      if (is_folded(passage) || path.empty() || path.front() == top) continue;
      top = path.front();
      add(fmt::format("#h-{}-{}", number, part), top);
    }
  }
  add("#facts", "About this review");
  add("#cite", "Cite this review");
  return list;
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

Data quality_data(const ReviewAnswer& answer, const App& app) {
  std::vector<std::string> lines;
  for (const auto& shown : answer.documents) {
    const auto& document = app.columns().documents[shown.document];
    const auto& quality = document.quality;
    std::string line =
        fmt::format("{}: {}", label(kDocumentKinds, document.kind),
                    counted(static_cast<std::size_t>(std::max(0, document.pages)), "page", "pages"));
    line += fmt::format(", {}.", counted(document.passages, "passage", "passages"));
    if (quality.numbered_paragraphs > 0)
      line += fmt::format(
          " {} numbered, {} of them in unbroken order.",
          counted(static_cast<std::size_t>(quality.numbered_paragraphs), "paragraph is", "paragraphs are"),
          percent(quality.unbroken_share));
    if (quality.ocr_pages > 0)
      line += fmt::format(" {} read by text recognition: check the words.",
                          counted(static_cast<std::size_t>(quality.ocr_pages), "page was", "pages were"));
    lines.push_back(line);
    for (const auto& warning : document.warnings) lines.push_back(warning);
  }
  return texts(lines);
}

Data related_data(const ReviewAnswer& answer, const App& app) {
  Data::List list;
  for (const auto other : answer.related) {
    const auto& review = app.columns().reviews[other];
    list.push_back(
        Data{{"href", safe_link(review_address(review.slug))}, {"text", review.description.title}});
  }
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
  Data page{{"caption", caption_of(review)},
            {"heading", review.description.title},
            {"notice_text", notice_of(*answer, app)},
            {"has_recommendations", !answer->recommendations.empty()},
            {"recommendations", recommendations_data(*answer, app)},
            {"documents", documents_data(*answer, app)},
            {"facts", facts_data(*answer, app)},
            {"citation", citation_of(*answer, app)},
            {"contents", contents_data(*answer, app)},
            {"has_top_themes", !empty_list(themes)},
            {"top_themes", themes},
            {"has_related", !answer->related.empty()},
            {"related", related_data(*answer, app)},
            {"link_reason", review.link_reason},
            {"quality", quality_data(*answer, app)},
            {"json", safe_link(review_address(review.slug) + ".json")}};
  return html_page(request, app, "review",
                   Frame{.title = review.description.title,
                         .section = "/search",
                         .canonical = review_address(review.slug),
                         .crumbs = {{"Home", "/"}, {"Reviews", "/search?sort=newest"}}},
                   std::move(page));
}

}  // namespace throughline

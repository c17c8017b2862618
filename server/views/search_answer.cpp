#include "server/views/search_answer.h"

#include "corpus/model/vocabulary.h"
#include "server/views/html.h"
#include "server/views/wording.h"

namespace throughline {

Result<SearchPage> search_answer(const Request& request, const App& app) {
  THROUGHLINE_ASSIGN(const auto asked, search_request(request.parameters, app.settings));
  return app.search->search(asked, *app.available);
}

SearchRequest phrase_only(const SearchPage& answer) {
  SearchRequest other = answer.request.on_page(1);
  other.text = "\"" + answer.idea->words + "\"";
  return other;
}

SearchRequest whole_idea(const SearchPage& answer) {
  SearchRequest other = answer.request.on_page(1);
  other.text = answer.idea->words;
  other.expand = true;
  other.exact_words = false;
  return other;
}

SearchRequest meant(const SearchPage& answer) {
  SearchRequest other = answer.request.on_page(1);
  other.text = answer.did_you_mean->text;
  return other;
}

std::string theme_address(std::string_view id) {
  return "/theme/" + percent_encoded(id);
}
std::string review_address(std::string_view slug) {
  return "/review/" + percent_encoded(slug);
}

std::string theme_label(const App& app, const std::string& id) {
  const auto* theme = app.taxonomy->find(id);
  return theme == nullptr ? id : theme->label;
}

std::string passage_anchor(const Columns& columns, std::uint32_t document, const std::string& id) {
  const auto& documents = columns.reviews[columns.documents[document].review].documents;
  for (std::size_t i = 1; i < documents.size(); ++i)
    if (documents[i] == document) return "d" + std::to_string(i + 1) + "-" + id;
  return id;
}

const ReviewHit& review_of(const CaseHit& hit, const PassageHit& passage, const Columns& columns) {
  const auto wanted = columns.documents[passage.document].review;
  for (const auto& review : hit.reviews)
    if (review.review == wanted) return review;
  return hit.lead();
}

std::string passage_address(const CaseHit& hit, const PassageHit& passage, const Columns& columns,
                            const std::string& words) {
  const auto anchor = percent_encoded(passage_anchor(columns, passage.document, passage.id));
  std::string address = review_address(review_of(hit, passage, columns).slug) + "?p=" + anchor;
  if (!words.empty()) address += "&q=" + percent_encoded(words);
  return address + "#" + anchor;
}

std::string review_meta(const ReviewHit& review) {
  std::string meta = listed(review.boards);
  const auto add = [&](std::string_view part) {
    if (part.empty()) return;
    if (!meta.empty()) meta += " · ";
    meta += part;
  };
  add(review.published);
  if (!review.type.empty()) add(label(kReviewTypes, review.type));
  return meta;
}

Data passage_data(const CaseHit& hit, const PassageHit& passage, const App& app, const std::string& words) {
  auto part = snippet(passage.text, passage.highlights, kSnippetWords);
  if (passage.cut_before && !part.text.starts_with("…")) {
    part.text = "… " + part.text;
    for (auto& mark : part.highlights) mark = {mark.from + 2, mark.to + 2};
  }
  if (passage.cut_after && !part.text.ends_with("…")) part.text += " …";
  const auto& review = review_of(hit, passage, app.columns());
  const auto& document = app.columns().documents[passage.document];
  std::string note(label(kSectionRoles, id(passage.role)));
  if (document.kind != "overview" && !document.kind.empty())
    note += " · " + std::string(label(kDocumentKinds, document.kind));
  auto reference = place(passage.number, cited_page(document, passage.page), passage.page_label);
  reference[0] = static_cast<char>(reference[0] - 'a' + 'A');
  return Data{{"words_html", marked_html(part.text, part.highlights)},
              {"href", safe_link(passage_address(hit, passage, app.columns(), words))},
              {"reference", reference},
              {"of", review.title},
              {"note", note},
              {"good", passage.role == SectionRole::good_practice}};
}

}  // namespace throughline

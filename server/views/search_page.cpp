// /search: the page. Everything on it is made from one SearchPage.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "corpus/base/utf8.h"
#include "corpus/model/agencies.h"
#include "corpus/model/vocabulary.h"
#include "server/views/handlers.h"
#include "server/views/html.h"
#include "server/views/page.h"
#include "server/views/search_answer.h"
#include "server/views/wording.h"

namespace throughline {
namespace {

constexpr std::size_t kOptionsShown = 8;  ///< more stand behind "show all"
constexpr std::size_t kOpenFacets = 3;
constexpr unsigned kPageLinksAround = 2;

std::string bucket_label(const FacetBucket& bucket) {
  if (bucket.value == kNotStated) return "Not stated";
  return bucket.label.empty() ? bucket.value : bucket.label;
}

Data option_data(const Facet& facet, const FacetBucket& bucket) {
  const std::string name(field(facet.field).name);
  return Data{{"id", slug(name + "-" + bucket.value)},
              {"value", bucket.value},
              {"text", bucket_label(bucket)},
              {"n", grouped(bucket.count)},
              {"on", bucket.selected}};
}

Data facet_data(const Facet& facet, bool open) {
  std::vector<const FacetBucket*> order;
  for (const auto& bucket : facet.buckets) order.push_back(&bucket);
  // What is chosen never hides behind "show all".
  std::stable_sort(order.begin(), order.end(),
                   [](const FacetBucket* a, const FacetBucket* b) { return a->selected > b->selected; });
  const auto chosen = static_cast<std::size_t>(
      std::count_if(order.begin(), order.end(), [](const FacetBucket* one) { return one->selected; }));
  // One more than the limit is shown as it is: a fold for a single option helps nobody.
  const std::size_t limit =
      std::max(chosen, order.size() <= kOptionsShown + 1 ? order.size() : kOptionsShown);
  Data::List shown;
  Data::List more;
  for (std::size_t i = 0; i < order.size(); ++i)
    (i < limit ? shown : more).push_back(option_data(facet, *order[i]));
  return Data{{"name", field(facet.field).name},
              {"label", field(facet.field).label},
              {"open", open || chosen > 0},
              {"chosen", chosen > 0 ? std::to_string(chosen) : std::string()},
              {"options", shown},
              {"has_more", !more.empty()},
              {"more", more},
              {"more_text", fmt::format("Show {} more", more.size())}};
}

Data facets_data(const SearchPage& answer) {
  Data::List list;
  std::size_t number = 0;
  for (const auto& facet : answer.facets)
    if (!facet.buckets.empty()) list.push_back(facet_data(facet, number++ < kOpenFacets));
  return list;
}

const FacetBucket* bucket_of(const SearchPage& answer, FieldId id, const std::string& value) {
  for (const auto& facet : answer.facets)
    if (facet.field == id)
      for (const auto& bucket : facet.buckets)
        if (bucket.value == value) return &bucket;
  return nullptr;
}

std::string filter_words(const SearchPage& answer, const App& app, FieldId id, const std::string& value) {
  if (value == kNotStated) return std::string(field(id).label) + ": not stated";
  if (const auto* bucket = bucket_of(answer, id, value); bucket != nullptr && !bucket->label.empty())
    return bucket->label;
  if (id == FieldId::theme) return theme_label(app, value);
  if (id == FieldId::agency || id == FieldId::lens) return std::string(agency_label(value));
  if (id == FieldId::group)
    if (const auto* group = app.taxonomy->group(value)) return group->label;
  return value;
}

Data chips_data(const SearchPage& answer, const App& app) {
  Data::List chips;
  for (const auto& [id, values] : answer.request.filters)
    for (const auto& value : values)
      chips.push_back(Data{{"field", field(id).label},
                           {"text", filter_words(answer, app, id, value)},
                           {"href", safe_link(search_address(answer.request.toggled(id, value)))}});
  return chips;
}

/// What the form must carry although no box of it shows: filters outside the facets, the page's size, the
/// counting.
Data kept_data(const SearchPage& answer) {
  Data::List kept;
  for (const auto& [id, values] : answer.request.filters)
    for (const auto& value : values)
      if (bucket_of(answer, id, value) == nullptr)
        kept.push_back(Data{{"name", field(id).name}, {"value", value}});
  if (answer.request.per_page != kUsualPageSize)
    kept.push_back(Data{{"name", "per_page"}, {"value", std::to_string(answer.request.per_page)}});
  if (answer.request.counting != Counting::everything)
    kept.push_back(Data{{"name", "count"}, {"value", name(answer.request.counting)}});
  return kept;
}

Data switches_data(const SearchRequest& asked) {
  const auto one = [](std::string_view name, std::string_view value, std::string_view text, bool on) {
    return Data{
        {"id", "switch-" + std::string(name)}, {"name", name}, {"value", value}, {"text", text}, {"on", on}};
  };
  return Data::List{one("in", "passage", "Words and filters on the same passage", asked.same_passage),
                    one("all", "1", "Every word, not most of them", asked.all_words),
                    one("exact", "1", "Quotes mean the very words", asked.exact_words),
                    one("expand", "0", "No other names of the same idea", !asked.expand)};
}

Data sorts_data(SortOrder chosen) {
  return Data::List{option("relevance", "Relevance", chosen == SortOrder::relevance),
                    option("newest", "Newest first", chosen == SortOrder::newest),
                    option("oldest", "Oldest first", chosen == SortOrder::oldest),
                    option("passages", "Most passages", chosen == SortOrder::passages)};
}

std::string cases_text(std::size_t count) {
  return fmt::format("{} {}", count, count == 1 ? "case" : "cases");
}

Data expanded_data(const SearchPage& answer) {
  SearchRequest exactly = answer.request.on_page(1);
  exactly.expand = false;
  Data::List list;
  for (const auto& one : answer.expanded) {
    auto others = one.alternatives;
    if (one.by_theme) others.emplace_back("passages tagged with its theme");
    list.push_back(Data{{"words", one.words},
                        {"others", listed(others)},
                        {"exactly", safe_link(search_address(exactly))}});
  }
  return list;
}

/// A spelling that finds something: offered, never searched for unasked.
Data::List spelling_data(const SearchPage& answer) {
  Data::List list;
  if (answer.did_you_mean)
    list.push_back(Data{{"from", answer.did_you_mean->from},
                        {"text", answer.did_you_mean->text},
                        {"n", cases_text(answer.did_you_mean->cases)},
                        {"href", safe_link(search_address(meant(answer)))}});
  return list;
}

/// The very words and the idea, side by side.
Data::List idea_data(const SearchPage& answer) {
  Data::List list;
  if (answer.idea)
    list.push_back(Data{{"words", answer.idea->words},
                        {"phrase", cases_text(answer.idea->phrase.cases)},
                        {"phrase_href", safe_link(search_address(phrase_only(answer)))},
                        {"idea", cases_text(answer.idea->idea.cases)},
                        {"idea_href", safe_link(search_address(whole_idea(answer)))}});
  return list;
}

std::string no_words_note(const CaseHit& hit) {
  if (!hit.passages.empty()) return {};
  for (const auto& document : hit.lead().documents)
    if (document.visibility == Visibility::record)
      return "Only the catalogue record may be shown; the report is with its publisher.";
  return {};
}

Data also_data(const CaseHit& hit) {
  Data::List also;
  for (std::size_t i = 1; i < hit.reviews.size(); ++i)
    also.push_back(Data{{"href", safe_link(review_address(hit.reviews[i].slug))},
                        {"text", hit.reviews[i].title},
                        {"comma", i + 1 < hit.reviews.size()}});
  return also;
}

Data hit_themes(const CaseHit& hit, const App& app) {
  std::vector<std::string> ids;
  for (const auto& passage : hit.passages)
    for (const auto& theme : passage.themes)
      if (std::find(ids.begin(), ids.end(), theme) == ids.end()) ids.push_back(theme);
  Data::List themes;
  for (const auto& id : ids)
    themes.push_back(Data{{"href", safe_link(theme_address(id))}, {"label", theme_label(app, id)}});
  return themes;
}

Data hit_data(const CaseHit& hit, const SearchPage& answer, const App& app, bool notices) {
  const auto& review = hit.lead();
  Data::List passages;
  for (const auto& passage : hit.passages)
    passages.push_back(passage_data(hit, passage, app, answer.request.text));
  std::string meta = review_meta(review);
  if (hit.matching_passages > hit.passages.size())
    meta += fmt::format(" · {}", counted(hit.matching_passages, "matching passage", "matching passages"));
  // Cases that the same reviews tell of are one result; the number says how many are counted by it.
  const auto told = app.columns().reviews[review.review].cases.size();
  const auto here = hit.also_cases.size() + 1;
  if (told > 1)
    meta += here == told ? fmt::format(" · {} cases in this review", told)
                         : fmt::format(" · {} of the {} cases in this review", here, told);
  std::string notice;
  if (notices && !review.documents.empty())
    notice = app.columns().documents[review.documents.front().document].rights.notice;
  std::string href = review_address(review.slug);
  if (!answer.request.text.empty()) href += "?q=" + percent_encoded(answer.request.text);
  Data themes = hit_themes(hit, app);
  const bool has_themes = !std::get<Data::List>(themes.value()).empty();
  return Data{{"href", safe_link(href)},
              {"title", review.title},
              {"meta", meta},
              {"notice_text", notice},
              {"passages", passages},
              {"no_words", no_words_note(hit)},
              {"has_also", hit.reviews.size() > 1},
              {"also", also_data(hit)},
              {"has_themes", has_themes},
              {"themes", themes}};
}

Data page_links(const SearchPage& answer) {
  std::set<unsigned> numbers{1, std::max(1U, answer.pages)};
  const unsigned current = answer.request.page;
  for (unsigned n = current > kPageLinksAround ? current - kPageLinksAround : 1;
       n <= std::min(answer.pages, current + kPageLinksAround); ++n)
    numbers.insert(n);
  Data::List links;
  unsigned before = 0;
  for (const unsigned n : numbers) {
    if (before != 0 && n > before + 1)
      links.push_back(Data{{"gap", true}, {"on", false}, {"href", ""}, {"n", ""}});
    links.push_back(Data{{"gap", false},
                         {"on", n == current},
                         {"href", safe_link(search_address(answer.request.on_page(n)))},
                         {"n", std::to_string(n)}});
    before = n;
  }
  return links;
}

/// One filter left out at a time, with what that would find: the reader sees which of them empties the
/// result.
Data drops_data(const SearchPage& answer, const App& app) {
  Data::List drops;
  for (const auto& [id, values] : answer.request.filters) {
    const auto without = answer.request.without(id).on_page(1);
    const auto other = app.search->search(without, *app.available);
    if (!other || other->total.cases == 0) continue;
    std::vector<std::string> words;
    for (const auto& value : values) words.push_back(filter_words(answer, app, id, value));
    drops.push_back(Data{{"href", safe_link(search_address(without))},
                         {"text", fmt::format("Without {}: {}", field(id).label, listed(words))},
                         {"n", counted(other->total.cases, "case", "cases")}});
  }
  return drops;
}

std::string suffix_address(const SearchPage& answer, std::string_view suffix) {
  const auto query = query_string(answer.request.on_page(1));
  return "/search" + std::string(suffix) + (query.empty() ? "" : "?" + query);
}

std::string count_words(const SearchPage& answer) {
  if (answer.total.cases == 0) return "Nothing found";
  std::string words = counted(answer.total.cases, "case", "cases");
  if (answer.total.reviews != answer.total.cases)
    words += fmt::format(" in {}", counted(answer.total.reviews, "review", "reviews"));
  if (answer.total.passages > 0)
    words += fmt::format(", {}", counted(answer.total.passages, "passage", "passages"));
  return words;
}

std::string page_title(const SearchPage& answer) {
  std::string title = answer.request.text.empty() ? "Reviews" : answer.request.text + ": search";
  if (answer.pages > 1) title += fmt::format(", page {} of {}", answer.request.page, answer.pages);
  return title;
}

Data results_data(const SearchPage& answer, const App& app) {
  Data::List hits;
  const bool notices = common_notice(app).empty();
  for (const auto& hit : answer.hits) hits.push_back(hit_data(hit, answer, app, notices));
  const bool found = answer.total.cases > 0;
  Data drops = found ? Data(Data::List{}) : drops_data(answer, app);
  const bool has_drops = !std::get<Data::List>(drops.value()).empty();
  const unsigned page = answer.request.page;
  const auto limit = static_cast<std::size_t>(app.settings[Setting::export_max_rows]);
  return Data{
      {"hits", hits},
      {"found", found},
      {"count", count_words(answer)},
      {"start", std::to_string((page - 1) * answer.request.per_page + 1)},
      {"download_note",
       fmt::format("({}, at most {} rows)", counted(answer.total.cases, "case", "cases"), grouped(limit))},
      {"csv", safe_link(suffix_address(answer, ".csv"))},
      {"json", safe_link(suffix_address(answer, ".json"))},
      {"atom", safe_link(suffix_address(answer, ".atom"))},
      {"paged", answer.pages > 1},
      {"page_links", page_links(answer)},
      {"previous", page > 1 ? safe_link(search_address(answer.request.on_page(page - 1))) : std::string()},
      {"next",
       page < answer.pages ? safe_link(search_address(answer.request.on_page(page + 1))) : std::string()},
      {"nothing", answer.request.filters.empty()
                      ? "No review has these words."
                      : "No review has these words together with the selected filters."},
      {"has_drops", has_drops},
      {"drops", drops}};
}

Data form_data(const SearchPage& answer, const App& app) {
  const auto& asked = answer.request;
  SearchRequest cleared = asked.on_page(1);
  cleared.filters.clear();
  std::size_t chosen = 0;
  for (const auto& [id, values] : asked.filters) chosen += values.size();
  return Data{
      {"q", asked.text},
      {"heading", asked.text.empty() ? "Reviews" : "Search results"},
      {"filter_button", chosen == 0 ? std::string("Show filters") : fmt::format("Show filters ({})", chosen)},
      {"has_chips", chosen > 0},
      {"chips", chips_data(answer, app)},
      {"clear", safe_link(search_address(cleared))},
      {"facets", facets_data(answer)},
      {"how_open", asked.same_passage || asked.all_words || asked.exact_words || !asked.expand},
      {"switches", switches_data(asked)},
      {"kept", kept_data(answer)},
      {"sorts", sorts_data(asked.sort)}};
}

}  // namespace

Response show_search(const Request& request, const App& app) {
  const auto answer = search_answer(request, app);
  if (!answer) return error_answer(request, app, answer.error());
  Data page = form_data(*answer, app);
  page.take(results_data(*answer, app));
  page.set("expanded", expanded_data(*answer));
  page.set("spelling", spelling_data(*answer));
  page.set("idea", idea_data(*answer));
  std::vector<std::string> notes = answer->notes;
  page.set("notes", texts(notes));
  Data::List offered;
  if (answer->offered_theme)
    offered.push_back(Data{{"href", safe_link(theme_address(answer->offered_theme->id))},
                           {"label", answer->offered_theme->label}});
  page.set("offered", offered);
  return html_page(request, app, "search",
                   Frame{.title = page_title(*answer),
                         .section = "/search",
                         .canonical = search_address(answer->request),
                         .feed = suffix_address(*answer, ".atom"),
                         .skip_to_results = true},
                   std::move(page));
}

}  // namespace throughline

#include "server/views/review_answer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "corpus/base/utf8.h"
#include "corpus/model/agencies.h"
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

std::string value_label(const CaseFact& fact, std::string_view value) {
  for (const auto& term : fact.values)
    if (term.id == value) return std::string(term.label);
  return fact.id == "agencies" ? std::string(agency_label(value)) : std::string(value);
}

/// "Yes (mother: current; father: past)".
std::string by_words(const std::map<std::string, std::string>& by) {
  std::string words;
  for (const auto& [person, when] : by)
    words += (words.empty() ? "" : "; ") + lower_case(label(kFactPersons, person)) + ": " +
             lower_case(label(kFactTimes, when));
  return words.empty() ? words : " (" + words + ")";
}

/// What makes a line out of a fact: the state in words where nothing is stated, evidence only where words may
/// be shown.
struct FactPrinter {
  const ReviewAnswer& answer;
  bool has_pages;  ///< any of its documents: a web page has none to name
  std::vector<FactLine> lines = {};

  void add(std::string name, FactState state, const std::string& value, const Evidence& evidence,
           Source source) {
    FactLine line{std::move(name), value, {}, {}};
    if (state != FactState::stated || value.empty())
      line.value = std::string(
          kFactStates[static_cast<std::size_t>(state == FactState::stated ? FactState::not_stated : state)]
              .label);
    else
      add_evidence(line, evidence, source);
    lines.push_back(std::move(line));
  }
  void add_plain(std::string name, const std::string& value) {
    if (!value.empty()) lines.push_back({std::move(name), value, {}, {}});
  }

 private:
  void add_evidence(FactLine& line, const Evidence& evidence, Source source) const {
    const bool quoted = has_public_text(answer.level) && !evidence.text.empty();
    if (source != Source::document) {
      line.evidence = "From: " + std::string(kSources[static_cast<std::size_t>(source)].label);
    } else if (evidence.page > 0) {
      if (has_pages) line.evidence = fmt::format("Page {}", evidence.page);
      if (quoted) line.evidence += (has_pages ? ": “" : "“") + first_words(evidence.text, 25) + "”";
    }
    line.anchor = anchor_of(evidence);
  }
  /// The evidence names a passage but not its document: the one that has the words is meant.
  std::string anchor_of(const Evidence& evidence) const {
    if (evidence.passage.empty()) return {};
    for (const auto& document : answer.documents)
      for (const auto& shown : document.passages)
        if (shown.passage.id == evidence.passage &&
            shown.passage.text.find(evidence.text) != std::string::npos)
          return "#" + percent_encoded(shown.anchor);
    return {};
  }
};

/// Dates whose absence is told too; the others have a line only where the report gives them.
bool is_leading_date(std::string_view id) {
  return id == "incident" || id == "commissioned" || id == "completed" || id == "published";
}

void add_description(FactPrinter& printer, const ReviewDescription& review) {
  std::string boards;
  for (const auto& board : review.boards) boards += (boards.empty() ? "" : "; ") + board;
  printer.add_plain("Published by", boards);
  std::string type(label(kReviewTypes, review.type));
  for (const auto& other : review.joint_with)
    type += "; joint with " + lower_case(label(kReviewTypes, other));
  printer.add_plain("Type of review", review.type.empty() ? std::string("Could not be told") : type);
  printer.add_plain("About", std::string(label(kDomains, review.domain)));
  printer.add_plain("Nation", std::string(label(kNations, review.nation)));
  printer.add_plain("Law it was held under", std::string(label(kRegimes, review.regime)));
  for (const auto& date : kReviewDates) {
    const auto found = review.dates.find(date.id);
    const bool told = found != review.dates.end();
    if (!told && !is_leading_date(date.id)) continue;
    if (told && found->second.state == FactState::not_stated && !is_leading_date(date.id)) continue;
    printer.add(std::string(date.label), told ? found->second.state : FactState::not_stated,
                told && found->second.stated() ? found->second.value->words() : std::string(),
                told ? found->second.evidence : Evidence{}, told ? found->second.source : Source::document);
  }
  std::string authors;
  for (const auto& author : review.authors) authors += (authors.empty() ? "" : "; ") + author;
  printer.add_plain("Written by", authors);
  printer.add_plain("Method", review.methodology);
}

void add_list(FactPrinter& printer, const CaseColumn& one, const CaseFact& fact, const std::string& prefix) {
  const auto found = one.fact_lists.find(fact.id);
  if (found == one.fact_lists.end()) return;
  std::string values;
  if (found->second.stated())
    for (const auto& value : *found->second.value) values += (values.empty() ? "" : "; ") + value_label(fact, value);
  printer.add(prefix + std::string(fact.label), found->second.state, values, found->second.evidence,
              found->second.source);
}

void add_case(FactPrinter& printer, const CaseColumn& one, const std::string& prefix) {
  for (const auto& subject : one.subjects) {
    if (subject.role != "subject") continue;
    const std::string age = subject.age_text.empty() ? subject.age_band : subject.age_text;
    printer.add(prefix + "Age", age.empty() ? FactState::not_stated : FactState::stated, age,
                subject.evidence, Source::document);
    printer.add(prefix + "Sex", subject.sex.state,
                subject.sex.stated() ? std::string(label(kSexes, *subject.sex.value)) : std::string(),
                subject.sex.evidence, subject.sex.source);
    printer.add(prefix + "Ethnicity", subject.ethnicity.state, subject.ethnicity.value.value_or(""),
                subject.ethnicity.evidence, subject.ethnicity.source);
  }
  for (const auto& fact : kCaseFacts) {
    if (fact.list)
      add_list(printer, one, fact, prefix);
    else if (const auto found = one.facts.find(fact.id); found != one.facts.end())
      printer.add(prefix + std::string(fact.label), found->second.state,
                  found->second.stated() ? value_label(fact, *found->second.value) + by_words(found->second.by)
                                         : std::string(),
                  found->second.evidence, found->second.source);
  }
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
  const auto level = strictest_level(app.columns(), *app.available, answer.review);
  if (has_public_text(level)) {
    THROUGHLINE_ASSIGN(answer.recommendations, app.generation->recommendations_of_review(answer.review));
    const auto words = static_cast<std::size_t>(app.settings[Setting::extract_words]);
    for (auto& one : answer.recommendations) one.text = allowed_text(one.text, level, words);
    if (level != Visibility::full)
      std::erase_if(answer.recommendations,
                    [&](const Recommendation& one) { return one.passage != answer.asked_passage; });
  }
  answer.related = related_reviews(app, answer.review);
  return answer;
}

std::vector<FactLine> fact_lines(const ReviewAnswer& answer, const App& app) {
  const auto& review = app.columns().reviews[answer.review];
  const bool has_pages = std::any_of(
      answer.documents.begin(), answer.documents.end(),
      [&](const ShownDocument& shown) { return app.columns().documents[shown.document].pages > 1; });
  FactPrinter printer{answer, has_pages};
  add_description(printer, review.description);
  std::size_t number = 0;
  for (const auto one : review.cases) {
    ++number;
    add_case(printer, app.columns().cases[one],
             review.cases.size() > 1 ? fmt::format("Case {}: ", number) : std::string());
  }
  return std::move(printer.lines);
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

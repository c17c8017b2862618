#include "tests/server/search/fixture.h"

#include <gtest/gtest.h>

#include "corpus/base/file.h"
#include "tests/store/random_reading.h"

namespace throughline::testing {

std::string_view small_taxonomy_text() {
  return R"({"version": "test-1",
    "groups": [{"id": "practice", "label": "Practice", "note": "What workers did"},
      {"id": "multi-agency", "label": "Multi-agency work", "note": "What agencies did together"},
      {"id": "harm", "label": "Harm", "note": "What happened"}],
    "themes": [
      {"id": "professional-curiosity", "label": "Professional curiosity", "group": "practice", "kind": "practice", "tier": 1,
       "altLabels": ["respectful uncertainty"], "scopeNote": "Looking behind what one is told.",
       "cues": ["\"professional curiosity\""], "related": ["neglect"]},
      {"id": "supervision", "label": "Supervision", "group": "practice", "kind": "practice", "tier": 1,
       "altLabels": ["management oversight"], "scopeNote": "Reflecting on work.", "cues": ["\"supervision\""]},
      {"id": "information-sharing", "label": "Information sharing", "group": "multi-agency", "kind": "practice", "tier": 1,
       "scopeNote": "Telling each other.", "cues": ["\"information sharing\""]},
      {"id": "neglect", "label": "Neglect", "group": "harm", "kind": "harm", "tier": 1,
       "altLabels": ["dental neglect", "failure to thrive"], "scopeNote": "Needs not met.", "cues": ["\"neglect\""],
       "related": ["professional-curiosity"]}]})";
}

std::shared_ptr<const Taxonomy> small_taxonomy() {
  auto taxonomy = Taxonomy::parse(small_taxonomy_text());
  if (!taxonomy) {
    ADD_FAILURE() << taxonomy.error().message;
    return nullptr;
  }
  return std::make_shared<const Taxonomy>(std::move(*taxonomy));
}

Paper paper(const std::string& review, const std::string& its_case, int year,
            const std::vector<std::string>& texts) {
  Paper made{review, {its_case}, {}};
  auto& reading = made.reading;
  reading.sha256 = sha256(review + its_case + (texts.empty() ? "" : texts.front()));
  reading.file = reading.sha256.substr(0, 12) + ".pdf";
  reading.format = "pdf";
  reading.document_kind = "overview";
  reading.language = "en";
  reading.pages = 10;
  reading.review.type = "scr";
  reading.review.domain = "child";
  reading.review.nation = "england";
  reading.review.counts_in_statistics = true;
  reading.review.title = "Review " + review;
  reading.review.boards = {"Northmoor Safeguarding Board"};
  if (year != 0) {
    Fact<PartialDate> published;
    published.state = FactState::stated;
    published.value = PartialDate{year, 0, 0, DatePrecision::year};
    reading.review.dates["published"] = published;
  }
  reading.rights.visibility = Visibility::full;
  reading.rights.permission = "given";
  for (std::size_t i = 0; i < texts.size(); ++i) {
    Passage passage;
    passage.id = "p-" + std::to_string(i + 1);
    passage.number = std::to_string(i + 1);
    passage.page = static_cast<int>(i) + 1;
    passage.page_last = passage.page;
    passage.role = SectionRole::finding;
    passage.text = texts[i];
    reading.passages.push_back(passage);
  }
  return made;
}

Tag tag_of(const std::string& theme, Polarity polarity, bool learning) {
  Tag tag;
  tag.theme = theme;
  tag.polarity = polarity;
  tag.learning = learning;
  tag.confidence = 1;
  tag.span = {0, 1};
  return tag;
}

void publish_papers(const std::filesystem::path& folder, const std::vector<Paper>& papers,
                    const std::string& today) {
  auto library = Library::open(folder, Library::Access::write);
  if (!library) {
    ADD_FAILURE() << library.error().message;
    return;
  }
  std::vector<CaseAssignment> assignments;
  for (const auto& each : papers) {
    EXPECT_TRUE(library->record("/in/" + each.reading.file, 1, each.reading));
    assignments.push_back({each.reading.sha256, each.review, each.cases, "the same person"});
  }
  EXPECT_TRUE(library->replace_case_assignments(assignments));
  auto options = random_publish_options();
  options.today = today;
  const auto published = publish(folder, *library, options);
  if (!published) ADD_FAILURE() << published.error().message;
}

Shelf::Shelf(const std::vector<Paper>& papers, const Settings& settings) {
  publish_papers(folder_.path(), papers, kToday);
  auto generation = Generation::open_current(folder_.path(), false);
  if (!generation) {
    ADD_FAILURE() << generation.error().message;
    return;
  }
  service_ = *SearchService::create(*generation, small_taxonomy(), settings);
}

std::shared_ptr<const Availability> Shelf::available(const std::vector<std::string>& withdrawn,
                                                     const std::string& today) const {
  std::vector<Withdrawal> list;
  for (const auto& review : withdrawn) list.push_back({review, "test", "test", ""});
  return service_->availability(list, today);
}

SearchPage Shelf::search(const SearchRequest& request, const std::vector<std::string>& withdrawn,
                         const std::string& today) const {
  auto page = service_->search(request, *available(withdrawn, today));
  if (!page) {
    ADD_FAILURE() << page.error().message;
    return {};
  }
  return std::move(*page);
}

SearchPage Shelf::search(const std::string& text) const {
  SearchRequest request;
  request.text = text;
  return search(request);
}

std::vector<std::string> found(const SearchPage& page) {
  std::vector<std::string> slugs;
  for (const auto& hit : page.hits) slugs.push_back(hit.lead().slug);
  return slugs;
}

const FacetBucket* bucket(const SearchPage& page, FieldId field, const std::string& value) {
  for (const auto& facet : page.facets)
    if (facet.field == field)
      for (const auto& each : facet.buckets)
        if (each.value == value) return &each;
  return nullptr;
}

std::vector<Paper> random_papers(std::uint32_t seed, std::size_t count) {
  RandomReadings random(seed);
  const std::vector<std::string> outcomes = {"death", "serious-harm", "other"};
  const std::vector<std::string> boards = {"Northmoor Board", "Wexley Board", "Calder Board"};
  std::vector<Paper> papers;
  for (std::size_t i = 0; i < count; ++i) {
    Paper made{"review-" + std::to_string(random.below(count * 3 / 4)), {}, random.next(random.below(12))};
    // Cases hang on the review: none, one of its own, one shared with others, or several.
    const std::size_t number = std::stoul(made.review.substr(7));
    if (number % 7 != 0)
      made.cases.push_back("c-" + std::to_string(number % 11 == 0 ? number % 3 : number + 100));
    if (number % 5 == 0 && !made.cases.empty()) made.cases.push_back("c-" + std::to_string(number + 1000));
    auto& reading = made.reading;
    reading.review.title = random.sentence(3);
    reading.review.boards = {boards[random.below(boards.size())]};
    reading.review.pseudonyms.clear();
    Fact<std::string> outcome;
    outcome.state = random.maybe() ? FactState::stated : FactState::not_stated;
    if (outcome.state == FactState::stated) outcome.value = outcomes[random.below(3)];
    reading.facts["outcome"] = outcome;
    const std::size_t dice = random.below(10);
    if (dice == 0) reading.rights.visibility = Visibility::record;
    if (dice == 1) reading.rights.visibility = Visibility::extract;
    if (dice == 2) reading.rights.visibility = Visibility::board_only;
    if (dice == 3) reading.rights.publish_until = "2026-12-01";
    for (auto& passage : reading.passages)
      passage.role =
          static_cast<SectionRole>(static_cast<int>(SectionRole::facts) + static_cast<int>(random.below(4)));
    papers.push_back(std::move(made));
  }
  return papers;
}

}  // namespace throughline::testing

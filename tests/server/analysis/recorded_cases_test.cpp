// Cases without a text count where a catalogue states their themes, and every number opens them.
#include <gtest/gtest.h>

#include "server/analysis/trend_table.h"
#include "tests/server/search/fixture.h"
#include "tests/store/random_reading.h"

namespace throughline {
namespace {

CaseRecord record(const std::string& id, int year, std::vector<RecordedTheme> themes) {
  CaseRecord made;
  made.id = id;
  made.themes = std::move(themes);
  made.reading.sha256 = record_key(id);
  made.reading.format = std::string(kRecordFormat);
  made.reading.document_kind = "other";
  made.reading.rights.visibility = Visibility::record;
  auto& review = made.reading.review;
  review.type = "scr";
  review.domain = "child";
  review.title = "Review " + id;
  review.counts_in_statistics = true;
  review.dates["published"].state = FactState::stated;
  review.dates["published"].value = PartialDate{year, 0, 0, DatePrecision::year};
  auto& outcome = made.reading.facts["outcome"];
  outcome.state = FactState::stated;
  outcome.value = "death";
  return made;
}

class RecordedCases : public ::testing::Test {
 protected:
  void SetUp() override {
    auto library = Library::open(folder_.path(), Library::Access::write).value();
    auto report = testing::paper("with-text", "c-1", 2020, {"a first passage", "a second one"});
    report.reading.passages[0].tags = {testing::tag_of("neglect")};
    ASSERT_TRUE(library.record("/in/a.pdf", 1, report.reading));
    const std::vector<CaseRecord> records{
        record("learned", 2020, {{"neglect", Polarity::concern}, {"supervision", Polarity::good}}),
        record("feature", 2020, {{"neglect", Polarity::context}}),
        record("absent", 2020, {{"neglect", Polarity::absent}}),
        record("uncoded", 2020, {})};
    ASSERT_TRUE(library.import_records(records, "test"));
    std::vector<CaseAssignment> assignments{{report.reading.sha256, "with-text", {"c-1"}, "test"}};
    for (const auto& one : records) assignments.push_back({one.reading.sha256, one.id, {"c-" + one.id}, "record"});
    ASSERT_TRUE(library.replace_case_assignments(assignments));
    const auto published = publish(folder_.path(), library, testing::random_publish_options());
    ASSERT_TRUE(published) << published.error().message;
    auto generation = Generation::open_current(folder_.path(), true).value();
    EXPECT_TRUE(generation->verify().value().empty());
    service_ = *SearchService::create(generation, testing::small_taxonomy(), Settings());
  }

  Share share(const std::string& theme, Counting counting, const std::vector<Withdrawal>& withdrawn = {}) const {
    TrendRequest request;
    request.theme = theme;
    request.counting = counting;
    const auto available = service_->availability(withdrawn, testing::Shelf::kToday);
    const auto table = trend(service_->holdings(), service_->taxonomy(), *available, request);
    EXPECT_TRUE(table);
    for (const auto& row : table->rows) {
      EXPECT_EQ(service_->search(row.with_theme, *available)->total.cases, row.cases.x);
      EXPECT_EQ(service_->search(row.all, *available)->total.cases, row.cases.n);
    }
    return table->whole;
  }
  SearchPage search(const SearchRequest& request) const {
    return *service_->search(request, *service_->availability({}, testing::Shelf::kToday));
  }

  testing::TemporaryFolder folder_;
  std::shared_ptr<const SearchService> service_;
};

TEST_F(RecordedCases, CountInTheTablesWhereTheirThemesAreStated) {
  // With text, learned and absent: their themes are known. "uncoded" says nothing of themes.
  EXPECT_EQ(share("neglect", Counting::learning).x, 2U);
  EXPECT_EQ(share("neglect", Counting::learning).n, 3U);
  EXPECT_EQ(share("supervision", Counting::learning).x, 1U);
  EXPECT_EQ(share("neglect", Counting::features).x, 1U);
  EXPECT_EQ(share("neglect", Counting::features).n, 2U);
  EXPECT_EQ(share("neglect", Counting::learning, {{"learned", "asked for", "test", ""}}).x, 1U);
}

TEST_F(RecordedCases, AreFoundByTheirThemesAndFacts) {
  SearchRequest request;
  EXPECT_EQ(search(request).total.cases, 5U);
  request.filters[FieldId::outcome] = {"death"};
  EXPECT_EQ(search(request).total.cases, 4U);
  request = {};
  request.filters[FieldId::theme] = {"supervision"};
  const auto page = search(request);
  EXPECT_EQ(testing::found(page), std::vector<std::string>{"learned"});
  EXPECT_EQ(testing::bucket(page, FieldId::theme, "supervision")->count, 1U);
  EXPECT_EQ(testing::bucket(page, FieldId::outcome, "death")->count, 1U);
  EXPECT_EQ(testing::bucket(page, FieldId::polarity, "good")->count, 1U);
  request.filters[FieldId::role] = {"finding"};
  EXPECT_EQ(search(request).total.cases, 0U);
}

}  // namespace
}  // namespace throughline

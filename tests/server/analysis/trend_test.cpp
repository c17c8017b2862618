#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "corpus/statistics/proportion.h"
#include "server/analysis/sentences.h"
#include "server/analysis/trend_table.h"
#include "tests/server/search/fixture.h"

namespace throughline {
namespace {

using testing::paper;
using testing::Shelf;
using testing::tag_of;

const Shelf& shelf() {
  static const Shelf kShelf(testing::random_papers(5, 80));
  return kShelf;
}

TrendRequest about(const std::string& theme) {
  TrendRequest request;
  request.theme = theme;
  return request;
}

TrendTable table_of(const Shelf& from, const TrendRequest& request,
                    const std::vector<std::string>& withdrawn = {}) {
  auto table =
      trend(from.service().holdings(), from.service().taxonomy(), *from.available(withdrawn), request);
  if (!table) {
    ADD_FAILURE() << table.error().message;
    return {};
  }
  return std::move(*table);
}

/// x and n of a year by looking at every tag of every passage of every review.
std::pair<std::size_t, std::size_t> recount(const Shelf& from, const TrendRequest& request, int year,
                                            const std::vector<std::string>& withdrawn) {
  const auto& columns = from.service().generation().columns();
  std::size_t x = 0, n = 0;
  for (const auto& column : columns.cases) {
    int first = 0;
    bool readable = false, has = false, right_type = !request.filters.contains(FieldId::type);
    for (const auto r : column.reviews) {
      const auto& review = columns.reviews[r];
      if (review.year != 0 && (first == 0 || review.year < first)) first = review.year;
      if (std::count(withdrawn.begin(), withdrawn.end(), review.slug) > 0) continue;
      if (!right_type) right_type = review.description.type == request.filters.at(FieldId::type).front();
      for (const auto d : review.documents) {
        const auto& document = columns.documents[d];
        readable = readable || document.passages > 0;
        for (auto p = document.first_passage; p < document.first_passage + document.passages; ++p)
          for (auto t = columns.tag_first[p]; t < columns.tag_first[p + 1]; ++t) {
            const auto& tag = columns.tags[t];
            has = has || (columns.themes[tag.theme] == request.theme && tag.polarity != Polarity::absent &&
                          tag.learning == (request.counting == Counting::learning));
          }
      }
    }
    if (!column.counts || !readable || !right_type || first != year) continue;
    ++n;
    x += has ? 1U : 0U;
  }
  return {x, n};
}

TEST(Trend, every_number_is_the_recount_and_opens_as_many_cases) {
  std::size_t rows = 0;
  for (const std::string theme : {"supervision", "neglect"})
    for (const auto counting : {Counting::learning, Counting::features})
      for (const bool typed : {false, true})
        for (const auto& withdrawn : std::vector<std::vector<std::string>>{{}, {"review-2", "review-9"}}) {
          auto request = about(theme);
          request.counting = counting;
          if (typed) request.filters[FieldId::type] = {"scr"};
          const auto table = table_of(shelf(), request, withdrawn);
          for (const auto& row : table.rows) {
            SCOPED_TRACE(query_string(row.with_theme));
            EXPECT_EQ(std::pair(row.cases.x, row.cases.n), recount(shelf(), request, row.year, withdrawn));
            EXPECT_EQ(shelf().search(row.with_theme, withdrawn).total.cases, row.cases.x);
            EXPECT_EQ(shelf().search(row.all, withdrawn).total.cases, row.cases.n);
            rows += row.cases.n > 0 ? 1U : 0U;
          }
        }
  EXPECT_GT(rows, 20U) << "hardly any row has cases: the test shows little";
}

TEST(Trend, a_year_without_reviews_has_no_share) {
  const Shelf two({paper("a", "c1", 2012, {"x"}), paper("b", "c2", 2014, {"x"})});
  const auto table = table_of(two, about("neglect"));
  ASSERT_EQ(table.rows.size(), 3U);
  EXPECT_EQ(table.rows[1].year, 2013);
  EXPECT_EQ(table.rows[1].cases.n, 0U);
  EXPECT_FALSE(table.rows[1].cases.share || table.rows[1].cases.lower || table.rows[1].cases.upper);
  EXPECT_EQ(table.rows[0].cases.share, 0.0);
}

TEST(Trend, a_case_counts_once_in_the_year_of_its_first_review) {
  auto first = paper("first", "c1", 2012, {"x"});
  auto second = paper("second", "c1", 2015, {"y"});
  second.reading.passages[0].tags = {tag_of("neglect")};
  const Shelf both({first, second});
  const auto table = table_of(both, about("neglect"));
  ASSERT_EQ(table.rows.size(), 1U);
  EXPECT_EQ(table.rows[0].year, 2012);
  EXPECT_EQ(table.rows[0].cases.x, 1U);
  EXPECT_EQ(both.search(table.rows[0].with_theme).total.cases, 1U);
}

std::vector<testing::Paper> many(std::size_t n, std::size_t x) {
  std::vector<testing::Paper> papers;
  for (std::size_t i = 0; i < n; ++i) {
    papers.push_back(paper("r" + std::to_string(i), "c" + std::to_string(i), 2014, {"x"}));
    if (i < x) papers.back().reading.passages[0].tags = {tag_of("neglect")};
  }
  return papers;
}

TEST(Trend, the_sentence_says_what_the_numbers_say) {
  const Shelf enough(many(25, 10));
  const auto table = table_of(enough, about("neglect"));
  const auto interval = statistics::wilson_ci({10, 25});
  EXPECT_EQ(table.whole.x, 10U);
  EXPECT_EQ(table.whole.n, 25U);
  EXPECT_DOUBLE_EQ(*table.whole.lower, interval->lower);
  EXPECT_DOUBLE_EQ(*table.whole.upper, interval->upper);
  ASSERT_FALSE(table.sentences.empty());
  EXPECT_EQ(table.sentences[0],
            fmt::format("In 2014, “Neglect” occurs in 10 of 25 cases (40%; 95% interval {:.0f}% to {:.0f}%"
                        ") of published reviews.",
                        std::round(interval->lower * 100), std::round(interval->upper * 100)));
}

TEST(Trend, no_share_is_claimed_under_twenty_cases) {
  const Shelf few(many(19, 10));
  const auto table = table_of(few, about("neglect"));
  for (const auto& sentence : table.sentences) EXPECT_EQ(sentence.find('%'), std::string::npos) << sentence;
  EXPECT_NE(table.sentences[0].find("10 of 19 cases: too few"), std::string::npos) << table.sentences[0];
}

TEST(Trend, cases_without_a_year_are_named) {
  auto papers = many(3, 1);
  papers.push_back(paper("undated", "c-undated", 0, {"x"}));
  const Shelf some(papers);
  const auto table = table_of(some, about("neglect"));
  EXPECT_EQ(table.year_not_stated, 1U);
  EXPECT_EQ(table.sentences.back(), "1 case is left out because no year of publication is stated.");
  EXPECT_EQ(table_of(Shelf({paper("u", "c", 0, {"x"})}), about("neglect")).sentences[0],
            "No published review of this population has a stated year in this window.");
}

TEST(Trend, an_unknown_theme_is_not_found) {
  const auto table = trend(shelf().service().holdings(), shelf().service().taxonomy(), *shelf().available(),
                           about("no-such-theme"));
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().code, ErrorCode::not_found);
}

TEST(ThemeShares, every_row_opens_its_cases_in_the_window) {
  TrendRequest request;
  request.from = 2005;
  request.to = 2015;
  const auto table =
      theme_shares(shelf().service().holdings(), shelf().service().taxonomy(), *shelf().available(), request);
  ASSERT_TRUE(table);
  ASSERT_EQ(table->rows.size(), 4U);
  for (const auto& row : table->rows) {
    EXPECT_EQ(shelf().search(row.with_theme).total.cases, row.cases.x) << query_string(row.with_theme);
    EXPECT_EQ(row.cases.n, table->n);
  }
}

TEST(FoundTogether, every_row_opens_the_cases_with_both) {
  const auto table = found_together(shelf().service().holdings(), shelf().service().taxonomy(),
                                    *shelf().available(), about("supervision"));
  ASSERT_TRUE(table);
  ASSERT_FALSE(table->rows.empty());
  for (const auto& row : table->rows) {
    EXPECT_EQ(shelf().search(row.with_theme).total.cases, row.cases) << query_string(row.with_theme);
    EXPECT_LE(row.cases, table->with_theme);
  }
}

TEST(TrendRequest, reads_back_what_it_writes_and_refuses_the_rest) {
  const std::vector<std::pair<std::string, std::string>> good = {{"to", "2020"},        {"theme", "neglect"},
                                                                 {"from", "2010"},      {"type", "scr"},
                                                                 {"count", "features"}, {"other", "x"}};
  const auto request = trend_request(good);
  ASSERT_TRUE(request);
  EXPECT_EQ(query_string(*request), "count=features&from=2010&theme=neglect&to=2020&type=scr");
  for (const auto& [name, value] : std::vector<std::pair<std::string, std::string>>{
           {"from", "x"}, {"to", "2010..2012"}, {"type", "nonsense"}, {"count", "all"}}) {
    const std::vector<std::pair<std::string, std::string>> bad = {{name, value}};
    EXPECT_FALSE(trend_request(bad)) << name;
  }
  const std::vector<std::pair<std::string, std::string>> reversed = {{"from", "2015"}, {"to", "2010"}};
  EXPECT_FALSE(trend_request(reversed));
}

TEST(Percent, never_rounds_to_none_or_all) {
  EXPECT_EQ(percent(0), "0%");
  EXPECT_EQ(percent(0.001), "under 1%");
  EXPECT_EQ(percent(0.3123), "31%");
  EXPECT_EQ(percent(0.999), "over 99%");
  EXPECT_EQ(percent(1), "100%");
}

}  // namespace
}  // namespace throughline

#include "indexer/describe/sidecar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "indexer/describe/catalogue_file.h"
#include "indexer/describe/describe.h"

namespace throughline {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;

TEST(Sidecar, SetsWhatItStatesAndMarksItsSource) {
  Reading reading;
  reading.review.type = "scr";
  const auto applied = apply_sidecar(
      R"({"case": "C1", "cases": ["a", "b"], "title": "The title", "published": "2014-03", "visibility": "full", "archived": true,
    "publish_until": "2030-01-31", "url": "https://example.org/x", "owner": "A board", "boards": ["A Safeguarding Children Board"], "licence": null})",
      "a.json", reading);
  ASSERT_TRUE(applied.has_value());
  EXPECT_EQ(reading.case_hint, "C1");
  EXPECT_EQ(reading.cases_hint, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(reading.review.title, "The title");
  EXPECT_EQ(reading.review.title_source, Source::sidecar);
  EXPECT_EQ(reading.review.dates["published"].value->iso(), "2014-03");
  EXPECT_EQ(reading.review.dates["published"].source, Source::sidecar);
  EXPECT_EQ(reading.rights.visibility, Visibility::full);
  EXPECT_TRUE(reading.rights.archived);
  EXPECT_EQ(reading.rights.publish_until, "2030-01-31");
  EXPECT_TRUE(reading.warnings.empty());
}

TEST(Sidecar, WarnsOfUnknownKeysAndOfDisagreement) {
  Reading reading;
  reading.review.title = "One title";
  ASSERT_TRUE(apply_sidecar(R"({"tilte": "x", "title": "Another"})", "a.json", reading).has_value());
  ASSERT_EQ(reading.warnings.size(), 2U);
  EXPECT_THAT(reading.warnings[0], HasSubstr("tilte"));
  EXPECT_THAT(reading.warnings[1], HasSubstr("One title"));
  EXPECT_EQ(reading.review.title, "Another");
}

TEST(Sidecar, NamesFileKeyAndAllowedValuesOfAWrongOneAndTakesNothing) {
  for (const std::string json :
       {R"({"owner": "X", "visibility": "public"})", R"({"owner": "X", "type": "serious"})",
        R"({"owner": "X", "archived": "yes"})", R"({"owner": "X", "publish_until": "2030"})",
        R"({"owner": "X", "url": "javascript:x"})", R"({"owner": "X", "boards": "one"})",
        R"({"owner": "X", "published": "March 2014"})", R"(["owner"])", R"({"owner": )"}) {
    SCOPED_TRACE(json);
    Reading reading;
    const auto applied = apply_sidecar(json, "a.json", reading);
    ASSERT_FALSE(applied.has_value());
    EXPECT_EQ(applied.error().code, ErrorCode::invalid_argument);
    EXPECT_THAT(applied.error().message, HasSubstr("a.json"));
    EXPECT_EQ(reading.rights.owner, "");
  }
  Reading reading;
  const auto applied = apply_sidecar(R"({"visibility": "public"})", "a.json", reading);
  EXPECT_THAT(applied.error().message, HasSubstr("board-only"));
  EXPECT_THAT(applied.error().message, HasSubstr("visibility"));
}

TEST(Sidecar, AYearDoesNotTakeAwayTheDayThatIsPrinted) {
  Reading reading;
  auto& published = reading.review.dates["published"];
  published.state = FactState::stated;
  published.value = PartialDate{2014, 3, 9, DatePrecision::day};
  ASSERT_TRUE(apply_sidecar(R"({"published": "2014"})", "a.json", reading).has_value());
  EXPECT_EQ(reading.review.dates["published"].value->iso(), "2014-03-09");
  EXPECT_TRUE(reading.warnings.empty());
}

TEST(Sidecar, DisagreementsAreSentencesAndSourcesAreKept) {
  Reading reading;
  auto& published = reading.review.dates["published"];
  published.state = FactState::stated;
  published.value = PartialDate{2013, 0, 0, DatePrecision::year};
  reading.review.boards = {"Bolton Safeguarding Children Board"};
  ASSERT_TRUE(apply_sidecar(R"({"published": "2014", "boards": ["Jersey Safeguarding Partnership Board"]})", "a.json",
                            reading)
                  .has_value());
  ASSERT_EQ(reading.review.disagreements.size(), 2U);
  EXPECT_THAT(reading.review.disagreements, Contains(HasSubstr("2013")));
  EXPECT_EQ(reading.review.disagreements.size(), reading.warnings.size());
  EXPECT_EQ(reading.review.sources.at("boards"), Source::sidecar);
  EXPECT_EQ(reading.review.sources.at("published"), Source::sidecar);
  EXPECT_EQ(reading.review.nation, "jersey");
}

TEST(CatalogueFile, RowsSayWhatSidecarsSay) {
  const auto files = read_catalogue_file(
      "File,Title,Review type,Board,Author,Date of publication,Visibility,archived,Owner\n"
      "a.pdf,\"SCR, Child A\",Serious case review,\"A Board; B Board\",Jane Doe,14/06/2016,Whole text,no,The Board\n"
      "b.pdf,,sar,,,March 2014,,,\n",
      "catalogue.csv");
  ASSERT_TRUE(files.has_value());
  ASSERT_EQ(files->size(), 2U);
  Reading reading;
  const auto& row = files->at("a.pdf");
  ASSERT_TRUE(apply_sidecar(row.json, row.name, reading).has_value());
  EXPECT_EQ(reading.review.title, "SCR, Child A");
  EXPECT_EQ(reading.review.type, "scr");
  EXPECT_EQ(reading.review.boards, (std::vector<std::string>{"A Board", "B Board"}));
  EXPECT_EQ(reading.review.authors, (std::vector<std::string>{"Jane Doe"}));
  EXPECT_EQ(reading.review.dates["published"].value->iso(), "2016-06-14");
  EXPECT_EQ(reading.rights.visibility, Visibility::full);
  EXPECT_EQ(reading.rights.owner, "The Board");
  Reading other;
  ASSERT_TRUE(apply_sidecar(files->at("b.pdf").json, "x", other).has_value());
  EXPECT_EQ(other.review.dates["published"].value->iso(), "2014-03");
  EXPECT_EQ(other.review.title, "");
}

TEST(CatalogueFile, FaultsOfTheTableAreToldAndOfAValueAreTheRows) {
  for (const std::string csv : {"", "name,title\na.pdf,x\n", "file,title\n,x\n", "file\na.pdf\na.pdf\n"}) {
    SCOPED_TRACE(csv);
    const auto files = read_catalogue_file(csv, "here/catalogue.csv");
    ASSERT_FALSE(files.has_value());
    EXPECT_EQ(files.error().code, ErrorCode::invalid_argument);
    EXPECT_THAT(files.error().message, HasSubstr("here/catalogue.csv"));
  }
  const auto files = read_catalogue_file("file,type\na.pdf,serious\n", "catalogue.csv");
  ASSERT_TRUE(files.has_value());
  Reading reading;
  const auto applied = apply_sidecar(files->at("a.pdf").json, files->at("a.pdf").name, reading);
  ASSERT_FALSE(applied.has_value());
  EXPECT_THAT(applied.error().message, HasSubstr("catalogue.csv, row 2"));
}

TEST(Sidecar, DocumentationHasEveryKeyOfTheTable) {
  std::ifstream file(THROUGHLINE_SOURCE_DIR "/docs/sidecar.md");
  std::stringstream text;
  text << file.rdbuf();
  for (const auto& key : kSidecarKeys)
    EXPECT_THAT(text.str(), HasSubstr("| `" + std::string(key.name) + "` | " + std::string(key.allowed) +
                                      " | " + std::string(key.meaning) + " |"));
  std::size_t rows = 0;
  for (std::string line; std::getline(text, line);) rows += line.substr(0, 3) == "| `" ? 1U : 0U;
  EXPECT_EQ(rows, kSidecarKeys.size());
}

}  // namespace
}  // namespace throughline

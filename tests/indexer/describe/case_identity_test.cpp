#include "indexer/describe/case_identity.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

namespace throughline {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct Document {
  std::string sha256, title, board, pseudonym, type, kind;
  int year = 0;
  std::string hint;
  std::vector<std::string> hints;
};

Reading reading_of(const Document& document) {
  Reading reading;
  reading.sha256 = document.sha256;
  reading.document_kind = document.kind;
  reading.case_hint = document.hint;
  reading.cases_hint = document.hints;
  auto& review = reading.review;
  review.title = document.title;
  review.type = document.type;
  if (!document.board.empty()) review.boards = {document.board};
  if (!document.pseudonym.empty()) review.pseudonyms = {document.pseudonym};
  if (document.year != 0) {
    auto& date = review.dates["published"];
    date.state = FactState::stated;
    date.value = PartialDate{document.year, 0, 0, DatePrecision::year};
  }
  return reading;
}

std::map<std::string, CaseLink> linked(const std::vector<Document>& documents, unsigned shuffle = 0) {
  std::vector<Reading> readings;
  for (const auto& document : documents) readings.push_back(reading_of(document));
  std::vector<const Reading*> pointers;
  for (const auto& reading : readings) pointers.push_back(&reading);
  std::mt19937 random(shuffle);
  if (shuffle != 0) std::shuffle(pointers.begin(), pointers.end(), random);
  std::map<std::string, CaseLink> links;
  for (auto& link : link_cases(pointers)) links[link.sha256] = std::move(link);
  return links;
}

const std::string kNorth = "Northmoor Safeguarding Children Partnership";
const std::string kSouth = "Southmoor Safeguarding Children Partnership";

TEST(CaseIdentity, AReviewIsNamedByBoardPersonTypeAndYear) {
  auto links = linked({{"1",
                        "Local Child Safeguarding Practice Review in respect of Baby R",
                        kNorth,
                        "Baby R",
                        "cspr",
                        "overview",
                        2022,
                        "",
                        {}}});
  EXPECT_EQ(links["1"].review, "northmoor-baby-r-cspr-2022");
  EXPECT_EQ(links["1"].reason, "on its own");
  ASSERT_EQ(links["1"].cases.size(), 1U);
  EXPECT_EQ(links["1"].cases[0].substr(0, 2), "c-");
  EXPECT_EQ(links["1"].cases[0].size(), 12U);
}

TEST(CaseIdentity, SummaryAndResponseJoinTheirReport) {
  auto links = linked({{"1",
                        "Serious Case Review Overview Report in respect of Child T",
                        kNorth,
                        "Child T",
                        "scr",
                        "overview",
                        2012,
                        "",
                        {}},
                       {"2",
                        "Serious Case Review Executive Summary in respect of Child T",
                        kNorth,
                        "Child T",
                        "scr",
                        "executive-summary",
                        2012,
                        "",
                        {}},
                       {"3",
                        "Partnership Response to the Serious Case Review in respect of Child T",
                        kNorth,
                        "Child T",
                        "scr",
                        "response",
                        2013,
                        "",
                        {}}});
  EXPECT_EQ(links["1"].review, links["2"].review);
  EXPECT_EQ(links["1"].review, links["3"].review);
  EXPECT_EQ(links["2"].reason, "pseudonym, board and year");
  EXPECT_EQ(links["1"].cases, links["3"].cases);
}

TEST(CaseIdentity, ChildAOfTwoBoardsIsNeverOneCase) {
  auto links = linked(
      {{"1", "Serious Case Review: Child A", kNorth, "Child A", "scr", "overview", 2012, "", {}},
       {"2", "Serious Case Review: Child A", kSouth, "Child A", "scr", "executive-summary", 2012, "", {}},
       {"3",
        "Response to the Serious Case Review: Child A",
        "Eastmoor Safeguarding Children Board",
        "Child A",
        "scr",
        "response",
        2012,
        "",
        {}}});
  EXPECT_NE(links["1"].review, links["2"].review);
  EXPECT_NE(links["1"].cases, links["2"].cases);
  EXPECT_NE(links["3"].cases, links["1"].cases);
}

TEST(CaseIdentity, TwoReportsOnAChildAOfOneBoardAreTwoReviews) {
  auto links = linked(
      {{"1", "Serious Case Review: Child A", kNorth, "Child A", "scr", "overview", 2012, "", {}},
       {"2", "Serious Case Review concerning Child A", kNorth, "Child A", "scr", "overview", 2012, "", {}}});
  EXPECT_NE(links["1"].review, links["2"].review);
  EXPECT_NE(links["1"].cases, links["2"].cases);
  EXPECT_EQ(links["1"].review.substr(0, 26), links["2"].review.substr(0, 26));
}

TEST(CaseIdentity, AnAnonymousBoardIsNeverLinkedByInference) {
  auto links = linked(
      {{"1", "Serious Case Review: Child A", "Anonymous LSCB", "Child A", "scr", "overview", 2012, "", {}},
       {"2", "Serious Case Review: Child A", "Anonymous LSCB", "Child A", "scr", "overview", 2012, "", {}},
       {"3",
        "Response to the Serious Case Review: Child A",
        "Anonymous LSCB",
        "Child A",
        "scr",
        "response",
        2012,
        "",
        {}}});
  EXPECT_NE(links["1"].review, links["2"].review);
  EXPECT_NE(links["1"].cases, links["2"].cases);
  EXPECT_NE(links["3"].review, links["1"].review);
}

TEST(CaseIdentity, OneDeathWithThreeReviewsIsOneCase) {
  auto links =
      linked({{"1", "Rapid Review: Child V", kNorth, "Child V", "rapid-review", "overview", 2020, "C16", {}},
              {"2",
               "Local Child Safeguarding Practice Review: Child V",
               kNorth,
               "Child V",
               "cspr",
               "overview",
               2022,
               "C16",
               {}},
              {"3",
               "Domestic Homicide Review: Nadia",
               "Safer Northmoor Partnership",
               "Nadia",
               "dhr",
               "overview",
               2022,
               "C16",
               {}}});
  EXPECT_NE(links["1"].review, links["2"].review);
  EXPECT_NE(links["2"].review, links["3"].review);
  EXPECT_EQ(links["1"].cases, links["2"].cases);
  EXPECT_EQ(links["2"].cases, links["3"].cases);
  EXPECT_EQ(links["3"].reason, "sidecar");
}

TEST(CaseIdentity, ASidecarKeepsApartWhatLooksAlike) {
  auto links = linked(
      {{"1", "Serious Case Review: Child A", kNorth, "Child A", "scr", "overview", 2012, "one", {}},
       {"2", "Executive Summary: Child A", kNorth, "Child A", "scr", "executive-summary", 2012, "two", {}},
       {"3", "Briefing: Child A", kNorth, "Child A", "scr", "briefing", 2012, "", {}}});
  EXPECT_NE(links["1"].cases, links["2"].cases);
}

TEST(CaseIdentity, AThematicReviewHoldsItsSeveralCases) {
  auto links = linked({{"1",
                        "Thematic Safeguarding Adults Review",
                        "Northmoor Safeguarding Adults Board",
                        "",
                        "sar",
                        "overview",
                        2023,
                        "C11",
                        {"a", "b", "c"}}});
  EXPECT_EQ(links["1"].cases.size(), 3U);
}

TEST(CaseIdentity, AGovernmentResponseJoinsTheReportItNames) {
  auto links = linked({{"1",
                        "Rapid review into data on mental health settings: final report and recommendations",
                        "",
                        "",
                        "inquiry",
                        "overview",
                        2023,
                        "",
                        {}},
                       {"2",
                        "Government response to the rapid review into data on mental health settings",
                        "",
                        "",
                        "inquiry",
                        "response",
                        2024,
                        "",
                        {}}});
  EXPECT_EQ(links["1"].review, links["2"].review);
  EXPECT_EQ(links["2"].reason, "response to it");
}

TEST(CaseIdentity, AddressesHoldNoNameThatThePublishedTitleHasNot) {
  Document document{"1",
                    "Safeguarding Adults Review",
                    "Northmoor Safeguarding Adults Board",
                    "Jane Smith",
                    "sar",
                    "overview",
                    2023,
                    "",
                    {}};
  EXPECT_THAT(linked({document})["1"].review, Not(HasSubstr("smith")));
}

TEST(CaseIdentity, DoesNotDependOnTheOrderOfTheDocuments) {
  std::vector<Document> documents;
  std::mt19937 random(7);
  const auto pick = [&](std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
  };
  for (int i = 0; i < 80; ++i) {
    const std::string letter(1, static_cast<char>('A' + pick(4)));
    const std::vector<std::string> kinds = {"overview", "executive-summary", "briefing", "response"};
    const std::vector<std::string> types = {"scr", "cspr", "rapid-review"};
    Document document{std::to_string(i),
                      "Review in respect of Child " + letter,
                      pick(2) == 0 ? kNorth : kSouth,
                      "Child " + letter,
                      types[pick(3)],
                      kinds[pick(4)],
                      2010 + static_cast<int>(pick(6)),
                      pick(4) == 0 ? "case " + std::to_string(pick(3)) : "",
                      {}};
    if (document.kind == "response") document.title = "Response to the " + document.title;
    documents.push_back(document);
  }
  const auto expected = linked(documents);
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const auto shuffled = linked(documents, seed);
    for (const auto& [sha256, link] : expected) {
      EXPECT_EQ(shuffled.at(sha256).review, link.review);
      EXPECT_EQ(shuffled.at(sha256).cases, link.cases);
      EXPECT_EQ(shuffled.at(sha256).reason, link.reason);
    }
  }
}

}  // namespace
}  // namespace throughline

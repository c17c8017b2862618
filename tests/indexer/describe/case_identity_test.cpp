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

/// Links and proposals with texts compared and curators' decisions.
struct Linked {
  std::map<std::string, CaseLink> links;
  std::vector<LinkProposal> proposals;
};

struct Alike {
  std::size_t a, b;
  double resemblance, contained;
};

Linked linked_with(const std::vector<Reading>& readings, const std::vector<Alike>& texts,
                   std::vector<CuratorLink> decisions = {}, std::vector<std::string> read_at = {}) {
  LinkMaterial material;
  for (const auto& reading : readings) material.documents.push_back(&reading);
  for (const auto& one : texts) material.texts.push_back({one.a, one.b, {one.resemblance, one.contained, 500}});
  material.decisions = std::move(decisions);
  material.read_at = std::move(read_at);
  auto cases = link_cases(material);
  Linked result;
  for (auto& link : cases.links) result.links[link.sha256] = std::move(link);
  result.proposals = std::move(cases.proposals);
  return result;
}

std::vector<Reading> readings_of(const std::vector<Document>& documents) {
  std::vector<Reading> readings;
  for (const auto& document : documents) readings.push_back(reading_of(document));
  return readings;
}

void set_incident(Reading& reading, std::string_view iso) {
  auto& date = reading.review.dates["incident"];
  date.state = FactState::stated;
  date.value = parse_partial_date(iso);
}

/// Whether two documents without anything recorded are linked, and how.
struct PairCase {
  std::string_view what;
  Document a, b;
  bool one_review;
  bool one_case;
};

TEST(CaseIdentity, LinksByWhatTheDocumentsSayAndByNothingLess) {
  const std::string lscb = "Northmoor Local Safeguarding Children Board";
  const std::string sab = "Northmoor Safeguarding Adults Board";
  const std::vector<PairCase> cases = {
      {"a summary and its report", {"1", "Serious Case Review: Child T", kNorth, "Child T", "scr", "overview", 2012, "", {}},
       {"2", "Executive summary: Child T", kNorth, "Child T", "scr", "executive-summary", 2012, "", {}}, true, true},
      {"a board that was renamed", {"1", "Child T", lscb, "Child T", "scr", "overview", 2018, "", {}},
       {"2", "Child T: learning from a serious case review", kNorth, "Child T", "scr", "briefing", 2019, "", {}}, true, true},
      {"a briefing that says of no review what it is", {"1", "SAR Adult B", sab, "Adult B", "sar", "overview", 2021, "", {}},
       {"2", "7-minute briefing: Adult B", sab, "Adult B", "", "briefing", 2021, "", {}}, true, true},
      {"a briefing of another kind of review", {"1", "LCSPR Child B", kNorth, "Child B", "cspr", "overview", 2021, "", {}},
       {"2", "DHR briefing: Child B", kNorth, "Child B", "dhr", "briefing", 2021, "", {}}, false, true},
      {"a summary of years later", {"1", "Child T", kNorth, "Child T", "scr", "overview", 2010, "", {}},
       {"2", "Summary: Child T", kNorth, "Child T", "scr", "executive-summary", 2015, "", {}}, false, false},
      {"another child of the same board", {"1", "Child T", kNorth, "Child T", "scr", "overview", 2012, "", {}},
       {"2", "Summary: Child S", kNorth, "Child S", "scr", "executive-summary", 2012, "", {}}, false, false},
      {"reports that no title tells apart", {"1", "Serious Case Review Overview Report", kNorth, "", "scr", "overview", 2012, "", {}},
       {"2", "Serious Case Review Overview Report", kNorth, "", "scr", "overview", 2012, "", {}}, false, false},
      {"one title twice, with its child", {"1", "Serious Case Review: Child T", kNorth, "Child T", "scr", "overview", 2012, "", {}},
       {"2", "Serious Case Review: Child T", kNorth, "Child T", "scr", "overview", 2012, "", {}}, true, true},
      {"one title, two children", {"1", "Overview report: the family", kNorth, "Child T", "scr", "overview", 2012, "", {}},
       {"2", "Overview report: the family", kNorth, "Child S", "scr", "overview", 2012, "", {}}, false, false},
      {"a rapid review and the review it led to", {"1", "Rapid review: Child V", kNorth, "Child V", "rapid-review", "overview", 2020, "", {}},
       {"2", "LCSPR: Child V", kNorth, "Child V", "cspr", "overview", 2022, "", {}}, false, true},
      {"two reviews that are held one instead of the other", {"1", "SCR Child A", kNorth, "Child A", "scr", "overview", 2018, "", {}},
       {"2", "LCSPR Child A", kNorth, "Child A", "cspr", "overview", 2020, "", {}}, false, false},
      {"a name of every board", {"1", "SCR Child A", "Local Safeguarding Children Board", "Child A", "scr", "overview", 2012, "", {}},
       {"2", "Summary: Child A", "Local Safeguarding Children Board", "Child A", "scr", "executive-summary", 2012, "", {}}, false, false},
      {"boards without names", {"1", "SCR Child A", "Unnamed LSCB", "Child A", "scr", "overview", 2012, "", {}},
       {"2", "Summary: SCR Child A", "Unnamed LSCB", "Child A", "scr", "executive-summary", 2012, "", {}}, false, false},
      {"a title that says the board is not named", {"1", "Unnamed LSCB: serious case review Child A", kNorth, "Child A", "scr", "overview", 2012, "", {}},
       {"2", "Summary: Child A", kNorth, "Child A", "scr", "executive-summary", 2012, "", {}}, false, false},
      {"the board’s name withheld", {"1", "SCR Child A", "[Name withheld]", "Child A", "scr", "overview", 2012, "", {}},
       {"2", "Summary: SCR Child A", "[Name withheld]", "Child A", "scr", "executive-summary", 2012, "", {}}, false, false},
      {"anonymised is not anonymous", {"1", "Anonymised overview report: Child A", kNorth, "Child A", "scr", "overview", 2012, "", {}},
       {"2", "Summary: Child A", kNorth, "Child A", "scr", "executive-summary", 2012, "", {}}, true, true},
      {"an action plan that names the report", {"1", "Safeguarding Adults Review Willow House", sab, "", "sar", "overview", 2021, "", {}},
       {"2", "Action plan: Safeguarding Adults Review Willow House", sab, "", "sar", "action-plan", 2022, "", {}}, true, true},
      {"a response before its report", {"1", "Safeguarding Adults Review Willow House", sab, "", "sar", "overview", 2021, "", {}},
       {"2", "Response: Safeguarding Adults Review Willow House", sab, "", "sar", "response", 2019, "", {}}, false, false},
      {"a named person and a pseudonym", {"1", "SCR Child A", kNorth, "Child A", "scr", "overview", 2012, "", {}},
       {"2", "Summary: SCR Child A", kNorth, "Jane Harrow", "scr", "executive-summary", 2012, "", {}}, false, false},
  };
  for (const auto& one : cases) {
    auto links = linked({one.a, one.b});
    EXPECT_EQ(links["1"].review == links["2"].review, one.one_review) << one.what;
    EXPECT_EQ(links["1"].cases == links["2"].cases, one.one_case) << one.what;
    EXPECT_EQ(links["2"].reason == "on its own", !one.one_case) << one.what;
  }
}

TEST(CaseIdentity, ASummaryBetweenTwoReportsJoinsTheNearerOneAndNeverBoth) {
  const Document early{"1", "Review of Child A", kNorth, "Child A", "scr", "overview", 2011, "", {}};
  const Document late{"2", "Child A: overview", kNorth, "Child A", "scr", "overview", 2013, "", {}};
  Document summary{"3", "Summary: Child A", kNorth, "Child A", "scr", "executive-summary", 2013, "", {}};
  auto near = linked({early, late, summary});
  EXPECT_NE(near["1"].review, near["2"].review);
  EXPECT_EQ(near["3"].review, near["2"].review);
  summary.year = 2012;
  auto between = linked_with(readings_of({early, late, summary}), {});
  EXPECT_NE(between.links["1"].review, between.links["2"].review);
  EXPECT_EQ(between.links["3"].reason, "on its own");
  EXPECT_EQ(between.proposals.size(), 2U);
}

TEST(CaseIdentity, StatedFactsThatCannotBeOfOneCaseKeepReviewsApart) {
  auto readings = readings_of({{"1", "Review of Child A", kNorth, "Child A", "scr", "overview", 2012, "", {}},
                               {"2", "Summary: Child A", kNorth, "Child A", "scr", "executive-summary", 2012, "", {}}});
  set_incident(readings[0], "2010-05-02");
  set_incident(readings[1], "2010-05");
  EXPECT_EQ(linked_with(readings, {}).links["1"].review, linked_with(readings, {}).links["2"].review);
  set_incident(readings[1], "2009");
  auto apart = linked_with(readings, {}).links;
  EXPECT_NE(apart["1"].review, apart["2"].review);
}

TEST(CaseIdentity, ATextSharedWithItsReportLinksASummaryThatNamesNobody) {
  const Document report{"1", "Overview of events at the farm", kNorth, "Child T", "scr", "overview", 2012, "", {}};
  const Document summary{"2", "What we learned", kNorth, "", "", "briefing", 2013, "", {}};
  EXPECT_EQ(linked_with(readings_of({report, summary}), {{0, 1, 0.05, 0.2}}).links["2"].reason, "on its own");
  auto near = linked_with(readings_of({report, summary}), {{0, 1, 0.1, 0.6}}).links;
  EXPECT_EQ(near["2"].review, near["1"].review);
  EXPECT_EQ(near["2"].reason, "shares its text");
  EXPECT_TRUE(near["2"].superseded_by.empty());
  Document other = summary;
  other.pseudonym = "Child S";
  auto apart = linked_with(readings_of({report, other}), {{0, 1, 0.1, 0.6}});
  EXPECT_NE(apart.links["2"].review, apart.links["1"].review);
  EXPECT_EQ(apart.proposals.size(), 1U);
}

TEST(CaseIdentity, ARepublishedVersionSupersedesTheEarlierUnderTheSameAddress) {
  const Document first{"2", "Serious Case Review: Child T", kNorth, "Child T", "scr", "overview", 2012, "", {}};
  const Document second{"1", "Serious Case Review: Child T (revised)", kNorth, "Child T", "scr", "overview", 2013, "", {}};
  auto links = linked_with(readings_of({first, second}), {{0, 1, 0.97, 0.99}}).links;
  EXPECT_EQ(links["2"].superseded_by, "1");
  EXPECT_EQ(links["2"].reason, "superseded by a later version of the same text");
  EXPECT_TRUE(links["1"].superseded_by.empty());
  EXPECT_EQ(links["1"].review, "northmoor-child-t-scr-2012");
  // Of one year, the one that was read later.
  Document same_year = second;
  same_year.year = 2012;
  links = linked_with(readings_of({first, same_year}), {{0, 1, 0.97, 0.99}}, {}, {"b", "a"}).links;
  EXPECT_EQ(links["1"].superseded_by, "2");
  links = linked_with(readings_of({first, same_year}), {{0, 1, 0.97, 0.99}}, {}, {"a", "b"}).links;
  EXPECT_EQ(links["2"].superseded_by, "1");
}

TEST(CaseIdentity, NothingElseIsSuperseded) {
  const Document report{"1", "Serious Case Review: Child T", kNorth, "Child T", "scr", "overview", 2012, "", {}};
  const auto other = [&](auto change) {
    Document document = report;
    document.sha256 = "2";
    change(document);
    return document;
  };
  const std::vector<std::pair<std::string, Document>> cases = {
      {"another kind", other([](Document& d) { d.kind = "executive-summary"; })},
      {"another child", other([](Document& d) { d.pseudonym = "Child S"; })},
      {"another board", other([](Document& d) { d.board = kSouth; })},
      {"a board without a name", other([](Document& d) { d.board = "Anonymous"; })},
      {"a person named", other([](Document& d) { d.pseudonym = "Jane Harrow"; })},
  };
  for (const auto& [what, document] : cases) {
    auto result = linked_with(readings_of({report, document}), {{0, 1, 0.98, 0.99}});
    for (const auto& [sum, link] : result.links) EXPECT_TRUE(link.superseded_by.empty()) << what;
    const bool linked_anyway = what == "another kind";
    EXPECT_EQ(result.links["1"].review == result.links["2"].review, linked_anyway) << what;
    EXPECT_EQ(result.proposals.size(), linked_anyway ? 0U : 1U) << what;
  }
  auto other_words = linked_with(readings_of({report, other([](Document& d) { d.title = "Child T overview"; })}), {{0, 1, 0.7, 0.9}});
  EXPECT_NE(other_words.links["1"].review, other_words.links["2"].review);
}

TEST(CaseIdentity, WhoIsNamedAndWhoIsNotIsOnlyProposed) {
  auto readings = readings_of({{"1", "Safeguarding Adults Review: Adult M", "Northmoor Safeguarding Adults Board", "Adult M", "sar", "overview", 2021, "", {}},
                               {"2", "Prevention of future deaths: Jane Harrow", "", "Jane Harrow", "pfd", "overview", 2020, "", {}}});
  set_incident(readings[0], "2019-03-04");
  set_incident(readings[1], "2019-03-04");
  auto result = linked_with(readings, {});
  EXPECT_NE(result.links["1"].cases, result.links["2"].cases);
  ASSERT_EQ(result.proposals.size(), 1U);
  EXPECT_THAT(result.proposals[0].reason, HasSubstr("names the person"));
  auto linked_by_curator = linked_with(readings, {}, {{"1", {"c-1234567890"}}, {"2", {"c-1234567890"}}});
  EXPECT_EQ(linked_by_curator.links["1"].cases, linked_by_curator.links["2"].cases);
  EXPECT_TRUE(linked_by_curator.proposals.empty());
  auto put_away = linked_with(readings, {}, {{"2", {}}});
  EXPECT_TRUE(put_away.proposals.empty());
}

TEST(CaseIdentity, ACuratorsLinkAndSplitHoldAgainstEverything) {
  const Document report{"1", "Review of Child A", kNorth, "Child A", "scr", "overview", 2012, "C1", {}};
  const Document summary{"2", "Summary: Child A", kNorth, "Child A", "scr", "executive-summary", 2012, "C1", {}};
  const Document stranger{"3", "Summary", "", "", "scr", "executive-summary", 2015, "", {}};
  auto split = linked_with(readings_of({report, summary, stranger}), {{0, 1, 0.95, 0.99}}, {{"2", {}}}).links;
  EXPECT_NE(split["1"].review, split["2"].review);
  EXPECT_NE(split["1"].cases, split["2"].cases);
  EXPECT_EQ(split["2"].reason, "curator");
  EXPECT_EQ(split["1"].cases.front(), case_id_of("C1"));
  auto joined = linked_with(readings_of({report, summary, stranger}), {}, {{"3", {case_id_of("C1")}}}).links;
  EXPECT_EQ(joined["3"].cases, joined["1"].cases);
  EXPECT_EQ(joined["3"].review, joined["1"].review);
  EXPECT_EQ(joined["3"].reason, "curator");
  auto several = linked_with(readings_of({report, summary, stranger}), {}, {{"3", {"c-a", "c-b"}}}).links;
  EXPECT_EQ(several["3"].cases, (std::vector<std::string>{"c-a", "c-b"}));
}

TEST(CaseIdentity, ThematicReviewsHoldTheCasesTheyNameOrNone) {
  Document document{"1", "Thematic review of self-neglect", "Northmoor Safeguarding Adults Board", "", "sar", "overview", 2023, "", {}};
  EXPECT_TRUE(linked({document})["1"].cases.empty());
  auto readings = readings_of({document});
  readings[0].review.pseudonyms = {"Adult A", "Adult B", "Adult C"};
  EXPECT_EQ(linked_with(readings, {}).links["1"].cases.size(), 3U);
  document.hint = "C11";
  EXPECT_EQ(linked({document})["1"].cases.size(), 1U);
  EXPECT_TRUE(linked({{"1", "Learning bulletin, autumn", kNorth, "", "scr", "bulletin", 2015, "", {}}})["1"].cases.empty());
  // It does not draw the reviews of its people together.
  auto beside = readings_of({{"1", "Thematic review", "Northmoor Safeguarding Adults Board", "", "thematic", "overview", 2023, "", {}},
                             {"2", "SAR Adult A", "Northmoor Safeguarding Adults Board", "Adult A", "sar", "overview", 2022, "", {}},
                             {"3", "SAR Adult B", "Northmoor Safeguarding Adults Board", "Adult B", "sar", "overview", 2022, "", {}}});
  beside[0].review.pseudonyms = {"Adult A", "Adult B"};
  auto result = linked_with(beside, {});
  EXPECT_NE(result.links["2"].cases, result.links["3"].cases);
  EXPECT_EQ(result.proposals.size(), 2U);
}

TEST(CaseIdentity, AReportInTwoLanguagesIsOneReview) {
  auto readings = readings_of({{"1", "Child Practice Review CPR 1/2019", "Severnside Safeguarding Board", "Child C", "cpr", "overview", 2019, "", {}},
                               {"2", "Adolygiad Ymarfer Plant 1/2019", "Severnside Safeguarding Board", "Child C", "cpr", "overview", 2019, "", {}}});
  readings[0].language = "en";
  readings[1].language = "cy";
  auto links = linked_with(readings, {}).links;
  EXPECT_EQ(links["1"].review, links["2"].review);
  readings[1].language = "en";
  links = linked_with(readings, {}).links;
  EXPECT_NE(links["1"].review, links["2"].review);
}

TEST(CaseIdentity, ARecordGoesWithTheDocumentsOfItsCase) {
  auto readings = readings_of({{"1", "Serious case review: Child T", kNorth, "", "scr", "other", 2012, "R-7", {}},
                               {"2", "Overview report", kNorth, "Child T", "scr", "overview", 2012, "", {}},
                               {"3", "Overview report on Child T", kSouth, "Child T", "scr", "overview", 2012, "", {}}});
  readings[0].format = "record";
  auto links = linked_with(readings, {}).links;
  EXPECT_EQ(links["1"].review, links["2"].review);
  EXPECT_EQ(links["2"].cases.front(), case_id_of("R-7"));
  EXPECT_NE(links["3"].review, links["1"].review);
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

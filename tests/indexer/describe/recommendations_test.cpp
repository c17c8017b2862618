// Which passages of small documents are taken as recommendations: layouts of many houses, and what must not
// be.
#include "indexer/describe/recommendations.h"

#include <gtest/gtest.h>

namespace throughline {
namespace {

using R = SectionRole;

/// A small document, built in reading order.
class Report {
 public:
  Report& heading(std::string text) {
    path_ = {std::move(text)};
    return *this;
  }
  Report& under(std::string text) {
    path_.resize(1);
    path_.push_back(std::move(text));
    return *this;
  }
  Report& page(int page) {
    page_ = page;
    return *this;
  }
  Report& text(R role, std::string number, std::string text) {
    Passage passage;
    passage.id = "p-" + std::to_string(document_.passages.size());
    passage.number = std::move(number);
    passage.text = std::move(text);
    passage.role = role;
    passage.page = page_;
    passage.page_last = page_;
    passage.heading_path = path_;
    document_.passages.push_back(std::move(passage));
    return *this;
  }
  Report& rec(std::string number, std::string words) {
    return text(R::recommendation, std::move(number), std::move(words));
  }
  Report& table(R role, std::vector<std::vector<std::string>> rows) {
    ++table_;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      std::string joined;
      for (const auto& cell : rows[r])
        if (!cell.empty()) joined += (joined.empty() ? "" : " | ") + cell;
      text(role, "", joined);
      document_.passages.back().table = true;
      document_.table_rows.push_back({table_, page_, r == 0, document_.passages.size() - 1, rows[r]});
    }
    return *this;
  }

  std::vector<Recommendation> found(const std::string& kind = "overview") const {
    const auto prepared = describing::document_text(document_);
    ReviewDescription review;
    review.domain = "child";
    review.type = "cspr";
    const describing::AgencyAliases agencies(prepared, review);
    return describing::find_recommendations(prepared, kind, agencies);
  }

 private:
  StructuredDocument document_;
  std::vector<std::string> path_;
  int page_ = 1;
  int table_ = 0;
};

using Listed = std::vector<std::pair<std::string, std::string>>;
Listed listed(const std::vector<Recommendation>& all) {
  Listed list;
  for (const auto& one : all) list.emplace_back(one.number, one.text);
  return list;
}

const std::string kAudit = "The Board should audit child protection plans for neglect within six months.";
const std::string kTrain = "The Police should train response officers in speaking to children.";
const std::string kShare =
    "GP practices should hold monthly meetings with health visitors about vulnerable families.";

TEST(RecommendationsFound, NumberedListKeepsItsNumbers) {
  const auto all =
      Report()
          .heading("8 Recommendations")
          .text(R::recommendation, "8.1", "The review makes the following recommendations to the Board.")
          .rec("R1", kAudit)
          .page(2)
          .rec("R2", kTrain)
          .found();
  EXPECT_EQ(listed(all), (Listed{{"R1", kAudit}, {"R2", kTrain}}));
  EXPECT_EQ(all.at(1).page, 2);
  EXPECT_TRUE(all.at(0).has_date);
  EXPECT_FALSE(all.at(1).has_date);
}

TEST(RecommendationsFound, LabelsBecomeNumbers) {
  const auto all = Report()
                       .heading("Recommendations")
                       .rec("", "Recommendation 1: " + kAudit)
                       .rec("Recommendation 2", kTrain)
                       .rec("Multi-agency recommendation 3", kShare)
                       .found();
  EXPECT_EQ(listed(all), (Listed{{"1", kAudit}, {"2", kTrain}, {"3", kShare}}));
}

TEST(RecommendationsFound, ParagraphsUnderTheirOwnHeadings) {
  const auto all = Report()
                       .heading("Recommendations")
                       .under("Recommendation 1: Audit")
                       .rec("", kAudit)
                       .under("Recommendation 2: Training")
                       .rec("", kTrain)
                       .found();
  EXPECT_EQ(listed(all), (Listed{{"1", kAudit}, {"2", kTrain}}));
}

TEST(RecommendationsFound, WhatExplainsAHeadedOneIsNoPartOfIt) {
  const auto all = Report()
                       .heading("Recommendations")
                       .under("Recommendation 1")
                       .rec("", "Practitioners told us that plans for neglect drifted.")
                       .rec("", kAudit)
                       .found();
  EXPECT_EQ(listed(all), (Listed{{"1", kAudit}}));
}

TEST(RecommendationsFound, TableWithColumns) {
  const auto all =
      Report()
          .heading("Recommendations")
          .table(R::recommendation, {{"No.", "Recommendation", "Lead", "Timescale"},
                                     {"1", kAudit, "Safeguarding Board", "March 2022"},
                                     {"2", "Deliver training on professional curiosity.", "Police", ""}})
          .found();
  EXPECT_EQ(listed(all), (Listed{{"1", kAudit}, {"2", "Deliver training on professional curiosity."}}));
  EXPECT_TRUE(all.at(0).has_owner && all.at(0).has_date);
  EXPECT_TRUE(all.at(1).has_owner);
  EXPECT_FALSE(all.at(1).has_date);
  EXPECT_FALSE(all.at(1).has_outcome);
  EXPECT_EQ(all.at(1).addressees, std::vector<std::string>{"police"});
}

TEST(RecommendationsFound, TableThatGoesOnOverThePage) {
  const auto all = Report()
                       .heading("Recommendations")
                       .table(R::recommendation, {{"Ref", "Recommendation", "Owner"}, {"1", kAudit, "Board"}})
                       .page(2)
                       .table(R::recommendation, {{"2", kTrain, "Police"}, {"3", kShare, "ICB"}})
                       .found();
  EXPECT_EQ(listed(all), (Listed{{"1", kAudit}, {"2", kTrain}, {"3", kShare}}));
  EXPECT_EQ(all.at(2).page, 2);
}

TEST(RecommendationsFound, TableWithoutANumberColumn) {
  const auto all = Report()
                       .heading("Recommendations")
                       .table(R::recommendation, {{"Finding", "Recommendation"},
                                                  {"Plans drifted.", "1. " + kAudit},
                                                  {"Children were not spoken to.", "2. " + kTrain}})
                       .found();
  EXPECT_EQ(listed(all), (Listed{{"1", kAudit}, {"2", kTrain}}));
}

TEST(RecommendationsFound, ActionPlanIsNotCountedAgainButGivesOwnerDateAndOutcome) {
  const auto all =
      Report()
          .heading("7 Recommendations")
          .rec("1", kTrain)
          .rec("2", kShare)
          .heading("Appendix 2: Action plan")
          .table(R::appendix,
                 {{"Recommendation", "Action to take", "Lead agency", "Target date", "Outcome"},
                  {"1. " + kTrain, "Write the course", "Midshire Police", "May 2022", "Children are heard"},
                  {"", "Deliver the course", "Midshire Police", "June 2022", ""}})
          .found();
  ASSERT_EQ(listed(all), (Listed{{"1", kTrain}, {"2", kShare}}));
  EXPECT_TRUE(all.at(0).has_owner && all.at(0).has_date && all.at(0).has_outcome);
  EXPECT_FALSE(all.at(1).has_owner || all.at(1).has_date || all.at(1).has_outcome);
}

TEST(RecommendationsFound, AgencySectionsSayWhoIsAsked) {
  const auto all = Report()
                       .heading("Recommendations")
                       .under("Recommendations for the Police")
                       .rec("1", "Ensure that officers speak to children at incidents of domestic abuse.")
                       .under("Recommendations for Health")
                       .rec("1", "Review the policy on children who are not brought to appointments.")
                       .found();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all.at(0).addressees, std::vector<std::string>{"police"});
  EXPECT_EQ(all.at(0).level, "agency");
  EXPECT_EQ(all.at(1).addressees, std::vector<std::string>{"health-commissioner"});
  EXPECT_EQ(all.at(1).heading, "Recommendations for Health");
}

TEST(RecommendationsFound, UnnumberedParagraphs) {
  const auto all = Report()
                       .heading("Recommendations")
                       .rec("", "The panel has thought hard about what would make a difference to families.")
                       .rec("", kAudit)
                       .rec("", "It is recommended that schools keep a chronology of concerns.")
                       .found();
  EXPECT_EQ(listed(all),
            (Listed{{"", kAudit}, {"", "It is recommended that schools keep a chronology of concerns."}}));
}

TEST(RecommendationsFound, BulletsJoinedToTheirLeadIn) {
  const auto all =
      Report()
          .heading("Recommendations")
          .rec("", "The review makes the following recommendations: " + kAudit + " " + kTrain + " " + kShare)
          .found();
  EXPECT_EQ(listed(all), (Listed{{"", kAudit}, {"", kTrain}, {"", kShare}}));
}

TEST(RecommendationsFound, SubBulletsStayWithTheirRecommendation) {
  const std::string lead = "The Board should revise its neglect strategy so that it covers:";
  const auto all = Report()
                       .heading("Recommendations")
                       .rec("1", lead)
                       .rec("a", "how the child's day is described;")
                       .rec("b", "how drift is noticed.")
                       .rec("2", kTrain)
                       .found();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all.at(0).text, lead + " a) how the child's day is described; b) how drift is noticed.");
}

TEST(RecommendationsFound, PageBreakWithinASentence) {
  const auto all = Report()
                       .heading("Recommendations")
                       .rec("1", "The Board should audit child protection plans")
                       .page(2)
                       .rec("", "for neglect and report what it finds.")
                       .rec("2", kTrain)
                       .found();
  EXPECT_EQ(
      listed(all),
      (Listed{{"1", "The Board should audit child protection plans for neglect and report what it finds."},
              {"2", kTrain}}));
  EXPECT_EQ(all.at(0).page, 1);
}

TEST(RecommendationsFound, ChapterEndsRepeatedInAListCountOnce) {
  const auto all = Report()
                       .heading("4 Analysis")
                       .text(R::analysis, "", "Recommendation 1: " + kAudit)
                       .text(R::analysis, "", "Recommendation 2: " + kTrain)
                       .heading("9 Summary of recommendations")
                       .rec("", "Recommendation 1: " + kAudit)
                       .rec("", "Recommendation 2: " + kTrain)
                       .found();
  EXPECT_EQ(listed(all), (Listed{{"1", kAudit}, {"2", kTrain}}));
}

TEST(RecommendationsFound, OnlyAtChapterEnds) {
  const auto all = Report()
                       .heading("4 Analysis")
                       .text(R::analysis, "4.1", "Plans drifted and nobody noticed.")
                       .text(R::analysis, "", "Recommendation 1: " + kAudit)
                       .text(R::finding, "", "Recommendation 2: " + kTrain)
                       .found();
  EXPECT_EQ(listed(all), (Listed{{"1", kAudit}, {"2", kTrain}}));
}

TEST(RecommendationsFound, UnderFindings) {
  const auto all = Report()
                       .heading("Finding 1")
                       .text(R::finding, "6.1", "Plans drifted and nobody noticed.")
                       .text(R::finding, "R1", kAudit)
                       .text(R::finding, "R2", kTrain)
                       .found();
  EXPECT_EQ(listed(all), (Listed{{"R1", kAudit}, {"R2", kTrain}}));
}

TEST(RecommendationsFound, OwnerAndDateBelowEachOne) {
  const auto all = Report()
                       .heading("Recommendations")
                       .rec("1", kTrain)
                       .rec("", "Owner: Assistant Chief Constable. Timescale: September 2021.")
                       .rec("2", kShare)
                       .found();
  EXPECT_EQ(listed(all), (Listed{{"1", kTrain}, {"2", kShare}}));
  EXPECT_TRUE(all.at(0).has_owner && all.at(0).has_date);
  EXPECT_FALSE(all.at(0).has_outcome || all.at(1).has_owner);
}

TEST(RecommendationsFound, SentencesThatRecommendWhereThereIsNoList) {
  const std::string said = "It is recommended that the Board reviews its escalation policy.";
  const auto all = Report()
                       .heading("5 Analysis")
                       .text(R::analysis, "5.1", "Disagreement was not escalated. " + said)
                       .found();
  EXPECT_EQ(listed(all), (Listed{{"", said}}));
}

TEST(RecommendationsNotInvented, FromTheStory) {
  EXPECT_TRUE(Report()
                  .heading("3 Chronology")
                  .text(R::facts, "3.1", "The panel recommended that she move to a refuge.")
                  .text(R::facts, "3.2", "The conference recommended that a plan should be made.")
                  .text(R::facts, "", "Recommendation 2: The council should inspect the flat.")
                  .found()
                  .empty());
}
TEST(RecommendationsNotInvented, FromEarlierReviewsOrActionsTaken) {
  EXPECT_EQ(listed(Report()
                       .heading("6 Recommendations from previous reviews")
                       .rec("1", "The Board should launch a neglect strategy.")
                       .heading("7 Actions already taken")
                       .rec("1", "The Trust will keep training its staff.")
                       .heading("8 Recommendations")
                       .rec("1", kAudit)
                       .found()),
            (Listed{{"1", kAudit}}));
}
TEST(RecommendationsNotInvented, FromQuestionsForTheBoard) {
  EXPECT_TRUE(
      Report()
          .heading("Finding 1")
          .text(R::finding, "", "Questions for the Board: How should the Board test whether plans drift?")
          .text(R::finding, "", "Does the Board know which tools are being used?")
          .found()
          .empty());
}
TEST(RecommendationsNotInvented, FromResponsesAndActionPlans) {
  const auto report = Report().heading("Recommendations").rec("1", kAudit);
  EXPECT_TRUE(report.found("response").empty());
  EXPECT_TRUE(report.found("action-plan").empty());
  EXPECT_TRUE(report.found("terms-of-reference").empty());
}
TEST(RecommendationsNotInvented, FromACoronersForm) {
  EXPECT_TRUE(Report()
                  .heading("5 Coroner's concerns")
                  .text(R::finding, "1", "The ward had no system for recording observations.")
                  .heading("6 Action should be taken")
                  .rec("6",
                       "In my opinion action should be taken to prevent future deaths and I believe you have "
                       "the power to take such action.")
                  .rec("7", "You are under a duty to respond to this report within 56 days of its date.")
                  .found()
                  .empty());
}
TEST(RecommendationsNotInvented, FromIntroductions) {
  EXPECT_EQ(listed(Report()
                       .heading("11 Recommendations")
                       .text(R::recommendation, "11.1",
                             "The recommendations below are addressed to the Partnership and its agencies.")
                       .text(R::recommendation, "11.2", "They have been kept few in number.")
                       .rec("1", kAudit)
                       .found()),
            (Listed{{"1", kAudit}}));
}

}  // namespace
}  // namespace throughline

// What a reader of a review's page is told first, and what of the report is put together again for reading.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "corpus/model/reading_json.h"
#include "tests/server/views/desk.h"

namespace throughline::testing {
namespace {

std::size_t times(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

nlohmann::ordered_json json_of(const Response& response) {
  auto json = parse_json(response.body);
  if (!json) {
    ADD_FAILURE() << response.body.substr(0, 400);
    return nlohmann::ordered_json::object();
  }
  return std::move(*json);
}

Fact<std::string> stated(const std::string& value, const std::string& passage, const std::string& words) {
  Fact<std::string> fact;
  fact.state = FactState::stated;
  fact.value = value;
  fact.evidence = {3, passage, {0, 4}, words};
  return fact;
}

/// A report with a table, abbreviations, facts of every state, recommendations and good practice.
Paper rich_paper() {
  auto made = paper("rich-review", "c-9", 2018,
                    {"The child died at home in the spring of that year.", "Person | Role | Seen by MARE",
                     "M | Mother of the child | <b>Yes</b>", "F | | No",
                     "The MARE panel met with the GP and a second MARE followed.",
                     "The school nurse asked again and again, which was good practice to learn from.",
                     "Train all staff in what the panel is for, by March 2019."});
  auto& reading = made.reading;
  for (const std::size_t row : {1U, 2U, 3U}) reading.passages[row].table = true;
  reading.passages[2].tags = {tag_of("neglect")};
  reading.passages[5].tags = {tag_of("professional-curiosity", Polarity::good)};
  reading.abbreviations = {{"MARE", "missing & at risk panel"}};
  reading.facts["outcome"] = stated("death", "p-1", "The child died");
  reading.facts["parental_mental_health"] = stated("yes", "p-3", "Mother of the child");
  reading.facts["parental_mental_health"].by = {{"mother", "current"}, {"father", "past"}};
  reading.facts["poverty"] = stated("no", "p-3", "Mother of the child");
  reading.facts["cp_plan"].state = FactState::withheld;
  reading.facts["mental_capacity_assessed"].state = FactState::not_applicable;
  Subject subject;
  subject.age_text = "14 weeks";
  subject.evidence = {1, "p-1", {0, 4}, "The child"};
  reading.subjects = {subject};
  reading.review.chairs = {"A Chair"};
  reading.review.disagreements = {"The cover says 2018, the file’s record says 2017."};
  Recommendation advice{"R1", reading.passages[6].text, 7,       "p-7",
                        "",   {"safeguarding-board"},   "train", {"neglect"}};
  advice.level = "partnership";
  advice.has_date = true;
  reading.recommendations = {advice};
  reading.quality.numbered_paragraphs = 7;
  reading.quality.reading_ease = 55;
  return made;
}

Paper summary_of(const Paper& whole) {
  auto made = paper(whole.review, whole.cases.front(), 2018, {"A summary of what was found.", "More of it."});
  made.reading.document_kind = "executive-summary";
  made.reading.recommendations = whole.reading.recommendations;
  made.reading.recommendations[0].passage = "p-2";
  auto fresh = made.reading.recommendations[0];
  fresh.number = "R2";
  fresh.text = "Only the summary asks the police for this.";
  fresh.addressees = {"police"};
  fresh.action_type = "audit";
  fresh.level = "agency";
  made.reading.recommendations.push_back(fresh);
  return made;
}

TEST(ReviewPage, TellsFactsThenRecommendationsThenGoodPracticeThenDocumentsThenText) {
  const Desk desk({rich_paper()});
  const auto page = desk.get("/review/rich-review").body;
  std::size_t before = 0;
  for (const char* id : {"id=\"facts\"", "id=\"recommendations\"", "id=\"good-practice\"", "id=\"documents\"",
                         "id=\"document-1\"", "id=\"cite\""}) {
    const auto at = page.find(id);
    ASSERT_NE(at, std::string::npos) << id;
    EXPECT_GT(at, before) << id;
    before = at;
  }
}

TEST(ReviewPage, GivesEachFactItsPlaceAndFoldsWhatIsNotStated) {
  const Desk desk({rich_paper()});
  const auto page = desk.get("/review/rich-review").body;
  const auto facts = page.substr(0, page.find("id=\"recommendations\""));
  const auto shown = facts.substr(0, facts.find("<details"));
  EXPECT_NE(shown.find("Death <span class=\"tl-facts__where\"><a class=\"govuk-link\" href=\"#p-1\">page 3"),
            std::string::npos);
  EXPECT_NE(shown.find("14 weeks"), std::string::npos);
  EXPECT_NE(shown.find("mental ill-health (father: past; mother: current)"), std::string::npos) << shown;
  EXPECT_NE(shown.find("<li>Withheld"), std::string::npos);
  EXPECT_NE(shown.find("A Chair"), std::string::npos);
  EXPECT_EQ(shown.find("Poverty"), std::string::npos) << "what is not so stands in the whole table only";
  EXPECT_NE(facts.find("Poverty or debt"), std::string::npos);
  EXPECT_NE(facts.find("<q>The child died</q>"), std::string::npos);
  EXPECT_NE(facts.find("Not stated: "), std::string::npos);
  EXPECT_NE(facts.find("legal order"), std::string::npos);
  EXPECT_EQ(facts.find("mental capacity assessed"), std::string::npos) << "it is about adults";
  EXPECT_NE(facts.find("The cover says 2018"), std::string::npos);
}

TEST(ReviewPage, PutsTheRowsOfATableTogetherAndKeepsTheirAnchors) {
  const Desk desk({rich_paper()});
  const auto page = desk.get("/review/rich-review?p=p-3").body;
  EXPECT_EQ(times(page, "tl-report__table"), 1U);
  EXPECT_NE(page.find("<thead><tr class=\"tl-row\" id=\"p-2\">"), std::string::npos);
  EXPECT_NE(page.find("<tr class=\"tl-row tl-row--found\" id=\"p-3\">"), std::string::npos);
  EXPECT_NE(page.find("<th scope=\"row\">M</th><td>Mother of the child</td><td>&lt;b&gt;Yes&lt;/b&gt;</td>"),
            std::string::npos);
  EXPECT_NE(page.find("<th scope=\"row\">F</th><td></td><td>No</td>"), std::string::npos);
  EXPECT_EQ(page.find("Mother of the child |"), std::string::npos);
  const auto json = json_of(desk.get("/review/rich-review.json"));
  EXPECT_EQ(json["documents"][0]["passages"][2]["text"], "M | Mother of the child | <b>Yes</b>");
  EXPECT_EQ(json["documents"][0]["passages"][2]["table"], true);
}

TEST(ReviewPage, ExplainsTheReportsOwnAbbreviationsOnTheirFirstUse) {
  const Desk desk({rich_paper()});
  const auto page = desk.get("/review/rich-review").body;
  const std::string own = "<abbr title=\"missing &amp; at risk panel\">MARE</abbr>";
  EXPECT_NE(page.find("The " + own +
                      " panel met with the <abbr title=\"general practitioner, family doctor\">GP</abbr>"
                      " and a second MARE followed."),
            std::string::npos);
  EXPECT_NE(page.find("Seen by " + own), std::string::npos) << "in the cell of a table too";
  const auto json = json_of(desk.get("/review/rich-review.json"));
  EXPECT_EQ(json["documents"][0]["abbreviations"]["MARE"], "missing & at risk panel");
}

TEST(ReviewPage, SaysOfARecommendationWhatItIsAndWhereItStands) {
  const Desk desk({rich_paper()});
  const auto page = desk.get("/review/rich-review").body;
  EXPECT_NE(
      page.find("Training · The partnership · Names a date · <a class=\"govuk-link\" href=\"#p-7\">Page 7"),
      std::string::npos);
  const auto json = json_of(desk.get("/review/rich-review.json"));
  const auto& one = json["recommendations"][0];
  EXPECT_EQ(one["level"], "partnership");
  EXPECT_EQ(one["has_date"], true);
  EXPECT_EQ(one["has_owner"], false);
  EXPECT_EQ(one["passage"], "p-7");
}

TEST(ReviewPage, ShowsQualityInWords) {
  const Desk desk({rich_paper()});
  const auto page = desk.get("/review/rich-review").body;
  EXPECT_NE(page.find("7 numbered paragraphs, none missing."), std::string::npos);
  EXPECT_NE(page.find("fairly difficult to read"), std::string::npos);
}

TEST(ReviewPage, NamesTheOtherReviewThatSaysAFactAndNeverQuotesOneThatIsOnlyARecord) {
  auto lead = paper("lead-review", "c-7", 2020, {"The lead says little of the case.", "It says no more."});
  auto other = paper("other-review", "c-7", 2019, {"The girl had been on a plan since May.", "More."});
  other.reading.facts["cp_plan"] = stated("current", "p-1", "on a plan since May");
  {
    const Desk desk({lead, other});
    const auto page = desk.get("/review/lead-review").body;
    EXPECT_NE(page.find("href=\"/review/other-review?p=p-1#p-1\""), std::string::npos);
    EXPECT_NE(page.find("<q>on a plan since May</q>"), std::string::npos);
    EXPECT_NE(page.find("of the serious case review"), std::string::npos);
  }
  other.reading.rights.visibility = Visibility::record;
  const Desk desk({lead, other});
  const auto page = desk.get("/review/lead-review").body;
  EXPECT_NE(page.find("Child protection plan"), std::string::npos);
  EXPECT_EQ(page.find("since May"), std::string::npos);
  EXPECT_EQ(desk.get("/review/lead-review.json").body.find("since May"), std::string::npos);
}

TEST(ReviewPage, NeverQuotesAnotherReviewAfterItsLastDay) {
  auto lead = paper("lead-review", "c-7", 2020, {"The lead says little of the case.", "It says no more."});
  auto other = paper("other-review", "c-7", 2019, {"The girl had been on a plan since May.", "More."});
  other.reading.facts["cp_plan"] = stated("current", "p-1", "on a plan since May");
  other.reading.rights.publish_until = "2026-11-10";
  const Desk desk({lead, other}, "2026-11-11");
  for (const char* address : {"/review/lead-review", "/review/lead-review.json"})
    EXPECT_EQ(desk.get(address).body.find("since May"), std::string::npos) << address;
}

TEST(ReviewPage, ListsTheDocumentsOfTheCaseWithWhyTheyAreHere) {
  const Desk desk({rich_paper(), summary_of(rich_paper())});
  const auto page = desk.get("/review/rich-review").body;
  EXPECT_NE(page.find("Documents of this case"), std::string::npos);
  EXPECT_EQ(times(page, "linked by the same person"), 2U);
  EXPECT_NE(page.find("href=\"#document-2\">Executive summary"), std::string::npos);
}

TEST(Recommendations, ARepeatedOneIsListedOnceAndEachLeadsToItsOwnDocument) {
  const Desk desk({rich_paper(), summary_of(rich_paper())});
  const auto page = desk.get("/recommendations").body;
  EXPECT_NE(page.find(">2 recommendations<"), std::string::npos);
  EXPECT_NE(page.find("/review/rich-review?p=p-7#p-7"), std::string::npos);
  EXPECT_NE(page.find("/review/rich-review?p=d2-p-2#d2-p-2"), std::string::npos);
  const auto review = desk.get("/review/rich-review").body;
  EXPECT_EQ(times(review, "class=\"tl-rec\""), 2U);
  EXPECT_NE(review.find("href=\"#d2-p-2\""), std::string::npos);
}

TEST(Recommendations, AreChosenByEachOfTheirSides) {
  const Desk desk({rich_paper(), summary_of(rich_paper())});
  struct Case {
    std::string query;
    std::size_t r1, r2;
  };
  for (const auto& one :
       {Case{"", 1, 1}, Case{"?to=police", 0, 1}, Case{"?action=train", 1, 0}, Case{"?level=agency", 0, 1},
        Case{"?theme=neglect", 1, 1}, Case{"?year=2018&level=partnership", 1, 0}, Case{"?year=1999", 0, 0}}) {
    SCOPED_TRACE(one.query);
    for (const std::string form : {"/recommendations", "/recommendations.csv"}) {
      const auto body = desk.get(form + one.query).body;
      EXPECT_EQ(times(body, "Train all staff"), one.r1);
      EXPECT_EQ(times(body, "Only the summary asks"), one.r2);
    }
  }
  EXPECT_EQ(desk.get("/recommendations?level=none").status, 400);
  EXPECT_EQ(desk.get("/recommendations?action=none").status, 400);
  const auto csv = desk.get("/recommendations.csv").body;
  EXPECT_NE(csv.find("action_type,level,has_owner,has_date,has_outcome"), std::string::npos);
  EXPECT_NE(csv.find("train,partnership,no,yes,no"), std::string::npos);
}

TEST(Thematic, AReviewOfSeveralCasesIsListedOnceAndItsCasesAreCounted) {
  auto thematic =
      paper("five-adults", "c-1", 2023, {"Five adults died without a home.", "They were not heard."});
  thematic.cases = {"c-1", "c-2", "c-3", "c-4", "c-5"};
  const Desk desk({thematic, rich_paper()});
  const auto home = desk.get("/").body;
  EXPECT_EQ(times(home, "href=\"/review/five-adults\""), 1U);
  const auto search = desk.get("/search?q=adults").body;
  EXPECT_NE(search.find("5 cases in this review"), std::string::npos);
  const auto json = json_of(desk.get("/search.json?q=adults"));
  ASSERT_EQ(json["hits"].size(), 1U);
  EXPECT_EQ(json["hits"][0]["also_cases"].size(), 4U);
  EXPECT_EQ(json["total"]["cases"], 5);
  EXPECT_EQ(json["total"]["results"], 1);
  const auto page = desk.get("/review/five-adults").body;
  EXPECT_NE(page.find("tells of 5 cases"), std::string::npos);
}

TEST(Thematic, AnExportOfFewerResultsThanCasesIsNotCalledCut) {
  auto thematic =
      paper("many-adults", "c-0", 2023, {"Many adults died without a home.", "They were not heard."});
  thematic.cases.clear();
  for (int i = 0; i < 120; ++i) thematic.cases.push_back("c-" + std::to_string(i));
  const Desk desk({thematic});
  const auto csv = desk.get("/search.csv?q=adults");
  for (const auto& [name, value] : csv.headers) EXPECT_NE(name, "X-Throughline-Cut") << value;
  EXPECT_EQ(times(csv.body, "\r\n"), 2U) << "the columns and one result";
}

}  // namespace
}  // namespace throughline::testing

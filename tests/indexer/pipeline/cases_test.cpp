// Cases from files to the published generation: linked, superseded, decided by curators, imported as records.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "corpus/store/generation.h"
#include "indexer/pipeline/csv_table.h"
#include "indexer/pipeline/import_cases.h"
#include "indexer/pipeline/ingest.h"
#include "indexer/pipeline/link_library.h"
#include "indexer/pipeline/publish_library.h"

namespace throughline {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

class Cases : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("throughline-cases-" + std::to_string(::getpid()));
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "reports");
    taxonomy_ = *Taxonomy::load(default_taxonomy_path());
    tagger_ = std::make_unique<Tagger>(std::move(*Tagger::compile(*taxonomy_)));
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path data() const { return folder_ / "data"; }
  fs::path report(const std::string& name) const { return folder_ / "reports" / name; }
  void write(const std::string& name, const std::string& text) const { std::ofstream(report(name)) << text; }

  void ingest_all() {
    auto library = *Library::open(data(), Library::Access::write);
    IngestOptions options;
    options.data_folder = data();
    options.paths = {folder_ / "reports"};
    options.default_visibility = Visibility::full;
    const auto silent = Progress::silent();
    ASSERT_TRUE(ingest(library, settings_, *tagger_, options, *silent));
  }
  GenerationInfo publish_all() {
    auto library = *Library::open(data(), Library::Access::write);
    const auto silent = Progress::silent();
    const auto info = publish_library(data(), library, *taxonomy_, *tagger_, settings_, "2026-11-05", *silent, nullptr);
    EXPECT_TRUE(info) << (info ? "" : info.error().message);
    EXPECT_EQ(verify_data_folder(data())->size(), 0U) << verify_data_folder(data())->front();
    return info.value_or(GenerationInfo{});
  }
  std::map<std::string, CaseAssignment> assignments() const {
    const auto library = *Library::open(data(), Library::Access::read);
    std::map<std::string, std::string> names;
    const auto files = *library.files();
    for (const auto& file : files) names[file.sha256] = fs::path(file.path).filename();
    std::map<std::string, CaseAssignment> by_name;
    const auto all = *library.case_assignments();
    for (const auto& one : all) by_name[names[one.sha256]] = one;
    return by_name;
  }
  void decide(const std::string& name, std::vector<std::string> cases) const {
    auto library = *Library::open(data(), Library::Access::curate);
    const auto files = *library.files();
    const auto found = std::find_if(files.begin(), files.end(),
                                    [&](const FileStatus& one) { return fs::path(one.path).filename() == name; });
    ASSERT_NE(found, files.end());
    ASSERT_TRUE(library.decide_cases({{found->sha256, found->path, std::move(cases), "seen by eye", "A. Curator", {}}}));
  }
  Result<std::size_t> import(const std::string& csv) const {
    THROUGHLINE_ASSIGN(const auto records, read_case_sheet(csv, "cases.csv", *taxonomy_));
    THROUGHLINE_ASSIGN(auto library, Library::open(data(), Library::Access::write));
    return library.import_records(records, "A. Curator");
  }

  static std::string paragraphs(const std::string& about, int count) {
    std::string text;
    for (int i = 1; i <= count; ++i)
      text += "2." + std::to_string(i) + " In month " + std::to_string(i) + " the " + about + " practitioner numbered " +
              std::to_string(i * 7) + " visited the home and recorded what had been said about matter " +
              std::to_string(i * 13) + " before the meeting closed without a plan.\n\n";
    return text;
  }
  static std::string report_text(const std::string& child, const std::string& about, const std::string& more = {}) {
    return "Northmoor Safeguarding Children Board\n\nSerious Case Review\n\n" + child + "\n\nPublished 4 March 2014\n\n1 Introduction\n\n1.1 This report looks at the help that " +
           child + " received.\n\n2 Analysis\n\n" + paragraphs(about, 30) + more;
  }

  fs::path folder_;
  Settings settings_;
  std::optional<Taxonomy> taxonomy_;
  std::unique_ptr<Tagger> tagger_;
};

TEST_F(Cases, ARepublishedVersionIsCountedAndShownOnceAndTheEarlierIsKept) {
  write("report.txt", report_text("Child T", "health"));
  ingest_all();
  const auto before = publish_all();
  write("a-second-edition.txt", report_text("Child T", "health", "2.31 The date of one meeting was corrected.\n"));
  ingest_all();
  const auto after = publish_all();
  EXPECT_EQ(before.documents, 1U);
  EXPECT_EQ(after.documents, 1U);
  EXPECT_EQ(after.cases, 1U);
  const auto links = assignments();
  ASSERT_EQ(links.size(), 2U);
  EXPECT_EQ(links.at("report.txt").superseded_by, links.at("a-second-edition.txt").sha256);
  EXPECT_EQ(links.at("report.txt").review, links.at("a-second-edition.txt").review);
  EXPECT_TRUE(Library::open(data(), Library::Access::read)->reading(links.at("report.txt").sha256));
}

TEST_F(Cases, ReportsOnTwoChildrenInTheSameWordsAreTwo) {
  write("t.txt", report_text("Child T", "health"));
  write("s.txt", report_text("Child S", "health"));
  ingest_all();
  EXPECT_EQ(publish_all().cases, 2U);
}

TEST_F(Cases, ACuratorsDecisionsSurviveReadingAndLinkingAgainAndANewVersionOfTheFile) {
  write("report.txt", report_text("Child T", "health"));
  write("other.txt", report_text("Child S", "police"));
  ingest_all();
  publish_all();
  const auto apart = assignments();
  ASSERT_NE(apart.at("report.txt").cases, apart.at("other.txt").cases);
  const auto id = apart.at("report.txt").cases.front();
  decide("report.txt", {id});
  decide("other.txt", {id});
  publish_all();
  EXPECT_EQ(assignments().at("other.txt").cases, std::vector<std::string>{id});
  write("other.txt", report_text("Child S", "police", "2.31 A sentence more.\n"));
  ingest_all();
  publish_all();
  EXPECT_EQ(assignments().at("other.txt").cases, std::vector<std::string>{id});
  EXPECT_EQ(assignments().at("other.txt").reason, "curator");
  decide("other.txt", {});
  publish_all();
  EXPECT_NE(assignments().at("other.txt").cases, std::vector<std::string>{id});
  const auto decisions = *Library::open(data(), Library::Access::read)->case_decisions();
  ASSERT_EQ(decisions.size(), 3U);
  EXPECT_EQ(decisions.back().actor, "A. Curator");
  EXPECT_FALSE(decisions.back().at.empty());
}

TEST_F(Cases, AWithdrawnReviewStaysWithdrawnUnderAnotherName) {
  write("report.txt", report_text("Child T", "health"));
  ingest_all();
  publish_all();
  const auto before = assignments().at("report.txt").review;
  {
    auto library = *Library::open(data(), Library::Access::write);
    ASSERT_TRUE(library.withdraw(before, "asked for by the family", "A. Curator"));
    auto moved = *library.case_assignments();
    moved.front().review = "another-name";
    ASSERT_TRUE(library.replace_case_assignments(moved));
    const auto withdrawn = *library.withdrawals();
    ASSERT_EQ(withdrawn.size(), 1U);
    EXPECT_EQ(withdrawn.front().review, "another-name");
    EXPECT_EQ(withdrawn.front().reason, "asked for by the family");
  }
}

constexpr const char* kSheet =
    "\xEF\xBB\xBFid,title,review_type,domain,nation,board,region,incident_date,published_date,outcome,cp_plan,agencies,"
    "children_harmed,themes,source,url,age_band,sex\r\n"
    "K-1,\"Serious case review: \"\"Child Q\"\"\",scr,child,england,Eastmere Safeguarding Children Board,,2011-05,2012,"
    "death,current,police;school,2,neglect;professional-curiosity:good;housing-homelessness:context,A national catalogue,https://catalogue.example/1,1-5,female\r\n"
    "\r\n"
    "K-2,\"A review\nof two lines\",sar,adult,wales,,,,2019-03,serious-harm,,,,,A national catalogue,,,\r\n";

TEST_F(Cases, RecordsAreCountedWhereTheirFactsAreStated) {
  write("report.txt", report_text("Child T", "health"));
  ingest_all();
  const auto fresh = import(kSheet);
  ASSERT_TRUE(fresh) << fresh.error().message;
  EXPECT_EQ(*fresh, 2U);
  const auto info = publish_all();
  EXPECT_EQ(info.cases, 3U);
  const auto generation = *Generation::open_current(data(), true);
  const auto& columns = generation->columns();
  const auto record = std::find_if(columns.cases.begin(), columns.cases.end(), [](const CaseColumn& one) {
    return one.id == case_id_of("K-1");
  });
  ASSERT_NE(record, columns.cases.end());
  EXPECT_TRUE(record->counts);
  EXPECT_EQ(record->incident_year, 2011);
  EXPECT_EQ(*record->facts.at("outcome").value, "death");
  EXPECT_EQ(*record->facts.at("children_harmed").value, "2");
  EXPECT_EQ(record->facts.at("looked_after").state, FactState::not_stated);
  EXPECT_EQ(record->facts.at("mental_capacity_assessed").state, FactState::not_applicable);
  EXPECT_EQ(*record->fact_lists.at("agencies").value, (std::vector<std::string>{"police", "school"}));
  EXPECT_EQ(record->subjects.front().age_band, "1-5");
  const auto& review = columns.reviews[record->reviews.front()];
  EXPECT_EQ(review.description.title, "Serious case review: \"Child Q\"");
  EXPECT_EQ(review.year, 2012);
  const auto& document = columns.documents[review.documents.front()];
  EXPECT_EQ(document.passages, 0U);
  ASSERT_EQ(document.recorded_themes.size(), 3U);
  EXPECT_EQ(columns.themes[document.recorded_themes[0].theme], "neglect");
  EXPECT_TRUE(document.recorded_themes[0].learning);
  EXPECT_EQ(document.recorded_themes[1].polarity, Polarity::good);
  EXPECT_FALSE(document.recorded_themes[2].learning);
  EXPECT_THAT(document.rights.notice, HasSubstr("A national catalogue"));
  // Again, changed: replaced, not added.
  EXPECT_EQ(*import("id,title,outcome\nK-1,Another title,other\n"), 0U);
  EXPECT_EQ(publish_all().cases, 3U);
}

TEST_F(Cases, ARecordGivesWayToTheDocumentThatIsReadLater) {
  ASSERT_TRUE(import("id,title,review_type,outcome\nK-1,A review,scr,death\n"));
  EXPECT_EQ(publish_all().documents, 1U);
  write("report.txt", report_text("Child T", "health"));
  write("report.json", R"({"case": "K-1", "type": "scr"})");
  ingest_all();
  const auto info = publish_all();
  EXPECT_EQ(info.cases, 1U);
  EXPECT_EQ(info.documents, 1U);
  EXPECT_GT(info.passages, 0U);
}

TEST_F(Cases, ASheetIsTakenWholeOrNotAtAllAndEveryMistakeHasItsLine) {
  struct Mistake {
    std::string csv;
    std::string says;
  };
  const std::vector<Mistake> mistakes = {
      {"", "empty"},
      {"id,titel\n1,x\n", "line 1: there is no column “titel”"},
      {"title\nx\n", "the column “id” is missing"},
      {"id,id,title\n1,1,x\n", "twice"},
      {"id,title\n1,x\n,y\n", "line 3: “id” is empty"},
      {"id,title\n1,x\n1,y\n", "line 3: “id” 1 stands there twice"},
      {"id,title\n1,\n", "line 2: “title” is empty"},
      {"id,title\n1\n", "line 2: it has 1 cells, the header has 2"},
      {"id,title,outcome\n1,x,died\n", "line 2: “outcome” cannot be “died”; it may be death, serious-harm, other"},
      {"id,title,review_type\n1,\"two\nlines\",scr\n2,y,SCR?\n", "line 4: “review_type”"},
      {"id,title,incident_date\n1,x,3 May 2011\n", "“incident_date” cannot be “3 May 2011”"},
      {"id,title,children_harmed\n1,x,none\n", "a number from 1 to 99"},
      {"id,title,agencies\n1,x,police;postman\n", "“agencies” cannot be “postman”"},
      {"id,title,themes\n1,x,neglect;no-such-theme\n", "“themes” cannot be “no-such-theme”"},
      {"id,title,themes\n1,x,neglect:bad\n", "concern, good, context, absent"},
      {"id,title,domain,cp_plan\n1,x,adult,current\n", "“cp_plan” is not a fact of adult cases"},
      {"id,title,url\n1,x,javascript:alert(1)\n", "an http or https address"},
      {"id,title\n1,\"never closed\n2,y\n", "line 2: a quotation mark is opened and never closed"},
      {"id,title\n1,\"a\" b\n", "line 2: words stand after a closing quotation mark"},
      {"id,title\n1,\xFF\xFE\n", "line 2: it is not UTF-8"},
  };
  ASSERT_TRUE(import("id,title\nold,An old one\n"));
  for (const auto& [csv, says] : mistakes) {
    const auto taken = import(csv);
    ASSERT_FALSE(taken) << csv;
    EXPECT_EQ(taken.error().code, ErrorCode::invalid_argument) << csv;
    EXPECT_THAT(taken.error().message, HasSubstr(says)) << csv;
    EXPECT_THAT(taken.error().hint, HasSubstr("othing was imported")) << csv;
  }
  EXPECT_EQ(Library::open(data(), Library::Access::read)->documents()->size(), 1U);
}

TEST(CsvTable, KnowsTheLineOnWhichEveryRowBegins) {
  const auto rows = *read_csv_table("a,b\r\n\"x\ny\", z \r\n\n1,\"2\"\"3\"", "t");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[1].line, 2U);
  EXPECT_EQ(rows[1].cells, (std::vector<std::string>{"x y", "z"}));
  EXPECT_EQ(rows[2].line, 5U);
  EXPECT_EQ(rows[2].cells, (std::vector<std::string>{"1", "2\"3"}));
}

}  // namespace
}  // namespace throughline

// What outside tools rely on: the programs' options, exit statuses and the keys of their JSON. Keys may be added, never
// renamed. Runs on the sample, so it also says that the whole line from file to answer works.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <thread>

#include "corpus/base/error.h"
#include "corpus/model/reading.h"
#include "program.h"

namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using throughline::ErrorCode;

const fs::path kSample = fs::path(THROUGHLINE_SOURCE_DIR) / "corpus/sample";

int exit_of(ErrorCode code) { return throughline::info(code).exit_status; }

void expect_keys(const json& object, const std::vector<std::string>& keys, const std::string& where) {
  ASSERT_TRUE(object.is_object()) << where;
  for (const auto& key : keys) EXPECT_TRUE(object.contains(key)) << where << " lacks " << key;
}

json explained(const std::string& name, bool sidecar = false) {
  std::vector<std::string> arguments = {"explain", "--json", (kSample / name).string()};
  if (sidecar) arguments.emplace_back("--sidecar");
  const auto finished = run("throughline", arguments);
  EXPECT_EQ(finished.status, 0) << name;
  return json::parse(finished.output, nullptr, false);
}

class Contract : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = fs::temp_directory_path() / ("throughline-contract-" + std::to_string(::getpid()));
    fs::create_directories(folder_);
    ingested_ = run("throughline", {"--data", data(), "ingest", kSample.string(), "--json"});
    published_ = run("throughline", {"--data", data(), "publish", "--json", "--today", "2026-11-01"});
    server_ = std::make_unique<RunningServer>(folder_ / "data");
  }
  static void TearDownTestSuite() {
    server_.reset();
    fs::remove_all(folder_);
  }
  static std::string data() { return (folder_ / "data").string(); }

  static fs::path folder_;
  static Finished ingested_;
  static Finished published_;
  static std::unique_ptr<RunningServer> server_;
};
fs::path Contract::folder_;
Finished Contract::ingested_;
Finished Contract::published_;
std::unique_ptr<RunningServer> Contract::server_;

TEST_F(Contract, IngestReadsEveryFileOfTheSample) {
  ASSERT_EQ(ingested_.status, 0);
  const auto report = json::parse(ingested_.output);
  EXPECT_GE(report["files"].get<int>(), 24);
  int readable = 0;
  for (const auto& [outcome, count] : report["outcomes"].items()) {
    EXPECT_TRUE(outcome == "ok" || outcome == "ok_with_warnings") << outcome << ": " << count;
    readable += count.get<int>();
  }
  EXPECT_EQ(readable, report["files"].get<int>());
}

TEST_F(Contract, ASecondIngestReadsNothing) {
  const auto again = run("throughline", {"--data", data(), "ingest", kSample.string(), "--json"});
  const auto report = json::parse(again.output);
  EXPECT_EQ(report["unchanged"], report["files"]);
  EXPECT_TRUE(report["outcomes"].empty());
}

TEST_F(Contract, StatusListsEveryFileWithItsOutcome) {
  const auto status = run("throughline", {"--data", data(), "status", "--json"});
  ASSERT_EQ(status.status, 0);
  const auto listed = json::parse(status.output);
  EXPECT_GE(listed["files"].size(), 24U);
  for (const auto& file : listed["files"]) expect_keys(file, {"path", "sha256", "outcome", "reason", "warnings"}, "status");
}

TEST_F(Contract, PublishNamesGenerationAndCounts) {
  ASSERT_EQ(published_.status, 0);
  const auto report = json::parse(published_.output);
  expect_keys(report, {"generation", "content", "taxonomy", "cases", "reviews", "documents", "passages"}, "publish");
  EXPECT_GE(report["cases"].get<int>(), 16);
  EXPECT_EQ(report["documents"].get<int>(), json::parse(ingested_.output)["files"].get<int>());
}

TEST_F(Contract, PublishingTheSameContentGivesTheSameStamp) {
  const auto again = run("throughline", {"--data", data(), "publish", "--json", "--today", "2026-11-01"});
  ASSERT_EQ(again.status, 0);
  EXPECT_EQ(json::parse(again.output)["content"], json::parse(published_.output)["content"]);
}

TEST_F(Contract, VerifyFindsNothingBroken) {
  const auto verified = run("throughline", {"--data", data(), "verify", "--json"});
  EXPECT_EQ(verified.status, 0) << verified.output;
}

TEST(Explain, PrintsTheWholeReading) {
  const auto reading = explained("northmoor-child-a1-scr-2008.pdf");
  expect_keys(reading, {"file", "sha256", "outcome", "warnings", "document", "review", "subjects", "facts", "recommendations", "passages"}, "reading");
  expect_keys(reading["document"], {"kind", "language", "pages"}, "document");
  expect_keys(reading["review"], {"type", "domain", "nation", "regime", "counts_in_statistics", "title", "boards", "pseudonyms", "authors", "methodology", "dates"}, "review");
  for (const auto& date : throughline::kReviewDates)
    expect_keys(reading["review"]["dates"][std::string(date.id)], {"state", "value", "precision", "page", "text"}, std::string(date.id));
  for (const auto& fact : throughline::kCaseFacts)
    expect_keys(reading["facts"][std::string(fact.id)], {"state", "value", "page", "text"}, std::string(fact.id));
  ASSERT_FALSE(reading["subjects"].empty());
  expect_keys(reading["subjects"][0], {"role", "age_text", "age_years", "age_months", "age_band", "sex", "ethnicity"}, "subject");
  ASSERT_FALSE(reading["recommendations"].empty());
  expect_keys(reading["recommendations"][0], {"number", "text", "page", "addressees", "action_type", "themes"}, "recommendation");
  std::size_t tags = 0;
  std::set<std::string> ids;
  for (const auto& passage : reading["passages"]) {
    expect_keys(passage, {"id", "number", "page", "heading_path", "role", "text", "tags"}, "passage");
    EXPECT_TRUE(ids.insert(passage["id"].get<std::string>()).second) << passage["id"];
    const auto length = std::count_if(passage["text"].get_ref<const std::string&>().begin(), passage["text"].get_ref<const std::string&>().end(),
                                      [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    for (const auto& tag : passage["tags"]) {
      ++tags;
      expect_keys(tag, {"theme", "polarity", "lens", "learning", "confidence", "span", "why"}, "tag");
      EXPECT_LT(tag["span"][0].get<int>(), tag["span"][1].get<int>());
      EXPECT_LE(tag["span"][1].get<int>(), length);
    }
  }
  EXPECT_GT(tags, 20U);
  EXPECT_EQ(reading["review"]["type"], "scr");
}

TEST(Explain, GivesTheSameTwice) {
  EXPECT_EQ(explained("eastmere-willow-house-sar-2021.docx"), explained("eastmere-willow-house-sar-2021.docx"));
}

TEST(Explain, ReadsSidecarsOnlyWhenAsked) {
  EXPECT_EQ(explained("eastmere-willow-house-sar-2021.docx")["rights"]["visibility"], "extract");
  EXPECT_EQ(explained("eastmere-willow-house-sar-2021.docx", true)["rights"]["visibility"], "full");
}

TEST(Explain, AFailedFilePrintsItsOutcomeAndEndsWithItsStatus) {
  const auto file = fs::temp_directory_path() / ("throughline-broken-" + std::to_string(::getpid()) + ".pdf");
  std::ofstream(file) << "%PDF-1.4\nnot really";
  const auto finished = run("throughline", {"explain", "--json", file.string()});
  fs::remove(file);
  EXPECT_EQ(finished.status, exit_of(ErrorCode::unreadable_document));
  const auto reading = json::parse(finished.output);
  EXPECT_EQ(reading["outcome"], "malformed");
  EXPECT_TRUE(reading["passages"].empty());
}

TEST(Tag, AnswersOneLineForEachLine) {
  const auto finished = run("throughline", {"tag", "--json"},
                            R"({"id": 7, "text": "There was a lack of professional curiosity about the new partner.", "role": "analysis"})"
                            "\n"
                            R"({"id": "b", "text": "The meeting was held on a Tuesday."})"
                            "\n");
  ASSERT_EQ(finished.status, 0);
  const auto first = json::parse(finished.output.substr(0, finished.output.find('\n')));
  const auto second = json::parse(finished.output.substr(finished.output.find('\n') + 1));
  EXPECT_EQ(first["id"], 7);
  ASSERT_FALSE(first["tags"].empty());
  bool found = false;
  for (const auto& tag : first["tags"]) found = found || (tag["theme"] == "professional-curiosity" && tag["polarity"] == "concern" && tag["learning"] == true);
  EXPECT_TRUE(found) << finished.output;
  EXPECT_EQ(second["id"], "b");
  EXPECT_TRUE(second["tags"].empty());
}

TEST(Report, CalculatesAStatistic) {
  const auto finished = run("throughline-report", {"stat", "wilson_ci", R"({"x":17,"n":84})"});
  ASSERT_EQ(finished.status, 0);
  const auto answer = json::parse(finished.output);
  EXPECT_NEAR(answer["lower"].get<double>(), 0.130374567896, 1e-9);
  EXPECT_NEAR(answer["upper"].get<double>(), 0.300418127589, 1e-9);
  EXPECT_NE(run("throughline-report", {"stat", "no_such_method", "{}"}).status, 0);
}

TEST(Parse, PrintsTheTree) {
  const auto finished = run("throughline-server", {"parse", "\"missed appointments\" NOT school"});
  EXPECT_EQ(finished.status, 0);
  EXPECT_NE(finished.output.find("missed"), std::string::npos);
  EXPECT_EQ(run("throughline-server", {"parse", "nosuchfield:x"}).status, exit_of(ErrorCode::invalid_query));
}

TEST(ExitStatus, FollowsTheTable) {
  EXPECT_EQ(run("throughline", {"--no-such-option"}).status, exit_of(ErrorCode::invalid_argument));
  EXPECT_EQ(run("throughline", {"explain", "/no/such/file.pdf"}).status, exit_of(ErrorCode::not_found));
  EXPECT_EQ(run("throughline", {"--set", "max_page_size=0", "taxonomy", "lint"}).status, exit_of(ErrorCode::invalid_argument));
  EXPECT_EQ(run("throughline", {"taxonomy", "lint"}).status, 0);
}

TEST_F(Contract, SearchAnswersWithTheAgreedKeys) {
  ASSERT_TRUE(server_->ready());
  const auto answer = server_->get("/search.json?q=missed+appointments");
  ASSERT_EQ(answer.status, 200) << answer.body;
  const auto page = answer.json();
  expect_keys(page, {"generation", "query", "total", "facets", "hits"}, "search");
  expect_keys(page["query"], {"text", "tree", "expanded", "notes"}, "query");
  expect_keys(page["total"], {"cases", "reviews", "passages"}, "total");
  ASSERT_FALSE(page["facets"].empty());
  for (const auto& facet : page["facets"]) {
    expect_keys(facet, {"field", "complete", "buckets"}, "facet");
    EXPECT_EQ(facet["complete"], true);
    for (const auto& bucket : facet["buckets"]) expect_keys(bucket, {"value", "label", "count", "selected"}, "bucket");
  }
  ASSERT_FALSE(page["hits"].empty());
  for (const auto& hit : page["hits"]) {
    expect_keys(hit, {"case", "review", "title", "url", "passages"}, "hit");
    for (const auto& passage : hit["passages"]) expect_keys(passage, {"id", "document", "number", "page", "text", "highlights", "themes"}, "hit passage");
  }
}

TEST_F(Contract, FacetCountsOpenToAsManyCases) {
  const auto all = server_->get("/search.json").json();
  for (const auto& facet : all["facets"]) {
    if (facet["field"] != "type" && facet["field"] != "theme") continue;
    int checked = 0;
    for (const auto& bucket : facet["buckets"]) {
      if (++checked > 6) break;
      const auto opened = server_->get("/search.json?" + facet["field"].get<std::string>() + "=" + bucket["value"].get<std::string>()).json();
      EXPECT_EQ(opened["total"]["cases"], bucket["count"]) << facet["field"] << " " << bucket["value"];
    }
  }
}

TEST_F(Contract, AnErrorHasTheOneShape) {
  const auto answer = server_->get("/search.json?q=nosuchfield:x");
  EXPECT_EQ(answer.status, 400);
  expect_keys(answer.json()["error"], {"code", "message", "hint", "where", "ref"}, "error");
  EXPECT_EQ(server_->get("/review/no-such-review.json").status, 404);
}

TEST_F(Contract, PagesAnswerWithoutScript) {
  for (const auto* path : {"/", "/search", "/search?q=bruise+baby+new+partner", "/themes", "/theme/professional-curiosity", "/trends", "/recommendations",
                           "/boards", "/methods", "/help/search", "/support", "/coverage", "/api"}) {
    const auto answer = server_->get(path);
    EXPECT_EQ(answer.status, 200) << path;
    EXPECT_NE(answer.body.find("<h1"), std::string::npos) << path;
    EXPECT_NE(answer.head.find("Content-Security-Policy"), std::string::npos) << path;
  }
}

TEST_F(Contract, AWithdrawnReviewIsGoneAtOnce) {
  const auto hits = server_->get("/search.json?type=scr").json();
  ASSERT_FALSE(hits["hits"].empty());
  const auto review = hits["hits"][0]["review"].get<std::string>();
  ASSERT_EQ(server_->get("/review/" + review).status, 200);
  ASSERT_EQ(run("throughline", {"--data", data(), "withdraw", review, "--reason", "At the family’s request", "--actor", "test"}).status, 0);
  const auto gone = server_->get("/review/" + review);
  EXPECT_EQ(gone.status, 410);
  EXPECT_NE(gone.body.find("family"), std::string::npos);
  const auto after = server_->get("/search.json?type=scr");
  EXPECT_EQ(after.body.find("\"" + review + "\""), std::string::npos);
}

}  // namespace

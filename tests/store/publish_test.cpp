#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "corpus/model/reading_json.h"
#include "corpus/store/generation.h"
#include "tests/store/random_reading.h"
#include "tests/store/temporary_folder.h"

namespace throughline {
namespace {

using testing::RandomReadings;
using testing::TemporaryFolder;

struct Published {
  GenerationInfo info;
  std::shared_ptr<const Generation> generation;
};

void record_all(Library& library, const std::vector<Reading>& readings) {
  for (const auto& reading : readings) {
    const auto recorded = library.record("/in/" + reading.file, 1, reading);
    ASSERT_TRUE(recorded) << recorded.error().message;
  }
}

Published publish_and_open(const TemporaryFolder& folder, const Library& library,
                           const PublishOptions& options = testing::random_publish_options()) {
  const auto info = publish(folder.path(), library, options);
  EXPECT_TRUE(info) << info.error().message;
  if (!info) return {};
  const auto generation = Generation::open_current(folder.path(), true);
  EXPECT_TRUE(generation) << generation.error().message;
  if (!generation) return {*info, nullptr};
  return {*info, *generation};
}

std::vector<std::string> sorted_lens(std::vector<std::string> lens) {
  std::sort(lens.begin(), lens.end());
  lens.erase(std::unique(lens.begin(), lens.end()), lens.end());
  return lens;
}

TEST(Publish, AGenerationHoldsEveryPassageOfTheLibraryAsItIs) {
  const TemporaryFolder folder;
  auto library = Library::open(folder.path(), Library::Access::write);
  RandomReadings random(1);
  std::vector<Reading> readings;
  for (int i = 0; i < 12; ++i) readings.push_back(random.next());
  record_all(*library, readings);
  ASSERT_TRUE(library->replace_case_assignments(testing::one_review_each(readings)));
  const auto [info, generation] = publish_and_open(folder, *library);
  ASSERT_TRUE(generation);
  const auto& columns = generation->columns();
  ASSERT_EQ(columns.documents.size(), readings.size());
  EXPECT_EQ(info.documents, readings.size());
  EXPECT_EQ(info.reviews, readings.size());
  EXPECT_EQ(info.cases, readings.size());
  std::size_t all = 0;
  for (std::uint32_t d = 0; d < columns.documents.size(); ++d) {
    const auto& column = columns.documents[d];
    const auto reading = std::find_if(readings.begin(), readings.end(),
                                      [&](const auto& r) { return r.sha256 == column.sha256; });
    ASSERT_NE(reading, readings.end());
    const auto texts = generation->passages_of_document(d);
    ASSERT_TRUE(texts) << texts.error().message;
    ASSERT_EQ(texts->size(), reading->passages.size());
    all += texts->size();
    for (std::size_t i = 0; i < texts->size(); ++i) {
      const auto& have = (*texts)[i];
      const auto& want = reading->passages[i];
      EXPECT_EQ(have.docid, column.first_passage + i + 1);
      EXPECT_EQ(columns.passage_document[have.docid - 1], d);
      EXPECT_EQ(static_cast<SectionRole>(columns.passage_role[have.docid - 1]), want.role);
      EXPECT_EQ(have.id, want.id);
      EXPECT_EQ(have.text, want.text);
      EXPECT_EQ(have.heading_path, want.heading_path);
      EXPECT_EQ(have.page_label, want.page_label);
      ASSERT_EQ(have.tags.size(), want.tags.size());
      const auto first = columns.tag_first[have.docid - 1];
      ASSERT_EQ(columns.tag_first[have.docid] - first, want.tags.size());
      for (std::size_t t = 0; t < want.tags.size(); ++t) {
        EXPECT_EQ(have.tags[t].theme, want.tags[t].theme);
        EXPECT_EQ(have.tags[t].span, want.tags[t].span);
        EXPECT_EQ(have.tags[t].source, want.tags[t].source);
        EXPECT_EQ(sorted_lens(have.tags[t].lens), sorted_lens(want.tags[t].lens));
        EXPECT_EQ(columns.themes[columns.tags[first + t].theme], want.tags[t].theme);
        EXPECT_EQ(columns.tags[first + t].polarity, want.tags[t].polarity);
      }
    }
    EXPECT_EQ(generation->recommendations_of_review(column.review)->size(), reading->recommendations.size());
  }
  EXPECT_EQ(info.passages, all);
  EXPECT_EQ(generation->index().passages(), all);
  const auto problems = verify_data_folder(folder.path());
  ASSERT_TRUE(problems) << problems.error().message;
  EXPECT_TRUE(problems->empty()) << problems->front();
}

TEST(Publish, AnEmptyLibraryGivesAnEmptyGeneration) {
  const TemporaryFolder folder;
  const auto library = Library::open(folder.path(), Library::Access::write);
  EXPECT_EQ(Generation::open_current(folder.path(), false).error().code, ErrorCode::no_generation);
  const auto [info, generation] = publish_and_open(folder, *library);
  ASSERT_TRUE(generation);
  EXPECT_EQ(info.passages, 0U);
  EXPECT_EQ(Generation::current_id(folder.path()), "000001");
}

TEST(Publish, TheStampDependsOnContentAloneAndChangesWithIt) {
  RandomReadings random(2);
  std::vector<Reading> readings;
  for (int i = 0; i < 6; ++i) readings.push_back(random.next(4));
  const auto stamp_of = [](std::vector<Reading> given, const PublishOptions& options) {
    const TemporaryFolder folder;
    auto library = Library::open(folder.path(), Library::Access::write);
    record_all(*library, given);
    std::sort(given.begin(), given.end(), [](const auto& a, const auto& b) { return a.sha256 < b.sha256; });
    EXPECT_TRUE(library->replace_case_assignments(testing::one_review_each(given)));
    return publish_and_open(folder, *library, options).info.content_stamp;
  };
  const auto options = testing::random_publish_options();
  const auto stamp = stamp_of(readings, options);
  EXPECT_EQ(stamp.size(), 16U);
  auto reversed = readings;
  std::reverse(reversed.begin(), reversed.end());
  EXPECT_EQ(stamp_of(reversed, options), stamp) << "the order of ingest does not matter";
  auto later = options;
  later.today = "2026-11-06";
  EXPECT_EQ(stamp_of(readings, later), stamp) << "nor does the day while nothing expires";
  auto changed = readings;
  changed[3].passages[1].text += " More.";
  EXPECT_NE(stamp_of(changed, options), stamp);
  changed = readings;
  changed[3].facts["outcome"].state = FactState::withheld;
  EXPECT_NE(stamp_of(changed, options), stamp);
  auto other = options;
  other.taxonomy_version = "test-2";
  EXPECT_NE(stamp_of(readings, other), stamp);
}

struct LevelCase {
  const char* name;
  Visibility visibility;
  std::string permission;
  std::string until;
  bool archived;
  bool listed;
  bool text;
};

TEST(Publish, ShowsOfEachDocumentWhatItsOwnerAllows) {
  const std::vector<LevelCase> cases = {
      {"full", Visibility::full, "yes", "", false, true, true},
      {"passages", Visibility::passages, "yes", "", false, true, true},
      {"extract", Visibility::extract, "", "", false, true, true},
      {"full without permission", Visibility::full, "", "", false, true, true},
      {"last day", Visibility::full, "yes", "2026-11-05", false, true, true},
      {"expired", Visibility::full, "yes", "2026-11-04", false, true, false},
      {"archived", Visibility::full, "yes", "", true, true, false},
      {"record", Visibility::record, "yes", "", false, true, false},
      {"board only", Visibility::board_only, "yes", "", false, false, false},
      {"withdrawn", Visibility::withdrawn, "yes", "", false, true, false},
  };
  const TemporaryFolder folder;
  auto library = Library::open(folder.path(), Library::Access::write);
  RandomReadings random(3);
  std::vector<Reading> readings;
  for (const auto& one : cases) {
    auto reading = random.next(3);
    for (auto& passage : reading.passages) passage.text = "secretword " + passage.text;
    reading.file = std::string(one.name) + ".pdf";
    reading.facts["outcome"] = {
        FactState::stated, "death", {3, "p-1", {0, 4}, "secretword"}, Source::document};
    reading.recommendations = {{"1", "secretword", 1, "", "", {}, "train", {}}};
    reading.rights = {"Board", "", one.permission, one.visibility, one.until, one.archived, "", ""};
    readings.push_back(std::move(reading));
  }
  record_all(*library, readings);
  ASSERT_TRUE(library->replace_case_assignments(testing::one_review_each(readings)));
  const auto [info, generation] = publish_and_open(folder, *library);
  ASSERT_TRUE(generation);
  const auto& columns = generation->columns();
  std::size_t texts = 0;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    SCOPED_TRACE(cases[i].name);
    const auto found = std::find_if(columns.documents.begin(), columns.documents.end(),
                                    [&](const auto& d) { return d.sha256 == readings[i].sha256; });
    ASSERT_EQ(found != columns.documents.end(), cases[i].listed);
    const auto slug = "review-" + std::to_string(i);
    EXPECT_EQ(std::any_of(columns.reviews.begin(), columns.reviews.end(),
                          [&](const auto& r) { return r.slug == slug; }),
              cases[i].listed);
    if (!cases[i].listed) continue;
    EXPECT_EQ(found->passages, cases[i].text ? 3U : 0U);
    texts += found->passages;
    EXPECT_EQ(generation->recommendations_of_review(found->review)->size(), cases[i].text ? 1U : 0U);
    const auto& fact = columns.cases[columns.reviews[found->review].cases.front()].facts.at("outcome");
    EXPECT_EQ(fact.stated(), cases[i].visibility != Visibility::withdrawn);
    EXPECT_EQ(fact.evidence.text, cases[i].text ? "secretword" : "");
  }
  EXPECT_EQ(generation->index().frequency("secretword"), texts);
}

TEST(Publish, NoByteOfAHiddenTextIsInTheGenerationsFiles) {
  const TemporaryFolder folder;
  auto library = Library::open(folder.path(), Library::Access::write);
  RandomReadings random(4);
  std::vector<Reading> readings;
  for (const auto level :
       {Visibility::full, Visibility::board_only, Visibility::withdrawn, Visibility::record}) {
    auto reading = random.next(3);
    reading.passages[1].text = "zqxjkv" + std::to_string(readings.size()) + "hidden";
    reading.passages[1].tags.clear();
    reading.rights.visibility = level;
    readings.push_back(std::move(reading));
  }
  record_all(*library, readings);
  ASSERT_TRUE(library->replace_case_assignments(testing::one_review_each(readings)));
  const auto [info, generation] = publish_and_open(folder, *library);
  ASSERT_TRUE(generation);
  std::array<bool, 4> seen{};
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path() / "generations")) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    for (std::size_t i = 0; i < seen.size(); ++i)
      if (bytes.find("zqxjkv" + std::to_string(i) + "hidden") != std::string::npos) seen[i] = true;
  }
  EXPECT_TRUE(seen[0]);
  EXPECT_FALSE(seen[1]);
  EXPECT_FALSE(seen[2]);
  EXPECT_FALSE(seen[3]);
}

TEST(Publish, AWithdrawnReviewKeepsItsNameAloneAndItsCaseDoesNotCount) {
  const TemporaryFolder folder;
  auto library = Library::open(folder.path(), Library::Access::write);
  RandomReadings random(5);
  std::vector<Reading> readings = {random.next(3), random.next(3)};
  for (auto& reading : readings) reading.review.counts_in_statistics = true;
  readings[0].subjects.resize(1);
  record_all(*library, readings);
  ASSERT_TRUE(library->replace_case_assignments(testing::one_review_each(readings)));
  ASSERT_TRUE(library->withdraw("review-0", "Asked for.", "a"));
  const auto [info, generation] = publish_and_open(folder, *library);
  ASSERT_TRUE(generation);
  const auto& columns = generation->columns();
  ASSERT_EQ(columns.reviews.size(), 2U);
  EXPECT_EQ(columns.reviews[0].slug, "review-0");
  EXPECT_EQ(columns.documents[0].rights.visibility, Visibility::withdrawn);
  EXPECT_EQ(columns.documents[0].passages, 0U);
  EXPECT_EQ(columns.reviews[0].description.title, readings[0].review.title);
  EXPECT_TRUE(columns.cases[0].subjects.empty());
  EXPECT_FALSE(columns.cases[0].counts);
  EXPECT_TRUE(columns.cases[1].counts);
}

TEST(Publish, PassagesOfACaseStandTogetherAndItsFullReportSpeaksFirst) {
  const TemporaryFolder folder;
  auto library = Library::open(folder.path(), Library::Access::write);
  RandomReadings random(6);
  std::vector<Reading> readings;
  for (int i = 0; i < 4; ++i) {
    auto reading = random.next(4);
    reading.document_kind = i % 2 == 0 ? "briefing" : "overview";
    reading.review.dates.clear();
    reading.facts.clear();
    reading.subjects.clear();
    readings.push_back(std::move(reading));
  }
  readings[0].facts["outcome"] = {FactState::stated, "serious-harm", {}, Source::document};
  readings[1].facts["outcome"] = {FactState::stated, "death", {}, Source::document};
  readings[0].facts["cp_plan"] = {FactState::stated, "never", {}, Source::document};
  readings[1].facts["cp_plan"] = {FactState::redacted, std::nullopt, {}, Source::document};
  readings[1].facts["looked_after"] = {FactState::withheld, std::nullopt, {}, Source::document};
  readings[0].review.dates["published"] = {
      FactState::stated, PartialDate{2014, 3, 0, DatePrecision::month}, {}, Source::document};
  readings[1].review.dates["completed"] = {
      FactState::stated, PartialDate{2013, 0, 0, DatePrecision::year}, {}, Source::document};
  readings[1].review.dates["incident"] = {
      FactState::stated, PartialDate{2011, 0, 0, DatePrecision::year}, {}, Source::document};
  record_all(*library, readings);
  // Documents 0 and 1 are one review of case c-b; 2 another review of c-b; 3 a thematic review of c-b and
  // c-a.
  ASSERT_TRUE(library->replace_case_assignments({{readings[0].sha256, "first", {"c-b"}, ""},
                                                 {readings[1].sha256, "first", {"c-b"}, ""},
                                                 {readings[2].sha256, "second", {"c-b"}, ""},
                                                 {readings[3].sha256, "thematic", {"c-c", "c-b"}, ""}}));
  const auto [info, generation] = publish_and_open(folder, *library);
  ASSERT_TRUE(generation);
  const auto& columns = generation->columns();
  ASSERT_EQ(columns.documents.size(), 4U);
  EXPECT_EQ(columns.documents[0].sha256, readings[1].sha256) << "the overview stands before the briefing";
  EXPECT_EQ(columns.documents[1].sha256, readings[0].sha256);
  EXPECT_EQ(columns.documents[2].sha256, readings[2].sha256);
  EXPECT_EQ(columns.documents[3].sha256, readings[3].sha256);
  const auto& one = columns.cases[0];
  EXPECT_EQ(one.id, "c-b");
  EXPECT_EQ(one.reviews.size(), 3U);
  EXPECT_EQ(one.facts.at("outcome").value, "death");
  EXPECT_EQ(one.facts.at("cp_plan").value, "never") << "a stated value beats a redacted one";
  EXPECT_EQ(one.facts.at("looked_after").state, FactState::withheld);
  EXPECT_EQ(one.facts.at("social_care").state, FactState::not_stated);
  EXPECT_EQ(one.fact_lists.at("agencies").state, columns.cases[0].fact_lists.at("agencies").state);
  EXPECT_EQ(one.incident_year, 2011);
  EXPECT_EQ(columns.reviews[0].year, 2014);
}

TEST(Publish, ADocumentWithoutACaseLinkStandsAloneAndIsNamed) {
  const TemporaryFolder folder;
  auto library = Library::open(folder.path(), Library::Access::write);
  RandomReadings random(7);
  const auto reading = random.next(2);
  record_all(*library, {reading});
  const auto [info, generation] = publish_and_open(folder, *library);
  ASSERT_TRUE(generation);
  ASSERT_EQ(info.notes.size(), 1U);
  EXPECT_NE(info.notes[0].find(reading.file), std::string::npos);
  EXPECT_EQ(generation->info().notes, info.notes);
  ASSERT_EQ(generation->columns().cases.size(), 1U);
  EXPECT_EQ(generation->columns().cases[0].id, "c-" + reading.sha256.substr(0, 8));
}

TEST(Publish, KeepsAsManyGenerationsAsAskedAndClearsLeftovers) {
  const TemporaryFolder folder;
  const auto library = Library::open(folder.path(), Library::Access::write);
  auto options = testing::random_publish_options();
  options.keep = 2;
  for (int i = 0; i < 4; ++i) {
    std::filesystem::create_directories(folder.path() / "generations" / "000099.tmp" / "search.shards");
    ASSERT_TRUE(publish(folder.path(), *library, options));
  }
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path() / "generations"))
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  EXPECT_EQ(names, (std::vector<std::string>{"000003", "000004"}));
  EXPECT_EQ(Generation::current_id(folder.path()), "000004");
}

TEST(Publish, StopsWhenToldAndLeavesTheGenerationBefore) {
  const TemporaryFolder folder;
  auto library = Library::open(folder.path(), Library::Access::write);
  RandomReadings random(8);
  record_all(*library, {random.next(2)});
  ASSERT_TRUE(publish(folder.path(), *library, testing::random_publish_options()));
  auto options = testing::random_publish_options();
  const std::atomic<bool> stop = true;
  options.stop = &stop;
  EXPECT_EQ(publish(folder.path(), *library, options).error().code, ErrorCode::interrupted);
  EXPECT_EQ(Generation::current_id(folder.path()), "000001");
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "generations" / "000002.tmp"));
}

TEST(Publish, RefusesOptionsThatMakeNoSense) {
  const TemporaryFolder folder;
  const auto library = Library::open(folder.path(), Library::Access::write);
  auto options = testing::random_publish_options();
  options.today = "2026-11";
  EXPECT_EQ(publish(folder.path(), *library, options).error().code, ErrorCode::invalid_argument);
  options = testing::random_publish_options();
  options.theme_groups.pop_back();
  EXPECT_EQ(publish(folder.path(), *library, options).error().code, ErrorCode::invalid_argument);
}

TEST(Publish, LeavesOutTagsOfUnknownThemesAndSaysSo) {
  const TemporaryFolder folder;
  auto library = Library::open(folder.path(), Library::Access::write);
  RandomReadings random(9);
  auto reading = random.next(1);
  Tag tag;
  tag.theme = "no-such-theme";
  reading.passages[0].tags = {tag};
  record_all(*library, {reading});
  ASSERT_TRUE(library->replace_case_assignments(testing::one_review_each({reading})));
  const auto [info, generation] = publish_and_open(folder, *library);
  ASSERT_TRUE(generation);
  EXPECT_TRUE(generation->columns().tags.empty());
  ASSERT_EQ(info.notes.size(), 1U);
  EXPECT_NE(info.notes[0].find("1 tags"), std::string::npos);
}

}  // namespace
}  // namespace throughline

#include "corpus/store/library.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "corpus/base/file.h"
#include "corpus/store/database.h"
#include "corpus/model/reading_json.h"
#include "tests/store/random_reading.h"
#include "tests/store/temporary_folder.h"

namespace throughline {
namespace {

using testing::RandomReadings;
using testing::TemporaryFolder;

Library open(const TemporaryFolder& folder, Library::Access access = Library::Access::write) {
  auto library = Library::open(folder.path(), access);
  EXPECT_TRUE(library.has_value()) << (library ? "" : library.error().message);
  return std::move(*library);
}

void expect_same(const Reading& a, const Reading& b) {
  EXPECT_EQ(dump(reading_to_json(a)), dump(reading_to_json(b)));
  // What the JSON rounds or leaves out.
  EXPECT_EQ(a.review.isbn, b.review.isbn);
  EXPECT_EQ(a.quality.unbroken_share, b.quality.unbroken_share);
  ASSERT_EQ(a.facts.size(), b.facts.size());
  for (const auto& [name, fact] : a.facts) {
    const auto& other = b.facts.at(name);
    EXPECT_EQ(fact.value, other.value);
    EXPECT_EQ(fact.evidence.text, other.evidence.text);
    EXPECT_EQ(fact.evidence.span, other.evidence.span);
  }
  for (const auto& [name, fact] : a.fact_lists) EXPECT_EQ(fact.value, b.fact_lists.at(name).value);
  for (const auto& [name, fact] : a.review.dates) EXPECT_EQ(fact.value, b.review.dates.at(name).value);
}

TEST(Library, GivesEveryReadingBackAsItWasRecorded) {
  const TemporaryFolder folder;
  RandomReadings random(1);
  std::vector<Reading> readings;
  for (int i = 0; i < 40; ++i) readings.push_back(random.next());
  {
    auto library = open(folder);
    for (const auto& reading : readings) ASSERT_TRUE(library.record("/in/" + reading.file, 7, reading));
  }
  const auto library = open(folder, Library::Access::read);
  for (const auto& reading : readings) {
    const auto back = library.reading(reading.sha256);
    ASSERT_TRUE(back) << back.error().message;
    expect_same(reading, *back);
  }
  const auto problems = library.verify();
  ASSERT_TRUE(problems) << problems.error().message;
  EXPECT_TRUE(problems->empty()) << problems->front();
}

TEST(Library, ReplacesAReadingOfTheSameBytesAndKeepsItsCaseLinks) {
  const TemporaryFolder folder;
  auto library = open(folder);
  RandomReadings random(2);
  auto reading = random.next(5);
  ASSERT_TRUE(library.record("/in/a.pdf", 1, reading));
  ASSERT_TRUE(library.replace_case_assignments({{reading.sha256, "northmoor-t", {"c-1", "c-2"}, "sidecar"}}));
  reading.passages.resize(2);
  reading.review.title = "A new title";
  ASSERT_TRUE(library.record("/in/a.pdf", 2, reading));
  expect_same(reading, *library.reading(reading.sha256));
  const auto assignments = library.case_assignments();
  ASSERT_EQ(assignments->size(), 1U);
  EXPECT_EQ(assignments->front().review, "northmoor-t");
  EXPECT_EQ(assignments->front().cases, (std::vector<std::string>{"c-1", "c-2"}));
  EXPECT_EQ(library.file_by_content(reading.sha256).value()->extractor_version, 2);
}

TEST(Library, ListsFilesWithTheirOutcomes) {
  const TemporaryFolder folder;
  auto library = open(folder);
  RandomReadings random(3);
  auto good = random.next(4);
  good.warnings = {"two columns", "no page labels"};
  good.outcome = Outcome::ok_with_warnings;
  Reading locked;
  locked.file = "locked.pdf";
  locked.sha256 = sha256("locked");
  locked.outcome = Outcome::encrypted;
  locked.reason = "Needs a password.";
  Reading unread;
  unread.file = "gone.pdf";
  unread.outcome = Outcome::malformed;
  ASSERT_TRUE(library.record("/in/b-good.pdf", 1, good));
  ASSERT_TRUE(library.record("/in/a-locked.pdf", 1, locked));
  ASSERT_TRUE(library.record("/in/d-gone.pdf", 1, unread));
  ASSERT_TRUE(library.record_duplicate("/in/c-copy.pdf", good.sha256));
  const auto files = library.files();
  ASSERT_TRUE(files);
  ASSERT_EQ(files->size(), 4U);
  EXPECT_EQ((*files)[0].outcome, Outcome::encrypted);
  EXPECT_EQ((*files)[0].reason, "Needs a password.");
  EXPECT_EQ((*files)[1].outcome, Outcome::ok_with_warnings);
  EXPECT_EQ((*files)[1].warnings, good.warnings);
  EXPECT_EQ((*files)[1].passages, 4);
  EXPECT_EQ((*files)[2].outcome, Outcome::duplicate);
  EXPECT_EQ((*files)[2].sha256, good.sha256);
  EXPECT_EQ((*files)[3].sha256, "");
  EXPECT_EQ(library.documents().value(), std::vector<std::string>{good.sha256});
  EXPECT_EQ(library.file_by_content(locked.sha256).value()->outcome, Outcome::encrypted);
  EXPECT_FALSE(library.file_by_content(sha256("never seen")).value().has_value());
  EXPECT_EQ(library.record_duplicate("/in/x.pdf", sha256("never seen")).error().code, ErrorCode::not_found);
}

TEST(Library, NoLongerListsADocumentWhoseFileWasReplaced) {
  const TemporaryFolder folder;
  auto library = open(folder);
  RandomReadings random(4);
  const auto first = random.next(2);
  const auto second = random.next(2);
  ASSERT_TRUE(library.record("/in/a.pdf", 1, first));
  ASSERT_TRUE(library.record("/in/a.pdf", 1, second));
  EXPECT_EQ(library.documents().value(), std::vector<std::string>{second.sha256});
  EXPECT_TRUE(library.reading(first.sha256).has_value());
}

TEST(Library, RefusesPassagesWithTheSameIdAndKeepsWhatItHad) {
  const TemporaryFolder folder;
  auto library = open(folder);
  RandomReadings random(5);
  auto reading = random.next(3);
  ASSERT_TRUE(library.record("/in/a.pdf", 1, reading));
  const auto before = library.content_version();
  auto broken = reading;
  broken.passages[2].id = broken.passages[0].id;
  EXPECT_EQ(library.record("/in/a.pdf", 1, broken).error().code, ErrorCode::invalid_argument);
  expect_same(reading, *library.reading(reading.sha256));
  EXPECT_EQ(library.content_version().value(), before.value());
}

TEST(Library, ReplacesTagsOfRulesAndKeepsThoseOfCurators) {
  const TemporaryFolder folder;
  auto library = open(folder);
  RandomReadings random(6);
  auto reading = random.next(3);
  for (auto& passage : reading.passages) passage.tags.clear();
  Tag rule;
  rule.theme = "neglect";
  Tag curated = rule;
  curated.source = TagSource::curator;
  curated.theme = "supervision";
  reading.passages[1].tags = {rule, curated};
  ASSERT_TRUE(library.record("/in/a.pdf", 1, reading));
  EXPECT_EQ(library.tag_stamp(reading.sha256).value(), "");
  Passage retagged;
  retagged.id = reading.passages[1].id;
  rule.theme = "information-sharing";
  retagged.tags = {rule};
  ASSERT_TRUE(library.replace_tags(reading.sha256, {retagged}, "stamp-2"));
  const auto tags = library.reading(reading.sha256)->passages[1].tags;
  ASSERT_EQ(tags.size(), 2U);
  EXPECT_EQ(tags[0].theme, "supervision");
  EXPECT_EQ(tags[1].theme, "information-sharing");
  EXPECT_EQ(library.tag_stamp(reading.sha256).value(), "stamp-2");
  retagged.id = "no-such-passage";
  EXPECT_EQ(library.replace_tags(reading.sha256, {retagged}, "stamp-3").error().code, ErrorCode::not_found);
  EXPECT_EQ(library.tag_stamp(reading.sha256).value(), "stamp-2");
}

TEST(Library, HeadersHaveTheFirstPassagesOnlyAndRecordsNone) {
  const TemporaryFolder folder;
  auto library = open(folder);
  RandomReadings random(7);
  const auto reading = random.next(60);
  ASSERT_TRUE(library.record("/in/a.pdf", 1, reading));
  const auto headers = library.headers();
  ASSERT_EQ(headers->size(), 1U);
  ASSERT_FALSE(headers->front().passages.empty());
  EXPECT_LT(headers->front().passages.size(), reading.passages.size());
  EXPECT_EQ(headers->front().passages.front().text, reading.passages.front().text);
  EXPECT_TRUE(library.records()->front().passages.empty());
}

TEST(Library, ContentVersionChangesWithEveryWriteAndWithNoRead) {
  const TemporaryFolder folder;
  auto library = open(folder);
  RandomReadings random(8);
  const auto reading = random.next(2);
  const auto start = library.content_version().value();
  ASSERT_TRUE(library.record("/in/a.pdf", 1, reading));
  const auto recorded = library.content_version().value();
  EXPECT_NE(start, recorded);
  (void)library.reading(reading.sha256);
  EXPECT_EQ(library.content_version().value(), recorded);
  ASSERT_TRUE(library.replace_case_assignments({}));
  EXPECT_NE(library.content_version().value(), recorded);
}

TEST(Library, ASnapshotDoesNotSeeLaterWrites) {
  const TemporaryFolder folder;
  auto writer = open(folder);
  RandomReadings random(9);
  ASSERT_TRUE(writer.record("/in/a.pdf", 1, random.next(2)));
  const auto reader = open(folder, Library::Access::read);
  {
    const auto snapshot = reader.snapshot();
    ASSERT_TRUE(snapshot);
    ASSERT_TRUE(writer.record("/in/b.pdf", 1, random.next(2)));
    EXPECT_EQ(reader.documents()->size(), 1U);
  }
  EXPECT_EQ(reader.documents()->size(), 2U);
}

TEST(LibraryOpening, NeedsAnExistingLibraryToRead) {
  const TemporaryFolder folder;
  const auto library = Library::open(folder.path(), Library::Access::read);
  ASSERT_FALSE(library);
  EXPECT_EQ(library.error().code, ErrorCode::not_found);
  EXPECT_FALSE(library.error().hint.empty());
}

TEST(LibraryOpening, RefusesASecondWriterAndNamesTheFirst) {
  const TemporaryFolder folder;
  const auto first = open(folder);
  const auto second = Library::open(folder.path(), Library::Access::write);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::store_busy);
  EXPECT_NE(second.error().message.find(std::to_string(::getpid())), std::string::npos)
      << second.error().message;
  EXPECT_FALSE(second.error().hint.empty());
  EXPECT_TRUE(Library::open(folder.path(), Library::Access::read).has_value());
  EXPECT_TRUE(Library::open(folder.path(), Library::Access::curate).has_value());
}

TEST(LibraryOpening, RefusesAWriterInAnotherProcessUntilThatEnds) {
  const TemporaryFolder folder;
  int ready[2];
  int go[2];
  ASSERT_EQ(::pipe(ready), 0);
  ASSERT_EQ(::pipe(go), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    const auto held = Library::open(folder.path(), Library::Access::write);
    char byte = held ? '+' : '-';
    (void)!::write(ready[1], &byte, 1);
    (void)!::read(go[0], &byte, 1);
    ::_exit(0);
  }
  char byte = 0;
  ASSERT_EQ(::read(ready[0], &byte, 1), 1);
  ASSERT_EQ(byte, '+');
  const auto refused = Library::open(folder.path(), Library::Access::write);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::store_busy);
  EXPECT_NE(refused.error().message.find(std::to_string(child)), std::string::npos)
      << refused.error().message;
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(Library::open(folder.path(), Library::Access::write).has_value());
  for (const int end : {ready[0], ready[1], go[0], go[1]}) ::close(end);
}

TEST(LibraryOpening, RefusesAnotherSchemaAndAForeignFileWithAHint) {
  const TemporaryFolder folder;
  { const auto library = open(folder); }
  const auto file = folder.path() / "library.sqlite";
  auto bytes = read_file(file).value();
  bytes[63] = static_cast<char>(bytes[63] + 1);  // user_version, big-endian at offset 60
  ASSERT_TRUE(write_file_durably(file, bytes));
  for (const auto access : {Library::Access::read, Library::Access::write}) {
    const auto future = Library::open(folder.path(), access);
    ASSERT_FALSE(future);
    EXPECT_EQ(future.error().code, ErrorCode::schema_mismatch);
    EXPECT_FALSE(future.error().hint.empty());
  }
  bytes[71] = static_cast<char>(bytes[71] + 1);  // application_id at offset 68
  ASSERT_TRUE(write_file_durably(file, bytes));
  EXPECT_EQ(Library::open(folder.path(), Library::Access::read).error().code, ErrorCode::schema_mismatch);
  ASSERT_TRUE(write_file_durably(file, "this is not a database, whatever its name says"));
  EXPECT_EQ(Library::open(folder.path(), Library::Access::read).error().code, ErrorCode::store_corrupt);
}

TEST(LibraryOpening, BringsALibraryOfTheFirstSchemaUpToDateAndLosesNothing) {
  const TemporaryFolder folder;
  {
    auto old = Database::open(folder.path() / "library.sqlite", Database::Mode::write).value();
    const auto dump =
        read_file(std::filesystem::path(THROUGHLINE_SOURCE_DIR) / "tests" / "store" / "library_v1.sql").value();
    ASSERT_TRUE(old.execute(dump));
  }
  EXPECT_EQ(Library::open(folder.path(), Library::Access::read).error().code, ErrorCode::schema_mismatch);
  {
    auto library = open(folder);
    const auto files = library.files().value();
    ASSERT_EQ(files.size(), 1U);
    const auto reading = library.reading(files.front().sha256).value();
    EXPECT_EQ(reading.passages.size(), 7U);
    EXPECT_EQ(reading.recommendations.size(), 1U);
    EXPECT_EQ(reading.recommendations.front().level, "");
    EXPECT_EQ(*reading.facts.at("outcome").value, "death");
    EXPECT_TRUE(library.record(files.front().path, 1, reading).has_value());  // what today's columns hold can be written too
    EXPECT_EQ(library.first_reads().value().at(reading.sha256), "");
    EXPECT_TRUE(library.replace_case_assignments({{reading.sha256, "child-z", {"c-1"}, "test", ""}}));
    EXPECT_TRUE(library.decide_cases({{reading.sha256, files.front().path, {"c-2"}, "", "A. Curator", {}}}));
    EXPECT_TRUE(library.keep_sketch(reading.sha256, sketch_of({1, 2, 3})));
    CaseRecord record;
    record.id = "R-1";
    record.reading.sha256 = record_key("R-1");
    record.themes = {{"neglect", Polarity::concern}};
    EXPECT_EQ(library.import_records({record}, "A. Curator").value(), 1U);
    EXPECT_EQ(library.verify().value().size(), 0U);
  }
  EXPECT_TRUE(Library::open(folder.path(), Library::Access::read).has_value());
}

TEST(LibraryCases, WhatCuratorsDecideIsKeptInItsOrderAndAudited) {
  const TemporaryFolder folder;
  auto library = open(folder);
  RandomReadings random(4);
  const auto one = random.next(1);
  ASSERT_TRUE(library.record("/in/a.pdf", 1, one));
  ASSERT_TRUE(library.decide_cases({{one.sha256, "/in/a.pdf", {"c-1", "c-2"}, "seen", "A", {}}}));
  ASSERT_TRUE(library.decide_cases({{one.sha256, "/in/a.pdf", {}, "", "B", {}}}));
  const auto unknown = library.decide_cases({{one.sha256, "", {"c-3"}, "", "C", {}}, {"unknown", "", {"c-3"}, "", "C", {}}});
  EXPECT_EQ(unknown.error().code, ErrorCode::not_found);
  const auto decisions = library.case_decisions().value();
  ASSERT_EQ(decisions.size(), 2U);
  EXPECT_EQ(decisions[0].cases, (std::vector<std::string>{"c-1", "c-2"}));
  EXPECT_EQ(decisions[0].reason, "seen");
  EXPECT_TRUE(decisions[1].cases.empty());
  EXPECT_EQ(decisions[1].actor, "B");
  auto database = Database::open(folder.path() / "library.sqlite", Database::Mode::read).value();
  EXPECT_EQ(database.single_integer("SELECT count(*) FROM audit WHERE action LIKE 'case %'").value(), 2);
}

TEST(LibraryCases, ProposalsAndSketchesComeBackAsTheyWereGiven) {
  const TemporaryFolder folder;
  auto library = open(folder);
  RandomReadings random(5);
  const auto one = random.next(2);
  ASSERT_TRUE(library.record("/in/a.pdf", 1, one));
  const std::vector<CaseProposal> proposals{{"a", "b", "why"}, {"a", "c", "why not"}};
  ASSERT_TRUE(library.replace_case_proposals(proposals));
  EXPECT_EQ(library.case_proposals().value(), proposals);
  ASSERT_TRUE(library.replace_case_proposals({}));
  EXPECT_TRUE(library.case_proposals().value().empty());
  EXPECT_FALSE(library.sketch(one.sha256).value().has_value());
  const auto sketch = sketch_of({5, 7, 11});
  ASSERT_TRUE(library.keep_sketch(one.sha256, sketch));
  EXPECT_EQ(library.sketch(one.sha256).value()->least, sketch.least);
  // Read anew, its text may be another.
  ASSERT_TRUE(library.record("/in/a.pdf", 2, one));
  EXPECT_FALSE(library.sketch(one.sha256).value().has_value());
}

TEST(LibraryOpening, AReaderMayNotWrite) {
  const TemporaryFolder folder;
  { const auto library = open(folder); }
  auto reader = open(folder, Library::Access::read);
  EXPECT_EQ(reader.withdraw("x", "y", "z").error().code, ErrorCode::invalid_argument);
}

TEST(LibraryVerify, NamesEveryBrokenPromise) {
  const TemporaryFolder folder;
  auto library = open(folder);
  RandomReadings random(10);
  auto reading = random.next(2);
  Tag tag;
  tag.theme = "neglect";
  tag.span = {3, 100000};
  reading.passages[1].tags = {tag};
  reading.recommendations = {{"1", "Train staff.", 1, "p-none", "", {}, "train", {}}};
  ASSERT_TRUE(library.record("/in/a.pdf", 1, reading));
  const auto problems = library.verify();
  ASSERT_TRUE(problems);
  ASSERT_EQ(problems->size(), 2U);
  EXPECT_NE((*problems)[0].find("spans [3, 100000)"), std::string::npos) << (*problems)[0];
  EXPECT_NE((*problems)[1].find("p-none"), std::string::npos) << (*problems)[1];
}

}  // namespace
}  // namespace throughline

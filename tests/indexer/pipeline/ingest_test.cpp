// Ingest as a whole: real files, a real worker process, a real library in a temporary folder.
#include "indexer/pipeline/ingest.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <fstream>

#include "indexer/pipeline/discover.h"
#include "indexer/pipeline/publish_library.h"

namespace throughline {
namespace {

namespace fs = std::filesystem;

class Ingest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("throughline-ingest-" + std::to_string(::getpid()));
    fs::remove_all(folder_);
    fs::create_directories(reports());
    taxonomy_ = *Taxonomy::load(default_taxonomy_path());
    tagger_ = std::make_unique<Tagger>(std::move(*Tagger::compile(*taxonomy_)));
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path reports() const { return folder_ / "reports"; }
  fs::path data() const { return folder_ / "data"; }
  void write(const std::string& name, const std::string& bytes) const {
    fs::create_directories((reports() / name).parent_path());
    std::ofstream(reports() / name, std::ios::binary) << bytes;
  }

  /// A progress that runs `each` after every line.
  struct Watch final : Progress {
    std::vector<std::string> lines;
    std::function<void()> each = [] {};
    void line(std::string_view text) override {
      lines.emplace_back(text);
      each();
    }
    void at(std::size_t, std::size_t, std::string_view) override {}
  };

  IngestReport run(IngestOptions options = {}) {
    auto library = *Library::open(data(), Library::Access::write);
    options.data_folder = data();
    options.paths = {reports()};
    const auto report = ingest(library, settings_, *tagger_, options, watch_);
    EXPECT_TRUE(report) << (report ? "" : report.error().message);
    return report.value_or(IngestReport{});
  }
  std::map<std::string, FileStatus> status() const {
    std::map<std::string, FileStatus> by_name;
    const auto files = *Library::open(data(), Library::Access::read)->files();
    for (const auto& file : files) by_name[fs::path(file.path).filename()] = file;
    return by_name;
  }

  static std::string report_text(const std::string& child) {
    return "Serious Case Review in respect of " + child + "\n\n1 Introduction\n\n1.1 This report looks at the help that " + child +
           " received.\n\n2 Analysis\n\n2.1 There was a lack of professional curiosity about who lived in the home.\n";
  }

  fs::path folder_;
  Settings settings_;
  std::optional<Taxonomy> taxonomy_;
  std::unique_ptr<Tagger> tagger_;
  Watch watch_;
};

TEST_F(Ingest, FindsDocumentsAndLeavesSidecarsAndHiddenFilesOut) {
  write("b.txt", "x");
  write("a.pdf", "x");
  write("a.json", "{}");
  write("sub/c.docx", "x");
  write("sub/c.docx.json", "{}");
  write(".hidden/d.txt", "x");
  write("alone.json", "{}");
  const auto found = *discover({reports(), reports() / "a.pdf"});
  ASSERT_EQ(found.size(), 4U);
  EXPECT_EQ(found[0].path.filename(), "a.pdf");
  EXPECT_EQ(found[0].sidecar.filename(), "a.json");
  EXPECT_EQ(found[1].path.filename(), "alone.json");
  EXPECT_EQ(found[2].path.filename(), "b.txt");
  EXPECT_TRUE(found[2].sidecar.empty());
  EXPECT_EQ(found[3].sidecar.filename(), "c.docx.json");
  EXPECT_EQ(discover({reports() / "nowhere"}).error().code, ErrorCode::not_found);
}

TEST_F(Ingest, TakesTheRowsOfACatalogueAndReadsAgainOnlyWhatItsRowChanged) {
  write("a.txt", report_text("Child A"));
  write("b.txt", report_text("Child B"));
  write("catalogue.csv", "file,owner,visibility\na.txt,A Board,full\nb.txt,B Board,record\n");
  const auto found = *discover({reports()});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_NE(found[0].recorded.json.find("A Board"), std::string::npos);
  EXPECT_EQ(run().unchanged, 0U);
  write("catalogue.csv", "file,owner,visibility\na.txt,A Board,full\nb.txt,Another Board,record\n");
  EXPECT_EQ(run().unchanged, 1U);
  write("catalogue.csv", "name\na.txt\n");
  EXPECT_EQ(discover({reports()}).error().code, ErrorCode::invalid_argument);
}

TEST_F(Ingest, GivesEveryFileExactlyOneOutcomeAndABadOneStopsNothing) {
  write("good.txt", report_text("Child A"));
  write("page.html", "<html><body><h1>Learning report</h1><p>Agencies did not share information about the family.</p></body></html>");
  write("empty.txt", "");
  write("broken.pdf", "%PDF-1.5\nthis is not a document");
  write("picture.png", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16));
  const auto report = run();
  EXPECT_EQ(report.files, 5U);
  const auto files = status();
  ASSERT_EQ(files.size(), 5U);
  EXPECT_TRUE(info(files.at("good.txt").outcome).readable);
  EXPECT_TRUE(info(files.at("page.html").outcome).readable);
  EXPECT_EQ(files.at("empty.txt").outcome, Outcome::empty);
  EXPECT_EQ(files.at("broken.pdf").outcome, Outcome::malformed);
  EXPECT_EQ(files.at("picture.png").outcome, Outcome::unsupported_type);
  for (const auto* name : {"empty.txt", "broken.pdf", "picture.png"}) EXPECT_FALSE(files.at(name).reason.empty()) << name;
}

TEST_F(Ingest, SkipsWhatIsKnownAndRemembersFailures) {
  write("good.txt", report_text("Child A"));
  write("broken.pdf", "%PDF-1.5\nthis is not a document");
  run();
  const auto second = run();
  EXPECT_EQ(second.unchanged, 2U);
  EXPECT_TRUE(second.outcomes.empty());
  write("good.txt", report_text("Child B"));
  const auto third = run();
  EXPECT_EQ(third.unchanged, 1U);
  EXPECT_EQ(third.outcomes.size(), 1U);
}

TEST_F(Ingest, NamesADuplicateAndGivesTheSameOutcomesTwice) {
  write("first.txt", report_text("Child A"));
  write("second.txt", report_text("Child A"));
  settings_.set(Setting::extract_workers, 1);
  run();
  const auto once = status();
  EXPECT_EQ(once.at("second.txt").outcome, Outcome::duplicate);
  run();
  const auto twice = status();
  for (const auto& [name, file] : once) EXPECT_EQ(twice.at(name).outcome, file.outcome) << name;
}

TEST_F(Ingest, ReadsAgainWhenTheSidecarChanges) {
  write("good.txt", report_text("Child A"));
  run();
  const auto sha = status().at("good.txt").sha256;
  EXPECT_EQ(Library::open(data(), Library::Access::read)->reading(sha)->rights.visibility, Visibility::extract);
  write("good.json", R"({"visibility": "passages", "permission": "letter of 3 May"})");
  const auto again = run();
  EXPECT_EQ(again.unchanged, 0U);
  EXPECT_EQ(Library::open(data(), Library::Access::read)->reading(sha)->rights.visibility, Visibility::passages);
  EXPECT_EQ(run().unchanged, 1U);
}

TEST_F(Ingest, OperatorsDefaultHoldsOnlyWhereNoPermissionIsRecorded) {
  write("plain.txt", report_text("Child A"));
  write("recorded.txt", report_text("Child B"));
  write("recorded.json", R"({"visibility": "record", "permission": "catalogue only"})");
  IngestOptions options;
  options.default_visibility = Visibility::full;
  run(options);
  const auto library = *Library::open(data(), Library::Access::read);
  EXPECT_EQ(library.reading(status().at("plain.txt").sha256)->rights.visibility, Visibility::full);
  EXPECT_EQ(library.reading(status().at("recorded.txt").sha256)->rights.visibility, Visibility::record);
}

TEST_F(Ingest, StopsBetweenFilesAndTheNextRunGoesOn) {
  for (int i = 0; i < 12; ++i) write("r" + std::to_string(i) + ".txt", report_text("Child " + std::to_string(i)));
  std::atomic<bool> stop{false};
  watch_.each = [&] { stop = watch_.lines.size() >= 3; };
  IngestOptions options;
  options.stop = &stop;
  const auto first = run(options);
  EXPECT_TRUE(first.stopped);
  const auto kept = status().size();
  EXPECT_GE(kept, 3U);
  EXPECT_LT(kept, 12U);
  watch_.each = [] {};
  const auto second = run();
  EXPECT_EQ(second.unchanged, kept);
  EXPECT_EQ(status().size(), 12U);
}

TEST_F(Ingest, WhatWasReadIsPublishedWithItsTags) {
  write("good.txt", report_text("Child A"));
  run();
  auto library = *Library::open(data(), Library::Access::write);
  const auto published = publish_library(data(), library, *taxonomy_, *tagger_, settings_, "2026-11-01", watch_, nullptr);
  ASSERT_TRUE(published) << published.error().message;
  EXPECT_EQ(published->cases, 1U);
  const auto generation = *Generation::open_current(data(), true);
  const auto passages = *generation->passages_of_document(0);
  const auto tagged = std::ranges::any_of(passages, [](const PassageText& passage) {
    return std::ranges::any_of(passage.tags, [](const Tag& tag) { return tag.theme == "professional-curiosity"; });
  });
  EXPECT_TRUE(tagged);
}

}  // namespace
}  // namespace throughline

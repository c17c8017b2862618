// The sample with its labels is what structure() is measured on. Floors stand a little below what is reached.
#include <gtest/gtest.h>

#include <filesystem>
#include <iostream>
#include <set>

#include "tests/indexer/structure/measure.h"

namespace throughline {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = THROUGHLINE_SOURCE_DIR;

std::vector<fs::path> sample_files() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(kRoot / "corpus" / "sample")) {
    const fs::path truth = kRoot / "tests" / "truth" / (entry.path().stem().string() + ".json");
    if (entry.path().extension() != ".json" && fs::exists(truth)) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

fs::path truth_of(const fs::path& file) {
  return kRoot / "tests" / "truth" / (file.stem().string() + ".json");
}

struct Measured {
  fs::path file;
  bool recognised = false;
  StructuredDocument document;
  testing::Score score;
};

/// Every sample document, extracted and structured once for all tests.
const std::vector<Measured>& sample() {
  static const std::vector<Measured> all = [] {
    std::vector<Measured> measured;
    for (const fs::path& file : sample_files()) {
      const Extraction extraction = testing::extracted(file);
      // Without a text recogniser on the machine a scan has no text to structure.
      if (extraction.outcome == Outcome::no_text) continue;
      // Nor is a scan measured whose pages were not all recognised in time.
      if (extraction.ocr_pages > 0 && extraction.ocr_pages < extraction.pages) continue;
      StructuredDocument document = structure(extraction);
      testing::Score score = testing::measure(document, truth_of(file));
      measured.push_back({file, extraction.ocr_pages > 0, std::move(document), std::move(score)});
    }
    return measured;
  }();
  return all;
}

TEST(Sample, ParagraphsComeOutWithTheirTextNumberAndPage) {
  int paragraphs = 0;
  int exact = 0;
  ASSERT_FALSE(sample().empty());
  for (const Measured& m : sample()) {
    std::cout << m.file.filename().string() << ": exact " << m.score.exact << " of " << m.score.paragraphs
              << ", roles " << m.score.roles_right << " of " << m.score.roles << '\n';
    EXPECT_GE(m.score.exact_share(), m.recognised ? 0.55 : 0.88) << m.file;
    paragraphs += m.score.paragraphs;
    exact += m.score.exact;
  }
  EXPECT_GE(static_cast<double>(exact) / paragraphs, 0.97);
}

TEST(Sample, SectionRolesAreRight) {
  int roles = 0;
  int right = 0;
  for (const Measured& m : sample()) {
    EXPECT_GE(m.score.role_share(), 0.85) << m.file;
    roles += m.score.roles;
    right += m.score.roles_right;
  }
  ASSERT_GT(roles, 0);
  EXPECT_GE(static_cast<double>(right) / roles, 0.95);
}

TEST(Sample, NoRunningHeaderOrFooterIsLeftInTheText) {
  for (const Measured& m : sample()) EXPECT_EQ(m.score.leftovers, 0) << m.file;
}

TEST(Sample, NumberedParagraphsFollowOneAnother) {
  for (const Measured& m : sample()) {
    if (!m.recognised) {
      EXPECT_GE(m.document.quality.unbroken_share, 0.85) << m.file;
    }
  }
}

TEST(Sample, EveryPassageHasItsOwnIdAndReasonAndCleanText) {
  for (const Measured& m : sample()) {
    std::set<std::string> ids;
    for (const Passage& passage : m.document.passages) {
      EXPECT_FALSE(passage.id.empty()) << passage.text;
      EXPECT_TRUE(ids.insert(passage.id).second) << m.file << ' ' << passage.id;
      EXPECT_FALSE(passage.role_why.empty()) << passage.id;
      EXPECT_EQ(passage.text.find("  "), std::string::npos) << passage.id;
      EXPECT_EQ(passage.text.find('\n'), std::string::npos) << passage.id;
      EXPECT_LE(passage.page, passage.page_last) << passage.id;
    }
    for (const TableRow& row : m.document.table_rows) ASSERT_LT(row.passage, m.document.passages.size());
    for (const Heading& heading : m.document.headings) ASSERT_LT(heading.passage, m.document.passages.size());
  }
}

TEST(RealReports, NumberedParagraphsFollowOneAnother) {
  const fs::path folder = kRoot / ".." / "shared" / "real";
  if (!fs::exists(folder)) GTEST_SKIP() << "no folder of real reports beside the repository";
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".pdf") continue;
    const StructuredDocument document = structure(testing::extracted(entry.path()));
    std::cout << entry.path().filename().string() << ": " << document.quality.numbered_paragraphs
              << " numbered, unbroken " << document.quality.unbroken_share << '\n';
    EXPECT_GE(document.quality.unbroken_share, 0.97) << entry.path();
    EXPECT_GT(document.quality.headers_removed, 0) << entry.path();
  }
}

}  // namespace
}  // namespace throughline

#include "corpus/store/generation.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "corpus/base/file.h"
#include "corpus/model/fields.h"
#include "tests/store/random_reading.h"
#include "tests/store/temporary_folder.h"

namespace throughline {
namespace {

using testing::RandomReadings;
using testing::TemporaryFolder;

/// A data folder with something published.
class GenerationTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto opened = Library::open(folder_.path(), Library::Access::write);
    ASSERT_TRUE(opened);
    library_.emplace(std::move(*opened));
    RandomReadings random(1);
    for (int i = 0; i < 8; ++i) readings_.push_back(random.next(20));
    for (const auto& reading : readings_) ASSERT_TRUE(library_->record("/in/" + reading.file, 1, reading));
    ASSERT_TRUE(library_->replace_case_assignments(testing::one_review_each(readings_)));
    publish_again("test-1");
  }

  void publish_again(const std::string& taxonomy, unsigned keep = 3) {
    auto options = testing::random_publish_options();
    options.taxonomy_version = taxonomy;
    options.keep = keep;
    const auto published = publish(folder_.path(), *library_, options);
    ASSERT_TRUE(published) << published.error().message;
  }

  std::filesystem::path current() const { return std::filesystem::canonical(folder_.path() / "current"); }

  void change_byte(const std::filesystem::path& file, std::size_t at) {
    auto bytes = read_file(file).value();
    ASSERT_LT(at, bytes.size());
    bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
    ASSERT_TRUE(write_file_durably(file, bytes));
  }

  TemporaryFolder folder_;
  std::optional<Library> library_;
  std::vector<Reading> readings_;
};

TEST_F(GenerationTest, NamesItselfAndItsContent) {
  const auto generation = Generation::open_current(folder_.path(), true);
  ASSERT_TRUE(generation);
  const auto& info = (*generation)->info();
  EXPECT_EQ(info.id, "000001");
  EXPECT_EQ(info.content_stamp.size(), 16U);
  EXPECT_EQ(info.taxonomy_version, "test-1");
  EXPECT_EQ(info.published_on, "2026-11-05");
  EXPECT_EQ(info.passages, 160U);
  EXPECT_TRUE((*generation)->verify()->empty());
}

TEST_F(GenerationTest, GivesTextsInTheOrderAskedForAndRefusesUnknownOnes) {
  const auto generation = *Generation::open_current(folder_.path(), false);
  const std::vector<std::uint32_t> docids = {90, 3, 3, 41};
  const auto texts = generation->passages(docids);
  ASSERT_TRUE(texts);
  ASSERT_EQ(texts->size(), 4U);
  for (std::size_t i = 0; i < docids.size(); ++i) EXPECT_EQ((*texts)[i].docid, docids[i]);
  const std::vector<std::uint32_t> unknown = {0};
  EXPECT_EQ(generation->passages(unknown).error().code, ErrorCode::not_found);
  EXPECT_EQ(generation->passages_of_document(99).error().code, ErrorCode::not_found);
  EXPECT_EQ(generation->recommendations_of_review(99).error().code, ErrorCode::not_found);
}

TEST_F(GenerationTest, EveryTermOfTheFieldsTableFindsItsPassages) {
  const auto generation = *Generation::open_current(folder_.path(), false);
  const auto& columns = generation->columns();
  for (std::uint32_t d = 0; d < columns.documents.size(); ++d) {
    const auto& document = columns.documents[d];
    const auto& review = columns.reviews[document.review];
    Bitset own(columns.passages());
    ASSERT_TRUE(generation->index().postings("XV" + review.slug, own));
    EXPECT_EQ(own.count(), document.passages);
    Bitset kind(columns.passages());
    ASSERT_TRUE(generation->index().postings("XK" + document.kind, kind));
    EXPECT_TRUE(kind.test(document.first_passage));
    if (review.year > 0) {
      Bitset year(columns.passages());
      ASSERT_TRUE(generation->index().postings("XE" + std::to_string(review.year), year));
      EXPECT_TRUE(year.test(document.first_passage));
    }
  }
  for (std::size_t theme = 0; theme < columns.themes.size(); ++theme) {
    Bitset want(columns.passages());
    for (std::size_t p = 0; p < columns.passages(); ++p)
      for (auto t = columns.tag_first[p]; t < columns.tag_first[p + 1]; ++t)
        if (columns.tags[t].theme == theme) want.set(p);
    Bitset have(columns.passages());
    ASSERT_TRUE(generation->index().postings("XT" + columns.themes[theme], have));
    EXPECT_EQ(have, want);
    EXPECT_GT(want.count(), 0U);
  }
}

TEST_F(GenerationTest, AChangedByteInAnyFileIsFoundBySums) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(current()))
    if (entry.is_regular_file() && entry.file_size() > 0) files.push_back(entry.path());
  ASSERT_GE(files.size(), 4U);
  for (const auto& file : files) {
    SCOPED_TRACE(file.string());
    const auto at = std::filesystem::file_size(file) * 2 / 3;
    change_byte(file, at);
    const auto opened = Generation::open_current(folder_.path(), true);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::store_corrupt) << opened.error().message;
    const auto problems = verify_data_folder(folder_.path());
    ASSERT_TRUE(problems);
    EXPECT_FALSE(problems->empty());
    change_byte(file, at);
    EXPECT_TRUE(Generation::open_current(folder_.path(), true).has_value());
  }
}

TEST_F(GenerationTest, AMissingOrShortenedFileIsFoundWithoutSums) {
  const auto catalogue = current() / "catalogue.sqlite";
  const auto postings = current() / "search" / "postlist.glass";
  std::filesystem::resize_file(postings, std::filesystem::file_size(postings) - 1);
  EXPECT_EQ(Generation::open_current(folder_.path(), false).error().code, ErrorCode::store_corrupt);
  std::filesystem::remove(catalogue);
  const auto opened = Generation::open_current(folder_.path(), false);
  EXPECT_EQ(opened.error().code, ErrorCode::store_corrupt);
  EXPECT_NE(opened.error().message.find("catalogue.sqlite"), std::string::npos);
  EXPECT_FALSE(opened.error().hint.empty());
  std::filesystem::remove(current() / "manifest.json");
  EXPECT_EQ(Generation::open_current(folder_.path(), false).error().code, ErrorCode::store_corrupt);
}

TEST_F(GenerationTest, AnotherSchemaIsRefusedWithWhatToRun) {
  const auto file = current() / "manifest.json";
  auto text = read_file(file).value();
  const std::string ours = fmt::format("\"schema\": {}", kSchemaVersion);
  const auto at = text.find(ours);
  ASSERT_NE(at, std::string::npos);
  text.replace(at, ours.size(), "\"schema\": 9");
  ASSERT_TRUE(write_file_durably(file, text));
  const auto opened = Generation::open_current(folder_.path(), false);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::schema_mismatch);
  EXPECT_NE(opened.error().hint.find("publish"), std::string::npos);
}

TEST_F(GenerationTest, ABrokenLinkIsReportedByVerify) {
  EXPECT_TRUE(verify_data_folder(folder_.path())->empty());
  std::filesystem::remove(folder_.path() / "current");
  std::filesystem::create_symlink("generations/000077", folder_.path() / "current");
  const auto problems = verify_data_folder(folder_.path());
  ASSERT_TRUE(problems);
  ASSERT_EQ(problems->size(), 1U);
  EXPECT_NE(problems->front().find("000077"), std::string::npos);
}

TEST_F(GenerationTest, AReaderGoesOnWithAGenerationWhoseFilesAreGone) {
  const auto old = *Generation::open_current(folder_.path(), true);
  const auto folder = current();
  publish_again("test-2", 1);
  ASSERT_FALSE(std::filesystem::exists(folder));
  // From more threads than the one that opened it, so that every reader held in reserve is used.
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 12; ++i)
    threads.emplace_back([&] {
      for (std::uint32_t d = 0; d < 8; ++d) {
        const auto texts = old->passages_of_document(d);
        if (!texts || texts->size() != 20) ++wrong;
      }
      Bitset all(160);
      if (!old->index().postings("child", all) || all.none()) ++wrong;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(old->info().id, "000001");
  EXPECT_EQ(Generation::current_id(folder_.path()), "000002");
}

TEST_F(GenerationTest, ReadersNeverSeeAnythingButAWholeGenerationWhileOthersArePublished) {
  std::atomic<bool> done = false;
  std::atomic<int> opened = 0;
  std::vector<std::string> problems;
  std::mutex mutex;
  const auto complain = [&](std::string problem) {
    const std::lock_guard guard(mutex);
    problems.push_back(std::move(problem));
  };
  std::vector<std::thread> readers;
  for (int i = 0; i < 3; ++i)
    readers.emplace_back([&] {
      while (!done) {
        const auto generation = Generation::open_current(folder_.path(), false);
        if (!generation) {
          complain(generation.error().message);
          continue;
        }
        ++opened;
        // The taxonomy version was "test-<number of the generation>" when it was published.
        const auto& info = (*generation)->info();
        if (info.taxonomy_version != "test-" + std::to_string(std::stoi(info.id)))
          complain("mixed: " + info.id);
        if ((*generation)->columns().passages() != (*generation)->index().passages())
          complain("counts differ");
        if (const auto texts = (*generation)->passages_of_document(7); !texts)
          complain(texts.error().message);
      }
    });
  for (int i = 2; i <= 12; ++i) publish_again("test-" + std::to_string(i), 1);
  done = true;
  for (auto& reader : readers) reader.join();
  EXPECT_TRUE(problems.empty()) << problems.size() << ": " << problems.front();
  EXPECT_GT(opened, 3);
}

}  // namespace
}  // namespace throughline

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "corpus/store/library.h"
#include "tests/store/random_reading.h"
#include "tests/store/temporary_folder.h"

namespace throughline {
namespace {

using testing::RandomReadings;
using testing::TemporaryFolder;

TEST(WithdrawalOverlay, IsSeenAtTheNextLookEvenWhileAnIngestHoldsTheLock) {
  const TemporaryFolder folder;
  WithdrawalOverlay overlay(folder.path());
  EXPECT_TRUE(overlay.current().value()->empty());  // no library yet
  auto ingest = Library::open(folder.path(), Library::Access::write);
  ASSERT_TRUE(ingest);
  RandomReadings random(1);
  const auto reading = random.next(2);
  ASSERT_TRUE(ingest->record("/in/a.pdf", 1, reading));
  ASSERT_TRUE(ingest->replace_case_assignments({{reading.sha256, "northmoor-t", {"c-1"}, "test"}}));
  EXPECT_TRUE(overlay.current().value()->empty());
  auto curator = Library::open(folder.path(), Library::Access::curate);
  ASSERT_TRUE(curator);
  ASSERT_TRUE(curator->withdraw("northmoor-t", "Asked for by the family.", "m.khan"));
  const auto seen = overlay.current();
  ASSERT_TRUE(seen);
  ASSERT_EQ((*seen)->size(), 1U);
  EXPECT_EQ((*seen)->front().review, "northmoor-t");
  EXPECT_EQ((*seen)->front().reason, "Asked for by the family.");
  EXPECT_EQ((*seen)->front().actor, "m.khan");
  EXPECT_EQ(overlay.current().value().get(), seen->get()) << "unchanged: the same list, not read anew";
  EXPECT_EQ(curator->withdraw("no-such-review", "x", "y").error().code, ErrorCode::not_found);
}

TEST(WithdrawalOverlay, FollowsALibraryThatWasPutBackFromABackup) {
  const TemporaryFolder folder;
  const TemporaryFolder other;
  RandomReadings random(2);
  const auto reading = random.next(1);
  for (const auto* place : {&folder, &other}) {
    auto library = Library::open(place->path(), Library::Access::write);
    ASSERT_TRUE(library->record("/in/a.pdf", 1, reading));
    ASSERT_TRUE(library->replace_case_assignments({{reading.sha256, "northmoor-t", {"c-1"}, "test"}}));
    if (place == &other) {
      ASSERT_TRUE(library->withdraw("northmoor-t", "r", "a"));
    }
  }
  WithdrawalOverlay overlay(folder.path());
  EXPECT_TRUE(overlay.current().value()->empty());
  std::filesystem::rename(other.path() / "library.sqlite", folder.path() / "library.sqlite");
  EXPECT_EQ(overlay.current().value()->size(), 1U);
}

TEST(WithdrawalOverlay, IsSafeFromSeveralThreads) {
  const TemporaryFolder folder;
  auto library = Library::open(folder.path(), Library::Access::write);
  RandomReadings random(3);
  std::vector<Reading> readings;
  for (int i = 0; i < 20; ++i) readings.push_back(random.next(1));
  for (const auto& reading : readings) ASSERT_TRUE(library->record("/in/" + reading.file, 1, reading));
  ASSERT_TRUE(library->replace_case_assignments(testing::one_review_each(readings)));
  WithdrawalOverlay overlay(folder.path());
  std::atomic<bool> done = false;
  std::atomic<bool> shrank = false;
  std::vector<std::thread> readers;
  for (int i = 0; i < 4; ++i)
    readers.emplace_back([&] {
      std::size_t most = 0;
      while (!done) {
        const auto now = overlay.current().value()->size();
        if (now < most) shrank = true;
        most = now;
      }
    });
  for (int i = 0; i < 20; ++i) {
    ASSERT_TRUE(library->withdraw("review-" + std::to_string(i), "r", "a"));
    EXPECT_EQ(overlay.current().value()->size(), static_cast<std::size_t>(i) + 1);
  }
  done = true;
  for (auto& reader : readers) reader.join();
  EXPECT_FALSE(shrank);
}

}  // namespace
}  // namespace throughline

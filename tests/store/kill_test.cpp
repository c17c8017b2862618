// What was acknowledged survives SIGKILL at any moment; what is published is always whole.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <thread>

#include "corpus/model/reading_json.h"
#include "corpus/store/generation.h"
#include "corpus/store/library.h"
#include "tests/store/random_reading.h"
#include "tests/store/temporary_folder.h"

namespace throughline {
namespace {

using testing::RandomReadings;
using testing::TemporaryFolder;

constexpr int kWriterKills = 110;
constexpr int kPublishKills = 34;
constexpr std::size_t kLine = 65;  // a SHA-256 and a line end

/// Runs `work(fd)` in a child process until it has written `bytes` to fd and for `more` after that, kills it,
/// and returns all it wrote. Waiting for what it has done, not for a time, lets the kill fall into its work
/// on any machine.
template <class Work>
std::string output_until_killed(std::size_t bytes, std::chrono::microseconds more, Work work) {
  int ends[2];
  if (::pipe(ends) != 0) return {};
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    work(ends[1]);
    ::_exit(0);
  }
  ::close(ends[1]);
  std::string output;
  char block[4096];
  const auto take = [&] {
    const ssize_t got = ::read(ends[0], block, sizeof block);
    if (got > 0) output.append(block, static_cast<std::size_t>(got));
    return got > 0;
  };
  while (output.size() < bytes && take()) continue;
  std::this_thread::sleep_for(more);
  ::kill(child, SIGKILL);
  while (take()) continue;
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  return output;
}

/// Records readings of one seed until killed; every acknowledgement is the line of its SHA-256.
void record_for_ever(const std::filesystem::path& folder, std::uint32_t seed, int acknowledgements) {
  auto library = Library::open(folder, Library::Access::write);
  if (!library) return;
  RandomReadings random(seed);
  for (int i = 0;; ++i) {
    const auto reading = random.next(3);
    // Every third replaces the file of an earlier one, so that deleting is interrupted too.
    if (!library->record("/in/" + std::to_string(seed) + "/" + std::to_string(i), 1, reading)) return;
    if (i % 3 == 0 && !library->record("/in/again", 2, reading)) return;
    const std::string line = reading.sha256 + "\n";
    if (::write(acknowledgements, line.data(), line.size()) != static_cast<ssize_t>(line.size())) return;
  }
}

TEST(Kill, NoAcknowledgedDocumentIsLostOrHalfThere) {
  const TemporaryFolder folder;
  std::mt19937 random(11);
  std::map<std::string, std::string> acknowledged;  // SHA-256 -> the reading as JSON
  int killed_at_work = 0;
  for (std::uint32_t round = 0; round < kWriterKills; ++round) {
    // None now and then, so that creating and opening the library is interrupted too.
    const std::size_t wanted = random() % 5;
    const std::chrono::microseconds more(random() % 25000);
    const auto output =
        output_until_killed(wanted * kLine, more, [&](int fd) { record_for_ever(folder.path(), round, fd); });
    ASSERT_EQ(output.size() % kLine, 0U);
    const std::size_t count = output.size() / kLine;
    ASSERT_GE(count, wanted) << "the writer ended by itself";
    killed_at_work += count > 0 ? 1 : 0;
    RandomReadings same(round);
    for (std::size_t i = 0; i < count; ++i) {
      const auto reading = same.next(3);
      ASSERT_EQ(output.substr(i * kLine, kLine - 1), reading.sha256);
      acknowledged.emplace(reading.sha256, dump(reading_to_json(reading)));
    }
    const auto library = Library::open(folder.path(), Library::Access::write);
    ASSERT_TRUE(library) << library.error().message;
    RandomReadings once_more(round);
    for (std::size_t i = 0; i < count; ++i) {
      const auto back = library->reading(once_more.next(3).sha256);
      ASSERT_TRUE(back) << "round " << round << ": " << back.error().message;
      ASSERT_EQ(dump(reading_to_json(*back)), acknowledged.at(back->sha256));
    }
  }
  const auto library = Library::open(folder.path(), Library::Access::read);
  ASSERT_TRUE(library);
  for (const auto& [sum, json] : acknowledged) ASSERT_EQ(dump(reading_to_json(*library->reading(sum))), json);
  const auto problems = library->verify();
  ASSERT_TRUE(problems);
  EXPECT_TRUE(problems->empty()) << problems->front();
  EXPECT_GT(killed_at_work, kWriterKills / 2);
  std::printf("%zu documents acknowledged, %d of %d kills at work\n", acknowledged.size(), killed_at_work,
              kWriterKills);
}

TEST(Kill, TheCurrentGenerationIsAlwaysWholeAndTheNextPublishSucceeds) {
  const TemporaryFolder folder;
  {
    auto library = Library::open(folder.path(), Library::Access::write);
    ASSERT_TRUE(library);
    RandomReadings random(1);
    std::vector<Reading> readings;
    for (int i = 0; i < 10; ++i) readings.push_back(random.next(10));
    for (const auto& reading : readings) ASSERT_TRUE(library->record("/in/" + reading.file, 1, reading));
    ASSERT_TRUE(library->replace_case_assignments(testing::one_review_each(readings)));
  }
  const auto library = Library::open(folder.path(), Library::Access::read);
  ASSERT_TRUE(library);
  auto options = testing::random_publish_options();
  options.keep = 2;
  const auto stamp = publish(folder.path(), *library, options)->content_stamp;
  std::mt19937 random(12);
  int leftovers = 0;
  for (int round = 0; round < kPublishKills; ++round) {
    // Publishing tells its progress: a step a document, then indexing and checking, here one byte each.
    const std::size_t steps = random() % 14;
    const std::chrono::microseconds more(random() % (steps < 11 ? 3000 : 200000));
    output_until_killed(steps, more, [&](int fd) {
      auto told = options;
      told.progress = [fd](std::string_view, std::size_t, std::size_t) { (void)!::write(fd, "+", 1); };
      const auto own = Library::open(folder.path(), Library::Access::read);
      if (own) (void)publish(folder.path(), *own, told);
    });
    for (const auto& entry : std::filesystem::directory_iterator(folder.path() / "generations"))
      if (entry.path().extension() == ".tmp") ++leftovers;
    const auto current = Generation::open_current(folder.path(), true);
    ASSERT_TRUE(current) << "round " << round << ": " << current.error().message;
    EXPECT_EQ((*current)->info().content_stamp, stamp);
    const auto problems = (*current)->verify();
    ASSERT_TRUE(problems && problems->empty()) << "round " << round;
    if (round % 4 != 0) continue;  // often enough a kill meets the leftovers of another kill
    const auto next = publish(folder.path(), *library, options);
    ASSERT_TRUE(next) << "round " << round << ": " << next.error().message;
    EXPECT_EQ(next->content_stamp, stamp);
    EXPECT_EQ(Generation::current_id(folder.path()), next->id);
    for (const auto& entry : std::filesystem::directory_iterator(folder.path() / "generations"))
      EXPECT_NE(entry.path().extension(), ".tmp");
  }
  EXPECT_GT(leftovers, 3) << "the kills must fall while it builds";
  std::printf("%d half-built generations were left by %d kills\n", leftovers, kPublishKills);
}

}  // namespace
}  // namespace throughline

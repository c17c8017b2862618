// A worker taken over by a document can do what it likes; the parent ends it and says so, and reads the next
// one.
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "tests/indexer/extract/fixtures.h"

namespace throughline::test {
namespace {

ExtractResult ordered(const std::string& order, Settings settings = {},
                      Confinement strongest = Confinement::bwrap) {
  const TempFolder folder;
  ExtractOptions options;
  options.worker = program("throughline-hostile-worker");
  options.strongest = strongest;
  return extract_file(folder.file("order.pdf", order), settings, options);
}

struct Misdeed {
  const char* order;
  Outcome outcome;
  const char* reason;  ///< part of it
};

TEST(HostileWorker, EveryMisdeedHasItsOutcome) {
  Settings settings;
  settings.set(Setting::extract_output_mb, 4);
  settings.set(Setting::extract_memory_mb, 256);
  const Misdeed misdeeds[] = {
      {"silent", Outcome::crash, "before it had told everything"},
      {"status", Outcome::crash, "status 3"},
      {"hang", Outcome::timeout, "longer than"},
      {"abandon", Outcome::timeout, "longer than"},
      {"die", Outcome::crash, "signal 11"},
      {"processor", Outcome::timeout, "computing"},
      {"memory", Outcome::memory, "256 MB"},
      {"cut", Outcome::crash, "before it had told everything"},
      {"order", Outcome::crash, "order"},
      {"nan", Outcome::crash, "coordinate"},
      {"noise", Outcome::crash, "protocol"},
      {"flood", Outcome::crash, "warnings"},
      {"endless record", Outcome::too_large, "extract_output_mb"},
  };
  for (const auto& misdeed : misdeeds) {
    SCOPED_TRACE(misdeed.order);
    // Only a hanging worker is to meet the clock; the others may be slow on a busy machine.
    settings.set(Setting::extract_wall_seconds, misdeed.outcome == Outcome::timeout ? 2 : 30);
    const auto extraction = ordered(misdeed.order, settings).extraction;
    EXPECT_EQ(id(extraction.outcome), id(misdeed.outcome)) << extraction.reason;
    EXPECT_NE(extraction.reason.find(misdeed.reason), std::string::npos) << extraction.reason;
    EXPECT_TRUE(extraction.page_words.empty()) << "nothing is kept of what a liar said";
  }
}

TEST(HostileWorker, CanReachNothingInAnyBox) {
  for (const auto strongest : {Confinement::bwrap, Confinement::namespaces, Confinement::self}) {
    SCOPED_TRACE(static_cast<int>(strongest));
    const auto extraction = ordered("look", {}, strongest).extraction;
    ASSERT_FALSE(extraction.warnings.empty()) << extraction.reason;
    if (extraction.sandbox == "none") GTEST_SKIP() << "this machine has neither namespaces nor Landlock";
    EXPECT_EQ(extraction.warnings.front(), "file=no write=no network=no fork=no exec=no");
  }
}

TEST(HostileWorker, StopsWhenToldTo) {
  const TempFolder folder;
  std::atomic<bool> stop = false;
  ExtractOptions options;
  options.worker = program("throughline-hostile-worker");
  options.stop = &stop;
  const auto file = folder.file("order.pdf", "hang");
  std::thread later([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    stop = true;
  });
  const auto result = extract_file(file, {}, options);
  later.join();
  EXPECT_TRUE(result.stopped);
}

TEST(Worker, ThatIsNotThereIsSaidSo) {
  const TempFolder folder;
  ExtractOptions options;
  options.worker = folder.path() / "nothing";
  const auto extraction = extract_file(folder.file("a.txt", "Words."), {}, options).extraction;
  EXPECT_EQ(id(extraction.outcome), "crash");
  EXPECT_FALSE(extraction.reason.empty());
}

TEST(Worker, ReadsInEveryBoxAndNamesIt) {
  struct Case {
    Confinement strongest;
    std::vector<std::string> names;
  };
  const Case cases[] = {{Confinement::bwrap, {"bwrap", "namespace", "landlock", "none"}},
                        {Confinement::namespaces, {"namespace", "landlock", "none"}},
                        {Confinement::self, {"landlock", "none"}}};
  for (const auto& c : cases) {
    const auto extraction =
        extracted("a.pdf", pdf_of_pages({lines_of_text({"Words in a box, enough of them to count."})}), {},
                  c.strongest);
    SCOPED_TRACE(extraction.sandbox);
    EXPECT_EQ(id(extraction.outcome), "ok") << extraction.reason;
    EXPECT_NE(std::find(c.names.begin(), c.names.end(), extraction.sandbox), c.names.end());
    EXPECT_EQ(extraction.sandbox == "bwrap", extraction.warnings.empty()) << "a weaker box is said";
  }
}

}  // namespace
}  // namespace throughline::test

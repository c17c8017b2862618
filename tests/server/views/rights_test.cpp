// What each level of visibility shows on page, JSON, CSV and feed: none of them may show more than another.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "server/views/routes.h"
#include "tests/server/views/desk.h"

namespace throughline::testing {
namespace {

/// Every form in which words of a review could leave the server.
std::vector<std::string> every_address(const std::string& slug) {
  return {"/review/" + slug,
          "/review/" + slug + "?q=alpha1",
          "/review/" + slug + "?p=p-1",
          "/review/" + slug + "?p=p-2",
          "/review/" + slug + ".json",
          "/review/" + slug + ".json?q=alpha1",
          "/review/" + slug + ".json?p=p-1",
          "/review/" + slug + ".json?p=p-2",
          "/search?q=alpha1",
          "/search.json?q=alpha1",
          "/search.csv?q=alpha1",
          "/search.atom?q=alpha1",
          "/search.json?review=" + slug,
          "/search.csv?review=" + slug,
          "/search.json?q=beta1+alpha1",
          "/recommendations",
          "/recommendations.csv",
          "/theme/neglect",
          "/theme/neglect.json",
          "/"};
}

std::string everything(const Desk& desk, const std::string& slug) {
  std::string all;
  for (const auto& address : every_address(slug)) all += desk.get(address).body + "\n";
  return all;
}

bool holds(const std::string& text, const std::string& word) {
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const auto after = at + word.size();
    if (after >= text.size() || text[after] < '0' || text[after] > '9') return true;
  }
  return false;
}

Paper only(const std::string& slug) {
  for (auto& one : mixed_papers())
    if (one.review == slug) return one;
  ADD_FAILURE() << slug;
  return {};
}

TEST(Rights, FullShowsEverything) {
  const Desk desk({only("northmoor-child-a-2019")});
  const auto page = desk.get("/review/northmoor-child-a-2019").body;
  EXPECT_NE(page.find("open question"), std::string::npos);
  EXPECT_NE(page.find("The board should train its staff."), std::string::npos);
  EXPECT_NE(page.find("https://board.example/child-a.pdf#page=2"), std::string::npos);
}

TEST(Rights, PassagesShowsWholePassagesButOnlyThoseAskedFor) {
  const Desk desk({only("passages-review")});
  EXPECT_FALSE(holds(desk.get("/review/passages-review").body, "alpha1"));
  EXPECT_FALSE(holds(desk.get("/review/passages-review.json").body, "alpha1"));
  const auto asked = desk.get("/review/passages-review?p=p-1").body;
  EXPECT_TRUE(holds(asked, "alpha80"));
  EXPECT_FALSE(holds(asked, "beta1"));
  const auto found = desk.get("/review/passages-review?q=alpha1").body;
  EXPECT_TRUE(found.find("<mark>alpha1</mark>") != std::string::npos);
  EXPECT_FALSE(holds(found, "beta1"));
}

TEST(Rights, ExtractNeverShowsMoreThanSixtyWordsAnywhere) {
  const Desk desk({only("extract-review")});
  const auto all = everything(desk, "extract-review");
  EXPECT_TRUE(holds(desk.get("/search.json?q=alpha1").body, "alpha1")) << "an extract of the hit is allowed";
  for (const char* word : {"alpha61", "alpha80", "beta61", "beta80", "advice61", "advice80"})
    EXPECT_FALSE(holds(all, word)) << word;
  EXPECT_NE(all.find("https://board.example/extract-review.pdf"), std::string::npos);
}

TEST(Rights, RecordShowsMetadataAndNoWords) {
  const Desk desk({only("record-review")});
  const auto all = everything(desk, "record-review");
  for (const char* word : {"alpha1", "alpha2", "beta1", "advice1"})
    EXPECT_FALSE(all.find(std::string(word) + " ") != std::string::npos &&
                 holds(all, std::string(word) + " alpha2"))
        << word;
  EXPECT_FALSE(holds(all, "alpha2"));
  EXPECT_FALSE(holds(all, "beta1 beta2"));
  EXPECT_FALSE(holds(all, "advice2"));
  EXPECT_EQ(desk.get("/review/record-review").status, 200);
  EXPECT_NE(desk.get("/review/record-review").body.find("Review record-review"), std::string::npos);
}

TEST(Rights, BoardOnlyIsNowhere) {
  const Desk desk({only("board-only-review"), only("northmoor-child-a-2019")});
  EXPECT_EQ(desk.get("/review/board-only-review").status, 404);
  const auto all = everything(desk, "board-only-review");
  EXPECT_FALSE(holds(all, "alpha2"));
  EXPECT_EQ(all.find("Review board-only-review"), std::string::npos);
}

TEST(Rights, AfterItsLastDayOnlyTheRecordRemains) {
  const Desk before({only("expired-review")}, "2026-11-10");
  EXPECT_TRUE(holds(before.get("/review/expired-review").body, "alpha80"));
  const Desk after({only("expired-review")}, "2026-11-11");
  EXPECT_FALSE(holds(everything(after, "expired-review"), "alpha2"));
  EXPECT_EQ(after.get("/review/expired-review").status, 200);
}

TEST(Rights, WithdrawnIsGoneAtOnceFromEverywhereWithItsReason) {
  Desk desk(mixed_papers());
  const auto before = desk.get("/themes");
  std::string tag;
  for (const auto& [name, value] : before.headers)
    if (name == "ETag") tag = value;
  ASSERT_EQ(desk.get("/review/northmoor-child-a-2019").status, 200);
  desk.withdraw("northmoor-child-a-2019", "The family asked for it.");
  const auto page = desk.get("/review/northmoor-child-a-2019");
  EXPECT_EQ(page.status, 410);
  EXPECT_NE(page.body.find("The family asked for it."), std::string::npos);
  EXPECT_EQ(desk.get("/review/northmoor-child-a-2019.json").status, 410);
  const auto all = everything(desk, "northmoor-child-a-2019") + desk.get("/search.csv?q=curiosity").body +
                   desk.get("/search.json?q=curiosity").body +
                   desk.get("/theme/professional-curiosity").body + desk.get("/boards").body +
                   desk.get("/coverage").body;
  EXPECT_EQ(all.find("open question"), std::string::npos);
  EXPECT_EQ(all.find("Child A"), std::string::npos);
  EXPECT_EQ(all.find("train its staff"), std::string::npos);
  EXPECT_EQ(desk.get("/themes", {{"if-none-match", tag}}).status, 200)
      << "a kept page must not survive a withdrawal";
}

}  // namespace
}  // namespace throughline::testing

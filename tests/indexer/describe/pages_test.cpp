// Title pages, labelled lines and sentences with dates, in the house styles that boards use.
#include <gtest/gtest.h>

#include "tests/indexer/describe/page_cases.h"

namespace throughline {
namespace {

void read_pages(const std::string& file) {
  const auto cases = test::page_cases(file);
  ASSERT_FALSE(cases.empty());
  for (const auto& one : cases) {
    SCOPED_TRACE(one.name);
    const auto reading = test::described(one.document);
    for (const auto& [key, value] : one.want) EXPECT_EQ(test::given(reading, key), value) << key;
  }
}

TEST(TitlePages, OfReviewsOfChildrenAreRead) {
  read_pages("child.txt");
}
TEST(TitlePages, OfReviewsOfAdultsAreRead) {
  read_pages("adult.txt");
}

std::map<std::string, std::string> wanted_dates(const std::string& text) {
  std::map<std::string, std::string> want;
  for (const auto pair : split(text, ' ')) {
    const auto equals = pair.find('=');
    if (equals != std::string_view::npos)
      want[std::string(pair.substr(0, equals))] = std::string(pair.substr(equals + 1));
  }
  return want;
}

TEST(DatesOfSentences, HaveTheirOwnRoleAndNoOther) {
  std::ifstream in(std::filesystem::path(THROUGHLINE_SOURCE_DIR) / "tests/indexer/describe/pages/dates.txt");
  int cases = 0;
  for (std::string line; std::getline(in, line);) {
    const auto arrow = line.find(" =>");
    if (line.empty() || line[0] == '#' || arrow == std::string::npos) continue;
    SCOPED_TRACE(line);
    ++cases;
    const auto colon = line.find(": ");
    StructuredDocument document;
    document.front.push_back({1, 20, true, "Serious Case Review"});
    test::add_passage(document, line.substr(0, colon), line.substr(colon + 2, arrow - colon - 2), 2);
    const auto reading = test::described(document);
    const auto want = wanted_dates(line.substr(arrow + 3));
    for (const auto& [role, label] : kReviewDates) {
      const auto found = want.find(std::string(role));
      EXPECT_EQ(test::date_of(reading, std::string(role)), found == want.end() ? "" : found->second) << role;
    }
  }
  EXPECT_GT(cases, 100);
}

}  // namespace
}  // namespace throughline

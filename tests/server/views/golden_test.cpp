// Whole answers against files of tests/golden. THROUGHLINE_UPDATE_GOLDEN=1 writes them: read the difference
// before you commit it. The name of the generation is masked: it is the content's sum.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <regex>
#include <sstream>

#include "server/views/routes.h"
#include "tests/server/views/desk.h"

namespace throughline::testing {
namespace {

struct Case {
  std::string file;
  std::string target;
};

std::string masked(const std::string& body) {
  static const std::regex generation("000001-[0-9a-f]{16}");
  static const std::regex assets("/assets/([a-z]+)-[0-9a-f]{12}");
  static const std::regex asset_lines("<(link rel=\"(stylesheet|icon)\"|script )[^\n]*\n");
  return std::regex_replace(
      std::regex_replace(std::regex_replace(body, generation, "GENERATION"), assets, "/assets/$1"),
      asset_lines, "");
}

TEST(Golden, AnswersAreAsTheyWere) {
  const Desk desk(mixed_papers());
  for (const Case& one : {Case{"review.html", "/review/northmoor-child-a-2019?q=curiosity&p=p-1"},
                          Case{"review-extract.json", "/review/extract-review.json?q=alpha1"},
                          Case{"themes.csv", "/themes.csv"}, Case{"theme.json", "/theme/neglect.json"},
                          Case{"error.json", "/search.json?q=nofield:x"}}) {
    SCOPED_TRACE(one.file);
    const auto path = std::string(THROUGHLINE_SOURCE_DIR) + "/tests/golden/" + one.file;
    const auto body = masked(desk.get(one.target).body);
    if (std::getenv("THROUGHLINE_UPDATE_GOLDEN") != nullptr) {
      std::ofstream(path, std::ios::binary) << body;
      continue;
    }
    std::ifstream in(path, std::ios::binary);
    std::ostringstream wanted;
    wanted << in.rdbuf();
    EXPECT_EQ(body, wanted.str()) << "THROUGHLINE_UPDATE_GOLDEN=1 views_test writes it anew";
  }
}

}  // namespace
}  // namespace throughline::testing

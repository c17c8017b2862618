// docs/api.md lists every address that the route table has, as the table says it. THROUGHLINE_UPDATE_DOCS=1
// writes it.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include "server/views/routes.h"

namespace throughline {
namespace {

std::string table() {
  std::string text = "| address | gives | form |\n|---|---|---|\n";
  for (const auto& route : routes())
    text +=
        fmt::format("| `{}` | {} | {} |\n", route.path, route.summary,
                    route.content_type.empty() ? "CSS, JavaScript or SVG"
                                               : route.content_type.substr(0, route.content_type.find(';')));
  return text;
}

TEST(ApiDocument, HasEveryRoute) {
  const auto path = std::string(THROUGHLINE_SOURCE_DIR) + "/docs/api.md";
  std::ifstream in(path);
  std::ostringstream read;
  read << in.rdbuf();
  std::string text = read.str();
  const std::string begin = "<!-- routes -->\n";
  const auto from = text.find(begin);
  const auto to = text.find("<!-- /routes -->");
  ASSERT_NE(from, std::string::npos);
  ASSERT_NE(to, std::string::npos);
  const auto start = from + begin.size();
  if (std::getenv("THROUGHLINE_UPDATE_DOCS") != nullptr) {
    text.replace(start, to - start, table());
    std::ofstream(path) << text;
    return;
  }
  EXPECT_EQ(text.substr(start, to - start), table()) << "THROUGHLINE_UPDATE_DOCS=1 views_test writes it anew";
}

TEST(Routes, HaveUniqueNamesAndPathsThatAreFoundFirst) {
  std::set<std::string_view> names;
  for (const auto& route : routes()) {
    EXPECT_TRUE(names.insert(route.name).second) << route.name;
    EXPECT_FALSE(route.summary.empty());
    std::string path(route.path);
    if (const auto open = path.find('{'); open != std::string::npos)
      path.replace(open, path.find('}') - open + 1, "x");
    ASSERT_NE(route_of(path), nullptr) << path;
    EXPECT_EQ(route_of(path)->path, route.path) << "another route takes " << path;
  }
}

TEST(Routes, TakeOnePartOfAPathAndNoMore) {
  EXPECT_EQ(path_value("/review/a.json", "/review/{slug}.json"), "a");
  EXPECT_EQ(path_value("/review/a/b", "/review/{slug}"), "");
  EXPECT_EQ(path_value("/review/", "/review/{slug}"), "");
  EXPECT_EQ(path_value("/themes", "/themes"), "/themes");
  EXPECT_EQ(route_of("/review/" + std::string(600, 'a')), nullptr);
}

}  // namespace
}  // namespace throughline

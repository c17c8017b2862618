// The documentation's tables are those of the code. THROUGHLINE_UPDATE_DOCS=1 writes them.
#include <gtest/gtest.h>

#include <cstdlib>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "docs_tables.h"

namespace {

namespace fs = std::filesystem;
const fs::path kDocs = fs::path(THROUGHLINE_SOURCE_DIR) / "docs";

std::string content(const fs::path& path) {
  std::ifstream in(path);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

class DocsAreComplete : public testing::TestWithParam<DocsTable> {};

TEST_P(DocsAreComplete, AndSayWhatTheCodeSays) {
  const auto& table = GetParam();
  const auto begin = "<!-- " + table.name + " -->\n";
  const auto end = "<!-- /" + table.name + " -->";
  auto text = content(kDocs / table.file);
  const auto from = text.find(begin);
  const auto to = text.find(end);
  ASSERT_NE(from, std::string::npos) << "docs/" << table.file << " has no " << begin;
  ASSERT_NE(to, std::string::npos) << "docs/" << table.file << " has no " << end;
  const auto inside = text.substr(from + begin.size(), to - from - begin.size());
  if (std::getenv("THROUGHLINE_UPDATE_DOCS") != nullptr && inside != table.text) {
    text.replace(from + begin.size(), inside.size(), table.text);
    std::ofstream(kDocs / table.file) << text;
    return;
  }
  EXPECT_EQ(inside, table.text) << "run THROUGHLINE_UPDATE_DOCS=1 rules_test and commit docs/" << table.file;
}

INSTANTIATE_TEST_SUITE_P(Tables, DocsAreComplete, testing::ValuesIn(docs_tables()),
                         [](const auto& table) { return table.param.name; });

}  // namespace

// Rules of taste that a machine can check: names that say nothing, paths that exist on one machine only, stray markers.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
const fs::path kRoot = THROUGHLINE_SOURCE_DIR;

template <class Visit>
void for_each_line(const std::vector<std::string>& folders, const std::vector<std::string>& suffixes, Visit visit) {
  for (const auto& folder : folders) {
    if (!fs::exists(kRoot / folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(kRoot / folder)) {
      const auto path = entry.path().string();
      if (path.find("node_modules") != std::string::npos || path.find("/dist/") != std::string::npos) continue;
      if (std::ranges::find(suffixes, entry.path().extension().string()) == suffixes.end()) continue;
      std::ifstream in(entry.path());
      int number = 0;
      for (std::string line; std::getline(in, line);) visit(entry.path(), ++number, line);
    }
  }
}

TEST(Words, NoNamesThatSayNothing) {
  static const std::regex empty_names(R"((class|struct)\s+\w*(Manager|Helper|Utils|Util)\b)");
  for_each_line({"corpus", "taxonomy", "indexer", "server"}, {".h", ".cpp"}, [](const fs::path& file, int line, const std::string& text) {
    EXPECT_FALSE(std::regex_search(text, empty_names)) << file << ":" << line;
  });
}

TEST(Words, UnescapedTemplateValuesAreNamedSo) {
  static const std::regex raw(R"(\{\{\{\s*([a-z_.]+)\s*\}\}\}|\{\{&\s*([a-z_.]+)\s*\}\})");
  for_each_line({"web/templates"}, {".mustache"}, [](const fs::path& file, int line, const std::string& text) {
    for (auto at = std::sregex_iterator(text.begin(), text.end(), raw); at != std::sregex_iterator(); ++at) {
      const std::string name = (*at)[1].matched ? (*at)[1] : (*at)[2];
      EXPECT_TRUE(name.ends_with("_html")) << file << ":" << line << ": {{{" << name << "}}}";
    }
  });
}

TEST(Words, PagesHoldNoInlineScriptOrStyle) {
  static const std::regex inline_code(R"(<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon(click|load|submit|change|error)=|javascript:)");
  for_each_line({"web/templates"}, {".mustache"}, [](const fs::path& file, int line, const std::string& text) {
    EXPECT_FALSE(std::regex_search(text, inline_code)) << file << ":" << line;
  });
}

}  // namespace

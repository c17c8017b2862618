// The arrows of the house (ARCHITECTURE.md) hold: no file includes what its folder may not know.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
const fs::path kRoot = THROUGHLINE_SOURCE_DIR;

/// Folder -> folders it may include, itself always.
const std::map<std::string, std::set<std::string>> kMayInclude = {
    {"corpus/base", {}},
    {"corpus/text", {"corpus/base"}},
    {"corpus/statistics", {"corpus/base"}},
    {"corpus/model", {"corpus/base", "corpus/text"}},
    {"corpus/store", {"corpus/base", "corpus/text", "corpus/statistics", "corpus/model"}},
    {"taxonomy", {"corpus/base", "corpus/text", "corpus/statistics", "corpus/model"}},
    {"indexer/extract", {"corpus/base", "corpus/text", "corpus/model"}},
    {"indexer/structure", {"corpus/base", "corpus/text", "corpus/model", "indexer/extract"}},
    {"indexer/describe", {"corpus/base", "corpus/text", "corpus/model", "indexer/structure", "indexer/extract"}},
    {"indexer/pipeline", {"corpus/base", "corpus/text", "corpus/model", "corpus/store", "taxonomy", "indexer/extract", "indexer/structure", "indexer/describe"}},
    {"indexer/cli", {"corpus/base", "corpus/text", "corpus/model", "corpus/store", "taxonomy", "indexer/extract", "indexer/structure", "indexer/describe", "indexer/pipeline"}},
    {"server/query", {"corpus/base", "corpus/text", "corpus/statistics", "corpus/model", "corpus/store", "taxonomy"}},
    {"server/search", {"corpus/base", "corpus/text", "corpus/statistics", "corpus/model", "corpus/store", "taxonomy", "server/query"}},
    {"server/analysis", {"corpus/base", "corpus/text", "corpus/statistics", "corpus/model", "corpus/store", "taxonomy", "server/query", "server/search"}},
    // message.h is the handlers' own request and response; it knows nothing of HTTP libraries.
    {"server/views", {"corpus/base", "corpus/text", "corpus/statistics", "corpus/model", "corpus/store", "taxonomy", "server/query", "server/search", "server/analysis", "server/http/message.h"}},
    {"server/http", {"corpus/base", "corpus/text", "corpus/model"}},
    {"server/report", {"corpus/base", "corpus/text", "corpus/statistics", "corpus/model", "corpus/store", "taxonomy", "server/query", "server/search", "server/analysis"}},
    {"server/app", {"corpus/base", "corpus/text", "corpus/statistics", "corpus/model", "corpus/store", "taxonomy", "server/query", "server/search", "server/analysis", "server/views", "server/http"}},
};

/// A vendor's header -> the one folder that may include it.
const std::vector<std::pair<std::regex, std::vector<std::string>>> kVendors = {
    {std::regex("xapian\\.h"), {"corpus/store"}},
    {std::regex("sqlite3\\.h"), {"corpus/store"}},
    {std::regex("httplib\\.h"), {"server/http"}},
    {std::regex("poppler/.*"), {"indexer/extract/worker"}},
    {std::regex("gumbo\\.h|zip\\.h|pugixml\\.hpp|uchardet/.*|magic\\.h"), {"indexer/extract/worker"}},
    {std::regex("mustache\\.hpp|kainjow/.*"), {"server/views"}},
};

std::vector<fs::path> sources() {
  std::vector<fs::path> files;
  for (const auto* top : {"corpus", "taxonomy", "indexer", "server"})
    for (const auto& entry : fs::recursive_directory_iterator(kRoot / top))
      if (entry.path().extension() == ".cpp" || entry.path().extension() == ".h") files.push_back(entry.path());
  return files;
}

std::string folder_of(const std::string& path) {
  std::string best;
  for (const auto& [folder, allowed] : kMayInclude)
    if (path.starts_with(folder + "/") && folder.size() > best.size()) best = folder;
  return best;
}

std::vector<std::string> includes_of(const fs::path& file) {
  static const std::regex pattern(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
  std::vector<std::string> found;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);)
    if (std::smatch match; std::regex_search(line, match, pattern)) found.push_back(match[1]);
  return found;
}

TEST(Includes, FollowTheArrowsOfTheHouse) {
  for (const auto& file : sources()) {
    const auto path = fs::relative(file, kRoot).string();
    const auto folder = folder_of(path);
    if (folder.empty()) {
      ADD_FAILURE_AT(path.c_str(), 1) << path << " lies in a folder that tests/rules does not know";
      continue;
    }
    for (const auto& header : includes_of(file)) {
      const auto target = folder_of(header);
      if (target.empty() || target == folder) continue;
      const auto& allowed = kMayInclude.at(folder);
      EXPECT_TRUE(allowed.contains(target) || allowed.contains(header)) << path << " may not include " << header;
    }
  }
}

TEST(Includes, VendorsStayInTheirFolders) {
  for (const auto& file : sources()) {
    const auto path = fs::relative(file, kRoot).string();
    for (const auto& header : includes_of(file))
      for (const auto& [pattern, folders] : kVendors)
        if (std::regex_match(header, pattern)) {
          EXPECT_TRUE(std::ranges::any_of(folders, [&](const auto& folder) { return path.starts_with(folder + "/"); }))
              << path << " includes " << header;
        }
  }
}

TEST(Includes, PublicHeadersOfTheStoreShowNoVendor) {
  for (const auto* name : {"library.h", "generation.h", "search_index.h", "columns.h", "bitset.h"})
    for (const auto& header : includes_of(kRoot / "corpus/store" / name)) {
      EXPECT_NE(header, "xapian.h") << name;
      EXPECT_NE(header, "sqlite3.h") << name;
    }
}

TEST(Includes, TheServerLinksNoDocumentParser) {
  for (const auto& file : sources()) {
    const auto path = fs::relative(file, kRoot).string();
    if (!path.starts_with("server/")) continue;
    for (const auto& header : includes_of(file)) EXPECT_FALSE(header.starts_with("indexer/")) << path;
  }
}

}  // namespace

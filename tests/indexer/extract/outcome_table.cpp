// throughline-outcomes FILE|FOLDER...: reads each file with the worker beside this program and prints one
// line a file: outcome, seconds, highest resident memory of any process that read it, pages, words or blocks,
// name, reason. Exit status 1 when a file had to be ended late or took more memory than its limit.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <vector>

#include "indexer/extract/extract.h"

namespace {

using namespace throughline;

int report(const std::filesystem::path& file) {
  const Settings settings;
  const auto begin = std::chrono::steady_clock::now();
  const auto result = extract_file(file, settings, {});
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  const auto& extraction = result.extraction;
  std::size_t parts = extraction.blocks.size();
  for (const auto& page : extraction.page_words) parts += page.words.size();
  fmt::print("{:17}{:7.2f} s {:6} MB {:5} pages {:4} ocr {:7} {:9} {:40} {}\n", id(extraction.outcome),
             seconds, result.peak_memory_mb, extraction.pages, extraction.ocr_pages, parts,
             extraction.sandbox, file.filename().string(), extraction.reason);
  for (const auto& warning : extraction.warnings) fmt::print("    warning: {}\n", warning);
  std::fflush(stdout);
  const bool within = seconds < 60 && result.peak_memory_mb <= 1024;
  return within ? 0 : 1;
}

std::vector<std::filesystem::path> files_of(int argc, char** argv) {
  std::vector<std::filesystem::path> files;
  for (int i = 1; i < argc; ++i) {
    if (!std::filesystem::is_directory(argv[i])) {
      files.emplace_back(argv[i]);
      continue;
    }
    for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i]))
      if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

int main(int argc, char** argv) {
  int status = 0;
  for (const auto& file : files_of(argc, argv)) status |= report(file);
  return status;
}

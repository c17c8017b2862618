// Reads the annotated sources of tests/truth/source (format: tests/truth/README.md) as labelled passages.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "corpus/model/reading.h"

namespace throughline {

struct TruthLabel {
  std::string theme;
  Polarity polarity = Polarity::concern;
  std::vector<std::string> lens;
};

struct TruthPassage {
  std::string document;
  std::string number;
  std::string text;
  SectionRole role = SectionRole::facts;
  std::vector<std::string> heading_path;
  std::vector<TruthLabel> labels;
};

/// Title lines, tables and footnotes are left out: no theme is labelled on them.
std::vector<TruthPassage> read_truth(const std::filesystem::path& source);
/// All sources of a folder, in the order of their names.
std::vector<TruthPassage> read_all_truth(const std::filesystem::path& folder);

}  // namespace throughline

// Passages coded with themes by people: the batches of taxonomy/training, the labelled sample documents
// (tests/truth), and sets given as JSON.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/result.h"
#include "corpus/model/reading.h"

namespace throughline {

struct CodedTheme {
  std::string theme;
  Polarity polarity = Polarity::concern;
  std::vector<std::string> lens;
};

struct CodedPassage {
  std::string source;  ///< the batch or the case: never split between training and judging
  std::string text;
  std::optional<SectionRole> role;
  std::vector<std::string> heading_path;
  std::vector<CodedTheme> themes;
};

/// Blocks "@ role | theme polarity [lens,lens]; ... | near-miss themes" and the text on the next line.
Result<std::vector<CodedPassage>> parse_batch(std::string_view text, const std::string& source);

/// Every *.txt of a folder, in the order of names.
Result<std::vector<CodedPassage>> read_batches(const std::filesystem::path& folder);

/// The labelled documents of a folder: objects with "case" and "passages". Other JSON files are passed over.
Result<std::vector<CodedPassage>> read_labelled_documents(const std::filesystem::path& folder);

/// A list of {"text", "role", "heading", "tags": [{"theme", "polarity"}]}.
Result<std::vector<CodedPassage>> read_coded_set(const std::filesystem::path& file);

}  // namespace throughline

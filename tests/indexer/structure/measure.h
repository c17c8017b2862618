// Compares what structure() made of a sample document with its labels (tests/truth): the same text, number
// and page? the same role? running headers left in the text?
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "indexer/structure/structure.h"

namespace throughline::testing {

struct Score {
  int paragraphs = 0;  ///< labelled passages apart from title pages
  int exact = 0;       ///< text, number and page all right
  int text_right = 0;  ///< text right, wherever it stands
  int close = 0;       ///< text right but for a few letters, as text recognition leaves it
  int fronts = 0;      ///< labelled lines of title pages
  int fronts_right = 0;
  int roles = 0;  ///< passages whose text was found
  int roles_right = 0;
  int leftovers = 0;                ///< passages that hold running headers or footers
  std::vector<std::string> misses;  ///< one line each, for people

  double exact_share() const { return paragraphs == 0 ? 1 : static_cast<double>(exact) / paragraphs; }
  double role_share() const { return roles == 0 ? 1 : static_cast<double>(roles_right) / roles; }
};

/// `truth`: tests/truth/SLUG.json; the running texts are taken from the source beside it.
Score measure(const StructuredDocument& document, const std::filesystem::path& truth);

/// Runs the extractor beside the test programs, without recognition of images unless asked.
Extraction extracted(const std::filesystem::path& file);

}  // namespace throughline::testing

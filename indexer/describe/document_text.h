// A structured document prepared for reading: each passage with its words, the lines of its front pages, its
// tables. Borrowed views only; lives as long as describe() runs. Internal to indexer/describe.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/model/reading.h"
#include "corpus/model/words.h"
#include "indexer/structure/structure.h"

namespace throughline::describing {

struct PassageText {
  const Passage* passage = nullptr;
  WordStream words;

  std::string_view text() const { return passage->text; }
  /// The bytes of a range of words.
  std::string_view between(std::uint32_t from, std::uint32_t to) const;
  std::string_view sentence(std::uint32_t index) const;
  /// Evidence for a range of words; its text is the sentence around it, cut when long.
  Evidence evidence(std::uint32_t from, std::uint32_t to) const;
};

struct DocumentText {
  const StructuredDocument* document = nullptr;
  std::vector<PassageText> passages;
  std::vector<FrontLine> front;  ///< trimmed, empty lines dropped
  std::vector<std::size_t>
      narrative;  ///< passages that tell the case: facts first, then the rest that may hold facts

  /// Passages at most this far into the story are its introduction.
  static constexpr std::size_t kIntroduction = 10;
};

DocumentText document_text(const StructuredDocument& document);

bool has_role(const Passage& passage, std::initializer_list<SectionRole> roles);

/// "[REDACTED]" and the other ways in which redaction is shown.
bool is_redaction(std::string_view folded_word);

}  // namespace throughline::describing

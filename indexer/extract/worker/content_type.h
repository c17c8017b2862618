// What a file is, by its content. The suffix never decides; it only words the warning or the refusal.
#pragma once

#include <string>
#include <string_view>

#include "indexer/extract/worker/verdict.h"

namespace throughline::worker {

enum class ContentType { pdf, docx, odt, html, text, other };

struct Identified {
  ContentType type = ContentType::other;
  std::string what;  ///< for people: "a spreadsheet (XLSX)"
  std::string advice;
  std::string format;  ///< of an unread type the parent knows a converter for: "doc"
  Outcome outcome =
      Outcome::unsupported_type;  ///< of type other: encrypted and malformed are recognised here too
};

Identified identify(std::string_view bytes);

/// Empty when suffix and content agree or the suffix says nothing.
std::string suffix_warning(ContentType type, std::string_view suffix);

/// The verdict on content that is not read; tells the sink the format when a converter might help.
Verdict refusal(const Identified& found, std::string_view suffix, RecordSink& sink);

}  // namespace throughline::worker

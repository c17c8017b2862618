#include "server/views/review_quality.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "corpus/base/utf8.h"
#include "corpus/model/vocabulary.h"
#include "server/views/page.h"
#include "server/views/wording.h"

namespace throughline {
namespace {

/// Flesch's own bands, the middle ones joined.
struct Band {
  double from;
  std::string_view words;
};
constexpr auto kBands = std::to_array<Band>({{70, "easy to read"},
                                             {60, "plain English"},
                                             {50, "fairly difficult to read"},
                                             {30, "difficult to read"},
                                             {0, "very difficult to read"}});
constexpr double kGoodCoverage = 0.98;

/// Those about how a file was handled tell a reader nothing; those about its words are told by the measures.
bool is_for_readers(const std::string& warning) {
  for (const std::string_view part :
       {"sandbox", "numbered paragraphs do not follow", "read by text recognition",
        "could not be read as text", "is not known and was left out", "the document says"})
    if (warning.find(part) != std::string::npos) return false;
  return true;
}

std::string sequence_words(const Quality& quality) {
  if (quality.numbered_paragraphs == 0) return "Its paragraphs have no numbers: passages are named by page.";
  const auto count = static_cast<std::size_t>(quality.numbered_paragraphs);
  if (quality.sequence_breaks == 0)
    return fmt::format("{}, none missing.", counted(count, "numbered paragraph", "numbered paragraphs"));
  return fmt::format("{}; the numbering jumps in {}, where one may have been missed.",
                     counted(count, "numbered paragraph", "numbered paragraphs"),
                     counted(static_cast<std::size_t>(quality.sequence_breaks), "place", "places"));
}

std::string coverage_words(const Quality& quality) {
  if (quality.text_coverage >= kGoodCoverage) return {};
  return fmt::format("{} of the letters on its pages are here; the others may stand in pictures or diagrams.",
                     percent(quality.text_coverage));
}

}  // namespace

std::string reading_ease_words(double ease) {
  if (ease == 0) return {};
  const auto band =
      std::find_if(kBands.begin(), kBands.end(), [&](const Band& one) { return ease >= one.from; });
  return std::string(band == kBands.end() ? kBands.back().words : band->words);
}

std::vector<std::string> quality_sentences(const DocumentColumn& document) {
  const auto& quality = document.quality;
  std::vector<std::string> sentences;
  const auto add = [&](std::string sentence) {
    if (!sentence.empty()) sentences.push_back(std::move(sentence));
  };
  if (document.passages > 0) {
    add(sequence_words(quality));
    add(coverage_words(quality));
  }
  if (quality.ocr_pages > 0)
    add(fmt::format("{} read from a picture by text recognition: check its words against the report.",
                    counted(static_cast<std::size_t>(quality.ocr_pages), "page was", "pages were")));
  if (quality.unreadable_share > 0.0005)
    add(fmt::format("{} of its characters could not be read.", percent(quality.unreadable_share)));
  if (const auto ease = reading_ease_words(quality.reading_ease); !ease.empty())
    add(fmt::format("Its language is {} (Flesch reading ease {:.0f}).", ease, quality.reading_ease));
  for (const auto& warning : document.warnings)
    if (is_for_readers(warning)) add(warning);
  return sentences;
}

Data quality_data(const ReviewAnswer& answer, const App& app) {
  Data::List list;
  for (const auto& shown : answer.documents) {
    const auto& document = app.columns().documents[shown.document];
    const auto sentences = quality_sentences(document);
    std::string name(label(kDocumentKinds, document.kind));
    if (document.pages > 1) name += ", " + counted(static_cast<std::size_t>(document.pages), "page", "pages");
    list.push_back(Data{{"document", name}, {"sentences", texts(sentences)}});
  }
  return list;
}

}  // namespace throughline

#include "indexer/structure/quality.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "corpus/base/utf8.h"

namespace throughline::layout {
namespace {

constexpr auto kEnglish = std::to_array<std::string_view>(
    {"the", "and", "of", "to", "that", "was", "with", "for", "not", "by", "were", "had", "which", "this"});
constexpr auto kWelsh =
    std::to_array<std::string_view>({"y", "yr", "yn", "a’r", "ac", "o’r", "i’r", "oedd", "roedd", "wedi",
                                     "ar", "gan", "ei", "eu", "bod", "mae", "nad", "hwn"});
constexpr std::size_t kEnoughWords = 4000;

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Characters in all, and those that are not text.
void count_characters(const std::string& text, std::size_t& all, std::size_t& bad) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if ((c & 0xC0U) != 0x80U && c != ' ') ++all;
    if (c == 0xEF && i + 2 < text.size() && static_cast<unsigned char>(text[i + 1]) == 0xBF &&
        static_cast<unsigned char>(text[i + 2]) == 0xBD)
      ++bad;
  }
}

}  // namespace

void judge(const std::vector<Element>& elements, StructuredDocument& document) {
  Quality& quality = document.quality;
  std::size_t characters = 0;
  std::size_t unreadable = 0;
  std::string first_break;
  for (const Element& element : elements) {
    count_characters(element.text, characters, unreadable);
    for (const std::string& cell : element.cells) count_characters(cell, characters, unreadable);
    if (element.kind != ElementKind::paragraph || element.number.empty()) continue;
    ++quality.numbered_paragraphs;
    if (!element.follows) {
      ++quality.sequence_breaks;
      if (first_break.empty()) first_break = fmt::format("{} on page {}", element.number, element.page);
    }
  }
  if (quality.numbered_paragraphs > 0)
    quality.unbroken_share = 1.0 - static_cast<double>(quality.sequence_breaks) / quality.numbered_paragraphs;
  if (characters > 0)
    quality.unreadable_share = static_cast<double>(unreadable) / static_cast<double>(characters);
  if (quality.sequence_breaks > 0)
    document.warnings.push_back(
        fmt::format("{} of {} numbered paragraphs do not follow the number before, first {}.",
                    quality.sequence_breaks, quality.numbered_paragraphs, first_break));
  if (quality.unreadable_share > 0.01)
    document.warnings.push_back(
        fmt::format("{:.1f} % of the characters could not be read as text.", quality.unreadable_share * 100));
  if (quality.ocr_pages > 0)
    document.warnings.push_back(fmt::format("{} {} read by text recognition: expect wrong letters.",
                                            quality.ocr_pages,
                                            quality.ocr_pages == 1 ? "page was" : "pages were"));
}

std::string language_of(const std::vector<Passage>& passages) {
  std::size_t english = 0;
  std::size_t welsh = 0;
  std::size_t words = 0;
  for (const Passage& passage : passages) {
    if (words > kEnoughWords) break;
    const std::string lower = lower_case(passage.text);
    for (const std::string_view word : split(lower, ' ')) {
      ++words;
      english += holds(kEnglish, word) ? 1U : 0U;
      welsh += holds(kWelsh, word) ? 1U : 0U;
    }
  }
  return welsh > english ? "cy" : "en";
}

}  // namespace throughline::layout

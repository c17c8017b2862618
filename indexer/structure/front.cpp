#include "indexer/structure/front.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "corpus/base/utf8.h"
#include "indexer/structure/characters.h"
#include "indexer/structure/roles.h"

namespace throughline::layout {
namespace {

constexpr std::size_t kLongText = 36;  ///< words; a title page has no paragraph as long, but for notices

bool notice(const std::string& text) {
  const std::string lower = lower_case(text);
  for (const std::string_view words :
       {"copyright", "©", "deposited", "open government licence", "open parliament licence",
        "this publication is", "fictional", "reproduced", "isbn", "restricted", "not to be",
        "enquiries regarding"})
    if (lower.find(words) != std::string::npos) return true;
  return false;
}

/// "Learning Review: Mr B": names the document and no section of it.
bool names_document(std::string_view text) {
  constexpr auto kKinds = std::to_array<std::string_view>({"serious case review",
                                                           "case review",
                                                           "safeguarding adult review",
                                                           "safeguarding adults review",
                                                           "homicide review",
                                                           "practice review",
                                                           "learning review",
                                                           "learning brief",
                                                           "learning summary",
                                                           "learning report",
                                                           "learning bulletin",
                                                           "practice brief",
                                                           "minute briefing",
                                                           "minute learning",
                                                           "case management review",
                                                           "rapid review",
                                                           "death review",
                                                           "overview report",
                                                           "thematic review",
                                                           "adolygiad ymarfer",
                                                           "regulation 28",
                                                           "briefing",
                                                           "partnership review",
                                                           "management review",
                                                           "related death review",
                                                           "single unified safeguarding",
                                                           "significant incident"});
  constexpr auto kPeople = std::to_array<std::string_view>(
      {"child ", "baby ", "adult ", "mr ", "mrs ", "ms ", "miss ", "family ", "concerning", "in respect of",
       "into the death", "report", ":", "young person", "“", "‘"});
  const std::string plain = plain_heading(text);
  const auto holds = [&](std::string_view words) { return plain.find(words) != std::string::npos; };
  if (!std::any_of(kKinds.begin(), kKinds.end(), holds)) return false;
  if (word_count(plain) <= 4) return true;
  return std::any_of(kPeople.begin(), kPeople.end(), holds);
}

/// "What a safeguarding adults review is for" is a section, "Safeguarding Adults Review: Mrs I" is not.
bool section_of_its_own(std::string_view text) {
  const std::string plain = plain_heading(text);
  for (const std::string_view start : {"purpose", "introduction", "about", "why", "what", "how", "background",
                                       "summary of", "the ", "executive", "process", "statement", "foreword",
                                       "methodology", "decision", "criteria", "terms", "scope"})
    if (plain.starts_with(start)) return true;
  return false;
}

/// A heading that opens a section, and not a line of a title.
bool opens_section(const std::vector<Element>& elements, std::size_t i) {
  const Element& heading = elements[i];
  if (heading.title) return false;
  const bool text_below = i + 1 < elements.size() && elements[i + 1].kind != ElementKind::heading;
  const bool numbered = !heading.number.empty() && heading.label.empty();
  if (!numbered && names_document(heading.text) && !section_of_its_own(heading.text)) return false;
  const HeadingWording* wording = wording_of(heading.text);
  // A heading in two languages says everything twice.
  const bool twice = heading.text.find(" / ") != std::string::npos;
  const std::size_t words = word_count(heading.text) / (twice ? 2 : 1);
  if (!heading.number.empty() && heading.label.empty() && words > 1 && (wording != nullptr || text_below))
    return true;
  if (wording == nullptr || words > 6) return false;
  // "Executive summary" or "Learning review" may be a title's line: the text must follow.
  return text_below && (word_count(elements[i + 1].text) > 14 || !elements[i + 1].number.empty() ||
                        (word_count(elements[i + 1].text) > 7 && ends_sentence(elements[i + 1].text)) ||
                        elements[i + 1].kind == ElementKind::table_row);
}

/// The last line of a title page's block, all of one style; or one that names the document.
bool title_line(const std::vector<Element>& elements, std::size_t i) {
  const Element& line = elements[i];
  if (!line.number.empty() || wording_of(line.text) != nullptr)
    return names_document(line.text) && !section_of_its_own(line.text);
  if (names_document(line.text)) return true;
  if (i == 0 || elements[i - 1].kind != ElementKind::heading) return false;
  const Element& above = elements[i - 1];
  return std::abs(above.size - line.size) < 0.5F && above.bold == line.bold && above.number.empty();
}

}  // namespace

std::size_t end_of_front(const std::vector<Element>& elements) {
  std::size_t words = 0;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    const Element& element = elements[i];
    switch (element.kind) {
      case ElementKind::contents:
        return i;
      case ElementKind::heading:
        if (names_contents(element.text) || opens_section(elements, i)) return i;
        break;
      case ElementKind::table_row:
        break;
      case ElementKind::note:
        break;
      case ElementKind::paragraph: {
        const bool headed = i > 0 && elements[i - 1].kind == ElementKind::heading && !elements[i - 1].title &&
                            !title_line(elements, i - 1);
        if (!element.number.empty() && word_count(element.text) > 5) return headed ? i - 1 : i;
        const std::size_t count = word_count(element.text);
        if (count >= kLongText && !notice(element.text)) {
          // The heading above belongs to the text unless it is the document's own title.
          const bool first_heading = std::none_of(
              elements.begin(), elements.begin() + static_cast<std::ptrdiff_t>(i > 0 ? i - 1 : 0),
              [](const Element& e) { return e.kind == ElementKind::heading; });
          return headed && !first_heading ? i - 1 : i;
        }
        words += count;
        break;
      }
    }
    if (words > 400) return i;
  }
  return 0;  // never a long text: nothing that could be told from a title page
}

}  // namespace throughline::layout

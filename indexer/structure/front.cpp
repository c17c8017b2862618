#include "indexer/structure/front.h"

#include <algorithm>

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

/// A heading that opens a section, and not a line of a title.
bool opens_section(const std::vector<Element>& elements, std::size_t i) {
  const Element& heading = elements[i];
  if (heading.title) return false;
  const bool text_below = i + 1 < elements.size() && elements[i + 1].kind != ElementKind::heading;
  const HeadingWording* wording = wording_of(heading.text);
  const std::size_t words = word_count(heading.text);
  if (!heading.number.empty() && heading.label.empty() && words > 1 && (wording != nullptr || text_below))
    return true;
  if (wording == nullptr || words > 6) return false;
  // "Executive summary" or "Learning review" may be a title's line: the text must follow.
  return text_below && (word_count(elements[i + 1].text) > 14 || !elements[i + 1].number.empty() ||
                        elements[i + 1].kind == ElementKind::table_row);
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
        const bool headed = i > 0 && elements[i - 1].kind == ElementKind::heading && !elements[i - 1].title;
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

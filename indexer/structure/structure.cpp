// From elements to passages: heading paths, ids, lengths, roles; and how well it went.
#include "indexer/structure/structure.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "corpus/base/file.h"
#include "corpus/base/utf8.h"
#include "indexer/structure/characters.h"
#include "indexer/structure/front.h"
#include "indexer/structure/layout.h"
#include "indexer/structure/quality.h"
#include "indexer/structure/roles.h"

namespace throughline {
namespace {

using layout::Element;
using layout::ElementKind;

constexpr std::size_t kLongText = 400;  ///< words of an unnumbered paragraph that is cut
constexpr std::size_t kPartText = 250;  ///< words after which the next sentence end cuts it
constexpr int kFrontPages = 3;

/// Cuts a very long text at ends of sentences or where items of a list begin.
std::vector<std::string> parts_of(const std::string& text, const std::vector<std::size_t>& breaks) {
  std::vector<std::string> parts;
  if (word_count(text) <= kLongText) return {text};
  std::size_t from = 0;
  std::size_t words = 0;
  for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1)) {
    ++words;
    const std::string_view before = std::string_view(text).substr(from, at - from);
    if (words < kPartText || at + 1 >= text.size()) continue;
    const bool item = std::binary_search(breaks.begin(), breaks.end(), at + 1);
    if (!item && !(layout::ends_sentence(before) &&
                   layout::is_upper(layout::first_letter(std::string_view(text).substr(at + 1)))))
      continue;
    if (word_count(std::string_view(text).substr(at)) < 60) break;
    parts.emplace_back(before);
    from = at + 1;
    words = 0;
  }
  parts.push_back(text.substr(from));
  return parts;
}

std::string joined_cells(const std::vector<std::string>& cells) {
  std::string text;
  for (const std::string& cell : cells) {
    const std::string plain = single_spaced(cell);
    if (plain.empty()) continue;
    if (!text.empty()) text += " | ";
    text += plain;
  }
  return text;
}

class Assembler {
 public:
  Assembler(std::vector<Element> elements, std::map<int, std::string> labels, StructuredDocument& document)
      : elements_(std::move(elements)), labels_(std::move(labels)), document_(document) {}

  void assemble() {
    const std::size_t front = layout::end_of_front(elements_);
    for (std::size_t i = 0; i < elements_.size(); ++i) {
      Element& element = elements_[i];
      element.text = to_nfc(single_spaced(element.text));
      if (i < front && element.kind != ElementKind::note)
        put_front(element);
      else
        put(element);
    }
    for (Heading& heading : document_.headings)
      heading.passage =
          std::min(heading.passage, document_.passages.empty() ? 0 : document_.passages.size() - 1);
    layout::give_roles(document_.passages, recommendations_);
  }

 private:
  void put_front(const Element& element) {
    const std::string text = element.kind == ElementKind::table_row ? joined_cells(element.cells)
                             : element.printed.empty() || element.kind == ElementKind::heading
                                 ? element.text
                                 : element.printed + " " + element.text;
    if (text.empty()) return;
    Passage& passage = add(element, text);
    passage.role = SectionRole::front_matter;
    passage.role_why = "before the first section";
  }

  void put(const Element& element) {
    switch (element.kind) {
      case ElementKind::heading:
        return put_heading(element);
      case ElementKind::contents: {
        Passage& passage = add(element, element.text);
        passage.role = SectionRole::contents;
        passage.role_why = "table of contents";
        path_.clear();
        return;
      }
      case ElementKind::note: {
        Passage& passage = add(element, element.text);
        passage.id = unique(fmt::format("n-{}-p{}", element.mark, element.page));
        passage.role = SectionRole::references;
        passage.role_why = "footnote";
        return;
      }
      case ElementKind::table_row:
        return put_row(element);
      case ElementKind::paragraph:
        return put_paragraph(element);
    }
  }

  /// "CONCLUSION" or "12. RECOMMENDATION" above a boxed paragraph, again and again: says what that paragraph
  /// is.
  bool labels_a_box(const Element& element) const {
    const std::string plain = layout::plain_heading(element.text);
    if (plain != "conclusion" && plain != "recommendation" && plain != "finding") return false;
    return std::count_if(elements_.begin(), elements_.end(), [&](const Element& other) {
             return other.kind == ElementKind::heading && layout::plain_heading(other.text) == plain;
           }) >= 3;
  }

  void put_heading(const Element& element) {
    if (element.text.empty()) return;
    if (labels_a_box(element)) {
      box_label_ = element.text;
      label_number_ = element.number;
      return;
    }
    box_label_.clear();
    while (!path_.empty() && path_.back().second >= element.level) path_.pop_back();
    path_.emplace_back(element.text, element.level);
    document_.headings.push_back(
        {element.page, element.level, element.number, element.text, document_.passages.size()});
    // "Recommendation 3" alone above its text numbers the text.
    label_number_ =
        !element.label.empty() && element.text.size() <= element.label.size() + element.number.size() + 2
            ? element.number
            : "";
  }

  void put_row(const Element& element) {
    TableRow row{element.table, element.page, element.table_header, document_.passages.size(), {}};
    for (const std::string& cell : element.cells) row.cells.push_back(to_nfc(single_spaced(cell)));
    const std::string text = joined_cells(row.cells);
    if (text.empty()) return;
    Passage& passage = add(element, text);
    passage.table = true;
    document_.table_rows.push_back(std::move(row));
  }

  bool mere_fragment(const Element& element) const {
    if (!element.number.empty() || document_.passages.empty()) return false;
    const Passage& before = document_.passages.back();
    if (before.table || before.role_why == "footnote" || before.role_why == "table of contents" ||
        before.page_last + 1 < element.page)
      return false;
    if (before.role_why == "before the first section" || heading_changed_) return false;
    return word_count(element.text) <= 2 && !layout::ends_sentence(element.text) && element.text.size() < 24;
  }

  void put_paragraph(const Element& element) {
    if (element.text.empty() && element.number.empty()) return;
    heading_changed_ =
        !document_.headings.empty() && document_.headings.back().passage == document_.passages.size();
    if (mere_fragment(element)) {
      Passage& before = document_.passages.back();
      before.text += ' ' + element.text;
      before.page_last = std::max(before.page_last, element.page_last);
      return;
    }
    std::string number = element.number;
    if (number.empty()) number = std::exchange(label_number_, "");
    const std::vector<std::string> parts =
        number.empty() ? parts_of(element.text, element.breaks) : std::vector<std::string>{element.text};
    for (const std::string& part : parts) {
      Passage& passage = add(element, part);
      passage.number = number;
      if (!number.empty()) passage.id = unique("p-" + id_part(number));
      if (!box_label_.empty()) passage.heading_path.push_back(box_label_);
    }
    label_number_.clear();
    box_label_.clear();
  }

  static std::string id_part(const std::string& number) {
    std::string out;
    for (const char c : number)
      if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.') out += c;
    return out;
  }

  std::string unique(const std::string& wanted) {
    std::string id = wanted;
    for (int again = 2; !ids_.insert(id).second; ++again) id = fmt::format("{}-{}", wanted, again);
    return id;
  }

  Passage& add(const Element& element, const std::string& text) {
    Passage& passage = document_.passages.emplace_back();
    const bool lettered = element.number.size() > 1 && element.number[0] == 'R' && element.number[1] >= '0' &&
                          element.number[1] <= '9';
    recommendations_.push_back(lettered || element.label.starts_with("Rec") ||
                               element.label.starts_with("REC") || element.label == "Argymhelliad");
    passage.text = text;
    passage.page = element.page;
    passage.page_last = std::max(element.page, element.page_last);
    passage.ocr = element.ocr;
    if (const auto label = labels_.find(element.page); label != labels_.end())
      passage.page_label = label->second;
    for (const auto& [heading, level] : path_) passage.heading_path.push_back(heading);
    if (element.kind != ElementKind::note &&
        (element.kind != ElementKind::paragraph || element.number.empty()) && label_number_.empty())
      passage.id = unique(fmt::format("p-{}-{}", document_.passages.size(), sha256(text).substr(0, 6)));
    return passage;
  }

  std::vector<Element> elements_;
  std::map<int, std::string> labels_;
  StructuredDocument& document_;
  std::vector<std::pair<std::string, int>> path_;
  std::string label_number_;
  std::string box_label_;
  bool heading_changed_ = false;
  std::set<std::string> ids_;
  std::vector<bool> recommendations_;
};

void front_of_pages(const std::vector<layout::Line>& lines, StructuredDocument& document) {
  for (const layout::Line& line : lines) {
    if (line.page > kFrontPages) break;
    const std::string text = line.table >= 0 ? joined_cells(line.cells) : line.text;
    document.front.push_back({line.page, line.size, line.bold, to_nfc(single_spaced(text))});
  }
}

void front_of_blocks(const std::vector<Block>& blocks, StructuredDocument& document) {
  for (const Block& block : blocks) {
    if (block.page > kFrontPages || document.front.size() >= 80) break;
    const std::string text = block.kind == BlockKind::table_row ? joined_cells(block.cells) : block.text;
    if (!text.empty())
      document.front.push_back(
          {block.page, 0, block.bold || block.kind == BlockKind::heading || block.kind == BlockKind::title,
           to_nfc(single_spaced(layout::readable(text)))});
  }
}

}  // namespace

StructuredDocument structure(const Extraction& extraction) {
  StructuredDocument document;
  document.quality.ocr_pages = extraction.ocr_pages;
  std::vector<Element> elements;
  std::map<int, std::string> labels;
  if (extraction.paged()) {
    std::vector<layout::PageLayout> pages = layout::pieces_of(extraction.page_words);
    document.quality.headers_removed = layout::drop_running_text(pages);
    const layout::Typography type = layout::typography(pages);
    layout::set_notes_apart(pages, type);
    layout::known_gutters(pages, type);
    std::vector<layout::Line> lines;
    int columns = 0;
    int tables = 0;
    for (const layout::PageLayout& page : pages) {
      layout::lines_in_reading_order(page, type, columns, tables, lines);
      labels[page.number] = page.label;
    }
    layout::mark_contents(lines, type);
    front_of_pages(lines, document);
    elements = layout::elements_of(std::move(lines), pages, type);
  } else {
    front_of_blocks(extraction.blocks, document);
    elements = layout::elements_of(extraction.blocks);
  }
  layout::judge(elements, document);
  Assembler(std::move(elements), std::move(labels), document).assemble();
  document.language = layout::language_of(document.passages);
  return document;
}

}  // namespace throughline

// Flow formats to the same elements as pages give: automatic or typed numbers, bullets to the paragraph
// before them, headings by style or by how they are set, contents by style or trailing page numbers.
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "corpus/base/utf8.h"
#include "indexer/structure/characters.h"
#include "indexer/structure/headings.h"
#include "indexer/structure/layout.h"
#include "indexer/structure/numbering.h"
#include "indexer/structure/roles.h"

namespace throughline::layout {
namespace {

bool toc_style(std::string_view style) {
  return style.starts_with("toc") || style.starts_with("contents") || style.starts_with("table of") ||
         style.find("verzeichnis") != std::string_view::npos;
}

/// Text, a tab or leaders, and a page number.
bool contents_entry(const std::string& text) {
  if (leads_to_page(text)) return true;
  const std::size_t tab = text.rfind('\t');
  if (tab == std::string::npos || tab + 1 >= text.size() || text.size() - tab > 6) return false;
  return text.find_first_not_of("0123456789ivxlIVXL ", tab + 1) == std::string::npos;
}

std::string plain(std::string_view text) {
  return single_spaced(readable(text));
}

class FlowBuilder {
 public:
  explicit FlowBuilder(const std::vector<Block>& blocks) : blocks_(blocks) {
    std::size_t bold = 0;
    for (const Block& block : blocks) {
      styled_ = styled_ || block.kind == BlockKind::heading;
      if (block.bold) ++bold;
    }
    bold_body_ = bold * 2 > blocks.size();
  }

  std::vector<Element> build() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) take(i);
    for (Element& note : notes_) elements_.push_back(std::move(note));
    return std::move(elements_);
  }

 private:
  void take(std::size_t i) {
    const Block& block = blocks_[i];
    switch (block.kind) {
      case BlockKind::page_break:
        return;
      case BlockKind::footnote:
        return take_note(block);
      case BlockKind::table_row:
        return take_row(block, i);
      case BlockKind::title:
        if (!plain(block.text).empty()) heading(block, plain(block.text), 0).title = true;
        return;
      case BlockKind::heading:
        return take_heading(block);
      case BlockKind::list_item:
        return take_item(block);
      case BlockKind::paragraph:
        return take_paragraph(i);
    }
  }

  Element& push(ElementKind kind, const Block& block) {
    Element& element = elements_.emplace_back();
    element.kind = kind;
    element.page = element.page_last = block.page;
    element.bold = block.bold;
    return element;
  }

  Element& heading(const Block& block, std::string text, int level) {
    // Styles set on empty or page-long paragraphs are slips of the writer.
    Element& element = push(ElementKind::heading, block);
    element.level = level;
    const auto token = number_at_start(text);
    if (!block.number.empty()) {
      element.number = block.number;
      text = block.number + " " + text;
    } else if (token && token->length < text.size()) {
      element.number = token->number, element.label = token->label;
    } else if (token && token->style == NumberStyle::labelled) {
      element.number = token->number, element.label = token->label;
    }
    if (const auto own = number_at_start(text); own) sequence_.enter(*own);
    element.text = std::move(text);
    in_contents_ = names_contents(element.text);
    open_numbered_ = false;
    return element;
  }

  void take_heading(const Block& block) {
    const std::string text = plain(block.text);
    if (text.empty()) return;
    if (toc_style(block.style) || contents_entry(block.text)) return contents(block);
    if (word_count(text) > 45) return paragraph(block, text);
    heading(block, text, std::max(1, block.level));
  }

  void contents(const Block& block) {
    if (elements_.empty() || elements_.back().kind != ElementKind::contents) {
      if (!elements_.empty() && elements_.back().kind == ElementKind::heading &&
          names_contents(elements_.back().text))
        elements_.back().kind = ElementKind::contents;
      else
        push(ElementKind::contents, block);
    }
    Element& element = elements_.back();
    const std::string text = plain(block.text);
    if (!element.text.empty() && !text.empty()) element.text += ' ';
    element.text += text;
    element.page_last = block.page;
  }

  void take_note(const Block& block) {
    Element note;
    note.kind = ElementKind::note;
    note.page = note.page_last = block.page;
    note.mark = block.note;
    note.text = plain(block.text);
    if (!note.text.empty()) notes_.push_back(std::move(note));
  }

  void take_row(const Block& block, std::size_t i) {
    std::vector<std::string> cells;
    std::size_t filled = 0;
    for (const std::string& cell : block.cells) {
      cells.push_back(plain(cell));
      filled += cells.back().empty() ? 0U : 1U;
    }
    if (filled == 0) return;
    if (cells.size() == 1 || in_frame(block)) return take_frame(block);
    Element& element = push(ElementKind::table_row, block);
    element.cells = std::move(cells);
    element.table = block.table;
    const bool first =
        i == 0 || blocks_[i - 1].kind != BlockKind::table_row || blocks_[i - 1].table != block.table;
    element.table_header =
        block.header || (first && i + 1 < blocks_.size() && blocks_[i + 1].table == block.table);
    open_numbered_ = false;
  }

  /// A table drawn around text: one column, or numbers in a narrow one beside it, as coroners' reports have.
  bool in_frame(const Block& block) {
    const auto known = frames_.find(block.table);
    if (known != frames_.end()) return known->second;
    std::size_t rows = 0;
    std::size_t texts = 0;
    bool frame = true;
    for (const Block& other : blocks_) {
      if (other.kind != BlockKind::table_row || other.table != block.table) continue;
      ++rows;
      frame = frame && other.cells.size() == 2 &&
              (plain(other.cells[0]).size() <= 4 || plain(other.cells[1]).empty());
      if (frame && is_label(other.cells[1])) ++texts;
    }
    frame = frame && rows >= 2 && texts * 2 >= rows;
    return frames_[block.table] = frame;
  }

  /// The cell's first paragraph is a heading and others follow.
  static bool is_label(const std::string& cell) {
    const std::size_t end = cell.find('\n');
    if (end == std::string::npos || plain(cell.substr(end)).empty()) return false;
    const std::string first = plain(cell.substr(0, end));
    return !first.empty() && word_count(first) <= 12 && !ends_sentence(first) &&
           (in_capitals(first) || first.ends_with(':') || wording_of(first) != nullptr);
  }

  void take_frame(const Block& block) {
    const std::string number = block.cells.size() > 1 ? plain(block.cells.front()) : "";
    const std::string& cell = block.cells.back();
    Block line = block;
    line.kind = BlockKind::paragraph;
    line.cells.clear();
    bool labelled = is_label(cell);
    for (const std::string_view part : split(cell, '\n')) {
      line.text = part;
      const std::string text = plain(part);
      if (text.empty()) continue;
      if (std::exchange(labelled, false))
        heading(line, number.empty() ? text : number + " " + text, 7);
      else
        take_text(line, text, line.text);
    }
  }

  bool open() const { return !elements_.empty() && elements_.back().kind == ElementKind::paragraph; }

  void append(const Block& block, std::string_view text) {
    Element& element = elements_.back();
    if (!element.text.empty()) element.text += ' ';
    element.text += text;
    element.page_last = block.page;
  }

  void take_item(const Block& block) {
    std::string text = plain(block.text);
    if (text.empty()) return;
    if (toc_style(block.style)) return contents(block);
    if (const std::size_t bullet = bullet_length(text, false); bullet > 0) text.erase(0, bullet);
    if (block.number.empty()) {
      if (const auto token = number_at_start(text);
          token && block.text.find('\t') != std::string::npos && numbers_a_paragraph(*token, true))
        return numbered(block, *token, text.substr(token->length));
      if (open()) return append(block, text);
      return paragraph(block, text);
    }
    const auto token = number_at_start(block.number + ". ");
    const bool decimal = block.number.find('.') != std::string::npos;
    const bool outer = decimal || block.level == 0;
    const bool letters = !block.number.empty() && (block.number[0] >= 'a' && block.number[0] <= 'z');
    if (open() &&
        ((!outer && !decimal) || (letters && (open_numbered_ || elements_.back().text.ends_with(":")))))
      return append(block, block.number + ". " + text);
    if (token && open_numbered_ && !decimal && open_decimal_ && elements_.back().text.ends_with(":"))
      return append(block, block.number + ". " + text);
    Element& element = push(ElementKind::paragraph, block);
    element.number = block.number;
    element.text = text;
    if (token) {
      element.follows = sequence_.next(*token) || sequence_.fits(*token);
      sequence_.take(*token);
    }
    open_numbered_ = true;
    open_decimal_ = decimal;
  }

  bool numbers_a_paragraph(const NumberToken& token, bool tab) const {
    switch (token.style) {
      case NumberStyle::labelled:
        return token.closed || tab;
      case NumberStyle::decimal:
        return token.parts.front() < 60 &&
               (tab || sequence_.next(token) || sequence_.fits(token) || sequence_.near(token));
      case NumberStyle::integer:
        if (token.parts.front() > 400 || token.parts.front() < 1) return false;
        return tab ||
               (token.closed && (sequence_.next(token) || sequence_.fits(token) || sequence_.near(token)));
      case NumberStyle::lettered:
        return (token.closed || tab) &&
               (sequence_.next(token) || sequence_.fits(token) || sequence_.near(token));
      default:
        return sequence_.next(token) || sequence_.fits(token);
    }
  }

  void numbered(const Block& block, const NumberToken& token, std::string text) {
    const bool list = token.style == NumberStyle::letter || token.style == NumberStyle::roman ||
                      token.style == NumberStyle::bracketed;
    if (open() && list &&
        (open_numbered_ || (token.style != NumberStyle::bracketed && elements_.back().text.ends_with(":")))) {
      sequence_.take(token);
      return append(block, token.printed + " " + text);
    }
    Element& element = push(ElementKind::paragraph, block);
    element.number = token.number, element.label = token.label, element.printed = token.printed;
    element.text = std::move(text);
    element.follows = sequence_.next(token) || sequence_.fits(token);
    sequence_.take(token);
    open_numbered_ = !list;
    open_decimal_ = token.style == NumberStyle::decimal;
  }

  void paragraph(const Block& block, std::string text) {
    push(ElementKind::paragraph, block).text = std::move(text);
    open_numbered_ = false;
  }

  /// A paragraph that is set as a heading although no style says so.
  bool looks_like_heading(std::size_t i, const std::string& text) const {
    const Block& block = blocks_[i];
    if (word_count(text) > 20 || ends_clause(text) || begins_lower(text))
      return text.ends_with('?') && block.bold && !bold_body_ && word_count(text) <= 20;
    if (block.bold && !bold_body_) return true;
    if (in_capitals(text) && word_count(text) <= 14) return true;
    if (styled_) return false;
    // Text without any styles: a short line on its own before a longer paragraph.
    if (word_count(text) > 10 || !(is_upper(first_letter(text)) || is_digit(first_letter(text))))
      return false;
    std::size_t next = i + 1;
    while (next < blocks_.size() && blocks_[next].kind == BlockKind::page_break) ++next;
    if (next >= blocks_.size()) return false;
    const Block& below = blocks_[next];
    if (below.kind == BlockKind::table_row) return true;
    return word_count(below.text) > 15 ||
           (number_at_start(plain(below.text)).has_value() && word_count(text) <= 9);
  }

  void take_paragraph(std::size_t i) {
    const Block& block = blocks_[i];
    const std::string text = plain(block.text);
    if (text.empty()) return;
    if (toc_style(block.style) || contents_entry(block.text)) return contents(block);
    if (names_contents(text) && word_count(text) <= 3) {
      heading(block, text, 2);
      return;
    }
    const auto token = number_at_start(text);
    const bool number_only = token && token->length == text.size();
    if (!number_only && looks_like_heading(i, text) &&
        !(token && token->style == NumberStyle::labelled && !block.bold)) {
      const int depth = token && token->length < text.size()
                            ? static_cast<int>(std::count(token->number.begin(), token->number.end(), '.'))
                            : 0;
      heading(block, text, (styled_ ? 6 : (in_capitals(text) ? 1 : token ? 3 : 2)) + depth);
      return;
    }
    take_text(block, text, block.text);
  }

  void take_text(const Block& block, const std::string& text, const std::string& raw) {
    if (!block.number.empty()) {
      Element& element = push(ElementKind::paragraph, block);
      element.number = block.number;
      element.text = text;
      if (const auto automatic = number_at_start(block.number + ". ")) {
        element.follows = sequence_.next(*automatic) || sequence_.fits(*automatic);
        sequence_.take(*automatic);
      }
      open_numbered_ = true;
      open_decimal_ = block.number.find('.') != std::string::npos;
      return;
    }
    auto token = number_at_start(text);
    if (token) token = settled(*std::move(token), sequence_);
    if (token && token->length < text.size()) {
      const std::size_t tab = raw.find('\t');
      if (numbers_a_paragraph(*token, tab != std::string::npos && tab <= token->printed.size() + 2))
        return numbered(block, *token, text.substr(token->length));
    }
    if (const std::size_t bullet = bullet_length(text, false); bullet > 0) {
      if (open()) return append(block, std::string_view(text).substr(bullet));
      return paragraph(block, text.substr(bullet));
    }
    paragraph(block, text);
  }

  const std::vector<Block>& blocks_;
  std::map<int, bool> frames_;  ///< tables that only frame text
  bool styled_ = false;
  bool bold_body_ = false;
  bool in_contents_ = false;
  bool open_numbered_ = false;
  bool open_decimal_ = false;
  Sequence sequence_;
  std::vector<Element> elements_;
  std::vector<Element> notes_;
};

}  // namespace

std::vector<Element> elements_of(const std::vector<Block>& blocks) {
  return FlowBuilder(blocks).build();
}

}  // namespace throughline::layout

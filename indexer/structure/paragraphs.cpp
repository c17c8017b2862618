// Lines to elements: headings, numbered paragraphs with their bullets, paragraphs over page and column
// breaks, table rows, footnotes, contents. Geometry says where a paragraph may begin, the sequence of numbers
// which numbers are one.
#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "corpus/base/utf8.h"
#include "indexer/structure/characters.h"
#include "indexer/structure/headings.h"
#include "indexer/structure/layout.h"
#include "indexer/structure/numbering.h"

namespace throughline::layout {
namespace {

/// Lines of pull quotes, each with the index of the line of text that it stands before.
using PullQuotes = std::vector<std::pair<std::size_t, std::vector<Line>>>;

/// Pull quotes stand in the middle of paragraphs, which go on behind them.
PullQuotes take_out_pull_quotes(std::vector<Line>& lines, const Typography& type) {
  const HeadingFinder headings(lines, type);
  PullQuotes quotes;
  std::vector<Line> text;
  std::vector<std::pair<std::size_t, std::size_t>> ranges;
  for (std::size_t i = 0; i < lines.size();) {
    const std::size_t end = headings.end_of_pull_quote(i);
    if (end > i) ranges.emplace_back(i, end);
    i = std::max(end, i + 1);
  }
  if (ranges.empty()) return quotes;
  std::size_t at = 0;
  for (const auto& [from, to] : ranges) {
    std::move(lines.begin() + static_cast<std::ptrdiff_t>(at),
              lines.begin() + static_cast<std::ptrdiff_t>(from), std::back_inserter(text));
    quotes.emplace_back(text.size(), std::vector<Line>(lines.begin() + static_cast<std::ptrdiff_t>(from),
                                                       lines.begin() + static_cast<std::ptrdiff_t>(to)));
    at = to;
  }
  std::move(lines.begin() + static_cast<std::ptrdiff_t>(at), lines.end(), std::back_inserter(text));
  lines = std::move(text);
  return quotes;
}

/// Where the paragraph being read stands on the page.
struct Open {
  bool any = false;
  bool numbered = false;
  bool item = false;   ///< its last lines are a bullet or an inner list item
  float number_x = 0;  ///< of the number, from the column's left
  float text_x = 0;    ///< of the text, from the column's left
  float item_x = 0;
};

class Builder {
 public:
  Builder(const std::vector<Line>& lines, PullQuotes quotes, const std::vector<PageLayout>& pages,
          const Typography& type)
      : lines_(lines), pages_(pages), type_(type), headings_(lines, type), set_apart_(std::move(quotes)) {
    for (const PageLayout& page : pages)
      for (const Piece& piece : page.pieces)
        for (const std::string& mark : piece.marks) marks_.emplace(page.number, mark);
    bool cut = false;
    for (const Line& line : lines) {
      // Behind a hyphen at a line's end stands the other half of a word.
      const std::size_t whole = cut ? std::min(line.text.find(' '), line.text.size()) : 0;
      vocabulary_.add_line(std::string_view(line.text).substr(whole));
      cut = line.text.ends_with('-');
      for (const std::string& cell : line.cells)
        for (const std::string_view part : split(cell, '\n')) {
          // The first and last words of a cell's lines may be halves.
          const std::size_t first = part.find(' ');
          const std::size_t last = part.rfind(' ');
          if (first != std::string_view::npos && last > first)
            vocabulary_.add_line(part.substr(first + 1, last - first - 1));
        }
    }
  }

  std::vector<Element> build() {
    for (std::size_t i = 0; i < lines_.size();) {
      if (i == 0 || lines_[i].page != lines_[i - 1].page) turn_page(lines_[i].page);
      for (; next_quote_ < set_apart_.size() && set_apart_[next_quote_].first <= i; ++next_quote_)
        quotes_.push_back(quote_of(set_apart_[next_quote_].second));
      i = take(i);
    }
    if (!pages_.empty()) turn_page(pages_.back().number + 1);
    for (; next_quote_ < set_apart_.size(); ++next_quote_)
      quotes_.push_back(quote_of(set_apart_[next_quote_].second));
    flush_quotes();
    flush_notes();
    return std::move(elements_);
  }

 private:
  /// Takes the line and perhaps some after it; answers the next line's index.
  std::size_t take(std::size_t i) {
    const Line& line = lines_[i];
    if (line.contents) return take_contents(i);
    if (line.table >= 0) return take_row(i);
    if (const std::size_t end = headings_.end_of(i, begins_paragraph(i)); end > i) {
      if (take_heading(i, end)) return end;
    }
    if (take_parted_label(i)) return i + 2;
    if (begins_paragraph(i) && take_note(line)) return i + 1;
    if (take_number(i) || take_bullet(i)) return i + 1;
    if (open_.any && continues(i)) {
      go_on(line);
    } else if (indented_item(i)) {
      go_on(line, line.text, true);
      open_.item = true;
      open_.item_x = line.x0 - line.left;
    } else {
      begin(line, line.text);
    }
    return i + 1;
  }

  /// A block set in from the paragraph above: a bullet whose glyph is drawn and not text, or a quotation.
  bool indented_item(std::size_t i) const {
    const Line& line = lines_[i];
    if (!open_.any || !same_column(i) || line.ocr || lines_[i - 1].table >= 0 || lines_[i - 1].contents)
      return false;
    const float x = line.x0 - line.left;
    if (open_.item ? std::abs(x - open_.item_x) > 2.5F : x < open_.text_x + 9 || x > open_.text_x + 60)
      return false;
    if (line.y1 - lines_[i - 1].y1 > 2.6F * lead(line)) return false;
    // An indented first line of a paragraph is no item: its next line goes back to the margin.
    if (i + 1 < lines_.size() && lines_[i + 1].column == line.column && lines_[i + 1].page == line.page &&
        lines_[i + 1].y1 - line.y1 < 1.25F * lead(line) && lines_[i + 1].x0 < line.x0 - 4)
      return false;
    return true;
  }

  const Line* before(std::size_t i) const { return i > 0 ? &lines_[i - 1] : nullptr; }
  bool same_column(std::size_t i) const {
    return i > 0 && lines_[i - 1].column == lines_[i].column && lines_[i - 1].page == lines_[i].page;
  }
  float lead(const Line& line) const {
    if (line.ocr) return type_.leading;
    return std::max(type_.leading * line.size / type_.body, line.size * 1.05F);
  }

  /// The line before could have held this line's first word: it was the last of its paragraph.
  bool ended_short(std::size_t i) const {
    const Line* prev = before(i);
    if (prev == nullptr || prev->table >= 0 || prev->contents) return true;
    return prev->x1 + 0.45F * prev->size + lines_[i].first_word < prev->right - 0.6F * prev->size;
  }

  /// Evidence from the page alone that a paragraph begins here.
  bool begins_paragraph(std::size_t i) const {
    const Line* prev = before(i);
    if (prev == nullptr || !open_.any || prev->table >= 0 || prev->contents) return true;
    const Line& line = lines_[i];
    if (!same_column(i)) return ends_sentence(prev->text) || ended_short(i);
    if (line.y1 - prev->y1 > 1.25F * lead(line)) return true;
    return ended_short(i) && ends_clause(prev->text);
  }

  bool continues(std::size_t i) const {
    const Line& line = lines_[i];
    const Line& prev = *before(i);
    if (prev.table >= 0 || prev.contents) return false;
    const Element& element = elements_.back();
    const float x = line.x0 - line.left;
    const bool ended = ends_sentence(element.text);
    const bool lower = begins_lower(line.text);
    if (std::abs(line.size - prev.size) > std::max(1.2F, 0.14F * prev.size) && !line.ocr) return false;
    if (!same_column(i)) {
      if (lower) return true;
      if (ended)
        return open_.numbered && !ended_short(i) &&
               std::abs(x - (open_.item ? open_.item_x : open_.text_x)) < 5;
      if (open_.item && x < open_.item_x - 5) return false;
      return !element.text.ends_with(":") || !ended_short(i);
    }
    const float step = line.y1 - prev.y1;
    if (step > 1.25F * lead(line)) {
      // A gap inside a sentence is a figure or a note that stood there.
      return lower && !ends_clause(element.text) && !ended_short(i);
    }
    if (step < -type_.leading) return false;
    if (ended && ended_short(i) && !lower) return false;
    if (ended && line.x0 > prev.x0 + 7 && prev.x0 - prev.left < 3 && !open_.item && !open_.numbered)
      return false;
    if (open_.item && line.x0 - line.left < open_.item_x - 8 && ended_short(i)) return false;
    return true;
  }

  Element quote_of(const std::vector<Line>& lines) const {
    Element quote;
    quote.kind = ElementKind::paragraph;
    quote.page = quote.page_last = lines.front().page;
    quote.size = lines.front().size, quote.bold = lines.front().bold, quote.italic = lines.front().italic;
    for (const Line& line : lines) join_line(quote.text, line.text, vocabulary_);
    return quote;
  }

  void flush_quotes() {
    for (Element& quote : quotes_) elements_.push_back(std::move(quote));
    quotes_.clear();
  }

  Element& push(ElementKind kind, const Line& line) {
    flush_quotes();
    Element& element = elements_.emplace_back();
    element.kind = kind;
    element.page = element.page_last = line.page;
    element.size = line.size, element.bold = line.bold, element.italic = line.italic, element.ocr = line.ocr;
    return element;
  }

  /// A note that stands below its paragraph and not at the page's foot.
  bool take_note(const Line& line) {
    if (line.size > 0.93F * type_.body || line.ocr) return false;
    const std::string mark = line.text.substr(0, line.text.find(' '));
    if (mark.size() + 1 >= line.text.size() || !marks_.contains({line.page, mark})) return false;
    Element& note = push(ElementKind::note, line);
    note.mark = mark;
    note.text = line.text.substr(mark.size() + 1);
    open_ = {true, false, false, line.x0 - line.left, line.x0 - line.left, 0};
    return true;
  }

  void begin(const Line& line, std::string_view text) {
    if (take_note(line)) return;
    push(ElementKind::paragraph, line).text = text;
    open_ = {true, false, false, line.x0 - line.left, line.x0 - line.left, 0};
  }

  void go_on(const Line& line, std::string_view text, bool item = false) {
    Element& element = elements_.back();
    if (item) element.breaks.push_back(element.text.size() + 1);
    join_line(element.text, text, vocabulary_);
    element.page_last = line.page;
    element.bold = element.bold && line.bold;
    if (!open_.item && !open_.numbered) open_.text_x = line.x0 - line.left;
  }
  void go_on(const Line& line) { go_on(line, line.text); }

  bool take_heading(std::size_t from, std::size_t to) {
    const Line& line = lines_[from];
    std::string text;
    for (std::size_t i = from; i < to; ++i) join_line(text, lines_[i].text, vocabulary_);
    const auto token = number_at_start(text);
    if (token && token->length == text.size() && token->style != NumberStyle::labelled) return false;
    Element& element = push(ElementKind::heading, line);
    element.text = text;
    element.page_last = lines_[to - 1].page;
    element.caps = in_capitals(text);
    if (token && (token->closed || line.lead_gap > 0 || token->style == NumberStyle::decimal ||
                  token->style == NumberStyle::integer || token->style == NumberStyle::lettered)) {
      element.number = token->number, element.label = token->label, element.printed = token->printed;
      if (token->style == NumberStyle::decimal || token->style == NumberStyle::integer ||
          token->style == NumberStyle::lettered)
        sequence_.enter(*token);
      // "6. CONCLUSION" above a box: the box is paragraph 6.
      if (token->style == NumberStyle::integer && sequence_.next(*token) && word_count(text) == 2)
        sequence_.take(*token);
    }
    open_ = {};
    return true;
  }

  /// Whether the number the line begins with is a paragraph's number and not a number in its text.
  bool numbers_a_paragraph(std::size_t i, const NumberToken& token) const {
    const Line& line = lines_[i];
    const bool hangs = line.lead_gap > 0;
    const bool starts = begins_paragraph(i);
    const bool outdented =
        i + 1 < lines_.size() && lines_[i + 1].page == line.page && lines_[i + 1].x0 > line.x0 + 8;
    switch (token.style) {
      case NumberStyle::labelled:
        return (token.closed || hangs) && (starts || (same_column(i) && ended_short(i)));
      case NumberStyle::decimal:
        if (token.parts.front() > 60) return false;
        if (sequence_.next(token)) return hangs || starts || outdented;
        if (sequence_.fits(token) || sequence_.near(token))
          return (hangs && (starts || token.closed || outdented)) || (starts && outdented);
        return hangs && starts && (outdented || token.length == line.text.size());
      case NumberStyle::integer:
        if (!token.closed && !hangs) return false;
        if (token.parts.front() < 1 || token.parts.front() > 400) return false;
        if (sequence_.next(token)) return hangs || starts;
        if (sequence_.fits(token)) return starts;
        return sequence_.near(token) ? starts && (hangs || outdented)
                                     : starts && hangs && (outdented || token.closed);
      case NumberStyle::lettered:
        if (!token.closed && !hangs) return false;
        return starts && (sequence_.next(token) || sequence_.fits(token) || sequence_.near(token));
      case NumberStyle::bracketed:
      case NumberStyle::roman:
      case NumberStyle::letter:
        return (hangs || starts || outdented) && (sequence_.next(token) || sequence_.fits(token));
    }
    return false;
  }

  /// A list inside the open paragraph: it stays there, its marks kept.
  bool inner_item(const Line& line, const NumberToken& token) const {
    if (!open_.any) return false;
    const float x = line.x0 - line.left;
    const bool list_style = token.style == NumberStyle::bracketed || token.style == NumberStyle::roman ||
                            token.style == NumberStyle::letter || token.style == NumberStyle::integer;
    if (!list_style) return false;
    if (open_.numbered) return x > open_.number_x + 4;
    return (token.style == NumberStyle::letter || token.style == NumberStyle::roman) &&
           (open_.item || elements_.back().text.ends_with(":"));
  }

  /// "Recommendation" in the margin with its number below it, text beside both.
  bool take_parted_label(std::size_t i) {
    constexpr std::string_view kLabel = "Recommendation ";
    if (i + 1 >= lines_.size() || !lines_[i].text.starts_with(kLabel) || lines_[i + 1].page != lines_[i].page)
      return false;
    const std::string_view rest = std::string_view(lines_[i].text).substr(kLabel.size());
    const auto token = number_at_start(lines_[i + 1].text);
    if (!token || token->style != NumberStyle::integer || !token->closed || !is_upper(first_letter(rest)))
      return false;
    if (std::abs(lines_[i].x0 - lines_[i + 1].x0) > 3) return false;
    Element& element = push(ElementKind::paragraph, lines_[i]);
    element.number = token->number, element.label = "Recommendation",
    element.printed = std::string(kLabel) + token->printed;
    element.text = rest;
    join_line(element.text, std::string_view(lines_[i + 1].text).substr(token->length), vocabulary_);
    open_ = {true, true, false, lines_[i].x0 - lines_[i].left, lines_[i + 1].text_x0 - lines_[i + 1].left, 0};
    return true;
  }

  bool take_number(std::size_t i) {
    const Line& line = lines_[i];
    auto token = number_at_start(line.text);
    if (token) token = settled(*std::move(token), sequence_);
    if (line.ocr && (!token || !sequence_.next(*token)))
      if (const auto misread = misread_number(line.text, line.lead_gap > 0, sequence_)) token = misread;
    if (!token || !numbers_a_paragraph(i, *token)) return false;
    if (token->length == line.text.size() && (i + 1 >= lines_.size() || lines_[i + 1].page != line.page) &&
        token->style != NumberStyle::labelled)
      return false;
    if (inner_item(line, *token)) {
      sequence_.take(*token);
      go_on(line, line.text, true);
      open_.item = true;
      open_.item_x = line.text_x0 - line.left;
      return true;
    }
    const bool follows = sequence_.next(*token) || sequence_.fits(*token);
    Element& element = push(ElementKind::paragraph, line);
    element.number = token->number, element.label = token->label, element.printed = token->printed;
    element.text = line.text.substr(token->length);
    element.follows = follows;
    sequence_.take(*token);
    open_ = {true, true, false, line.x0 - line.left, line.text_x0 - line.left, 0};
    if (line.lead_gap <= 0 && i + 1 < lines_.size() && lines_[i + 1].page == line.page)
      open_.text_x = lines_[i + 1].x0 - lines_[i + 1].left;
    return true;
  }

  bool take_bullet(std::size_t i) {
    const Line& line = lines_[i];
    const bool sure = bullet_length(line.text, false) > 0;
    const std::size_t length = bullet_length(line.text);
    if (length == 0) return false;
    if (!sure) {
      // A dash or an "o" is a bullet where it hangs or where a line begins anew, not in the middle of a
      // sentence.
      if (line.lead_gap <= 0 && !begins_paragraph(i) && !(same_column(i) && ended_short(i))) return false;
    }
    const std::string_view text = std::string_view(line.text).substr(length);
    const bool after_text =
        !elements_.empty() && elements_.back().kind == ElementKind::paragraph && open_.any;
    if (after_text)
      go_on(line, text, true);
    else
      begin(line, text);
    open_.item = true;
    open_.item_x = (line.text_x0 > line.x0 ? line.text_x0 : line.x0 + line.size) - line.left;
    return true;
  }

  std::size_t take_contents(std::size_t i) {
    const int page = lines_[i].page;
    Element& element = push(ElementKind::contents, lines_[i]);
    for (; i < lines_.size() && lines_[i].contents && lines_[i].page == page; ++i) {
      if (!element.text.empty()) element.text += ' ';
      element.text += lines_[i].text;
    }
    open_ = {};
    return i;
  }

  bool continues_table(const Line& line) const {
    if (elements_.empty() || elements_.back().kind != ElementKind::table_row) return false;
    if (table_left_.size() != line.cell_left.size()) return false;
    for (std::size_t i = 0; i < table_left_.size(); ++i)
      if (std::abs(table_left_[i] - line.cell_left[i]) > 6) return false;
    return elements_.back().page + 1 == line.page || elements_.back().page_last + 1 == line.page;
  }

  std::size_t take_row(std::size_t i) {
    const Line& line = lines_[i];
    const bool first = i == 0 || lines_[i - 1].table != line.table;
    if (first) {
      const bool goes_on = continues_table(line);
      if (!goes_on) ++tables_;
      // A header printed again, or a row cut by the page's end.
      if (goes_on && line.cells == header_) return i + 1;
      if (goes_on && line.cells.front().empty() && begins_lower_cell(line)) {
        for (std::size_t c = 0; c < line.cells.size(); ++c)
          join_line(elements_.back().cells[c], cell_text(line.cells[c], vocabulary_), vocabulary_);
        elements_.back().page_last = line.page;
        return i + 1;
      }
      if (!goes_on) header_ = line.cells;
      table_goes_on_ = goes_on;
    }
    Element& element = push(ElementKind::table_row, line);
    for (const std::string& cell : line.cells) element.cells.push_back(cell_text(cell, vocabulary_));
    element.table = tables_;
    element.table_header = line.table_header && !(first && table_goes_on_);
    table_left_ = line.cell_left;
    open_ = {};
    return i + 1;
  }
  static bool begins_lower_cell(const Line& line) {
    return std::any_of(line.cells.begin(), line.cells.end(),
                       [](const std::string& cell) { return begins_lower(cell); });
  }

  void turn_page(int page) {
    for (; next_page_ < pages_.size() && pages_[next_page_].number < page; ++next_page_)
      for (Element& note : notes_of(pages_[next_page_])) notes_.push_back(std::move(note));
    if (!open_.any) flush_notes();
  }

  /// Notes wait until no paragraph is being read, so that they do not part one.
  void flush_notes() {
    for (Element& note : notes_) elements_.push_back(std::move(note));
    notes_.clear();
  }

  const std::vector<Line>& lines_;
  const std::vector<PageLayout>& pages_;
  const Typography& type_;
  HeadingFinder headings_;
  Vocabulary vocabulary_;
  Sequence sequence_;
  std::vector<Element> elements_;
  std::vector<Element> notes_;
  PullQuotes set_apart_;
  std::size_t next_quote_ = 0;
  std::vector<Element> quotes_;                  ///< pull quotes, until the paragraph they stand in has ended
  std::set<std::pair<int, std::string>> marks_;  ///< called in the text of a page
  std::size_t next_page_ = 0;
  Open open_;
  int tables_ = -1;
  bool table_goes_on_ = false;
  std::vector<float> table_left_;
  std::vector<std::string> header_;
};

}  // namespace

std::vector<Element> elements_of(std::vector<Line> lines, const std::vector<PageLayout>& pages,
                                 const Typography& type) {
  PullQuotes quotes = take_out_pull_quotes(lines, type);
  std::vector<Element> elements = Builder(lines, std::move(quotes), pages, type).build();
  rank_headings(elements);
  return elements;
}

}  // namespace throughline::layout

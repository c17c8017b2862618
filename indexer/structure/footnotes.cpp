// Footnotes: small type at the foot of the page that begins with a mark. Set apart before columns are looked
// for.
#include <algorithm>
#include <cmath>
#include <set>

#include "indexer/structure/characters.h"
#include "indexer/structure/layout.h"

namespace throughline::layout {
namespace {

/// Bytes of the mark at the start of a note: digits or signs; 0: none.
std::size_t mark_length(std::string_view text) {
  std::size_t to = 0;
  while (to < text.size() && text[to] >= '0' && text[to] <= '9') ++to;
  if (to > 0 && to <= 4)
    return to == text.size() || text[to] != '.' || to + 1 == text.size() || text[to + 1] == ' ' ? to : 0;
  if (to > 0) return 0;
  while (to < text.size() && text[to] == '*') ++to;
  if (to > 0) return to;
  if (text.starts_with("†") || text.starts_with("‡"))
    return text.starts_with("†") ? sizeof("†") - 1 : sizeof("‡") - 1;
  return 0;
}

struct Foot {
  std::vector<std::size_t> pieces;
  float top = 0;
};

/// Small pieces below the last line of body type.
Foot foot_of(const PageLayout& page, const Typography& type) {
  float body_end = 0;
  for (const Piece& piece : page.pieces)
    if (piece.size > 0.93F * type.body) body_end = std::max(body_end, piece.y1);
  Foot foot;
  for (std::size_t i = 0; i < page.pieces.size(); ++i) {
    const Piece& piece = page.pieces[i];
    if (piece.size <= 0.93F * type.body && piece.y1 > body_end + 0.3F * type.body) foot.pieces.push_back(i);
  }
  foot.top = body_end;
  return foot;
}

std::vector<Line> rows_of(const PageLayout& page, const Foot& foot) {
  std::vector<Line> rows;
  for (const std::size_t i : foot.pieces) {
    const Piece& piece = page.pieces[i];
    Line* home = nullptr;
    for (auto row = rows.rbegin(); row != rows.rend() && row != rows.rbegin() + 3; ++row) {
      // A raised mark belongs to the line whose box it touches.
      const float overlap = std::min(row->y1, piece.y1) - std::max(row->y0, piece.y0);
      if (overlap > 0.5F * std::min(row->y1 - row->y0, piece.y1 - piece.y0)) {
        home = &*row;
        break;
      }
    }
    if (home == nullptr) {
      Line row;
      row.page = page.number, row.x0 = piece.x0, row.x1 = piece.x1, row.y0 = piece.y0, row.y1 = piece.y1;
      row.size = piece.size, row.text = piece.text, row.ocr = page.ocr;
      rows.push_back(std::move(row));
    } else if (piece.x0 >= home->x0) {
      home->text += ' ' + piece.text;
      home->x1 = std::max(home->x1, piece.x1);
      home->y1 = std::max(home->y1, piece.y1);
    } else {
      home->text = piece.text + ' ' + home->text;
      home->x0 = piece.x0;
    }
  }
  return rows;
}

}  // namespace

void set_notes_apart(std::vector<PageLayout>& pages, const Typography& type) {
  int last = 0;
  for (PageLayout& page : pages) {
    std::set<std::string> marks;
    for (const Piece& piece : page.pieces) marks.insert(piece.marks.begin(), piece.marks.end());
    const Foot foot = foot_of(page, type);
    if (foot.pieces.empty()) continue;
    std::vector<Line> rows = rows_of(page, foot);
    std::size_t first = rows.size();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::size_t length = mark_length(rows[i].text);
      if (length == 0) continue;
      const std::string mark = rows[i].text.substr(0, length);
      const bool digits = mark[0] >= '0' && mark[0] <= '9';
      const int value = digits ? std::stoi(mark) : 0;
      const bool called =
          marks.contains(mark) || std::any_of(marks.begin(), marks.end(), [&](const std::string& m) {
            return m.size() > mark.size() && m.starts_with(mark) && m[mark.size()] == ',';
          });
      // Without its call on the page only where it is the next number and the first small line: a table in
      // small type has numbered rows too.
      const bool next = digits && value == last + 1 && (i == 0 || first < rows.size()) &&
                        (last > 0 || rows[i].size < 0.87F * type.body);
      if (!called && !next) continue;
      if (first == rows.size()) first = i;
      if (digits) last = value;
    }
    if (first == rows.size()) continue;
    const float top = rows[first].y0 - 1;
    // Small lines above the first mark, close to it and apart from the body, end the note of the page before.
    page.notes.assign(std::make_move_iterator(rows.begin() + static_cast<std::ptrdiff_t>(first)),
                      std::make_move_iterator(rows.end()));
    std::vector<bool> gone(page.pieces.size(), false);
    for (const std::size_t i : foot.pieces)
      if ((page.pieces[i].y0 + page.pieces[i].y1) / 2 > top) gone[i] = true;
    std::size_t at = 0;
    std::erase_if(page.pieces, [&](const Piece&) { return gone[at++]; });
  }
}

std::vector<Element> notes_of(const PageLayout& page) {
  std::vector<Element> notes;
  const Vocabulary none;
  int last = 0;
  const float edge = page.notes.empty() ? 0 : page.notes.front().x0;  // where marks stand
  for (const Line& line : page.notes) {
    std::size_t length = std::abs(line.x0 - edge) < 5 ? mark_length(line.text) : 0;
    // A line that happens to begin with a number is the note's own text unless the number comes next.
    if (length > 0 && line.text[0] >= '0' && line.text[0] <= '9') {
      const int value = std::stoi(line.text.substr(0, length));
      if (last > 0 && (value <= last || value > last + 2)) length = 0;
      if (length > 0) last = value;
    }
    if (length > 0) {
      Element note;
      note.kind = ElementKind::note;
      note.page = note.page_last = page.number;
      note.size = line.size;
      note.mark = line.text.substr(0, length);
      std::size_t from = length;
      while (from < line.text.size() && (line.text[from] == ' ' || line.text[from] == '.')) ++from;
      note.text = line.text.substr(from);
      note.ocr = page.ocr;
      notes.push_back(std::move(note));
    } else if (!notes.empty()) {
      join_line(notes.back().text, line.text, none);
    }
  }
  std::erase_if(notes, [](const Element& note) { return note.text.empty(); });
  return notes;
}

}  // namespace throughline::layout

// Words to pieces: words of one baseline that stand together, with raised note marks taken out and drop
// capitals put back. Sizes here are what the fonts say; everything later measures in them.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "indexer/structure/characters.h"
#include "indexer/structure/layout.h"

namespace throughline::layout {
namespace {

/// A word whose letters are repaired once, on the way in.
struct Token {
  const Word* word = nullptr;
  float size = 0;
  bool bold = false;
  bool italic = false;
  std::string text;
};

struct Row {
  float y1 = 0;
  float size = 0;
  std::vector<Token> tokens;
};

float size_of(const Word& word, const ExtractedPage& page) {
  const float height = word.y1 - word.y0;
  if (word.font < page.fonts.size()) {
    const float size = page.fonts[word.font].size;
    // Fonts scaled by the text matrix may report 1 or nonsense; the box then knows better.
    if (size > 3 && size < 3 * height && !page.ocr) return size;
  }
  return height / 1.15F;
}

/// Recognised words come line by line, but their boxes hug the letters and lines may lean: neighbours that
/// overlap are a row, and a row takes the median of its boxes.
std::vector<Row> recognised_rows(std::vector<Token> tokens) {
  std::vector<Row> rows;
  const auto overlap = [](const Word& a, const Word& b) {
    return (std::min(a.y1, b.y1) - std::max(a.y0, b.y0)) / std::max(1.0F, std::min(a.y1 - a.y0, b.y1 - b.y0));
  };
  const auto nearest = [](Row& row, const Word& word) -> const Word& {
    const Word* best = row.tokens.front().word;
    for (const Token& token : row.tokens)
      if (std::abs(token.word->x0 - word.x0) < std::abs(best->x0 - word.x0)) best = token.word;
    return *best;
  };
  for (Token& token : tokens) {
    Row* home = nullptr;
    for (auto row = rows.rbegin(); row != rows.rend() && home == nullptr; ++row)
      if (overlap(nearest(*row, *token.word), *token.word) > 0.5F) home = &*row;
    if (home == nullptr) home = &rows.emplace_back();
    home->tokens.push_back(std::move(token));
  }
  for (Row& row : rows) {
    std::stable_sort(row.tokens.begin(), row.tokens.end(),
                     [](const Token& a, const Token& b) { return a.word->x0 < b.word->x0; });
    std::vector<float> sizes;
    std::vector<float> feet;
    for (const Token& token : row.tokens) sizes.push_back(token.size), feet.push_back(token.word->y1);
    std::sort(sizes.begin(), sizes.end()), std::sort(feet.begin(), feet.end());
    // Boxes hug the letters: only words with both tall and hanging letters show the size.
    row.size = sizes[sizes.size() * 9 / 10] * 1.2F;
    row.y1 = feet[feet.size() / 2];
    for (Token& token : row.tokens) token.size = row.size;
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.y1 < b.y1; });
  return rows;
}

/// How far most of the page's text is turned.
std::uint8_t turns_of(const ExtractedPage& page) {
  std::array<std::size_t, 4> counts{};
  for (const Word& word : page.words) counts[word.quarter_turns & 3U] += word.text.size();
  const auto most = std::max_element(counts.begin(), counts.end());
  return static_cast<std::uint8_t>(std::distance(counts.begin(), most));
}

/// A page whose text is turned, as a reader would hold it; text turned another way is a watermark or a note
/// in the margin.
ExtractedPage upright(const ExtractedPage& page, std::uint8_t turns) {
  ExtractedPage out;
  out.number = page.number, out.label = page.label, out.ocr = page.ocr, out.fonts = page.fonts;
  out.width = turns % 2 == 1 ? page.height : page.width;
  out.height = turns % 2 == 1 ? page.width : page.height;
  for (const Word& word : page.words) {
    if (word.quarter_turns != turns) continue;
    Word& w = out.words.emplace_back(word);
    if (turns == 1) w.x0 = word.y0, w.x1 = word.y1, w.y0 = page.width - word.x1, w.y1 = page.width - word.x0;
    if (turns == 2)
      w.x0 = page.width - word.x1, w.x1 = page.width - word.x0, w.y0 = page.height - word.y1,
      w.y1 = page.height - word.y0;
    if (turns == 3)
      w.x0 = page.height - word.y1, w.x1 = page.height - word.y0, w.y0 = word.x0, w.y1 = word.x1;
    w.quarter_turns = 0;
  }
  return out;
}

std::vector<Row> rows_of(const ExtractedPage& page) {
  std::vector<Token> tokens;
  tokens.reserve(page.words.size());
  for (const Word& word : page.words) {
    if (word.x1 <= word.x0 || word.y1 <= word.y0 || word.quarter_turns != 0) continue;
    Token token{&word, size_of(word, page), false, false, readable(word.text)};
    if (token.text.empty()) continue;
    // Text that runs up the margin has a box far higher than its letters are wide.
    if (word.y1 - word.y0 > 3 * token.size && token.text.size() > 3) continue;
    if (word.font < page.fonts.size()) {
      token.bold = page.fonts[word.font].bold;
      token.italic = page.fonts[word.font].italic;
    }
    tokens.push_back(std::move(token));
  }
  if (page.ocr) return recognised_rows(std::move(tokens));
  std::stable_sort(tokens.begin(), tokens.end(),
                   [](const Token& a, const Token& b) { return a.word->y1 < b.word->y1; });
  std::vector<Row> rows;
  for (Token& token : tokens) {
    Row* home = nullptr;
    const float y1 = token.word->y1;
    for (std::size_t back = rows.size(); back > 0 && back + 4 > rows.size(); --back) {
      Row& row = rows[back - 1];
      const float tolerance = 0.3F * std::min(row.size, token.size);
      if (std::abs(y1 - row.y1) <= tolerance && token.size < 1.9F * row.size &&
          row.size < 1.9F * token.size) {
        home = &row;
        break;
      }
    }
    if (home == nullptr) home = &rows.emplace_back(Row{y1, token.size, {}});
    home->tokens.push_back(std::move(token));
  }
  for (Row& row : rows)
    std::stable_sort(row.tokens.begin(), row.tokens.end(),
                     [](const Token& a, const Token& b) { return a.word->x0 < b.word->x0; });
  return rows;
}

void append(Piece& piece, const Token& token, bool space, int& bold, int& letters) {
  if (space) piece.text += ' ';
  const auto from = static_cast<std::uint32_t>(piece.text.size());
  piece.text += token.text;
  if (space || piece.words.empty())
    piece.words.push_back(
        {token.word->x0, token.word->x1, from, static_cast<std::uint32_t>(piece.text.size())});
  else
    piece.words.back().x1 = token.word->x1,
    piece.words.back().to = static_cast<std::uint32_t>(piece.text.size());
  piece.x1 = std::max(piece.x1, token.word->x1);
  piece.y0 = std::min(piece.y0, token.word->y0);
  piece.y1 = std::max(piece.y1, token.word->y1);
  const int length = static_cast<int>(token.text.size());
  letters += length;
  if (token.bold) bold += length;
  piece.italic = piece.italic && token.italic;
}

/// Cuts a row where the gap is wider than words of justified text stand apart.
void cut_row(const Row& row, bool ocr, std::vector<Piece>& pieces) {
  Piece piece;
  int bold = 0;
  int letters = 0;
  std::map<int, int> sizes;
  const auto finish = [&] {
    if (piece.text.empty()) return;
    int most = 0;
    for (const auto& [size, count] : sizes)
      if (count > most) most = count, piece.size = static_cast<float>(size) / 4;
    piece.bold = letters > 0 && bold * 10 >= letters * 9;
    if (ocr) piece.y1 = row.y1, piece.y0 = row.y1 - row.size;
    pieces.push_back(std::move(piece));
    piece = Piece{};
    bold = letters = 0;
    sizes.clear();
  };
  const Word* before = nullptr;
  for (const Token& token : row.tokens) {
    const Word& word = *token.word;
    const float gap = before != nullptr ? word.x0 - before->x1 : 0;
    // The same words printed twice with a small offset are a poor man's bold.
    if (before != nullptr && !piece.text.empty() && word.x0 < before->x0 + 1.5F &&
        word.text == before->text && std::abs(word.x1 - before->x1) < 1.5F)
      continue;
    if (before == nullptr || gap > (ocr ? 1.4F : 1.05F) * token.size) {
      finish();
      piece.x0 = word.x0, piece.x1 = word.x1, piece.y0 = word.y0, piece.y1 = word.y1;
      piece.first_word = word.x1 - word.x0;
      piece.italic = token.italic;
      append(piece, token, false, bold, letters);
    } else {
      // A label squeezed into the margin may touch the text beside it.
      const bool label = before->text == "Recommendation" && is_upper(first_letter(token.text));
      append(piece, token, before->space_after || label || gap > 0.25F * token.size, bold, letters);
    }
    sizes[static_cast<int>(std::lround(token.size * 4))] += static_cast<int>(token.text.size());
    before = &word;
  }
  finish();
}

bool ordinal_ending(std::string_view text) {
  return text == "st" || text == "nd" || text == "rd" || text == "th" || text == "TM" || text == "eg";
}

bool note_mark(std::string_view text) {
  if (text.empty() || text.size() > 8) return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) {
                       return (c >= '0' && c <= '9') || c == ',' || c == '[' || c == ']' || c == '*' ||
                              c == ' ' || c == '-';
                     }) ||
         text == "†" || text == "‡" || (text.size() == 1 && text[0] >= 'a' && text[0] <= 'i');
}

/// Raised small pieces: note marks leave the text, ordinal endings join their number.
void settle_raised(std::vector<Piece>& pieces) {
  std::vector<bool> gone(pieces.size(), false);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& small = pieces[i];
    if (small.text.size() > 12 || (!note_mark(small.text) && !ordinal_ending(small.text))) continue;
    for (std::size_t j = 0; j < pieces.size(); ++j) {
      Piece& base = pieces[j];
      const float raised = base.y1 - small.y1;
      if (i == j || gone[j] || small.size > 0.9F * base.size ||
          raised < (small.size > 0.8F * base.size ? 0.25F : 0.1F) * base.size)
        continue;
      const float overlap = std::min(small.y1, base.y1) - std::max(small.y0, base.y0);
      if (overlap < 0.3F * (small.y1 - small.y0)) continue;
      if (small.x1 <= base.x0 + 2 && small.x1 > base.x0 - 0.6F * base.size && note_mark(small.text)) {
        // A mark before the text it belongs to: a note begins.
        base.text.insert(0, small.text + " ");
        for (WordPlace& word : base.words)
          word.from += static_cast<std::uint32_t>(small.text.size() + 1),
              word.to += static_cast<std::uint32_t>(small.text.size() + 1);
        base.words.insert(base.words.begin(),
                          {small.x0, small.x1, 0, static_cast<std::uint32_t>(small.text.size())});
        base.x0 = small.x0;
        gone[i] = true;
        break;
      }
      if (small.x0 < base.x0 + 1 || small.x0 > base.x1 + 0.6F * base.size) continue;
      if (ordinal_ending(small.text)) {
        if (small.x0 < base.x1 - 1) continue;  // in the middle of a piece: a cut in two, seen below
        base.text += small.text;
      } else {
        base.marks.push_back(small.text);
      }
      base.x1 = std::max(base.x1, small.x1);
      gone[i] = true;
      break;
    }
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i)
    if (!gone[i]) {
      if (kept != i) pieces[kept] = std::move(pieces[i]);
      ++kept;
    }
  pieces.resize(kept);
}

/// Marks that share a row with their text: same baseline by the box, but a clearly smaller font.
void strip_inline_marks(Row& row) {
  std::map<int, std::size_t> sizes;
  for (const Token& token : row.tokens)
    sizes[static_cast<int>(std::lround(token.size * 4))] += token.text.size();
  float main = 0;
  std::size_t most = 0;
  for (const auto& [size, count] : sizes)
    if (count > most) most = count, main = static_cast<float>(size) / 4;
  for (std::size_t i = 1; i < row.tokens.size();) {
    const Token& token = row.tokens[i];
    const bool small = token.size < 0.75F * main && row.tokens[i - 1].size >= 0.9F * main;
    if (small && note_mark(token.text) && token.word->x0 - row.tokens[i - 1].word->x1 < 0.3F * main)
      row.tokens.erase(row.tokens.begin() + static_cast<std::ptrdiff_t>(i));
    else
      ++i;
  }
}

/// Pieces of one baseline that a taken-out mark had parted are one again.
void heal_rows(std::vector<Piece>& pieces) {
  std::vector<Piece> healed;
  for (Piece& piece : pieces) {
    Piece* before = healed.empty() ? nullptr : &healed.back();
    if (before != nullptr && std::abs(before->y1 - piece.y1) < 0.3F * piece.size &&
        std::abs(before->size - piece.size) < 0.5F && piece.x0 >= before->x1 - 1 &&
        piece.x0 - before->x1 < 0.45F * piece.size && !before->marks.empty()) {
      const auto shift = static_cast<std::uint32_t>(before->text.size() + 1);
      for (const WordPlace& word : piece.words)
        before->words.push_back({word.x0, word.x1, word.from + shift, word.to + shift});
      before->text += ' ' + piece.text;
      before->x1 = piece.x1;
      before->marks.insert(before->marks.end(), piece.marks.begin(), piece.marks.end());
      before->bold = before->bold && piece.bold;
      continue;
    }
    healed.push_back(std::move(piece));
  }
  pieces = std::move(healed);
}

/// A capital two or more lines high before a line that it begins.
void join_drop_capitals(std::vector<Piece>& pieces) {
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece cap = pieces[i];
    if (cap.text.size() != 1 || cap.text[0] < 'A' || cap.text[0] > 'Z') continue;
    Piece* first = nullptr;
    for (Piece& other : pieces)
      if (other.size * 1.8F < cap.size && other.x0 >= cap.x1 - 2 && other.x0 < cap.x1 + cap.size &&
          other.y1 > cap.y0 && other.y1 < cap.y1 && (first == nullptr || other.y1 < first->y1))
        first = &other;
    if (first == nullptr) continue;
    first->text = cap.text + first->text;
    for (WordPlace& word : first->words) ++word.from, ++word.to;
    if (!first->words.empty()) first->words.front().from = 0;
    first->first_word += cap.x1 - cap.x0;
    first->x0 = cap.x0;
    pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(i));
    --i;
  }
}

}  // namespace

std::vector<PageLayout> pieces_of(const std::vector<ExtractedPage>& pages) {
  std::vector<PageLayout> layouts;
  layouts.reserve(pages.size());
  for (const ExtractedPage& given : pages) {
    const std::uint8_t turns = turns_of(given);
    const ExtractedPage turned = turns == 0 ? ExtractedPage{} : upright(given, turns);
    const ExtractedPage& page = turns == 0 ? given : turned;
    PageLayout& layout = layouts.emplace_back();
    layout.number = page.number, layout.width = page.width, layout.height = page.height;
    layout.ocr = page.ocr, layout.label = page.label;
    for (Row& row : rows_of(page)) {
      if (!page.ocr) strip_inline_marks(row);
      cut_row(row, page.ocr, layout.pieces);
    }
    if (!page.ocr) {
      settle_raised(layout.pieces);
      heal_rows(layout.pieces);
      join_drop_capitals(layout.pieces);
    }
  }
  return layouts;
}

Typography typography(const std::vector<PageLayout>& pages) {
  std::map<int, std::size_t> sizes;
  for (const PageLayout& page : pages)
    for (const Piece& piece : page.pieces)
      sizes[static_cast<int>(std::lround(piece.size * 2))] += piece.text.size();
  Typography type;
  std::size_t most = 0;
  for (const auto& [size, count] : sizes)
    if (count > most) most = count, type.body = static_cast<float>(size) / 2;
  std::array<int, 400> steps{};  // baseline steps in quarter points
  for (const PageLayout& page : pages) {
    const Piece* before = nullptr;
    for (const Piece& piece : page.pieces) {
      if (std::abs(piece.size - type.body) > 0.3F && !page.ocr) continue;
      if (before != nullptr) {
        const auto step = std::lround((piece.y1 - before->y1) * 4);
        if (step > std::lround(type.body * 3.4F) && step < 400) ++steps[static_cast<std::size_t>(step)];
      }
      before = &piece;
    }
  }
  int best = 0;
  for (std::size_t i = 1; i + 1 < steps.size(); ++i) {
    const int near = steps[i - 1] + steps[i] + steps[i + 1];
    if (near > best) best = near, type.leading = static_cast<float>(i) / 4;
  }
  // A short document may have more gaps between paragraphs than between lines.
  const auto tight = static_cast<std::size_t>(std::lround(type.body * 1.65F * 4));
  int lines = 0;
  float line_step = 0;
  for (std::size_t i = 1; i + 1 < steps.size() && i <= tight; ++i) {
    const int near = steps[i - 1] + steps[i] + steps[i + 1];
    if (near > lines) lines = near, line_step = static_cast<float>(i) / 4;
  }
  if (line_step > 0 && lines * 3 >= best) type.leading = line_step;
  if (best == 0) type.leading = type.body * 1.2F;
  return type;
}

}  // namespace throughline::layout

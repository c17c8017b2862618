// Reading order: text columns are found where a gutter stays clear over many lines of running text on both
// sides; headings and tables that cross it interrupt them. Everything else is one column.
#include <algorithm>
#include <cmath>
#include <map>

#include "corpus/base/utf8.h"
#include "indexer/structure/characters.h"
#include "indexer/structure/layout.h"
#include "indexer/structure/numbering.h"

namespace throughline::layout {
namespace {

using Pieces = std::vector<const Piece*>;

constexpr float kLeastColumn = 0.17F;  ///< width of a text column, as a share of the page

/// The lines of one side of a gutter: extents and baselines.
struct Side {
  struct Row {
    float x0, x1, y1;
    bool lower;   ///< its first letter is: a line that goes on with a sentence
    bool parted;  ///< more than a number or bullet stands apart in it
  };
  std::vector<Row> rows;
  float x0 = 1e6F, x1 = 0;

  void add(const Piece& piece) {
    x0 = std::min(x0, piece.x0), x1 = std::max(x1, piece.x1);
    if (!rows.empty() && std::abs(rows.back().y1 - piece.y1) < 0.3F * piece.size) {
      rows.back().parted = rows.back().parted || piece.x0 - rows.back().x0 > 60;
      rows.back().x0 = std::min(rows.back().x0, piece.x0);
      rows.back().x1 = std::max(rows.back().x1, piece.x1);
    } else {
      rows.push_back({piece.x0, piece.x1, piece.y1, false, false});
      lettered_ = false;
    }
    // The number or bullet in the margin is a piece of its own: the first letter may be in the next one.
    if (lettered_) return;
    for (const char c : piece.text) {
      const bool small = c >= 'a' && c <= 'z';
      if (!small && !(c >= 'A' && c <= 'Z')) continue;
      rows.back().lower = small;
      lettered_ = true;
      break;
    }
  }
  /// Lines that are cells of several columns.
  float parted_share() const {
    const auto parted = std::count_if(rows.begin(), rows.end(), [](const Row& row) { return row.parted; });
    return rows.empty() ? 0 : static_cast<float>(parted) / static_cast<float>(rows.size());
  }
  /// Lines that begin inside a sentence.
  float lower_share() const {
    const auto lower = std::count_if(rows.begin(), rows.end(), [](const Row& row) { return row.lower; });
    return rows.empty() ? 0 : static_cast<float>(lower) / static_cast<float>(rows.size());
  }
  /// Lines that fill most of the side, as running text does.
  float full_share() const {
    if (rows.empty()) return 0;
    const auto full = std::count_if(rows.begin(), rows.end(),
                                    [&](const Row& row) { return row.x1 - row.x0 > 0.62F * (x1 - x0); });
    return static_cast<float>(full) / static_cast<float>(rows.size());
  }

 private:
  bool lettered_ = false;
};

/// Vertical gaps clearly wider than a line step, as [from, to].
std::vector<std::pair<float, float>> wide_gaps(const Side& side, float leading) {
  std::vector<std::pair<float, float>> gaps;
  for (std::size_t i = 1; i < side.rows.size(); ++i)
    if (side.rows[i].y1 - side.rows[i - 1].y1 > 1.22F * leading)
      gaps.emplace_back(side.rows[i - 1].y1, side.rows[i].y1);
  return gaps;
}

float usual_step(const Side& side) {
  std::map<long, int> steps;
  for (std::size_t i = 1; i < side.rows.size(); ++i)
    ++steps[std::lround((side.rows[i].y1 - side.rows[i - 1].y1) * 2)];
  long best = 0;
  int most = 0;
  for (const auto& [step, count] : steps)
    if (count > most) most = count, best = step;
  return static_cast<float>(best) / 2;
}

/// Rows of a table end on both sides at the same height; paragraphs of two columns do not.
bool like_a_table(const Side& left, const Side& right) {
  const float step = std::min(usual_step(left), usual_step(right));
  if (step <= 0) return false;
  const auto a = wide_gaps(left, step);
  const auto b = wide_gaps(right, step);
  if (a.empty() && b.empty()) return false;
  std::size_t met = 0;
  for (const auto& gap : a)
    met += std::any_of(b.begin(), b.end(),
                       [&](const auto& other) {
                         return std::abs(other.second - gap.second) <
                                0.2F * step;  // the next lines begin at one height
                       })
               ? 1U
               : 0U;
  const std::size_t fewer = std::min(a.size(), b.size());
  const std::size_t more = std::max(a.size(), b.size());
  if (fewer == 0) return false;
  return met >= 2 ? met * 10 >= fewer * 7 && met * 3 >= more : met == 1 && fewer == 1 && more <= 2;
}

/// Share of the left lines that have no line beside them: the lines of a table's rows begin together.
float staggered(const Side& left, const Side& right) {
  std::size_t alone = 0;
  std::size_t at = 0;
  for (const Side::Row& row : left.rows) {
    while (at < right.rows.size() && right.rows[at].y1 < row.y1 - 1.5F) ++at;
    if (at >= right.rows.size() || right.rows[at].y1 > row.y1 + 1.5F) ++alone;
  }
  return left.rows.empty() ? 0 : static_cast<float>(alone) / static_cast<float>(left.rows.size());
}

struct Run {
  Pieces pieces;
  Side left, right;
};

/// The stretches between pieces that cross the gutter; a crossing piece is a run of its own with empty sides.
std::vector<Run> runs_at(const Pieces& pieces, float gutter) {
  std::vector<Run> runs;
  bool crossing = true;
  for (const Piece* piece : pieces) {
    const bool crosses = piece->x0 < gutter - 1 && piece->x1 > gutter + 1;
    if (runs.empty() || crosses != crossing) runs.emplace_back();
    crossing = crosses;
    runs.back().pieces.push_back(piece);
    if (!crosses) (piece->x0 >= gutter - 1 ? runs.back().right : runs.back().left).add(*piece);
  }
  return runs;
}

/// Running text: most lines are full and begin inside a sentence.
bool running_text(const Side& side, float page_width) {
  return side.rows.size() >= 4 && side.x1 - side.x0 >= kLeastColumn * page_width &&
         side.full_share() >= 0.45F && side.lower_share() >= 0.34F;
}

float find_gutter(const Pieces& pieces, float page_width, float leading, int depth);

/// The right side may be columns again.
bool columns_again(const Run& run, float gutter, float page_width, float leading, int depth) {
  if (depth >= 2 || run.left.parted_share() > 0.2F) return false;
  Pieces right;
  for (const Piece* piece : run.pieces)
    if (piece->x0 >= gutter - 1) right.push_back(piece);
  return find_gutter(right, page_width, leading, depth + 1) > 0;
}

bool columns_of_text(const Run& run, float gutter, float page_width, float leading, int depth) {
  const auto& [pieces, left, right] = run;
  // Rows of a table stand further apart than lines of text.
  if (usual_step(left) > 1.4F * leading || usual_step(right) > 1.4F * leading) return false;
  if (left.rows.size() < 3 || right.rows.size() < 3) return false;
  if (left.x1 - left.x0 < kLeastColumn * page_width || right.x1 - right.x0 < kLeastColumn * page_width)
    return false;
  if (right.x0 - left.x1 < 6) return false;
  if (left.full_share() < 0.45F || left.parted_share() > 0.2F) return false;
  // Short paragraphs and headings have few lines that begin inside a sentence: there lines that do not stand
  // beside one another tell columns.
  const float lower = std::min(left.lower_share(), right.lower_share());
  const bool text = lower >= 0.34F || (lower >= 0.2F && left.lower_share() + right.lower_share() > 0.8F &&
                                       staggered(left, right) > 0.5F);
  if (!text) return false;
  if (right.parted_share() > 0.2F)
    return !like_a_table(left, right) && columns_again(run, gutter, page_width, leading, depth);
  if (right.full_share() < 0.45F) return false;
  return lower > 0.6F || !like_a_table(left, right);
}

/// Where a second column begins; 0: the pieces are one column.
float find_gutter(const Pieces& pieces, float page_width, float leading, int depth) {
  std::map<long, int> starts;
  float first = 1e6F;
  for (const Piece* piece : pieces) first = std::min(first, piece->x0);
  for (const Piece* piece : pieces)
    if (piece->x0 > first + kLeastColumn * page_width) ++starts[std::lround(piece->x0 / 3)];
  struct Candidate {
    float gutter, band;
    std::size_t score;
  };
  std::vector<Candidate> candidates;
  std::size_t most = 7;  // fewer lines than this are not worth a column
  for (const auto& [bucket, count] : starts) {
    if (count < 3) continue;
    const float gutter = static_cast<float>(bucket) * 3 - 2;
    Candidate candidate{gutter, page_width, 0};
    for (const Run& run : runs_at(pieces, gutter)) {
      if (!columns_of_text(run, gutter, page_width, leading, depth)) continue;
      candidate.score += std::min(run.left.rows.size(), run.right.rows.size()) * 2;
      candidate.band = std::min(candidate.band, run.right.x0 - run.left.x1);
    }
    most = std::max(most, candidate.score);
    candidates.push_back(candidate);
  }
  // Numbers that hang before the second column begin it: the wider band is the gutter.
  const Candidate* best = nullptr;
  for (const Candidate& candidate : candidates)
    if (candidate.score > 7 && candidate.score * 10 >= most * 6 &&
        (best == nullptr || candidate.band > best->band))
      best = &candidate;
  return best == nullptr ? 0 : best->gutter;
}

/// A gutter of other pages holds on this one too where one side is running text and hardly anything crosses
/// it.
bool holds_here(const Pieces& pieces, float gutter, float page_width) {
  std::size_t crossing = 0;
  bool text = false;
  for (const Run& run : runs_at(pieces, gutter)) {
    if (run.left.rows.empty() && run.right.rows.empty()) {
      crossing += run.pieces.size();
    } else if (!run.left.rows.empty() && !run.right.rows.empty() && run.right.x0 - run.left.x1 >= 5) {
      text = text || running_text(run.left, page_width) || running_text(run.right, page_width);
    }
  }
  return text && crossing * 6 < pieces.size();
}

class Reader {
 public:
  Reader(const PageLayout& page, const Typography& type, int& columns, int& tables, std::vector<Line>& lines)
      : page_(page), type_(type), columns_(columns), tables_(tables), lines_(lines) {}

  void read(const Pieces& pieces, int depth) {
    if (depth > 0 || !read_boxes(pieces)) read_text(pieces, depth);
  }

 private:
  void read_text(const Pieces& pieces, int depth) {
    float gutter = depth < 3 ? find_gutter(pieces, page_.width, type_.leading, depth) : 0;
    bool known = false;
    for (const float other : page_.gutters)
      if (depth == 0 && holds_here(pieces, other, page_.width)) gutter = other, known = true;
    if (gutter <= 0) {
      emit(pieces);
      return;
    }
    Pieces plain;
    for (const Run& run : runs_at(pieces, gutter)) {
      const bool both = !run.left.rows.empty() && !run.right.rows.empty();
      const bool text =
          known && (running_text(run.left, page_.width) || running_text(run.right, page_.width));
      if (!both || (!text && !columns_of_text(run, gutter, page_.width, type_.leading, depth) &&
                    like_a_table(run.left, run.right))) {
        plain.insert(plain.end(), run.pieces.begin(), run.pieces.end());
        continue;
      }
      if (!plain.empty()) emit(plain);
      plain.clear();
      Pieces left;
      Pieces right;
      for (const Piece* piece : run.pieces) (piece->x0 >= gutter - 1 ? right : left).push_back(piece);
      read(left, depth + 1);
      read(right, depth + 1);
    }
    if (!plain.empty()) emit(plain);
  }

  /// The headings of boxes that stand side by side: set larger than the text, or numbered one after another.
  bool heads_boxes(const Pieces& row) const {
    if (row.size() < 2 || row.size() > 5) return false;
    bool larger = true;
    bool numbered = true;
    int last = 0;
    for (const Piece* piece : row) {
      if (!piece->bold || word_count(piece->text) > 9 || piece->x1 - piece->x0 < 0.04F * page_.width)
        return false;
      if (piece != row.front() && piece->x0 - row.front()->x0 < 0.15F * page_.width) return false;
      larger = larger && piece->size > type_.body + 0.8F;
      const auto token = number_at_start(piece->text);
      const bool counts = token && token->style == NumberStyle::integer && token->length < piece->text.size();
      numbered = numbered && counts && (last == 0 || token->parts.front() == last + 1);
      if (counts) last = token->parts.front();
    }
    return larger || numbered;
  }

  /// From a row of headings down to the next one, to whatever lies across, or to what stands clear below.
  static std::size_t end_of_boxes(const std::vector<Pieces>& rows, std::size_t head,
                                  const std::vector<float>& edges, float leading) {
    float bottom = rows[head].front()->y1;
    std::size_t end = head + 1;
    for (; end < rows.size(); ++end) {
      const Piece& first = *rows[end].front();
      for (const Piece* piece : rows[end])
        for (const float edge : edges)
          if (piece->x0 < edge - 1 && piece->x1 > edge + 1) return end;
      if (first.bold && first.size >= rows[head].front()->size - 0.3F && first.y0 > bottom + 0.7F * leading)
        return end;
      bottom = std::max(bottom, first.y1);
    }
    return end;
  }

  static bool holds_sentences(const Pieces& box) {
    return std::any_of(box.begin(), box.end(),
                       [](const Piece* piece) { return ends_sentence(piece->text); }) &&
           std::any_of(box.begin(), box.end(),
                       [](const Piece* piece) { return !piece->bold && word_count(piece->text) > 4; });
  }

  /// Pages of boxes: each is read to its end before the next.
  bool read_boxes(const Pieces& pieces) {
    std::vector<Pieces> rows;
    for (const Piece* piece : pieces) {
      if (rows.empty() || std::abs(rows.back().front()->y1 - piece->y1) > 1.5F) rows.emplace_back();
      rows.back().push_back(piece);
    }
    std::vector<bool> heads;
    for (const Pieces& row : rows) heads.push_back(heads_boxes(row));
    if (std::none_of(heads.begin(), heads.end(), [](bool head) { return head; })) return false;
    Pieces plain;
    const auto put_plain = [&] {
      if (!plain.empty()) read_text(plain, 0);
      plain.clear();
    };
    for (std::size_t i = 0; i < rows.size();) {
      std::vector<float> edges;
      std::size_t end = i + 1;
      if (heads[i]) {
        for (std::size_t k = 1; k < rows[i].size(); ++k) edges.push_back(rows[i][k]->x0 - 2);
        end = end_of_boxes(rows, i, edges, type_.leading);
        end = static_cast<std::size_t>(
            std::distance(heads.begin(), std::find(heads.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                                   heads.begin() + static_cast<std::ptrdiff_t>(end), true)));
      }
      if (end < i + 3) {  // nothing to speak of below the headings
        for (; i < end; ++i) plain.insert(plain.end(), rows[i].begin(), rows[i].end());
        continue;
      }
      const std::size_t first = i;
      std::vector<Pieces> boxes(edges.size() + 1);
      for (; i < end; ++i)
        for (const Piece* piece : rows[i])
          boxes[static_cast<std::size_t>(std::count_if(edges.begin(), edges.end(), [&](float edge) {
            return piece->x0 >= edge - 1;
          }))].push_back(piece);
      // Without sentences in two of them these are a table's columns or entries of a list of contents.
      if (std::count_if(boxes.begin(), boxes.end(), holds_sentences) < 2)
        for (std::size_t k = first; k < end; ++k) plain.insert(plain.end(), rows[k].begin(), rows[k].end());
      else
        put_plain(), std::for_each(boxes.begin(), boxes.end(), [&](const Pieces& box) { emit(box); });
    }
    put_plain();
    return true;
  }

  void emit(const Pieces& pieces) {
    std::vector<Piece> own;
    own.reserve(pieces.size());
    for (const Piece* piece : pieces) own.push_back(*piece);
    lines_of_column(std::move(own), page_, type_, columns_++, tables_, lines_);
  }

  const PageLayout& page_;
  const Typography& type_;
  int& columns_;
  int& tables_;
  std::vector<Line>& lines_;
};

Pieces pointers_to(const PageLayout& page) {
  Pieces pieces;
  pieces.reserve(page.pieces.size());
  for (const Piece& piece : page.pieces) pieces.push_back(&piece);
  return pieces;
}

}  // namespace

void known_gutters(std::vector<PageLayout>& pages, const Typography& type) {
  std::vector<float> found;
  for (const PageLayout& page : pages)
    if (const float gutter = find_gutter(pointers_to(page), page.width, type.leading, 0); gutter > 0)
      found.push_back(gutter);
  std::sort(found.begin(), found.end());
  std::vector<float> known;
  for (std::size_t from = 0; from < found.size();) {
    std::size_t to = from;
    while (to < found.size() && found[to] - found[from] < 6) ++to;
    if (to - from >= 2 && (to - from) * 4 > pages.size()) known.push_back(found[from]);
    from = to;
  }
  for (PageLayout& page : pages) page.gutters = known;
}

void lines_in_reading_order(const PageLayout& page, const Typography& type, int& columns, int& tables,
                            std::vector<Line>& lines) {
  Reader(page, type, columns, tables, lines).read(pointers_to(page), 0);
}

}  // namespace throughline::layout

#include "indexer/extract/recognised_page.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <optional>

#include "corpus/base/utf8.h"

namespace throughline {
namespace {

constexpr double kLeastConfidence = 20;          ///< below it tesseract has read a picture, not a word
constexpr double kConfidentWithoutLetters = 60;  ///< dots and dashes are mostly dirt
constexpr std::size_t kLongestNumber = 10;
constexpr std::size_t kMostWords = 50'000;

/// One line as tesseract saw it.
struct Line {
  std::string key;
  std::vector<Word> words;
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  bool used = false;
};

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

bool has_letter_or_digit(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    const auto raw = static_cast<unsigned char>(c);
    return raw >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
}

std::optional<Word> word_of(const std::vector<std::string_view>& fields, double dpi) {
  const auto left = number(fields[6]);
  const auto top = number(fields[7]);
  const auto width = number(fields[8]);
  const auto height = number(fields[9]);
  const auto confidence = number(fields[10]);
  if (!left || !top || !width || !height || !confidence || *confidence < kLeastConfidence)
    return std::nullopt;
  Word word;
  word.text = single_spaced(repaired_utf8(fields[11]));
  if (word.text.empty() || word.text.size() > 400) return std::nullopt;
  if (!has_letter_or_digit(word.text) && *confidence < kConfidentWithoutLetters) return std::nullopt;
  const auto points = [&](double pixels) { return static_cast<float>(pixels * 72 / dpi); };
  word.x0 = points(*left);
  word.y0 = points(*top);
  word.x1 = points(*left + *width);
  word.y1 = points(*top + *height);
  return word;
}

std::vector<Line> lines_of(std::string_view tsv, double dpi) {
  std::vector<Line> lines;
  std::size_t words = 0;
  for (const auto row : split(tsv, '\n')) {
    const auto fields = split(row, '\t');
    if (fields.size() < 12 || fields[0] != "5") continue;
    auto word = word_of(fields, dpi);
    if (!word || ++words > kMostWords) continue;
    const auto key = std::string(fields[2]) + ' ' + std::string(fields[3]) + ' ' + std::string(fields[4]);
    if (lines.empty() || lines.back().key != key) {
      lines.push_back({key, {}, word->x0, word->y0, word->x1, word->y1, false});
    }
    auto& line = lines.back();
    line.x0 = std::min(line.x0, word->x0);
    line.y0 = std::min(line.y0, word->y0);
    line.x1 = std::max(line.x1, word->x1);
    line.y1 = std::max(line.y1, word->y1);
    line.words.push_back(std::move(*word));
  }
  return lines;
}

/// "4.12", "(a)", "iv.", a bullet: what stands alone at the margin before a paragraph.
bool is_margin_number(const Line& line) {
  if (line.words.size() != 1 || line.words.front().text.size() > kLongestNumber) return false;
  const auto& text = line.words.front().text;
  const bool digit = text.find_first_of("0123456789") != std::string::npos;
  const bool closed = text.back() == '.' || text.back() == ')';
  return digit || (closed && text.size() <= 5) || code_points(text) == 1;
}

/// How much of the lower line's height two lines share, 0 to 1.
float shared_height(const Line& a, const Line& b) {
  const float overlap = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
  return overlap <= 0 ? 0 : overlap / std::max(1.0F, std::min(a.y1 - a.y0, b.y1 - b.y0));
}

/// The nearest line to the right at the same height, unless a column's width lies between.
Line* line_beside(std::vector<Line>& lines, const Line& numbered) {
  constexpr float kFarthestGap = 90;
  Line* nearest = nullptr;
  for (auto& line : lines) {
    if (&line == &numbered || line.x0 < numbered.x1 || line.x0 - numbered.x1 > kFarthestGap) continue;
    if (shared_height(line, numbered) < 0.5F) continue;
    if (nearest == nullptr || line.x0 < nearest->x0) nearest = &line;
  }
  return nearest;
}

void rejoin_numbers(std::vector<Line>& lines) {
  for (auto& line : lines) {
    if (line.used || !is_margin_number(line)) continue;
    auto* beside = line_beside(lines, line);
    if (beside == nullptr || beside->used) continue;
    beside->words.insert(beside->words.begin(), line.words.front());
    beside->x0 = line.x0;
    line.used = true;
  }
  std::erase_if(lines, [](const Line& line) { return line.used; });
}

float median(std::vector<float> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

/// Heights of lines vary with the letters in them: what is near the page's median is its body size.
float guessed_size(const Line& line, float body) {
  constexpr float kHeightToSize = 1.05F;
  const float size = (line.y1 - line.y0) * kHeightToSize;
  if (body > 0 && std::fabs(size - body) < 0.2F * body) return std::round(body * 2) / 2;
  return std::clamp(std::round(size * 2) / 2, 4.0F, 144.0F);
}

}  // namespace

ExtractedPage recognised_page(std::string_view tsv, double dpi) {
  ExtractedPage page;
  page.ocr = true;
  auto lines = lines_of(tsv, dpi);
  rejoin_numbers(lines);
  std::vector<float> heights;
  for (const auto& line : lines)
    for (std::size_t i = 0; i < line.words.size(); ++i) heights.push_back((line.y1 - line.y0) * 1.05F);
  const auto body = median(std::move(heights));
  for (auto& line : lines) {
    const auto size = guessed_size(line, body);
    auto font = std::ranges::find(page.fonts, size, &Font::size);
    if (font == page.fonts.end())
      font = page.fonts.insert(page.fonts.end(), Font{"recognised", size, false, false});
    for (auto& word : line.words) {
      word.font = static_cast<std::uint16_t>(font - page.fonts.begin());
      page.words.push_back(std::move(word));
    }
  }
  return page;
}

}  // namespace throughline

#include "corpus/text/shingles.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <map>

#include "corpus/text/analyser.h"

namespace throughline {
namespace {

constexpr std::size_t kBandRows = 4;
constexpr std::size_t kHexDigits = 8;

/// FNV-1a, with a byte between words.
std::uint64_t run_hash(const std::vector<Token>& tokens, std::size_t from) {
  std::uint64_t hash = 14695981039346656037ULL;
  const auto take = [&](unsigned char byte) { hash = (hash ^ byte) * 1099511628211ULL; };
  for (std::size_t i = from; i < from + kShingleWords; ++i) {
    for (const char c : tokens[i].word) take(static_cast<unsigned char>(c));
    take(0);
  }
  return hash;
}

/// splitmix64: what the 128 orders of all shingles are drawn from.
constexpr std::uint64_t mixed(std::uint64_t value) {
  value += 0x9E3779B97F4A7C15ULL;
  value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  value = (value ^ (value >> 27U)) * 0x94D049BB133111EBULL;
  return value ^ (value >> 31U);
}

struct Order {
  std::uint64_t factor;
  std::uint64_t shift;
};
constexpr std::array<Order, kSketchSize> orders() {
  std::array<Order, kSketchSize> all{};
  for (std::size_t i = 0; i < kSketchSize; ++i) all[i] = {mixed(2 * i + 1) | 1U, mixed(2 * i + 2)};
  return all;
}
constexpr auto kOrders = orders();

Overlap overlap(double shared, std::size_t a, std::size_t b) {
  Overlap result;
  result.fewer = std::min(a, b);
  const double all = static_cast<double>(a + b) - shared;
  if (result.fewer == 0) return result;
  result.resemblance = shared / all;
  result.contained = std::min(1.0, shared / static_cast<double>(result.fewer));
  return result;
}

}  // namespace

Shingles shingles_of(const std::vector<std::string_view>& texts) {
  Shingles all;
  for (const auto text : texts) {
    const auto tokens = tokenise(text);
    for (std::size_t i = 0; i + kShingleWords <= tokens.size(); ++i) all.push_back(run_hash(tokens, i));
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

Overlap overlap_of(const Shingles& a, const Shingles& b) {
  std::size_t shared = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i == *j) ++shared;
    const bool step_a = *i <= *j;
    const bool step_b = *j <= *i;
    i += step_a ? 1 : 0;
    j += step_b ? 1 : 0;
  }
  return overlap(static_cast<double>(shared), a.size(), b.size());
}

Sketch sketch_of(const Shingles& shingles) {
  Sketch sketch;
  sketch.shingles = shingles.size();
  sketch.least.fill(std::numeric_limits<std::uint32_t>::max());
  for (const auto shingle : shingles) {
    const auto spread = mixed(shingle);
    for (std::size_t i = 0; i < kSketchSize; ++i) {
      const auto place = static_cast<std::uint32_t>((spread * kOrders[i].factor + kOrders[i].shift) >> 32U);
      sketch.least[i] = std::min(sketch.least[i], place);
    }
  }
  return sketch;
}

Overlap estimated_overlap(const Sketch& a, const Sketch& b) {
  if (a.shingles == 0 || b.shingles == 0) return overlap(0, a.shingles, b.shingles);
  std::size_t same = 0;
  for (std::size_t i = 0; i < kSketchSize; ++i) same += a.least[i] == b.least[i] ? 1U : 0U;
  const double resemblance = static_cast<double>(same) / static_cast<double>(kSketchSize);
  const double shared = resemblance / (1 + resemblance) * static_cast<double>(a.shingles + b.shingles);
  return overlap(std::min(shared, static_cast<double>(std::min(a.shingles, b.shingles))), a.shingles,
                 b.shingles);
}

std::vector<std::pair<std::size_t, std::size_t>> alike_pairs(const std::vector<const Sketch*>& sketches) {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t band = 0; band < kSketchSize; band += kBandRows) {
    std::map<std::array<std::uint32_t, kBandRows>, std::vector<std::size_t>> buckets;
    for (std::size_t i = 0; i < sketches.size(); ++i) {
      if (sketches[i]->shingles == 0) continue;
      std::array<std::uint32_t, kBandRows> rows{};
      std::copy_n(sketches[i]->least.begin() + static_cast<std::ptrdiff_t>(band), kBandRows, rows.begin());
      buckets[rows].push_back(i);
    }
    for (const auto& [rows, members] : buckets)
      for (std::size_t a = 0; a < members.size(); ++a)
        for (std::size_t b = a + 1; b < members.size(); ++b) pairs.emplace_back(members[a], members[b]);
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

std::string sketch_text(const Sketch& sketch) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(kSketchSize * kHexDigits);
  for (const auto value : sketch.least)
    for (int shift = 28; shift >= 0; shift -= 4) text += digits[value >> static_cast<unsigned>(shift) & 15U];
  return text;
}

bool sketch_from(std::string_view text, std::size_t shingles, Sketch& sketch) {
  if (text.size() != kSketchSize * kHexDigits) return false;
  sketch.shingles = shingles;
  for (std::size_t i = 0; i < kSketchSize; ++i) {
    const auto* from = text.data() + i * kHexDigits;
    const auto [end, problem] = std::from_chars(from, from + kHexDigits, sketch.least[i], 16);
    if (problem != std::errc{} || end != from + kHexDigits) return false;
  }
  return true;
}

}  // namespace throughline

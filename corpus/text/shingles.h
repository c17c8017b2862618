// How much two texts have in common, by runs of five words: exactly from their shingles, and cheaply from
// sketches (MinHash) that are kept instead of the text. The same text gives the same numbers on every machine.
// Raise kShingleVersion when it would not; sketches of another version are made anew.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace throughline {

inline constexpr int kShingleVersion = 1;
inline constexpr std::size_t kShingleWords = 5;
inline constexpr std::size_t kSketchSize = 128;

/// One number for every different run of five words; a text of fewer words has none. Ascending.
using Shingles = std::vector<std::uint64_t>;

/// Words as the analyser gives them: capitals, accents and punctuation do not matter. Runs do not cross from
/// one text to the next, so that a paragraph more or less changes only its own.
Shingles shingles_of(const std::vector<std::string_view>& texts);

struct Overlap {
  double resemblance = 0;  ///< shared runs of all runs of both (Jaccard), 0 to 1
  double contained = 0;    ///< shared runs of the runs of the text with fewer, 0 to 1
  std::size_t fewer = 0;   ///< runs of that text
};
Overlap overlap_of(const Shingles& a, const Shingles& b);

struct Sketch {
  std::size_t shingles = 0;
  std::array<std::uint32_t, kSketchSize> least{};
};
Sketch sketch_of(const Shingles& shingles);

/// An estimate of overlap_of(); its resemblance is off by less than 0.1 in 98 of 100 pairs.
Overlap estimated_overlap(const Sketch& a, const Sketch& b);

/// Pairs of sketches that are worth a closer look, smaller index first, ascending: texts with a resemblance of
/// 0.8 are among them but for one pair in a million.
std::vector<std::pair<std::size_t, std::size_t>> alike_pairs(const std::vector<const Sketch*>& sketches);

/// Hexadecimal, for stores; and back: false when it is not one.
std::string sketch_text(const Sketch& sketch);
bool sketch_from(std::string_view text, std::size_t shingles, Sketch& sketch);

}  // namespace throughline

// A linear model of the themes: weights of clues learned from coded passages, with calibrated probabilities
// and a threshold for each theme. taxonomy/learning makes it; the tagger uses it.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/base/result.h"
#include "taxonomy/clues.h"

namespace throughline {

struct SlotValue {
  std::uint32_t slot = 0;
  float value = 0;
};

/// How much each piece of clues counts before any theme is asked: rare words more than common ones, and
/// every kind of clues with the same length whatever the length of the text.
struct ClueScale {
  std::array<float, kClueKinds> kind_weight{};
  std::vector<float> rarity = std::vector<float>(kClueSlots, 0.0F);  ///< 0: never seen in training

  /// Each slot once, by slot. `sentence` keeps the text of one sentence alone.
  std::vector<SlotValue> vector_of(const std::vector<Clue>& clues) const;
  std::vector<SlotValue> vector_of_sentence(const std::vector<Clue>& clues, std::uint32_t sentence) const;

 private:
  std::vector<SlotValue> scaled(std::vector<std::pair<std::uint32_t, ClueKind>> slots) const;
};

/// What the model says of one theme in one passage.
struct ThemeScore {
  float score = 0;
  std::uint32_t sentence = 0;  ///< the one that speaks most for it
};

struct ThemeOutput {
  std::string theme;
  float bias = 0;
  float slope = 1;  ///< probability = 1 / (1 + exp(-(slope * score + intercept)))
  float intercept = 0;
  float threshold = 0.5F;  ///< probability from which the theme is given
};

/// The output that says: this is about reviews, agencies or law in general, and gives no theme.
inline constexpr std::string_view kNoTheme = "-";

struct ThemeWeight {
  std::uint16_t output = 0;
  float weight = 0;
};

class ThemeModel {
 public:
  struct Parts {
    ClueScale scale;
    float sentence_share = 0.5F;  ///< of the strongest sentence, added to the score of the whole
    std::vector<ThemeOutput> outputs;
    std::vector<std::pair<std::uint32_t, std::vector<ThemeWeight>>> rows;  ///< by slot, ascending
  };

  explicit ThemeModel(const Parts& parts);
  /// invalid_argument when it is no model, or one of another version.
  static Result<ThemeModel> load(const std::filesystem::path& path);
  static Result<ThemeModel> parse(std::string_view bytes);
  /// Weights are rounded: parse(bytes_of(parts)) is what is used everywhere.
  static std::string bytes_of(const Parts& parts);

  const std::vector<ThemeOutput>& outputs() const { return outputs_; }
  const ClueScale& scale() const { return scale_; }
  /// One for each output. `sentences` is the number of sentences of the passage.
  std::vector<ThemeScore> scores(const std::vector<Clue>& clues, std::size_t sentences) const;
  double probability(std::size_t output, double score) const;
  /// The clues that raised this output most, strongest first, each slot once.
  std::vector<Clue> strongest(const std::vector<Clue>& clues, std::size_t output, std::size_t most) const;
  /// SHA-256 of the file it was read from.
  const std::string& hash() const { return hash_; }

 private:
  void add(const std::vector<SlotValue>& values, std::vector<float>& sums) const;
  float weight(std::uint32_t slot, std::size_t output) const;

  ClueScale scale_;
  float sentence_share_ = 0.5F;
  std::vector<ThemeOutput> outputs_;
  std::vector<std::uint32_t> first_;  ///< of a slot's weights, one more than slots
  std::vector<ThemeWeight> weights_;
  std::string hash_;
};

/// The file beside the taxonomy: model.bin in its folder. May not exist: then there are rules only.
std::filesystem::path model_path_beside(const std::filesystem::path& taxonomy);

}  // namespace throughline

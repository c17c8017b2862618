#include "taxonomy/theme_model.h"

#include <algorithm>
#include <cmath>

#include "corpus/base/file.h"

namespace throughline {

std::vector<SlotValue> ClueScale::scaled(std::vector<std::pair<std::uint32_t, ClueKind>> slots) const {
  std::sort(slots.begin(), slots.end());
  slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
  std::array<double, kClueKinds> squares{};
  for (const auto& [slot, kind] : slots)
    squares[static_cast<std::size_t>(kind)] += static_cast<double>(rarity[slot]) * rarity[slot];
  std::vector<SlotValue> values;
  values.reserve(slots.size());
  for (const auto& [slot, kind] : slots) {
    const auto k = static_cast<std::size_t>(kind);
    if (rarity[slot] == 0) continue;
    values.push_back({slot, static_cast<float>(kind_weight[k] * rarity[slot] / std::sqrt(squares[k]))});
  }
  return values;
}

std::vector<SlotValue> ClueScale::vector_of(const std::vector<Clue>& clues) const {
  std::vector<std::pair<std::uint32_t, ClueKind>> slots;
  slots.reserve(clues.size());
  for (const auto& piece : clues)
    if (rarity[piece.slot] != 0) slots.emplace_back(piece.slot, piece.kind);
  return scaled(std::move(slots));
}

std::vector<SlotValue> ClueScale::vector_of_sentence(const std::vector<Clue>& clues,
                                                     std::uint32_t sentence) const {
  std::vector<std::pair<std::uint32_t, ClueKind>> slots;
  // The clues of text come first, in the order of their sentences.
  const auto end =
      std::partition_point(clues.begin(), clues.end(), [](const Clue& piece) { return is_text(piece.kind); });
  auto piece =
      std::partition_point(clues.begin(), end, [&](const Clue& other) { return other.sentence < sentence; });
  for (; piece != end && piece->sentence == sentence; ++piece)
    if (rarity[piece->slot] != 0) slots.emplace_back(piece->slot, piece->kind);
  return scaled(std::move(slots));
}

ThemeModel::ThemeModel(const Parts& parts)
    : scale_(parts.scale),
      sentence_share_(parts.sentence_share),
      outputs_(parts.outputs),
      first_(kClueSlots + 1) {
  std::uint32_t next = 0;
  for (const auto& [slot, weights] : parts.rows) {
    for (; next <= slot; ++next) first_[next] = static_cast<std::uint32_t>(weights_.size());
    weights_.insert(weights_.end(), weights.begin(), weights.end());
  }
  for (; next <= kClueSlots; ++next) first_[next] = static_cast<std::uint32_t>(weights_.size());
}

void ThemeModel::add(const std::vector<SlotValue>& values, std::vector<float>& sums) const {
  for (const auto& [slot, value] : values)
    for (auto i = first_[slot]; i < first_[slot + 1]; ++i)
      sums[weights_[i].output] += value * weights_[i].weight;
}

std::vector<ThemeScore> ThemeModel::scores(const std::vector<Clue>& clues, std::size_t sentences) const {
  std::vector<float> whole(outputs_.size());
  for (std::size_t i = 0; i < whole.size(); ++i) whole[i] = outputs_[i].bias;
  add(scale_.vector_of(clues), whole);
  std::vector<ThemeScore> result(outputs_.size());
  std::vector<float> best(outputs_.size());
  bool first = true;
  std::vector<float> sums(outputs_.size());
  // Clue of the text stands in the order of its sentences.
  std::vector<bool> has_text(sentences);
  for (const auto& piece : clues)
    if (is_text(piece.kind)) has_text[piece.sentence] = true;
  for (std::uint32_t sentence = 0; sentence < sentences; ++sentence) {
    if (!has_text[sentence]) continue;
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] = outputs_[i].bias;
    add(scale_.vector_of_sentence(clues, sentence), sums);
    for (std::size_t i = 0; i < sums.size(); ++i)
      if (first || sums[i] > best[i]) {
        best[i] = sums[i];
        result[i].sentence = sentence;
      }
    first = false;
  }
  for (std::size_t i = 0; i < result.size(); ++i)
    result[i].score = whole[i] + sentence_share_ * (first ? outputs_[i].bias : best[i]);
  return result;
}

double ThemeModel::probability(std::size_t output, double score) const {
  return 1.0 / (1.0 + std::exp(-(outputs_[output].slope * score + outputs_[output].intercept)));
}

float ThemeModel::weight(std::uint32_t slot, std::size_t output) const {
  for (auto i = first_[slot]; i < first_[slot + 1]; ++i)
    if (weights_[i].output == output) return weights_[i].weight;
  return 0;
}

std::vector<Clue> ThemeModel::strongest(const std::vector<Clue>& clues, std::size_t output,
                                        std::size_t most) const {
  const auto values = scale_.vector_of(clues);
  std::vector<std::pair<float, Clue>> raising;
  for (const auto& [slot, value] : values) {
    const float raised = value * weight(slot, output);
    if (raised <= 0) continue;
    const auto found =
        std::find_if(clues.begin(), clues.end(), [&](const Clue& piece) { return piece.slot == slot; });
    raising.emplace_back(raised, *found);
  }
  std::stable_sort(raising.begin(), raising.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<Clue> best;
  for (const auto& [raised, piece] : raising) {
    if (best.size() == most) break;
    best.push_back(piece);
  }
  return best;
}

Result<ThemeModel> ThemeModel::load(const std::filesystem::path& path) {
  THROUGHLINE_ASSIGN(const auto bytes, read_file(path, 64ULL << 20U));
  THROUGHLINE_ASSIGN(auto model, parse(bytes));
  return model;
}

std::filesystem::path model_path_beside(const std::filesystem::path& taxonomy) {
  return taxonomy.parent_path() / "model.bin";
}

}  // namespace throughline

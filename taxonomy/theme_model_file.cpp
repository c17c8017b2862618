// The file of a model: small numbers instead of floats. Little-endian whatever the machine.
#include <algorithm>
#include <bit>
#include <cmath>
#include <map>

#include "corpus/base/file.h"
#include "taxonomy/theme_model.h"

namespace throughline {
namespace {

constexpr std::string_view kMagic = "throughline-model-1\n";
/// Weights are kept as the square root of their share of the output's greatest weight of their kind, in 127
/// steps: fine for the many small ones, coarse for the few great ones.
constexpr float kSteps = 127.0F;
/// Steps below which a weight is left out.
constexpr int kLeastStep = 4;
constexpr float kRaritySteps = 4096.0F;

ClueKind kind_of_slot(std::uint32_t slot) {
  if (slot < kWordSlots) return ClueKind::words;
  if (slot < kWordSlots + kLetterSlots) return ClueKind::letters;
  return slot < kWordSlots + kLetterSlots + kRuleSlots ? ClueKind::rule : ClueKind::section;
}

class Writer {
 public:
  void number(std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) out_ += static_cast<char>((value >> (8 * i)) & 0xFFU);
  }
  void real(float value) { number(std::bit_cast<std::uint32_t>(value), 4); }
  void text(std::string_view value) {
    number(static_cast<std::uint32_t>(value.size()), 2);
    out_ += value;
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

/// Reads nothing beyond the end; ok() says whether it would have.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  std::uint32_t number(int bytes) {
    if (bytes_.size() - at_ < static_cast<std::size_t>(bytes)) {
      ok_ = false;
      return 0;
    }
    std::uint32_t value = 0;
    for (int i = 0; i < bytes; ++i)
      value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes_[at_++])) << (8 * i);
    return value;
  }
  float real() { return std::bit_cast<float>(number(4)); }
  std::string text() {
    const auto size = number(2);
    if (!ok_ || bytes_.size() - at_ < size) {
      ok_ = false;
      return {};
    }
    at_ += size;
    return std::string(bytes_.substr(at_ - size, size));
  }
  bool ok() const { return ok_; }
  bool at_end() const { return at_ == bytes_.size(); }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool ok_ = true;
};

using Greatest = std::vector<std::array<float, kClueKinds>>;

Greatest greatest_weights(const ThemeModel::Parts& parts) {
  Greatest greatest(parts.outputs.size());
  for (const auto& [slot, weights] : parts.rows)
    for (const auto& weight : weights) {
      auto& most = greatest[weight.output][static_cast<std::size_t>(kind_of_slot(slot))];
      most = std::max(most, std::abs(weight.weight));
    }
  return greatest;
}

int step_of(float weight, float most) {
  if (most == 0) return 0;
  const int step = static_cast<int>(std::lround(std::sqrt(std::abs(weight) / most) * kSteps));
  return step < kLeastStep ? 0 : weight < 0 ? -step : step;
}

float weight_of(int step, float most) {
  const float share = static_cast<float>(std::abs(step)) / kSteps;
  return (step < 0 ? -1.0F : 1.0F) * share * share * most;
}

}  // namespace

std::string ThemeModel::bytes_of(const Parts& parts) {
  Writer out;
  out.number(kClueVersion, 4);
  for (const float weight : parts.scale.kind_weight) out.real(weight);
  out.real(parts.sentence_share);
  const auto greatest = greatest_weights(parts);
  out.number(static_cast<std::uint32_t>(parts.outputs.size()), 2);
  for (std::size_t i = 0; i < parts.outputs.size(); ++i) {
    const auto& output = parts.outputs[i];
    out.text(output.theme);
    for (const float value : {output.bias, output.slope, output.intercept, output.threshold}) out.real(value);
    for (const float value : greatest[i]) out.real(value);
  }
  out.number(static_cast<std::uint32_t>(parts.rows.size()), 4);
  for (const auto& [slot, weights] : parts.rows) {
    out.number(slot, 4);
    out.number(static_cast<std::uint32_t>(std::lround(parts.scale.rarity[slot] * kRaritySteps)), 2);
    const auto kind = static_cast<std::size_t>(kind_of_slot(slot));
    std::vector<std::pair<std::uint32_t, int>> kept;
    for (const auto& weight : weights)
      if (const int step = step_of(weight.weight, greatest[weight.output][kind]); step != 0)
        kept.emplace_back(weight.output, step);
    out.number(static_cast<std::uint32_t>(kept.size()), 2);
    for (const auto& [output, step] : kept) {
      out.number(output, 1);
      out.number(static_cast<std::uint32_t>(static_cast<std::uint8_t>(step)), 1);
    }
  }
  return std::string(kMagic) + out.take();
}

Result<ThemeModel> ThemeModel::parse(std::string_view bytes) {
  if (!bytes.starts_with(kMagic))
    return fail(ErrorCode::invalid_argument, "This is no model of themes.", "throughline train makes one.");
  Reader in(bytes.substr(kMagic.size()));
  if (in.number(4) != kClueVersion)
    return fail(ErrorCode::invalid_argument, "The model of themes was made by another version.",
                "throughline train makes it anew.");
  Parts parts;
  for (auto& weight : parts.scale.kind_weight) weight = in.real();
  parts.sentence_share = in.real();
  parts.outputs.resize(in.number(2));
  Greatest greatest(parts.outputs.size());
  for (std::size_t i = 0; i < parts.outputs.size() && in.ok(); ++i) {
    auto& output = parts.outputs[i];
    output.theme = in.text();
    for (float* value : {&output.bias, &output.slope, &output.intercept, &output.threshold})
      *value = in.real();
    for (auto& value : greatest[i]) value = in.real();
  }
  const auto rows = in.number(4);
  std::uint32_t next = 0;
  for (std::uint32_t i = 0; i < rows && in.ok(); ++i) {
    const auto slot = in.number(4);
    const auto rarity = in.number(2);
    const auto count = in.number(2);
    if (slot < next || slot >= kClueSlots)
      return fail(ErrorCode::invalid_argument, "The model of themes is damaged.");
    next = slot + 1;
    parts.scale.rarity[slot] = static_cast<float>(rarity) / kRaritySteps;
    auto& row = parts.rows.emplace_back(slot, std::vector<ThemeWeight>());
    for (std::uint32_t k = 0; k < count && in.ok(); ++k) {
      const auto output = in.number(1);
      const auto step = static_cast<std::int8_t>(in.number(1));
      if (output >= parts.outputs.size())
        return fail(ErrorCode::invalid_argument, "The model of themes is damaged.");
      row.second.push_back({static_cast<std::uint16_t>(output),
                            weight_of(step, greatest[output][static_cast<std::size_t>(kind_of_slot(slot))])});
    }
  }
  if (!in.ok() || !in.at_end()) return fail(ErrorCode::invalid_argument, "The model of themes is damaged.");
  ThemeModel model(parts);
  model.hash_ = sha256(bytes);
  return model;
}

}  // namespace throughline

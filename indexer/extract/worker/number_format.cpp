#include "indexer/extract/worker/number_format.h"

#include <array>

#include "corpus/base/utf8.h"

namespace throughline::worker {
namespace {

/// a ... z, aa, bb, as Word counts.
std::string letters(int value, char first) {
  const auto index = value - 1;
  return std::string(static_cast<std::size_t>(index / 26 + 1), static_cast<char>(first + index % 26));
}

std::string roman(int value, bool upper) {
  struct Sign {
    int value;
    std::string_view text;
  };
  constexpr auto signs = std::to_array<Sign>({{1000, "m"},
                                              {900, "cm"},
                                              {500, "d"},
                                              {400, "cd"},
                                              {100, "c"},
                                              {90, "xc"},
                                              {50, "l"},
                                              {40, "xl"},
                                              {10, "x"},
                                              {9, "ix"},
                                              {5, "v"},
                                              {4, "iv"},
                                              {1, "i"}});
  std::string text;
  for (const auto& sign : signs)
    for (; value >= sign.value; value -= sign.value) text += sign.text;
  if (upper)
    for (auto& c : text) c = static_cast<char>(c - 'a' + 'A');
  return text;
}

}  // namespace

std::string formatted(int value, NumberFormat format) {
  const bool spelled = value >= 1 && value < 4000;
  switch (format) {
    case NumberFormat::lower_letter:
      return spelled ? letters(value, 'a') : std::to_string(value);
    case NumberFormat::upper_letter:
      return spelled ? letters(value, 'A') : std::to_string(value);
    case NumberFormat::lower_roman:
      return spelled ? roman(value, false) : std::to_string(value);
    case NumberFormat::upper_roman:
      return spelled ? roman(value, true) : std::to_string(value);
    case NumberFormat::two_digits:
      return (value >= 0 && value < 10 ? "0" : "") + std::to_string(value);
    case NumberFormat::bullet:
    case NumberFormat::none:
      return "";
    case NumberFormat::decimal:
      break;
  }
  return std::to_string(value);
}

std::string bare_number(std::string_view printed) {
  auto bare = trimmed(printed);
  while (!bare.empty() && std::string_view(".):;-([").find(bare.back()) != std::string_view::npos)
    bare.remove_suffix(1);
  while (!bare.empty() && std::string_view("([").find(bare.front()) != std::string_view::npos)
    bare.remove_prefix(1);
  return std::string(trimmed(bare));
}

}  // namespace throughline::worker

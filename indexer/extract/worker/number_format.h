// Automatic numbers as they would be printed: 1, a, iv, and the levels of a list put together ("4.12", "R3").
#pragma once

#include <string>
#include <string_view>

namespace throughline::worker {

enum class NumberFormat {
  decimal,
  lower_letter,
  upper_letter,
  lower_roman,
  upper_roman,
  two_digits,
  bullet,
  none
};

std::string formatted(int value, NumberFormat format);

/// Without the punctuation around it: "(a)" and "4.12." become "a" and "4.12".
std::string bare_number(std::string_view printed);

}  // namespace throughline::worker

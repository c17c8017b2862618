// Where a function that does not cross zero twice in a bracket crosses it.
#pragma once

#include <cmath>

namespace throughline::statistics {

/// Bisection to the last bit: slow, sure, and the same on every machine. Works with either sign at either
/// end.
template <class Function>
double root_between(double low, double high, const Function& function) {
  const bool rising = function(high) > 0;
  for (int i = 0; i < 2000; ++i) {
    const double middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    ((function(middle) > 0) == rising ? high : low) = middle;
  }
  return low + (high - low) / 2;
}

}  // namespace throughline::statistics

// From scores on passages a model has not seen to probabilities and to a threshold for each theme.
#pragma once

#include <vector>

#include "taxonomy/theme_model.h"

namespace throughline {

/// Scores of one output on passages that it was not fitted to, and whether the theme is there.
struct HeldOutScores {
  std::vector<float> scores;
  std::vector<bool> there;
};

struct CalibrationOptions {
  /// Weight of precision against recall in the choice of thresholds: 1 is F1; 0.5 counts precision twice.
  double beta = 1.0;
};

/// Fills slope, intercept and threshold of the outputs. What a theme with few passages says of itself is
/// drawn towards what all themes say together.
void calibrate(const std::vector<HeldOutScores>& held_out, const CalibrationOptions& options,
               std::vector<ThemeOutput>& outputs);

}  // namespace throughline

// One fit of the linear model to coded passages, without calibration: liblinear's L2-regularised
// squared-hinge classifier for each theme against the rest. The same passages in the same order give the same
// weights.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "taxonomy/clues.h"
#include "taxonomy/taxonomy.h"
#include "taxonomy/theme_model.h"

namespace throughline {

struct FitOptions {
  double cost = 0.5;
  float words = 1.0F;
  float letters = 1.2F;
  float rules = 1.0F;  ///< 0: the model sees no rules
  float section = 0.3F;
  float scope_notes = 2.0F;  ///< likeness to the theme's scope note, added to the score
  float sentence_share = 0.5F;
};

/// A coded passage as a model sees it.
struct Example {
  std::string source;
  std::vector<Clue> clues;
  std::size_t sentences = 0;
  std::vector<bool>
      themes;  ///< by theme of the taxonomy; one more, the last: it is of a section without themes
};

/// Label, other names and what the scope note says the theme is (not what it is not).
std::vector<Clue> clues_of_theme(const Theme& theme);

ThemeModel::Parts fit(const Taxonomy& taxonomy, const std::vector<const Example*>& examples,
                      const FitOptions& options);

}  // namespace throughline

// From coded passages to a model: held-out scores by batch, calibration on them, one fit to everything.
#pragma once

#include <vector>

#include "taxonomy/learning/calibration.h"
#include "taxonomy/learning/coded_passages.h"
#include "taxonomy/learning/fitting.h"
#include "taxonomy/rule_book.h"

namespace throughline {

/// One for each passage, in their order.
std::vector<Example> examples_of(const std::vector<CodedPassage>& passages, const Taxonomy& taxonomy,
                                 const RuleBook& rules);

/// Which fold an example is held out in, by its source: the most frequent sources (the batches) are a fold
/// each, the others (the cases) are dealt out over them.
std::vector<std::size_t> folds_by_source(const std::vector<Example>& examples, std::size_t folds);

/// scores[theme].scores[example] from the model of the folds without it.
std::vector<HeldOutScores> held_out_scores(const Taxonomy& taxonomy, const std::vector<Example>& examples,
                                           const std::vector<std::size_t>& fold_of, std::size_t folds,
                                           const FitOptions& options);

struct Trained {
  ThemeModel::Parts parts;
  /// By theme and example: whether it is given when its fold is held out, thresholds chosen on the others.
  std::vector<std::vector<bool>> given_held_out;
};

Trained train_model(const Taxonomy& taxonomy, const std::vector<Example>& examples, std::size_t folds,
                    const FitOptions& fitting, const CalibrationOptions& calibration);

}  // namespace throughline

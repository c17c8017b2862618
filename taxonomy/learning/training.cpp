#include "taxonomy/learning/training.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace throughline {
namespace {

/// A theme the folds could not learn.
constexpr float kNever = -3.0F;
/// Share of the passages with a theme that may be taken for text without.
constexpr double kLost = 0.08;

HeldOutScores of_those(const HeldOutScores& all, const std::vector<bool>& wanted) {
  HeldOutScores some;
  for (std::size_t i = 0; i < all.scores.size(); ++i) {
    if (!wanted[i]) continue;
    some.scores.push_back(all.scores[i]);
    some.there.push_back(all.there[i]);
  }
  return some;
}

double probability(const ThemeOutput& output, float score) {
  return 1.0 / (1.0 + std::exp(-(output.slope * score + output.intercept)));
}

/// So high that few passages with a theme are lost to it. `scores` by output, that of no theme last.
float no_theme_threshold(const ThemeOutput& output, const std::vector<HeldOutScores>& scores) {
  std::vector<double> with_theme;
  for (std::size_t i = 0; i < scores.back().scores.size(); ++i)
    if (std::any_of(scores.begin(), scores.end() - 1,
                    [&](const HeldOutScores& theme) { return static_cast<bool>(theme.there[i]); }))
      with_theme.push_back(probability(output, scores.back().scores[i]));
  if (with_theme.empty()) return 0.5F;
  std::sort(with_theme.begin(), with_theme.end());
  return static_cast<float>(
      with_theme[static_cast<std::size_t>((1 - kLost) * static_cast<double>(with_theme.size() - 1))]);
}

bool is_given(const ThemeOutput& output, float score) {
  return probability(output, score) >= output.threshold;
}

}  // namespace

std::vector<Example> examples_of(const std::vector<CodedPassage>& passages, const Taxonomy& taxonomy,
                                 const RuleBook& rules) {
  std::vector<Example> examples;
  for (const auto& passage : passages) {
    const bool gated = passage.role && gives_no_tags(*passage.role);
    // Sections without themes are read as if nobody knew what they are, and so is every sixth passage of the
    // others: texts come without sections too.
    const auto role = gated || examples.size() % 6 == 0 ? std::nullopt : passage.role;
    const auto read = rules.read(passage.text, role);
    Example example{passage.source, clues_of(read, rules, role), read.stream.sentences.size(),
                    std::vector<bool>(taxonomy.themes().size() + 1)};
    if (gated) {
      example.themes.back() = true;
    } else {
      for (const auto& coded : passage.themes)
        if (const auto theme = taxonomy.index_of(coded.theme); theme < taxonomy.themes().size())
          example.themes[theme] = true;
    }
    examples.push_back(std::move(example));
  }
  return examples;
}

std::vector<std::size_t> folds_by_source(const std::vector<Example>& examples, std::size_t folds) {
  std::map<std::string, std::size_t> passages;
  for (const auto& example : examples) ++passages[example.source];
  std::vector<std::pair<std::size_t, std::string>> sources;
  for (const auto& [source, count] : passages) sources.emplace_back(count, source);
  std::stable_sort(sources.begin(), sources.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::map<std::string, std::size_t> fold_of;
  for (std::size_t i = 0; i < sources.size(); ++i) fold_of[sources[i].second] = i % folds;
  std::vector<std::size_t> by_example;
  for (const auto& example : examples) by_example.push_back(fold_of[example.source]);
  return by_example;
}

std::vector<HeldOutScores> held_out_scores(const Taxonomy& taxonomy, const std::vector<Example>& examples,
                                           const std::vector<std::size_t>& fold_of, std::size_t folds,
                                           const FitOptions& options) {
  const auto outputs = taxonomy.themes().size() + 1;
  std::vector<HeldOutScores> held_out(outputs);
  for (std::size_t theme = 0; theme < outputs; ++theme) {
    held_out[theme].scores.assign(examples.size(), kNever);
    for (const auto& example : examples) held_out[theme].there.push_back(example.themes[theme]);
  }
  for (std::size_t fold = 0; fold < folds; ++fold) {
    std::vector<const Example*> others;
    for (std::size_t i = 0; i < examples.size(); ++i)
      if (fold_of[i] != fold && !examples[i].clues.empty()) others.push_back(&examples[i]);
    const ThemeModel model(fit(taxonomy, others, options));
    for (std::size_t i = 0; i < examples.size(); ++i) {
      if (fold_of[i] != fold || examples[i].clues.empty()) continue;
      const auto scores = model.scores(examples[i].clues, examples[i].sentences);
      for (std::size_t k = 0; k < scores.size(); ++k)
        held_out[taxonomy.index_of(model.outputs()[k].theme)].scores[i] = scores[k].score;  // no theme: last
    }
  }
  return held_out;
}

Trained train_model(const Taxonomy& taxonomy, const std::vector<Example>& examples, std::size_t folds,
                    const FitOptions& fitting, const CalibrationOptions& calibration) {
  Trained trained;
  const auto fold_of = folds_by_source(examples, folds);
  const auto held_out = held_out_scores(taxonomy, examples, fold_of, folds, fitting);
  trained.given_held_out.assign(held_out.size(), std::vector<bool>(examples.size()));
  for (std::size_t fold = 0; fold < folds; ++fold) {
    std::vector<bool> others(examples.size());
    for (std::size_t i = 0; i < examples.size(); ++i)
      others[i] = fold_of[i] != fold && !examples[i].clues.empty();
    std::vector<HeldOutScores> scores;
    for (const auto& theme : held_out) scores.push_back(of_those(theme, others));
    std::vector<ThemeOutput> outputs(held_out.size());
    calibrate(scores, calibration, outputs);
    for (std::size_t theme = 0; theme < held_out.size(); ++theme)
      for (std::size_t i = 0; i < examples.size(); ++i)
        if (fold_of[i] == fold && !examples[i].clues.empty() && !examples[i].themes.back())
          trained.given_held_out[theme][i] = is_given(outputs[theme], held_out[theme].scores[i]);
  }
  std::vector<const Example*> all;
  std::vector<bool> seen(examples.size());
  for (std::size_t i = 0; i < examples.size(); ++i)
    if ((seen[i] = !examples[i].clues.empty())) all.push_back(&examples[i]);
  trained.parts = fit(taxonomy, all, fitting);
  std::vector<HeldOutScores> of_outputs;
  for (const auto& output : trained.parts.outputs)
    of_outputs.push_back(of_those(held_out[taxonomy.index_of(output.theme)], seen));
  calibrate(of_outputs, calibration, trained.parts.outputs);
  if (auto& last = trained.parts.outputs.back(); last.theme == kNoTheme)
    last.threshold = no_theme_threshold(last, of_outputs);
  return trained;
}

}  // namespace throughline

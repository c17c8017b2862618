#include "taxonomy/learning/fitting.h"

#include <linear.h>

#include <cmath>
#include <cstdlib>
#include <memory>

namespace throughline {
namespace {

constexpr int kLeastPositives = 3;
/// Passages that must have a stem or a pair of stems, and a run of letters, for it to be learned.
constexpr std::uint32_t kLeastPassages[kClueKinds] = {2, 3, 1, 1};

/// Rare words count more; rules and sections all the same.
ClueScale scale_of(const std::vector<const Example*>& examples, const FitOptions& options) {
  ClueScale scale;
  scale.kind_weight = {options.words, options.letters, options.rules, options.section};
  std::vector<std::uint32_t> passages(kClueSlots);
  std::vector<std::uint32_t> last(kClueSlots);
  std::vector<ClueKind> kinds(kClueSlots);
  std::uint32_t number = 0;
  for (const auto* example : examples) {
    ++number;
    for (const auto& piece : example->clues) {
      kinds[piece.slot] = piece.kind;
      if (last[piece.slot] != number) ++passages[piece.slot];
      last[piece.slot] = number;
    }
  }
  for (std::uint32_t slot = 0; slot < kClueSlots; ++slot) {
    const auto kind = static_cast<std::size_t>(kinds[slot]);
    if (passages[slot] < kLeastPassages[kind] || scale.kind_weight[kind] == 0) continue;
    scale.rarity[slot] = is_text(kinds[slot])
                             ? static_cast<float>(std::log((1.0 + number) / (1.0 + passages[slot])) + 1.0)
                             : 1.0F;
  }
  return scale;
}

struct ModelDeleter {
  void operator()(::model* made) const { free_and_destroy_model(&made); }
};

/// The matrix liblinear works on; columns are the slots that occur.
class Matrix {
 public:
  Matrix() : column_of_(kClueSlots, 0) {}

  void add(const std::vector<SlotValue>& values) {
    begins_.push_back(nodes_.size());
    for (const auto& [slot, value] : values) {
      if (column_of_[slot] == 0) {
        slots_.push_back(slot);
        column_of_[slot] = static_cast<int>(slots_.size());
      }
      nodes_.push_back({column_of_[slot], value});
    }
    nodes_.push_back({0, 1.0});  // the bias; its column is known in finish()
    nodes_.push_back({-1, 0.0});
  }

  void finish() {
    const int bias = static_cast<int>(slots_.size()) + 1;
    for (auto& node : nodes_)
      if (node.index == 0) node.index = bias;
    for (const auto begin : begins_) rows_.push_back(&nodes_[begin]);
  }

  ::problem problem(std::vector<double>& labels) {
    ::problem made{};
    made.l = static_cast<int>(rows_.size());
    made.n = static_cast<int>(slots_.size()) + 1;
    made.y = labels.data();
    made.x = rows_.data();
    made.bias = 1;
    return made;
  }

  const std::vector<std::uint32_t>& slots() const { return slots_; }

 private:
  std::vector<int> column_of_;
  std::vector<std::uint32_t> slots_;
  std::vector<feature_node> nodes_;
  std::vector<std::size_t> begins_;
  std::vector<feature_node*> rows_;
};

void silence(const char* /*text*/) {}

/// Weights of the columns and, last, the bias.
std::vector<double> weights_of(::problem& problem, double cost) {
  ::parameter parameter{};
  parameter.solver_type = L2R_L2LOSS_SVC_DUAL;
  parameter.C = cost;
  parameter.eps = 0.01;
  set_print_string_function(&silence);
  std::srand(1);  // the solver shuffles with rand()
  const std::unique_ptr<::model, ModelDeleter> made(::train(&problem, &parameter));
  const double sign = made->label[0] > 0 ? 1 : -1;
  std::vector<double> weights(made->w, made->w + problem.n);
  for (auto& weight : weights) weight *= sign;
  return weights;
}

}  // namespace

std::vector<Clue> clues_of_theme(const Theme& theme) {
  std::string text = theme.label + ". " + theme.label + ". ";
  for (const auto& label : theme.alt_labels) text += label + ". ";
  text += theme.scope_note.substr(0, theme.scope_note.find("Not "));
  return clues_of_text(words_of(text));
}

ThemeModel::Parts fit(const Taxonomy& taxonomy, const std::vector<const Example*>& examples,
                      const FitOptions& options) {
  const auto& themes = taxonomy.themes();
  ThemeModel::Parts parts;
  parts.scale = scale_of(examples, options);
  parts.sentence_share = options.sentence_share;
  Matrix matrix;
  for (const auto* example : examples) matrix.add(parts.scale.vector_of(example->clues));
  std::vector<std::vector<SlotValue>> notes;
  for (const auto& theme : themes) {
    notes.push_back(parts.scale.vector_of(clues_of_theme(theme)));
    matrix.add(notes.back());
  }
  notes.emplace_back();  // no theme has no scope note
  matrix.finish();

  std::vector<std::vector<ThemeWeight>> by_slot(kClueSlots);
  std::vector<double> labels(examples.size() + themes.size());
  for (std::size_t theme = 0; theme <= themes.size(); ++theme) {
    int positives = 0;
    for (std::size_t i = 0; i < examples.size(); ++i) {
      labels[i] = examples[i]->themes[theme] ? 1 : -1;
      positives += examples[i]->themes[theme] ? 1 : 0;
    }
    for (std::size_t i = 0; i < themes.size(); ++i) labels[examples.size() + i] = i == theme ? 1 : -1;
    if (positives < kLeastPositives) continue;
    auto problem = matrix.problem(labels);
    const auto weights = weights_of(problem, options.cost);
    const auto output = static_cast<std::uint16_t>(parts.outputs.size());
    parts.outputs.push_back({theme < themes.size() ? themes[theme].id : std::string(kNoTheme),
                             static_cast<float>(weights.back()), 1, 0, 0.5F});
    for (std::size_t i = 0; i < matrix.slots().size(); ++i)
      if (weights[i] != 0) by_slot[matrix.slots()[i]].push_back({output, static_cast<float>(weights[i])});
    for (const auto& [slot, value] : notes[theme]) {
      if (slot >= kWordSlots) continue;
      auto& row = by_slot[slot];
      if (row.empty() || row.back().output != output) row.push_back({output, 0});
      row.back().weight += options.scope_notes * value;
    }
  }
  for (std::uint32_t slot = 0; slot < kClueSlots; ++slot)
    if (parts.scale.rarity[slot] != 0) parts.rows.emplace_back(slot, std::move(by_slot[slot]));
  return parts;
}

}  // namespace throughline

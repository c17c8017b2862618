#include "taxonomy/learning/calibration.h"

#include <algorithm>
#include <cmath>

namespace throughline {
namespace {

/// In passages with the theme: how many weigh as much as what all themes say together.
constexpr double kIntercept = 8;
constexpr double kThreshold = 60;
constexpr int kSteps = 30;

double logistic(double x) {
  return 1.0 / (1.0 + std::exp(-x));
}

struct Line {
  double slope = 1;
  double intercept = 0;
};

/// Newton's method on the log loss of all scores.
Line common_line(const std::vector<HeldOutScores>& held_out) {
  Line line{3, 1};
  for (int step = 0; step < kSteps; ++step) {
    double gs = 0, gi = 0, hss = 1e-6, hsi = 0, hii = 1e-6;
    for (const auto& output : held_out)
      for (std::size_t i = 0; i < output.scores.size(); ++i) {
        const double x = output.scores[i];
        const double p = logistic(line.slope * x + line.intercept);
        const double off = p - (output.there[i] ? 1 : 0);
        const double weight = p * (1 - p);
        gs += off * x;
        gi += off;
        hss += weight * x * x;
        hsi += weight * x;
        hii += weight;
      }
    const double determinant = hss * hii - hsi * hsi;
    if (determinant <= 0) break;
    line.slope -= std::clamp((hii * gs - hsi * gi) / determinant, -2.0, 2.0);
    line.intercept -= std::clamp((hss * gi - hsi * gs) / determinant, -2.0, 2.0);
  }
  return line;
}

/// The intercept of one theme, held near the common one.
double own_intercept(const HeldOutScores& output, const Line& line) {
  double intercept = line.intercept;
  for (int step = 0; step < kSteps; ++step) {
    double gradient = kIntercept / 4 * (intercept - line.intercept);
    double curvature = kIntercept / 4;
    for (std::size_t i = 0; i < output.scores.size(); ++i) {
      const double p = logistic(line.slope * output.scores[i] + intercept);
      gradient += p - (output.there[i] ? 1 : 0);
      curvature += p * (1 - p);
    }
    intercept -= std::clamp(gradient / curvature, -1.0, 1.0);
  }
  return intercept;
}

struct Judged {
  double probability = 0;
  bool there = false;
};

/// The probability from which giving the theme earns most.
double best_threshold(std::vector<Judged> judged, double beta) {
  std::sort(judged.begin(), judged.end(),
            [](const Judged& a, const Judged& b) { return a.probability > b.probability; });
  const auto all = static_cast<double>(
      std::count_if(judged.begin(), judged.end(), [](const Judged& one) { return one.there; }));
  double right = 0, best = -1, threshold = 0.5;
  for (std::size_t i = 0; i < judged.size(); ++i) {
    right += judged[i].there ? 1 : 0;
    if (i + 1 < judged.size() && judged[i + 1].probability == judged[i].probability) continue;
    const double earned = (1 + beta * beta) * right / (static_cast<double>(i + 1) + beta * beta * all);
    if (earned <= best) continue;
    best = earned;
    threshold = i + 1 < judged.size() ? (judged[i].probability + judged[i + 1].probability) / 2
                                      : judged[i].probability;
  }
  return threshold;
}

}  // namespace

void calibrate(const std::vector<HeldOutScores>& held_out, const CalibrationOptions& options,
               std::vector<ThemeOutput>& outputs) {
  const auto line = common_line(held_out);
  std::vector<std::vector<Judged>> judged(outputs.size());
  std::vector<Judged> everything;
  for (std::size_t k = 0; k < outputs.size(); ++k) {
    const double intercept = own_intercept(held_out[k], line);
    outputs[k].slope = static_cast<float>(line.slope);
    outputs[k].intercept = static_cast<float>(intercept);
    for (std::size_t i = 0; i < held_out[k].scores.size(); ++i)
      judged[k].push_back({logistic(line.slope * held_out[k].scores[i] + intercept), held_out[k].there[i]});
    everything.insert(everything.end(), judged[k].begin(), judged[k].end());
  }
  const double common = best_threshold(std::move(everything), options.beta);
  for (std::size_t k = 0; k < outputs.size(); ++k) {
    const auto with =
        static_cast<double>(std::count(held_out[k].there.begin(), held_out[k].there.end(), true));
    const double own = with == 0 ? common : best_threshold(std::move(judged[k]), options.beta);
    outputs[k].threshold = static_cast<float>((with * own + kThreshold * common) / (with + kThreshold));
  }
}

}  // namespace throughline

#include "corpus/statistics/multiplicity.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace throughline::statistics {
namespace {

Result<std::vector<std::size_t>> ascending(const std::vector<double>& p) {
  if (p.empty()) return fail(ErrorCode::invalid_argument, "No p-values were given.");
  if (!std::all_of(p.begin(), p.end(), [](double one) { return one >= 0 && one <= 1; }))
    return fail(ErrorCode::invalid_argument, "A p-value must lie between 0 and 1.");
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
  return order;
}

Result<std::vector<double>> step_up(const std::vector<double>& p, double factor) {
  THROUGHLINE_ASSIGN(const std::vector<std::size_t> order, ascending(p));
  std::vector<double> adjusted(p.size());
  double least = 1;
  for (std::size_t rank = p.size(); rank > 0; --rank) {
    const std::size_t at = order[rank - 1];
    least = std::min(least, p[at] * (factor * static_cast<double>(p.size()) / static_cast<double>(rank)));
    adjusted[at] = least;
  }
  return adjusted;
}

}  // namespace

Result<std::vector<double>> benjamini_hochberg(const std::vector<double>& p) {
  return step_up(p, 1);
}

Result<std::vector<double>> benjamini_yekutieli(const std::vector<double>& p) {
  double harmonic = 0;
  for (std::size_t i = 1; i <= p.size(); ++i) harmonic += 1 / static_cast<double>(i);
  return step_up(p, harmonic);
}

Result<std::vector<double>> holm(const std::vector<double>& p) {
  THROUGHLINE_ASSIGN(const std::vector<std::size_t> order, ascending(p));
  std::vector<double> adjusted(p.size());
  double most = 0;
  for (std::size_t rank = 0; rank < p.size(); ++rank) {
    most = std::max(most, std::min(1.0, p[order[rank]] * static_cast<double>(p.size() - rank)));
    adjusted[order[rank]] = most;
  }
  return adjusted;
}

std::vector<bool> rejected(const std::vector<double>& adjusted, double limit) {
  std::vector<bool> result;
  for (const double p : adjusted) result.push_back(p <= limit * (1 + 1e-12));
  return result;
}

}  // namespace throughline::statistics

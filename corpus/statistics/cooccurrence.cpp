#include <cmath>

#include "corpus/statistics/distributions.h"
#include "corpus/statistics/two_by_two.h"

namespace throughline::statistics {
namespace {

/// Large-sample variance of phi under multinomial sampling (Bishop, Fienberg & Holland 1975,
/// equation 11.2-8).
double phi_variance(double phi, double row, double column) {
  const double rows = row * (1 - row);
  const double columns = column * (1 - column);
  const double row_skew = 2 * row - 1;
  const double column_skew = 2 * column - 1;
  return 1 - phi * phi + phi * (1 + phi * phi / 2) * row_skew * column_skew / std::sqrt(rows * columns) -
         0.75 * phi * phi * (row_skew * row_skew / rows + column_skew * column_skew / columns);
}

}  // namespace

Result<Cooccurrence> cooccurrence(const TwoByTwo& table, double confidence) {
  THROUGHLINE_TRY(check_confidence(confidence));
  THROUGHLINE_TRY(chi2_2x2(table));  // the same tables are refused
  const double both = static_cast<double>(table.a);
  const double first = static_cast<double>(table.a + table.b);
  const double second = static_cast<double>(table.a + table.c);
  const double all = static_cast<double>(table.total());
  const double agree = both * static_cast<double>(table.d);
  const double differ = static_cast<double>(table.b) * static_cast<double>(table.c);
  const double z = z_of(confidence);

  Cooccurrence result;
  result.phi = (agree - differ) / (std::sqrt(first * (all - first)) * std::sqrt(second * (all - second)));
  const double half = all > 3 ? z / std::sqrt(all - 3) : kUndefined;
  const double centre = std::atanh(result.phi);
  result.phi_fisher_z = {std::tanh(centre - half), std::tanh(centre + half)};
  result.phi_se_multinomial_delta =
      std::sqrt(std::max(0.0, phi_variance(result.phi, first / all, second / all)) / all);
  result.lift = both * all / (first * second);
  result.lift_se_log = kUndefined;
  result.lift_interval = {kUndefined, kUndefined};
  result.npmi = kUndefined;
  if (table.a > 0) {
    result.lift_se_log = std::sqrt(1 / both - 1 / first - 1 / second + 2 * both / (first * second) - 1 / all);
    const double factor = std::exp(z * result.lift_se_log);
    result.lift_interval = {result.lift / factor, result.lift * factor};
    if (both < all) result.npmi = std::log(result.lift) / -std::log(both / all);
  }
  result.jaccard = both / (first + second - both);
  result.yule_q = agree + differ > 0 ? (agree - differ) / (agree + differ) : kUndefined;
  return result;
}

}  // namespace throughline::statistics

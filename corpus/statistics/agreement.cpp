#include "corpus/statistics/agreement.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "corpus/statistics/distributions.h"

namespace throughline::statistics {
namespace {

double number(std::int64_t count) {
  return static_cast<double>(count);
}

/// Largest difference from 1 that rounding alone explains.
constexpr double kRounding = 1e-12;

Result<std::int64_t> total(const CountTable& table, std::size_t columns) {
  std::int64_t sum = 0;
  for (const auto& row : table) {
    if (row.size() != columns) return fail(ErrorCode::invalid_argument, "The table's rows differ in length.");
    for (const std::int64_t count : row) {
      if (count < 0) return fail(ErrorCode::invalid_argument, "Counts cannot be negative.");
      sum += count;
    }
  }
  if (sum == 0) return fail(ErrorCode::invalid_argument, "The table is empty.");
  return sum;
}

double kappa_variance(const std::vector<std::vector<double>>& p, const std::vector<double>& rows,
                      const std::vector<double>& columns, double kappa, double pe) {
  double same = 0;
  double other = 0;
  for (std::size_t i = 0; i < p.size(); ++i) {
    same += p[i][i] * std::pow(1 - (rows[i] + columns[i]) * (1 - kappa), 2);
    for (std::size_t j = 0; j < p.size(); ++j)
      if (i != j) other += p[i][j] * std::pow(columns[i] + rows[j], 2);
  }
  const double centre = kappa - pe * (1 - kappa);
  return std::max(0.0, same + (1 - kappa) * (1 - kappa) * other - centre * centre) / ((1 - pe) * (1 - pe));
}

}  // namespace

Result<CohenKappa> cohen_kappa(const CountTable& table, double confidence) {
  THROUGHLINE_TRY(check_confidence(confidence));
  if (table.size() < 2) return fail(ErrorCode::invalid_argument, "The table needs two categories.");
  THROUGHLINE_ASSIGN(const std::int64_t all, total(table, table.size()));
  const std::size_t k = table.size();
  std::vector<std::vector<double>> p(k, std::vector<double>(k));
  std::vector<double> rows(k);
  std::vector<double> columns(k);
  for (std::size_t i = 0; i < k; ++i) {
    for (std::size_t j = 0; j < k; ++j) {
      p[i][j] = number(table[i][j]) / number(all);
      rows[i] += p[i][j];
      columns[j] += p[i][j];
    }
  }
  CohenKappa result;
  double chance = 0;
  for (std::size_t i = 0; i < k; ++i) {
    result.po += p[i][i];
    result.pe += rows[i] * columns[i];
    const double mean = (rows[i] + columns[i]) / 2;
    chance += mean * (1 - mean);
  }
  if (1 - result.pe < kRounding)
    return fail(ErrorCode::invalid_argument, "Both raters used one category only: kappa is undefined.");
  const double categories = static_cast<double>(k);
  chance /= categories - 1;
  result.kappa = (result.po - result.pe) / (1 - result.pe);
  result.se = std::sqrt(kappa_variance(p, rows, columns, result.kappa, result.pe) / number(all));
  const double half = z_of(confidence) * result.se;
  result.interval = {result.kappa - half, result.kappa + half};
  result.pabak = (categories * result.po - 1) / (categories - 1);
  result.gwet_ac1 = (result.po - chance) / (1 - chance);
  return result;
}

Result<FleissKappa> fleiss_kappa(const CountTable& counts) {
  if (counts.empty()) return fail(ErrorCode::invalid_argument, "The table is empty.");
  THROUGHLINE_ASSIGN(const std::int64_t all, total(counts, counts.front().size()));
  const double raters = number(all) / static_cast<double>(counts.size());
  if (raters < 2) return fail(ErrorCode::invalid_argument, "Each unit needs two raters.");
  FleissKappa result;
  std::vector<double> shares(counts.front().size());
  for (const auto& row : counts) {
    double sum = 0;
    double pairs = 0;
    for (std::size_t j = 0; j < row.size(); ++j) {
      sum += number(row[j]);
      pairs += number(row[j]) * (number(row[j]) - 1);
      shares[j] += number(row[j]) / number(all);
    }
    if (sum != raters) return fail(ErrorCode::invalid_argument, "Each unit needs the same number of raters.");
    result.p_bar += pairs / (raters * (raters - 1)) / static_cast<double>(counts.size());
  }
  for (const double share : shares) result.pe += share * share;
  if (1 - result.pe < kRounding)
    return fail(ErrorCode::invalid_argument, "All raters used one category only: kappa is undefined.");
  result.kappa = (result.p_bar - result.pe) / (1 - result.pe);
  return result;
}

Result<double> krippendorff_alpha_nominal(
    const std::vector<std::vector<std::optional<std::int64_t>>>& coders_by_units) {
  if (coders_by_units.size() < 2) return fail(ErrorCode::invalid_argument, "Two coders are needed.");
  const std::size_t units = coders_by_units.front().size();
  std::map<std::int64_t, double> pairable;
  double all = 0;
  double disagreeing = 0;
  for (std::size_t unit = 0; unit < units; ++unit) {
    std::map<std::int64_t, double> values;
    double count = 0;
    for (const auto& coder : coders_by_units) {
      if (coder.size() != units)
        return fail(ErrorCode::invalid_argument, "The coders' rows differ in length.");
      if (!coder[unit]) continue;
      ++values[*coder[unit]];
      ++count;
    }
    if (count < 2) continue;
    all += count;
    for (const auto& [value, times] : values) {
      pairable[value] += times;
      disagreeing += times * (count - times) / (count - 1);
    }
  }
  double expected = 0;
  for (const auto& [value, times] : pairable) expected += times * (all - times);
  if (expected == 0)
    return fail(ErrorCode::invalid_argument, "No two different values were given: alpha is undefined.");
  return 1 - (all - 1) * disagreeing / expected;
}

Result<MultilabelF1> multilabel_f1(const std::vector<std::vector<bool>>& gold,
                                   const std::vector<std::vector<bool>>& predicted) {
  if (gold.empty() || gold.size() != predicted.size() || gold.front().empty())
    return fail(ErrorCode::invalid_argument, "Gold and predicted labels must be given for the same items.");
  const std::size_t labels = gold.front().size();
  std::vector<double> hits(labels);
  std::vector<double> marks(labels);
  for (std::size_t item = 0; item < gold.size(); ++item) {
    if (gold[item].size() != labels || predicted[item].size() != labels)
      return fail(ErrorCode::invalid_argument, "Every item needs the same labels.");
    for (std::size_t label = 0; label < labels; ++label) {
      hits[label] += gold[item][label] && predicted[item][label] ? 1 : 0;
      marks[label] += (gold[item][label] ? 1 : 0) + (predicted[item][label] ? 1 : 0);
    }
  }
  MultilabelF1 result;
  double defined = 0;
  double all_hits = 0;
  double all_marks = 0;
  for (std::size_t label = 0; label < labels; ++label) {
    result.per_label.push_back(marks[label] > 0 ? 2 * hits[label] / marks[label] : kUndefined);
    if (marks[label] > 0) {
      result.macro += result.per_label.back();
      ++defined;
    }
    all_hits += hits[label];
    all_marks += marks[label];
  }
  if (all_marks == 0)
    return fail(ErrorCode::invalid_argument, "No label was given or predicted: F1 is undefined.");
  result.macro /= defined;
  result.micro = 2 * all_hits / all_marks;
  return result;
}

}  // namespace throughline::statistics

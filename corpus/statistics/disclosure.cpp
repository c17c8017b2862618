#include "corpus/statistics/disclosure.h"

#include <algorithm>
#include <optional>

namespace throughline::statistics {
namespace {

constexpr std::int64_t kMostSteps = 2000000;

/// One row or column: its inner cells minus its margin is 0.
struct Sum {
  std::int64_t known = 0;
  std::vector<std::pair<std::size_t, int>> unknown;  ///< index among the suppressed, sign
};

/// Walks over all tables that agree with what is published.
class Audit {
 public:
  Audit(const std::vector<std::vector<std::int64_t>>& table, const std::vector<Cell>& suppressed)
      : table_(table), suppressed_(suppressed), values_(suppressed.size()) {
    const std::size_t rows = table.size();
    const std::size_t columns = table.front().size();
    for (std::size_t i = 0; i < rows; ++i) {
      Sum sum;
      for (std::size_t j = 0; j < columns; ++j) add(sum, {i, j}, j + 1 == columns ? -1 : 1);
      sums_.push_back(std::move(sum));
    }
    for (std::size_t j = 0; j < columns; ++j) {
      Sum sum;
      for (std::size_t i = 0; i < rows; ++i) add(sum, {i, j}, i + 1 == rows ? -1 : 1);
      sums_.push_back(std::move(sum));
    }
    const std::int64_t most = largest();
    bounds_.assign(suppressed.size(), most);
    for (const Sum& sum : sums_) tighten(sum);
  }

  /// False when it takes too long.
  bool run() {
    search(0);
    return steps_ <= kMostSteps;
  }

  SuppressionAudit result;

 private:
  void add(Sum& sum, const Cell& cell, int sign) const {
    const auto at = std::find(suppressed_.begin(), suppressed_.end(), cell);
    if (at == suppressed_.end())
      sum.known += sign * table_[cell.first][cell.second];
    else
      sum.unknown.emplace_back(static_cast<std::size_t>(at - suppressed_.begin()), sign);
  }

  /// Nothing published or suppressed can be larger than the sum of all the attacker sees, margins included.
  std::int64_t largest() const {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < table_.size(); ++i)
      for (std::size_t j = 0; j < table_[i].size(); ++j)
        if (std::find(suppressed_.begin(), suppressed_.end(), Cell{i, j}) == suppressed_.end())
          sum += table_[i][j];
    return sum;
  }

  /// Where only inner cells of a sum are hidden, none is larger than what is left of the margin.
  void tighten(const Sum& sum) {
    const bool margin_hidden =
        std::any_of(sum.unknown.begin(), sum.unknown.end(), [](const auto& one) { return one.second < 0; });
    if (margin_hidden) return;
    for (const auto& [index, sign] : sum.unknown) bounds_[index] = std::min(bounds_[index], -sum.known);
  }

  /// Nothing when no value is forced; the forced value, perhaps impossible, otherwise.
  std::optional<std::int64_t> forced(std::size_t index) const {
    for (const Sum& sum : sums_) {
      std::int64_t rest = sum.known;
      int own_sign = 0;
      bool open = false;
      for (const auto& [other, sign] : sum.unknown) {
        if (other == index)
          own_sign = sign;
        else if (other < index)
          rest += sign * values_[other];
        else
          open = true;
      }
      if (own_sign != 0 && !open) return -rest * own_sign;
    }
    return std::nullopt;
  }

  bool agrees() const {
    return std::all_of(sums_.begin(), sums_.end(), [&](const Sum& sum) {
      std::int64_t total = sum.known;
      for (const auto& [index, sign] : sum.unknown) total += sign * values_[index];
      return total == 0;
    });
  }

  void search(std::size_t index) {
    if (++steps_ > kMostSteps) return;
    if (index == values_.size()) {
      if (agrees()) record();
      return;
    }
    const auto only = forced(index);
    const std::int64_t from = only ? *only : 0;
    const std::int64_t to = only ? *only : bounds_[index];
    if (from < 0 || to > bounds_[index]) return;
    for (values_[index] = from; values_[index] <= to; ++values_[index]) search(index + 1);
  }

  void record() {
    if (result.solutions++ == 0) {
      for (const std::int64_t value : values_) result.feasible.emplace_back(value, value);
      return;
    }
    for (std::size_t i = 0; i < values_.size(); ++i) {
      result.feasible[i].first = std::min(result.feasible[i].first, values_[i]);
      result.feasible[i].second = std::max(result.feasible[i].second, values_[i]);
    }
  }

  const std::vector<std::vector<std::int64_t>>& table_;
  const std::vector<Cell>& suppressed_;
  std::vector<std::int64_t> values_;
  std::vector<std::int64_t> bounds_;
  std::vector<Sum> sums_;
  std::int64_t steps_ = 0;
};

}  // namespace

Result<std::int64_t> round_to_5(std::int64_t count) {
  if (count < 0) return fail(ErrorCode::invalid_argument, "Counts cannot be negative.");
  return count / 5 * 5 + (count % 5 >= 3 ? 5 : 0);
}

Result<std::string> nhs_sac_display(std::int64_t count) {
  THROUGHLINE_ASSIGN(const std::int64_t rounded, round_to_5(count));
  return count < 5 ? "*" : std::to_string(rounded);
}

Result<SuppressionAudit> suppression_audit_intervals(
    const std::vector<std::vector<std::int64_t>>& table_with_margins, const std::vector<Cell>& suppressed,
    const std::vector<Cell>& primary) {
  if (table_with_margins.size() < 2 || table_with_margins.front().size() < 2)
    return fail(ErrorCode::invalid_argument, "The table needs its margins: a last row and a last column.");
  const std::size_t columns = table_with_margins.front().size();
  for (const auto& row : table_with_margins) {
    if (row.size() != columns) return fail(ErrorCode::invalid_argument, "The table's rows differ in length.");
    if (std::any_of(row.begin(), row.end(), [](std::int64_t count) { return count < 0; }))
      return fail(ErrorCode::invalid_argument, "Counts cannot be negative.");
  }
  for (const Cell& cell : suppressed)
    if (cell.first >= table_with_margins.size() || cell.second >= columns ||
        std::count(suppressed.begin(), suppressed.end(), cell) > 1)
      return fail(ErrorCode::invalid_argument, "A suppressed cell is outside the table or given twice.");
  Audit audit(table_with_margins, suppressed);
  if (!audit.run())
    return fail(ErrorCode::invalid_argument, "Too many cells are suppressed for an audit by enumeration.");
  if (audit.result.solutions == 0)
    return fail(ErrorCode::invalid_argument, "The table's margins are not the sums of its cells.");
  for (const Cell& cell : primary) {
    const auto at = std::find(suppressed.begin(), suppressed.end(), cell);
    if (at == suppressed.end()) return fail(ErrorCode::invalid_argument, "A primary cell is not suppressed.");
    const auto& [least, most] = audit.result.feasible[static_cast<std::size_t>(at - suppressed.begin())];
    audit.result.primary_unique = audit.result.primary_unique || least == most;
  }
  return std::move(audit.result);
}

}  // namespace throughline::statistics

// Rounding and suppression of small counts, and the audit of what a suppressed table still gives away.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "corpus/base/result.h"

namespace throughline::statistics {

/// To the nearest 5; no whole number lies half-way. Refused for negative counts.
Result<std::int64_t> round_to_5(std::int64_t count);

/// "*" for 0 to 4, else to the nearest 5. NHS Digital, Safeguarding Adults Collection 2018-19, introduction.
Result<std::string> nhs_sac_display(std::int64_t count);

using Cell = std::pair<std::size_t, std::size_t>;  ///< row, column

struct SuppressionAudit {
  /// For each suppressed cell the least and the most that all published cells allow.
  std::vector<std::pair<std::int64_t, std::int64_t>> feasible;
  std::int64_t solutions = 0;
  bool primary_unique = false;  ///< some primary cell can be worked out exactly: the suppression fails
};
/// The attacker's view of a table whose last row and column are its margins. Cells are counts, so whole and
/// not negative. Refused when the audit would take over 2,000,000 steps. Hundepool et al 2012, Statistical
/// Disclosure Control.
Result<SuppressionAudit> suppression_audit_intervals(
    const std::vector<std::vector<std::int64_t>>& table_with_margins, const std::vector<Cell>& suppressed,
    const std::vector<Cell>& primary);

}  // namespace throughline::statistics

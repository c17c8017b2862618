// How far raters, or a tagger and people, agree.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "corpus/statistics/proportion.h"

namespace throughline::statistics {

using CountTable = std::vector<std::vector<std::int64_t>>;

struct CohenKappa {
  double po = 0;
  double pe = 0;
  double kappa = 0;
  double se = 0;  ///< large-sample: Fleiss, Cohen & Everitt 1969 Psychol Bull 72:323
  Interval interval;
  double pabak = 0;     ///< prevalence- and bias-adjusted. Byrt et al 1993 J Clin Epidemiol 46:423
  double gwet_ac1 = 0;  ///< Gwet 2008 Br J Math Stat Psychol 61:29
};
/// Two raters, a square table. Refused when both gave all units the same one category: chance alone explains
/// it. Cohen 1960 Educ Psychol Meas 20:37.
Result<CohenKappa> cohen_kappa(const CountTable& table, double confidence = kConfidence);

struct FleissKappa {
  double p_bar = 0;
  double pe = 0;
  double kappa = 0;
};
/// Rows: units, columns: categories, cells: raters; as many raters for each unit. Fleiss 1971 Psychol Bull
/// 76:378.
Result<FleissKappa> fleiss_kappa(const CountTable& counts);

/// Any number of coders, values may be missing; values are category numbers. Krippendorff 2011.
Result<double> krippendorff_alpha_nominal(
    const std::vector<std::vector<std::optional<std::int64_t>>>& coders_by_units);

struct MultilabelF1 {
  std::vector<double> per_label;  ///< undefined for a label that is neither given nor predicted
  double macro = 0;               ///< over the labels that are defined
  double micro = 0;
};
/// Rows: items, columns: labels.
Result<MultilabelF1> multilabel_f1(const std::vector<std::vector<bool>>& gold,
                                   const std::vector<std::vector<bool>>& predicted);

}  // namespace throughline::statistics

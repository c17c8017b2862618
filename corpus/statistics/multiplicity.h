// Many tests at once: p-values adjusted over the whole declared family, given back in the order they came.
#pragma once

#include <vector>

#include "corpus/base/result.h"

namespace throughline::statistics {

/// False discovery rate. Benjamini & Hochberg 1995 JRSS B 57:289. Reject where adjusted <= q (see
/// `rejected`).
Result<std::vector<double>> benjamini_hochberg(const std::vector<double>& p);
/// The same under any dependence. Benjamini & Yekutieli 2001 Ann Stat 29:1165.
Result<std::vector<double>> benjamini_yekutieli(const std::vector<double>& p);
/// Family-wise error. Holm 1979 Scand J Stat 6:65.
Result<std::vector<double>> holm(const std::vector<double>& p);

/// A p-value exactly at the limit is rejected, whatever the last bit of the adjustment says.
std::vector<bool> rejected(const std::vector<double>& adjusted, double limit);

}  // namespace throughline::statistics

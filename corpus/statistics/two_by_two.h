// Tables of counts: 2x2 (a, b / c, d), stratified, paired and r x c.
#pragma once

#include <cstdint>
#include <vector>

#include "corpus/statistics/proportion.h"

namespace throughline::statistics {

/// Rows: with and without the one feature; columns: with and without the other.
struct TwoByTwo {
  std::int64_t a = 0;
  std::int64_t b = 0;
  std::int64_t c = 0;
  std::int64_t d = 0;

  std::int64_t total() const { return a + b + c + d; }
};

struct ChiSquaredTest {
  double chi2 = 0;
  double p = 0;
  double chi2_yates = 0;
  double p_yates = 0;
};
/// Pearson 1900; Yates 1934. Refused when a margin is 0.
Result<ChiSquaredTest> chi2_2x2(const TwoByTwo& table);

struct ChiSquaredTable {
  double chi2 = 0;
  int df = 0;
  double p = 0;
  double g = 0;  ///< likelihood ratio
  double cramers_v = 0;
};
Result<ChiSquaredTable> chi2_rxc(const std::vector<std::vector<std::int64_t>>& table);

struct FisherTest {
  double p_two_sided = 0;  ///< all tables at most as likely as this one (relative tolerance 1e-7, as R)
  double p_greater = 0;
  double p_less = 0;
  double p_midp_double_one_sided = 0;
};
/// Fisher 1935.
Result<FisherTest> fisher_exact(const TwoByTwo& table);

struct OddsRatio {
  double value = 0;
  double se_log = 0;
  Interval interval;
};
/// Conditional maximum likelihood and central exact limits; se_log is undefined. Fisher 1935; Fay 2010 R
/// Journal 2:53.
Result<OddsRatio> conditional_or_exact_ci(const TwoByTwo& table, double confidence = kConfidence);
/// Refused when a cell is 0. Woolf 1955 Ann Hum Genet 19:251.
Result<OddsRatio> woolf_or_ci(const TwoByTwo& table, double confidence = kConfidence);
/// Adds 1/2 to every cell, only when one of them is 0. Haldane 1956; Anscombe 1956.
Result<OddsRatio> haldane_anscombe_or_ci(const TwoByTwo& table, double confidence = kConfidence);

struct MantelHaenszel {
  double or_mh = 0;
  double se_log_rbg = 0;
  Interval interval;
  double cmh_chi2 = 0;
  double cmh_chi2_cc = 0;
  double cmh_p = 0;
};
/// Mantel & Haenszel 1959; variance by Robins, Breslow, Greenland 1986 Biometrics 42:311.
Result<MantelHaenszel> mantel_haenszel(const std::vector<TwoByTwo>& strata, double confidence = kConfidence);

struct McNemar {
  double p_exact = 0;
  double p_midp = 0;
  double chi2 = 0;
  double chi2_cc = 0;
};
/// The same cases twice: b changed one way, c the other. McNemar 1947 Psychometrika 12:153.
Result<McNemar> mcnemar_exact(std::int64_t b, std::int64_t c);

struct Cooccurrence {
  double phi = 0;
  Interval phi_fisher_z;
  double phi_se_multinomial_delta = 0;  ///< Bishop, Fienberg, Holland 1975, 11.2
  double lift = 0;
  double lift_se_log = 0;  ///< delta method; undefined like the interval and NPMI when the two never meet
  Interval lift_interval;
  double jaccard = 0;
  double npmi = 0;  ///< Bouma 2009
  double yule_q = 0;
};
/// a: both, b: the first only, c: the second only, d: neither.
Result<Cooccurrence> cooccurrence(const TwoByTwo& table, double confidence = kConfidence);

}  // namespace throughline::statistics

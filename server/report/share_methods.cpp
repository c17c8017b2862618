#include <array>

#include "corpus/statistics/comparison.h"
#include "corpus/statistics/rate.h"
#include "corpus/statistics/trend.h"
#include "server/report/method_answer.h"

namespace throughline::report {
namespace {

using ShareInterval = Result<st::Interval> (*)(const st::Share&, double);

template <ShareInterval method>
Answer share_interval(const Input& input) {
  StatisticInputs in(input);
  const st::Share share = in.share("x", "n");
  const double confidence = in.confidence();
  return answer(in, method(share, confidence), limits);
}

Answer wilson(const Input& input) {
  StatisticInputs in(input);
  const st::Share share = in.share("x", "n");
  const double confidence = in.confidence();
  return answer(in, st::wilson_ci(share, confidence), [&](const st::Interval& interval) {
    return Json{{"p", share.value()}, {"lower", interval.lower}, {"upper", interval.upper}};
  });
}

Answer agresti_coull(const Input& input) {
  StatisticInputs in(input);
  const st::Share share = in.share("x", "n");
  return answer(in, st::agresti_coull_ci(share, in.confidence()), [](const st::AgrestiCoull& r) {
    return Json{{"centre", r.centre}, {"lower", r.interval.lower}, {"upper", r.interval.upper}};
  });
}

Answer binomial_test(const Input& input) {
  StatisticInputs in(input);
  const st::Share share = in.share("x", "n");
  return answer(in, st::binomial_test(share, in.number("p0")), [](const st::BinomialTest& r) {
    return Json{{"p_two_sided", r.p_two_sided}, {"p_upper", r.p_upper}, {"p_midp_upper", r.p_midp_upper}};
  });
}

Answer rogan_gladen(const Input& input) {
  StatisticInputs in(input);
  const st::Share share = in.share("x", "n");
  const st::Share sensitivity = in.share("sens_x", "sens_n");
  const st::Share specificity = in.share("spec_x", "spec_n");
  return answer(in, st::rogan_gladen(share, sensitivity, specificity, in.confidence()),
                [](const st::RoganGladen& r) {
                  return Json{{"apparent", r.apparent},
                              {"corrected", r.corrected},
                              {"se", r.se},
                              {"lower", r.interval.lower},
                              {"upper", r.interval.upper}};
                });
}

Answer missing_bounds(const Input& input) {
  StatisticInputs in(input);
  const std::int64_t yes = in.count("yes");
  const std::int64_t no = in.count("no");
  const std::int64_t not_recorded = in.count("not_recorded");
  return answer(in, st::missing_bounds(yes, no, not_recorded, in.confidence()),
                [](const st::MissingBounds& r) {
                  return Json{{"p_known", r.p_known},
                              {"known_lower", r.known.lower},
                              {"known_upper", r.known.upper},
                              {"bound_low", r.bounds.lower},
                              {"bound_high", r.bounds.upper},
                              {"envelope_lower", r.envelope.lower},
                              {"envelope_upper", r.envelope.upper},
                              {"completeness", r.completeness}};
                });
}

Answer cluster_proportion(const Input& input) {
  StatisticInputs in(input);
  std::vector<st::Share> clusters;
  for (const auto& row : in.count_rows("clusters")) {
    if (row.size() == 2)
      clusters.push_back({row[0], row[1]});
    else
      in.fault("\"clusters\" must hold pairs of x and n.");
  }
  return answer(in, st::cluster_proportion(clusters, in.confidence()), [](const st::ClusterProportion& r) {
    return Json{{"p", r.p},
                {"se", r.se},
                {"deff", r.deff},
                {"t_crit", r.t_crit},
                {"lower", r.interval.lower},
                {"upper", r.interval.upper}};
  });
}

using Comparison = Result<st::Estimate> (*)(const st::Share&, const st::Share&, double);

template <Comparison method, bool is_ratio>
Answer comparison(const Input& input) {
  StatisticInputs in(input);
  const st::Share first = in.share("x1", "n1");
  const st::Share second = in.share("x2", "n2");
  return answer(in, method(first, second, in.confidence()), [](const st::Estimate& r) {
    return Json{
        {is_ratio ? "rr" : "diff", r.value}, {"lower", r.interval.lower}, {"upper", r.interval.upper}};
  });
}

Answer katz(const Input& input) {
  StatisticInputs in(input);
  const st::Share first = in.share("x1", "n1");
  const st::Share second = in.share("x2", "n2");
  return answer(in, st::katz_log_rr_ci(first, second, in.confidence()), [](const st::LogRatio& r) {
    return Json{
        {"rr", r.value}, {"se_log", r.se_log}, {"lower", r.interval.lower}, {"upper", r.interval.upper}};
  });
}

std::vector<st::Share> groups(StatisticInputs& in) {
  const auto x = in.counts("x");
  const auto n = in.counts("n");
  if (x.size() != n.size()) in.fault("\"x\" and \"n\" must be equally long.");
  std::vector<st::Share> shares;
  for (std::size_t i = 0; i < std::min(x.size(), n.size()); ++i) shares.push_back({x[i], n[i]});
  return shares;
}

Answer cochran_armitage(const Input& input) {
  StatisticInputs in(input);
  const auto shares = groups(in);
  return answer(in, st::cochran_armitage(shares, in.numbers("scores")), [](const st::CochranArmitage& r) {
    return Json{{"z", r.z},
                {"chi2", r.chi2},
                {"p_two_sided", r.p_two_sided},
                {"chi2_n_minus_1", r.chi2_n_minus_1},
                {"overall_chi2", r.overall_chi2}};
  });
}

Answer cochran_armitage_exact(const Input& input) {
  StatisticInputs in(input);
  const auto shares = groups(in);
  return answer(in, st::cochran_armitage_exact(shares, in.numbers("scores")), [](const st::ExactTrend& r) {
    return Json{{"p_upper", r.p_upper}, {"p_two_sided", r.p_two_sided}, {"z_asymptotic", r.z_asymptotic}};
  });
}

Answer poisson_rate(const Input& input) {
  StatisticInputs in(input);
  const std::int64_t count = in.count("count");
  const double population = in.number("population");
  const double per = in.number("per", 100000);
  return answer(in, st::poisson_rate_exact_ci(count, population, per, in.confidence()),
                [](const st::Rate& r) {
                  return Json{{"rate", r.rate},
                              {"lower", r.interval.lower},
                              {"upper", r.interval.upper},
                              {"count_lower", r.count.lower},
                              {"count_upper", r.count.upper}};
                });
}

Answer byar(const Input& input) {
  StatisticInputs in(input);
  const std::int64_t count = in.count("count");
  return answer(in, st::byar_ci(count, in.confidence()), limits);
}

Answer poisson_rate_ratio(const Input& input) {
  StatisticInputs in(input);
  const std::int64_t x1 = in.count("x1");
  const double t1 = in.number("t1");
  const std::int64_t x2 = in.count("x2");
  const double t2 = in.number("t2");
  return answer(in, st::poisson_rate_ratio_exact_ci(x1, t1, x2, t2, in.confidence()),
                [](const st::RateRatio& r) {
                  return Json{{"ratio", r.ratio},
                              {"lower", r.interval.lower},
                              {"upper", r.interval.upper},
                              {"wald_lower", r.wald.lower},
                              {"wald_upper", r.wald.upper}};
                });
}

Answer standardised_rate(const Input& input) {
  StatisticInputs in(input);
  std::vector<st::RateGroup> rates;
  for (const Input& object : in.objects("groups")) {
    StatisticInputs group(object);
    rates.push_back({group.count("count"), group.number("population"), group.number("weight")});
    group.label("band");
    if (const auto faults = group.check(); !faults) in.fault(faults.error().message);
  }
  const double per = in.number("per", 100000);
  return answer(in, st::directly_standardised_rate(rates, per, in.confidence()),
                [](const st::StandardisedRate& r) {
                  return Json{{"dsr", r.dsr},
                              {"var", r.var},
                              {"dobson_byar_lower", r.dobson_byar.lower},
                              {"dobson_byar_upper", r.dobson_byar.upper},
                              {"fay_feuer_lower", r.fay_feuer.lower},
                              {"fay_feuer_upper", r.fay_feuer.upper}};
                });
}

Answer poisson_trend(const Input& input) {
  StatisticInputs in(input);
  const auto counts = in.counts("counts");
  const auto population = in.numbers("population");
  const auto x = in.numbers("x");
  return answer(in, st::poisson_trend(counts, population, x, in.confidence()), [](const st::PoissonTrend& r) {
    return Json{{"intercept", r.intercept},
                {"slope", r.slope},
                {"se_slope", r.se_slope},
                {"rate_ratio_per_year", r.rate_ratio_per_year},
                {"rr_lower", r.rate_ratio.lower},
                {"rr_upper", r.rate_ratio.upper},
                {"wald_p", r.wald_p},
                {"pearson_chi2", r.pearson_chi2},
                {"deviance", r.deviance},
                {"dispersion", r.dispersion},
                {"quasi_se_slope", r.quasi_se_slope}};
  });
}

Answer negbin2_trend(const Input& input) {
  StatisticInputs in(input);
  const auto counts = in.counts("counts");
  return answer(in, st::negbin2_trend_ml(counts, in.numbers("x")), [](const st::NegativeBinomialTrend& r) {
    return Json{{"intercept", r.intercept},
                {"slope", r.slope},
                {"alpha", r.alpha},
                {"loglik", r.loglik},
                {"se_slope_expected_info", r.se_slope_expected_info}};
  });
}

Answer mann_kendall(const Input& input) {
  StatisticInputs in(input);
  return answer(in, st::mann_kendall_exact(in.numbers("y")), [](const st::MannKendall& r) {
    return Json{{"S", r.s}, {"tau", r.tau}, {"p_two_sided", r.p_two_sided}};
  });
}

Answer nowcast(const Input& input) {
  StatisticInputs in(input);
  const auto counts = in.count_rows("counts_by_incident_year_and_lag", -1);
  return answer(in, st::publication_lag_nowcast(counts), [](const st::Nowcast& r) {
    return Json{{"completeness_by_lag", r.completeness_by_lag}, {"estimated_totals", r.estimated_totals}};
  });
}

constexpr std::string_view kShare = R"({"x":17,"n":84})";
constexpr std::string_view kTwoShares = R"({"x1":56,"n1":70,"x2":48,"n2":80})";
constexpr std::string_view kGroups = R"({"x":[0,1,1,4],"n":[5,5,5,5],"scores":[0,1,2,3]})";

constexpr auto kMethods = std::to_array<StatisticMethod>({
    {"wilson_ci", "score interval of a share; the default", kShare, wilson},
    {"wilson_cc_ci", "score interval with continuity correction", kShare, share_interval<st::wilson_cc_ci>},
    {"jeffreys_ci", "Bayesian interval of a share, Jeffreys prior", kShare, share_interval<st::jeffreys_ci>},
    {"clopper_pearson_ci", "exact interval of a share", kShare, share_interval<st::clopper_pearson_ci>},
    {"agresti_coull_ci", "adjusted Wald interval of a share", kShare, agresti_coull},
    {"binomial_test", "exact test of a share against p0", R"({"x":14,"n":31,"p0":0.28})", binomial_test},
    {"rogan_gladen", "share corrected for a tagger's sensitivity and specificity",
     R"({"x":132,"n":420,"sens_x":88,"sens_n":100,"spec_x":372,"spec_n":400})", rogan_gladen},
    {"missing_bounds", "what unstated cases could do to a share", R"({"yes":151,"no":62,"not_recorded":65})",
     missing_bounds},
    {"cluster_proportion", "share of units in clusters", R"({"clusters":[[3,12],[0,8],[7,15]]})",
     cluster_proportion},
    {"newcombe_diff_ci", "difference of two shares; the default", kTwoShares,
     comparison<st::newcombe_diff_ci, false>},
    {"miettinen_nurminen_diff_ci", "difference of two shares, score", kTwoShares,
     comparison<st::miettinen_nurminen_diff_ci, false>},
    {"miettinen_nurminen_rr_ci", "ratio of two shares, score", kTwoShares,
     comparison<st::miettinen_nurminen_rr_ci, true>},
    {"katz_log_rr_ci", "ratio of two shares, logarithm", kTwoShares, katz},
    {"cochran_armitage", "linear trend of shares", kGroups, cochran_armitage},
    {"cochran_armitage_exact", "linear trend of shares, exact", kGroups, cochran_armitage_exact},
    {"poisson_rate_exact_ci", "rate of a count", R"({"count":9,"population":412345,"per":100000})",
     poisson_rate},
    {"byar_ci", "limits of a count", R"({"count":9})", byar},
    {"poisson_rate_ratio_exact_ci", "ratio of two rates", R"({"x1":37,"t1":3.0,"x2":58,"t2":3.036})",
     poisson_rate_ratio},
    {"directly_standardised_rate", "rate with a standard population's weights",
     R"({"groups":[{"count":24,"population":680000,"weight":0.3},{"count":15,"population":3500000,"weight":0.7}]})",
     standardised_rate},
    {"poisson_trend", "log-linear trend of counts",
     R"({"counts":[9,11,14],"population":[1,1,1],"x":[0,1,2]})", poisson_trend},
    {"negbin2_trend_ml", "log-linear trend of overdispersed counts",
     R"({"counts":[3,9,4,15,7,22],"x":[0,1,2,3,4,5]})", negbin2_trend},
    {"mann_kendall_exact", "rise or fall of a short series", R"({"y":[5,7,6,9,8,12,11]})", mann_kendall},
    {"publication_lag_nowcast", "totals to come of recent incident years",
     R"({"counts_by_incident_year_and_lag":[[10,12],[14,null]]})", nowcast},
});

}  // namespace

std::span<const StatisticMethod> share_methods() {
  return kMethods;
}

}  // namespace throughline::report

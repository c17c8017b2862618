#include <array>

#include "corpus/statistics/agreement.h"
#include "corpus/statistics/disclosure.h"
#include "corpus/statistics/funnel.h"
#include "corpus/statistics/multiplicity.h"
#include "corpus/statistics/two_by_two.h"
#include "server/report/method_answer.h"

namespace throughline::report {
namespace {

Answer chi2_2x2(const Input& input) {
  StatisticInputs in(input);
  return answer(in, st::chi2_2x2(in.table("a", "b", "c", "d")), [](const st::ChiSquaredTest& r) {
    return Json{{"chi2", r.chi2}, {"p", r.p}, {"chi2_yates", r.chi2_yates}, {"p_yates", r.p_yates}};
  });
}

Answer chi2_rxc(const Input& input) {
  StatisticInputs in(input);
  return answer(in, st::chi2_rxc(in.count_rows("table")), [](const st::ChiSquaredTable& r) {
    return Json{{"chi2", r.chi2}, {"df", r.df}, {"p", r.p}, {"g", r.g}, {"cramers_v", r.cramers_v}};
  });
}

Answer fisher_exact(const Input& input) {
  StatisticInputs in(input);
  return answer(in, st::fisher_exact(in.table("a", "b", "c", "d")), [](const st::FisherTest& r) {
    return Json{{"p_two_sided", r.p_two_sided},
                {"p_greater", r.p_greater},
                {"p_less", r.p_less},
                {"p_midp_double_one_sided", r.p_midp_double_one_sided}};
  });
}

Answer conditional_or(const Input& input) {
  StatisticInputs in(input);
  const st::TwoByTwo table = in.table("a", "b", "c", "d");
  return answer(in, st::conditional_or_exact_ci(table, in.confidence()), [](const st::OddsRatio& r) {
    return Json{{"or_cmle", r.value}, {"lower", r.interval.lower}, {"upper", r.interval.upper}};
  });
}

using OddsRatioMethod = Result<st::OddsRatio> (*)(const st::TwoByTwo&, double);

template <OddsRatioMethod method>
Answer odds_ratio(const Input& input) {
  StatisticInputs in(input);
  const st::TwoByTwo table = in.table("a", "b", "c", "d");
  return answer(in, method(table, in.confidence()), [](const st::OddsRatio& r) {
    return Json{{"odds_ratio", r.value},
                {"se_log", r.se_log},
                {"lower", r.interval.lower},
                {"upper", r.interval.upper}};
  });
}

Answer cooccurrence(const Input& input) {
  StatisticInputs in(input);
  const st::TwoByTwo table = in.table("n11", "n10", "n01", "n00");
  return answer(in, st::cooccurrence(table, in.confidence()), [](const st::Cooccurrence& r) {
    return Json{{"phi", r.phi},
                {"phi_lower_fisher_z", r.phi_fisher_z.lower},
                {"phi_upper_fisher_z", r.phi_fisher_z.upper},
                {"phi_se_multinomial_delta", r.phi_se_multinomial_delta},
                {"lift", r.lift},
                {"lift_se_log", r.lift_se_log},
                {"lift_lower", r.lift_interval.lower},
                {"lift_upper", r.lift_interval.upper},
                {"jaccard", r.jaccard},
                {"npmi", r.npmi},
                {"yule_q", r.yule_q}};
  });
}

Answer mantel_haenszel(const Input& input) {
  StatisticInputs in(input);
  std::vector<st::TwoByTwo> strata;
  for (const auto& row : in.count_rows("strata")) {
    if (row.size() == 4)
      strata.push_back({row[0], row[1], row[2], row[3]});
    else
      in.fault("\"strata\" must hold rows of a, b, c and d.");
  }
  return answer(in, st::mantel_haenszel(strata, in.confidence()), [](const st::MantelHaenszel& r) {
    return Json{{"or_mh", r.or_mh},          {"se_log_rbg", r.se_log_rbg}, {"lower", r.interval.lower},
                {"upper", r.interval.upper}, {"cmh_chi2", r.cmh_chi2},     {"cmh_chi2_cc", r.cmh_chi2_cc},
                {"cmh_p", r.cmh_p}};
  });
}

Answer mcnemar(const Input& input) {
  StatisticInputs in(input);
  const std::int64_t b = in.count("b");
  const std::int64_t c = in.count("c");
  return answer(in, st::mcnemar_exact(b, c), [](const st::McNemar& r) {
    return Json{{"p_exact", r.p_exact}, {"p_midp", r.p_midp}, {"chi2", r.chi2}, {"chi2_cc", r.chi2_cc}};
  });
}

Answer benjamini_hochberg(const Input& input) {
  StatisticInputs in(input);
  return answer(in, st::benjamini_hochberg(in.numbers("p")), [](const std::vector<double>& adjusted) {
    return Json{{"adjusted", adjusted}, {"reject_at_005", st::rejected(adjusted, 0.05)}};
  });
}

using Adjustment = Result<std::vector<double>> (*)(const std::vector<double>&);

template <Adjustment method>
Answer adjusted(const Input& input) {
  StatisticInputs in(input);
  return answer(in, method(in.numbers("p")), [](const std::vector<double>& p) {
    return Json{{"adjusted", p}};
  });
}

Answer cohen_kappa(const Input& input) {
  StatisticInputs in(input);
  const auto table = in.count_rows("table");
  return answer(in, st::cohen_kappa(table, in.confidence()), [](const st::CohenKappa& r) {
    return Json{{"po", r.po},
                {"pe", r.pe},
                {"kappa", r.kappa},
                {"se", r.se},
                {"lower", r.interval.lower},
                {"upper", r.interval.upper},
                {"pabak", r.pabak},
                {"gwet_ac1", r.gwet_ac1}};
  });
}

Answer fleiss_kappa(const Input& input) {
  StatisticInputs in(input);
  return answer(in, st::fleiss_kappa(in.count_rows("counts")), [](const st::FleissKappa& r) {
    return Json{{"p_bar", r.p_bar}, {"pe", r.pe}, {"kappa", r.kappa}};
  });
}

Answer krippendorff_alpha(const Input& input) {
  StatisticInputs in(input);
  return answer(in, st::krippendorff_alpha_nominal(in.optional_rows("coders_by_units")), [](double alpha) {
    return Json{{"alpha", alpha}};
  });
}

Answer multilabel_f1(const Input& input) {
  StatisticInputs in(input);
  const auto gold = in.flag_rows("gold");
  const auto predicted = in.flag_rows("pred");
  return answer(in, st::multilabel_f1(gold, predicted), [](const st::MultilabelF1& r) {
    return Json{{"per_label", r.per_label}, {"macro", r.macro}, {"micro", r.micro}};
  });
}

Answer funnel_limits(const Input& input) {
  StatisticInputs in(input);
  const std::int64_t n = in.count("n");
  const double target = in.number("target");
  return answer(in, st::funnel_binomial_limits(n, target, in.numbers("quantiles")),
                [](const st::FunnelLimits& r) {
                  return Json{{"limits", r.limits}, {"wald_95", {r.wald_95.lower, r.wald_95.upper}}};
                });
}

Answer overdispersion(const Input& input) {
  StatisticInputs in(input);
  const auto z = in.numbers("z");
  return answer(
      in, st::funnel_overdispersion_phi(z, in.number("winsorise", 0.1)), [](const st::Overdispersion& r) {
        return Json{
            {"q10", r.q10}, {"q90", r.q90}, {"phi", r.phi}, {"inflate", r.inflate}, {"sqrt_phi", r.sqrt_phi}};
      });
}

Answer quantiles(const Input& input) {
  StatisticInputs in(input);
  const auto values = in.numbers("values");
  return answer(in, st::quantiles_type7(values, in.numbers("q")), [](const std::vector<double>& q) {
    return Json{{"q", q}};
  });
}

Answer suppression_audit(const Input& input) {
  StatisticInputs in(input);
  const auto table = in.count_rows("table_with_margins");
  const auto suppressed = in.cells("suppressed");
  const auto primary = in.cells("primary");
  return answer(
      in, st::suppression_audit_intervals(table, suppressed, primary), [](const st::SuppressionAudit& r) {
        Json feasible = Json::array();
        for (const auto& [least, most] : r.feasible) feasible.push_back({least, most});
        return Json{
            {"feasible", feasible}, {"n_solutions", r.solutions}, {"primary_unique", r.primary_unique}};
      });
}

template <class Shown>
Answer each_count(const Input& input, const char* key, Result<Shown> (*show)(std::int64_t)) {
  StatisticInputs in(input);
  const auto values = in.counts("values");
  THROUGHLINE_TRY(in.check());
  Json shown = Json::array();
  for (const std::int64_t value : values) {
    THROUGHLINE_ASSIGN(const Shown one, show(value));
    shown.push_back(one);
  }
  return Json{{key, shown}};
}

Answer round_to_5(const Input& input) {
  return each_count(input, "rounded", st::round_to_5);
}
Answer nhs_sac_display(const Input& input) {
  return each_count(input, "display", st::nhs_sac_display);
}

constexpr std::string_view kTable = R"({"a":31,"b":14,"c":22,"d":53})";
constexpr std::string_view kPValues = R"({"p":[0.01,0.04,0.03]})";

constexpr auto kMethods = std::to_array<StatisticMethod>({
    {"chi2_2x2", "Pearson's test of a 2x2 table, and Yates'", kTable, chi2_2x2},
    {"chi2_rxc", "Pearson's test of a table", R"({"table":[[38,56,61],[102,88,119]]})", chi2_rxc},
    {"fisher_exact", "Fisher's exact test of a 2x2 table", kTable, fisher_exact},
    {"conditional_or_exact_ci", "odds ratio, conditional and exact", kTable, conditional_or},
    {"woolf_or_ci", "odds ratio, logarithm", kTable, odds_ratio<st::woolf_or_ci>},
    {"haldane_anscombe_or_ci", "odds ratio where a cell is 0", R"({"a":0,"b":9,"c":6,"d":5})",
     odds_ratio<st::haldane_anscombe_or_ci>},
    {"cooccurrence", "how two features go together", R"({"n11":31,"n10":14,"n01":22,"n00":53})",
     cooccurrence},
    {"mantel_haenszel", "common odds ratio over strata", R"({"strata":[[12,5,8,17],[19,9,14,36]]})",
     mantel_haenszel},
    {"mcnemar_exact", "the same cases twice", R"({"b":9,"c":21})", mcnemar},
    {"benjamini_hochberg", "many tests: false discovery rate", kPValues, benjamini_hochberg},
    {"benjamini_yekutieli", "the same under any dependence", kPValues, adjusted<st::benjamini_yekutieli>},
    {"holm", "many tests: family-wise error", kPValues, adjusted<st::holm>},
    {"cohen_kappa", "agreement of two raters", R"({"table":[[46,9],[7,138]]})", cohen_kappa},
    {"fleiss_kappa", "agreement of several raters", R"({"counts":[[0,3],[2,1],[3,0]]})", fleiss_kappa},
    {"krippendorff_alpha_nominal", "agreement with missing values",
     R"({"coders_by_units":[[1,2,null],[1,2,3]]})", krippendorff_alpha},
    {"multilabel_f1", "labels predicted against labels given",
     R"({"gold":[[1,0],[0,1]],"pred":[[1,0],[1,1]]})", multilabel_f1},
    {"funnel_binomial_limits", "control limits of a funnel plot",
     R"({"n":50,"target":0.3,"quantiles":[0.025,0.975]})", funnel_limits},
    {"funnel_overdispersion_phi", "spread beyond chance in a funnel plot",
     R"({"z":[-3.1,0.1,2.4],"winsorise":0.1})", overdispersion},
    {"quantiles_type7", "sample quantiles", R"({"values":[0,1,2,4,11],"q":[0.25,0.5,0.75]})", quantiles},
    {"round_to_5", "counts to the nearest 5", R"({"values":[0,3,12]})", round_to_5},
    {"nhs_sac_display", "counts as the Safeguarding Adults Collection shows them", R"({"values":[0,4,12]})",
     nhs_sac_display},
    {"suppression_audit_intervals", "what a suppressed table gives away",
     R"({"table_with_margins":[[1,4,5],[4,1,5],[5,5,10]],"suppressed":[[0,0],[0,1],[1,0],[1,1]],"primary":[[0,0]]})",
     suppression_audit},
});

}  // namespace

std::span<const StatisticMethod> table_methods() {
  return kMethods;
}

}  // namespace throughline::report

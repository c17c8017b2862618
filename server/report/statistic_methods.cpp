#include "server/report/statistic_methods.h"

#include "server/report/method_answer.h"

namespace throughline::report {

const std::vector<StatisticMethod>& statistic_methods() {
  static const std::vector<StatisticMethod> all = [] {
    std::vector<StatisticMethod> methods(share_methods().begin(), share_methods().end());
    methods.insert(methods.end(), table_methods().begin(), table_methods().end());
    return methods;
  }();
  return all;
}

Result<nlohmann::ordered_json> run_statistic(std::string_view method, const nlohmann::json& inputs) {
  std::string names;
  for (const StatisticMethod& known : statistic_methods()) {
    if (known.name == method) return known.run(inputs);
    names += (names.empty() ? "" : ", ") + std::string(known.name);
  }
  return fail(ErrorCode::not_found, "There is no statistical method of that name.",
              "Methods: " + names + ".");
}

}  // namespace throughline::report

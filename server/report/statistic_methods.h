// Every statistical method by name, JSON in and JSON out: a statistician's check of what the pages compute,
// and a calculator. The arithmetic is corpus/statistics; here only names meet.
#pragma once

#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/result.h"

namespace throughline::report {

struct StatisticMethod {
  std::string_view name;
  std::string_view meaning;  ///< one line for the list
  std::string_view example;  ///< inputs that work
  Result<nlohmann::ordered_json> (*run)(const nlohmann::json& inputs);
};

/// In the order of docs/statistics.md.
const std::vector<StatisticMethod>& statistic_methods();

/// not_found for an unknown method, with all names in the hint; invalid_argument for inputs that are missing,
/// misspelt or for which the method has no answer.
Result<nlohmann::ordered_json> run_statistic(std::string_view method, const nlohmann::json& inputs);

}  // namespace throughline::report

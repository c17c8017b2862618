// What the two files of methods share: reading inputs, turning a result into JSON. Included by them alone.
#pragma once

#include <nlohmann/json.hpp>

#include "corpus/statistics/proportion.h"
#include "server/report/statistic_inputs.h"
#include "server/report/statistic_methods.h"

namespace throughline::report {

namespace st = throughline::statistics;
using Json = nlohmann::ordered_json;
using Input = nlohmann::json;
using Answer = Result<Json>;

/// Shares, rates and trends.
std::span<const StatisticMethod> share_methods();
/// Tables, agreement, many tests, funnels and disclosure control.
std::span<const StatisticMethod> table_methods();

/// The method's answer as JSON, or its error; but first the inputs' own.
template <class Value, class ToJson>
Answer answer(const StatisticInputs& in, const Result<Value>& value, const ToJson& to_json) {
  THROUGHLINE_TRY(in.check());
  if (!value) return fail(value.error());
  return to_json(*value);
}

inline Json limits(const st::Interval& interval) {
  return {{"lower", interval.lower}, {"upper", interval.upper}};
}

}  // namespace throughline::report

#include "server/report/statistic_inputs.h"

#include <cmath>

namespace throughline::report {
namespace {

using nlohmann::json;

/// Whole numbers that a double holds exactly: 17.0 is 17.
constexpr double kMostCount = 9007199254740992.0;

std::string named(std::string_view name) {
  return "\"" + std::string(name) + "\"";
}

}  // namespace

StatisticInputs::StatisticInputs(const json& object) : object_(object) {
  if (!object.is_object()) fault("The inputs must be a JSON object.");
}

void StatisticInputs::fault(std::string message) {
  if (!fault_) fault_ = std::move(message);
}

const json* StatisticInputs::find(std::string_view name) {
  asked_.emplace(name);
  if (!object_.is_object()) return nullptr;
  const auto at = object_.find(name);
  return at == object_.end() ? nullptr : &*at;
}

std::int64_t StatisticInputs::count_of(const json& value, std::string_view name) {
  if (value.is_number() && !value.is_boolean()) {
    const double number = value.get<double>();
    if (std::abs(number) <= kMostCount && number == std::floor(number))
      return static_cast<std::int64_t>(number);
  }
  fault(named(name) + " must hold whole numbers.");
  return 0;
}

std::int64_t StatisticInputs::count(std::string_view name) {
  const json* value = find(name);
  if (value != nullptr) return count_of(*value, name);
  fault(named(name) + " is missing.");
  return 0;
}

double StatisticInputs::number(std::string_view name, std::optional<double> fallback) {
  const json* value = find(name);
  if (value != nullptr && value->is_number()) return value->get<double>();
  if (value == nullptr && fallback) return *fallback;
  fault(named(name) + (value == nullptr ? " is missing." : " must be a number."));
  return 0;
}

statistics::TwoByTwo StatisticInputs::table(std::string_view a, std::string_view b, std::string_view c,
                                            std::string_view d) {
  return {count(a), count(b), count(c), count(d)};
}

const json* StatisticInputs::row_array(std::string_view name) {
  const json* value = find(name);
  if (value != nullptr && value->is_array()) return value;
  fault(named(name) + (value == nullptr ? " is missing." : " must be an array."));
  return nullptr;
}

std::vector<double> StatisticInputs::numbers(std::string_view name) {
  std::vector<double> result;
  const json* array = row_array(name);
  if (array == nullptr) return result;
  for (const json& value : *array) {
    if (!value.is_number()) fault(named(name) + " must hold numbers.");
    result.push_back(value.is_number() ? value.get<double>() : 0);
  }
  return result;
}

std::vector<std::int64_t> StatisticInputs::counts(std::string_view name) {
  std::vector<std::int64_t> result;
  const json* array = row_array(name);
  if (array == nullptr) return result;
  for (const json& value : *array) result.push_back(count_of(value, name));
  return result;
}

std::vector<std::vector<std::optional<std::int64_t>>> StatisticInputs::optional_rows(std::string_view name) {
  std::vector<std::vector<std::optional<std::int64_t>>> rows;
  const json* array = row_array(name);
  if (array == nullptr) return rows;
  for (const json& row : *array) {
    if (!row.is_array()) {
      fault(named(name) + " must be an array of arrays.");
      return rows;
    }
    auto& values = rows.emplace_back();
    for (const json& value : row)
      values.push_back(value.is_null() ? std::nullopt : std::optional(count_of(value, name)));
  }
  return rows;
}

std::vector<std::vector<std::int64_t>> StatisticInputs::count_rows(std::string_view name,
                                                                   std::int64_t missing) {
  std::vector<std::vector<std::int64_t>> rows;
  for (const auto& row : optional_rows(name)) {
    auto& values = rows.emplace_back();
    for (const auto& value : row) values.push_back(value.value_or(missing));
  }
  return rows;
}

std::vector<std::vector<std::int64_t>> StatisticInputs::count_rows(std::string_view name) {
  for (const auto& row : optional_rows(name))
    for (const auto& value : row)
      if (!value) fault(named(name) + " must hold whole numbers.");
  return count_rows(name, 0);
}

std::vector<std::vector<bool>> StatisticInputs::flag_rows(std::string_view name) {
  std::vector<std::vector<bool>> rows;
  for (const auto& row : count_rows(name)) {
    auto& flags = rows.emplace_back();
    for (const std::int64_t value : row) {
      if (value != 0 && value != 1) fault(named(name) + " must hold 0 and 1.");
      flags.push_back(value == 1);
    }
  }
  return rows;
}

std::vector<statistics::Cell> StatisticInputs::cells(std::string_view name) {
  std::vector<statistics::Cell> cells;
  for (const auto& row : count_rows(name)) {
    if (row.size() != 2 || row[0] < 0 || row[1] < 0) {
      fault(named(name) + " must hold pairs of row and column.");
      return cells;
    }
    cells.emplace_back(row[0], row[1]);
  }
  return cells;
}

std::vector<json> StatisticInputs::objects(std::string_view name) {
  std::vector<json> result;
  const json* array = row_array(name);
  if (array == nullptr) return result;
  for (const json& value : *array) result.push_back(value);
  return result;
}

Result<void> StatisticInputs::check() const {
  if (fault_) return fail(ErrorCode::invalid_argument, *fault_);
  for (const auto& [name, value] : object_.items())
    if (!asked_.contains(name) && name != "note")
      return fail(ErrorCode::invalid_argument, "The method has no input " + named(name) + ".");
  return {};
}

}  // namespace throughline::report

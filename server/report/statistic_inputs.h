// Reads a method's inputs out of a JSON object: by name, typed, each fault with the name in its message. The
// first fault is kept; the values read after it are empty and must not be used.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/result.h"
#include "corpus/statistics/disclosure.h"
#include "corpus/statistics/proportion.h"
#include "corpus/statistics/two_by_two.h"

namespace throughline::report {

class StatisticInputs {
 public:
  explicit StatisticInputs(const nlohmann::json& object);

  std::int64_t count(std::string_view name);
  double number(std::string_view name, std::optional<double> fallback = std::nullopt);
  /// "conf", 0.95 unless given.
  double confidence() { return number("conf", statistics::kConfidence); }
  statistics::Share share(std::string_view x, std::string_view n) { return {count(x), count(n)}; }
  statistics::TwoByTwo table(std::string_view a, std::string_view b, std::string_view c, std::string_view d);

  std::vector<double> numbers(std::string_view name);
  std::vector<std::int64_t> counts(std::string_view name);
  std::vector<std::vector<std::int64_t>> count_rows(std::string_view name);
  /// Null becomes `missing`.
  std::vector<std::vector<std::int64_t>> count_rows(std::string_view name, std::int64_t missing);
  std::vector<std::vector<std::optional<std::int64_t>>> optional_rows(std::string_view name);
  std::vector<std::vector<bool>> flag_rows(std::string_view name);
  std::vector<statistics::Cell> cells(std::string_view name);
  /// A text that means nothing to the method.
  void label(std::string_view name) { asked_.emplace(name); }
  /// The objects of an array, for readers of their own.
  std::vector<nlohmann::json> objects(std::string_view name);

  /// The first fault, or a name that no method asked for.
  Result<void> check() const;
  void fault(std::string message);

 private:
  const nlohmann::json* find(std::string_view name);
  std::int64_t count_of(const nlohmann::json& value, std::string_view name);
  const nlohmann::json* row_array(std::string_view name);

  const nlohmann::json& object_;
  std::set<std::string, std::less<>> asked_;
  std::optional<std::string> fault_;
};

}  // namespace throughline::report

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "corpus/base/utf8.h"
#include "server/analysis/trend_table.h"
#include "server/query/field_value.h"

namespace throughline {
namespace {

constexpr FieldId kPopulationFields[] = {FieldId::domain, FieldId::nation, FieldId::type};

tl::unexpected<Error> refuse(std::string_view name, std::string_view value, std::string allowed) {
  return fail(ErrorCode::invalid_argument,
              fmt::format("“{}” is not a value of {}.", first_words(value, 12), name),
              fmt::format("Allowed: {}.", allowed));
}

Result<std::optional<int>> read_year(std::string_view name, std::string_view value) {
  if (value.empty()) return std::optional<int>{};
  const auto range = year_range(value);
  if (!range || range->from != range->to) return refuse(name, value, "a year such as 2014");
  return std::optional<int>(range->from);
}

Result<void> read_population(FieldId id, std::string_view value, Filters& filters) {
  if (trimmed(value).empty()) return {};
  auto meant = canonical_value(id, trimmed(value));
  if (!meant) {
    std::string ids;
    for (const auto& term : vocabulary_of(id)) ids += fmt::format("{}{}", ids.empty() ? "" : ", ", term.id);
    return refuse(field(id).name, value, ids);
  }
  auto& values = filters[id];
  const auto place = std::lower_bound(values.begin(), values.end(), *meant);
  if (place == values.end() || *place != *meant) values.insert(place, std::move(*meant));
  return {};
}

}  // namespace

Result<TrendRequest> trend_request(std::span<const std::pair<std::string, std::string>> parameters) {
  TrendRequest request;
  for (const auto& [name, value] : parameters) {
    if (name == "theme") request.theme = value.substr(0, 200);
    if (name == "from") {
      THROUGHLINE_ASSIGN(request.from, read_year(name, value));
    }
    if (name == "to") {
      THROUGHLINE_ASSIGN(request.to, read_year(name, value));
    }
    if (name == "count" && !value.empty()) {
      if (value != "learning" && value != "features") return refuse(name, value, "learning, features");
      request.counting = value == "features" ? Counting::features : Counting::learning;
    }
    for (const auto id : kPopulationFields)
      if (name == field(id).name) THROUGHLINE_TRY(read_population(id, value, request.filters));
  }
  if (request.from && request.to && *request.from > *request.to)
    return fail(ErrorCode::invalid_argument, "The window ends before it begins.", "Choose a later end.");
  return request;
}

std::string query_string(const TrendRequest& request) {
  std::vector<std::pair<std::string, std::string>> parts;
  if (!request.theme.empty()) parts.emplace_back("theme", request.theme);
  if (request.counting != Counting::learning) parts.emplace_back("count", name(request.counting));
  for (const auto& [id, values] : request.filters)
    for (const auto& value : values) parts.emplace_back(field(id).name, value);
  if (request.from) parts.emplace_back("from", std::to_string(*request.from));
  if (request.to) parts.emplace_back("to", std::to_string(*request.to));
  std::sort(parts.begin(), parts.end());
  std::string out;
  for (const auto& [key, value] : parts)
    out += fmt::format("{}{}={}", out.empty() ? "" : "&", percent_encoded(key), percent_encoded(value));
  return out;
}

}  // namespace throughline

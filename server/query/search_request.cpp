#include "server/query/search_request.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "corpus/base/utf8.h"
#include "server/query/field_value.h"

namespace throughline {
namespace {

constexpr int kEarliestYear = 1900;
constexpr int kLatestYear = 2199;
/// Longest value of a filter, and most values of one field: ids are short, and nobody ticks more.
constexpr std::size_t kLongestValue = 200;
constexpr std::size_t kMostValues = 100;

template <class Number>
bool read_number(std::string_view text, Number& into) {
  const char* end = text.data() + text.size();
  const auto [rest, failure] = std::from_chars(text.data(), end, into);
  return !text.empty() && failure == std::errc{} && rest == end;
}

tl::unexpected<Error> refuse(std::string_view name, std::string_view value, std::string_view allowed) {
  return fail(ErrorCode::invalid_argument,
              fmt::format("“{}” is not a value of {}.", first_words(value, 12), name),
              fmt::format("Allowed: {}.", allowed));
}

Result<bool> read_switch(std::string_view name, std::string_view value) {
  if (value == "1" || value == "on" || value == "true") return true;
  if (value == "0" || value == "false" || value.empty()) return false;
  return refuse(name, value, "1, 0");
}

Result<void> read_filter(const Field& field, std::string_view value, Filters& filters) {
  const std::string_view bare = trimmed(value);
  if (bare.empty()) return {};  // an untouched control of the form
  if (bare.size() > kLongestValue) return refuse(field.name, bare.substr(0, 40), "values of up to 200 bytes");
  auto meant = canonical_value(field.id, bare);
  if (!meant) {
    std::string ids;
    for (const auto& term : vocabulary_of(field.id))
      ids += fmt::format("{}{}", ids.empty() ? "" : ", ", term.id);
    return refuse(field.name, bare, ids + ", not-stated");
  }
  if (field.kind == FieldKind::year && *meant != kNotStated) THROUGHLINE_TRY(year_range(*meant));
  auto& values = filters[field.id];
  const auto place = std::lower_bound(values.begin(), values.end(), *meant);
  if (place != values.end() && *place == *meant) return {};
  if (values.size() >= kMostValues)
    return refuse(field.name, bare, fmt::format("at most {} values at once", kMostValues));
  values.insert(place, std::move(*meant));
  return {};
}

Result<void> read_page(std::string_view name, std::string_view value, unsigned most, unsigned& into) {
  unsigned number = 0;
  if (!read_number(value, number) || number < 1 || number > most)
    return refuse(name, value, fmt::format("1 to {}", most));
  into = number;
  return {};
}

Result<void> read_option(SearchRequest& request, std::string_view name, std::string_view value,
                         const Settings& settings) {
  const auto page_size = static_cast<unsigned>(settings[Setting::max_page_size]);
  const auto deepest = static_cast<unsigned>(settings[Setting::max_result_offset]);
  if (name == "page") return read_page(name, value, deepest, request.page);
  if (name == "per_page") return read_page(name, value, page_size, request.per_page);
  if (name == "in") {
    if (value != "passage" && value != "case" && !value.empty()) return refuse(name, value, "passage, case");
    request.same_passage = value == "passage";
  } else if (name == "sort") {
    for (const auto order : {SortOrder::relevance, SortOrder::newest, SortOrder::oldest, SortOrder::passages})
      if (value == throughline::name(order)) {
        request.sort = order;
        return {};
      }
    if (!value.empty()) return refuse(name, value, "relevance, newest, oldest, passages");
  } else if (name == "count") {
    for (const auto counting : {Counting::everything, Counting::learning, Counting::features})
      if (value == throughline::name(counting)) {
        request.counting = counting;
        return {};
      }
    if (!value.empty()) return refuse(name, value, "everything, learning, features");
  } else if (name == "all") {
    THROUGHLINE_ASSIGN(request.all_words, read_switch(name, value));
  } else if (name == "exact") {
    THROUGHLINE_ASSIGN(request.exact_words, read_switch(name, value));
  } else if (name == "expand") {
    THROUGHLINE_ASSIGN(request.expand, read_switch(name, value));
  }
  return {};
}

}  // namespace

bool SearchRequest::selects(FieldId field, std::string_view value) const {
  const auto found = filters.find(field);
  return found != filters.end() && std::binary_search(found->second.begin(), found->second.end(), value);
}

SearchRequest SearchRequest::toggled(FieldId field, std::string_view value) const {
  SearchRequest other = on_page(1);
  auto& values = other.filters[field];
  const auto place = std::lower_bound(values.begin(), values.end(), value);
  if (place != values.end() && *place == value)
    values.erase(place);
  else
    values.insert(place, std::string(value));
  if (values.empty()) other.filters.erase(field);
  return other;
}

SearchRequest SearchRequest::without(FieldId field) const {
  SearchRequest other = on_page(1);
  other.filters.erase(field);
  return other;
}

SearchRequest SearchRequest::on_page(unsigned number) const {
  SearchRequest other = *this;
  other.page = number;
  return other;
}

SearchRequest SearchRequest::sorted_by(SortOrder order) const {
  SearchRequest other = on_page(1);
  other.sort = order;
  return other;
}

Result<SearchRequest> search_request(std::span<const std::pair<std::string, std::string>> parameters,
                                     const Settings& settings) {
  SearchRequest request;
  for (const auto& [name, value] : parameters) {
    if (name == "q") {
      request.text = single_spaced(repaired_utf8(value));
      const auto most = static_cast<std::size_t>(settings[Setting::max_query_bytes]);
      if (value.size() > most && request.text.size() > most) {
        Error error{ErrorCode::invalid_query, fmt::format("The search is longer than {} bytes.", most),
                    "Use fewer words.", std::nullopt};
        const std::size_t kept = code_points(repaired_utf8(std::string_view(request.text).substr(0, most)));
        error.where = Where{kept, kept + 1, {}};
        return fail(std::move(error));
      }
      continue;
    }
    const auto* field = field_named(name);
    if (field != nullptr && field->kind != FieldKind::text)
      THROUGHLINE_TRY(read_filter(*field, value, request.filters));
    else
      THROUGHLINE_TRY(read_option(request, name, value, settings));
  }
  return request;
}

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain)
      out += c;
    else
      out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
  }
  return out;
}

std::string query_string(const SearchRequest& request) {
  std::vector<std::pair<std::string, std::string>> parts;
  const SearchRequest usual;
  if (!request.text.empty()) parts.emplace_back("q", request.text);
  for (const auto& [field_id, values] : request.filters)
    for (const auto& value : values) parts.emplace_back(field(field_id).name, value);
  if (request.sort != usual.sort) parts.emplace_back("sort", name(request.sort));
  if (request.counting != usual.counting) parts.emplace_back("count", name(request.counting));
  if (request.page != usual.page) parts.emplace_back("page", std::to_string(request.page));
  if (request.per_page != usual.per_page) parts.emplace_back("per_page", std::to_string(request.per_page));
  if (request.same_passage) parts.emplace_back("in", "passage");
  if (request.all_words) parts.emplace_back("all", "1");
  if (request.exact_words) parts.emplace_back("exact", "1");
  if (!request.expand) parts.emplace_back("expand", "0");
  std::sort(parts.begin(), parts.end());
  std::string out;
  for (const auto& [key, value] : parts)
    out += fmt::format("{}{}={}", out.empty() ? "" : "&", percent_encoded(key), percent_encoded(value));
  return out;
}

std::string search_address(const SearchRequest& request) {
  const std::string query = query_string(request);
  return query.empty() ? "/search" : "/search?" + query;
}

std::string_view name(SortOrder order) {
  switch (order) {
    case SortOrder::relevance:
      return "relevance";
    case SortOrder::newest:
      return "newest";
    case SortOrder::oldest:
      return "oldest";
    case SortOrder::passages:
      return "passages";
  }
  return "relevance";
}

std::string_view name(Counting counting) {
  switch (counting) {
    case Counting::everything:
      return "everything";
    case Counting::learning:
      return "learning";
    case Counting::features:
      return "features";
  }
  return "everything";
}

Result<YearRange> year_range(std::string_view text) {
  const auto bad = [&] {
    return fail(ErrorCode::invalid_argument,
                fmt::format("“{}” is not a year or a range of years.", first_words(text, 6)),
                "Write a year as 2014, a range as 2014..2017, 2014.. or ..2017.");
  };
  const auto year = [](std::string_view part, int& into) {
    return part.size() == 4 && read_number(part, into) && into >= kEarliestYear && into <= kLatestYear;
  };
  YearRange range;
  const auto dots = text.find("..");
  if (dots == std::string_view::npos) {
    if (!year(text, range.from)) return bad();
    range.to = range.from;
    return range;
  }
  const auto first = text.substr(0, dots);
  const auto last = text.substr(dots + 2);
  if (first.empty() && last.empty()) return bad();
  if (!first.empty() && !year(first, range.from)) return bad();
  if (!last.empty() && !year(last, range.to)) return bad();
  if (range.from > range.to)
    return fail(ErrorCode::invalid_argument, fmt::format("The range {} ends before it begins.", text),
                fmt::format("Write {}..{}.", range.to, range.from));
  return range;
}

}  // namespace throughline

#include "corpus/base/partial_date.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <ctime>

namespace throughline {
namespace {

constexpr std::array<std::string_view, 4> kPrecisions = {"day", "month", "season", "year"};
constexpr std::array<std::string_view, 12> kMonths = {"January", "February", "March",     "April",   "May",      "June",
                                                      "July",    "August",   "September", "October", "November", "December"};

std::string_view season_of(int month) {
  if (month == 3) return "spring";
  if (month == 6) return "summer";
  if (month == 9) return "autumn";
  return "winter";
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

int days_in(int year, int month) {
  constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month - 1)];
}

}  // namespace

std::string PartialDate::iso() const {
  switch (precision) {
    case DatePrecision::day: return fmt::format("{:04}-{:02}-{:02}", year, month, day);
    case DatePrecision::month: return fmt::format("{:04}-{:02}", year, month);
    case DatePrecision::season: return fmt::format("{:04}-{}", year, season_of(month));
    case DatePrecision::year: break;
  }
  return fmt::format("{:04}", year);
}

std::string PartialDate::words() const {
  const auto month_name = month >= 1 && month <= 12 ? kMonths[static_cast<std::size_t>(month - 1)] : std::string_view{};
  switch (precision) {
    case DatePrecision::day: return fmt::format("{} {} {}", day, month_name, year);
    case DatePrecision::month: return fmt::format("{} {}", month_name, year);
    case DatePrecision::season: return fmt::format("{} {}", season_of(month), year);
    case DatePrecision::year: break;
  }
  return fmt::format("{}", year);
}

std::optional<PartialDate> parse_partial_date(std::string_view iso) {
  if (iso.size() < 4) return std::nullopt;
  PartialDate date;
  const auto year = number(iso.substr(0, 4));
  if (!year || *year < 1) return std::nullopt;
  date.year = *year;
  if (iso.size() == 4) return date;
  if (iso[4] != '-') return std::nullopt;
  const auto rest = iso.substr(5);
  for (const int month : {3, 6, 9, 12})
    if (rest == season_of(month)) return PartialDate{date.year, month, 0, DatePrecision::season};
  const auto month = number(rest.substr(0, 2));
  if (!month || *month < 1 || *month > 12 || rest.size() < 2) return std::nullopt;
  date.month = *month;
  date.precision = DatePrecision::month;
  if (rest.size() == 2) return date;
  if (rest.size() != 5 || rest[2] != '-') return std::nullopt;
  const auto day = number(rest.substr(3));
  if (!day || *day < 1 || *day > days_in(date.year, date.month)) return std::nullopt;
  date.day = *day;
  date.precision = DatePrecision::day;
  return date;
}

std::string_view name(DatePrecision precision) { return kPrecisions[static_cast<std::size_t>(precision)]; }

std::optional<DatePrecision> date_precision(std::string_view name) {
  for (std::size_t i = 0; i < kPrecisions.size(); ++i)
    if (kPrecisions[i] == name) return static_cast<DatePrecision>(i);
  return std::nullopt;
}

std::string today_utc() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  return fmt::format("{:04}-{:02}-{:02}", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

}  // namespace throughline

// Dates as reports give them: a day, a month, a season or only a year. Never more precise than the text.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace throughline {

enum class DatePrecision { day, month, season, year };

/// Seasons are kept as their first month: spring 3, summer 6, autumn 9, winter 12.
struct PartialDate {
  int year = 0;
  int month = 0;  ///< 0 when only the year is known
  int day = 0;    ///< 0 unless precision is day
  DatePrecision precision = DatePrecision::year;

  /// "2014", "2014-03", "2014-03-09", "2014-spring".
  std::string iso() const;
  /// "9 March 2014", "March 2014", "spring 2014", "2014".
  std::string words() const;
  auto operator<=>(const PartialDate&) const = default;
};

/// Reads the form that iso() writes.
std::optional<PartialDate> parse_partial_date(std::string_view iso);
std::string_view name(DatePrecision precision);
std::optional<DatePrecision> date_precision(std::string_view name);

/// Today in UTC as YYYY-MM-DD. Only the programs' outer edges may ask; everything else is given a date.
std::string today_utc();

}  // namespace throughline

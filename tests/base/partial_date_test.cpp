#include "corpus/base/partial_date.h"

#include <gtest/gtest.h>

namespace throughline {
namespace {

struct DateCase {
  const char* iso;
  DatePrecision precision;
  const char* words;
};

TEST(PartialDate, ReadsWhatItWritesAndSaysItInWords) {
  const std::vector<DateCase> cases = {
      {"2014", DatePrecision::year, "2014"},
      {"2014-03", DatePrecision::month, "March 2014"},
      {"2014-03-09", DatePrecision::day, "9 March 2014"},
      {"2012-02-29", DatePrecision::day, "29 February 2012"},
      {"2000-02-29", DatePrecision::day, "29 February 2000"},
      {"2014-spring", DatePrecision::season, "spring 2014"},
      {"2014-summer", DatePrecision::season, "summer 2014"},
      {"2014-autumn", DatePrecision::season, "autumn 2014"},
      {"2014-winter", DatePrecision::season, "winter 2014"},
  };
  for (const auto& one : cases) {
    SCOPED_TRACE(one.iso);
    const auto date = parse_partial_date(one.iso);
    ASSERT_TRUE(date);
    EXPECT_EQ(date->precision, one.precision);
    EXPECT_EQ(date->iso(), one.iso);
    EXPECT_EQ(date->words(), one.words);
    EXPECT_EQ(date_precision(name(date->precision)), date->precision);
  }
}

TEST(PartialDate, RefusesWhatIsNoDate) {
  for (const char* text :
       {"",          "201",           "20144",      "2014-",      "2014-0",     "2014-00",
        "2014-13",   "2014-3",        "2014-02-30", "2013-02-29", "1900-02-29", "2014-04-31",
        "2014-03-9", "2014-03-09T00", "2014-march", "2014/03",    "abcd",       "0000",
        "-001",      "2014--1",       "2014-03-00", " 2014",      "2014-Spring"}) {
    SCOPED_TRACE(text);
    EXPECT_FALSE(parse_partial_date(text).has_value());
  }
}

TEST(PartialDate, IsOrderedByTime) {
  EXPECT_LT(*parse_partial_date("2013-12-31"), *parse_partial_date("2014-01-01"));
  EXPECT_LT(*parse_partial_date("2014-03"), *parse_partial_date("2014-04-01"));
}

TEST(PartialDate, TodayIsADay) {
  const auto today = parse_partial_date(today_utc());
  ASSERT_TRUE(today);
  EXPECT_EQ(today->precision, DatePrecision::day);
}

TEST(PartialDate, AnUnknownPrecisionHasNoValue) {
  EXPECT_FALSE(date_precision("decade").has_value());
}

}  // namespace
}  // namespace throughline

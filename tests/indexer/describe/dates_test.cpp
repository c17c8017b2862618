#include "indexer/describe/dates.h"

#include <gtest/gtest.h>

namespace throughline::describing {
namespace {

std::string found(std::string_view text) {
  std::string all;
  for (const auto& date : find_dates(text, words_of(text)))
    all +=
        (all.empty() ? "" : " ") + (date.date.year == 0 ? "?" + date.date.iso().substr(4) : date.date.iso());
  return all;
}

struct Case {
  std::string_view text;
  std::string_view want;
};

TEST(FindDates, ReadsTheFormsReportsPrint) {
  for (const auto& [text, want] : {
           Case{"He died on 9 March 2014.", "2014-03-09"},
           {"He died on Sunday 9th March 2014 at home.", "2014-03-09"},
           {"on the 9th of March 2014", "2014-03-09"},
           {"In March 2014 she moved.", "2014-03"},
           {"March of 2014", "2014-03"},
           {"on 9/3/14", "2014-03-09"},
           {"on 09.03.2014", "2014-03-09"},
           {"on 09-03-2014", "2014-03-09"},
           {"2014-03-09", "2014-03-09"},
           {"in spring 2014", "2014-spring"},
           {"the autumn of 2012", "2012-autumn"},
           {"Sept 2018", "2018-09"},
           {"published in 2018", "2018"},
           {"Tachwedd 2019 / November 2019", "2019-11 2019-11"},
           {"between 3 May 2010 and 4 June 2011", "2010-05-03 2011-06-04"},
           {"on 29 September she left", "?-09-29"},
       }) {
    SCOPED_TRACE(text);
    EXPECT_EQ(found(text), want);
  }
}

TEST(FindDates, ReadsDaysFirstAndMonthsFirstOnlyWhereNothingElseIsPossible) {
  EXPECT_EQ(found("on 9/3/14"), "2014-03-09");
  EXPECT_EQ(found("printed 10/16/2015"), "2015-10-16");
  EXPECT_EQ(found("printed March 9, 2014"), "2014-03-09");
}

TEST(FindDates, TakesNoOtherNumbersForDates) {
  for (const std::string_view text :
       {"see paragraph 5.10.12", "the 32 March 2014x", "31/02/2014", "he may 2018", "a score of 2014 points",
        "Issue 11 of 30", "aged 9", "version 4.2", "Chapter 8"}) {
    SCOPED_TRACE(text);
    EXPECT_EQ(found(text), "");
  }
  EXPECT_EQ(found("Issue 11 – June 2015"), "2015-06");
}

TEST(CompatibleDates, AreTheSameDateSaidLessPrecisely) {
  const PartialDate year{2014, 0, 0, DatePrecision::year};
  const PartialDate month{2014, 3, 0, DatePrecision::month};
  const PartialDate day{2014, 3, 9, DatePrecision::day};
  const PartialDate other{2014, 4, 9, DatePrecision::day};
  EXPECT_TRUE(compatible(year, day));
  EXPECT_TRUE(compatible(day, month));
  EXPECT_FALSE(compatible(month, other));
  EXPECT_FALSE(compatible(day, other));
  EXPECT_EQ(finer(year, day), day);
  EXPECT_EQ(finer(day, year), day);
}

}  // namespace
}  // namespace throughline::describing

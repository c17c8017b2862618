#include "indexer/structure/numbering.h"

#include <gtest/gtest.h>

namespace throughline::layout {
namespace {

struct Case {
  std::string text;
  std::string number;  ///< empty: no number
  std::string rest;
};

TEST(Numbering, ReadsTheNumbersThatReportsPrint) {
  const std::vector<Case> cases = {
      {"4.12 The review", "4.12", "The review"},
      {"4.12.1. The review", "4.12.1", "The review"},
      {"12. The review", "12", "The review"},
      {"(1) the scale", "1", "the scale"},
      {"(iv) the scale", "iv", "the scale"},
      {"ii. A review of this kind", "ii", "A review of this kind"},
      {"R3 The Board", "R3", "The Board"},
      {"A1.4 Pages", "A1.4", "Pages"},
      {"Recommendation 3: The Board", "3", "The Board"},
      {"Finding 1", "1", ""},
      {"5A The bruise", "5A", "The bruise"},
      {"2015 was a year", "", ""},
      {"Mr D lived", "", ""},
      {"I think", "", ""},
      {"12th May", "", ""},
      {"2.5% of them", "", ""},
      {"Recommendations were made", "", ""},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.text);
    const auto token = number_at_start(c.text);
    ASSERT_EQ(token.has_value(), !c.number.empty());
    if (!token) continue;
    EXPECT_EQ(token->number, c.number);
    EXPECT_EQ(c.text.substr(token->length), c.rest);
  }
}

TEST(Numbering, KnowsWhichNumberComesNext) {
  EXPECT_TRUE(follows({4, 11}, {4, 12}));
  EXPECT_TRUE(follows({4, 11}, {5, 1}));
  EXPECT_TRUE(follows({4, 11}, {4, 11, 1}));
  EXPECT_TRUE(follows({4, 11, 3}, {4, 12}));
  EXPECT_FALSE(follows({4, 11}, {4, 13}));
  EXPECT_FALSE(follows({4, 11}, {6, 1}));
  EXPECT_FALSE(follows({4, 11}, {4, 11}));
}

TEST(Numbering, AHeadingsNumberOpensItsParagraphs) {
  Sequence sequence;
  sequence.take(*number_at_start("4.12 x"));
  EXPECT_FALSE(sequence.next(*number_at_start("7.1 x")));
  sequence.enter(*number_at_start("7 Findings"));
  EXPECT_TRUE(sequence.next(*number_at_start("7.1 x")));
}

}  // namespace
}  // namespace throughline::layout

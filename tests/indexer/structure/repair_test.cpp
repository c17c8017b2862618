#include <gtest/gtest.h>

#include "indexer/structure/characters.h"

namespace throughline::layout {
namespace {

TEST(Repair, LettersAreMadeReadable) {
  EXPECT_EQ(readable("e\uFB03cient"), "efficient");
  EXPECT_EQ(readable("safe\u00ADguarding"), "safeguarding");
  EXPECT_EQ(readable("safe\u00AD"), "safe-") << "a soft hyphen at the end marks a cut word";
  EXPECT_EQ(readable("\uF0B7"), "\u2022");
  EXPECT_EQ(readable("m\u00B2 and \u00BD"), "m\u00B2 and \u00BD")
      << "superscripts and fractions keep their meaning";
  EXPECT_EQ(readable("4.12\tText"), "4.12 Text");
  EXPECT_EQ(readable("\uE123x"), "\uFFFDx");
}

TEST(Repair, AWordCutAtALinesEndIsMadeWhole) {
  Vocabulary vocabulary;
  vocabulary.add_line("A multi-agency meeting considered neglect and information that the school had.");
  const auto joined = [&](std::string text, std::string_view line) {
    join_line(text, line, vocabulary);
    return text;
  };
  EXPECT_EQ(joined("the infor-", "mation was"), "the information was");
  EXPECT_EQ(joined("a multi-", "agency plan"), "a multi-agency plan");
  EXPECT_EQ(joined("pre-", "and post-natal"), "pre- and post-natal");
  EXPECT_EQ(joined("a self-", "harm policy"), "a self-harm policy")
      << "compounds with self keep their hyphen";
  EXPECT_EQ(joined("Wexley-", "Harrowdale line"), "Wexley-Harrowdale line");
  EXPECT_EQ(joined("the end", "of it"), "the end of it");
}

TEST(Repair, SentencesEndBeforeClosingQuotes) {
  EXPECT_TRUE(ends_sentence("He said ‘no.’"));
  EXPECT_TRUE(ends_sentence("(It was not.)"));
  EXPECT_FALSE(ends_sentence("as follows:"));
  EXPECT_TRUE(ends_clause("as follows:"));
}

TEST(Repair, BulletsAreToldFromWords) {
  EXPECT_GT(bullet_length("• one"), 0U);
  EXPECT_GT(bullet_length("- one"), 0U);
  EXPECT_GT(bullet_length("o one"), 0U);
  EXPECT_EQ(bullet_length("one"), 0U);
  EXPECT_EQ(bullet_length("-5 degrees"), 0U);
}

}  // namespace
}  // namespace throughline::layout

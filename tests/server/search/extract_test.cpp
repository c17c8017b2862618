#include "server/search/extract.h"

#include <gtest/gtest.h>

#include "corpus/base/utf8.h"

namespace throughline {
namespace {

TextPattern stems(std::vector<std::string> parts, std::size_t idea = 0) {
  return {std::move(parts), TextPattern::By::stem, idea};
}

std::vector<std::string> marked(const Extract& extract) {
  std::vector<std::string> out;
  for (const auto& span : extract.highlights) {
    const auto from = byte_offset(extract.text, span.from);
    out.push_back(extract.text.substr(from, byte_offset(extract.text, span.to) - from));
  }
  return out;
}

std::string long_text(std::size_t words, std::size_t at, const std::string& inside) {
  std::string text;
  for (std::size_t i = 0; i < words; ++i)
    text += (i == 0 ? "" : " ") + (i == at ? inside : "wörd" + std::to_string(i));
  return text;
}

TEST(Extract, a_short_passage_is_whole_with_the_words_marked) {
  const auto extract = extract_of("The baby’s bruises — noted by “Élise” — were bruising.",
                                  {stems({"bruis"}), stems({"elis"}, 1)}, {});
  EXPECT_EQ(extract.text, "The baby’s bruises — noted by “Élise” — were bruising.");
  EXPECT_EQ(marked(extract), (std::vector<std::string>{"bruises", "Élise", "bruising"}));
  EXPECT_FALSE(extract.cut_before || extract.cut_after);
}

TEST(Extract, words_that_stand_together_are_marked_as_one) {
  const auto extract = extract_of("A health visitor’s view and a visitor.",
                                  {stems({"health", "visitor"}), stems({"visitor"}, 1)}, {});
  EXPECT_EQ(marked(extract), (std::vector<std::string>{"health visitor’s", "visitor"}));
}

TEST(Extract, a_beginning_marks_the_whole_word) {
  const auto extract = extract_of("Safeguarding, safeguards and a safe place.",
                                  {{{"safeg"}, TextPattern::By::beginning, 0}}, {});
  EXPECT_EQ(marked(extract), (std::vector<std::string>{"Safeguarding", "safeguards"}));
}

TEST(Extract, a_long_passage_is_cut_between_words_around_the_hit) {
  for (const std::size_t at : {0U, 5U, 150U, 298U, 299U}) {
    SCOPED_TRACE(at);
    const auto text = long_text(300, at, "bruising");
    const auto extract = extract_of(text, {stems({"bruis"})}, {60, 60});
    EXPECT_EQ(marked(extract), std::vector<std::string>{"bruising"});
    EXPECT_LE(word_count(extract.text), 60U);
    EXPECT_NE(text.find(extract.text), std::string::npos);
    EXPECT_EQ(code_points(text.substr(0, text.find(extract.text))), extract.part.from);
    EXPECT_EQ(extract.part.to - extract.part.from, code_points(extract.text));
    EXPECT_EQ(extract.cut_before, extract.part.from > 0);
    EXPECT_EQ(extract.cut_after, extract.part.to < code_points(text));
    const auto begins = extract.part.from == 0 || text[text.find(extract.text) - 1] == ' ';
    EXPECT_TRUE(begins);
  }
}

TEST(Extract, the_part_with_more_of_the_ideas_is_chosen) {
  const auto text =
      long_text(100, 20, "bruising bruising bruising") + " " + long_text(100, 50, "bruising baby");
  const auto extract = extract_of(text, {stems({"bruis"}, 0), stems({"babi"}, 1)}, {60, 60});
  EXPECT_EQ(marked(extract), (std::vector<std::string>{"bruising", "baby"}));
}

TEST(Extract, without_a_hit_it_begins_at_the_beginning) {
  const auto extract = extract_of(long_text(300, 0, "wörd0"), {}, {60, 60});
  EXPECT_EQ(extract.part.from, 0U);
  EXPECT_EQ(word_count(extract.text), 60U);
  EXPECT_TRUE(extract.cut_after);
  EXPECT_EQ(extract_of("", {stems({"a"})}, {}).text, "");
}

}  // namespace
}  // namespace throughline

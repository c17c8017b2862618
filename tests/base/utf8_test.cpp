#include "corpus/base/utf8.h"

#include <gtest/gtest.h>

namespace throughline {
namespace {

struct TextCase {
  std::string in;
  std::string want;
};

void expect_all(const std::vector<TextCase>& cases, std::string (*change)(std::string_view)) {
  for (const auto& one : cases) {
    SCOPED_TRACE(one.in);
    EXPECT_EQ(change(one.in), one.want);
  }
}

TEST(Utf8, TellsValidFromBroken) {
  for (const std::string valid : {"", "plain", "É’🙂", "\xef\xbf\xbd"})
    EXPECT_TRUE(is_valid_utf8(valid)) << valid;
  for (const std::string broken :
       {"\xff", "\xc3", "a\x80", "\xc0\xaf", "\xed\xa0\x80", "\xf5\x80\x80\x80", "\xe2\x82"})
    EXPECT_FALSE(is_valid_utf8(broken));
}

TEST(Utf8, RepairedTextIsValidAndWithoutControls) {
  const std::vector<TextCase> cases = {
      {"plain", "plain"},
      {"a\xff"
       "b",
       "a\xef\xbf\xbd"
       "b"},
      {std::string("a\0b", 3), "ab"},
      {"tab\tnew\nline", "tab\tnew\nline"},
      {"dos\r\nline", "dos\nline"},
      {"old mac\rline", "old mac\nline"},
      {"bell\x07\x1b[31m", "bell[31m"},
      {"\xc2\x85nel", "nel"},
      {"\x7f", ""},
      {"’🙂", "’🙂"},
  };
  expect_all(cases, repaired_utf8);
  for (const auto& one : cases) EXPECT_TRUE(is_valid_utf8(repaired_utf8(one.in)));
}

TEST(Utf8, ComposesToNfc) {
  EXPECT_EQ(to_nfc("e\xcc\x81"), "é");
}

TEST(Utf8, SpacesAreSingleAndEndsTrimmed) {
  expect_all({{"  a \t\n b  ", "a b"},
              {"", ""},
              {"   ", ""},
              {"a\xc2\xa0\xe2\x80\x89"
               "b",
               "a b"},
              {"one", "one"}},
             single_spaced);
}

TEST(Utf8, LowerCaseIsThatOfUnicode) {
  expect_all({{"ABC É Ł Σ", "abc é ł σ"}, {"", ""}}, lower_case);
}

TEST(Utf8, CodePointsAndBytesTurnIntoEachOther) {
  const std::string text = "aé’🙂b";
  ASSERT_EQ(code_points(text), 5U);
  const std::vector<std::size_t> offsets = {0, 1, 3, 6, 10, 11};
  for (std::size_t i = 0; i < offsets.size(); ++i) {
    EXPECT_EQ(byte_offset(text, i), offsets[i]);
    EXPECT_EQ(code_point_index(text, offsets[i]), i);
  }
  EXPECT_EQ(code_point_index(text, 7), 3U) << "inside a character: the character's index";
  EXPECT_EQ(byte_offset(text, 99), text.size());
  EXPECT_EQ(code_point_index(text, 99), 5U);
}

TEST(Utf8, FirstWordsNeverCutsInsideAWord) {
  EXPECT_EQ(first_words("one two three", 3), "one two three");
  EXPECT_EQ(first_words("one two three", 2), "one two \u2026");
  EXPECT_EQ(first_words("one two", 99), "one two");
  EXPECT_EQ(first_words("", 3), "");
  EXPECT_EQ(word_count("one  two\u00a0three "), 3U);
  EXPECT_EQ(word_count(""), 0U);
}

TEST(Utf8, SlugsAreForAddresses) {
  expect_all({{"Child T: a Review (2014)", "child-t-a-review-2014"},
              {"child’s", "childs"},
              {"child's", "childs"},
              {"---", ""},
              {"", ""}},
             [](std::string_view text) { return slug(text); });
  EXPECT_EQ(slug("aaa bbb", 4), "aaa");
}

TEST(Utf8, SplitsAndTrims) {
  EXPECT_EQ(split(std::string_view("a,b,,c"), ','), (std::vector<std::string_view>{"a", "b", "", "c"}));
  EXPECT_EQ(split(std::string_view(""), ','), (std::vector<std::string_view>{""}));
  EXPECT_EQ(trimmed(" \t a b\n"), "a b");
  EXPECT_EQ(trimmed("   "), "");
}

}  // namespace
}  // namespace throughline

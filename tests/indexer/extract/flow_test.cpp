// HTML and plain text.
#include <gtest/gtest.h>

#include "tests/indexer/extract/fixtures.h"

namespace throughline::test {
namespace {

Extraction html(const std::string& page) {
  return extracted("a.html", page);
}
Extraction text(const std::string& bytes) {
  return extracted("a.txt", bytes);
}

TEST(Html, OnlyThePagesOwnTextIsRead) {
  const auto got = html(
      "<html lang='en-GB'><head><title>A review</title><style>p{}</style></head><body><header>Board</header>"
      "<nav><ul><li>Home</li></ul></nav><form><label>Search</label><input></form><div><h2>Findings</h2>"
      "<p>One<br>two</p><blockquote>Said</blockquote><script>var x</script></div><aside>Related</aside>"
      "<footer>Copyright</footer></body></html>");
  EXPECT_EQ(all_text(got), "|Findings\n|One\ntwo\n|Said\n");
  EXPECT_EQ(got.blocks.at(0).kind, BlockKind::heading);
  EXPECT_EQ(got.blocks.at(0).level, 2);
  EXPECT_EQ(got.blocks.at(2).style, "blockquote");
  EXPECT_EQ(got.title, "A review");
  EXPECT_EQ(got.language, "en-GB");
}

TEST(Html, AFormAroundTheWholePageIsNotAForm) {
  const auto got = html("<body><form><p>" + std::string(1200, 'a') + "</p></form></body>");
  EXPECT_EQ(got.blocks.size(), 1U);
}

TEST(Html, ListsAreNumberedAsShown) {
  const auto got = html(
      "<ol start='3'><li>three<ul><li>dot</li></ul></li><li><p>four</p></li><li value='9'>nine</li></ol>"
      "<ol type='a'><li>letter</li></ol>");
  EXPECT_EQ(all_text(got), "3|three\n|dot\n4|four\n9|nine\na|letter\n");
  EXPECT_EQ(got.blocks.at(1).level, 1);
  for (const auto& block : got.blocks) EXPECT_EQ(block.kind, BlockKind::list_item);
}

TEST(Html, TablesComeRowByRow) {
  const auto got = html(
      "<table><tr><th>Agency</th><th>Action</th></tr><tr><td>Police</td><td>Train "
      "<b>all</b></td></tr></table>");
  ASSERT_EQ(got.blocks.size(), 2U);
  EXPECT_TRUE(got.blocks[0].header);
  EXPECT_EQ(got.blocks[1].cells, (std::vector<std::string>{"Police", "Train all"}));
}

TEST(Html, EncodingsAreFoundOut) {
  const char* wanted = "|Llanfair’s café\n";
  EXPECT_EQ(all_text(html("<meta charset='iso-8859-1'><p>Llanfair\x92s caf\xE9</p>")), wanted);
  EXPECT_EQ(all_text(html("<p>Llanfair’s café</p>")), wanted);
  EXPECT_EQ(all_text(html("\xEF\xBB\xBF<meta charset='windows-1252'><p>Llanfair’s café</p>")), wanted);
}

TEST(Html, DeepPagesAreRefusedAndUnclosedTagsAreNot) {
  std::string deep;
  for (int i = 0; i < 300'000; ++i) deep += "<div>";
  EXPECT_EQ(id(html(deep + "words").outcome), "malformed");
  deep.resize(5 * 600);
  EXPECT_EQ(id(html(deep + "words").outcome), "malformed");
  std::string unclosed;
  for (int i = 0; i < 5'000; ++i) unclosed += "<p>word\n";
  EXPECT_EQ(html(unclosed).blocks.size(), 5'000U);
}

TEST(Text, WrappedLinesAreJoinedAndParagraphsParted) {
  const auto got = text(
      "FINDINGS\n\nThe agencies that knew the family did not speak to each other about it,\n"
      "and the review found that each of them had a part of the picture and no\n"
      "more than that.\n4.2 Another paragraph begins with its number although no line is left\nempty before "
      "it.\n"
      "- a point\n- another point\n");
  EXPECT_EQ(all_text(got),
            "|FINDINGS\n|The agencies that knew the family did not speak to each other about it, and the "
            "review found that "
            "each of them had a part of the picture and no more than that.\n|4.2 Another paragraph begins "
            "with its number "
            "although no line is left empty before it.\n|a point\n|another point\n");
  EXPECT_EQ(got.blocks.back().kind, BlockKind::list_item);
}

TEST(Text, EncodingsAreFoundOut) {
  const std::string wide = "\xFF\xFEW\0o\0r\0d\0";
  EXPECT_EQ(all_text(text(std::string(wide.data(), 2) + std::string("W\0o\0r\0d\0\x19\x20s\0", 12))),
            "|Word’s\n");
  EXPECT_EQ(all_text(text(std::string("\0W\0o\0r\0d\0s\0.\0W\0o\0r\0d\0s", 22))), "|Words.Words\n");
  EXPECT_EQ(all_text(text("the child\x92s voice \x96 a caf\xE9")), "|the child’s voice – a café\n");
  EXPECT_EQ(all_text(text("caf\xC3\xA9\r\n\r\nnext\rold")), "|café\n|next old\n");
}

TEST(Text, FormFeedsTurnThePage) {
  const auto got = text("first page\n\fsecond page\n\f\fthird is empty");
  ASSERT_EQ(got.blocks.back().text, "third is empty");
  EXPECT_EQ(got.blocks.back().page, 4);
  EXPECT_EQ(got.pages, 4);
}

}  // namespace
}  // namespace throughline::test

#include "indexer/extract/recognised_page.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace throughline {
namespace {

std::string row(int block, int line, int left, int top, int width, int height, double confidence,
                std::string_view text) {
  return fmt::format("5\t1\t{}\t1\t{}\t1\t{}\t{}\t{}\t{}\t{}\t{}\n", block, line, left, top, width, height,
                     confidence, text);
}

std::string text_of(const ExtractedPage& page) {
  std::string text;
  for (const auto& word : page.words) text += word.text + ' ';
  return text;
}

TEST(RecognisedPage, MeasuresInPoints) {
  const auto page = recognised_page(row(1, 1, 300, 600, 300, 50, 96, "Finding"), 300);
  ASSERT_EQ(page.words.size(), 1U);
  EXPECT_FLOAT_EQ(page.words[0].x0, 72);
  EXPECT_FLOAT_EQ(page.words[0].y0, 144);
  EXPECT_FLOAT_EQ(page.words[0].x1, 144);
  EXPECT_TRUE(page.ocr);
  EXPECT_TRUE(page.words[0].space_after);
  EXPECT_NEAR(page.fonts.at(page.words[0].font).size, 12.5, 0.6);
}

TEST(RecognisedPage, NumbersAtTheMarginRejoinTheirParagraphs) {
  // Tesseract reads the column of numbers as one block and the paragraphs as another.
  const auto tsv = row(1, 1, 100, 100, 60, 40, 90, "4.1") + row(1, 2, 100, 300, 60, 40, 90, "4.2") +
                   row(2, 1, 240, 102, 200, 40, 95, "The") + row(2, 1, 460, 102, 200, 40, 95, "school") +
                   row(2, 2, 240, 302, 200, 40, 95, "No") + row(2, 2, 460, 302, 200, 40, 95, "agency");
  EXPECT_EQ(text_of(recognised_page(tsv, 300)), "4.1 The school 4.2 No agency ");
}

TEST(RecognisedPage, ColumnsStayApart) {
  const auto tsv = row(1, 1, 100, 100, 800, 40, 95, "left") + row(1, 2, 100, 160, 800, 40, 95, "below") +
                   row(2, 1, 1300, 100, 800, 40, 95, "right") + row(2, 2, 1300, 160, 800, 40, 95, "under");
  EXPECT_EQ(text_of(recognised_page(tsv, 300)), "left below right under ");
}

TEST(RecognisedPage, DirtAndNonsenseAreLeftOut) {
  const auto tsv = std::string("level\tpage_num\n4\t1\t1\t1\t1\t0\t0\t0\t10\t10\t-1\t\n") +
                   row(1, 1, 100, 100, 40, 40, 5, "xqz") + row(1, 1, 200, 100, 40, 40, 40, "~") +
                   row(1, 1, 300, 100, 40, 40, 90, " ") + "5\t1\t1\tnan\n" +
                   row(1, 1, 400, 100, 90, 40, 91, "word");
  EXPECT_EQ(text_of(recognised_page(tsv, 300)), "word ");
}

TEST(RecognisedPage, LinesOfOneSizeShareOneFontAndHeadingsDoNot) {
  std::string tsv = row(1, 1, 100, 100, 900, 90, 95, "Heading");
  for (int i = 0; i < 10; ++i) tsv += row(2, i + 1, 100, 300 + 60 * i, 900, 42 + i % 3, 95, "body");
  const auto page = recognised_page(tsv, 300);
  EXPECT_EQ(page.fonts.size(), 2U);
  EXPECT_GT(page.fonts[page.words[0].font].size, 1.5F * page.fonts[page.words[5].font].size);
}

}  // namespace
}  // namespace throughline

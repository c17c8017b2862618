// Pages made by hand: what geometry alone must give.
#include <gtest/gtest.h>

#include "indexer/structure/structure.h"

namespace throughline {
namespace {

/// Sets words of one line from x, 5 points a letter, as a typesetter would.
void set(ExtractedPage& page, float x, float baseline, const std::string& text, std::uint16_t font = 0) {
  const float size = page.fonts[font].size;
  std::size_t from = 0;
  while (from < text.size()) {
    std::size_t to = text.find(' ', from);
    if (to == std::string::npos) to = text.size();
    Word word;
    word.text = text.substr(from, to - from);
    word.x0 = x, word.x1 = x + static_cast<float>(word.text.size()) * size * 0.45F;
    word.y1 = baseline, word.y0 = baseline - size * 1.1F;
    word.font = font;
    x = word.x1 + size * 0.28F;
    page.words.push_back(std::move(word));
    from = to + 1;
  }
}

ExtractedPage empty_page(int number) {
  ExtractedPage page;
  page.number = number, page.width = 595, page.height = 842;
  page.fonts = {{"Body", 11, false, false}, {"Bold", 14, true, false}, {"Small", 8, false, false}};
  return page;
}

Extraction report(std::vector<ExtractedPage> pages) {
  Extraction extraction;
  extraction.format = "pdf";
  extraction.pages = static_cast<int>(pages.size());
  extraction.page_words = std::move(pages);
  return extraction;
}

const Passage* with_number(const StructuredDocument& document, const std::string& number) {
  for (const Passage& passage : document.passages)
    if (passage.number == number) return &passage;
  return nullptr;
}

constexpr auto kFull = "were told of it by the school on the day that it came to be known to them and";

TEST(Pages, AParagraphGoesOnOverThePageAndItsHeadersAreGone) {
  std::vector<ExtractedPage> pages;
  for (int number = 1; number <= 4; ++number) {
    ExtractedPage page = empty_page(number);
    set(page, 70, 40, "Serious Case Review: Child Z", 2);
    set(page, 70, 810, "Page " + std::to_string(number) + " of 4", 2);
    pages.push_back(page);
  }
  set(pages[0], 70, 90, "3 Chronology", 1);
  set(pages[0], 70, 120, "3.1");
  set(pages[0], 110, 120, std::string("The police ") + kFull);
  set(pages[0], 110, 134, kFull);
  set(pages[1], 110, 90, "the mother agreed.");
  set(pages[1], 70, 114, "3.2");
  set(pages[1], 110, 114, "The health visitor called twice.");
  set(pages[2], 110, 90, "A paragraph without a number stands on this page.");
  set(pages[3], 110, 90, "Another one stands on the last page of them all.");
  const StructuredDocument document = structure(report(pages));
  const Passage* first = with_number(document, "3.1");
  ASSERT_NE(first, nullptr);
  EXPECT_EQ(first->page, 1);
  EXPECT_EQ(first->page_last, 2);
  EXPECT_TRUE(first->text.ends_with("and the mother agreed.")) << first->text;
  EXPECT_EQ(first->id, "p-3.1");
  EXPECT_EQ(first->role, SectionRole::facts);
  ASSERT_NE(with_number(document, "3.2"), nullptr);
  EXPECT_EQ(with_number(document, "3.2")->page_label, "2");
  for (const Passage& passage : document.passages) {
    EXPECT_EQ(passage.text.find("Serious Case Review"), std::string::npos);
    EXPECT_EQ(passage.text.find("Page "), std::string::npos);
  }
  EXPECT_EQ(document.quality.headers_removed, 8);
  EXPECT_EQ(document.quality.sequence_breaks, 0);
}

TEST(Pages, ANumberInTheTextIsNoParagraph) {
  ExtractedPage page = empty_page(1);
  set(page, 70, 90, "4.1");
  set(page, 110, 90,
      std::string("They are set out in paragraph ") + "which the panel read with care and in section");
  set(page, 110, 104, "4.2 of the report by the school, which the panel had before it.");
  set(page, 70, 128, "4.2");
  set(page, 110, 128, "This is the next paragraph.");
  const StructuredDocument document = structure(report({page}));
  ASSERT_NE(with_number(document, "4.1"), nullptr);
  EXPECT_NE(with_number(document, "4.1")->text.find("section 4.2 of the report"), std::string::npos);
  ASSERT_NE(with_number(document, "4.2"), nullptr);
  EXPECT_EQ(with_number(document, "4.2")->text, "This is the next paragraph.");
}

TEST(Pages, RaisedMarksLeaveTheTextAndTheirNotesStandApart) {
  ExtractedPage page = empty_page(1);
  page.fonts.push_back({"Raised", 6.5F, false, false});
  set(page, 70, 90, "1.1");
  set(page, 110, 90, "The audit of the year before found the same.");
  Word mark;
  mark.text = "7", mark.font = 3;
  mark.x0 = page.words.back().x1 + 0.5F, mark.x1 = mark.x0 + 3, mark.y1 = 86, mark.y0 = 79;
  page.words.push_back(mark);
  set(page, 70, 114, "1.2");
  set(page, 110, 114, "Nothing was done about it until the spring of the next year.");
  set(page, 70, 780, "7 Audit of case files, on the Board's website.", 2);
  const StructuredDocument document = structure(report({page}));
  ASSERT_NE(with_number(document, "1.1"), nullptr);
  EXPECT_EQ(with_number(document, "1.1")->text, "The audit of the year before found the same.");
  const Passage& note = document.passages.back();
  EXPECT_EQ(note.id, "n-7-p1");
  EXPECT_EQ(note.text, "Audit of case files, on the Board's website.");
  EXPECT_EQ(note.role, SectionRole::references);
}

TEST(Pages, TwoColumnsAreReadOneAfterTheOther) {
  ExtractedPage page = empty_page(1);
  for (int line = 0; line < 12; ++line) {
    const float y = 100 + static_cast<float>(line) * 14;
    set(page, 60, y, "left" + std::to_string(line) + " and the words go on in here and so");
    set(page, 320, y, "right" + std::to_string(line) + " and the words go on in here too so");
  }
  const StructuredDocument document = structure(report({page}));
  std::string all;
  for (const Passage& passage : document.passages) all += passage.text + ' ';
  EXPECT_LT(all.find("left11"), all.find("right0")) << all;
  EXPECT_LT(all.find("left0"), all.find("left1 "));
}

TEST(Pages, ATableIsReadRowByRow) {
  ExtractedPage page = empty_page(1);
  set(page, 70, 60, "The members of the household at the time were as follows in the table below.");
  const std::vector<std::vector<std::string>> rows = {{"Name", "Relationship", "Age"},
                                                      {"Child Z", "Subject", "4 years"},
                                                      {"Mother", "Mother of Child Z", "27"},
                                                      {"MGM", "Grandmother", "55"}};
  for (std::size_t r = 0; r < rows.size(); ++r)
    for (std::size_t c = 0; c < 3; ++c)
      set(page, 70 + static_cast<float>(c) * 160, 100 + static_cast<float>(r) * 22, rows[r][c]);
  const StructuredDocument document = structure(report({page}));
  ASSERT_EQ(document.table_rows.size(), 4U);
  EXPECT_TRUE(document.table_rows[0].header);
  EXPECT_EQ(document.table_rows[2].cells, (std::vector<std::string>{"Mother", "Mother of Child Z", "27"}));
  EXPECT_EQ(document.passages[document.table_rows[3].passage].text, "MGM | Grandmother | 55");
}

TEST(Pages, NothingGivesNothing) {
  EXPECT_TRUE(structure(Extraction{}).passages.empty());
  EXPECT_TRUE(structure(report({empty_page(1)})).passages.empty());
}

}  // namespace
}  // namespace throughline

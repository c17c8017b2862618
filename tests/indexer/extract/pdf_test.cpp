#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/indexer/extract/fixtures.h"

namespace throughline::test {
namespace {

TEST(Pdf, WordsHaveBoxesFontsAndOrder) {
  const auto got = extracted(
      "a.pdf",
      pdf_of_pages(
          {"BT /F2 16 Tf 72 742 Td (Findings of it) Tj ET BT /F1 10 Tf 72 700 Td (Agencies met twice.) Tj ET",
           lines_of_text({"The second page has words too."})}));
  ASSERT_EQ(id(got.outcome), "ok") << got.reason;
  ASSERT_EQ(got.page_words.size(), 2U);
  const auto& page = got.page_words[0];
  EXPECT_FLOAT_EQ(page.width, 595);
  EXPECT_FLOAT_EQ(page.height, 842);
  ASSERT_EQ(page.words.size(), 6U);
  EXPECT_EQ(page.words[0].text, "Findings");
  EXPECT_TRUE(page.words[0].space_after);
  EXPECT_NEAR(page.words[0].x0, 72, 1);
  EXPECT_GT(page.words[0].y1, 95);
  EXPECT_LT(page.words[0].y0, 95);
  EXPECT_LT(page.words[0].y1, page.words[3].y0) << "the origin is at the top";
  const auto& heading = page.fonts.at(page.words[0].font);
  EXPECT_EQ(heading.name, "Helvetica-Bold");
  EXPECT_TRUE(heading.bold);
  EXPECT_NEAR(heading.size, 16, 0.1);
  EXPECT_FALSE(page.fonts.at(page.words[3].font).bold);
  EXPECT_EQ(got.language, "en-GB");
  EXPECT_EQ(got.pages, 2);
}

TEST(Pdf, TurnedPagesAreReadAsShown) {
  // A landscape page made by turning a portrait one: the text runs up the sheet and is shown upright.
  const auto content = "BT /F1 12 Tf 0 1 -1 0 100 72 Tm (Turned words of a wide table.) Tj ET";
  const auto got = extracted("a.pdf", pdf_of_pages({content}, "/Rotate 90"));
  ASSERT_EQ(got.page_words.size(), 1U);
  const auto& page = got.page_words[0];
  EXPECT_FLOAT_EQ(page.width, 842);
  EXPECT_FLOAT_EQ(page.height, 595);
  ASSERT_EQ(page.words.size(), 6U);
  EXPECT_EQ(page.words[0].quarter_turns, 0);
  EXPECT_LT(page.words[0].x1, page.words[1].x0);
  EXPECT_NEAR(page.words[0].y1, page.words[1].y1, 1);
  EXPECT_LE(page.words[5].x1, page.width);
}

TEST(Pdf, TextUpTheMarginIsKnownAsTurned) {
  const auto content =
      lines_of_text({"An upright line of words."}) + " BT /F1 9 Tf 0 1 -1 0 30 300 Tm (Restricted) Tj ET";
  const auto got = extracted("a.pdf", pdf_of_pages({content}));
  int turned = 0;
  for (const auto& word : got.page_words.at(0).words)
    if (word.text == "Restricted") turned = word.quarter_turns;
  EXPECT_NE(turned, 0);
}

TEST(Pdf, PageLabelsAndTitleAreThoseOfTheFile) {
  const auto content = lines_of_text({"Words enough to be a page."});
  const auto stream = fmt::format("<< /Length {} >>\nstream\n{}\nendstream", content.size(), content);
  const std::string page =
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R /Resources << /Font << /F1 << "
      "/Type "
      "/Font /Subtype /Type1 /BaseFont /Helvetica-Oblique >> >> >> >>";
  const auto got = extracted(
      "a.pdf", pdf_of_objects(
                   {"<< /Type /Catalog /Pages 2 0 R /PageLabels << /Nums [0 << /S /r >> 1 << /S /D >>] >> >>",
                    "<< /Type /Pages /Kids [4 0 R 5 0 R] /Count 2 >>", stream, page, page,
                    "<< /Title (A review) /Producer (By hand) >>"},
                   "/Info 6 0 R"));
  ASSERT_EQ(got.page_words.size(), 2U) << got.reason;
  EXPECT_EQ(got.page_words[0].label, "i");
  EXPECT_EQ(got.page_words[1].label, "1");
  EXPECT_TRUE(got.page_words[0].fonts.at(0).italic);
  EXPECT_EQ(got.title, "A review");
  EXPECT_EQ(got.producer, "By hand");
}

TEST(Pdf, WithAPasswordIsEncrypted) {
  const auto plain = pdf_of_pages({lines_of_text({"Nobody reads this."})});
  std::string locked = plain;
  const std::string key(64, 'A');
  const auto at = locked.find("/Root 1 0 R");
  locked.insert(at, "/ID [<" + std::string(32, '0') + "> <" + std::string(32, '0') +
                        ">] /Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <" + key + "> /U <" + key +
                        "> >> ");
  const auto got = extracted("a.pdf", locked);
  EXPECT_EQ(id(got.outcome), "encrypted") << got.reason;
  EXPECT_NE(got.reason.find("password"), std::string::npos);
}

TEST(Pdf, BrokenOnesAreMendedOrRefused) {
  const auto whole = pdf_of_pages({lines_of_text({"These words survive a lost table."})});
  EXPECT_EQ(id(extracted("a.pdf", whole.substr(0, whole.find("xref"))).outcome), "malformed")
      << "no catalogue is named";
  auto moved = whole;
  moved.replace(moved.find("startxref\n") + 10, 3, "999");
  EXPECT_EQ(id(extracted("a.pdf", moved).outcome), "ok");
  EXPECT_EQ(id(extracted("a.pdf", "%PDF-1.7\n").outcome), "malformed");
}

}  // namespace
}  // namespace throughline::test

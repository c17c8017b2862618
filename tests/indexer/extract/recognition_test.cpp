// Pages that are pictures, read by text recognition. The pictures are drawn by the worker itself from pages
// with text.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <iterator>

#include "tests/indexer/extract/fixtures.h"

namespace throughline::test {
namespace {

bool recognition_possible() {
  return ::access("/usr/bin/tesseract", X_OK) == 0;
}

/// A small page drawn by the worker: its PGM.
std::string drawn(const std::string& content) {
  const TempFolder folder;
  auto pdf = pdf_of_pages({content});
  const auto box = pdf.find("[0 0 595 842]");
  pdf.replace(box, 13, "[0 700 400 842]  ");
  const auto in = folder.file("page.pdf", pdf);
  const auto out = folder.path() / "page.pgm";
  const auto command = fmt::format("'{}' --render 1 --memory-mb 0 <'{}' >'{}'",
                                   program("throughline-extract").string(), in.string(), out.string());
  if (std::system(command.c_str()) != 0) return "";
  std::ifstream file(out, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// A page that is nothing but this picture, and words of its own if any.
std::string pdf_of_picture(const std::string& pgm, const std::string& words = "") {
  double dpi = 0;
  int width = 0;
  int height = 0;
  int header = 0;
  if (std::sscanf(pgm.c_str(), "P5\n# %lf dpi\n%d %d\n255%n", &dpi, &width, &height, &header) != 3) return "";
  const auto pixels = pgm.substr(static_cast<std::size_t>(header) + 1);
  const auto content = fmt::format("q 400 0 0 142 0 0 cm /I Do Q {}", words);
  return pdf_of_objects(
      {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
       "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 142] /Contents 4 0 R /Resources << /XObject << /I 5 "
       "0 R >> "
       "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
       fmt::format("<< /Length {} >>\nstream\n{}\nendstream", content.size(), content),
       fmt::format(
           "<< /Type /XObject /Subtype /Image /Width {} /Height {} /ColorSpace /DeviceGray /BitsPerComponent "
           "8 /Length {} >>\nstream\n",
           width, height, pixels.size()) +
           pixels + "\nendstream"});
}

class Recognition : public testing::Test {
 protected:
  void SetUp() override {
    if (!recognition_possible()) GTEST_SKIP() << "tesseract is not installed";
    pgm_ = drawn(
        "BT /F1 14 Tf 40 800 Td (4.12) Tj 60 0 Td (The school nurse wrote to the doctor) Tj -60 -30 Td "
        "(4.13) Tj 60 0 Td (No agency asked the father) Tj ET");
    if (pgm_.find('\0') == std::string::npos &&
        std::count(pgm_.begin(), pgm_.end(), '\xFF') + 64 > static_cast<std::ptrdiff_t>(pgm_.size()))
      GTEST_SKIP() << "no font to draw with";
  }
  std::string pgm_;
};

TEST_F(Recognition, ReadsAPictureOfAPageWithItsNumbers) {
  const auto got = extracted("a.pdf", pdf_of_picture(pgm_));
  ASSERT_EQ(id(got.outcome), "ok") << got.reason;
  EXPECT_EQ(got.ocr_pages, 1);
  const auto& page = got.page_words.at(0);
  EXPECT_TRUE(page.ocr);
  EXPECT_NEAR(page.width, 400, 1);
  std::string text;
  for (const auto& word : page.words) text += word.text + ' ';
  EXPECT_NE(text.find("4.12 The school nurse wrote"), std::string::npos) << text;
  EXPECT_NE(text.find("4.13 No agency"), std::string::npos) << text;
  EXPECT_NEAR(page.words.front().x0, 40, 6);
  EXPECT_NEAR(page.fonts.at(page.words.back().font).size, 14, 4);
}

TEST_F(Recognition, KeepsWordsThatWereAllThereWas) {
  const auto got = extracted("a.pdf", pdf_of_pages({"BT /F1 12 Tf 72 700 Td (Page 1) Tj ET"}));
  EXPECT_EQ(id(got.outcome), "ok") << got.reason;
  EXPECT_EQ(got.ocr_pages, 0);
  EXPECT_EQ(got.page_words.at(0).words.size(), 2U);
}

TEST_F(Recognition, FindingNothingIsNoText) {
  const auto got = extracted("a.pdf", pdf_of_pages({"0 0 m"}));
  EXPECT_EQ(id(got.outcome), "no_text");
  EXPECT_NE(got.reason.find("found none"), std::string::npos);
}

TEST_F(Recognition, SwitchedOffIsNoText) {
  Settings settings;
  settings.set(Setting::ocr_max_pages, 0);
  const auto got = extracted("a.pdf", pdf_of_picture(pgm_, "BT /F1 8 Tf 5 5 Td (Page 1) Tj ET"), settings);
  EXPECT_EQ(id(got.outcome), "no_text");
  EXPECT_TRUE(got.page_words.empty());
}

TEST_F(Recognition, TellsItsProgress) {
  const TempFolder folder;
  std::vector<std::pair<int, int>> told;
  ExtractOptions options;
  options.worker = program("throughline-extract");
  options.ocr_progress = [&](int page, int pages) { told.emplace_back(page, pages); };
  extract_file(folder.file("a.pdf", pdf_of_picture(pgm_)), {}, options);
  EXPECT_EQ(told, (std::vector<std::pair<int, int>>{{1, 1}}));
}

}  // namespace
}  // namespace throughline::test

// Documents made to exhaust their reader.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstring>

#include "tests/indexer/extract/fixtures.h"

namespace throughline::test {
namespace {

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST(Limits, TooManyPagesAreRefused) {
  Settings settings;
  settings.set(Setting::extract_max_pages, 2);
  const auto page = lines_of_text({"Words enough to be a page."});
  EXPECT_EQ(id(extracted("a.pdf", pdf_of_pages({page, page}), settings).outcome), "ok");
  const auto got = extracted("a.pdf", pdf_of_pages({page, page, page}), settings);
  EXPECT_EQ(id(got.outcome), "too_many_pages");
  EXPECT_EQ(got.pages, 3);
  EXPECT_TRUE(got.page_words.empty());
}

TEST(Limits, LargeFilesAreRefusedUnread) {
  Settings settings;
  settings.set(Setting::extract_max_file_mb, 1);
  EXPECT_EQ(id(extracted("a.txt", std::string(1'100'000, 'a'), settings).outcome), "too_large");
}

TEST(Limits, LargeTextsAreRefused) {
  EXPECT_EQ(id(extracted("a.txt", repeated("All of these words are too many. ", 700'000)).outcome),
            "too_large");
}

TEST(Limits, MoreOutputThanAllowedIsRefused) {
  Settings settings;
  settings.set(Setting::extract_output_mb, 1);
  EXPECT_EQ(id(extracted("a.txt", repeated("Paragraph of words.\n\n", 100'000), settings).outcome),
            "too_large");
}

TEST(Limits, APdfThatEatsMemoryEndsByMemory) {
  // Each q keeps a whole graphics state.
  const auto got = extracted("a.pdf", pdf_of_pages({repeated("q\n", 3'000'000)}));
  EXPECT_EQ(id(got.outcome), "memory") << got.reason;
}

TEST(Limits, APdfThatNeverEndsIsEnded) {
  Settings settings;
  settings.set(Setting::extract_wall_seconds, 3);
  // Forms that each draw the next ten times over: 10^24 drawings in a few kilobytes.
  std::vector<std::string> objects = {"<< /Type /Catalog /Pages 2 0 R >>",
                                      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                                      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R "
                                      "/Resources << /XObject << /X 5 0 R >> >> >>",
                                      "<< /Length 5 >>\nstream\n/X Do\nendstream"};
  for (int i = 0; i < 24; ++i)
    objects.push_back(
        fmt::format("<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {} 0 R >> "
                    ">> /Length 60 "
                    ">>\nstream\n{}\nendstream",
                    i + 6, repeated("/X Do ", 10)));
  objects.push_back("<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 1 >>\nstream\n \nendstream");
  const auto got = extracted("a.pdf", pdf_of_objects(objects), settings);
  EXPECT_EQ(id(got.outcome), "timeout") << got.reason;
}

TEST(Limits, ComputingTimeIsLimitedToo) {
  Settings settings;
  settings.set(Setting::extract_cpu_seconds, 1);
  std::vector<std::string> objects = {"<< /Type /Catalog /Pages 2 0 R >>",
                                      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                                      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R "
                                      "/Resources << /XObject << /X 5 0 R >> >> >>",
                                      "<< /Length 5 >>\nstream\n/X Do\nendstream"};
  for (int i = 0; i < 24; ++i)
    objects.push_back(
        fmt::format("<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {} 0 R >> "
                    ">> /Length 60 "
                    ">>\nstream\n{}\nendstream",
                    i + 6, repeated("/X Do ", 10)));
  objects.push_back("<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 1 >>\nstream\n \nendstream");
  const auto got = extracted("a.pdf", pdf_of_objects(objects), settings);
  EXPECT_EQ(id(got.outcome), "timeout") << got.reason;
  EXPECT_NE(got.reason.find("extract_cpu_seconds"), std::string::npos) << got.reason;
}

const std::string kWords = "<w:p><w:r><w:t>Words</w:t></w:r></w:p>";

TEST(Limits, ArchivesThatGrowAreRefused) {
  const auto growing = docx_of(kWords, {{"styles.xml", std::string(60U << 20U, ' ')}});
  ASSERT_LT(growing.size(), 1U << 20U);
  EXPECT_EQ(id(extracted("a.docx", growing).outcome), "too_large");
  std::vector<Entry> many;
  for (int i = 0; i < 2'100; ++i) many.emplace_back(fmt::format("x{}.xml", i), "");
  EXPECT_EQ(id(extracted("a.docx", docx_of(kWords, many)).outcome), "too_large");
}

TEST(Limits, AnArchiveThatLiesAboutItsSizesIsRefused) {
  const std::uint32_t real = 70U << 20U;
  const std::uint32_t lie = 4'000;
  auto archive = docx_of(kWords, {{"styles.xml", std::string(real, ' ')}});
  char wanted[4];
  std::memcpy(wanted, &real, sizeof wanted);
  int changed = 0;
  for (auto at = archive.find(wanted, 0, 4); at != std::string::npos; at = archive.find(wanted, at, 4)) {
    std::memcpy(archive.data() + at, &lie, sizeof lie);
    ++changed;
  }
  ASSERT_GE(changed, 1);
  const auto got = extracted("a.docx", archive);
  EXPECT_TRUE(got.outcome == Outcome::too_large || got.outcome == Outcome::malformed) << id(got.outcome);
}

TEST(Limits, OfficeXmlThatOfficeWouldNotWriteIsRefused) {
  const std::string entities = "<!DOCTYPE w:document [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>";
  EXPECT_EQ(id(extracted("a.docx", zip_of({{"word/document.xml", entities + "<w:document><w:body>" + kWords +
                                                                     "</w:body></w:document>"}}))
                   .outcome),
            "malformed");
  const auto deep = repeated("<w:sdt>", 300) + kWords + repeated("</w:sdt>", 300);
  EXPECT_EQ(id(extracted("a.docx", docx_of(deep)).outcome), "malformed");
  EXPECT_EQ(id(extracted("a.docx", docx_of(repeated("<w:sdt>", 100'000))).outcome), "malformed");
  EXPECT_EQ(id(extracted("a.docx", docx_of("<w:p>")).outcome), "malformed");
}

TEST(Limits, ArchivesWithAPasswordAreEncrypted) {
  const auto locked = zip_of({{"word/document.xml", "<w:document/>"}}, "secret");
  EXPECT_EQ(id(extracted("a.docx", locked).outcome), "encrypted");
}

}  // namespace
}  // namespace throughline::test

// Types by content; suffixes only warn or word the refusal.
#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/indexer/extract/fixtures.h"

namespace throughline::test {
namespace {

const std::string kPng = std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10\2\0\0\0", 30);

std::string ole(std::string_view stream_name) {
  std::string bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  bytes.resize(1024);
  for (const char c : stream_name) bytes += std::string{c, '\0'};
  bytes.resize(4096);
  return bytes;
}

std::string prose() {
  return "The review found that agencies did not share what they knew. Lessons follow.\n";
}

struct Case {
  const char* what;
  std::string name;
  std::string bytes;
  const char* outcome;
  const char* format;
};

TEST(ContentType, IsWhatTheBytesSay) {
  const auto pdf = pdf_of_pages({lines_of_text({"The review found nothing new at all."})});
  const auto docx = docx_of("<w:p><w:r><w:t>Words</w:t></w:r></w:p>");
  const Case cases[] = {
      {"a PDF", "a.pdf", pdf, "ok", "pdf"},
      {"a PDF with rubbish before it", "a.pdf", "HTTP/1.1 200 OK\r\n\r\n" + pdf, "ok", "pdf"},
      {"a PDF without its first line", "a.pdf", pdf.substr(9), "ok", "pdf"},
      {"a PDF without suffix", "report", pdf, "ok", "pdf"},
      {"a PDF called DOCX", "a.docx", pdf, "ok_with_warnings", "pdf"},
      {"a PDF called DOC", "a.doc", pdf, "ok_with_warnings", "pdf"},
      {"text called PDF", "a.pdf", prose(), "ok_with_warnings", "text"},
      {"a DOCX called PDF", "a.pdf", docx, "ok_with_warnings", "docx"},
      {"a DOCX", "a.DOCX", docx, "ok", "docx"},
      {"an ODT", "a.odt", odt_of("<text:p>Words</text:p>"), "ok", "odt"},
      {"HTML without doctype", "a.html", "<div><h1>Title</h1><p>Words</p></div>", "ok", "html"},
      {"XHTML", "a.html", "<?xml version='1.0'?><html><body><p>Words</p></body></html>", "ok", "html"},
      {"HTML called text", "a.txt", "<!DOCTYPE html><p>Words", "ok_with_warnings", "html"},
      {"text of another suffix", "a.fuzz", prose(), "ok", "text"},
      {"text that begins like a tag", "a.txt", "<5 years old at the time. " + prose(), "ok", "text"},
      {"a picture", "a.png", kPng, "unsupported_type", ""},
      {"a picture called PDF", "a.pdf", kPng, "type_mismatch", ""},
      {"RTF", "a.rtf", "{\\rtf1\\ansi Words}", "unsupported_type", ""},
      {"RTF called DOCX", "a.docx", "{\\rtf1\\ansi Words}", "type_mismatch", ""},
      {"a spreadsheet", "a.xlsx", zip_of({{"[Content_Types].xml", "<Types/>"}, {"xl/workbook.xml", "<w/>"}}),
       "unsupported_type", ""},
      {"an archive", "a.zip", zip_of({{"a.txt", "a"}}), "unsupported_type", ""},
      {"an archive called DOCX", "a.docx", zip_of({{"a.txt", "a"}}), "type_mismatch", ""},
      {"half a DOCX", "a.docx", docx.substr(0, docx.size() / 2), "malformed", ""},
      {"half an archive", "a.zip", docx.substr(0, docx.size() / 2), "unsupported_type", ""},
      {"a DOCX with a password", "a.docx", ole("EncryptedPackage"), "encrypted", ""},
      {"an old spreadsheet", "a.xls", ole("Workbook"), "unsupported_type", ""},
      {"zeros", "a.bin", std::string(5000, '\0'), "unsupported_type", ""},
      {"bytes of no kind called PDF", "a.pdf", "\x01\x02\x03\x04" + std::string(300, '\x05'), "type_mismatch",
       ""},
      {"nothing", "a.pdf", "", "empty", ""},
      {"white space", "a.txt", "  \n\t\r\n\f ", "empty", "text"},
      {"a DOCX without words", "a.docx", docx_of("<w:p/>"), "empty", "docx"},
      {"a page without words", "a.html", "<html><body><script>x()</script></body></html>", "empty", "html"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.what);
    const auto extraction = extracted(c.name, c.bytes);
    EXPECT_EQ(id(extraction.outcome), c.outcome) << extraction.reason;
    EXPECT_EQ(extraction.format, c.format);
    const bool said = !extraction.reason.empty() || !extraction.warnings.empty();
    EXPECT_EQ(said, extraction.outcome != Outcome::ok) << "each outcome but ok has its sentence";
  }
}

TEST(ContentType, ARefusalAdvises) {
  EXPECT_NE(extracted("a.rtf", "{\\rtf1 Words}").reason.find("Save it as DOCX or PDF."), std::string::npos);
}

TEST(ContentType, OldWordNeedsItsConverter) {
  const auto extraction = extracted("a.doc", ole("WordDocument"));
  if (::access("/usr/bin/antiword", X_OK) == 0) {
    EXPECT_EQ(id(extraction.outcome), "malformed") << extraction.reason;  // only the name of a Word document
  } else {
    EXPECT_EQ(id(extraction.outcome), "unsupported_type");
  }
  EXPECT_NE(extraction.reason.find("DOCX or PDF"), std::string::npos) << extraction.reason;
}

TEST(ContentType, FilesThatAreNoneAreRefused) {
  const TempFolder folder;
  const ExtractOptions options{program("throughline-extract"), nullptr, {}, Confinement::bwrap};
  EXPECT_EQ(id(extract_file(folder.path(), {}, options).extraction.outcome), "malformed");
  EXPECT_EQ(id(extract_file(folder.path() / "absent.pdf", {}, options).extraction.outcome), "malformed");
}

}  // namespace
}  // namespace throughline::test

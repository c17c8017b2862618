#include "tests/indexer/extract/fixtures.h"

#include <fmt/format.h>
#include <stdlib.h>
#include <zip.h>

#include <fstream>

namespace throughline::test {

TempFolder::TempFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "throughline-extract-XXXXXX").string();
  path_ = ::mkdtemp(name.data());
}

TempFolder::~TempFolder() {
  std::error_code error;
  std::filesystem::remove_all(path_, error);
}

std::filesystem::path TempFolder::file(const std::string& name, std::string_view bytes) const {
  auto path = path_ / name;
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return path;
}

std::filesystem::path program(const std::string& name) {
  return std::filesystem::path(THROUGHLINE_BIN_DIR) / name;
}

Extraction extracted(const std::string& name, std::string_view bytes, const Settings& settings,
                     Confinement strongest) {
  const TempFolder folder;
  ExtractOptions options;
  options.worker = program("throughline-extract");
  options.strongest = strongest;
  return extract_file(folder.file(name, bytes), settings, options).extraction;
}

std::string pdf_of_objects(const std::vector<std::string>& objects, const std::string& more_trailer) {
  std::string pdf = "%PDF-1.4\n";
  std::vector<std::size_t> offsets;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    offsets.push_back(pdf.size());
    pdf += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  const auto table = pdf.size();
  pdf += fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
  for (const auto offset : offsets) pdf += fmt::format("{:010} 00000 n \n", offset);
  pdf += fmt::format("trailer\n<< /Size {} /Root 1 0 R {} >>\nstartxref\n{}\n%%EOF\n", objects.size() + 1,
                     more_trailer, table);
  return pdf;
}

std::string pdf_of_pages(const std::vector<std::string>& contents, const std::string& page_entries) {
  std::vector<std::string> objects = {"<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>", "",
                                      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
                                      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>"};
  std::string kids;
  for (const auto& content : contents) {
    objects.push_back(fmt::format("<< /Length {} >>\nstream\n{}\nendstream", content.size(), content));
    objects.push_back(
        fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources << "
                    "/Font << /F1 3 0 R /F2 4 0 R >> >> {} >>",
                    objects.size(), page_entries));
    kids += fmt::format("{} 0 R ", objects.size());
  }
  objects[1] = fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, contents.size());
  return pdf_of_objects(objects);
}

std::string lines_of_text(const std::vector<std::string>& lines) {
  std::string content = "BT /F1 12 Tf 72 770 Td 15 TL\n";
  for (const auto& line : lines) content += "(" + line + ") Tj T*\n";
  return content + "ET";
}

std::string zip_of(const std::vector<Entry>& entries, const std::string& password) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(source);
  zip_t* archive = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error);
  for (const auto& [name, bytes] : entries) {
    auto* part = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    const auto index = zip_file_add(archive, name.c_str(), part, ZIP_FL_ENC_UTF_8);
    if (!password.empty())
      zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256, password.c_str());
  }
  zip_close(archive);
  zip_source_open(source);
  zip_source_seek(source, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(source)), '\0');
  zip_source_seek(source, 0, SEEK_SET);
  zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  zip_source_free(source);
  zip_error_fini(&error);
  return bytes;
}

std::string docx_of(const std::string& body, const std::vector<Entry>& parts) {
  std::vector<Entry> entries = {
      {"[Content_Types].xml",
       "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"},
      {"word/document.xml", "<?xml version='1.0'?><w:document xmlns:w='w' xmlns:mc='mc'><w:body>" + body +
                                "</w:body></w:document>"}};
  for (const auto& [name, bytes] : parts)
    entries.emplace_back(name.find('/') == std::string::npos ? "word/" + name : name, bytes);
  return zip_of(entries);
}

std::string odt_of(const std::string& text, const std::string& automatic_styles, const std::string& styles) {
  return zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"},
                 {"content.xml", "<office:document-content><office:automatic-styles>" + automatic_styles +
                                     "</office:automatic-styles><office:body><office:text>" + text +
                                     "</office:text></office:body></office:document-content>"},
                 {"styles.xml", "<office:document-styles><office:styles>" + styles +
                                    "</office:styles></office:document-styles>"},
                 {"meta.xml",
                  "<office:document-meta><office:meta><dc:title>The title</dc:title>"
                  "<dc:language>en-GB</dc:language></office:meta></office:document-meta>"}});
}

std::string all_text(const Extraction& extraction) {
  std::string text;
  for (const auto& block : extraction.blocks) text += block.number + "|" + block.text + "\n";
  for (const auto& page : extraction.page_words)
    for (const auto& word : page.words) text += word.text + (word.space_after ? " " : "\n");
  return text;
}

}  // namespace throughline::test

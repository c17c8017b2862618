// Documents made for one test each, in a folder that goes away with it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/extract/extract.h"

namespace throughline::test {

class TempFolder {
 public:
  TempFolder();
  ~TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  /// Writes a file and gives its path.
  std::filesystem::path file(const std::string& name, std::string_view bytes) const;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Reads a file of that name and content with the real worker.
Extraction extracted(const std::string& name, std::string_view bytes, const Settings& settings = {},
                     Confinement strongest = Confinement::bwrap);

std::filesystem::path program(const std::string& name);

/// A PDF of these objects (numbered from 1; the first is the catalogue) with a right table of them.
std::string pdf_of_objects(const std::vector<std::string>& objects, const std::string& more_trailer = "");
/// One page per content stream, in Helvetica as /F1 and Helvetica-Bold as /F2; `page_entries` go into every
/// page.
std::string pdf_of_pages(const std::vector<std::string>& contents, const std::string& page_entries = "");
/// A content stream that shows lines of text at the top left, 12 points.
std::string lines_of_text(const std::vector<std::string>& lines);

using Entry = std::pair<std::string, std::string>;
std::string zip_of(const std::vector<Entry>& entries, const std::string& password = "");
/// A DOCX with this body and these further parts ("styles.xml" ...).
std::string docx_of(const std::string& body, const std::vector<Entry>& parts = {});
std::string odt_of(const std::string& text, const std::string& automatic_styles = "",
                   const std::string& styles = "");

/// Texts of the blocks, one a line: for messages and for looking things up.
std::string all_text(const Extraction& extraction);

}  // namespace throughline::test

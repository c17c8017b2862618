#include "indexer/extract/worker/content_type.h"

#include <fmt/format.h>
#include <magic.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "corpus/base/utf8.h"
#include "indexer/extract/worker/zip_archive.h"

namespace throughline::worker {
namespace {

constexpr std::string_view kOleSignature = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr std::string_view kSaveAs = "Save it as DOCX or PDF.";

struct Suffix {
  std::string_view suffix;
  ContentType type;
};
constexpr auto kSuffixes = std::to_array<Suffix>({
    {"pdf", ContentType::pdf},
    {"docx", ContentType::docx},
    {"docm", ContentType::docx},
    {"odt", ContentType::odt},
    {"html", ContentType::html},
    {"htm", ContentType::html},
    {"xhtml", ContentType::html},
    {"txt", ContentType::text},
    {"text", ContentType::text},
});

std::string_view name(ContentType type) {
  switch (type) {
    case ContentType::pdf:
      return "PDF";
    case ContentType::docx:
      return "DOCX";
    case ContentType::odt:
      return "ODT";
    case ContentType::html:
      return "HTML";
    case ContentType::text:
      return "plain text";
    case ContentType::other:
      break;
  }
  return "something else";
}

const Suffix* known(std::string_view suffix) {
  const auto* found = std::ranges::find(kSuffixes, suffix, &Suffix::suffix);
  return found == kSuffixes.end() ? nullptr : found;
}

std::string lowered(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower;
}

/// Directory names of an OLE compound file are UTF-16.
bool holds_utf16(std::string_view bytes, std::string_view ascii) {
  std::string wide;
  for (const char c : ascii) {
    wide.push_back(c);
    wide.push_back('\0');
  }
  return bytes.find(wide) != std::string_view::npos;
}

Identified identify_ole(std::string_view bytes) {
  if (holds_utf16(bytes, "EncryptedPackage"))
    return {ContentType::other, "an Office document with a password", "Save a copy without the password.", "",
            Outcome::encrypted};
  if (holds_utf16(bytes, "WordDocument"))
    return {ContentType::other, "a Word document of the old format (DOC)", std::string(kSaveAs), "doc"};
  return {ContentType::other, "an Office document of an old format", std::string(kSaveAs), ""};
}

Identified identify_zip(std::string_view bytes) {
  ZipArchive archive(bytes);
  if (!archive.good())
    return {ContentType::other, "a damaged ZIP archive", "Open and save it again in its own program.", "",
            Outcome::malformed};
  const auto mimetype = archive.small_part("mimetype").value_or("");
  if (mimetype.starts_with("application/vnd.oasis.opendocument.text"))
    return {ContentType::odt, "ODT", "", ""};
  if (mimetype.starts_with("application/vnd.oasis.opendocument"))
    return {ContentType::other, "an OpenDocument file that is not a text", "Save it as PDF.", ""};
  if (mimetype.starts_with("application/epub"))
    return {ContentType::other, "an e-book (EPUB)", "Save it as PDF.", ""};
  if (archive.has("word/document.xml")) return {ContentType::docx, "DOCX", "", ""};
  if (archive.has("xl/workbook.xml") || archive.has("xl/workbook.bin"))
    return {ContentType::other, "a spreadsheet (XLSX)", "Save it as PDF.", ""};
  if (archive.has("ppt/presentation.xml"))
    return {ContentType::other, "a presentation (PPTX)", "Save it as PDF.", ""};
  if (archive.has("[Content_Types].xml")) {
    if (!archive.word_main_part().empty()) return {ContentType::docx, "DOCX", "", ""};
    return {ContentType::other, "an Office file without a document in it", std::string(kSaveAs), ""};
  }
  return {ContentType::other, "a ZIP archive", "Unpack it and add the documents in it.", ""};
}

/// HTML often comes as a fragment without doctype or html element: a tag of HTML right at the beginning is
/// enough.
bool looks_like_html(std::string_view bytes) {
  auto head = lowered(bytes.substr(0, 4096));
  std::erase(head, '\0');  // UTF-16 pages look the same without their zero bytes
  auto start = head.find('<');
  if (start == std::string::npos || head.find_first_not_of(" \t\r\n\xEF\xBB\xBF\xFF\xFE") < start)
    return false;
  if (head.find("<?xml", start) == start) {
    return head.find("<html") != std::string::npos || head.find("<!doctype html") != std::string::npos;
  }
  constexpr auto tags = std::to_array<std::string_view>(
      {"<!doctype html", "<html", "<head", "<body", "<title", "<meta", "<main", "<article", "<section",
       "<div", "<h1", "<h2", "<h3", "<p>", "<p ", "<ul", "<ol", "<table"});
  return std::ranges::any_of(
      tags, [&](std::string_view tag) { return head.find(tag, start) != std::string::npos; });
}

std::string magic_mime(std::string_view bytes) {
  magic_t cookie =
      magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_ELF | MAGIC_NO_CHECK_TAR);
  if (cookie == nullptr) return "";
  std::string mime;
  if (magic_load(cookie, nullptr) == 0)
    if (const char* answer =
            magic_buffer(cookie, bytes.data(), std::min<std::size_t>(bytes.size(), 1U << 20U)))
      mime = answer;
  magic_close(cookie);
  return mime;
}

/// A PDF that lost its first line is still for the PDF reader, which may mend it, and never plain text.
bool holds_pdf_objects(std::string_view bytes) {
  const auto tail = bytes.substr(bytes.size() - std::min<std::size_t>(bytes.size(), 4096));
  const auto head = bytes.substr(0, 256U << 10U);
  // Only at the start of a line: a list of file names may well name them.
  for (const std::string_view end : {"\nstartxref", "\rstartxref", "\n%%EOF", "\r%%EOF"})
    if (tail.find(end) != std::string_view::npos) return true;
  return head.find("endobj") != std::string_view::npos && head.find("<<") != std::string_view::npos;
}

/// Bytes of a text in any of the encodings that are read: no zero bytes unless UTF-16, hardly any controls.
bool looks_like_text(std::string_view bytes) {
  const auto head = bytes.substr(0, 64U << 10U);
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return true;
  const auto zeros = std::ranges::count(head, '\0');
  const auto controls = std::ranges::count_if(head, [](char c) {
    const auto raw = static_cast<unsigned char>(c);
    return raw < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && c != '\0' &&
           raw != 0x1A;
  });
  const auto size = static_cast<std::ptrdiff_t>(head.size());
  const bool wide =
      zeros * 3 > size && zeros * 3 < size * 2;  // UTF-16 without a mark: every second byte is zero
  if (controls * 200 > size || !(zeros == 0 || wide)) return false;
  // Texts in eight bits are of European languages: mostly ASCII, or else they are not text.
  const auto high = std::ranges::count_if(head, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  if (wide || high * 4 <= size) return true;
  for (std::size_t cut = 0; cut < 4 && cut < head.size(); ++cut)  // the sample may end inside a character
    if (is_valid_utf8(head.substr(0, head.size() - cut))) return true;
  return false;
}

Identified identify_by_magic(std::string_view bytes) {
  const auto mime = magic_mime(bytes);
  if (mime == "text/html") return {ContentType::html, "HTML", "", ""};
  if (mime == "text/rtf") return {ContentType::other, "an RTF document", std::string(kSaveAs), ""};
  if (mime == "text/xml" || mime == "application/xml" || mime == "application/json")
    return {ContentType::other, "structured data (" + mime + ")", "Save the document it came from as PDF.",
            ""};
  if (mime.starts_with("image/"))
    return {ContentType::other, "a picture (" + mime + ")", "Save the scan as a PDF.", ""};
  if (looks_like_text(bytes)) return {ContentType::text, "plain text", "", ""};
  const bool unknown = mime.empty() || mime == "application/octet-stream";
  return {ContentType::other, unknown ? "data of an unknown kind" : "a file of the kind " + mime,
          "PDF, DOCX, ODT, HTML and text are read; save it as one of them.", ""};
}

}  // namespace

Identified identify(std::string_view bytes) {
  // Readers of PDF accept rubbish before the header, and publishers' servers do put some there.
  if (bytes.substr(0, 1024 + 5).find("%PDF-") != std::string_view::npos)
    return {ContentType::pdf, "PDF", "", ""};
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return identify_zip(bytes);
  if (bytes.starts_with(kOleSignature)) return identify_ole(bytes);
  if (bytes.starts_with("{\\rtf")) return {ContentType::other, "an RTF document", std::string(kSaveAs), ""};
  if (looks_like_html(bytes)) return {ContentType::html, "HTML", "", ""};
  if (holds_pdf_objects(bytes)) return {ContentType::pdf, "PDF", "", ""};
  return identify_by_magic(bytes);
}

std::string suffix_warning(ContentType type, std::string_view suffix) {
  const auto* claimed = known(suffix);
  const bool says_doc = suffix == "doc" || suffix == "rtf";
  if (!says_doc && (claimed == nullptr || claimed->type == type)) return "";
  return fmt::format("The file is called .{} but its content is {}; it was read as {}.", suffix, name(type),
                     name(type));
}

Verdict refusal(const Identified& found, std::string_view suffix, RecordSink& sink) {
  if (!found.format.empty()) sink.about({found.format, "", "", "", 0});
  const auto sentence = fmt::format("The file is {}. {}", found.what, found.advice);
  const auto* claimed = known(suffix);
  if (found.outcome != Outcome::unsupported_type) {
    // A broken archive is a broken document only where a document was promised.
    if (found.outcome == Outcome::malformed && claimed == nullptr)
      return {Outcome::unsupported_type, sentence};
    return {found.outcome, sentence};
  }
  if (claimed == nullptr) return {Outcome::unsupported_type, sentence};
  return {Outcome::type_mismatch,
          fmt::format("The file is called .{} but it is {}. {}", suffix, found.what, found.advice)};
}

}  // namespace throughline::worker

// DOCX: the parts of the package brought together; the body itself is read in docx_body.cpp and
// docx_table.cpp.
#include <optional>

#include "indexer/extract/worker/docx_body.h"
#include "indexer/extract/worker/verdict.h"
#include "indexer/extract/worker/xml.h"
#include "indexer/extract/worker/zip_archive.h"

namespace throughline::worker {
namespace {

/// A part that may be absent: ok and an empty document then.
Verdict load_part(const ZipArchive& archive, const std::string& name, pugi::xml_document& into) {
  Verdict why;
  const auto bytes = archive.part(name, why);
  return bytes ? load_xml(*bytes, name, into) : why;
}

void gather_notes(const pugi::xml_node& notes, std::string_view element,
                  std::map<std::string, pugi::xml_node>& into) {
  for (const auto& note : notes.children()) {
    const auto type = attribute(note, "type");
    if (local_name(note) == element && type != "separator" && type != "continuationSeparator")
      into.emplace(attribute(note, "id"), note);
  }
}

AboutRecord describe(const ZipArchive& archive, const pugi::xml_node& styles) {
  AboutRecord about{"docx", "", "", "", 0};
  pugi::xml_document core;
  if (load_part(archive, "docProps/core.xml", core).outcome == Outcome::ok) {
    about.title = inner_text(child(core.document_element(), "title"));
    about.language = inner_text(child(core.document_element(), "language"));
  }
  pugi::xml_document app;
  if (load_part(archive, "docProps/app.xml", app).outcome == Outcome::ok)
    about.producer = inner_text(child(app.document_element(), "Application"));
  if (about.language.empty()) {
    const auto defaults = child(child(child(styles, "docDefaults"), "rPrDefault"), "rPr");
    about.language = attribute(child(defaults, "lang"), "val");
  }
  return about;
}

}  // namespace

Verdict read_docx(std::string_view bytes, RecordSink& sink) {
  ZipArchive archive(bytes);
  if (!archive.good()) return {Outcome::malformed, "The DOCX is not a readable ZIP archive."};
  if (auto verdict = archive.check(); verdict.outcome != Outcome::ok) return verdict;
  const auto main_part = archive.has("word/document.xml") ? "word/document.xml" : archive.word_main_part();
  const auto folder = main_part.substr(0, main_part.rfind('/') + 1);

  pugi::xml_document document;
  pugi::xml_document styles;
  pugi::xml_document numbering;
  pugi::xml_document footnotes;
  pugi::xml_document endnotes;
  if (auto verdict = load_part(archive, main_part, document); verdict.outcome != Outcome::ok) return verdict;
  struct Part {
    const char* name;
    pugi::xml_document& into;
  };
  for (const auto& [name, into] : {Part{"styles.xml", styles}, Part{"numbering.xml", numbering},
                                   Part{"footnotes.xml", footnotes}, Part{"endnotes.xml", endnotes}})
    if (auto verdict = load_part(archive, folder + name, into); verdict.outcome != Outcome::ok)
      return verdict;

  const auto body = child(document.document_element(), "body");
  if (!body) return {Outcome::malformed, "The DOCX has no body."};
  sink.about(describe(archive, styles.document_element()));
  DocxParts parts;
  parts.styles.load(styles.document_element());
  parts.numbering.load(numbering.document_element());
  gather_notes(footnotes.document_element(), "footnote", parts.footnotes);
  gather_notes(endnotes.document_element(), "endnote", parts.endnotes);
  DocxBody(parts, sink).read(body);
  if (!sink.any_text()) return {Outcome::empty, "The document holds no text."};
  return {};
}

}  // namespace throughline::worker

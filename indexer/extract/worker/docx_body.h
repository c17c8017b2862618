// The body of a Word document in reading order: paragraphs, headings, list items, tables row by row, notes
// after the paragraph that refers to them, text boxes after the paragraph they hang on.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "indexer/extract/worker/docx_numbering.h"
#include "indexer/extract/worker/docx_styles.h"
#include "indexer/extract/worker/flow_pages.h"
#include "indexer/extract/worker/record_sink.h"

namespace throughline::worker {

struct DocxParts {
  DocxStyles styles;
  DocxNumbering numbering;
  std::map<std::string, pugi::xml_node> footnotes;  ///< by id
  std::map<std::string, pugi::xml_node> endnotes;
};

class DocxBody {
 public:
  DocxBody(DocxParts& parts, RecordSink& sink) : parts_(parts), sink_(sink) {}
  void read(const pugi::xml_node& body);

 private:
  struct Note {
    bool end = false;
    std::string id;
  };
  /// One paragraph while its runs are read.
  struct Paragraph {
    std::string text;
    int page = 0;
    bool bold = true;  ///< so far
    std::vector<pugi::xml_node> boxes;
    std::vector<Note> notes;
  };
  struct Run {
    bool bold = false;
    bool hidden = false;
  };

  void gather_sections(const pugi::xml_node& body);
  void read_blocks(const pugi::xml_node& parent);
  void read_paragraph(const pugi::xml_node& node);
  void read_inline(const pugi::xml_node& parent, const Run& inherited, Paragraph& into);
  void read_run(const pugi::xml_node& run, const Run& inherited, Paragraph& into);
  void read_run_content(const pugi::xml_node& parent, const Run& run, Paragraph& into);
  void append(std::string_view text, const Run& run, Paragraph& into);
  void describe(Block& block, const DocxStyle& style, const pugi::xml_node& properties,
                const std::string& style_id, bool empty);
  void read_table(const pugi::xml_node& node);
  void read_row(const pugi::xml_node& node, int table);
  std::string read_cell(const pugi::xml_node& node, int& page);
  void emit_notes(const std::vector<Note>& notes);
  void emit(Block block);
  /// What emit() would have told, gathered instead.
  std::vector<Block> captured(const pugi::xml_node& node);

  DocxParts& parts_;
  RecordSink& sink_;
  FlowPages pages_;
  std::vector<Block>* capture_ = nullptr;
  std::vector<Note> row_notes_;
  std::vector<bool> sections_on_new_page_;
  std::size_t section_ = 0;
  int tables_ = 0;
  int footnote_ = 0;
  int endnote_ = 0;
};

}  // namespace throughline::worker

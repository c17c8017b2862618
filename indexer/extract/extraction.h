// What a worker read out of one file, before anyone interprets it: words with boxes for page formats (PDF),
// blocks for flow formats (DOCX, ODT, HTML, text). Lengths are PDF points, origin at the top left of the
// page.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/model/vocabulary.h"

namespace throughline {

struct Font {
  std::string name;
  float size = 0;  ///< points
  bool bold = false;
  bool italic = false;
};

struct Word {
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  std::uint16_t font = 0;          ///< index into ExtractedPage::fonts
  bool space_after = true;         ///< false: the next word continues this one
  std::uint8_t quarter_turns = 0;  ///< how far the text itself is turned clockwise; 0 for nearly every word
  std::string text;                ///< valid UTF-8, not yet repaired
};

struct ExtractedPage {
  int number = 0;     ///< 1-based page of the file
  std::string label;  ///< the file's own page label, may be empty
  float width = 0, height = 0;
  bool ocr = false;  ///< the words were read by text recognition
  std::vector<Font> fonts;
  std::vector<Word> words;  ///< in the order of the content stream
};

enum class BlockKind { paragraph, heading, list_item, table_row, footnote, title, page_break };

/// One block of a flow format, in document order.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  int level = 0;       ///< heading level 1-9, list depth from 0
  std::string number;  ///< automatic number as it would be printed ("4.12", "R3", "a"), without trailing dot;
                       ///< may be empty
  std::string style;   ///< name of the style or element, lower case
  bool bold = false;   ///< the whole block is bold
  int page = 1;        ///< 1 + explicit and rendered page breaks so far
  int table = -1;      ///< table_row: which table (from 0)
  bool header = false;             ///< table_row: repeats as header
  std::vector<std::string> cells;  ///< table_row
  std::string note;                ///< footnote: its mark
  std::string text;
};

struct Extraction {
  Outcome outcome = Outcome::ok;
  std::string reason;
  std::vector<std::string> warnings;
  std::string format;  ///< pdf, docx, odt, html, text
  std::string producer;
  std::string title;     ///< of the file's own metadata; often wrong
  std::string language;  ///< of the file's own metadata, BCP 47, may be empty
  std::string sandbox;   ///< how the worker was confined: bwrap, namespace, landlock, none
  int pages = 0;
  int ocr_pages = 0;
  std::vector<ExtractedPage> page_words;  ///< page formats
  std::vector<Block> blocks;              ///< flow formats

  bool paged() const { return !page_words.empty(); }
};

}  // namespace throughline

#include "indexer/extract/worker/docx_body.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "corpus/base/utf8.h"
#include "indexer/extract/worker/xml.h"

namespace throughline::worker {
namespace {

/// Wrappers that mean nothing for the text: what is in them counts as if it stood in their place.
bool is_transparent(std::string_view name) {
  constexpr auto wrappers =
      std::to_array<std::string_view>({"ins", "moveTo", "sdt", "sdtContent", "smartTag", "customXml",
                                       "hyperlink", "fldSimple", "dir", "bdo", "Choice"});
  return std::ranges::find(wrappers, name) != wrappers.end();
}

/// The one alternative that is read: the same text box stands in the choice and again, for old readers, in
/// the fallback.
pugi::xml_node alternative(const pugi::xml_node& node) {
  if (const auto choice = child(node, "Choice")) return choice;
  return child(node, "Fallback");
}

void find_boxes(const pugi::xml_node& node, std::vector<pugi::xml_node>& boxes) {
  for (const auto& below : node.children()) {
    const auto name = local_name(below);
    if (name == "txbxContent")
      boxes.push_back(below);
    else if (name == "AlternateContent")
      find_boxes(alternative(below), boxes);
    else
      find_boxes(below, boxes);
  }
}

std::string symbol(const pugi::xml_node& node) {
  const auto code = attribute(node, "char");
  unsigned value = 0;
  std::from_chars(code.data(), code.data() + code.size(), value, 16);
  // Signs of Symbol and Wingdings live in the private range: ticks and bullets that no text can show.
  if (value < 0x20 || value > 0xFFFF || (value >= 0xD800 && value < 0xF900)) return " ";
  std::string text;
  if (value >= 0x800) text.push_back(static_cast<char>(0xE0U | value >> 12U));
  if (value >= 0x80) {
    text.push_back(static_cast<char>(value >= 0x800 ? 0x80U | (value >> 6U & 0x3FU) : 0xC0U | value >> 6U));
    text.push_back(static_cast<char>(0x80U | (value & 0x3FU)));
  } else {
    text.push_back(static_cast<char>(value));
  }
  return text;
}

}  // namespace

void DocxBody::read(const pugi::xml_node& body) {
  gather_sections(body);
  read_blocks(body);
}

/// Whether a section begins on a new page is written at its own end: so all ends are looked at before
/// reading.
void DocxBody::gather_sections(const pugi::xml_node& node) {
  for (const auto& below : node.children()) {
    const auto name = local_name(below);
    if (name == "sectPr") {
      const auto type = attribute(child(below, "type"), "val");
      sections_on_new_page_.push_back(type != "continuous" && type != "nextColumn");
    } else if (name == "p") {
      if (const auto section = child(child(below, "pPr"), "sectPr")) {
        const auto type = attribute(child(section, "type"), "val");
        sections_on_new_page_.push_back(type != "continuous" && type != "nextColumn");
      }
    } else if (is_transparent(name)) {
      gather_sections(below);
    }
  }
}

void DocxBody::read_blocks(const pugi::xml_node& parent) {
  for (const auto& node : parent.children()) {
    const auto name = local_name(node);
    if (name == "p")
      read_paragraph(node);
    else if (name == "tbl")
      read_table(node);
    else if (name == "AlternateContent")
      read_blocks(alternative(node));
    else if (is_transparent(name))
      read_blocks(node);
  }
}

void DocxBody::read_paragraph(const pugi::xml_node& node) {
  const auto properties = child(node, "pPr");
  const std::string style_id(attribute(child(properties, "pStyle"), "val"));
  const auto style = parts_.styles.paragraph(style_id);
  if (switched(properties, "pageBreakBefore").value_or(false)) pages_.explicit_break();
  Paragraph paragraph;
  read_inline(node, {style.bold.value_or(false), style.hidden.value_or(false)}, paragraph);
  const auto mark = child(properties, "rPr");
  const bool empty = trimmed(paragraph.text).empty();
  const bool gone =
      empty && (child(mark, "del") || child(mark, "moveFrom") || switched(mark, "vanish").value_or(false));
  Block block;
  block.page = paragraph.page == 0 ? pages_.page() : paragraph.page;
  block.text = std::move(paragraph.text);
  block.bold = paragraph.bold && !empty;
  if (!gone) describe(block, style, properties, style_id, empty);
  // In a cell an automatic number may be all there is ("Recommendation 1" in an action plan).
  if (!empty || (capture_ != nullptr && !block.number.empty())) emit(std::move(block));
  for (const auto& box : paragraph.boxes) read_blocks(box);
  if (capture_ == nullptr)
    emit_notes(paragraph.notes);
  else
    row_notes_.insert(row_notes_.end(), paragraph.notes.begin(), paragraph.notes.end());
  if (child(properties, "sectPr")) {
    ++section_;
    if (section_ < sections_on_new_page_.size() && sections_on_new_page_[section_]) pages_.explicit_break();
  }
}

void DocxBody::describe(Block& block, const DocxStyle& style, const pugi::xml_node& properties,
                        const std::string& style_id, bool empty) {
  block.style = style.name;
  const auto outline = child(properties, "outlineLvl");
  const int outline_level = outline ? int_attribute(outline, "val", 9) : style.outline_level.value_or(9);
  const auto numbering = child(properties, "numPr");
  const auto own_list = child(numbering, "numId");
  const int list = own_list ? int_attribute(own_list, "val", 0) : style.list.value_or(0);
  int level = style.list_level.value_or(0);
  if (const auto own_level = child(numbering, "ilvl"))
    level = int_attribute(own_level, "val", 0);
  else if (const auto bound = parts_.numbering.level_of_style(list, style_id))
    level = *bound;
  const auto number = parts_.numbering.next(list, level);
  if (number) block.number = number->number;
  if (style.name == "title") {
    block.kind = BlockKind::title;
  } else if (outline_level >= 0 && outline_level < 9 && !empty) {
    block.kind = BlockKind::heading;
    block.level = outline_level + 1;
  } else if (number && number->format == NumberFormat::bullet) {
    block.kind = BlockKind::list_item;
    block.level = level;
  } else if (number && (style.name.starts_with("list") ||
                        number->number.find_first_of("0123456789") == std::string::npos)) {
    block.kind = BlockKind::list_item;
    block.level = level;
  }
}

void DocxBody::read_inline(const pugi::xml_node& parent, const Run& inherited, Paragraph& into) {
  for (const auto& node : parent.children()) {
    const auto name = local_name(node);
    if (name == "r")
      read_run(node, inherited, into);
    else if (name == "AlternateContent")
      read_inline(alternative(node), inherited, into);
    else if (name == "oMath" || name == "oMathPara")
      append(inner_text(node), inherited, into);
    else if (is_transparent(name))
      read_inline(node, inherited, into);
  }
}

void DocxBody::read_run(const pugi::xml_node& node, const Run& inherited, Paragraph& into) {
  const auto properties = child(node, "rPr");
  Run run = inherited;
  if (const auto style = attribute(child(properties, "rStyle"), "val"); !style.empty()) {
    const auto resolved = parts_.styles.character(std::string(style));
    run.bold = resolved.bold.value_or(run.bold);
    run.hidden = resolved.hidden.value_or(run.hidden);
  }
  run.bold = switched(properties, "b").value_or(run.bold);
  run.hidden = switched(properties, "vanish").value_or(run.hidden);
  read_run_content(node, run, into);
}

void DocxBody::read_run_content(const pugi::xml_node& parent, const Run& run, Paragraph& into) {
  for (const auto& node : parent.children()) {
    const auto name = local_name(node);
    if (name == "t")
      append(inner_text(node), run, into);
    else if (name == "tab" || name == "ptab")
      append("\t", run, into);
    else if (name == "cr")
      append("\n", run, into);
    else if (name == "noBreakHyphen")
      append("-", run, into);
    else if (name == "sym")
      append(symbol(node), run, into);
    else if (name == "lastRenderedPageBreak")
      pages_.rendered_break();
    else if (name == "AlternateContent")
      read_run_content(alternative(node), run, into);
    else if (name == "drawing" || name == "pict" || name == "object")
      find_boxes(node, into.boxes);
    else if (name == "footnoteReference" || name == "endnoteReference")
      into.notes.push_back({name == "endnoteReference", std::string(attribute(node, "id"))});
    else if (name == "br") {
      const auto type = attribute(node, "type");
      if (type == "page") pages_.explicit_break();
      append(type.empty() || type == "textWrapping" ? "\n" : " ", run, into);
    }
    // softHyphen says only where a word may be cut; instrText, delText and comments are not the document's
    // words.
  }
}

void DocxBody::append(std::string_view text, const Run& run, Paragraph& into) {
  if (run.hidden) return;
  if (!trimmed(text).empty()) {
    if (into.page == 0) into.page = pages_.page();
    pages_.text_seen();
    into.bold = into.bold && run.bold;
  }
  into.text += text;
}

std::vector<Block> DocxBody::captured(const pugi::xml_node& node) {
  std::vector<Block> blocks;
  auto* outer = std::exchange(capture_, &blocks);
  read_blocks(node);
  capture_ = outer;
  return blocks;
}

void DocxBody::emit_notes(const std::vector<Note>& notes) {
  for (const auto& note : notes) {
    const auto& store = note.end ? parts_.endnotes : parts_.footnotes;
    const auto found = store.find(note.id);
    if (found == store.end()) continue;
    Block block;
    block.kind = BlockKind::footnote;
    block.style = note.end ? "endnote" : "footnote";
    block.note = note.end ? formatted(++endnote_, NumberFormat::lower_roman) : std::to_string(++footnote_);
    block.page = pages_.page();
    const auto outer_notes = std::exchange(row_notes_, {});
    for (const auto& part : captured(found->second)) {
      if (!block.text.empty()) block.text += '\n';
      block.text += part.text;
    }
    row_notes_ = outer_notes;
    emit(std::move(block));
  }
}

void DocxBody::emit(Block block) {
  if (capture_ != nullptr)
    capture_->push_back(std::move(block));
  else
    sink_.block(std::move(block));
}

}  // namespace throughline::worker

// ODT: content.xml in reading order, with what styles.xml and the lists say of it.
#include <algorithm>
#include <optional>
#include <utility>

#include "corpus/base/utf8.h"
#include "indexer/extract/worker/flow_pages.h"
#include "indexer/extract/worker/odt_lists.h"
#include "indexer/extract/worker/verdict.h"
#include "indexer/extract/worker/xml.h"
#include "indexer/extract/worker/zip_archive.h"

namespace throughline::worker {
namespace {

class OdtBody {
 public:
  OdtBody(const OdtStyles& styles, OdtLists& lists, RecordSink& sink)
      : styles_(styles), lists_(lists), sink_(sink) {}

  void read_blocks(const pugi::xml_node& parent) {
    for (const auto& node : parent.children()) {
      const auto name = local_name(node);
      if (name == "p" || name == "h")
        read_paragraph(node);
      else if (name == "list")
        read_list(node);
      else if (name == "table")
        read_table(node);
      else if (name == "soft-page-break")
        pages_.rendered_break();
      // Indexes hold their entries in a body; sections and groups hold what stands in them.
      else if (name == "section" || name == "index-body" || name == "index-title" ||
               name == "table-of-content" || name == "numbered-paragraph" || name == "text-box" ||
               name == "frame" || name == "alphabetical-index")
        read_blocks(node);
      // tracked-changes keeps what was deleted; forms and declarations are no text.
    }
  }

 private:
  struct Paragraph {
    std::string text;
    int page = 0;
    bool bold = true;
    std::vector<pugi::xml_node> boxes;
    std::vector<pugi::xml_node> notes;
  };
  struct Item {
    std::string style;
    std::size_t level = 0;
    bool numbered = true;  ///< the first paragraph of a list item; later ones have no number of their own
    bool restart = false;
    std::optional<int> value;
  };

  void read_paragraph(const pugi::xml_node& node) {
    const auto style = styles_.resolved(std::string(attribute(node, "style-name")));
    if (style.break_before.value_or(false) && any_) pages_.explicit_break();
    Paragraph paragraph;
    read_inline(node, style.bold.value_or(false), paragraph);
    Block block;
    block.text = std::move(paragraph.text);
    const bool empty = trimmed(block.text).empty();
    block.page = paragraph.page == 0 ? pages_.page() : paragraph.page;
    block.style = style.name;
    block.bold = paragraph.bold && !empty;
    if (!empty) {
      any_ = true;
      describe(block, node, style);
      emit(std::move(block));
    }
    for (const auto& box : paragraph.boxes) read_blocks(box);
    for (const auto& note : paragraph.notes) read_note(note);
  }

  void describe(Block& block, const pugi::xml_node& node, const OdtStyle& style) {
    if (local_name(node) == "h") {
      block.kind = BlockKind::heading;
      block.level = std::max(1, int_attribute(node, "outline-level", 1));
      if (attribute(node, "is-list-header") == "true") return;
      const auto level = static_cast<std::size_t>(block.level - 1);
      const auto number = item_ ? take_number() : lists_.next(OdtLists::kOutline, level, false, std::nullopt);
      block.number = number.value_or("");
      return;
    }
    if (style.name == "title") block.kind = BlockKind::title;
    if (!item_) return;
    const bool bullet = lists_.is_bullet(item_->style, item_->level);
    const auto number = take_number();
    block.number = number.value_or("");
    const bool decimal = block.number.find_first_of("0123456789") != std::string::npos;
    if (bullet || (number && !decimal)) {
      block.kind = BlockKind::list_item;
      block.level = static_cast<int>(item_->level);
    }
  }

  std::optional<std::string> take_number() {
    if (!item_->numbered) return std::nullopt;
    item_->numbered = false;
    return lists_.next(item_->style, item_->level, std::exchange(item_->restart, false), item_->value);
  }

  void read_inline(const pugi::xml_node& parent, bool bold, Paragraph& into) {
    for (const auto& node : parent.children()) {
      if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
        append(single_spaced_inside(node.value()), bold, into);
        continue;
      }
      const auto name = local_name(node);
      if (name == "s")
        append(std::string(static_cast<std::size_t>(std::clamp(int_attribute(node, "c", 1), 1, 200)), ' '),
               bold, into);
      else if (name == "tab")
        append("\t", bold, into);
      else if (name == "line-break")
        append("\n", bold, into);
      else if (name == "soft-page-break")
        pages_.rendered_break();
      else if (name == "note")
        into.notes.push_back(node);
      else if (name == "frame" || name == "custom-shape")
        into.boxes.push_back(node);
      else if (name == "annotation" || name == "annotation-end" || name == "ruby-text" || name == "script")
        continue;
      else if (name == "span") {
        const auto style = styles_.resolved(std::string(attribute(node, "style-name")));
        if (!style.hidden.value_or(false)) read_inline(node, style.bold.value_or(bold), into);
      } else {
        read_inline(node, bold, into);  // links, fields, bookmarks: their text is the document's
      }
    }
  }

  /// Line breaks of the XML's own layout are spaces.
  static std::string single_spaced_inside(std::string text) {
    for (auto& c : text)
      if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    return text;
  }

  void append(std::string_view text, bool bold, Paragraph& into) {
    if (!trimmed(text).empty()) {
      if (into.page == 0) into.page = pages_.page();
      pages_.text_seen();
      into.bold = into.bold && bold;
    }
    into.text += text;
  }

  void read_list(const pugi::xml_node& node) {
    const auto outer = item_;
    Item item;
    const std::string own(attribute(node, "style-name"));
    item.level = outer ? outer->level + 1 : 0;
    item.style = !own.empty() || !outer ? own : outer->style;
    item.restart =
        !outer && attribute(node, "continue-numbering") != "true" && attribute(node, "continue-list").empty();
    for (const auto& entry : node.children()) {
      const auto name = local_name(entry);
      if (name != "list-item" && name != "list-header") continue;
      item.numbered = name == "list-item";
      item.value.reset();
      if (has_attribute(entry, "start-value")) item.value = int_attribute(entry, "start-value", 1);
      item_ = item;
      read_blocks(entry);
      if (item_ && !item_->restart) item.restart = false;
    }
    item_ = outer;
  }

  void read_note(const pugi::xml_node& node) {
    Block block;
    block.kind = BlockKind::footnote;
    block.style = attribute(node, "note-class") == "endnote" ? "endnote" : "footnote";
    block.note = inner_text(child(node, "note-citation"));
    block.page = pages_.page();
    block.text = joined(child(node, "note-body"));
    if (capture_ == nullptr)
      sink_.block(std::move(block));
    else
      late_notes_.push_back(std::move(block));
  }

  std::string joined(const pugi::xml_node& node) {
    std::vector<Block> parts;
    auto* outer = std::exchange(capture_, &parts);
    const auto outer_item = std::exchange(item_, std::nullopt);
    read_blocks(node);
    capture_ = outer;
    item_ = outer_item;
    std::string text;
    for (const auto& part : parts) {
      if (!text.empty()) text += '\n';
      if (!part.number.empty()) text += part.number + ' ';
      text += part.text;
    }
    return text;
  }

  void read_table(const pugi::xml_node& node) {
    const auto before = sink_.blocks();
    read_rows(node, capture_ == nullptr ? tables_ : -1, false);
    if (capture_ == nullptr && sink_.blocks() > before) ++tables_;
  }

  void read_rows(const pugi::xml_node& parent, int table, bool header) {
    for (const auto& node : parent.children()) {
      const auto name = local_name(node);
      if (name == "table-row")
        read_row(node, table, header);
      else if (name == "table-header-rows")
        read_rows(node, table, true);
      else if (name == "table-rows" || name == "table-row-group")
        read_rows(node, table, header);
      else if (name == "soft-page-break")
        pages_.rendered_break();
    }
  }

  void read_row(const pugi::xml_node& node, int table, bool header) {
    Block row;
    row.kind = BlockKind::table_row;
    row.table = table;
    row.header = header;
    row.page = pages_.page();
    for (const auto& cell : node.children()) {
      const auto name = local_name(cell);
      if (name != "table-cell" && name != "covered-table-cell") continue;
      const auto repeated = std::clamp(int_attribute(cell, "number-columns-repeated", 1), 1, 64);
      const auto text = name == "table-cell" ? joined(cell) : std::string();
      for (int i = 0; i < repeated && row.cells.size() < 256; ++i) row.cells.push_back(text);
    }
    for (const auto& cell : row.cells) {
      const auto text = single_spaced(clean(cell, RecordLimits::kTextBytes / 8));
      if (text.empty()) continue;
      if (!row.text.empty()) row.text += " | ";
      row.text += text;
    }
    if (row.text.empty()) return;
    any_ = true;
    emit(std::move(row));
    if (capture_ != nullptr) return;
    for (auto& note : std::exchange(late_notes_, {})) sink_.block(std::move(note));
  }

  void emit(Block block) {
    if (capture_ != nullptr)
      capture_->push_back(std::move(block));
    else
      sink_.block(std::move(block));
  }

  const OdtStyles& styles_;
  OdtLists& lists_;
  RecordSink& sink_;
  FlowPages pages_;
  std::optional<Item> item_;
  std::vector<Block>* capture_ = nullptr;
  std::vector<Block> late_notes_;
  int tables_ = 0;
  bool any_ = false;
};

Verdict load_part(const ZipArchive& archive, const std::string& name, pugi::xml_document& into) {
  Verdict why;
  const auto bytes = archive.part(name, why);
  return bytes ? load_xml(*bytes, name, into) : why;
}

AboutRecord describe(const ZipArchive& archive) {
  AboutRecord about{"odt", "", "", "", 0};
  pugi::xml_document xml;
  if (load_part(archive, "meta.xml", xml).outcome != Outcome::ok) return about;
  const auto meta = child(xml.document_element(), "meta");
  about.producer = inner_text(child(meta, "generator"));
  about.title = inner_text(child(meta, "title"));
  about.language = inner_text(child(meta, "language"));
  return about;
}

}  // namespace

Verdict read_odt(std::string_view bytes, RecordSink& sink) {
  ZipArchive archive(bytes);
  if (!archive.good()) return {Outcome::malformed, "The ODT is not a readable ZIP archive."};
  if (auto verdict = archive.check(); verdict.outcome != Outcome::ok) return verdict;
  if (archive.small_part("META-INF/manifest.xml").value_or("").find("encryption-data") != std::string::npos)
    return {Outcome::encrypted, "The ODT needs a password to open. Save a copy without it."};
  pugi::xml_document content;
  pugi::xml_document styles;
  if (!archive.has("content.xml")) return {Outcome::malformed, "The ODT has no content part."};
  if (auto verdict = load_part(archive, "content.xml", content); verdict.outcome != Outcome::ok)
    return verdict;
  if (auto verdict = load_part(archive, "styles.xml", styles); verdict.outcome != Outcome::ok) return verdict;
  const auto text = child(child(content.document_element(), "body"), "text");
  if (!text) return {Outcome::malformed, "The ODT has no text body."};
  sink.about(describe(archive));
  OdtStyles known;
  OdtLists lists;
  for (const auto& root : {styles.document_element(), content.document_element()}) {
    known.load(root);
    lists.load(root);
  }
  OdtBody(known, lists, sink).read_blocks(text);
  if (!sink.any_text()) return {Outcome::empty, "The document holds no text."};
  return {};
}

}  // namespace throughline::worker

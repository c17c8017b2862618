// Tables of a Word document, row by row.
#include <algorithm>
#include <utility>

#include "corpus/base/utf8.h"
#include "indexer/extract/worker/docx_body.h"
#include "indexer/extract/worker/xml.h"

namespace throughline::worker {
namespace {

/// The rows of a table or the cells of a row, also where content controls or insertions stand between.
void gather(const pugi::xml_node& parent, std::string_view wanted, std::vector<pugi::xml_node>& into) {
  for (const auto& node : parent.children()) {
    const auto name = local_name(node);
    if (name == wanted)
      into.push_back(node);
    else if (name == "sdt" || name == "sdtContent" || name == "customXml" || name == "ins" ||
             name == "moveTo")
      gather(node, wanted, into);
  }
}

bool continues_cell_above(const pugi::xml_node& properties) {
  const auto merge = child(properties, "vMerge");
  return merge && attribute(merge, "val") != "restart";
}

}  // namespace

void DocxBody::read_table(const pugi::xml_node& node) {
  std::vector<pugi::xml_node> rows;
  gather(node, "tr", rows);
  if (rows.size() == 1) {
    std::vector<pugi::xml_node> cells;
    gather(rows.front(), "tc", cells);
    // One cell is a frame around text, as reports draw around their findings and recommendations.
    if (cells.size() == 1) return read_blocks(cells.front());
  }
  const int table = capture_ == nullptr ? tables_ : -1;
  const auto before = sink_.blocks();
  for (const auto& row : rows) read_row(row, table);
  if (capture_ == nullptr && sink_.blocks() > before) ++tables_;
}

void DocxBody::read_row(const pugi::xml_node& node, int table) {
  constexpr int kWidestSpan = 64;
  const auto properties = child(node, "trPr");
  if (child(properties, "del")) return;
  std::vector<pugi::xml_node> cells;
  gather(node, "tc", cells);
  Block row;
  row.kind = BlockKind::table_row;
  row.table = table;
  row.header = switched(properties, "tblHeader").value_or(false);
  int page = 0;
  for (int skipped = int_attribute(child(properties, "gridBefore"), "val", 0);
       skipped > 0 && skipped < kWidestSpan; --skipped)
    row.cells.emplace_back();
  for (const auto& cell : cells) {
    const auto cell_properties = child(cell, "tcPr");
    row.cells.push_back(continues_cell_above(cell_properties) ? std::string() : read_cell(cell, page));
    // A cell over several columns leaves the others empty, so that columns stay columns.
    const int span = std::clamp(int_attribute(child(cell_properties, "gridSpan"), "val", 1), 1, kWidestSpan);
    for (int i = 1; i < span; ++i) row.cells.emplace_back();
  }
  row.page = page == 0 ? pages_.page() : page;
  for (const auto& cell : row.cells) {
    const auto text = single_spaced(clean(cell, RecordLimits::kTextBytes / 8));
    if (text.empty()) continue;
    if (!row.text.empty()) row.text += " | ";
    row.text += text;
  }
  if (row.text.empty()) return;
  emit(std::move(row));
  if (capture_ == nullptr) emit_notes(std::exchange(row_notes_, {}));
}

std::string DocxBody::read_cell(const pugi::xml_node& node, int& page) {
  std::string text;
  for (const auto& block : captured(node)) {
    if (page == 0) page = block.page;
    if (!text.empty()) text += '\n';
    if (!block.number.empty()) text += block.number + (block.text.empty() ? "" : " ");
    text += block.text;
  }
  return text;
}

}  // namespace throughline::worker

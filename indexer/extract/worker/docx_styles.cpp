#include "indexer/extract/worker/docx_styles.h"

#include "corpus/base/utf8.h"
#include "indexer/extract/worker/xml.h"

namespace throughline::worker {
namespace {

template <class T>
void inherit(std::optional<T>& own, const std::optional<T>& from) {
  if (!own) own = from;
}

DocxStyle read_style(const pugi::xml_node& node) {
  DocxStyle style;
  style.name = lower_case(clean(attribute(child(node, "name"), "val"), 200));
  style.based_on = attribute(child(node, "basedOn"), "val");
  const auto paragraph = child(node, "pPr");
  if (const auto level = child(paragraph, "outlineLvl")) style.outline_level = int_attribute(level, "val", 9);
  const auto numbering = child(paragraph, "numPr");
  if (const auto list = child(numbering, "numId")) style.list = int_attribute(list, "val", 0);
  if (const auto level = child(numbering, "ilvl")) style.list_level = int_attribute(level, "val", 0);
  style.bold = switched(child(node, "rPr"), "b");
  style.hidden = switched(child(node, "rPr"), "vanish");
  // "heading 3" without an outline level of its own is still a heading of the third level.
  if (!style.outline_level && style.name.starts_with("heading ") && style.name.size() == 9 &&
      style.name[8] >= '1' && style.name[8] <= '9')
    style.outline_level = style.name[8] - '1';
  return style;
}

}  // namespace

std::optional<bool> switched(const pugi::xml_node& properties, std::string_view element) {
  const auto node = child(properties, element);
  if (!node) return std::nullopt;
  const auto value = attribute(node, "val");
  return !(value == "0" || value == "false" || value == "off");
}

void DocxStyles::load(const pugi::xml_node& styles) {
  for (const auto& node : styles.children()) {
    if (local_name(node) != "style") continue;
    const std::string id(attribute(node, "styleId"));
    const auto is_default = attribute(node, "default");
    if (attribute(node, "type") == "paragraph" && (is_default == "1" || is_default == "true"))
      default_paragraph_ = id;
    styles_.emplace(id, read_style(node));
  }
}

DocxStyle DocxStyles::paragraph(const std::string& id) const {
  return resolved(id.empty() || !styles_.contains(id) ? default_paragraph_ : id);
}

DocxStyle DocxStyles::resolved(const std::string& id) const {
  const auto own = styles_.find(id);
  if (own == styles_.end()) return {};
  DocxStyle style = own->second;
  auto above = style.based_on;
  // A style may, in a broken file, be based on itself by way of others.
  for (int steps = 0; steps < 20 && !above.empty(); ++steps) {
    const auto parent = styles_.find(above);
    if (parent == styles_.end()) break;
    inherit(style.outline_level, parent->second.outline_level);
    inherit(style.list, parent->second.list);
    inherit(style.list_level, parent->second.list_level);
    inherit(style.bold, parent->second.bold);
    inherit(style.hidden, parent->second.hidden);
    above = parent->second.based_on;
  }
  return style;
}

}  // namespace throughline::worker

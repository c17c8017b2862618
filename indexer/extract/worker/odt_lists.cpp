#include "indexer/extract/worker/odt_lists.h"

#include <algorithm>

#include "corpus/base/utf8.h"
#include "indexer/extract/worker/record_sink.h"
#include "indexer/extract/worker/xml.h"

namespace throughline::worker {
namespace {

NumberFormat number_format(std::string_view name) {
  if (name.empty()) return NumberFormat::none;
  switch (name.front()) {
    case 'a':
      return NumberFormat::lower_letter;
    case 'A':
      return NumberFormat::upper_letter;
    case 'i':
      return NumberFormat::lower_roman;
    case 'I':
      return NumberFormat::upper_roman;
    default:
      return NumberFormat::decimal;
  }
}

std::array<OdtLevel, kOdtLevels> read_levels(const pugi::xml_node& list) {
  std::array<OdtLevel, kOdtLevels> levels;
  for (const auto& node : list.children()) {
    const auto index = int_attribute(node, "level", 0) - 1;
    if (index < 0 || static_cast<std::size_t>(index) >= kOdtLevels) continue;
    auto& level = levels[static_cast<std::size_t>(index)];
    const auto name = local_name(node);
    if (name != "list-level-style-number" && name != "outline-level-style") continue;
    level.format = number_format(attribute(node, "num-format"));
    level.prefix = attribute(node, "num-prefix");
    level.suffix = attribute(node, "num-suffix");
    level.start = std::clamp(int_attribute(node, "start-value", 1), 0, 1'000'000);
    level.shown = std::clamp(int_attribute(node, "display-levels", 1), 1, static_cast<int>(kOdtLevels));
  }
  return levels;
}

OdtStyle read_style(const pugi::xml_node& node, bool automatic) {
  OdtStyle style;
  style.automatic = automatic;
  const auto shown = attribute(node, "display-name");
  style.name = lower_case(clean(shown.empty() ? attribute(node, "name") : shown, 200));
  style.parent = attribute(node, "parent-style-name");
  style.list = attribute(node, "list-style-name");
  const auto text = child(node, "text-properties");
  if (const auto weight = attribute(text, "font-weight"); !weight.empty())
    style.bold = weight == "bold" || weight >= "600";
  if (attribute(text, "display") == "none") style.hidden = true;
  const auto paragraph = child(node, "paragraph-properties");
  if (const auto before = attribute(paragraph, "break-before"); !before.empty())
    style.break_before = before == "page";
  if (!attribute(node, "master-page-name").empty()) style.break_before = true;
  return style;
}

}  // namespace

void OdtStyles::load(const pugi::xml_node& root) {
  for (const auto& group : root.children()) {
    const bool automatic = local_name(group) == "automatic-styles";
    if (!automatic && local_name(group) != "styles") continue;
    for (const auto& node : group.children())
      if (local_name(node) == "style") styles_.emplace(attribute(node, "name"), read_style(node, automatic));
  }
}

OdtStyle OdtStyles::resolved(const std::string& name) const {
  const auto own = styles_.find(name);
  if (own == styles_.end()) return {lower_case(clean(name, 200)), "", "", {}, {}, {}, false};
  OdtStyle style = own->second;
  auto above = style.parent;
  for (int steps = 0; steps < 20 && !above.empty(); ++steps) {
    const auto parent = styles_.find(above);
    if (parent == styles_.end()) break;
    if (style.automatic) {  // "P17" is nobody's name: the style it varies is what the author chose
      style.name = parent->second.name;
      style.automatic = parent->second.automatic;
    }
    if (style.list.empty()) style.list = parent->second.list;
    if (!style.bold) style.bold = parent->second.bold;
    if (!style.hidden) style.hidden = parent->second.hidden;
    above = parent->second.parent;
  }
  return style;
}

void OdtLists::load(const pugi::xml_node& root) {
  for (const auto& group : root.children()) {
    if (local_name(group) != "styles" && local_name(group) != "automatic-styles") continue;
    for (const auto& node : group.children()) {
      if (local_name(node) == "list-style") levels_.emplace(attribute(node, "name"), read_levels(node));
      if (local_name(node) == "outline-style") levels_.emplace(kOutline, read_levels(node));
    }
  }
}

bool OdtLists::is_bullet(const std::string& style, std::size_t level) const {
  const auto found = levels_.find(style);
  if (found == levels_.end()) return true;
  return found->second[std::min(level, kOdtLevels - 1)].format == NumberFormat::bullet;
}

std::optional<std::string> OdtLists::next(const std::string& style, std::size_t level, bool restart,
                                          std::optional<int> value) {
  const auto found = levels_.find(style);
  if (found == levels_.end()) return std::nullopt;
  level = std::min(level, kOdtLevels - 1);
  const auto& levels = found->second;
  auto [entry, fresh] = counters_.try_emplace(style);
  auto& counters = entry->second;
  if (fresh || restart)
    for (std::size_t i = 0; i < kOdtLevels; ++i) counters[i] = levels[i].start - 1;
  for (std::size_t above = 0; above < level; ++above)
    if (counters[above] < levels[above].start) counters[above] = levels[above].start;
  counters[level] = value.value_or(counters[level] + 1);
  for (std::size_t below = level + 1; below < kOdtLevels; ++below) counters[below] = levels[below].start - 1;
  const auto& own = levels[level];
  if (own.format == NumberFormat::bullet || own.format == NumberFormat::none) return "";
  std::string printed = own.prefix;
  const auto shown = std::min<std::size_t>(static_cast<std::size_t>(own.shown), level + 1);
  bool first = true;
  for (auto at = level + 1 - shown; at <= level; ++at) {
    if (levels[at].format == NumberFormat::none || levels[at].format == NumberFormat::bullet) continue;
    if (!first) printed += '.';
    printed += formatted(counters[at], levels[at].format);
    first = false;
  }
  return bare_number(printed + own.suffix);
}

}  // namespace throughline::worker

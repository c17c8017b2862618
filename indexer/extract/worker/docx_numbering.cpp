#include "indexer/extract/worker/docx_numbering.h"

#include <algorithm>

#include "corpus/base/utf8.h"
#include "indexer/extract/worker/docx_styles.h"
#include "indexer/extract/worker/xml.h"

namespace throughline::worker {
namespace {

NumberFormat number_format(std::string_view name) {
  if (name == "bullet") return NumberFormat::bullet;
  if (name == "none") return NumberFormat::none;
  if (name == "lowerLetter") return NumberFormat::lower_letter;
  if (name == "upperLetter") return NumberFormat::upper_letter;
  if (name == "lowerRoman") return NumberFormat::lower_roman;
  if (name == "upperRoman") return NumberFormat::upper_roman;
  if (name == "decimalZero") return NumberFormat::two_digits;
  return NumberFormat::decimal;
}

ListLevel read_level(const pugi::xml_node& node) {
  ListLevel level;
  level.start = std::clamp(int_attribute(child(node, "start"), "val", 1), 0, 1'000'000);
  if (const auto format = child(node, "numFmt")) level.format = number_format(attribute(format, "val"));
  level.text = clean(attribute(child(node, "lvlText"), "val"), 100);
  level.restart = int_attribute(child(node, "lvlRestart"), "val", -1);
  level.legal = switched(node, "isLgl").value_or(false);
  level.style = attribute(child(node, "pStyle"), "val");
  return level;
}

bool valid(int level) {
  return level >= 0 && level < kListLevels;
}

}  // namespace

void DocxNumbering::load(const pugi::xml_node& numbering) {
  for (const auto& node : numbering.children()) {
    if (local_name(node) == "abstractNum") {
      auto& abstract = abstracts_[int_attribute(node, "abstractNumId", 0)];
      for (const auto& level : node.children()) {
        const auto index = int_attribute(level, "ilvl", -1);
        if (local_name(level) == "lvl" && valid(index))
          abstract.levels[static_cast<std::size_t>(index)] = read_level(level);
      }
    } else if (local_name(node) == "num") {
      auto& list = lists_[int_attribute(node, "numId", 0)];
      list.abstract = int_attribute(child(node, "abstractNumId"), "val", -1);
      for (const auto& change : node.children()) {
        const auto index = int_attribute(change, "ilvl", -1);
        if (local_name(change) != "lvlOverride" || !valid(index)) continue;
        if (const auto start = child(change, "startOverride"))
          list.start_override[static_cast<std::size_t>(index)] = int_attribute(start, "val", 1);
        if (const auto level = child(change, "lvl")) list.levels[index] = read_level(level);
      }
    }
  }
}

const ListLevel& DocxNumbering::level_of(const List& list, const Abstract& abstract, int level) const {
  const auto own = list.levels.find(level);
  return own != list.levels.end() ? own->second : abstract.levels[static_cast<std::size_t>(level)];
}

std::optional<int> DocxNumbering::level_of_style(int list, const std::string& style_id) const {
  const auto found = lists_.find(list);
  if (found == lists_.end()) return std::nullopt;
  const auto abstract = abstracts_.find(found->second.abstract);
  if (abstract == abstracts_.end()) return std::nullopt;
  for (int level = 0; level < kListLevels; ++level)
    if (level_of(found->second, abstract->second, level).style == style_id) return level;
  return std::nullopt;
}

std::optional<ListNumber> DocxNumbering::next(int list_id, int level) {
  const auto found = lists_.find(list_id);
  if (list_id == 0 || found == lists_.end() || !valid(level)) return std::nullopt;
  auto& list = found->second;
  const auto shared = abstracts_.find(list.abstract);
  if (shared == abstracts_.end()) return std::nullopt;
  // Lists of one abstract definition go on counting together, except where one says where it starts anew.
  auto& counters = shared->second.counters;
  if (!list.started) {
    list.started = true;
    for (std::size_t i = 0; i < kListLevels; ++i)
      if (list.start_override[i]) counters[i].reset();
  }
  const auto start = [&](int at) {
    return list.start_override[static_cast<std::size_t>(at)].value_or(
        level_of(list, shared->second, at).start);
  };
  for (int above = 0; above < level; ++above)
    if (auto& counter = counters[static_cast<std::size_t>(above)]; !counter) counter = start(above);
  auto& own = counters[static_cast<std::size_t>(level)];
  own = own ? *own + 1 : start(level);
  for (int below = level + 1; below < kListLevels; ++below) {
    const auto restart = level_of(list, shared->second, below).restart;
    if (restart == 0 || (restart > 0 && level >= restart)) continue;
    counters[static_cast<std::size_t>(below)].reset();
  }
  const auto& shown = level_of(list, shared->second, level);
  ListNumber number{"", shown.format, level};
  if (shown.format == NumberFormat::bullet || shown.format == NumberFormat::none) return number;
  std::string printed;
  for (std::size_t i = 0; i < shown.text.size(); ++i) {
    const bool slot = shown.text[i] == '%' && i + 1 < shown.text.size() && shown.text[i + 1] >= '1' &&
                      shown.text[i + 1] <= '9';
    if (!slot) {
      printed.push_back(shown.text[i]);
      continue;
    }
    const auto at = shown.text[++i] - '1';
    const auto& part = level_of(list, shared->second, at);
    const auto value = counters[static_cast<std::size_t>(at)].value_or(start(at));
    printed += formatted(value, shown.legal ? NumberFormat::decimal : part.format);
  }
  number.number = bare_number(printed);
  return number;
}

}  // namespace throughline::worker

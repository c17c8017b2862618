// Lists and styles of an OpenDocument text: what a paragraph's style says of it, and automatic numbers as
// printed.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "indexer/extract/worker/number_format.h"

namespace throughline::worker {

struct OdtStyle {
  std::string name;  ///< as shown to people, lower case
  std::string parent;
  std::string list;  ///< list style of paragraphs of this style
  std::optional<bool> bold;
  std::optional<bool> break_before;
  std::optional<bool> hidden;
  bool automatic = false;
};

class OdtStyles {
 public:
  void load(const pugi::xml_node& root);
  OdtStyle resolved(const std::string& name) const;

 private:
  std::map<std::string, OdtStyle> styles_;
};

struct OdtLevel {
  NumberFormat format = NumberFormat::bullet;
  std::string prefix;
  std::string suffix;
  int start = 1;
  int shown = 1;  ///< how many levels are printed
};

inline constexpr std::size_t kOdtLevels = 10;

class OdtLists {
 public:
  void load(const pugi::xml_node& root);
  /// Counts one item of the list style on; level from 0. Nothing when the style is not known.
  std::optional<std::string> next(const std::string& style, std::size_t level, bool restart,
                                  std::optional<int> value);
  bool is_bullet(const std::string& style, std::size_t level) const;
  static constexpr const char* kOutline = "\x01outline";  ///< the numbering of headings, which has no name

 private:
  std::map<std::string, std::array<OdtLevel, kOdtLevels>> levels_;
  std::map<std::string, std::array<int, kOdtLevels>> counters_;
};

}  // namespace throughline::worker

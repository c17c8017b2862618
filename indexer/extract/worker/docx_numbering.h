// numbering.xml of a Word document: computes the automatic numbers in document order, as they are printed.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>

#include "indexer/extract/worker/number_format.h"

namespace throughline::worker {

inline constexpr int kListLevels = 9;

struct ListLevel {
  int start = 1;
  NumberFormat format = NumberFormat::decimal;
  std::string text;    ///< "%1.%2", "R%1", or the bullet itself
  int restart = -1;    ///< w:lvlRestart: -1 after any higher level, 0 never, n after level n
  bool legal = false;  ///< all levels printed as decimals
  std::string style;   ///< the paragraph style bound to this level
};

struct ListNumber {
  std::string number;  ///< bare, empty for a bullet
  NumberFormat format = NumberFormat::decimal;
  int level = 0;
};

class DocxNumbering {
 public:
  void load(const pugi::xml_node& numbering);
  /// Counts one paragraph on; nothing when the list does not exist or is numId 0 (numbering taken away).
  std::optional<ListNumber> next(int list, int level);
  /// The level a style is bound to in the list; nothing when it is not.
  std::optional<int> level_of_style(int list, const std::string& style_id) const;

 private:
  struct List {
    int abstract = 0;
    std::array<std::optional<int>, kListLevels> start_override;
    std::map<int, ListLevel> levels;
    bool started = false;
  };
  struct Abstract {
    std::array<ListLevel, kListLevels> levels;
    std::array<std::optional<int>, kListLevels> counters;
  };

  const ListLevel& level_of(const List& list, const Abstract& abstract, int level) const;
  std::map<int, Abstract> abstracts_;
  std::map<int, List> lists_;
};

}  // namespace throughline::worker

// Headings by font, weight, capitals and number; their levels.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/structure/layout.h"

namespace throughline::layout {

bool in_capitals(std::string_view text);

class HeadingFinder {
 public:
  HeadingFinder(const std::vector<Line>& lines, const Typography& type);
  /// The line after the heading that begins at `i`; `i` itself when none does. `starts`: a paragraph may
  /// begin there.
  std::size_t end_of(std::size_t i, bool starts) const;

 private:
  bool stands_out(const Line& line) const;
  bool same_style(const Line& a, const Line& b) const;
  bool plain_numbered(std::size_t i, bool starts) const;

  const std::vector<Line>& lines_;
  const Typography& type_;
  bool bold_body_ = false;  ///< most of the text is bold: weight says nothing
};

/// Levels from 1: by style, and by depth of number within a style.
void rank_headings(std::vector<Element>& elements);

}  // namespace throughline::layout

// Headings by font, weight, capitals and number; their levels.
#pragma once

#include <set>
#include <string_view>
#include <tuple>
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
  /// The line after a pull quote that begins at `i`: the text's own words set again in larger type; `i`:
  /// none.
  std::size_t end_of_pull_quote(std::size_t i) const;

 private:
  bool stands_out(const Line& line) const;
  bool same_style(const Line& a, const Line& b) const;
  bool plain_numbered(std::size_t i, bool starts) const;
  bool stands_alone(std::size_t i, bool starts) const;
  bool short_line(const Line& line) const;
  bool parted_from(const Line& above, const Line& below) const;

  using Style = std::tuple<int, bool, bool>;  ///< size in half points, bold, italic
  static Style style_of(const Line& line);

  std::set<Style> heading_styles_;  ///< of lines that stand out and are no quotation
  const std::vector<Line>& lines_;
  const Typography& type_;
  bool bold_body_ = false;   ///< most of the text is bold: weight says nothing
  bool few_marked_ = false;  ///< hardly a line stands out by its type: headings must be told by their place
};

/// Levels from 1: by style, and by depth of number within a style.
void rank_headings(std::vector<Element>& elements);

}  // namespace throughline::layout

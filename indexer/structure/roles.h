// Section roles: from the words of headings, from position, and from a passage's own words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/model/reading.h"

namespace throughline::layout {

/// How a heading's wording stands to the section that it is in.
enum class Force {
  gives_way,  ///< says something only where no heading above does, and not in a long heading
  decides,    ///< also under a heading that has a role of its own, unless that role keeps its parts
  overrides,  ///< under any heading
};

struct HeadingWording {
  std::string_view
      words;  ///< lower case, straight apostrophes; at word boundaries; "=copies": the whole heading
  SectionRole role;
  Force force = Force::decides;
};

/// The role that a heading's own words give. The first wording of the table that occurs in it.
const HeadingWording* wording_of(std::string_view heading);

/// The role that a passage's own words give it inside a section of this role; nullptr-like when they say
/// nothing.
struct PassageWording {
  std::string_view words;
  SectionRole role;
};
const PassageWording* wording_in(std::string_view text, SectionRole section);

/// Lower case with straight apostrophes.
std::string straight(std::string_view text);

/// Lower case, straight apostrophes, a leading number and its punctuation dropped.
std::string plain_heading(std::string_view heading);

/// Sets role and role_why of every passage; front matter, contents and notes have theirs already (role_why
/// not empty). `recommendations`: of each passage whether its printed number says it is one (Recommendation
/// 3, R3).
void give_roles(std::vector<Passage>& passages, const std::vector<bool>& recommendations);

}  // namespace throughline::layout

// The order in which reports tell their story, against what each passage's words say: the likeliest roles of
// a run of passages whose headings do not tell.
#pragma once

#include <optional>
#include <vector>

#include "indexer/structure/role_evidence.h"

namespace throughline::layout {

struct RolePlace {
  std::optional<SectionRole> fixed;  ///< told by a heading; such places anchor the others
  std::optional<SectionRole> usual;  ///< what stands here in most reports: a hint
  double usual_weight = 1;           ///< of the hint, in the measure of evidence
  bool new_section = false;          ///< another heading than the place before
  bool headed = false;               ///< stands under a heading, be it one that does not tell
  RoleWeights evidence{};
};

/// One role for each place.
std::vector<SectionRole> likeliest_roles(const std::vector<RolePlace>& places);

}  // namespace throughline::layout

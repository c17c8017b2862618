// What a passage's own words say of the section it belongs to, where no heading tells: weights per role, from
// phrases as reports of all house styles use them.
#pragma once

#include <array>
#include <string_view>

#include "corpus/model/vocabulary.h"

namespace throughline::layout {

inline constexpr std::size_t kRoles = kSectionRoles.size();
using RoleWeights = std::array<double, kRoles>;

constexpr std::size_t index_of(SectionRole role) {
  return static_cast<std::size_t>(role);
}

/// About 1 for a phrase that is typical of a role, 2 and more for one that is found nowhere else; at most 4.
RoleWeights evidence_in(std::string_view text);

}  // namespace throughline::layout

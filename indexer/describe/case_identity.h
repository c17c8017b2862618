// Which documents belong to one review, and which reviews to one case: always with a stated reason. Two
// children called "Child A" by two boards are never one case; an anonymously published review is never linked
// by inference.
#pragma once

#include <string>
#include <vector>

#include "corpus/model/reading.h"

namespace throughline {

/// Where one document belongs. Ids are stable while the documents that define them stay.
struct CaseLink {
  std::string sha256;              ///< the document
  std::string review;              ///< review id = the slug in its address
  std::vector<std::string> cases;  ///< case ids ("c-" + 10 hex digits); several for a thematic review
  std::string reason;  ///< "sidecar", "same title, board and year", "pseudonym, board and year", "on its own"
};

/// Deterministic: depends on the set of readings only, not on their order. Readings need no passages except
/// the first.
std::vector<CaseLink> link_cases(const std::vector<const Reading*>& readings);

}  // namespace throughline

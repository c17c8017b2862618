// Links the library's documents to reviews and cases as they are now, with what curators decided. Reads texts
// only where sketches say that two may have much in common.
#pragma once

#include <string>
#include <vector>

#include "corpus/base/result.h"
#include "corpus/store/library.h"
#include "indexer/describe/case_identity.h"

namespace throughline {

/// The documents as linking sees them, with where they stand now.
struct LinkedLibrary {
  std::vector<Reading> headers;  ///< by sha256
  LinkedCases cases;
  std::vector<CaseDecision> decisions;  ///< those that hold, one for each decided document
};

/// Changes nothing, except that it keeps new sketches when the library may be written.
Result<LinkedLibrary> link_library(Library& library, Library::Access access);

/// The same, kept in the library: what the next publish shows.
Result<LinkedLibrary> relink(Library& library);

}  // namespace throughline

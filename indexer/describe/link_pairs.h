// Which documents are compared with each other at all: those that share a recorded case, a board and a name,
// a title, a day, or (by their sketches) text. Internal to indexer/describe.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "indexer/describe/identity.h"

namespace throughline::describing {

/// Smaller index first, ascending, each once.
std::vector<std::pair<std::size_t, std::size_t>> pairs_to_look_at(const std::vector<Identity>& all);

}  // namespace throughline::describing

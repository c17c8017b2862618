// Where the report itself begins: cover sheet, title page and imprint come before it.
#pragma once

#include <cstddef>
#include <vector>

#include "indexer/structure/layout.h"

namespace throughline::layout {

/// Index of the first element after the front matter.
std::size_t end_of_front(const std::vector<Element>& elements);

}  // namespace throughline::layout

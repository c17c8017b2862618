// From documents, reviews and cases as published to the columns that everything is counted from. Pure:
// publishing and opening use the same function, so a generation cannot disagree with itself. Private to
// corpus/store.
#pragma once

#include <vector>

#include "corpus/store/columns.h"
#include "corpus/store/selection.h"

namespace throughline {

/// Everything but passages and tags; `documents` are in catalogue order, `places` say where each belongs.
Columns columns_without_passages(const std::vector<Reading>& documents,
                                 const std::vector<SelectedDocument>& places,
                                 const std::vector<SelectedReview>& reviews,
                                 const std::vector<SelectedCase>& cases);

}  // namespace throughline

// The boolean terms of a passage: prefix of corpus/model/fields.h and value. Private to corpus/store.
#pragma once

#include <string>
#include <vector>

#include "corpus/store/columns.h"

namespace throughline {

/// Title words and every value of document, review and cases: the same for all passages of a document.
std::vector<std::string> document_terms(const Columns& columns, std::uint32_t document);
/// Values of the passage and of its tags; a tag whose theme is not in the list gives none.
std::vector<std::string> passage_terms(const Passage& passage, const std::vector<std::string>& themes,
                                       const std::vector<std::string>& groups);

}  // namespace throughline

// One Reading without its passages as rows, and back: the tables that library and catalogue have in common.
// Private to corpus/store.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/result.h"
#include "corpus/model/reading.h"
#include "corpus/store/database.h"

namespace throughline {

/// Tables documents, document_values, facts, subjects, recommendations.
std::string_view document_tables();

/// Writes all rows of a document; its number must be free.
Result<void> write_document(Database& database, std::int64_t document, const Reading& reading);
/// not_found when there is no such number. Passages are left empty.
Result<Reading> read_document(Database& database, std::int64_t document);

/// Short lists inside a row are JSON arrays of strings.
std::string list_text(const std::vector<std::string>& values);
std::vector<std::string> list_of(std::string_view text);

/// A value that is not in its table comes from a damaged store.
tl::unexpected<Error> unknown_value(std::string_view what, std::string_view value);

}  // namespace throughline

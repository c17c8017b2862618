// What the library is on disk, for the files of this folder that open it. Private to corpus/store.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/result.h"
#include "corpus/store/database.h"
#include "corpus/store/library.h"

namespace throughline {

inline constexpr std::string_view kLibraryFile = "library.sqlite";
inline constexpr std::int64_t kLibraryApplicationId = 0x54484C31;  // "THL1"

/// Tables beside those of document_rows.h and passage_rows.h, and the identity of the file.
std::string library_schema();

Result<std::vector<Withdrawal>> read_withdrawals(Database& database);

}  // namespace throughline

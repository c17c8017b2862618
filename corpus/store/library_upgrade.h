// Brings a library that an earlier version wrote to today's schema. Private to corpus/store.
#pragma once

#include "corpus/base/result.h"
#include "corpus/store/database.h"

namespace throughline {

/// Applies every step between the library's version and kSchemaVersion, each in its own transaction; a library of
/// today, an empty file or a foreign one is left alone (check_identity tells). Needs the folder's write lock.
Result<void> upgrade_library(Database& database);

}  // namespace throughline

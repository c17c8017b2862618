// What the library promises, checked. Private to corpus/store.
#pragma once

#include <string>
#include <vector>

#include "corpus/base/result.h"
#include "corpus/store/database.h"

namespace throughline {

/// One line per broken promise.
Result<std::vector<std::string>> library_problems(Database& database);

}  // namespace throughline

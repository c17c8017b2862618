// Reading to and from JSON: the contract of `throughline explain --json` (docs/api.md) plus the keys the library needs.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "corpus/base/result.h"
#include "corpus/model/reading.h"

namespace throughline {

/// The object `explain --json` prints; a failed file has empty arrays.
nlohmann::ordered_json reading_to_json(const Reading& reading);
nlohmann::ordered_json passage_to_json(const Passage& passage);
nlohmann::ordered_json tag_to_json(const Tag& tag);

/// Text that is safe to send and store: invalid UTF-8 replaced, never throws. `indent` < 0: one line.
std::string dump(const nlohmann::ordered_json& json, int indent = -1);

/// Parses JSON; the error names the byte where it went wrong.
Result<nlohmann::ordered_json> parse_json(std::string_view text);

}  // namespace throughline

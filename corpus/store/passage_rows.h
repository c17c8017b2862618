// Passages and tags of one document as rows of the library, and back. Private to corpus/store.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/base/result.h"
#include "corpus/model/reading.h"
#include "corpus/store/database.h"

namespace throughline {

/// Tables passages and tags.
std::string_view passage_tables();

/// invalid_argument when two passages have the same id.
Result<void> write_passages(Database& database, std::int64_t document, const std::vector<Passage>& passages);
/// The first `limit` passages, all when negative.
enum class WithTags { yes, no };
Result<std::vector<Passage>> read_passages(Database& database, std::int64_t document, std::int64_t limit,
                                           WithTags tags);
/// Rules' and models' tags are replaced by those given; a curator's stay. not_found for an unknown passage
/// id.
Result<void> replace_tag_rows(Database& database, std::int64_t document,
                              const std::vector<Passage>& passages);

std::string_view id(TagSource source);
std::optional<TagSource> tag_source(std::string_view id);

}  // namespace throughline

// What may be shown of a document on a day: the one place where visibility, permission, expiry and archiving meet.
// Publishing, pages, JSON, exports and feeds all ask here.
#pragma once

#include <string_view>

#include "corpus/model/reading.h"

namespace throughline {

/// The level that holds on `today` (YYYY-MM-DD): past publish_until, or archived, only the record remains; `full` and
/// `passages` need a recorded permission or licence, else `extract` holds. Withdrawn and board-only stay what they are.
/// An operator's own default (`ingest --visibility`) is recorded as permission "operator's default".
Visibility effective_visibility(const Rights& rights, std::string_view today);

/// Whether anything of it, at least its record, may be in a public generation.
constexpr bool is_public(Visibility level) { return level != Visibility::board_only; }
/// Whether its words may be indexed and quoted at all.
constexpr bool has_public_text(Visibility level) {
  return level == Visibility::full || level == Visibility::passages || level == Visibility::extract;
}

}  // namespace throughline

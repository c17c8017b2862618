// What a report says that it leaves out on purpose. A value deliberately not given is never inferred from
// elsewhere. Internal to indexer/describe.
#pragma once

#include <array>
#include <optional>

#include "indexer/describe/document_text.h"

namespace throughline::describing {

enum class WithheldItem {
  ethnicity,
  sex,
  age,
  incident_date,
  review_dates,
  parental_mental_health,
  parental_substance
};

/// The sentence that says so, for each item; none: nothing is said to be withheld.
using Withheld = std::array<std::optional<Evidence>, 7>;

Withheld withheld_items(const DocumentText& text);

/// A black box or a row of crosses within a few words behind a word.
bool blacked_out_behind(const PassageText& passage, std::uint32_t word, std::uint32_t reach);

inline const std::optional<Evidence>& of(const Withheld& withheld, WithheldItem item) {
  return withheld[static_cast<std::size_t>(item)];
}

}  // namespace throughline::describing

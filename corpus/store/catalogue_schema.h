// Identity of a catalogue file. Private to corpus/store.
#pragma once

#include <cstdint>

namespace throughline {

inline constexpr std::int64_t kCatalogueApplicationId = 0x54484C32;  // "THL2"

}  // namespace throughline

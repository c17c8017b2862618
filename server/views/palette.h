// Colours of the charts. Text needs 4.5:1 on its ground, marks 3:1: a test measures it.
#pragma once

#include <string_view>

namespace throughline::palette {

inline constexpr std::string_view kGround = "#ffffff";
inline constexpr std::string_view kText = "#0b0c0c";
inline constexpr std::string_view kQuietText = "#484949";
inline constexpr std::string_view kLine = "#0f4c5c";
inline constexpr std::string_view kBand =
    "#c3d5d9";  ///< between the ends of the interval; the table says the same
inline constexpr std::string_view kAxis = "#6b7072";
inline constexpr std::string_view kGrid = "#e3e6e7";  ///< decoration only

/// Contrast ratio of two colours "#rrggbb" by WCAG 2.2, 1 to 21.
double contrast(std::string_view a, std::string_view b);

}  // namespace throughline::palette

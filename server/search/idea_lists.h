// What practitioners call the same thing, as data: abbreviations with what they stand for, and everyday words
// of the field with the words reports use instead. One line is one idea. Names before the tilde mean the same
// and find each other; names after it are near it: they let a long search find the right paragraph, and are
// not looked for when a single word is typed.
#pragma once

#include <span>
#include <string_view>

namespace throughline {

inline constexpr char kBetweenNames = '|';
inline constexpr char kBeforeNear = '~';

/// Abbreviations that are everyday words in small letters (IT, AS, WHO, MUST) stay out.
std::span<const std::string_view> abbreviations();

std::span<const std::string_view> field_words();

}  // namespace throughline

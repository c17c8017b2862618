// UTF-8 text as everything else expects it: valid, NFC, without control characters. Positions shown to people
// and in JSON are Unicode code points; positions inside the program are bytes; here is where one becomes the other.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

bool is_valid_utf8(std::string_view text);

/// Valid UTF-8 with each broken byte replaced by U+FFFD, NUL and C0/C1 controls dropped (tab and newline kept).
std::string repaired_utf8(std::string_view bytes);

/// Unicode normal form C. The text must be valid UTF-8.
std::string to_nfc(std::string_view text);

/// Runs of white space (also no-break and thin spaces) become one space; ends trimmed.
std::string single_spaced(std::string_view text);

/// Lower case of the whole Unicode range, root locale.
std::string lower_case(std::string_view text);

std::size_t code_points(std::string_view text);

/// Byte offset of the code point with that index (text.size() when past the end).
std::size_t byte_offset(std::string_view text, std::size_t code_point);
/// Index of the code point that starts at or holds that byte.
std::size_t code_point_index(std::string_view text, std::size_t byte);

/// The first `limit` words of a text with an ellipsis where it was cut; never cuts inside a word.
std::string first_words(std::string_view text, std::size_t limit);
std::size_t word_count(std::string_view text);

/// Lower-case ASCII letters, digits and single hyphens, at most `limit` bytes: for addresses.
std::string slug(std::string_view text, std::size_t limit = 80);

std::vector<std::string_view> split(std::string_view text, char separator);
std::vector<std::string_view> split(std::string&&, char) = delete;  // the parts would outlive the text
std::string_view trimmed(std::string_view text);

}  // namespace throughline

#include "corpus/base/utf8.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>
#include <unicode/uchar.h>

namespace throughline {
namespace {

/// Decodes one code point at `at` and moves it on; negative when the bytes are not UTF-8.
UChar32 next_code_point(std::string_view text, std::size_t& at) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  auto i = static_cast<int32_t>(at);
  const auto length = static_cast<int32_t>(text.size());
  UChar32 c = 0;
  U8_NEXT(bytes, i, length, c);
  at = static_cast<std::size_t>(i);
  return c;
}

void append(std::string& out, UChar32 c) {
  char buffer[U8_MAX_LENGTH];
  int32_t length = 0;
  U8_APPEND_UNSAFE(reinterpret_cast<uint8_t*>(buffer), length, c);
  out.append(buffer, static_cast<std::size_t>(length));
}

bool is_space(UChar32 c) { return u_isUWhiteSpace(c) != 0 || c == 0x200B; }

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

}  // namespace

bool is_valid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (next_code_point(text, at) < 0) return false;
  return true;
}

std::string repaired_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const UChar32 c = next_code_point(bytes, at);
    if (c < 0)
      append(out, 0xFFFD);
    else if (c == '\t' || c == '\n' || (c >= 0x20 && c != 0x7F && !(c >= 0x80 && c < 0xA0)))
      append(out, c);
    else if (c == '\r' && (at >= bytes.size() || bytes[at] != '\n'))
      out.push_back('\n');
  }
  return out;
}

std::string to_nfc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status) != 0) return std::string(text);
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  nfc->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink, nullptr, status);
  return U_FAILURE(status) != 0 ? std::string(text) : out;
}

std::string single_spaced(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool space_due = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const UChar32 c = next_code_point(text, at);
    if (c >= 0 && is_space(c)) {
      space_due = !out.empty();
      continue;
    }
    if (space_due) out.push_back(' ');
    space_due = false;
    out.append(text.substr(from, at - from));
  }
  return out;
}

std::string lower_case(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const UChar32 c = next_code_point(text, at);
    if (c < 0)
      out.append(text.substr(from, at - from));
    else
      append(out, u_tolower(c));
  }
  return out;
}

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += is_continuation(c) ? 0U : 1U;
  return count;
}

std::size_t byte_offset(std::string_view text, std::size_t code_point) {
  std::size_t at = 0;
  for (; at < text.size(); ++at)
    if (!is_continuation(text[at]) && code_point-- == 0) return at;
  return text.size();
}

std::size_t code_point_index(std::string_view text, std::size_t byte) {
  if (byte >= text.size()) return code_points(text);
  while (byte > 0 && is_continuation(text[byte])) --byte;
  return code_points(text.substr(0, byte));
}

std::string first_words(std::string_view text, std::size_t limit) {
  std::size_t words = 0;
  bool inside = false;
  std::size_t end_of_word = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const UChar32 c = next_code_point(text, at);
    const bool space = c >= 0 && is_space(c);
    if (!space && !inside && ++words > limit) return std::string(text.substr(0, end_of_word)) + " \u2026";
    inside = !space;
    if (space) continue;
    end_of_word = from + (at - from);
  }
  return std::string(text.substr(0, end_of_word));
}

std::size_t word_count(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const UChar32 c = next_code_point(text, at);
    const bool space = c >= 0 && is_space(c);
    if (!space && !inside) ++words;
    inside = !space;
  }
  return words;
}

std::string slug(std::string_view text, std::size_t limit) {
  std::string out;
  for (const char raw : lower_case(text)) {
    const bool keep = (raw >= 'a' && raw <= 'z') || (raw >= '0' && raw <= '9');
    if (keep)
      out.push_back(raw);
    else if (!out.empty() && out.back() != '-' && raw != '\'' && !(static_cast<unsigned char>(raw) & 0x80U))
      out.push_back('-');
  }
  if (out.size() > limit) out.resize(limit);
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::string_view trimmed(std::string_view text) {
  const auto from = text.find_first_not_of(" \t\r\n");
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

}  // namespace throughline

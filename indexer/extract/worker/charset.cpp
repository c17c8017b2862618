#include "indexer/extract/worker/charset.h"

#include <iconv.h>
#include <uchardet/uchardet.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <optional>

#include "corpus/base/utf8.h"

namespace throughline::worker {
namespace {

/// Nothing when the encoding is not known; broken bytes become U+FFFD.
std::optional<Decoded> converted(std::string_view bytes, const std::string& encoding) {
  iconv_t converter = iconv_open("UTF-8", encoding.c_str());
  // iconv_open's own way of saying no is a cast of -1.
  if (reinterpret_cast<std::intptr_t>(converter) == -1) return std::nullopt;
  Decoded result;
  result.encoding = encoding;
  auto* in = const_cast<char*>(bytes.data());
  std::size_t left = bytes.size();
  std::string chunk(16U << 10U, '\0');
  while (left > 0) {
    char* out = chunk.data();
    std::size_t room = chunk.size();
    const auto status = iconv(converter, &in, &left, &out, &room);
    result.text.append(chunk.data(), chunk.size() - room);
    if (status != static_cast<std::size_t>(-1) || errno == E2BIG) continue;
    result.lossy = true;
    result.text += "\xEF\xBF\xBD";
    ++in;
    --left;
    if (errno == EINVAL) break;
  }
  iconv_close(converter);
  return result;
}

std::string guess(std::string_view bytes) {
  uchardet_t detector = uchardet_new();
  uchardet_handle_data(detector, bytes.data(), std::min<std::size_t>(bytes.size(), 1U << 20U));
  uchardet_data_end(detector);
  std::string name = uchardet_get_charset(detector);
  uchardet_delete(detector);
  return name;
}

/// What pages call Latin-1 or ASCII is Windows-1252 in truth: its curly quotes are controls in the others.
std::string as_used(std::string name) {
  std::ranges::transform(name, name.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  if (name == "ISO-8859-1" || name == "LATIN1" || name == "US-ASCII" || name == "ASCII" ||
      name == "ISO8859-1")
    return "WINDOWS-1252";
  return name;
}

/// "LE", "BE" or empty: text without a mark whose every second byte is nearly always zero.
std::string unmarked_utf16(std::string_view bytes) {
  const auto head = bytes.substr(0, 4096);
  std::size_t even = 0;
  std::size_t odd = 0;
  for (std::size_t i = 0; i < head.size(); ++i)
    if (head[i] == '\0') ++(i % 2 == 0 ? even : odd);
  const auto half = head.size() / 2;
  if (half < 4) return "";
  if (odd * 10 > half * 7 && even * 10 < half) return "LE";
  if (even * 10 > half * 7 && odd * 10 < half) return "BE";
  return "";
}

}  // namespace

Decoded decoded(std::string_view bytes, std::string_view declared) {
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    const auto rest = bytes.substr(3);
    return {repaired_utf8(rest), "UTF-8", false, !is_valid_utf8(rest)};
  }
  if (bytes.starts_with("\xFF\xFE")) return *converted(bytes.substr(2), "UTF-16LE");
  if (bytes.starts_with("\xFE\xFF")) return *converted(bytes.substr(2), "UTF-16BE");
  if (const auto order = unmarked_utf16(bytes); !order.empty()) return *converted(bytes, "UTF-16" + order);
  if (is_valid_utf8(bytes)) return {std::string(bytes), "UTF-8", false, false};
  if (const auto name = as_used(std::string(declared)); !name.empty() && name != "UTF-8" && name != "UTF8")
    if (auto result = converted(bytes, name); result && !result->lossy) return *result;
  auto name = as_used(guess(bytes));
  if (name.empty() || name == "UTF-8") name = "WINDOWS-1252";
  auto result = converted(bytes, name);
  if (!result || (result->lossy && name != "WINDOWS-1252")) result = converted(bytes, "WINDOWS-1252");
  result->guessed = true;
  return *result;
}

}  // namespace throughline::worker

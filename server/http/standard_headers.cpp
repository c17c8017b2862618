#include "server/http/standard_headers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace throughline::http {
namespace {

struct Header {
  std::string_view name;
  std::string_view value;
};

/// Fixed: no page of ours may loosen them.
constexpr std::array kSecurityHeaders = {
    Header{"Content-Security-Policy",
           "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
           "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
    Header{"X-Content-Type-Options", "nosniff"},
    Header{"X-Frame-Options", "DENY"},
    Header{"Referrer-Policy", "no-referrer"},
    Header{
        "Permissions-Policy",
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
        "magnetometer=(), microphone=(), midi=(), payment=(), usb=()"},
    Header{"Cross-Origin-Opener-Policy", "same-origin"},
    Header{"Cross-Origin-Resource-Policy", "same-origin"},
};

/// What holds when the handler does not say otherwise: searches are sensitive and reviews may be withdrawn.
constexpr std::array kDefaultHeaders = {
    Header{"X-Robots-Tag", "noindex"},
    Header{"Cache-Control", "no-store"},
};

constexpr std::array<std::string_view, 9> kFramingHeaders = {
    "connection", "content-length", "content-type", "transfer-encoding", "date", "server",
    "keep-alive", "accept-ranges",  "trailer"};

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

bool is_fixed(std::string_view name) {
  const auto is_name = [&](std::string_view other) { return same_name(name, other); };
  return std::any_of(kFramingHeaders.begin(), kFramingHeaders.end(), is_name) ||
         std::any_of(kSecurityHeaders.begin(), kSecurityHeaders.end(),
                     [&](const Header& header) { return is_name(header.name); });
}

bool is_name_character(char c) {
  return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

bool is_value_character(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= 0x20 && byte != 0x7f) || c == '\t';
}

bool is_value(std::string_view value) {
  return std::all_of(value.begin(), value.end(), is_value_character);
}

}  // namespace

std::string http_date(std::time_t time) {
  static constexpr std::array<const char*, 7> kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array<const char*, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::tm utc{};
  gmtime_r(&time, &utc);
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", kDays[static_cast<std::size_t>(utc.tm_wday)],
                     utc.tm_mday, kMonths[static_cast<std::size_t>(utc.tm_mon)], utc.tm_year + 1900,
                     utc.tm_hour, utc.tm_min, utc.tm_sec);
}

Headers headers_of(const Response& response, std::time_t now) {
  Headers headers;
  headers.reserve(kSecurityHeaders.size() + kDefaultHeaders.size() + response.headers.size() + 1);
  headers.emplace_back("Date", http_date(now));
  for (const Header& header : kSecurityHeaders) headers.emplace_back(header.name, header.value);
  for (const Header& header : kDefaultHeaders) {
    const bool replaced = std::any_of(response.headers.begin(), response.headers.end(),
                                      [&](const auto& own) { return same_name(own.first, header.name); });
    if (!replaced) headers.emplace_back(header.name, header.value);
  }
  for (const auto& own : response.headers)
    if (!is_fixed(own.first)) headers.push_back(own);
  return headers;
}

bool headers_are_safe(const Response& response) {
  return is_value(response.content_type) &&
         std::all_of(response.headers.begin(), response.headers.end(), [](const auto& header) {
           return !header.first.empty() &&
                  std::all_of(header.first.begin(), header.first.end(), is_name_character) &&
                  is_value(header.second);
         });
}

}  // namespace throughline::http

// Requests and responses as handlers know them. Nothing of the HTTP library is in here.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace throughline {

struct Request {
  std::string method;  ///< GET, HEAD or POST
  std::string path;    ///< decoded, valid UTF-8, begins with /
  /// Query (and, for POST, form) parameters, decoded, in the order given; all valid UTF-8.
  std::vector<std::pair<std::string, std::string>> parameters;
  std::string body;
  /// Lower-case names; only those handlers may read: accept, if-none-match, content-type, origin,
  /// sec-fetch-site.
  std::map<std::string, std::string> headers;
  std::string remote;     ///< peer's address, never from a header
  std::string reference;  ///< random, names this request in the log and on an error page

  std::optional<std::string_view> parameter(std::string_view name) const {
    for (const auto& [key, value] : parameters)
      if (key == name) return value;
    return std::nullopt;
  }
};

struct Response {
  int status = 200;
  std::string content_type = "text/html; charset=utf-8";
  /// Beside the security headers, which every response gets; Cache-Control and X-Robots-Tag replace the
  /// defaults.
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
};

}  // namespace throughline

// The headers of every answer, errors included, and which of a handler's own headers go out with them.
#pragma once

#include <ctime>
#include <string>
#include <utility>
#include <vector>

#include "server/http/message.h"

namespace throughline::http {

using Headers = std::vector<std::pair<std::string, std::string>>;

/// Security headers, Date and the defaults a handler may replace (Cache-Control, X-Robots-Tag), then the
/// handler's own. Those that frame the message (Content-Length, Connection ...) are never a handler's.
Headers headers_of(const Response& response, std::time_t now);

/// False when a header of the response has a name or value that could break out of its line.
bool headers_are_safe(const Response& response);

/// "Sun, 22 Nov 2026 15:04:05 GMT"; the same in every locale.
std::string http_date(std::time_t time);

}  // namespace throughline::http

#include "server/http/target.h"

#include <algorithm>
#include <optional>

#include "corpus/base/utf8.h"

namespace throughline::http {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hex_digit(text[i + 1]);
      const int low = hex_digit(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      decoded.push_back(static_cast<char>(high * 16 + low));
      i += 2;
    } else {
      decoded.push_back(plus_is_space && text[i] == '+' ? ' ' : text[i]);
    }
  }
  return decoded;
}

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}
/// Text areas send line ends and tabs; nothing else that is a control character belongs in a parameter.
bool is_control_in_text(char c) {
  return is_control(c) && c != '\t' && c != '\n' && c != '\r';
}

bool climbs(std::string_view path) {
  const auto segments = split(path, '/');
  return std::any_of(segments.begin(), segments.end(),
                     [](std::string_view segment) { return segment == "." || segment == ".."; });
}

Result<std::string> parse_path(std::string_view raw) {
  const auto path = percent_decoded(raw, false);
  if (!path || !is_valid_utf8(*path))
    return fail(ErrorCode::invalid_argument, "The address has an escape that is not UTF-8 in hexadecimal.");
  if (path->size() > kMostPathBytes) return fail(ErrorCode::too_large, "The address's path is too long.");
  const bool hidden_slash =
      std::count(path->begin(), path->end(), '/') != std::count(raw.begin(), raw.end(), '/');
  if (path->empty() || path->front() != '/' || hidden_slash || climbs(*path) ||
      path->find('\\') != std::string::npos || std::any_of(path->begin(), path->end(), is_control))
    return fail(ErrorCode::invalid_argument, "The address's path is not one of this site.");
  return *path;
}

Result<std::string> parse_text(std::string_view raw) {
  auto text = percent_decoded(raw, true);
  if (!text || !is_valid_utf8(*text))
    return fail(ErrorCode::invalid_argument, "A parameter has an escape that is not UTF-8 in hexadecimal.");
  if (std::any_of(text->begin(), text->end(), is_control_in_text))
    return fail(ErrorCode::invalid_argument, "A parameter has a control character.");
  return std::move(*text);
}

}  // namespace

Result<Target> parse_target(std::string_view target) {
  const std::size_t mark = target.find('?');
  Target parsed;
  THROUGHLINE_ASSIGN(parsed.path, parse_path(target.substr(0, mark)));
  if (mark == std::string_view::npos) return parsed;
  THROUGHLINE_ASSIGN(parsed.parameters, parse_parameters(target.substr(mark + 1)));
  return parsed;
}

Result<Parameters> parse_parameters(std::string_view encoded) {
  Parameters parameters;
  for (const std::string_view piece : split(encoded, '&')) {
    if (piece.empty()) continue;
    if (parameters.size() == kMostParameters)
      return fail(ErrorCode::invalid_argument,
                  "More than " + std::to_string(kMostParameters) + " parameters.");
    const std::size_t equals = piece.find('=');
    THROUGHLINE_ASSIGN(std::string name, parse_text(piece.substr(0, equals)));
    std::string value;
    if (equals != std::string_view::npos) {
      THROUGHLINE_ASSIGN(value, parse_text(piece.substr(equals + 1)));
    }
    parameters.emplace_back(std::move(name), std::move(value));
  }
  return parameters;
}

}  // namespace throughline::http

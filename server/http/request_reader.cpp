#include "server/http/request_reader.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace throughline::http {
namespace {

using Progress = RequestReader::Progress;

/// The headers a handler may read. Everything else is checked for form and forgotten.
constexpr std::array<std::string_view, 5> kKeptHeaders = {"accept", "if-none-match", "content-type", "origin",
                                                          "sec-fetch-site"};

bool is_token(char c) {
  const bool alphanumeric = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  return alphanumeric || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t') || byte == 0x7f;
}

bool is_visible_ascii(char c) {
  return c > 0x20 && c < 0x7f;
}

bool is_host_character(char c) {
  return (is_token(c) && std::string_view("#`^|").find(c) == std::string_view::npos) || c == ':' ||
         c == '[' || c == ']';
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

}  // namespace

RequestLimits RequestLimits::of(const Settings& settings) {
  const auto size = [&](Setting setting) { return static_cast<std::size_t>(settings[setting]); };
  return {size(Setting::http_request_line_bytes), size(Setting::http_head_bytes),
          size(Setting::http_header_lines), size(Setting::http_body_bytes)};
}

Progress RequestReader::refuse(int status, ErrorCode code, std::string message) {
  refusal_ = {status, code, std::move(message)};
  buffer_.clear();
  buffer_.shrink_to_fit();
  return Progress::refused;
}

Progress RequestReader::take(std::string_view bytes) {
  if (bytes.empty()) return Progress::incomplete;
  // A TLS greeting or a stray line end is told apart at its first byte, not at the deadline.
  if (!started_ && !(bytes.front() >= 'A' && bytes.front() <= 'Z'))
    return refuse(400, ErrorCode::invalid_argument, "The request does not begin with a method.");
  started_ = true;
  buffer_.append(bytes);
  if (part_ != Part::body) {
    if (const Progress progress = take_lines(); progress != Progress::complete) return progress;
  }
  return check_body();
}

/// complete: the head is; the body follows.
Progress RequestReader::take_lines() {
  while (part_ != Part::body) {
    const std::size_t end = buffer_.find('\n', scanned_);
    if (end == std::string::npos) {
      scanned_ = buffer_.size();
      return check_unfinished_line();
    }
    if (part_ == Part::request_line && end - line_start_ > limits_.request_line_bytes + 1)
      return refuse(414, ErrorCode::too_large, "The address is too long.");
    if (end + 1 > limits_.head_bytes)
      return refuse(431, ErrorCode::too_large, "The request's head is too large.");
    if (end == line_start_ || buffer_[end - 1] != '\r')
      return refuse(400, ErrorCode::invalid_argument, "A line of the request does not end in CR LF.");
    const std::string line = buffer_.substr(line_start_, end - 1 - line_start_);
    line_start_ = scanned_ = end + 1;
    if (const Progress progress = take_line(line); progress != Progress::complete) return progress;
  }
  return Progress::complete;
}

Progress RequestReader::check_unfinished_line() {
  // One byte more than the limit is allowed for: the CR whose LF has yet to come.
  if (part_ == Part::request_line && buffer_.size() > limits_.request_line_bytes + 1)
    return refuse(414, ErrorCode::too_large, "The address is too long.");
  if (buffer_.size() > limits_.head_bytes)
    return refuse(431, ErrorCode::too_large, "The request's head is too large.");
  return Progress::incomplete;
}

Progress RequestReader::take_line(std::string_view line) {
  if (std::any_of(line.begin(), line.end(), is_control))
    return refuse(400, ErrorCode::invalid_argument, "The request's head has a control character.");
  if (part_ == Part::request_line) {
    part_ = Part::header_lines;
    return take_request_line(line);
  }
  if (line.empty()) {
    part_ = Part::body;
    body_start_ = line_start_;
    return check_head();
  }
  if (++lines_ > limits_.header_lines)
    return refuse(431, ErrorCode::too_large, "The request has too many header lines.");
  return take_header_line(line);
}

Progress RequestReader::take_request_line(std::string_view line) {
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last || line.find(' ', first + 1) != last)
    return refuse(400, ErrorCode::invalid_argument,
                  "The request line is not a method, an address and a version.");
  const std::string_view method = line.substr(0, first);
  const std::string_view target = line.substr(first + 1, last - first - 1);
  const std::string_view version = line.substr(last + 1);
  if (!std::all_of(method.begin(), method.end(), is_token))
    return refuse(400, ErrorCode::invalid_argument, "The method has a character that is not allowed.");
  if (version.size() != 8 || version.substr(0, 5) != "HTTP/" || version[6] != '.' || version[5] < '0' ||
      version[5] > '9' || version[7] < '0' || version[7] > '9')
    return refuse(400, ErrorCode::invalid_argument, "The request line does not end in an HTTP version.");
  if (version != "HTTP/1.1" && version != "HTTP/1.0")
    return refuse(505, ErrorCode::invalid_argument, "Only HTTP 1.1 and 1.0 are spoken here.");
  http_1_1_ = version == "HTTP/1.1";
  if (method != "GET" && method != "HEAD" && method != "POST")
    return refuse(405, ErrorCode::method_not_allowed, "Only GET, HEAD and POST are answered.");
  head_.method = method;
  if (target.empty() || target.front() != '/' ||
      !std::all_of(target.begin(), target.end(), is_visible_ascii) ||
      target.find('#') != std::string_view::npos)
    return refuse(400, ErrorCode::invalid_argument,
                  "The address must begin with / and be percent-encoded ASCII without a fragment.");
  head_.target = target;
  return Progress::complete;
}

Progress RequestReader::take_header_line(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos)
    return refuse(400, ErrorCode::invalid_argument, "A header line has no colon.");
  // A blank is no token character: this also refuses folded lines and white space before the colon.
  const std::string_view raw_name = line.substr(0, colon);
  if (raw_name.empty() || !std::all_of(raw_name.begin(), raw_name.end(), is_token))
    return refuse(400, ErrorCode::invalid_argument, "A header's name has a character that is not allowed.");
  const std::string name = lower_ascii(raw_name);
  const std::string_view value = without_blanks(line.substr(colon + 1));
  if (name == "content-length") return take_content_length(value);
  if (name == "transfer-encoding") has_transfer_encoding_ = true;
  if (name == "content-encoding")
    return refuse(415, ErrorCode::invalid_argument, "Compressed request bodies are not taken.");
  if (name == "range") return refuse(416, ErrorCode::not_acceptable, "Parts of an answer are not served.");
  if (name == "expect") return refuse(417, ErrorCode::invalid_argument, "Expectations are not met here.");
  if (name == "host") {
    ++hosts_;
    if (value.empty() || !std::all_of(value.begin(), value.end(), is_host_character))
      return refuse(400, ErrorCode::invalid_argument, "The Host header is not a host's name.");
  }
  return keep_header(name, value);
}

Progress RequestReader::keep_header(const std::string& name, std::string_view value) {
  if (std::find(kKeptHeaders.begin(), kKeptHeaders.end(), name) == kKeptHeaders.end())
    return Progress::complete;
  const bool plain = std::all_of(value.begin(), value.end(),
                                 [](char c) { return is_visible_ascii(c) || c == ' ' || c == '\t'; });
  if (!plain) return Progress::complete;
  const auto [place, is_new] = head_.headers.try_emplace(name, value);
  if (is_new) return Progress::complete;
  if (name != "accept" && name != "if-none-match")
    return refuse(400, ErrorCode::invalid_argument, "A header that may come once came twice.");
  place->second.append(", ").append(value);
  return Progress::complete;
}

Progress RequestReader::take_content_length(std::string_view value) {
  const bool digits =
      !value.empty() && std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (has_length_ || !digits)
    return refuse(400, ErrorCode::invalid_argument, "Content-Length must be one number, given once.");
  has_length_ = true;
  const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), content_length_);
  if (fault != std::errc() || content_length_ > limits_.body_bytes)
    return refuse(413, ErrorCode::too_large,
                  "The request's body is over " + std::to_string(limits_.body_bytes) + " bytes.");
  return Progress::complete;
}

Progress RequestReader::check_head() {
  if (has_transfer_encoding_ && has_length_)
    return refuse(400, ErrorCode::invalid_argument,
                  "Transfer-Encoding and Content-Length contradict each other.");
  if (has_transfer_encoding_)
    return refuse(501, ErrorCode::invalid_argument, "Bodies with a Transfer-Encoding are not taken.");
  if (hosts_ > 1 || (http_1_1_ && hosts_ == 0))
    return refuse(400, ErrorCode::invalid_argument, "The Host header must be given once.");
  if (head_.method == "POST" && !has_length_)
    return refuse(411, ErrorCode::invalid_argument, "A POST needs a Content-Length.");
  if (head_.method != "POST" && content_length_ > 0)
    return refuse(400, ErrorCode::invalid_argument, "GET and HEAD have no body.");
  return Progress::complete;
}

Progress RequestReader::check_body() {
  const std::size_t received = buffer_.size() - body_start_;
  if (received > content_length_)
    return refuse(400, ErrorCode::invalid_argument,
                  "Bytes follow the end of the request; send one at a time.");
  return received == content_length_ ? Progress::complete : Progress::incomplete;
}

}  // namespace throughline::http

// Reads one HTTP request from bytes as they come: strict about framing, bounded in every direction, no
// socket, no clock. Whatever two programs could understand differently is refused rather than repaired.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "corpus/base/error.h"
#include "corpus/base/settings.h"

namespace throughline::http {

struct RequestLimits {
  std::size_t request_line_bytes = 8000;
  std::size_t head_bytes = 16384;  ///< request line and header lines together
  std::size_t header_lines = 64;
  std::size_t body_bytes = 8192;

  static RequestLimits of(const Settings& settings);
};

/// Why a request is not answered. The message never repeats what the peer sent.
struct Refusal {
  int status = 400;
  ErrorCode code = ErrorCode::invalid_argument;
  std::string message;
};

struct RequestHead {
  std::string method;                          ///< GET, HEAD or POST once complete
  std::string target;                          ///< as sent: origin form, visible ASCII
  std::map<std::string, std::string> headers;  ///< lower-case names; only those of kKeptHeaders
};

class RequestReader {
 public:
  enum class Progress { incomplete, complete, refused };

  explicit RequestReader(const RequestLimits& limits) : limits_(limits) {}

  /// Takes the next bytes. After complete or refused it must not be called again.
  Progress take(std::string_view bytes);

  bool started() const { return started_; }
  const RequestHead& head() const { return head_; }
  const Refusal& refusal() const { return refusal_; }
  RequestHead take_head() { return std::move(head_); }
  std::string take_body() { return buffer_.substr(body_start_); }

 private:
  enum class Part { request_line, header_lines, body };

  Progress refuse(int status, ErrorCode code, std::string message);
  Progress take_lines();
  Progress check_unfinished_line();
  Progress take_line(std::string_view line);
  Progress take_request_line(std::string_view line);
  Progress take_header_line(std::string_view line);
  Progress keep_header(const std::string& name, std::string_view value);
  Progress take_content_length(std::string_view value);
  Progress check_head();
  Progress check_body();

  RequestLimits limits_;
  Part part_ = Part::request_line;
  bool started_ = false;
  std::string buffer_;
  std::size_t line_start_ = 0;
  std::size_t scanned_ = 0;
  std::size_t lines_ = 0;
  std::size_t body_start_ = 0;
  std::size_t content_length_ = 0;
  unsigned hosts_ = 0;
  bool http_1_1_ = false;
  bool has_length_ = false;
  bool has_transfer_encoding_ = false;
  RequestHead head_;
  Refusal refusal_;
};

}  // namespace throughline::http

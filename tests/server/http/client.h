// A client for tests that can misbehave: sends any bytes, reads while it sends, stalls, half-closes. Each
// wait has a generous limit, so that a fault of the server fails a test instead of hanging it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "server/http/sockets.h"

namespace throughline::http {

struct Reply {
  int status = 0;                              ///< 0: no whole head came
  std::map<std::string, std::string> headers;  ///< lower-case names; of a repeated one the last
  std::string body;
  std::string bytes;
  bool closed_cleanly = false;  ///< end of stream, not a reset

  std::string header(const std::string& name) const {
    const auto at = headers.find(name);
    return at == headers.end() ? std::string() : at->second;
  }
};

class Client {
 public:
  /// Connects to 127.0.0.1; connected() is false when refused. A receive buffer of 0 is the system's own
  /// size.
  explicit Client(int port, int receive_buffer = 0);

  bool connected() const { return socket_.get() >= 0; }
  /// Sends all, unless the peer resets; keeps what it reads meanwhile. False when the peer did not take it
  /// all.
  bool send(std::string_view bytes);
  void finish_sending() const;
  /// Reads until the peer closes.
  Reply receive();
  /// True when bytes or the end of the stream are there within that time.
  bool readable(int milliseconds) const;
  /// Waits, without reading, until the peer resets the connection; false when it does not.
  bool await_reset() const;

  Reply ask(std::string_view bytes) {
    send(bytes);
    return receive();
  }

 private:
  bool read_some();

  Descriptor socket_;
  std::string received_;
  bool ended_ = false;
  bool clean_ = false;
};

Reply parse_reply(std::string bytes);

}  // namespace throughline::http

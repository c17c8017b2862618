// The one place that knows the HTTP library. An epoll front collects complete requests under one deadline and byte caps;
// only then a thread takes them. No keep-alive; chunked bodies, Range, bodies on GET and malformed lines are refused.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "corpus/base/result.h"
#include "corpus/base/settings.h"
#include "server/http/message.h"

namespace throughline {

struct ListenOptions {
  std::string host = "127.0.0.1";
  int port = 8080;  ///< 0: any free port, see Listener::port
};

/// One line per answered request, without any search words: method, route, status, ms, bytes, reference.
struct AccessRecord {
  std::string method;
  std::string route;  ///< the route's template, never the address itself
  int status = 0;
  double milliseconds = 0;
  std::size_t bytes = 0;
  std::string reference;
};

using Handler = std::function<Response(const Request&)>;
/// The template a path belongs to ("/review/{slug}"), for the log.
using RouteName = std::function<std::string(const Request&)>;

class Listener {
 public:
  /// Binds and listens; address_in_use when another program has the port.
  static Result<Listener> bind(const ListenOptions& options, const Settings& settings, Handler handler,
                               RouteName route_name, std::function<void(const AccessRecord&)> log);
  Listener(Listener&&) noexcept;
  Listener& operator=(Listener&&) noexcept;
  ~Listener();

  int port() const;
  /// Serves until stop(); then finishes the requests in hand (at most http_request_seconds) and returns.
  void run();
  /// Safe from any thread and from a signal handler.
  void stop();

 private:
  struct State;
  explicit Listener(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace throughline

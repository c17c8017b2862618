// The one place that knows the HTTP library. An epoll front collects complete requests under one deadline and
// byte caps; only then a thread takes them. No keep-alive; chunked bodies, Range, bodies on GET and malformed
// lines are refused.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "corpus/base/result.h"
#include "corpus/base/settings.h"
#include "server/http/message.h"

namespace throughline {

/// Renders the page or JSON of an error that no handler made (an address that cannot be decoded, a fault of
/// the handler). Called in the threads; only `reference`, `headers` and `remote` of the request are sure to
/// be set. The status it returns is kept; where it fails or none is given, a bare page answers.
using ErrorPage = std::function<Response(const Request&, int status, const Error&)>;

struct ListenOptions {
  std::string host = "127.0.0.1";
  int port = 8080;  ///< 0: any free port, see Listener::port
  ErrorPage error_page = {};
};

/// One line per answered request, without any search words: method, route, status, ms, bytes, reference.
struct AccessRecord {
  std::string method;  ///< "-" when none could be read
  std::string route;   ///< the route's template, never the address itself; "-" when refused before routing
  int status = 0;
  double milliseconds =
      0;                  ///< from the complete request (refused: from the connection) to the complete answer
  std::size_t bytes = 0;  ///< of the answer, head included
  std::string reference;
  std::string fault;  ///< the type, never the text, of an exception that a handler let out; else empty
};

using Handler = std::function<Response(const Request&)>;
/// The template a path belongs to ("/review/{slug}"), for the log.
using RouteName = std::function<std::string(const Request&)>;

class Listener {
 public:
  /// Binds and listens; address_in_use when another program has the port. Handler, route name, error page and
  /// log are called from several threads at once.
  static Result<Listener> bind(const ListenOptions& options, const Settings& settings, Handler handler,
                               RouteName route_name, std::function<void(const AccessRecord&)> log);
  Listener(Listener&&) noexcept;
  Listener& operator=(Listener&&) noexcept;
  ~Listener();

  int port() const;
  /// Serves until stop(); then finishes the requests in hand (at most http_request_seconds) and returns. Once
  /// only.
  void run();
  /// Safe from any thread and from a signal handler.
  void stop();

 private:
  struct State;
  explicit Listener(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace throughline

// The one door to cpp-httplib: its request processing, in memory. No socket of ours ever reaches the library.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "server/http/message.h"

namespace throughline::http {

/// A checked request as the library shall see it.
struct Exchange {
  std::string method;
  std::string path;  ///< still percent-encoded, without the query: search words stay out of the library
  std::string body;
  /// Makes the answer; given the body as the library read it.
  std::function<Response(std::string body)> answer;
};

/// Not shared between threads: one for each.
class Processor {
 public:
  explicit Processor(std::size_t body_limit);
  ~Processor();
  Processor(const Processor&) = delete;
  Processor& operator=(const Processor&) = delete;

  /// The whole answer as bytes for the wire; empty when the library failed (a fault).
  std::string process(const Exchange& exchange);

 private:
  class Engine;
  std::unique_ptr<Engine> engine_;
};

}  // namespace throughline::http

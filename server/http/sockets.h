// Owns file descriptors; binds and names addresses. Nothing of HTTP.
#pragma once

#include <sys/socket.h>

#include <string>
#include <utility>

#include "corpus/base/result.h"

namespace throughline::http {

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~Descriptor() { reset(); }

  int get() const { return fd_; }
  void reset();

 private:
  int fd_ = -1;
};

/// A non-blocking listening socket on host (a name, an IPv4 or an IPv6 address, brackets allowed) and port
/// (0: any free one). address_in_use when another program listens there, invalid_argument when the host is
/// none.
Result<Descriptor> listen_on(const std::string& host, int port);

int port_of(int listening);
/// "192.0.2.1" or "2001:db8::1".
std::string address_text(const sockaddr_storage& address);

/// How many connections the process's limit on open files leaves room for, after raising it as far as
/// allowed.
std::size_t connection_room(std::size_t wanted);

}  // namespace throughline::http

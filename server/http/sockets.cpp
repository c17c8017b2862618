#include "server/http/sockets.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

namespace throughline::http {
namespace {

constexpr int kBacklog = 4096;
/// Files the rest of the program has open: stores, logs, pipes.
constexpr std::size_t kOtherFiles = 128;

std::string without_brackets(const std::string& host) {
  const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
  return bracketed ? host.substr(1, host.size() - 2) : host;
}

using Addresses = std::unique_ptr<addrinfo, decltype(&freeaddrinfo)>;

Result<Addresses> resolve(const std::string& host, int port) {
  addrinfo wanted{};
  wanted.ai_family = AF_UNSPEC;
  wanted.ai_socktype = SOCK_STREAM;
  wanted.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  addrinfo* found = nullptr;
  const std::string plain = without_brackets(host);
  const int fault =
      getaddrinfo(plain.empty() ? nullptr : plain.c_str(), std::to_string(port).c_str(), &wanted, &found);
  if (fault != 0)
    return fail(ErrorCode::invalid_argument, "\"" + host + "\" is not an address to listen on.",
                "Give a host's name or an address of this machine, such as 127.0.0.1.");
  return Addresses(found, &freeaddrinfo);
}

/// 0, or the errno of what failed.
int try_listen(const addrinfo& address, Descriptor& socket_out) {
  Descriptor listening(::socket(address.ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (listening.get() < 0) return errno;
  // Only SO_REUSEADDR: SO_REUSEPORT would let a second server share the port in silence.
  const int on = 1;
  setsockopt(listening.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (::bind(listening.get(), address.ai_addr, address.ai_addrlen) != 0) return errno;
  if (::listen(listening.get(), kBacklog) != 0) return errno;
  socket_out = std::move(listening);
  return 0;
}

}  // namespace

void Descriptor::reset() {
  if (fd_ >= 0) ::close(fd_);
  fd_ = -1;
}

Result<Descriptor> listen_on(const std::string& host, int port) {
  if (port < 0 || port > 65535)
    return fail(ErrorCode::invalid_argument, std::to_string(port) + " is not a port.", "Give 0 to 65535.");
  THROUGHLINE_ASSIGN(const Addresses addresses, resolve(host, port));
  int fault = EADDRNOTAVAIL;
  for (const addrinfo* address = addresses.get(); address != nullptr; address = address->ai_next) {
    Descriptor listening;
    fault = try_listen(*address, listening);
    if (fault == 0) return listening;
    if (fault == EADDRINUSE) break;
  }
  const std::string place = host + " port " + std::to_string(port);
  if (fault == EADDRINUSE)
    return fail(ErrorCode::address_in_use, "Another program listens on " + place + ".",
                "Stop it, or choose another port with --listen.");
  return fail(ErrorCode::invalid_argument, "Cannot listen on " + place + ": " + std::strerror(fault) + ".",
              "Ports under 1024 need a privilege; the address must be one of this machine.");
}

int port_of(int listening) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  if (getsockname(listening, reinterpret_cast<sockaddr*>(&address), &size) != 0) return 0;
  if (address.ss_family == AF_INET6) return ntohs(reinterpret_cast<const sockaddr_in6&>(address).sin6_port);
  return ntohs(reinterpret_cast<const sockaddr_in&>(address).sin_port);
}

std::string address_text(const sockaddr_storage& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (address.ss_family == AF_INET6) {
    const auto& v6 = reinterpret_cast<const sockaddr_in6&>(address);
    if (IN6_IS_ADDR_V4MAPPED(&v6.sin6_addr))
      inet_ntop(AF_INET, &v6.sin6_addr.s6_addr[12], text.data(), text.size());
    else
      inet_ntop(AF_INET6, &v6.sin6_addr, text.data(), text.size());
  } else {
    inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in&>(address).sin_addr, text.data(), text.size());
  }
  return text.data();
}

std::size_t connection_room(std::size_t wanted) {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return wanted;
  const rlim_t needed = wanted + kOtherFiles;
  if (limit.rlim_cur < needed) {
    limit.rlim_cur = std::min<rlim_t>(needed, limit.rlim_max);
    setrlimit(RLIMIT_NOFILE, &limit);
    getrlimit(RLIMIT_NOFILE, &limit);
  }
  if (limit.rlim_cur >= needed) return wanted;
  return std::max<std::size_t>(16, limit.rlim_cur > kOtherFiles ? limit.rlim_cur - kOtherFiles : 0);
}

}  // namespace throughline::http

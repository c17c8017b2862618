#include "tests/server/http/client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>

#include <array>
#include <cctype>
#include <cerrno>

namespace throughline::http {
namespace {

constexpr int kPatienceMilliseconds = 30000;

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

short wait_for(int fd, short events, int milliseconds) {
  pollfd entry{fd, events, 0};
  return poll(&entry, 1, milliseconds) > 0 ? entry.revents : short{0};
}

}  // namespace

Client::Client(int port, int receive_buffer) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  if (receive_buffer > 0)
    setsockopt(socket_.get(), SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
    socket_.reset();
}

bool Client::read_some() {
  std::array<char, 65536> buffer;
  const ssize_t count = ::recv(socket_.get(), buffer.data(), buffer.size(), MSG_DONTWAIT);
  if (count > 0) received_.append(buffer.data(), static_cast<std::size_t>(count));
  if (count == 0) ended_ = clean_ = true;
  if (count < 0 && errno != EAGAIN && errno != EINTR) ended_ = true;
  return !ended_;
}

bool Client::send(std::string_view bytes) {
  while (!bytes.empty() && !ended_) {
    const short ready = wait_for(socket_.get(), POLLIN | POLLOUT, kPatienceMilliseconds);
    if (ready == 0) return false;
    if ((ready & POLLIN) != 0 && !read_some()) return false;
    if ((ready & (POLLERR | POLLHUP)) != 0) return false;
    if ((ready & POLLOUT) == 0) continue;
    const ssize_t count = ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count < 0 && errno != EAGAIN && errno != EINTR) return false;
    if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return bytes.empty();
}

void Client::finish_sending() const {
  ::shutdown(socket_.get(), SHUT_WR);
}

bool Client::readable(int milliseconds) const {
  return wait_for(socket_.get(), POLLIN, milliseconds) != 0;
}

bool Client::await_reset() const {
  return (wait_for(socket_.get(), 0, kPatienceMilliseconds) & (POLLERR | POLLHUP)) != 0;
}

Reply Client::receive() {
  while (!ended_ && readable(kPatienceMilliseconds)) read_some();
  Reply reply = parse_reply(received_);
  reply.closed_cleanly = clean_;
  return reply;
}

Reply parse_reply(std::string bytes) {
  Reply reply;
  reply.bytes = std::move(bytes);
  const std::string& all = reply.bytes;
  const std::size_t end = all.find("\r\n\r\n");
  if (end == std::string::npos || all.compare(0, 9, "HTTP/1.1 ") != 0) return reply;
  reply.status = std::stoi(all.substr(9, 3));
  reply.body = all.substr(end + 4);
  for (std::size_t at = all.find("\r\n") + 2; at < end;) {
    const std::size_t next = all.find("\r\n", at);
    const std::string line = all.substr(at, next - at);
    const std::size_t colon = line.find(": ");
    if (colon != std::string::npos) reply.headers[lower(line.substr(0, colon))] = line.substr(colon + 2);
    at = next + 2;
  }
  return reply;
}

}  // namespace throughline::http

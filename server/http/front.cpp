#include "server/http/front.h"

#include <malloc.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace throughline::http {
namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t kListenerId = 0;
constexpr std::uint64_t kOutboxId = 1;
constexpr std::uint64_t kFirstConnectionId = 2;

constexpr std::size_t kReadBytes = 16384;
constexpr std::size_t kEventsAtOnce = 256;
constexpr int kAcceptsAtOnce = 64;
/// A peer that still sends when it has its answer is listened to this long, so that the answer is not lost to
/// a reset.
constexpr auto kDrainTime = 1s;
constexpr std::size_t kMostDrainedBytes = 4U << 20U;
/// Answers not yet taken by their readers, all together; over it new requests are refused rather than memory
/// filled.
constexpr std::size_t kMostPendingBytes = 256U << 20U;
/// A large answer may take longer than the deadline as long as its reader keeps up this rate.
constexpr std::size_t kLeastBytesPerSecond = 32768;
/// Out of descriptors: the listener is left alone this long instead of spinning on it.
constexpr auto kAcceptPause = 100ms;
constexpr auto kRestAfter = 5s;

bool would_block(int error) {
  return error == EAGAIN || error == EWOULDBLOCK;
}

}  // namespace

Outbox::Outbox() : event_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {}

void Outbox::wake() const {
  const std::uint64_t one = 1;
  // A full counter already wakes the reader; there is nothing to do about a failure.
  [[maybe_unused]] const auto written = ::write(event_.get(), &one, sizeof one);
}

void Outbox::put(std::uint64_t connection, std::string bytes) {
  {
    const std::lock_guard lock(mutex_);
    answers_.emplace_back(connection, std::move(bytes));
  }
  wake();
}

std::vector<std::pair<std::uint64_t, std::string>> Outbox::take() {
  std::uint64_t count = 0;
  [[maybe_unused]] const auto got = ::read(event_.get(), &count, sizeof count);
  const std::lock_guard lock(mutex_);
  return std::exchange(answers_, {});
}

void Outbox::stop() {
  const int error = errno;
  stopping_.store(true, std::memory_order_release);
  wake();
  errno = error;
}

Front::Front(const FrontLimits& limits, Descriptor listening, Outbox& outbox, Submit submit, Refuse refuse)
    : limits_(limits),
      listening_(std::move(listening)),
      outbox_(outbox),
      submit_(std::move(submit)),
      refuse_(std::move(refuse)),
      epoll_(epoll_create1(EPOLL_CLOEXEC)),
      next_id_(kFirstConnectionId) {
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.u64 = kOutboxId;
  epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, outbox_.descriptor(), &event);
  watch_listener(true);
}

void Front::run() {
  std::array<epoll_event, kEventsAtOnce> events{};
  Clock::time_point give_up = Clock::time_point::max();
  while (!(stopping_ && (connections_.empty() || Clock::now() >= give_up))) {
    const int count = epoll_wait(epoll_.get(), events.data(), static_cast<int>(events.size()),
                                 wait_milliseconds(Clock::now()));
    if (count < 0 && errno != EINTR) return;
    for (int i = 0; i < count; ++i)
      handle_event(events[static_cast<std::size_t>(i)].data.u64, events[static_cast<std::size_t>(i)].events);
    const auto now = Clock::now();
    expire(now);
    if (now >= accept_again_) watch_listener(true);
    if (outbox_.stopping() && !stopping_) {
      begin_stop();
      give_up = now + limits_.patience;
    }
    rest();
  }
}

void Front::begin_stop() {
  stopping_ = true;
  watch_listener(false);
  listening_.reset();
  // What has not arrived by now is not in hand. Answering or closing changes the map, hence the list.
  std::vector<std::uint64_t> unfinished;
  for (const auto& [id, connection] : connections_)
    if (connection.stage == Stage::reading) unfinished.push_back(id);
  for (const std::uint64_t id : unfinished) {
    const auto at = connections_.find(id);
    if (at->second.reader.started())
      refuse(at, {503, ErrorCode::unavailable, "The server is stopping."});
    else
      close(at);
  }
}

void Front::watch_listener(bool on) {
  accept_again_ = Clock::time_point::max();
  if (on == accepting_ || listening_.get() < 0) return;
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.u64 = kListenerId;
  epoll_ctl(epoll_.get(), on ? EPOLL_CTL_ADD : EPOLL_CTL_DEL, listening_.get(), &event);
  accepting_ = on;
}

void Front::handle_event(std::uint64_t id, std::uint32_t events) {
  if (id == kListenerId) return accept_connections();
  if (id == kOutboxId) return take_answers();
  const auto at = connections_.find(id);
  if (at == connections_.end()) return;
  switch (at->second.stage) {
    case Stage::reading:
      return read_request(at);
    case Stage::writing:
      return write_answer(at);
    case Stage::draining:
      return drain(at);
    case Stage::waiting:
      // The peer is gone but a thread is at work for it: stop listening (epoll reports a hang-up for ever)
      // and wait.
      if ((events & (EPOLLHUP | EPOLLERR)) != 0) {
        at->second.hung_up = true;
        epoll_ctl(epoll_.get(), EPOLL_CTL_DEL, at->second.socket.get(), nullptr);
      }
  }
}

void Front::accept_connections() {
  for (int i = 0; i < kAcceptsAtOnce && accepting_; ++i) {
    if (connections_.size() >= limits_.connections) return watch_listener(false);
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    const int fd =
        accept4(listening_.get(), reinterpret_cast<sockaddr*>(&address), &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd < 0) {
      if (would_block(errno)) return;
      if (errno == EINTR || errno == ECONNABORTED) continue;
      watch_listener(false);
      accept_again_ = Clock::now() + kAcceptPause;
      return;
    }
    const int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const std::uint64_t id = next_id_++;
    last_accept_ = Clock::now();
    const auto at = connections_
                        .try_emplace(id, Connection{.socket = Descriptor(fd),
                                                    .reader = RequestReader(limits_.request),
                                                    .remote = address_text(address),
                                                    .accepted = last_accept_,
                                                    .output = {}})
                        .first;
    set_deadline(at, last_accept_ + limits_.patience);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = id;
    epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, fd, &event);
  }
}

void Front::read_request(Connections::iterator at) {
  std::array<char, kReadBytes> bytes;
  const ssize_t count = ::recv(at->second.socket.get(), bytes.data(), bytes.size(), 0);
  if (count < 0 && (would_block(errno) || errno == EINTR)) return;
  if (count <= 0) return close(at);
  RequestReader& reader = at->second.reader;
  switch (reader.take({bytes.data(), static_cast<std::size_t>(count)})) {
    case RequestReader::Progress::incomplete:
      return;
    case RequestReader::Progress::refused:
      return refuse(at, reader.refusal());
    case RequestReader::Progress::complete:
      return submit(at);
  }
}

void Front::submit(Connections::iterator at) {
  Connection& connection = at->second;
  untrimmed_ = true;
  Job job;
  job.connection = at->first;
  job.body = connection.reader.take_body();
  job.head = connection.reader.take_head();
  job.remote = connection.remote;
  job.received = Clock::now();
  connection.stage = Stage::waiting;
  set_deadline(at, Clock::time_point::max());
  watch(at, 0);
  if (submit_(job)) return;
  connection.stage = Stage::reading;
  begin_answer(
      at, refuse_({503, ErrorCode::unavailable, "The server has more work than it can take."}, job.head, 0));
}

void Front::refuse(Connections::iterator at, const Refusal& refusal) {
  const auto waited =
      std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - at->second.accepted);
  begin_answer(at, refuse_(refusal, at->second.reader.head(), static_cast<std::size_t>(waited.count())));
}

void Front::begin_answer(Connections::iterator at, std::string bytes) {
  Connection& connection = at->second;
  pending_bytes_ += bytes.size();
  connection.stage = Stage::writing;
  connection.output = std::move(bytes);
  set_deadline(at, Clock::now() + limits_.patience);
  watch(at, 0);
  write_answer(at);
}

void Front::write_answer(Connections::iterator at) {
  Connection& connection = at->second;
  while (connection.sent < connection.output.size()) {
    const ssize_t count = ::send(connection.socket.get(), connection.output.data() + connection.sent,
                                 connection.output.size() - connection.sent, MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && would_block(errno)) return watch(at, EPOLLOUT);
    if (count <= 0) return close(at);
    connection.sent += static_cast<std::size_t>(count);
  }
  begin_drain(at);
}

void Front::begin_drain(Connections::iterator at) {
  Connection& connection = at->second;
  pending_bytes_ -= connection.output.size();
  connection.output = {};
  connection.sent = 0;
  connection.stage = Stage::draining;
  ::shutdown(connection.socket.get(), SHUT_WR);
  set_deadline(at, Clock::now() + kDrainTime);
  watch(at, EPOLLIN);
}

void Front::drain(Connections::iterator at) {
  std::array<char, kReadBytes> bytes;
  const ssize_t count = ::recv(at->second.socket.get(), bytes.data(), bytes.size(), 0);
  if (count < 0 && (would_block(errno) || errno == EINTR)) return;
  if (count <= 0) return close(at);
  at->second.drained += static_cast<std::size_t>(count);
  if (at->second.drained > kMostDrainedBytes) close(at, true);
}

void Front::close(Connections::iterator at, bool abort) {
  Connection& connection = at->second;
  pending_bytes_ -= connection.output.size();
  set_deadline(at, Clock::time_point::max());
  if (abort) {
    // Without this the kernel would go on offering unsent bytes to a peer that does not take them.
    const linger at_once{1, 0};
    setsockopt(connection.socket.get(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  }
  connections_.erase(at);
  if (!stopping_ && accept_again_ == Clock::time_point::max()) watch_listener(true);
}

void Front::take_answers() {
  for (auto& [id, bytes] : outbox_.take()) {
    const auto at = connections_.find(id);
    if (at == connections_.end()) continue;
    if (at->second.hung_up || bytes.empty())
      close(at, true);
    else
      begin_answer(at, std::move(bytes));
  }
  make_room();
}

void Front::make_room() {
  while (pending_bytes_ > kMostPendingBytes) {
    const auto unsent = [](const Connection& connection) {
      return connection.output.size() - connection.sent;
    };
    close(std::max_element(connections_.begin(), connections_.end(),
                           [&](const auto& a, const auto& b) { return unsent(a.second) < unsent(b.second); }),
          true);
  }
}

bool Front::keeps_pace(const Connection& connection) const {
  const auto seconds =
      static_cast<std::size_t>(std::chrono::ceil<std::chrono::seconds>(limits_.patience).count());
  return connection.sent - connection.sent_before >= seconds * kLeastBytesPerSecond;
}

void Front::expire(Clock::time_point now) {
  while (!deadlines_.empty() && deadlines_.begin()->first <= now) {
    const auto at = connections_.find(deadlines_.begin()->second);
    Connection& connection = at->second;
    if (connection.stage == Stage::reading && connection.reader.started()) {
      refuse(at, {408, ErrorCode::timeout, "The request did not arrive in time."});
    } else if (connection.stage == Stage::writing && keeps_pace(connection)) {
      connection.sent_before = connection.sent;
      set_deadline(at, now + limits_.patience);
    } else {
      close(at, connection.stage == Stage::writing);
    }
  }
}

void Front::set_deadline(Connections::iterator at, Clock::time_point deadline) {
  if (at->second.deadline != Clock::time_point::max()) deadlines_.erase({at->second.deadline, at->first});
  at->second.deadline = deadline;
  if (deadline != Clock::time_point::max()) deadlines_.emplace(deadline, at->first);
}

void Front::watch(Connections::iterator at, std::uint32_t events) const {
  epoll_event event{};
  event.events = events;
  event.data.u64 = at->first;
  epoll_ctl(epoll_.get(), EPOLL_CTL_MOD, at->second.socket.get(), &event);
}

int Front::wait_milliseconds(Clock::time_point now) const {
  auto next = now + 1h;
  if (!deadlines_.empty()) next = std::min(next, deadlines_.begin()->first);
  next = std::min(next, accept_again_);
  if (untrimmed_ && connections_.empty()) next = std::min(next, last_accept_ + Clock::duration(kRestAfter));
  if (stopping_) next = std::min(next, now + Clock::duration(50ms));
  const auto wait = std::chrono::ceil<std::chrono::milliseconds>(next - now).count();
  return static_cast<int>(std::max<std::int64_t>(wait, 0));
}

/// glibc keeps what a burst of requests used; in a quiet moment it is given back.
void Front::rest() {
  if (!untrimmed_ || !connections_.empty() || Clock::now() < last_accept_ + kRestAfter) return;
  malloc_trim(0);
  untrimmed_ = false;
}

}  // namespace throughline::http

// The epoll front: one thread that owns every connection. It accepts, collects complete requests, hands them
// on, writes the answers and closes; no peer, however slow or silent, holds anything but its own small buffer
// until a deadline.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "server/http/request_reader.h"
#include "server/http/sockets.h"
#include "server/http/workers.h"

namespace throughline::http {

struct FrontLimits {
  RequestLimits request;
  std::size_t connections = 4096;
  std::chrono::milliseconds patience{
      5000};  ///< for a request to arrive and, anew, for its answer to be taken
};

/// Answers made in the threads, on their way to the front.
class Outbox {
 public:
  Outbox();
  void put(std::uint64_t connection, std::string bytes);
  std::vector<std::pair<std::uint64_t, std::string>> take();
  /// Async-signal-safe: ask the front to finish.
  void stop();
  bool stopping() const { return stopping_.load(std::memory_order_acquire); }
  int descriptor() const { return event_.get(); }

 private:
  void wake() const;

  Descriptor event_;
  std::atomic<bool> stopping_{false};
  std::mutex mutex_;
  std::vector<std::pair<std::uint64_t, std::string>> answers_;
};

class Front {
 public:
  /// Hands a complete request on; false when there is no room for it.
  using Submit = std::function<bool(Job&)>;
  /// The bytes that answer a request no handler sees; `head` may be half filled.
  using Refuse = std::function<std::string(const Refusal&, const RequestHead& head, std::size_t waited_us)>;

  Front(const FrontLimits& limits, Descriptor listening, Outbox& outbox, Submit submit, Refuse refuse);

  /// Serves until Outbox::stop, then finishes what is in hand within FrontLimits::patience.
  void run();

 private:
  enum class Stage { reading, waiting, writing, draining };

  struct Connection {
    Descriptor socket;
    RequestReader reader;
    Stage stage = Stage::reading;
    std::string remote;
    Clock::time_point accepted;
    Clock::time_point deadline = Clock::time_point::max();
    std::string output;
    std::size_t sent = 0;
    std::size_t sent_before = 0;  ///< when the deadline was last set
    std::size_t drained = 0;
    bool hung_up = false;
  };
  using Connections = std::unordered_map<std::uint64_t, Connection>;

  void begin_stop();
  void accept_connections();
  void watch_listener(bool on);
  void handle_event(std::uint64_t id, std::uint32_t events);
  void read_request(Connections::iterator at);
  void submit(Connections::iterator at);
  void refuse(Connections::iterator at, const Refusal& refusal);
  void begin_answer(Connections::iterator at, std::string bytes);
  void write_answer(Connections::iterator at);
  bool keeps_pace(const Connection& connection) const;
  void make_room();
  void begin_drain(Connections::iterator at);
  void drain(Connections::iterator at);
  void close(Connections::iterator at, bool abort = false);
  void take_answers();
  void expire(Clock::time_point now);
  void set_deadline(Connections::iterator at, Clock::time_point deadline);
  void watch(Connections::iterator at, std::uint32_t events) const;
  int wait_milliseconds(Clock::time_point now) const;
  void rest();

  FrontLimits limits_;
  Descriptor listening_;
  Outbox& outbox_;
  Submit submit_;
  Refuse refuse_;
  Descriptor epoll_;
  Connections connections_;
  std::set<std::pair<Clock::time_point, std::uint64_t>> deadlines_;
  std::uint64_t next_id_;
  std::size_t pending_bytes_ = 0;
  Clock::time_point last_accept_{};
  Clock::time_point accept_again_ = Clock::time_point::max();
  bool accepting_ = false;
  bool stopping_ = false;
  bool untrimmed_ = false;
};

}  // namespace throughline::http

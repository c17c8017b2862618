// A fixed number of threads and a bounded queue of complete requests. Knows no sockets.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "server/http/request_reader.h"

namespace throughline::http {

using Clock = std::chrono::steady_clock;

/// A complete request on its way to a thread.
struct Job {
  std::uint64_t connection = 0;
  RequestHead head;
  std::string body;
  std::string remote;
  Clock::time_point received;
};

class Workers {
 public:
  /// Called once in each thread; what it returns does the jobs of that thread.
  using MakeWork = std::function<std::function<void(Job)>()>;

  Workers(std::size_t threads, std::size_t queue, const MakeWork& make_work);
  /// Waits for the jobs in hand and those queued.
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  /// False, and the job untouched, when the queue is full.
  bool offer(Job& job);

 private:
  void work(const MakeWork& make_work);

  const std::size_t most_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> queue_;
  bool closing_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace throughline::http

#include "server/http/workers.h"

#include <pthread.h>

#include <csignal>

namespace throughline::http {
namespace {

/// Signals are for the main thread: a thread of ours starts with all of them blocked.
class SignalsBlocked {
 public:
  SignalsBlocked() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  ~SignalsBlocked() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  SignalsBlocked(const SignalsBlocked&) = delete;
  SignalsBlocked& operator=(const SignalsBlocked&) = delete;

 private:
  sigset_t before_{};
};

}  // namespace

Workers::Workers(std::size_t threads, std::size_t queue, const MakeWork& make_work) : most_(queue) {
  const SignalsBlocked blocked;
  threads_.reserve(threads);
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this, make_work] { work(make_work); });
}

Workers::~Workers() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

bool Workers::offer(Job& job) {
  {
    const std::lock_guard lock(mutex_);
    if (queue_.size() >= most_) return false;
    queue_.push_back(std::move(job));
  }
  changed_.notify_one();
  return true;
}

void Workers::work(const MakeWork& make_work) {
  const auto do_job = make_work();
  for (;;) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return closing_ || !queue_.empty(); });
    if (queue_.empty()) return;
    Job job = std::move(queue_.front());
    queue_.pop_front();
    lock.unlock();
    do_job(std::move(job));
  }
}

}  // namespace throughline::http

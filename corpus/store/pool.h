// A fixed number of things that only one thread may use at a time, lent out. Made when the pool is, because
// the files of an old generation may be gone from their folder by the time they are needed. Private to
// corpus/store.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace throughline {

/// How many threads can read one generation at the same moment; more wait for their turn.
inline constexpr std::size_t kReadersOfGeneration = 8;

template <class T>
class Pool {
 public:
  explicit Pool(std::vector<std::unique_ptr<T>> things) : free_(std::move(things)) {}

  class Loan {
   public:
    Loan(Pool& pool, std::unique_ptr<T> thing) : pool_(&pool), thing_(std::move(thing)) {}
    Loan(Loan&& other) noexcept = default;
    Loan& operator=(Loan&&) = delete;
    ~Loan() {
      if (thing_ != nullptr) pool_->give_back(std::move(thing_));
    }
    T& operator*() const { return *thing_; }
    T* operator->() const { return thing_.get(); }

   private:
    Pool* pool_;
    std::unique_ptr<T> thing_;
  };

  Loan borrow() {
    std::unique_lock lock(mutex_);
    returned_.wait(lock, [this] { return !free_.empty(); });
    auto thing = std::move(free_.back());  // the one used last has the warmest cache
    free_.pop_back();
    return Loan(*this, std::move(thing));
  }

 private:
  void give_back(std::unique_ptr<T> thing) {
    {
      const std::lock_guard lock(mutex_);
      free_.push_back(std::move(thing));
    }
    returned_.notify_one();
  }
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<T>> free_;
};

}  // namespace throughline

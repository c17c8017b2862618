// A set of passages (bit i: docid i+1) or of cases, reviews or documents (bit i: index i): plain words,
// popcount.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace throughline {

class Bitset {
 public:
  Bitset() = default;
  explicit Bitset(std::size_t size) : size_(size), words_((size + 63) / 64) {}

  std::size_t size() const { return size_; }
  void set(std::size_t i) { words_[i >> 6U] |= 1ULL << (i & 63U); }
  void reset(std::size_t i) { words_[i >> 6U] &= ~(1ULL << (i & 63U)); }
  bool test(std::size_t i) const { return (words_[i >> 6U] >> (i & 63U) & 1U) != 0; }
  std::size_t count() const {
    std::size_t n = 0;
    for (const auto word : words_) n += static_cast<std::size_t>(std::popcount(word));
    return n;
  }
  bool none() const {
    for (const auto word : words_)
      if (word != 0) return false;
    return true;
  }
  void set_all() {
    for (auto& word : words_) word = ~0ULL;
    trim();
  }
  void flip() {
    for (auto& word : words_) word = ~word;
    trim();
  }
  Bitset& operator&=(const Bitset& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
    return *this;
  }
  Bitset& operator|=(const Bitset& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
    return *this;
  }
  Bitset& subtract(const Bitset& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
    return *this;
  }
  template <class Visit>
  void for_each(Visit visit) const {
    for (std::size_t w = 0; w < words_.size(); ++w)
      for (auto word = words_[w]; word != 0; word &= word - 1)
        visit(w * 64 + static_cast<std::size_t>(std::countr_zero(word)));
  }
  const std::vector<std::uint64_t>& words() const { return words_; }
  std::vector<std::uint64_t>& words() { return words_; }
  bool operator==(const Bitset&) const = default;

 private:
  void trim() {
    if (size_ % 64 != 0 && !words_.empty()) words_.back() &= (1ULL << (size_ % 64)) - 1;
  }
  std::size_t size_ = 0;
  std::vector<std::uint64_t> words_;
};

}  // namespace throughline

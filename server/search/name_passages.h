// Where the names of ideas occur in one generation, looked up once each and kept: other names are looked for
// in most searches, and there are only so many of them. Safe from several threads.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "corpus/store/search_index.h"

namespace throughline {

class NamePassages {
 public:
  explicit NamePassages(const SearchIndex& index) : index_(index) {}

  /// Sets the bits of the passages that hold the name. timeout, or an error of the index.
  Result<void> add(const std::vector<std::string>& stems, Bitset& into, Deadline deadline) const;

 private:
  using Numbers = std::shared_ptr<const std::vector<std::uint32_t>>;
  const SearchIndex& index_;
  mutable std::mutex lock_;
  mutable std::unordered_map<std::string, Numbers> kept_;
};

}  // namespace throughline

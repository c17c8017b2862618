// Sets of documents that are joined one by one, but never two that are recorded as of different cases.
// Internal to indexer/describe.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "indexer/describe/identity.h"

namespace throughline::describing {

class LinkGroups {
 public:
  explicit LinkGroups(const std::vector<Identity>& all);

  std::size_t of(std::size_t i) const;
  /// False when they are recorded apart, or one stands alone by a curator's decision.
  bool join(std::size_t a, std::size_t b);
  bool has_full_report(std::size_t i) const { return full_[of(i)]; }
  /// The recorded case of the set, or empty.
  std::string case_id(std::size_t i) const;

 private:
  std::vector<std::size_t> parent_;
  std::vector<std::set<std::string>> ids_;
  std::vector<bool> full_;
  std::vector<bool> alone_;
};

}  // namespace throughline::describing

#include "indexer/describe/link_groups.h"

#include <algorithm>
#include <numeric>

namespace throughline::describing {

LinkGroups::LinkGroups(const std::vector<Identity>& all)
    : parent_(all.size()), ids_(all.size()), full_(all.size()), alone_(all.size()) {
  std::iota(parent_.begin(), parent_.end(), 0U);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!all[i].case_id.empty()) ids_[i].insert(all[i].case_id);
    full_[i] = all[i].full_report();
    alone_[i] = all[i].alone;
  }
}

std::size_t LinkGroups::of(std::size_t i) const {
  while (parent_[i] != i) i = parent_[i];
  return i;
}

bool LinkGroups::join(std::size_t a, std::size_t b) {
  a = of(a);
  b = of(b);
  if (a == b) return true;
  if (alone_[a] || alone_[b]) return false;
  auto both = ids_[a];
  both.insert(ids_[b].begin(), ids_[b].end());
  if (both.size() > 1) return false;
  const auto first = std::min(a, b);
  parent_[std::max(a, b)] = first;
  ids_[first] = std::move(both);
  full_[first] = full_[a] || full_[b];
  return true;
}

std::string LinkGroups::case_id(std::size_t i) const {
  const auto& ids = ids_[of(i)];
  return ids.empty() ? std::string() : *ids.begin();
}

}  // namespace throughline::describing

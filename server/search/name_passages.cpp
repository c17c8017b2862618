#include "server/search/name_passages.h"

namespace throughline {
namespace {

/// Other spellings of what readers type come here too: more than all names need is not kept.
constexpr std::size_t kMostKept = 8192;

}  // namespace

Result<void> NamePassages::add(const std::vector<std::string>& stems, Bitset& into, Deadline deadline) const {
  if (stems.empty()) return {};
  std::string key;
  for (const auto& stem : stems) key += stem + " ";
  Numbers numbers;
  {
    const std::lock_guard guard(lock_);
    if (const auto found = kept_.find(key); found != kept_.end()) numbers = found->second;
  }
  if (!numbers) {
    Bitset set(into.size());
    if (stems.size() == 1)
      THROUGHLINE_TRY(index_.postings(stems.front(), set));
    else
      THROUGHLINE_TRY(index_.phrase(stems, set, deadline));
    auto listed = std::make_shared<std::vector<std::uint32_t>>();
    set.for_each([&](std::size_t i) { listed->push_back(static_cast<std::uint32_t>(i)); });
    numbers = std::move(listed);
    const std::lock_guard guard(lock_);
    if (kept_.size() < kMostKept) kept_.try_emplace(std::move(key), numbers);
  }
  for (const auto number : *numbers) into.set(number);
  return {};
}

}  // namespace throughline

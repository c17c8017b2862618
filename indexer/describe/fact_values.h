// Making of facts and looking through observations, shared by what decides them. Internal to
// indexer/describe.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "indexer/describe/statements.h"

namespace throughline::describing {

inline Fact<std::string> stated_fact(std::string_view value, Evidence evidence) {
  Fact<std::string> fact;
  fact.state = FactState::stated;
  fact.value = std::string(value);
  fact.evidence = std::move(evidence);
  return fact;
}

template <class Test>
const Observation* first_of(const Observations& all, std::string_view fact, const Test& test) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Observation& o) { return o.fact == fact && test(o); });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace throughline::describing

// Arbitrary readings for property tests: every field filled now and then, odd texts among them. Same seed,
// same reading.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "corpus/model/reading.h"
#include "corpus/store/generation.h"
#include "corpus/store/library.h"

namespace throughline::testing {

class RandomReadings {
 public:
  explicit RandomReadings(std::uint32_t seed) : random_(seed) {}
  /// Anything a library may be given; its visibility is full with a permission.
  Reading next();
  /// As next(), with so many passages.
  Reading next(std::size_t passages);
  /// A few words of a small vocabulary, so that phrases occur.
  std::string sentence(std::size_t words);
  std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }
  bool maybe() { return below(2) == 0; }

 private:
  std::string odd_text();
  std::vector<std::string> texts(std::size_t most);
  Evidence evidence();
  template <class T>
  Fact<T> fact(T value);
  Tag tag(std::size_t length);
  Passage passage(std::size_t ordinal);
  std::mt19937 random_;
  std::uint32_t made_ = 0;
};

/// The themes that random tags carry, and a group for each.
const std::vector<std::string>& random_themes();
const std::vector<std::string>& random_theme_groups();

/// Options for publishing random readings on a fixed day.
PublishOptions random_publish_options();

/// Each document its own review ("review-<i>") and case ("c-<i>").
std::vector<CaseAssignment> one_review_each(const std::vector<Reading>& readings);

}  // namespace throughline::testing

// Sentences as reports recommend them, with whom they ask, for what kind of action and at which level, labelled
// by the rule of tests/truth/README.md.
#pragma once

#include <string_view>
#include <vector>

namespace throughline::test {

struct RecommendationCase {
  std::string_view text;
  std::string_view addressees;  ///< ids separated by commas, in any order
  std::string_view action;
  std::string_view level;
  std::string_view heading = {};
};

/// Of reviews about children, about adults, of domestic homicide reviews.
const std::vector<RecommendationCase>& children_cases();
const std::vector<RecommendationCase>& adult_cases();
const std::vector<RecommendationCase>& homicide_cases();

}  // namespace throughline::test

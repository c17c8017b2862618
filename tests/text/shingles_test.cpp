#include "corpus/text/shingles.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace throughline {
namespace {

std::string words(std::mt19937& random, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i)
    text += "w" + std::to_string(std::uniform_int_distribution<int>(0, 5000)(random)) + " ";
  return text;
}

Shingles of(const std::string& text) {
  return shingles_of({text});
}

TEST(Shingles, AreRunsOfFiveWordsWhateverTheirDress) {
  struct Case {
    std::string_view text;
    std::size_t shingles;
  };
  const Case cases[] = {
      {"", 0},
      {"four words are few", 0},
      {"five words make one shingle", 1},
      {"one two three four five six", 2},
      {"one two three four five one two three four five", 5},
  };
  for (const auto& [text, count] : cases) EXPECT_EQ(shingles_of({text}).size(), count) << text;
  EXPECT_EQ(of("The child’s mother, “Ms B”, was not seen."), of("the childs mother ms b was not seen"));
}

TEST(Shingles, DoNotCrossFromOneParagraphToTheNext) {
  EXPECT_TRUE(shingles_of({"one two three", "four five six"}).empty());
  EXPECT_EQ(shingles_of({"a b c d e", "f g h i j"}), shingles_of({"f g h i j", "a b c d e"}));
}

TEST(Shingles, OverlapCountsWhatIsSharedOfBothAndOfTheShorter) {
  std::mt19937 random(3);
  const auto part = words(random, 300);
  const auto whole = part + words(random, 2700);
  const auto shared = overlap_of(of(part), of(whole));
  EXPECT_DOUBLE_EQ(shared.contained, 1.0);
  EXPECT_NEAR(shared.resemblance, 0.1, 0.01);
  EXPECT_EQ(shared.fewer, of(part).size());
  EXPECT_DOUBLE_EQ(overlap_of(of(whole), of(whole)).resemblance, 1.0);
  EXPECT_DOUBLE_EQ(overlap_of(of(part), of(words(random, 300))).resemblance, 0.0);
  EXPECT_DOUBLE_EQ(overlap_of({}, of(part)).contained, 0.0);
}

TEST(Sketches, EstimateTheOverlap) {
  std::mt19937 random(11);
  for (const std::size_t common : {0U, 200U, 500U, 900U, 1000U}) {
    const auto both = words(random, common);
    const auto a = of(both + words(random, 1000 - common));
    const auto b = of(both + words(random, 1000 - common));
    EXPECT_NEAR(estimated_overlap(sketch_of(a), sketch_of(b)).resemblance, overlap_of(a, b).resemblance, 0.15);
  }
  EXPECT_EQ(estimated_overlap(sketch_of({}), sketch_of({})).resemblance, 0);
}

TEST(Sketches, FindEveryPairOfTextsThatAreNearlyTheSame) {
  std::mt19937 random(5);
  std::vector<Sketch> sketches;
  for (int i = 0; i < 60; ++i) {
    const auto text = words(random, 800);
    sketches.push_back(sketch_of(of(text)));
    sketches.push_back(sketch_of(of(text + words(random, 30))));
  }
  sketches.push_back(sketch_of({}));
  sketches.push_back(sketch_of({}));
  std::vector<const Sketch*> pointers;
  for (const auto& sketch : sketches) pointers.push_back(&sketch);
  std::vector<std::pair<std::size_t, std::size_t>> expected;
  for (std::size_t i = 0; i < 60; ++i) expected.emplace_back(2 * i, 2 * i + 1);
  EXPECT_EQ(alike_pairs(pointers), expected);
}

TEST(Sketches, AreTheSameOnEveryMachineAndComeBackFromTheirText) {
  const auto sketch = sketch_of(of("the review found that nobody had spoken to the child alone"));
  Sketch again;
  ASSERT_TRUE(sketch_from(sketch_text(sketch), sketch.shingles, again));
  EXPECT_EQ(again.least, sketch.least);
  EXPECT_EQ(sketch_text(sketch).substr(0, 16), "1fb0b64506f3c128");
  EXPECT_FALSE(sketch_from("abc", 1, again));
  EXPECT_FALSE(sketch_from(std::string(kSketchSize * 8, 'x'), 1, again));
}

}  // namespace
}  // namespace throughline

#include "indexer/structure/roles.h"

#include <gtest/gtest.h>

namespace throughline::layout {
namespace {

TEST(Roles, HeadingsOfAllHouseStylesAreKnown) {
  const std::vector<std::pair<std::string, SectionRole>> cases = {
      {"1. Introduction", SectionRole::facts},
      {"Executive summary", SectionRole::facts},
      {"4 Key events", SectionRole::facts},
      {"Cefndir / Background", SectionRole::facts},
      {"2.3 Terms of Reference", SectionRole::boilerplate},
      {"Scope and terms of reference", SectionRole::boilerplate},
      {"Methodology", SectionRole::methodology},
      {"Parallel proceedings", SectionRole::methodology},
      {"The family’s contribution to the review", SectionRole::family_voice},
      {"Involvement of family and friends", SectionRole::family_voice},
      {"Analysis of agency involvement", SectionRole::analysis},
      {"Findings and lessons learned", SectionRole::finding},
      {"Finding 3: Plans that do not end", SectionRole::finding},
      {"Casgliad / Conclusion", SectionRole::finding},
      {"Key learning", SectionRole::finding},
      {"Good practice", SectionRole::good_practice},
      {"Argymhellion / Recommendations", SectionRole::recommendation},
      {"What to do", SectionRole::recommendation},
      {"Appendix 2: Action plan", SectionRole::appendix},
      {"Appendix B: Outline chronology", SectionRole::appendix},
      {"Appendix C: Glossary", SectionRole::references},
      {"Foreword", SectionRole::front_matter},
      {"CORONER'S CONCERNS", SectionRole::finding},
      {"ACTION SHOULD BE TAKEN", SectionRole::recommendation},
  };
  for (const auto& [heading, role] : cases) {
    const HeadingWording* wording = wording_of(heading);
    ASSERT_NE(wording, nullptr) << heading;
    EXPECT_EQ(id(wording->role), id(role)) << heading << " by " << wording->words;
  }
}

Passage passage(std::vector<std::string> path, std::string text) {
  Passage p;
  p.heading_path = std::move(path);
  p.text = std::move(text);
  return p;
}

SectionRole role_of(std::vector<Passage> passages) {
  give_roles(passages, std::vector<bool>(passages.size(), false));
  return passages.back().role;
}

TEST(Roles, SubHeadingsInheritUnlessTheyDecide) {
  EXPECT_EQ(role_of({passage({"5 Analysis", "The children"}, "They were not seen.")}), SectionRole::analysis);
  EXPECT_EQ(role_of({passage({"5 Analysis", "Background"}, "They were not seen.")}), SectionRole::analysis);
  EXPECT_EQ(role_of({passage({"5 Analysis", "Good practice"}, "They were seen.")}),
            SectionRole::good_practice);
  EXPECT_EQ(role_of({passage({"9 Recommendations", "Lessons for health"}, "The trust should act.")}),
            SectionRole::recommendation);
}

TEST(Roles, FormulaSentencesAreBoilerplateWhereverTheyStand) {
  EXPECT_EQ(role_of({passage({"1 Introduction"},
                             "Section 44 of the Care Act 2014 requires a board to arrange a review.")}),
            SectionRole::boilerplate);
  EXPECT_EQ(role_of({passage({"1 Introduction"}, "He was three years old when he died.")}),
            SectionRole::facts);
}

TEST(Roles, ANumberThatNamesARecommendationDecides) {
  std::vector<Passage> passages = {
      passage({"6 Findings", "Finding 1. Concerns"}, "The home was visited."),
      passage({"6 Findings", "Finding 1. Concerns"}, "The council should visit.")};
  give_roles(passages, {false, true});
  EXPECT_EQ(passages[0].role, SectionRole::analysis);
  EXPECT_EQ(passages[1].role, SectionRole::recommendation);
}

}  // namespace
}  // namespace throughline::layout

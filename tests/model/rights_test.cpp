#include "corpus/model/rights.h"

#include <gtest/gtest.h>

namespace throughline {
namespace {

struct RightsCase {
  const char* name;
  Visibility recorded;
  const char* permission;
  const char* licence;
  const char* until;
  bool archived;
  Visibility want;
};

TEST(Rights, TheEffectiveLevelFollowsPermissionExpiryAndArchiving) {
  const std::vector<RightsCase> cases = {
      {"full with permission", Visibility::full, "letter", "", "", false, Visibility::full},
      {"full with a licence", Visibility::full, "", "OGL-3.0", "", false, Visibility::full},
      {"full without either", Visibility::full, "", "", "", false, Visibility::extract},
      {"passages without either", Visibility::passages, "", "", "", false, Visibility::extract},
      {"extract needs none", Visibility::extract, "", "", "", false, Visibility::extract},
      {"record needs none", Visibility::record, "", "", "", false, Visibility::record},
      {"on the last day", Visibility::full, "letter", "", "2026-11-05", false, Visibility::full},
      {"on the day after", Visibility::full, "letter", "", "2026-11-04", false, Visibility::record},
      {"archived", Visibility::passages, "letter", "", "", true, Visibility::record},
      {"board only stays so", Visibility::board_only, "letter", "OGL", "2020-01-01", true,
       Visibility::board_only},
      {"withdrawn stays so", Visibility::withdrawn, "letter", "OGL", "2030-01-01", false,
       Visibility::withdrawn},
  };
  for (const auto& one : cases) {
    SCOPED_TRACE(one.name);
    Rights rights;
    rights.visibility = one.recorded;
    rights.permission = one.permission;
    rights.licence = one.licence;
    rights.publish_until = one.until;
    rights.archived = one.archived;
    EXPECT_EQ(effective_visibility(rights, "2026-11-05"), one.want);
  }
}

TEST(Rights, OnlyBoardOnlyIsHiddenWholeAndOnlyThreeLevelsShowWords) {
  for (std::size_t i = 0; i < kVisibilities.size(); ++i) {
    const auto level = static_cast<Visibility>(i);
    EXPECT_EQ(is_public(level), level != Visibility::board_only);
    EXPECT_EQ(has_public_text(level), level <= Visibility::extract);
  }
}

}  // namespace
}  // namespace throughline

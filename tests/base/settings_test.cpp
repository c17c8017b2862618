#include "corpus/base/settings.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <set>
#include <string>

namespace throughline {
namespace {

TEST(Settings, EveryOneHasANameAHelpAndADefaultInsideItsRange) {
  const Settings settings;
  std::set<std::string_view> names;
  for (const auto& known : kSettings) {
    SCOPED_TRACE(known.name);
    EXPECT_TRUE(names.insert(known.name).second);
    EXPECT_EQ(settings[known.setting], known.fallback);
    EXPECT_TRUE(known.help.ends_with('.'));
    EXPECT_NE(settings_help().find(std::string(known.name) + "=" + std::to_string(known.fallback)),
              std::string::npos);
    for (const char c : known.name) EXPECT_TRUE((c >= 'a' && c <= 'z') || c == '_');
  }
}

TEST(Settings, TakesEveryValueOfTheRangeAndNoneOutside) {
  for (const auto& known : kSettings) {
    SCOPED_TRACE(known.name);
    Settings settings;
    const std::string name(known.name);
    ASSERT_TRUE(settings.set(name + "=" + std::to_string(known.least)));
    EXPECT_EQ(settings[known.setting], known.least);
    ASSERT_TRUE(settings.set(name + "=" + std::to_string(known.most)));
    EXPECT_EQ(settings[known.setting], known.most);
    for (const auto& bad :
         {std::to_string(known.least - 1), std::to_string(known.most + 1), std::string(), std::string("x"),
          std::to_string(known.least) + "x", std::string("99999999999999999999")}) {
      const auto refused = settings.set(name + "=" + bad);
      ASSERT_FALSE(refused) << bad;
      EXPECT_EQ(refused.error().code, ErrorCode::invalid_argument);
      EXPECT_NE(refused.error().hint.find(std::to_string(known.most)), std::string::npos)
          << "the hint gives the range";
    }
    EXPECT_EQ(settings[known.setting], known.most) << "a refused value changes nothing";
  }
}

TEST(Settings, RefusesAnUnknownNameAndAMissingValue) {
  Settings settings;
  EXPECT_EQ(settings.set("no_such_setting=1").error().code, ErrorCode::invalid_argument);
  EXPECT_EQ(settings.set("http_threads").error().code, ErrorCode::invalid_argument);
  EXPECT_EQ(settings.set("").error().code, ErrorCode::invalid_argument);
}

TEST(Settings, TakesTheEnvironment) {
  Settings settings;
  ASSERT_EQ(::setenv("THROUGHLINE_HTTP_THREADS", "3", 1), 0);
  EXPECT_TRUE(settings.take_environment());
  EXPECT_EQ(settings[Setting::http_threads], 3);
  ASSERT_EQ(::setenv("THROUGHLINE_HTTP_THREADS", "many", 1), 0);
  EXPECT_EQ(settings.take_environment().error().code, ErrorCode::invalid_argument);
  ASSERT_EQ(::unsetenv("THROUGHLINE_HTTP_THREADS"), 0);
}

}  // namespace
}  // namespace throughline

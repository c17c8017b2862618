#include "corpus/base/error.h"

#include <gtest/gtest.h>

#include <set>

#include "corpus/base/result.h"

namespace throughline {
namespace {

TEST(ErrorTable, EveryCodeHasItsNameStatusAndMeaning) {
  std::set<std::string_view> names;
  for (const auto& error : kErrors) {
    SCOPED_TRACE(error.name);
    EXPECT_TRUE(names.insert(error.name).second) << "names are unique";
    EXPECT_EQ(info(error.code).name, error.name);
    EXPECT_TRUE(error.http_status >= 400 && error.http_status <= 599);
    EXPECT_TRUE(error.exit_status >= 1 && error.exit_status <= 130) << "0 means success, over 130 a signal";
    EXPECT_TRUE(error.meaning.ends_with('.') || error.meaning.ends_with('`'));
  }
  EXPECT_EQ(info(ErrorCode::internal).exit_status, 1);
}

Result<int> half(int number) {
  if (number % 2 != 0) return fail(ErrorCode::invalid_argument, "odd", "Give an even number.");
  return number / 2;
}

Result<int> quarter(int number) {
  THROUGHLINE_ASSIGN(const int once, half(number));
  THROUGHLINE_TRY(half(once));
  return half(once);
}

TEST(Result, ErrorsPassThroughWithTheirHint) {
  EXPECT_EQ(quarter(12).value(), 3);
  EXPECT_EQ(quarter(7).error().code, ErrorCode::invalid_argument);
  EXPECT_EQ(quarter(6).error().message, "odd");
  EXPECT_EQ(quarter(6).error().hint, "Give an even number.");
}

}  // namespace
}  // namespace throughline

#include "server/http/target.h"

#include <gtest/gtest.h>

namespace throughline::http {
namespace {

TEST(Target, DecodesPathAndParameters) {
  struct Case {
    std::string target;
    std::string path;
    Parameters parameters;
  };
  const std::vector<Case> cases = {
      {"/", "/", {}},
      {"/?", "/", {}},
      {"/search?q=a+b%20c", "/search", {{"q", "a b c"}}},
      {"/search?q=a%2Bb", "/search", {{"q", "a+b"}}},
      {"/a+b", "/a+b", {}},
      {"/caf%C3%A9", "/caf\xc3\xa9", {}},
      {"/s?theme=x&theme=y&theme=x", "/s", {{"theme", "x"}, {"theme", "y"}, {"theme", "x"}}},
      {"/s?a&b=&=c", "/s", {{"a", ""}, {"b", ""}, {"", "c"}}},
      {"/s?&&a=1&&", "/s", {{"a", "1"}}},
      {"/s?a=b=c", "/s", {{"a", "b=c"}}},
      {"/s?a=1;b=2", "/s", {{"a", "1;b=2"}}},
      {"/s?q=%22quoted%22&x=%3Cb%3E", "/s", {{"q", "\"quoted\""}, {"x", "<b>"}}},
      {"/s?q=one%0D%0Atwo%09x", "/s", {{"q", "one\r\ntwo\tx"}}},
      {"/s?q=%f0%9f%98%80", "/s", {{"q", "\xf0\x9f\x98\x80"}}},
      {"/s?%71=1", "/s", {{"q", "1"}}},
      {"/s?q=a?b", "/s", {{"q", "a?b"}}},
      {"/a..b/...", "/a..b/...", {}},
  };
  for (const Case& one : cases) {
    SCOPED_TRACE(one.target);
    const auto parsed = parse_target(one.target);
    ASSERT_TRUE(parsed) << parsed.error().message;
    EXPECT_EQ(parsed->path, one.path);
    EXPECT_EQ(parsed->parameters, one.parameters);
  }
}

TEST(Target, RefusesWhatIsNoAddressOfOurs) {
  const std::vector<std::string> cases = {
      "/%",          "/%4",       "/%zz",     "/s?q=%",         "/s?q=%4",        "/s?q=%g0",
      "/s?q=%u0041", "/s?q=%ff",  "/s?q=%c3", "/s?q=%c0%af",    "/s?q=%ed%a0%80", "/%ff",
      "/%c0%ae",     "/s?%ff=1",  "/a%00",    "/a.txt%00.html", "/s?q=%00",       "/s?q=a%1bb",
      "/s?q=%7f",    "/a%0d%0ab", "/..",      "/../etc/passwd", "/a/../b",        "/a/..",
      "/./a",        "/%2e%2e/a", "/..%2fa",  "/a%2fb",         "/..%5ca",        "/a\\b",
      "/%2e/a",
  };
  for (const std::string& target : cases) {
    SCOPED_TRACE(target);
    const auto parsed = parse_target(target);
    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error().code, ErrorCode::invalid_argument);
    EXPECT_EQ(parsed.error().message.find(target), std::string::npos) << "the message repeats what was sent";
  }
}

TEST(Target, DoubleEncodingIsDecodedOnce) {
  const auto parsed = parse_target("/%252e%252e/a?q=%2541");
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->path, "/%2e%2e/a");
  EXPECT_EQ(parsed->parameters, (Parameters{{"q", "%41"}}));
}

TEST(Target, CapsPathAndParameters) {
  EXPECT_TRUE(parse_target("/" + std::string(511, 'a')));
  const auto long_path = parse_target("/" + std::string(512, 'a'));
  ASSERT_FALSE(long_path);
  EXPECT_EQ(long_path.error().code, ErrorCode::too_large);
  std::string query = "a=1";
  for (std::size_t i = 1; i < kMostParameters; ++i) query += "&a=1";
  EXPECT_TRUE(parse_parameters(query));
  const auto many = parse_parameters(query + "&a=1");
  ASSERT_FALSE(many);
  EXPECT_EQ(many.error().code, ErrorCode::invalid_argument);
}

}  // namespace
}  // namespace throughline::http

#include "server/http/request_reader.h"

#include <gtest/gtest.h>

#include "tests/server/http/refused_requests.h"

namespace throughline::http {
namespace {

using Progress = RequestReader::Progress;

TEST(RequestReader, RefusesWhateverCouldBeReadInTwoWays) {
  for (const RefusedRequest& request : refused_requests()) {
    SCOPED_TRACE(request.name);
    RequestReader reader{RequestLimits{}};
    ASSERT_EQ(reader.take(request.bytes), Progress::refused);
    EXPECT_EQ(reader.refusal().status, request.status);
    EXPECT_FALSE(reader.refusal().message.empty());
  }
}

TEST(RequestReader, DoesNotCareHowTheBytesArePacked) {
  for (const RefusedRequest& request : refused_requests()) {
    if (request.name.starts_with("pipelined"))
      continue;  // the first request is whole before the second begins
    SCOPED_TRACE(request.name);
    RequestReader reader{RequestLimits{}};
    Progress progress = Progress::incomplete;
    for (std::size_t i = 0; i < request.bytes.size() && progress == Progress::incomplete; ++i)
      progress = reader.take({&request.bytes[i], 1});
    ASSERT_EQ(progress, Progress::refused);
    EXPECT_EQ(reader.refusal().status, request.status);
  }
}

TEST(RequestReader, NoPrefixOfARequestIsComplete) {
  const std::string bytes = post("draft=a+b", "Content-Type: application/x-www-form-urlencoded\r\n");
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    RequestReader reader{RequestLimits{}};
    ASSERT_EQ(reader.take(bytes.substr(0, size)), Progress::incomplete) << size;
  }
  RequestReader reader{RequestLimits{}};
  ASSERT_EQ(reader.take(bytes), Progress::complete);
  EXPECT_EQ(reader.take_body(), "draft=a+b");
}

TEST(RequestReader, KeepsOnlyTheHeadersHandlersMayRead) {
  RequestReader reader{RequestLimits{}};
  ASSERT_EQ(reader.take(get("/a?b=c",
                            "ACCEPT: text/html\r\nAccept:  application/json \r\nCookie: secret=1\r\n"
                            "REMOTE_ADDR: 9.9.9.9\r\nX-Forwarded-For: 9.9.9.9\r\nIf-None-Match: \"x\"\r\n")),
            Progress::complete);
  EXPECT_EQ(reader.head().method, "GET");
  EXPECT_EQ(reader.head().target, "/a?b=c");
  const std::map<std::string, std::string> kept = {{"accept", "text/html, application/json"},
                                                   {"if-none-match", "\"x\""}};
  EXPECT_EQ(reader.head().headers, kept);
}

TEST(RequestReader, AcceptsPlainRequests) {
  const std::vector<std::pair<std::string, std::string>> accepted = {
      {"HTTP 1.0 without host", "GET / HTTP/1.0\r\n\r\n"},
      {"HEAD", "HEAD / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n"},
      {"length 0 on GET", get("/", "Content-Length: 0\r\n")},
      {"empty header value", get("/", "X:\r\n")},
      {"no blank after the colon", get("/", "X:y\r\n")},
      {"body at the limit", post(std::string(8192, 'x'))},
      {"64 header lines",
       [] {
         std::string lines;
         for (int i = 0; i < 63; ++i) lines += "X: 1\r\n";
         return get("/", lines);
       }()},
      {"address at the limit", get("/?q=" + std::string(8000 - 17, 'x'))},
  };
  for (const auto& [name, bytes] : accepted) {
    SCOPED_TRACE(name);
    RequestReader reader{RequestLimits{}};
    EXPECT_EQ(reader.take(bytes), Progress::complete) << reader.refusal().message;
  }
}

TEST(RequestReader, AddressOneOverTheLimitIsRefusedHoweverItArrives) {
  const std::string bytes = get("/?q=" + std::string(8000 - 16, 'x'));
  RequestReader whole{RequestLimits{}};
  EXPECT_EQ(whole.take(bytes), Progress::refused);
  EXPECT_EQ(whole.refusal().status, 414);
  RequestReader parts{RequestLimits{}};
  Progress progress = Progress::incomplete;
  for (std::size_t i = 0; i < bytes.size() && progress == Progress::incomplete; ++i)
    progress = parts.take({&bytes[i], 1});
  EXPECT_EQ(progress, Progress::refused);
  EXPECT_EQ(parts.refusal().status, 414);
}

}  // namespace
}  // namespace throughline::http

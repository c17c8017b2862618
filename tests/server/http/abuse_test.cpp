// Peers that mean harm, against a real server. Nothing is timed: where a peer could hold a thread the
// deadlines are set so long that a held thread would fail the test, and where a deadline matters so short
// that it must come.
#include <gtest/gtest.h>

#include <deque>
#include <fstream>

#include "tests/server/http/client.h"
#include "tests/server/http/refused_requests.h"
#include "tests/server/http/running_server.h"

namespace throughline::http {
namespace {

using namespace std::string_literals;

std::size_t resident_megabytes() {
  std::ifstream statm("/proc/self/statm");
  std::size_t size = 0;
  std::size_t resident = 0;
  statm >> size >> resident;
  return resident * 4096 >> 20U;
}

TEST(Abuse, SilentAndHalfSentConnectionsHoldNoThread) {
  RunningServer server({{Setting::http_request_seconds, 120}, {Setting::http_threads, 2}});
  std::deque<Client> idle;
  const std::size_t most = connection_room(2600) / 2;
  for (std::size_t i = 0; i < std::min<std::size_t>(1000, most); ++i)
    ASSERT_TRUE(idle.emplace_back(server.port()).connected());
  for (int i = 0; i < 64; ++i)
    ASSERT_TRUE(idle.emplace_back(server.port()).send("GET /echo HTTP/1.1\r\nHost: a\r\nX: "));
  for (int i = 0; i < 64; ++i)
    ASSERT_TRUE(idle.emplace_back(server.port())
                    .send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf"));
  for (int i = 0; i < 50; ++i) ASSERT_EQ(Client(server.port()).ask(get("/echo")).status, 200);
  EXPECT_EQ(server.handled(), 50);
}

TEST(Abuse, ADripIsCutAtTheDeadlineHoweverLivelyItIs) {
  const RunningServer server({{Setting::http_request_seconds, 1}});
  Client drip(server.port());
  ASSERT_TRUE(drip.send("GET /echo HTTP/1.1\r\nHost: a\r\nX: "));
  int sent = 0;
  while (!drip.readable(50) && sent < 400 && drip.send("x")) ++sent;
  EXPECT_GT(sent, 3);
  EXPECT_LT(sent, 400) << "twenty seconds of dripping were taken";
  EXPECT_EQ(drip.receive().status, 408);
}

TEST(Abuse, ADrippingBodyIsCutToo) {
  const RunningServer server({{Setting::http_request_seconds, 1}});
  Client drip(server.port());
  ASSERT_TRUE(drip.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 8000\r\n\r\n"));
  for (int sent = 0; !drip.readable(50) && sent < 400; ++sent) drip.send("x");
  EXPECT_EQ(drip.receive().status, 408);
}

TEST(Abuse, SilentConnectionsAreClosedAtTheDeadline) {
  const RunningServer server({{Setting::http_request_seconds, 1}});
  Client idle(server.port());
  const Reply reply = idle.receive();
  EXPECT_EQ(reply.bytes, "");
  EXPECT_TRUE(reply.closed_cleanly);
}

struct Flood {
  std::string name;
  std::string start;
  std::string repeated;
  std::size_t times;
  int status;
};

TEST(Abuse, EndlessHeadsAreCutEarlyAndFillNoMemory) {
  const std::vector<Flood> floods = {
      {"100 MB header line", "GET /echo HTTP/1.1\r\nHost: a\r\nX: ", std::string(1U << 20U, 'x'), 100, 431},
      {"a million headers", "GET /echo HTTP/1.1\r\nHost: a\r\n", "X: y\r\n", 1000000, 431},
      {"200 MB address", "GET /", std::string(1U << 20U, 'x'), 200, 414},
      {"100 MB of body announced", "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 104857600\r\n\r\n",
       std::string(1U << 20U, 'x'), 100, 413},
      {"100 MB of body not announced", "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n",
       std::string(1U << 20U, 'x'), 100, 400},
      {"100 MB in chunks", "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n",
       "100000\r\n" + std::string(1U << 20U, 'x') + "\r\n", 100, 501},
  };
  RunningServer server;
  ASSERT_EQ(Client(server.port()).ask(get("/echo")).status, 200);
  const std::size_t before = resident_megabytes();
  for (const Flood& flood : floods) {
    SCOPED_TRACE(flood.name);
    Client client(server.port());
    client.send(flood.start);
    std::string block;
    while (block.size() < 65536) block += flood.repeated;
    bool all_taken = true;
    for (std::size_t sent = 0; all_taken && sent < flood.repeated.size() * flood.times; sent += block.size())
      all_taken = client.send(block);
    EXPECT_FALSE(all_taken) << "the server read it all";
    EXPECT_EQ(client.receive().status, flood.status);
    EXPECT_EQ(Client(server.port()).ask(get("/echo")).status, 200);
  }
  EXPECT_LT(resident_megabytes(), before + 64);
}

TEST(Abuse, SlowReadersHoldNoThreadAndAreGivenUp) {
  RunningServer server({{Setting::http_request_seconds, 1}, {Setting::http_threads, 1}});
  std::deque<Client> slow;
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(slow.emplace_back(server.port(), 4096).send(get("/big")));
  for (int i = 0; i < 10; ++i) EXPECT_EQ(Client(server.port()).ask(get("/echo")).status, 200);
  for (Client& client : slow) {
    EXPECT_TRUE(client.await_reset());
    const Reply reply = client.receive();
    EXPECT_LT(reply.body.size(), 20U << 20U);
    EXPECT_FALSE(reply.closed_cleanly);
  }
}

TEST(Abuse, AReaderThatKeepsPaceGetsAllOfALargeAnswer) {
  const RunningServer server({{Setting::http_request_seconds, 1}});
  Client client(server.port(), 65536);
  ASSERT_TRUE(client.send(get("/big")));
  EXPECT_EQ(client.receive().body.size(), 20U << 20U);
}

TEST(Abuse, AFullQueueIsAnswered503AtOnce) {
  RunningServer server(
      {{Setting::http_threads, 1}, {Setting::http_queue, 1}, {Setting::http_request_seconds, 60}});
  Client first(server.port());
  ASSERT_TRUE(first.send(get("/wait")));
  server.await_waiting(1);
  std::deque<Client> more;
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(more.emplace_back(server.port()).send(get("/echo")));
  int refused = 0;
  std::size_t queued = more.size();
  // One of the five waits in the queue; which one is up to the order of arrival.
  for (int round = 0; round < 300 && refused < 4; ++round) {
    refused = 0;
    for (std::size_t i = 0; i < more.size(); ++i) more[i].readable(10) ? void(++refused) : void(queued = i);
  }
  ASSERT_EQ(refused, 4);
  server.release();
  for (std::size_t i = 0; i < more.size(); ++i) {
    const Reply reply = more[i].receive();
    EXPECT_EQ(reply.status, i == queued ? 200 : 503);
    if (i != queued) {
      EXPECT_EQ(reply.header("retry-after"), "2");
    }
  }
  EXPECT_EQ(first.receive().status, 200);
}

TEST(Abuse, ConnectionsOverTheLimitWaitAndAreServedWhenOthersLeave) {
  const RunningServer server({{Setting::http_max_connections, 16}, {Setting::http_request_seconds, 1}});
  std::deque<Client> idle;
  for (int i = 0; i < 40; ++i) ASSERT_TRUE(idle.emplace_back(server.port()).connected());
  EXPECT_EQ(Client(server.port()).ask(get("/echo")).status, 200);
}

TEST(Abuse, PeersThatVanishAtAnyPointLeaveTheServerWell) {
  RunningServer server;
  const std::string bytes = get("/echo");
  for (std::size_t size = 0; size <= bytes.size(); ++size) Client(server.port()).send(bytes.substr(0, size));
  {
    Client waiting(server.port());
    ASSERT_TRUE(waiting.send(get("/wait")));
    server.await_waiting(1);
  }
  for (int i = 0; i < 8; ++i) {
    Client client(server.port(), 4096);
    client.send(get("/big"));
    client.readable(30000);
  }
  server.release();
  EXPECT_EQ(Client(server.port()).ask(get("/echo")).status, 200);
}

TEST(Abuse, LongestPathsAreRoutedAndLongerOnesRefused) {
  const RunningServer server;
  EXPECT_EQ(Client(server.port()).ask(get("/" + std::string(511, 'a'))).status, 200);
  EXPECT_EQ(Client(server.port()).ask(get("/" + std::string(6000, 'a'))).status, 414);
  std::string escaped = "/";
  for (int i = 0; i < 511; ++i) escaped += "%61";
  EXPECT_EQ(Client(server.port()).ask(get(escaped)).status, 200);
}

TEST(Abuse, NothingOfTheRequestComesBackInAnError) {
  const RunningServer server;
  for (const std::string& bytes :
       {get("/<script>alert(1)</script>?q=%ff"), get("/%0d%0aSet-Cookie:%20a=b"), get("/echo?q=%0d%0aX%00"),
        "GET /<script> HTTP/9.9\r\n\r\n"s, "<script>alert(1)</script>\r\n\r\n"s}) {
    const Reply reply = Client(server.port()).ask(bytes);
    EXPECT_GE(reply.status, 400) << bytes;
    EXPECT_EQ(reply.bytes.find("script>"), std::string::npos) << reply.bytes;
    EXPECT_EQ(reply.headers.count("set-cookie"), 0U);
  }
}

}  // namespace
}  // namespace throughline::http

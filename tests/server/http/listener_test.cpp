// What every answer of a real server looks like: headers, errors, the log, stopping.
#include "server/http/listener.h"

#include <gtest/gtest.h>

#include <csignal>

#include "tests/server/http/client.h"
#include "tests/server/http/refused_requests.h"
#include "tests/server/http/running_server.h"

namespace throughline::http {
namespace {

Reply ask(const RunningServer& server, const std::string& bytes) {
  return Client(server.port()).ask(bytes);
}

void expect_standard_headers(const Reply& reply) {
  EXPECT_NE(reply.header("content-security-policy").find("default-src 'none'"), std::string::npos);
  EXPECT_EQ(reply.header("content-security-policy").find("unsafe"), std::string::npos);
  EXPECT_EQ(reply.header("x-content-type-options"), "nosniff");
  EXPECT_EQ(reply.header("referrer-policy"), "no-referrer");
  EXPECT_EQ(reply.header("cross-origin-opener-policy"), "same-origin");
  EXPECT_EQ(reply.header("cross-origin-resource-policy"), "same-origin");
  EXPECT_NE(reply.header("permissions-policy").find("geolocation=()"), std::string::npos);
  EXPECT_EQ(reply.header("x-robots-tag"), "noindex");
  EXPECT_EQ(reply.header("cache-control"), "no-store");
  EXPECT_EQ(reply.header("connection"), "close");
  EXPECT_TRUE(reply.header("date").ends_with(" GMT"));
  EXPECT_EQ(reply.headers.count("server"), 0U);
  EXPECT_EQ(reply.headers.count("exception_what"), 0U);
  EXPECT_EQ(reply.headers.count("accept-ranges"), 0U);
}

TEST(Listener, AnswersWithWhatTheHandlerMade) {
  const RunningServer server;
  const Reply reply = ask(server, get("/echo?q=a+b&theme=x&theme=y", "Accept: text/html\r\n"));
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.header("content-type"), "text/plain; charset=utf-8");
  EXPECT_EQ(reply.body,
            "GET /echo\nremote 127.0.0.1\nq=a b\ntheme=x\ntheme=y\nheader accept: text/html\nbody \n");
  EXPECT_EQ(reply.header("content-length"), std::to_string(reply.body.size()));
  EXPECT_TRUE(reply.closed_cleanly);
}

TEST(Listener, EveryAnswerHasTheStandardHeaders) {
  const RunningServer server;
  auto requests = refused_requests();
  requests.push_back({"ok", get("/echo"), 200});
  requests.push_back({"HEAD", "HEAD /echo HTTP/1.1\r\nHost: a\r\n\r\n", 200});
  requests.push_back({"empty", get("/empty"), 200});
  requests.push_back({"not modified", get("/not-modified"), 304});
  requests.push_back({"fault", get("/throw"), 500});
  requests.push_back({"bad escape", get("/echo?q=%ff"), 400});
  requests.push_back({"climbing", get("/../etc/passwd"), 400});
  requests.push_back({"long path", get("/" + std::string(600, 'a')), 414});
  for (const RefusedRequest& request : requests) {
    SCOPED_TRACE(request.name);
    const Reply reply = ask(server, request.bytes);
    EXPECT_EQ(reply.status, request.status);
    expect_standard_headers(reply);
  }
}

TEST(Listener, NoRefusedRequestReachesTheHandler) {
  RunningServer server;
  std::size_t asked = 0;
  for (const RefusedRequest& request : refused_requests()) {
    SCOPED_TRACE(request.name);
    const Reply reply = ask(server, request.bytes);
    EXPECT_EQ(reply.status, request.status);
    EXPECT_EQ(reply.bytes.find("HTTP/1.1 ", 1), std::string::npos) << "a second request was answered";
    EXPECT_EQ(reply.bytes.find("smuggled"), std::string::npos);
    ++asked;
  }
  EXPECT_EQ(server.handled(), 0);
  EXPECT_EQ(server.records().size(), asked);
}

TEST(Listener, HeadHasTheHeadersOfGetAndNoBody) {
  const RunningServer server;
  const Reply reply = ask(server, "HEAD /big HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.header("content-length"), std::to_string(20U << 20U));
  EXPECT_EQ(reply.body, "");
  const Reply refused = ask(server, "HEAD /echo?q=%ff HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(refused.status, 400);
  EXPECT_EQ(refused.body, "");
}

TEST(Listener, NotModifiedHasNoBody) {
  const RunningServer server;
  const Reply reply = ask(server, get("/not-modified"));
  EXPECT_EQ(reply.status, 304);
  EXPECT_EQ(reply.body, "");
  EXPECT_EQ(reply.headers.count("content-length"), 0U);
}

TEST(Listener, HandlerMayReplaceDefaultsButNotSecurity) {
  const RunningServer server;
  const Reply reply = ask(server, get("/cached"));
  EXPECT_EQ(reply.header("cache-control"), "max-age=60");
  EXPECT_EQ(reply.header("x-robots-tag"), "all");
  EXPECT_EQ(reply.header("content-length"), std::to_string(reply.body.size()));
  EXPECT_EQ(reply.header("connection"), "close");
  EXPECT_EQ(reply.header("content-security-policy").find('*'), std::string::npos);
}

TEST(Listener, NeverCompressesOnTheFly) {
  const RunningServer server;
  const Reply reply = ask(server, get("/big", "Accept-Encoding: br, gzip\r\n"));
  EXPECT_EQ(reply.headers.count("content-encoding"), 0U);
  EXPECT_EQ(reply.body.size(), 20U << 20U);
}

TEST(Listener, TakesFormsAndOtherBodies) {
  const RunningServer server({{Setting::http_body_bytes, 65536}});
  const Reply form =
      ask(server, post("draft=a+b%0D%0Ac&draft=d", "Content-Type: application/x-www-form-urlencoded\r\n"));
  EXPECT_NE(form.body.find("draft=a b\r\nc\ndraft=d\n"), std::string::npos) << form.body;
  const Reply bad = ask(server, post("draft=%ff", "Content-Type: application/x-www-form-urlencoded\r\n"));
  EXPECT_EQ(bad.status, 400);
  const Reply json = ask(server, post(R"({"a":"b"})", "Content-Type: application/json\r\n"));
  EXPECT_NE(json.body.find(R"(body {"a":"b"})"), std::string::npos);
  // Over the 8 KB at which the HTTP library alone would refuse a form.
  const std::string draft = "draft=" + std::string(60000, 'x');
  const Reply large = ask(server, post(draft, "Content-Type: application/x-www-form-urlencoded\r\n"));
  EXPECT_EQ(large.status, 200);
  EXPECT_NE(large.body.find(draft), std::string::npos);
}

TEST(Listener, RemoteAddressIsThePeersWhateverHeadersSay) {
  const RunningServer server;
  const Reply reply = ask(server, get("/echo",
                                      "REMOTE_ADDR: 9.9.9.9\r\nX-Forwarded-For: 9.9.9.9\r\n"
                                      "X-Real-IP: 9.9.9.9\r\nForwarded: for=9.9.9.9\r\n"));
  EXPECT_NE(reply.body.find("remote 127.0.0.1"), std::string::npos);
  EXPECT_EQ(reply.bytes.find("9.9.9.9"), std::string::npos);
}

TEST(Listener, AFaultOfAHandlerShowsAReferenceAndNothingElse) {
  RunningServer server;
  for (const std::string path : {"/throw", "/throw-int", "/inject", "/inject-name", "/bad-status"}) {
    SCOPED_TRACE(path);
    const Reply reply = ask(server, get(path, "Accept: application/json\r\n"));
    EXPECT_EQ(reply.status, 500);
    EXPECT_EQ(reply.bytes.find("secret"), std::string::npos);
    EXPECT_EQ(reply.headers.count("set-cookie"), 0U);
    EXPECT_EQ(reply.bytes.find("stolen"), std::string::npos);
    const AccessRecord record = server.records().back();
    EXPECT_EQ(record.status, 500);
    EXPECT_FALSE(record.fault.empty());
    EXPECT_EQ(record.fault.find("secret"), std::string::npos);
    EXPECT_EQ(record.reference.size(), 16U);
    EXPECT_EQ(
        reply.body,
        R"({"error":{"code":"internal","message":"Something went wrong on our side.","hint":"","ref":")" +
            record.reference + "\"}}\n");
  }
  EXPECT_EQ(server.records()[0].fault, "std::runtime_error");
}

TEST(Listener, ErrorsAreJsonForProgramsAndAPageForPeople) {
  const RunningServer server;
  EXPECT_EQ(ask(server, get("/search.json?q=%ff")).header("content-type"), "application/json; charset=utf-8");
  EXPECT_EQ(ask(server, get("/api/x?q=%ff")).header("content-type"), "application/json; charset=utf-8");
  const Reply page = ask(server, get("/search?q=%ff", "Accept: text/html,application/json\r\n"));
  EXPECT_EQ(page.header("content-type"), "text/html; charset=utf-8");
  EXPECT_NE(page.body.find("<html lang=\"en-GB\">"), std::string::npos);
}

TEST(Listener, ErrorPageHookRendersAndItsFailureDoesNotMatter) {
  const RunningServer pretty({}, [](const Request& request, int status, const Error& error) {
    Response page;
    page.body =
        "page " + std::to_string(status) + " " + std::string(info(error.code).name) + " " + request.reference;
    return page;
  });
  const Reply reply = ask(pretty, get("/echo?q=%ff"));
  EXPECT_EQ(reply.status, 400);
  EXPECT_TRUE(reply.body.starts_with("page 400 invalid_argument ")) << reply.body;
  EXPECT_EQ(ask(pretty, get("/throw")).body.substr(0, 17), "page 500 internal");
  const RunningServer broken({}, [](const Request&, int, const Error&) -> Response { throw 1; });
  EXPECT_EQ(ask(broken, get("/echo?q=%ff")).status, 400);
  EXPECT_EQ(ask(broken, get("/throw")).status, 500);
}

TEST(Listener, LogHasTheRouteAndNoWordOfTheAddress) {
  RunningServer server;
  const Reply reply = ask(server, get("/echo?q=confidential"));
  ask(server, get("/confidential?q=confidential"));
  ask(server, get("/echo?q=confidential%ff"));
  ask(server, "GET /confidential confidential\r\n");
  const auto records = server.records();
  ASSERT_EQ(records.size(), 4U);
  EXPECT_EQ(records[0].method, "GET");
  EXPECT_EQ(records[0].route, "/echo");
  EXPECT_EQ(records[0].status, 200);
  EXPECT_EQ(records[0].bytes, reply.bytes.size());
  EXPECT_GE(records[0].milliseconds, 0);
  for (const AccessRecord& record : records)
    EXPECT_EQ((record.method + record.route + record.reference + record.fault).find("confid"),
              std::string::npos);
  EXPECT_NE(records[0].reference, records[1].reference);
}

TEST(Listener, AHalfClosedClientGetsItsAnswer) {
  const RunningServer server;
  Client client(server.port());
  ASSERT_TRUE(client.send(get("/echo")));
  client.finish_sending();
  EXPECT_EQ(client.receive().status, 200);
}

TEST(Listener, OnlyOneServerHasAPort) {
  const RunningServer server;
  ListenOptions options;
  options.port = server.port();
  const auto second = Listener::bind(options, Settings(), nullptr, nullptr, nullptr);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::address_in_use);
  options.host = "0.0.0.0";
  EXPECT_FALSE(Listener::bind(options, Settings(), nullptr, nullptr, nullptr));
}

TEST(Listener, RefusesHostsAndPortsThatAreNone) {
  for (const auto& [host, port] : {std::pair<std::string, int>{"not an address", 0},
                                   {"192.0.2.1", 0},
                                   {"127.0.0.1", -1},
                                   {"127.0.0.1", 65536}}) {
    SCOPED_TRACE(host);
    const auto bound = Listener::bind({.host = host, .port = port}, Settings(), nullptr, nullptr, nullptr);
    ASSERT_FALSE(bound);
    EXPECT_EQ(bound.error().code, ErrorCode::invalid_argument);
  }
}

TEST(Listener, ListensOnIpv6WithAndWithoutBrackets) {
  for (const std::string host : {"::1", "[::1]"}) {
    const auto bound = Listener::bind({.host = host, .port = 0}, Settings(), nullptr, nullptr, nullptr);
    if (!bound) GTEST_SKIP() << "no IPv6 here";
    EXPECT_GT(bound->port(), 0);
  }
}

TEST(Listener, StopFinishesTheRequestInHandAndRefusesNewOnes) {
  RunningServer server;
  Client slow(server.port());
  Client idle(server.port());
  Client half(server.port());
  ASSERT_TRUE(slow.send(get("/wait")));
  ASSERT_TRUE(half.send("GET /echo HT"));
  server.await_waiting(1);
  server.stop();
  EXPECT_EQ(idle.receive().status, 0);
  const Reply unfinished = half.receive();
  EXPECT_EQ(unfinished.status, 503);
  EXPECT_EQ(unfinished.header("retry-after"), "2");
  EXPECT_FALSE(Client(server.port()).connected());
  server.release();
  EXPECT_EQ(slow.receive().status, 200);
  server.join();
}

Listener* stopped_by_signal = nullptr;

TEST(Listener, StopWorksInASignalHandler) {
  auto bound = Listener::bind(
      {.port = 0}, Settings(), [](const Request&) { return Response{}; }, nullptr, nullptr);
  ASSERT_TRUE(bound);
  stopped_by_signal = &*bound;
  const auto before = std::signal(SIGUSR1, [](int) { stopped_by_signal->stop(); });
  std::thread runner([&] { bound->run(); });
  EXPECT_EQ(Client(bound->port()).ask(get("/")).status, 200);
  std::raise(SIGUSR1);
  runner.join();
  std::signal(SIGUSR1, before);
}

TEST(Listener, StopBeforeRunIsNotLost) {
  auto bound = Listener::bind({.port = 0}, Settings(), nullptr, nullptr, nullptr);
  ASSERT_TRUE(bound);
  bound->stop();
  bound->run();
}

}  // namespace
}  // namespace throughline::http

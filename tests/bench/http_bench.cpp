// How long a new request takes while other connections are silent or send a byte now and then. Prints one
// line of JSON for each load: p50, p99 and the longest, in milliseconds, from connect to the end of the
// answer.
//   http_bench [requests]
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <string>
#include <thread>
#include <vector>

#include "server/http/listener.h"
#include "tests/server/http/client.h"

namespace {

using namespace throughline;
using Clock = std::chrono::steady_clock;

constexpr const char* kRequest = "GET /search?q=neglect HTTP/1.1\r\nHost: a\r\n\r\n";
constexpr const char* kHalf = "GET /search HTTP/1.1\r\nHost: a\r\nX-Slow: ";

struct Load {
  const char* name;
  int idle;
  int slow;
};

/// Keeps `load.idle` silent and `load.slow` dripping connections open; those the server cuts are opened anew.
void hold(const Load& load, int port, const std::atomic<bool>& done, std::atomic<bool>& ready) {
  std::deque<http::Client> idle;
  std::deque<http::Client> slow;
  for (int i = 0; i < load.idle; ++i) idle.emplace_back(port);
  for (int i = 0; i < load.slow; ++i) slow.emplace_back(port).send(kHalf);
  ready = true;
  while (!done) {
    for (http::Client& client : idle)
      if (client.readable(0)) client = http::Client(port);
    for (http::Client& client : slow) {
      if (!client.readable(0) && client.send("x")) continue;
      client = http::Client(port);
      client.send(kHalf);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
}

void measure(const Load& load, int port, int requests) {
  std::atomic<bool> done{false};
  std::atomic<bool> ready{false};
  std::thread holder([&] { hold(load, port, done, ready); });
  while (!ready) std::this_thread::yield();
  std::vector<double> times;
  int failed = 0;
  for (int i = 0; i < requests; ++i) {
    const auto start = Clock::now();
    if (http::Client(port).ask(kRequest).status != 200) ++failed;
    times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
  }
  done = true;
  holder.join();
  std::sort(times.begin(), times.end());
  const auto at = [&](double share) {
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
  };
  std::printf(
      R"({"load":"%s","idle":%d,"slow":%d,"requests":%d,"failed":%d,"p50_ms":%.3f,"p99_ms":%.3f,"max_ms":%.3f})"
      "\n",
      load.name, load.idle, load.slow, requests, failed, at(0.5), at(0.99), times.back());
}

}  // namespace

int main(int count, char** arguments) {
  const int requests = count > 1 ? std::atoi(arguments[1]) : 5000;
  if (requests < 1) return 2;
  http::connection_room(4096);
  auto listener = Listener::bind(
      {.port = 0}, Settings(),
      [](const Request&) {
        Response response;
        response.body.assign(30000, 'x');
        return response;
      },
      nullptr, nullptr);
  if (!listener) return info(listener.error().code).exit_status;
  std::thread server([&] { listener->run(); });
  for (const Load& load : {Load{"quiet", 0, 0}, Load{"idle", 1000, 0}, Load{"idle and slow", 1000, 64}})
    measure(load, listener->port(), requests);
  listener->stop();
  server.join();
  return 0;
}

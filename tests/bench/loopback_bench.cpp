// Time of whole requests over loopback, a new connection each, as a browser without keep-alive sees it.
// Usage: loopback_bench PORT [ROUNDS]    prints p50, p95, p99 and the slowest for each kind of request, in ms.
#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

struct Kind {
  std::string name;
  std::vector<std::string> targets;
};

const std::vector<Kind> kKinds = {
    {"one or two words", {"/search.json?q=bruising", "/search.json?q=missed+appointments", "/search.json?q=supervision", "/search.json?q=neglect", "/search.json?q=housing"}},
    {"plain sentence", {"/search.json?q=bruise+on+a+baby+not+yet+crawling%2C+new+partner%2C+missed+appointments", "/search.json?q=what+did+the+school+know+about+the+family", "/search.json?q=mental+capacity+was+not+assessed+when+he+refused+care"}},
    {"phrase", {"/search.json?q=%22professional+curiosity%22", "/search.json?q=%22of+the+child%22", "/search.json?q=%22information+sharing%22"}},
    {"filters", {"/search.json?theme=professional-curiosity", "/search.json?type=sar&role=finding", "/search.json?q=police&year=2015..2024&theme=information-sharing"}},
    {"result page (HTML)", {"/search?q=missed+appointments", "/search?q=bruise+baby+partner"}},
    {"theme page (HTML)", {"/theme/professional-curiosity", "/theme/information-sharing"}},
    {"trends", {"/trends.json", "/trends"}},
};

double milliseconds_of(int port, const std::string& target) {
  const auto begin = std::chrono::steady_clock::now();
  const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  bool ok = ::connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  const auto request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  ok = ok && ::send(fd, request.data(), request.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(request.size());
  std::string head;
  std::array<char, 65536> block{};
  for (ssize_t got = 0; ok && (got = ::read(fd, block.data(), block.size())) > 0;)
    if (head.size() < 16) head.append(block.data(), static_cast<std::size_t>(got));
  ::close(fd);
  if (!head.starts_with("HTTP/1.1 200")) fmt::print(stderr, "{}: {}\n", target, head.substr(0, 15));
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const int port = std::atoi(argv[1]);
  const int rounds = argc > 2 ? std::atoi(argv[2]) : 200;
  fmt::print("{:<22}{:>8}{:>9}{:>9}{:>9}{:>9}\n", "requests", "n", "p50", "p95", "p99", "max");
  for (const auto& kind : kKinds) {
    std::vector<double> times;
    for (const auto& target : kind.targets) milliseconds_of(port, target);
    for (int i = 0; i < rounds; ++i) times.push_back(milliseconds_of(port, kind.targets[static_cast<std::size_t>(i) % kind.targets.size()]));
    std::ranges::sort(times);
    const auto at = [&](double share) { return times[std::min(times.size() - 1, static_cast<std::size_t>(share * static_cast<double>(times.size())))]; };
    fmt::print("{:<22}{:>8}{:>9.2f}{:>9.2f}{:>9.2f}{:>9.2f}\n", kind.name, times.size(), at(0.5), at(0.95), at(0.99), times.back());
  }
  return 0;
}

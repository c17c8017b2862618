#include "program.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <regex>
#include <sstream>

namespace {

std::string program_path(const std::string& name) { return std::string(THROUGHLINE_BIN_DIR) + "/" + name; }

std::string drained(int fd) {
  std::string bytes;
  std::array<char, 65536> block{};
  for (ssize_t got = 0; (got = ::read(fd, block.data(), block.size())) > 0;) bytes.append(block.data(), static_cast<std::size_t>(got));
  return bytes;
}

[[noreturn]] void become(const std::string& program, const std::vector<std::string>& arguments) {
  std::vector<char*> argv;
  std::string path = program_path(program);
  argv.push_back(path.data());
  std::vector<std::string> copy = arguments;
  for (auto& argument : copy) argv.push_back(argument.data());
  argv.push_back(nullptr);
  ::execv(path.c_str(), argv.data());
  ::_exit(127);
}

int exit_status(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status); }

}  // namespace

Finished run(const std::string& program, const std::vector<std::string>& arguments, const std::string& input) {
  std::array<int, 2> out{};
  if (::pipe(out.data()) != 0) return {};
  const auto input_file = std::filesystem::temp_directory_path() / ("throughline-input-" + std::to_string(::getpid()));
  std::ofstream(input_file) << input;
  const int pid = ::fork();
  if (pid == 0) {
    const int in = ::open(input_file.c_str(), O_RDONLY);
    ::dup2(in, 0);
    ::dup2(out[1], 1);
    ::close(out[0]);
    ::close(out[1]);
    become(program, arguments);
  }
  ::close(out[1]);
  Finished finished;
  finished.output = drained(out[0]);
  ::close(out[0]);
  int status = 0;
  ::waitpid(pid, &status, 0);
  finished.status = exit_status(status);
  std::filesystem::remove(input_file);
  return finished;
}

RunningServer::RunningServer(const std::filesystem::path& data) {
  std::array<int, 2> out{};
  if (::pipe(out.data()) != 0) return;
  pid_ = ::fork();
  if (pid_ == 0) {
    ::dup2(out[1], 1);
    ::close(out[0]);
    ::close(out[1]);
    become("throughline-server", {"--data", data.string(), "--listen", "127.0.0.1:0"});
  }
  ::close(out[1]);
  // It says where it is ready in its first lines.
  std::string said;
  static const std::regex address(R"(http://127\.0\.0\.1:(\d+))");
  for (std::array<char, 512> block{}; port_ == 0;) {
    pollfd waiting{out[0], POLLIN, 0};
    if (::poll(&waiting, 1, 30000) <= 0) break;
    const auto got = ::read(out[0], block.data(), block.size());
    if (got <= 0) break;
    said.append(block.data(), static_cast<std::size_t>(got));
    if (std::smatch match; std::regex_search(said, match, address)) port_ = std::stoi(match[1]);
  }
  ::close(out[0]);
}

int RunningServer::stop() {
  if (pid_ <= 0) return -1;
  ::kill(pid_, SIGTERM);
  int status = 0;
  ::waitpid(pid_, &status, 0);
  pid_ = -1;
  return exit_status(status);
}

RunningServer::~RunningServer() { stop(); }

RunningServer::Answer RunningServer::get(const std::string& target) const {
  Answer answer;
  const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port_));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) {
    const auto request = "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    if (::send(fd, request.data(), request.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(request.size())) {
      const auto bytes = drained(fd);
      const auto end = bytes.find("\r\n\r\n");
      answer.head = bytes.substr(0, end);
      if (end != std::string::npos) answer.body = bytes.substr(end + 4);
      if (answer.head.size() > 12) answer.status = std::atoi(answer.head.c_str() + 9);
    }
  }
  ::close(fd);
  return answer;
}

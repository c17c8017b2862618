// Runs our programs as a user would: arguments in, output and exit status out.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

struct Finished {
  int status = -1;     ///< exit status; 128 + signal when it was killed
  std::string output;  ///< standard output
};

/// Runs a program of the build; `input` goes to its standard input, standard error to the test's.
Finished run(const std::string& program, const std::vector<std::string>& arguments, const std::string& input = {});

/// A server of the build on a free port, stopped by SIGTERM when it goes out of scope.
class RunningServer {
 public:
  explicit RunningServer(const std::filesystem::path& data);
  ~RunningServer();
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;

  bool ready() const { return port_ != 0; }
  int port() const { return port_; }
  /// Stops it and gives its exit status.
  int stop();

  struct Answer {
    int status = 0;
    std::string head;
    std::string body;
    nlohmann::json json() const { return nlohmann::json::parse(body, nullptr, false); }
  };
  Answer get(const std::string& target) const;

 private:
  int pid_ = -1;
  int port_ = 0;
};

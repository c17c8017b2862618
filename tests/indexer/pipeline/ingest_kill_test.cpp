// The program `throughline ingest`, killed again and again at any moment, loses no document that it printed a line for.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <sstream>
#include <thread>

#include "corpus/store/library.h"

namespace throughline {
namespace {

namespace fs = std::filesystem;

/// Starts ingest, kills it `microseconds` after it has printed `lines` lines (0: after it was started), returns the files
/// of whole lines that said "ok".
std::set<std::string> acknowledged_before_kill(const fs::path& data, const fs::path& reports, int lines, int microseconds) {
  std::array<int, 2> out{};
  if (::pipe(out.data()) != 0) return {};
  const int pid = ::fork();
  if (pid == 0) {
    ::setpgid(0, 0);
    ::dup2(out[1], 1);
    ::close(out[0]);
    const std::string program = std::string(THROUGHLINE_BIN_DIR) + "/throughline";
    ::execl(program.c_str(), program.c_str(), "--data", data.c_str(), "ingest", reports.c_str(), nullptr);
    ::_exit(127);
  }
  ::close(out[1]);
  std::string said;
  std::array<char, 256> block{};
  const auto take = [&] {
    const ssize_t got = ::read(out[0], block.data(), block.size());
    if (got > 0) said.append(block.data(), static_cast<std::size_t>(got));
    return got > 0;
  };
  while (std::count(said.begin(), said.end(), '\n') < lines && take()) {
  }
  std::this_thread::sleep_for(std::chrono::microseconds(microseconds));
  ::kill(pid, SIGKILL);
  while (take()) {
  }
  ::close(out[0]);
  ::waitpid(pid, nullptr, 0);
  std::set<std::string> files;
  std::istringstream whole(said.substr(0, said.rfind('\n') == std::string::npos ? 0 : said.rfind('\n')));
  for (std::string line; std::getline(whole, line);)
    if (line.starts_with("ok")) files.insert(line.substr(line.find("  ") + 2));
  return files;
}

TEST(IngestKilled, LosesNoAcknowledgedDocument) {
  const auto folder = fs::temp_directory_path() / ("throughline-kill-" + std::to_string(::getpid()));
  const auto data = folder / "data";
  const auto reports = folder / "reports";
  fs::create_directories(reports);
  constexpr int files = 400;
  for (int i = 0; i < files; ++i)
    std::ofstream(reports / ("report-" + std::to_string(i) + ".txt"))
        << "Learning report " << i << "\n\n1.1 Agencies did not share what they knew about child number " << i << ".\n";
  std::mt19937 random(20261122);
  std::uniform_int_distribution<int> lines(0, 12);
  std::uniform_int_distribution<int> wait(0, 80000);
  std::set<std::string> acknowledged;
  for (int kill = 0; kill < 25; ++kill) {
    acknowledged.merge(acknowledged_before_kill(data, reports, lines(random), wait(random)));
    if (!fs::exists(data / "library.sqlite")) continue;
    const auto library = Library::open(data, Library::Access::read);
    if (!library) continue;  // killed while the empty library was being made: nothing was acknowledged yet
    std::set<std::string> held;
    const auto files_held = *library->files();
    for (const auto& file : files_held)
      if (info(file.outcome).readable) {
        held.insert(file.path);
        const auto reading = library->reading(file.sha256);
        ASSERT_TRUE(reading) << file.path;
        EXPECT_FALSE(reading->passages.empty()) << file.path;
      }
    for (const auto& name : acknowledged) EXPECT_TRUE(held.contains(name)) << name << " was acknowledged and is lost";
  }
  EXPECT_FALSE(acknowledged.empty());
  EXPECT_TRUE(Library::open(data, Library::Access::read)->verify()->empty());
  fs::remove_all(folder);
}

}  // namespace
}  // namespace throughline

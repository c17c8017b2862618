// Stands in for throughline-extract and does what the first word of its "document" says.
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "indexer/extract/records.h"
#include "indexer/extract/worker/lockdown.h"

namespace {

using namespace throughline;

void say(const std::string& bytes) {
  if (::write(STDOUT_FILENO, bytes.data(), bytes.size()) < 0) ::_exit(9);
}

void say_start() {
  say(encode(StartRecord{true, true, true}) + encode(AboutRecord{"pdf", "", "", "", 2}));
}

ExtractedPage page(int number, float x) {
  ExtractedPage page;
  page.number = number;
  page.fonts = {{"F", 10, false, false}};
  page.words = {{x, 1, 2, 2, 0, true, 0, "word"}};
  return page;
}

/// What can still be done after giving everything up, as a warning of an otherwise fine reading.
void look_around() {
  worker::lock_down(false);
  const bool file = ::open("/etc/passwd", O_RDONLY) >= 0;
  const bool write = ::open("/tmp/throughline-hostile", O_WRONLY | O_CREAT, 0600) >= 0;
  const bool network = ::socket(AF_INET, SOCK_STREAM, 0) >= 0;
  const auto child = ::fork();
  if (child == 0) ::_exit(0);
  char program[] = "/usr/bin/true";
  char* arguments[] = {program, nullptr};
  ::execv(program, arguments);  // would end this process without its records
  const auto answer = [](bool possible) { return possible ? "yes" : "no"; };
  say_start();
  say(encode_warning(std::string("file=") + answer(file) + " write=" + answer(write) +
                     " network=" + answer(network) + " fork=" + answer(child > 0) + " exec=no"));
  say(encode(page(1, 1)) + encode(EndRecord{Outcome::ok_with_warnings, "", 1, 0}));
}

void eat_memory() {
  std::vector<char*> kept;
  for (;;) {
    constexpr std::size_t piece = 16U << 20U;
    auto* bytes = static_cast<char*>(std::malloc(piece));
    if (bytes == nullptr) {
      ::usleep(1000);
      continue;
    }
    std::memset(bytes, 1, piece);
    kept.push_back(bytes);
    ::usleep(20'000);
  }
}

void obey(const std::string& order) {
  if (order == "silent") return;
  if (order == "status") ::_exit(3);
  if (order == "look") return look_around();
  say_start();
  if (order == "hang") ::pause();
  if (order == "abandon") {  // its own group and session, deaf to requests: only its box can hold it
    ::setsid();
    ::signal(SIGTERM, SIG_IGN);
    for (;;) ::pause();
  }
  if (order == "die") {
    ::signal(SIGSEGV, SIG_DFL);  // a sanitised build would answer it itself
    ::raise(SIGSEGV);
  }
  if (order == "processor") ::raise(SIGXCPU);
  if (order == "memory") eat_memory();
  if (order == "cut") say(encode(page(1, 1)));
  if (order == "order") say(encode(page(2, 1)));
  if (order == "nan") say(encode(page(1, std::nanf(""))));
  if (order == "noise") say("not a record at all, but long enough to be taken for one");
  for (const auto warning = encode_warning(std::string(1000, 'a')); order == "flood";) say(warning);
  for (const std::string zeros(60'000, '\0'); order == "endless record";) {
    static const bool begun = [] {
      say(std::string("\x04\xFF\xFF\xFF\x01", 5));
      return true;
    }();
    if (begun) say(zeros);
  }
}

}  // namespace

int main() {
  char order[64] = {};
  if (::read(STDIN_FILENO, order, sizeof order - 1) <= 0) return 2;
  obey(order);
  ::_exit(0);
}

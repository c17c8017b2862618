// throughline-extract: reads one document, tells what it found, ends. Started by the indexer, one process per
// file:
//   throughline-extract --suffix pdf --max-pages 2000 --memory-mb 1024 --cpu-seconds 45  <file  >records
//   throughline-extract --render 12 --dpi 300 ...   <file  >image       one page as a grey picture, for text
//   recognition throughline-extract --as text ...     <file  >records     a converter's output, whatever it
//   looks like throughline-extract --become PROGRAM ARGUMENT...          gives everything up, then becomes
//   the converter
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <new>
#include <optional>
#include <string>
#include <vector>

#include "indexer/extract/worker/content_type.h"
#include "indexer/extract/worker/lockdown.h"
#include "indexer/extract/worker/memory_watch.h"
#include "indexer/extract/worker/verdict.h"

namespace throughline::worker {
namespace {

struct Order {
  std::string suffix;
  std::string as;
  std::uint32_t max_pages = 2000;
  std::uint32_t render = 0;
  std::uint32_t dpi = 300;
  std::uint64_t memory_mb = 1024;
  std::uint64_t cpu_seconds = 45;
  std::vector<std::string> become;
};

std::optional<Order> parse(int argc, char** argv) {
  Order order;
  for (int i = 1; i < argc; ++i) {
    const std::string_view flag = argv[i];
    if (++i >= argc) return std::nullopt;
    const char* value = argv[i];
    const auto number = std::strtoul(value, nullptr, 10);
    if (flag == "--suffix")
      order.suffix = value;
    else if (flag == "--as")
      order.as = value;
    else if (flag == "--max-pages")
      order.max_pages = static_cast<std::uint32_t>(number);
    else if (flag == "--render")
      order.render = static_cast<std::uint32_t>(number);
    else if (flag == "--dpi")
      order.dpi = static_cast<std::uint32_t>(number);
    else if (flag == "--memory-mb")
      order.memory_mb = number;
    else if (flag == "--cpu-seconds")
      order.cpu_seconds = number;
    else if (flag == "--become") {
      order.become.assign(argv + i, argv + argc);
      break;
    } else {
      return std::nullopt;
    }
  }
  return order;
}

std::optional<std::string> read_input() {
  struct stat status {};
  if (::fstat(STDIN_FILENO, &status) != 0) return std::nullopt;
  std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
  std::size_t at = 0;
  while (at < bytes.size()) {
    const auto got = ::pread(STDIN_FILENO, bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    at += static_cast<std::size_t>(got);
  }
  bytes.resize(at);
  return bytes;
}

Verdict read_as(ContentType type, std::string_view bytes, const Order& order, RecordSink& sink) {
  switch (type) {
    case ContentType::pdf:
      return read_pdf(bytes, order.max_pages, sink);
    case ContentType::docx:
      return read_docx(bytes, sink);
    case ContentType::odt:
      return read_odt(bytes, sink);
    case ContentType::html:
      return read_html(bytes, sink);
    case ContentType::text:
      return read_text(bytes, sink);
    default:
      return {Outcome::unsupported_type, "This kind of file is not read."};
  }
}

Verdict read_document(const Order& order, RecordSink& sink) {
  const auto bytes = read_input();
  if (!bytes) return {Outcome::malformed, "The file could not be read."};
  if (bytes->empty()) return {Outcome::empty, "The file has no bytes."};
  if (order.as == "text") return read_text(*bytes, sink);
  const auto found = identify(*bytes);
  if (found.type == ContentType::other) return refusal(found, order.suffix, sink);
  if (auto warning = suffix_warning(found.type, order.suffix); !warning.empty()) sink.warn(warning);
  auto verdict = read_as(found.type, *bytes, order, sink);
  if (verdict.outcome == Outcome::ok && sink.warnings() > 0) verdict.outcome = Outcome::ok_with_warnings;
  return verdict;
}

[[noreturn]] void finish(int status) {
  // No destructors and no atexit handlers: the parsers' cleaning-up is as much attacked as their reading.
  ::_exit(status);
}

int become(const Order& order) {
  lock_down(true);
  std::vector<char*> arguments;
  for (const auto& argument : order.become) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  ::execv(arguments[0], arguments.data());
  return 127;
}

int run(int argc, char** argv) {
  const auto order = parse(argc, argv);
  if (!order) {
    std::cerr << "throughline-extract is started by throughline ingest and throughline explain.\n";
    return kExitUsage;
  }
  const bool limited = limit_resources(order->memory_mb, order->cpu_seconds);
  if (!order->become.empty()) return become(*order);
  watch_memory();
  const auto locked = lock_down(false);
  try {
    if (order->render > 0) {
      const auto bytes = read_input();
      return bytes && render_page(*bytes, order->render, order->dpi, STDOUT_FILENO) ? 0 : 1;
    }
    RecordSink sink(STDOUT_FILENO);
    sink.start({locked.landlock, locked.seccomp, limited});
    const auto verdict = read_document(*order, sink);
    sink.end(verdict.outcome, verdict.reason);
    return 0;
  } catch (const std::bad_alloc&) {
    return kExitOutOfMemory;
  } catch (const std::exception&) {
    return kExitException;
  }
}

}  // namespace
}  // namespace throughline::worker

#ifdef THROUGHLINE_SANITIZED
extern "C" const char* __asan_default_options() {
  return "detect_leaks=0";
}
#endif

int main(int argc, char** argv) {
  throughline::worker::finish(throughline::worker::run(argc, argv));
}

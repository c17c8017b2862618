#include "indexer/extract/worker/memory_watch.h"

#include <signal.h>
#include <unistd.h>

#include <cstdlib>
#include <initializer_list>
#include <new>

#ifndef THROUGHLINE_SANITIZED
namespace {

volatile sig_atomic_t g_allocation_failed = 0;

}  // namespace

// Definitions in the program win over the C library's, in every library it loads; they only watch for
// failure.
extern "C" {
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* old, std::size_t size);

void* malloc(std::size_t size) {
  void* result = __libc_malloc(size);
  if (result == nullptr) g_allocation_failed = 1;
  return result;
}
void* calloc(std::size_t count, std::size_t size) {
  void* result = __libc_calloc(count, size);
  if (result == nullptr) g_allocation_failed = 1;
  return result;
}
void* realloc(void* old, std::size_t size) {
  void* result = __libc_realloc(old, size);
  if (result == nullptr && size != 0) g_allocation_failed = 1;
  return result;
}
}
#endif

namespace throughline::worker {
#ifndef THROUGHLINE_SANITIZED
namespace {

void on_fatal_signal(int number) {
  if (g_allocation_failed != 0) ::_exit(kExitOutOfMemory);
  ::signal(number, SIG_DFL);
  ::raise(number);
}

}  // namespace
#endif

void watch_memory() {
  std::set_new_handler([] { ::_exit(kExitOutOfMemory); });
#ifndef THROUGHLINE_SANITIZED
  // Its own stack, because the fault may be that the ordinary one is used up.
  static char stack[64 << 10];
  stack_t alternative{};
  alternative.ss_sp = stack;
  alternative.ss_size = sizeof stack;
  ::sigaltstack(&alternative, nullptr);
  struct sigaction action {};
  action.sa_handler = on_fatal_signal;
  action.sa_flags = SA_ONSTACK | SA_NODEFER;
  for (const int number : {SIGABRT, SIGSEGV, SIGBUS}) ::sigaction(number, &action, nullptr);
#endif
}

}  // namespace throughline::worker

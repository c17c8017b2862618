#include "indexer/extract/worker/lockdown.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace throughline::worker {
namespace {

constexpr std::uint64_t kReading =
    LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_EXECUTE;
// Every right of the first Landlock version: a kernel that has Landlock at all can refuse all of these.
constexpr std::uint64_t kEverything = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1U) - 1;

bool allow(int ruleset, const char* path, std::uint64_t access) {
  const int fd = ::open(path, O_PATH | O_CLOEXEC);
  if (fd < 0) return true;  // what is not there needs no permission
  landlock_path_beneath_attr rule{};
  rule.allowed_access = access;
  rule.parent_fd = fd;
  const auto status = ::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  ::close(fd);
  return status == 0;
}

bool restrict_files() {
  landlock_ruleset_attr attributes{};
  attributes.handled_access_fs = kEverything;
  const int ruleset =
      static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0));
  if (ruleset < 0) return false;
  bool ok = true;
  for (const char* folder : {"/usr", "/lib", "/lib64", "/bin", "/etc/fonts", "/etc/alternatives",
                             "/var/cache/fontconfig", "/proc/self"})
    ok = allow(ruleset, folder, kReading) && ok;
  constexpr std::uint64_t file_only = LANDLOCK_ACCESS_FS_READ_FILE;
  for (const char* file : {"/etc/ld.so.cache", "/dev/urandom", "/dev/zero"})
    ok = allow(ruleset, file, file_only) && ok;
  ok = allow(ruleset, "/dev/null", file_only | LANDLOCK_ACCESS_FS_WRITE_FILE) && ok;
  ok = ok && ::syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
  ::close(ruleset);
  return ok;
}

bool deny(scmp_filter_ctx filter, int call) {
  return seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0) == 0;
}

/// Calls no reader of documents has a use for. A list of what is forbidden, not of what is allowed: the
/// libraries' own needs differ between releases, and the box around the worker is the first line.
bool restrict_calls(bool may_exec) {
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
  if (filter == nullptr) return false;
  bool ok = true;
  constexpr auto forbidden = std::to_array<int>({SCMP_SYS(socket),
                                                 SCMP_SYS(socketpair),
                                                 SCMP_SYS(connect),
                                                 SCMP_SYS(bind),
                                                 SCMP_SYS(listen),
                                                 SCMP_SYS(accept),
                                                 SCMP_SYS(accept4),
                                                 SCMP_SYS(ptrace),
                                                 SCMP_SYS(process_vm_readv),
                                                 SCMP_SYS(process_vm_writev),
                                                 SCMP_SYS(mount),
                                                 SCMP_SYS(umount2),
                                                 SCMP_SYS(pivot_root),
                                                 SCMP_SYS(chroot),
                                                 SCMP_SYS(setns),
                                                 SCMP_SYS(unshare),
                                                 SCMP_SYS(bpf),
                                                 SCMP_SYS(perf_event_open),
                                                 SCMP_SYS(userfaultfd),
                                                 SCMP_SYS(io_uring_setup),
                                                 SCMP_SYS(add_key),
                                                 SCMP_SYS(keyctl),
                                                 SCMP_SYS(request_key),
                                                 SCMP_SYS(open_by_handle_at),
                                                 SCMP_SYS(init_module),
                                                 SCMP_SYS(finit_module),
                                                 SCMP_SYS(delete_module),
                                                 SCMP_SYS(kexec_load),
                                                 SCMP_SYS(reboot),
                                                 SCMP_SYS(swapon),
                                                 SCMP_SYS(personality),
                                                 SCMP_SYS(pidfd_getfd),
                                                 SCMP_SYS(kill),
                                                 SCMP_SYS(pidfd_send_signal)});
  for (const int call : forbidden) ok = deny(filter, call) && ok;
  if (!may_exec) {
    for (const int call : {SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(fork), SCMP_SYS(vfork)})
      ok = deny(filter, call) && ok;
    // Threads stay possible, processes do not; clone3 hides its flags, and the C library falls back to clone.
    ok = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1,
                          SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0)) == 0 &&
         ok;
    ok = seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0 && ok;
  }
  ok = ok && seccomp_load(filter) == 0;
  seccomp_release(filter);
  return ok;
}

}  // namespace

Lockdown lock_down(bool may_exec) {
  Lockdown done;
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return done;
  ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  done.landlock = restrict_files();
  done.seccomp = restrict_calls(may_exec);
  return done;
}

bool limit_resources(std::uint64_t memory_mb, std::uint64_t cpu_seconds) {
  const auto limit = [](auto resource, std::uint64_t soft, std::uint64_t hard) {
    const rlimit value{soft, hard};
    return ::setrlimit(resource, &value) == 0;
  };
  limit(RLIMIT_CORE, 0, 0);
  limit(RLIMIT_NOFILE, 64, 64);
  limit(RLIMIT_FSIZE, 64U << 20U, 64U << 20U);
  if (cpu_seconds > 0) limit(RLIMIT_CPU, cpu_seconds, cpu_seconds + 2);
#ifdef THROUGHLINE_SANITIZED
  static_cast<void>(
      memory_mb);  // a sanitised program maps terabytes it never touches; the parent watches it instead
  return false;
#else
  return memory_mb == 0 || limit(RLIMIT_AS, memory_mb << 20U, memory_mb << 20U);
#endif
}

}  // namespace throughline::worker

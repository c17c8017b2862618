#include "indexer/extract/confinement.h"

#include <unistd.h>

#include <array>
#include <mutex>
#include <optional>

#include "indexer/extract/child_process.h"

namespace throughline {
namespace {

constexpr const char* kBwrap = "/usr/bin/bwrap";
constexpr const char* kUnshare = "/usr/bin/unshare";
constexpr const char* kTrue = "/usr/bin/true";
/// Where the worker's program file appears inside the box: its real place may lie in folders that stay
/// outside.
constexpr const char* kInside = "/run/throughline-worker";

void bind_system_folder(std::vector<std::string>& command, const std::filesystem::path& folder) {
  std::error_code error;
  if (std::filesystem::is_symlink(folder, error)) {
    command.insert(command.end(),
                   {"--symlink", std::filesystem::read_symlink(folder, error).string(), folder.string()});
  } else if (std::filesystem::is_directory(folder, error)) {
    command.insert(command.end(), {"--ro-bind", folder.string(), folder.string()});
  }
}

std::vector<std::string> bwrap(const std::filesystem::path& program) {
  std::vector<std::string> command = {kBwrap, "--unshare-all", "--die-with-parent", "--new-session",
                                      "--clearenv"};
  for (const auto& entry : confined_environment()) {
    const auto equals = entry.find('=');
    command.insert(command.end(), {"--setenv", entry.substr(0, equals), entry.substr(equals + 1)});
  }
  for (const char* folder : {"/usr", "/bin", "/lib", "/lib64"}) bind_system_folder(command, folder);
  for (const char* file : {"/etc/fonts", "/etc/ld.so.cache", "/etc/alternatives", "/var/cache/fontconfig"})
    command.insert(command.end(), {"--ro-bind-try", file, file});
  command.insert(command.end(), {"--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--chdir", "/",
                                 "--ro-bind", program.string(), kInside, "--", kInside});
  return command;
}

bool works(Confinement box) {
  if (box == Confinement::self) return true;
  ChildOrder order;
  order.command = boxed(box, kTrue, {});
  order.environment = confined_environment();
  order.wall_seconds = 10;
  if (::access(order.command.front().c_str(), X_OK) != 0) return false;
  const auto end = run_child(order, [](std::string_view) { return true; });
  return end.how == ChildEnd::How::exited && end.status == 0;
}

}  // namespace

std::vector<std::string> confined_environment() {
  return {"LANG=C.UTF-8", "PATH=/usr/bin:/bin", "OMP_THREAD_LIMIT=1", "HOME=/tmp"};
}

std::vector<std::string> boxed(Confinement box, const std::filesystem::path& program,
                               const std::vector<std::string>& arguments) {
  std::vector<std::string> command;
  if (box == Confinement::bwrap) {
    command = bwrap(program);
  } else if (box == Confinement::namespaces) {
    command = {kUnshare, "--user", "--map-root-user", "--net", "--ipc",         "--uts",
               "--pid",  "--fork", "--kill-child",    "--",    program.string()};
  } else {
    command = {program.string()};
  }
  command.insert(command.end(), arguments.begin(), arguments.end());
  return command;
}

Confinement confinement(Confinement strongest) {
  static std::mutex mutex;
  static std::array<std::optional<bool>, 2> known;
  const std::scoped_lock lock(mutex);
  for (const auto box : {Confinement::bwrap, Confinement::namespaces}) {
    if (box < strongest) continue;
    auto& answer = known[static_cast<std::size_t>(box)];
    if (!answer) answer = works(box);
    if (*answer) return box;
  }
  return Confinement::self;
}

std::string_view sandbox_name(Confinement box, bool landlock, bool seccomp) {
  if (box == Confinement::bwrap) return "bwrap";
  if (box == Confinement::namespaces) return "namespace";
  return landlock && seccomp ? "landlock" : "none";
}

}  // namespace throughline

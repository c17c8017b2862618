// The box a worker runs in: the strongest this machine offers, found out once. Inside any of them the worker
// also gives up what it can by itself (Landlock, seccomp, limits).
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

enum class Confinement {
  bwrap,       ///< bubblewrap: own file system, network, processes, users
  namespaces,  ///< unshare: own network, processes, users; the file system is the worker's own Landlock's
               ///< matter
  self,        ///< only what the worker does to itself
};

/// The strongest that works here, but none stronger than `strongest`. Tried once for each, then remembered.
Confinement confinement(Confinement strongest = Confinement::bwrap);

/// The command that runs `program` (absolute path) inside the box.
std::vector<std::string> boxed(Confinement box, const std::filesystem::path& program,
                               const std::vector<std::string>& arguments);

/// What a confined process may know of its surroundings.
std::vector<std::string> confined_environment();

/// As Extraction::sandbox names it: bwrap, namespace, landlock, none.
std::string_view sandbox_name(Confinement box, bool landlock, bool seccomp);

}  // namespace throughline

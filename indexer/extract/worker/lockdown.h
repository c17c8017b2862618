// What a worker gives up for good before it looks at a file: new privileges, the network, other processes,
// the file system outside the system's own folders. Holds whether or not the parent put it in a box as well.
#pragma once

#include <cstdint>

namespace throughline::worker {

struct Lockdown {
  bool landlock = false;
  bool seccomp = false;
};

/// `may_exec`: the process is about to become a converter (tesseract, antiword) and needs to start it once.
Lockdown lock_down(bool may_exec);

/// Limits of this process alone; 0 leaves one as it is. False when the address space could not be limited.
bool limit_resources(std::uint64_t memory_mb, std::uint64_t cpu_seconds);

}  // namespace throughline::worker

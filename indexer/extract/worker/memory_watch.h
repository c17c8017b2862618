// Tells a death for lack of memory from any other: libraries answer a failed allocation with abort() or with
// a null pointer that they then use, and either would look like a crash.
#pragma once

namespace throughline::worker {

inline constexpr int kExitOutOfMemory = 70;
inline constexpr int kExitException = 71;
inline constexpr int kExitUsage = 72;

/// Installs the handlers: after a failed allocation, abort and segmentation fault end with kExitOutOfMemory.
void watch_memory();

}  // namespace throughline::worker

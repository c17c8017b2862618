// A lock on a data folder, held by one process at a time and freed by the system when that process ends,
// however it ends.
#pragma once

#include <filesystem>

#include "corpus/base/result.h"

namespace throughline {

class FolderLock {
 public:
  /// Takes the lock file (created when missing, never removed); store_busy, naming the holder, when another
  /// has it.
  static Result<FolderLock> take(const std::filesystem::path& lock_file);
  FolderLock() = default;
  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&& other) noexcept;
  ~FolderLock();

 private:
  explicit FolderLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

}  // namespace throughline

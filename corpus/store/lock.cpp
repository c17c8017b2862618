#include "corpus/store/lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace throughline {
namespace {

std::string holder(int descriptor) {
  std::array<char, 32> text{};
  const auto got = ::pread(descriptor, text.data(), text.size() - 1, 0);
  std::string digits;
  for (ssize_t i = 0;
       i < got && text[static_cast<std::size_t>(i)] >= '0' && text[static_cast<std::size_t>(i)] <= '9'; ++i)
    digits.push_back(text[static_cast<std::size_t>(i)]);
  return digits.empty() ? "another process" : "process " + digits;
}

}  // namespace

Result<FolderLock> FolderLock::take(const std::filesystem::path& lock_file) {
  const int descriptor = ::open(lock_file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor < 0)
    return fail(ErrorCode::io, fmt::format("Could not open {}: {}", lock_file.string(), std::strerror(errno)),
                "Check that you may write to the data folder.");
  FolderLock lock(descriptor);
  int status = 0;
  do status = ::flock(descriptor, LOCK_EX | LOCK_NB);
  while (status != 0 && errno == EINTR);
  if (status != 0 && errno == EWOULDBLOCK)
    return fail(ErrorCode::store_busy,
                fmt::format("The data folder {} is being written by {}.", lock_file.parent_path().string(),
                            holder(descriptor)),
                "Wait for it to end, or stop it, and try again; reading and searching go on meanwhile.");
  if (status != 0)
    return fail(ErrorCode::io,
                fmt::format("Could not lock {}: {}", lock_file.string(), std::strerror(errno)));
  // Who holds it, for the message above; losing this note harms nothing.
  const std::string pid = fmt::format("{}\n", ::getpid());
  if (::ftruncate(descriptor, 0) == 0) (void)!::pwrite(descriptor, pid.data(), pid.size(), 0);
  return lock;
}

FolderLock::FolderLock(FolderLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
FolderLock& FolderLock::operator=(FolderLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}
FolderLock::~FolderLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace throughline

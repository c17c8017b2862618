#include "corpus/base/file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <utility>

namespace throughline {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }

 private:
  int fd_;
};

tl::unexpected<Error> io_error(std::string_view what, const std::filesystem::path& path) {
  const int number = errno;
  const auto code = number == ENOSPC || number == EDQUOT ? ErrorCode::disk_full
                    : number == ENOENT                   ? ErrorCode::not_found
                                                         : ErrorCode::io;
  return fail(code, fmt::format("Could not {} {}: {}", what, path.string(), std::strerror(number)),
              code == ErrorCode::disk_full ? "Free some space and run the command again; it resumes." : "");
}

using Digest = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

Digest new_digest() {
  Digest digest(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  EVP_DigestInit_ex(digest.get(), EVP_sha256(), nullptr);
  return digest;
}

std::string finished(EVP_MD_CTX* digest) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned length = 0;
  EVP_DigestFinal_ex(digest, bytes.data(), &length);
  std::string hex;
  for (unsigned i = 0; i < length; ++i) hex += fmt::format("{:02x}", bytes[i]);
  return hex;
}

/// Calls `take(bytes)` for each block of the file.
template <class Take>
Result<void> for_each_block(const std::filesystem::path& path, Take take) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return io_error("open", path);
  std::array<char, 65536> block{};
  for (;;) {
    const ssize_t got = ::read(file.get(), block.data(), block.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return io_error("read", path);
    if (got == 0) return {};
    THROUGHLINE_TRY(take(std::string_view(block.data(), static_cast<std::size_t>(got))));
  }
}

Result<void> sync_path(const std::filesystem::path& path, int flags) {
  const Descriptor file(::open(path.c_str(), flags | O_CLOEXEC));
  if (file.get() < 0) return io_error("open", path);
  if (::fsync(file.get()) != 0) return io_error("sync", path);
  return {};
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path, std::uint64_t limit) {
  std::string bytes;
  const auto read = for_each_block(path, [&](std::string_view block) -> Result<void> {
    if (bytes.size() + block.size() > limit)
      return fail(ErrorCode::too_large, fmt::format("{} is larger than {} bytes", path.string(), limit));
    bytes.append(block);
    return {};
  });
  if (!read) return fail(read.error());
  return bytes;
}

Result<void> write_file_durably(const std::filesystem::path& path, std::string_view bytes, unsigned mode) {
  const auto temporary = std::filesystem::path(fmt::format("{}.{}.tmp", path.string(), ::getpid()));
  {
    const Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode));
    if (file.get() < 0) return io_error("create", temporary);
    while (!bytes.empty()) {
      const ssize_t put = ::write(file.get(), bytes.data(), bytes.size());
      if (put < 0 && errno == EINTR) continue;
      if (put < 0) {
        auto error = io_error("write", temporary);
        ::unlink(temporary.c_str());
        return error;
      }
      bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    if (::fsync(file.get()) != 0) return io_error("sync", temporary);
  }
  if (::rename(temporary.c_str(), path.c_str()) != 0) return io_error("rename", path);
  return sync_folder(path.has_parent_path() ? path.parent_path() : std::filesystem::path("."));
}

Result<void> sync_file(const std::filesystem::path& path) { return sync_path(path, O_RDONLY); }
Result<void> sync_folder(const std::filesystem::path& path) { return sync_path(path, O_RDONLY | O_DIRECTORY); }

std::string sha256(std::string_view bytes) {
  const auto digest = new_digest();
  EVP_DigestUpdate(digest.get(), bytes.data(), bytes.size());
  return finished(digest.get());
}

Result<std::string> sha256_of_file(const std::filesystem::path& path) {
  const auto digest = new_digest();
  THROUGHLINE_TRY(for_each_block(path, [&](std::string_view block) -> Result<void> {
    EVP_DigestUpdate(digest.get(), block.data(), block.size());
    return {};
  }));
  return finished(digest.get());
}

}  // namespace throughline

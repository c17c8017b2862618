// The ZIP archive a DOCX or ODT is: parts read by exact name into memory, never onto the disk, never past the
// limits.
#pragma once

#include <zip.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/extract/worker/verdict.h"

namespace throughline::worker {

class ZipArchive {
 public:
  /// `bytes` must outlive the archive.
  explicit ZipArchive(std::string_view bytes);
  ~ZipArchive();
  ZipArchive(const ZipArchive&) = delete;
  ZipArchive& operator=(const ZipArchive&) = delete;

  bool good() const { return archive_ != nullptr; }
  /// The central directory against the limits: ok, too_large or encrypted.
  Verdict check() const;
  bool has(const std::string& name) const;
  /// At most a few hundred kilobytes; nothing when absent, larger or damaged.
  std::optional<std::string> small_part(const std::string& name) const;
  /// The whole part; its inflated bytes are counted, whatever the directory declared. `why` is set when
  /// nothing comes back for another reason than absence.
  std::optional<std::string> part(const std::string& name, Verdict& why) const;
  /// Where the package's relations say the Word document is; empty when they name none.
  std::string word_main_part() const;

 private:
  std::optional<std::string> read(const std::string& name, std::uint64_t limit, Verdict& why) const;

  zip_t* archive_ = nullptr;
  mutable std::uint64_t unpacked_ = 0;
};

}  // namespace throughline::worker

// Whole files, durably: read with a cap, write beside and rename, sync file and folder, SHA-256.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "corpus/base/result.h"

namespace throughline {

/// The file's bytes; too_large when it has more than `limit`.
Result<std::string> read_file(const std::filesystem::path& path, std::uint64_t limit = 1ULL << 30U);

/// Writes to a temporary file in the same folder, syncs, renames, syncs the folder: after it returns, the
/// content survives a power cut; before, the old content stands.
Result<void> write_file_durably(const std::filesystem::path& path, std::string_view bytes, unsigned mode = 0644);

Result<void> sync_file(const std::filesystem::path& path);
Result<void> sync_folder(const std::filesystem::path& path);

/// Lower-case hexadecimal SHA-256.
std::string sha256(std::string_view bytes);
Result<std::string> sha256_of_file(const std::filesystem::path& path);

}  // namespace throughline

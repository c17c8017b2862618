// Where generations lie in a data folder, and the swap of the current one. Private to corpus/store.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/result.h"

namespace throughline {

inline constexpr std::string_view kCurrentLink = "current";

std::filesystem::path generations_folder(const std::filesystem::path& data_folder);
/// One more than any generation there is or was current: "000042".
Result<std::string> next_generation_id(const std::filesystem::path& data_folder);
/// Half-built generations and links that a killed run left.
void remove_leftovers(const std::filesystem::path& data_folder);
/// From N.tmp to N, then `current` points to it; durable when it returns.
Result<void> swap_in(const std::filesystem::path& data_folder, const std::string& id);
/// Keeps the newest `keep` generations, and the current one in any case.
void remove_old_generations(const std::filesystem::path& data_folder, unsigned keep);
/// One line per fault of the link.
std::vector<std::string> link_problems(const std::filesystem::path& data_folder);

}  // namespace throughline

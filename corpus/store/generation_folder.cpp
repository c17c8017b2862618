#include "corpus/store/generation_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "corpus/base/file.h"
#include "corpus/store/generation.h"

namespace throughline {
namespace {

bool is_number(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<std::string> names_in(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  std::error_code problem;
  for (auto at = std::filesystem::directory_iterator(folder, problem);
       !problem && at != std::filesystem::directory_iterator(); at.increment(problem))
    names.push_back(at->path().filename().string());
  return names;
}

/// Numbers of complete generations, ascending.
std::vector<std::string> generation_ids(const std::filesystem::path& data_folder) {
  auto ids = names_in(generations_folder(data_folder));
  std::erase_if(ids, [](const std::string& name) { return !is_number(name); });
  std::sort(ids.begin(), ids.end());
  return ids;
}

tl::unexpected<Error> io_problem(std::string_view what, const std::filesystem::path& path,
                                 const std::error_code& problem) {
  const auto code = problem == std::errc::no_space_on_device ? ErrorCode::disk_full : ErrorCode::io;
  return fail(code, fmt::format("Could not {} {}: {}", what, path.string(), problem.message()));
}

}  // namespace

std::filesystem::path generations_folder(const std::filesystem::path& data_folder) {
  return data_folder / "generations";
}

Result<std::string> next_generation_id(const std::filesystem::path& data_folder) {
  unsigned long highest = 0;
  auto ids = generation_ids(data_folder);
  ids.push_back(Generation::current_id(data_folder));
  for (const auto& id : ids)
    if (is_number(id)) highest = std::max(highest, std::strtoul(id.c_str(), nullptr, 10));
  return fmt::format("{:06}", highest + 1);
}

void remove_leftovers(const std::filesystem::path& data_folder) {
  std::error_code ignored;
  std::filesystem::remove(data_folder / "current.tmp", ignored);
  for (const auto& name : names_in(generations_folder(data_folder)))
    if (std::filesystem::path(name).extension() == ".tmp")
      std::filesystem::remove_all(generations_folder(data_folder) / name, ignored);
}

Result<void> swap_in(const std::filesystem::path& data_folder, const std::string& id) {
  const auto folder = generations_folder(data_folder);
  std::error_code problem;
  std::filesystem::rename(folder / (id + ".tmp"), folder / id, problem);
  if (problem) return io_problem("rename", folder / (id + ".tmp"), problem);
  THROUGHLINE_TRY(sync_folder(folder));
  const auto link = data_folder / "current.tmp";
  std::filesystem::remove(link, problem);
  std::filesystem::create_symlink(std::filesystem::path("generations") / id, link, problem);
  if (problem) return io_problem("create", link, problem);
  std::filesystem::rename(link, data_folder / kCurrentLink, problem);
  if (problem) return io_problem("replace", data_folder / kCurrentLink, problem);
  return sync_folder(data_folder);
}

void remove_old_generations(const std::filesystem::path& data_folder, unsigned keep) {
  const auto current = Generation::current_id(data_folder);
  const auto ids = generation_ids(data_folder);
  const std::size_t kept = std::max(keep, 1U);
  for (std::size_t i = 0; i + kept < ids.size(); ++i) {
    if (ids[i] == current) continue;
    // Renamed first: a half-removed folder must never look like a generation.
    const auto folder = generations_folder(data_folder) / ids[i];
    const auto doomed = std::filesystem::path(folder.string() + ".old.tmp");
    std::error_code ignored;
    std::filesystem::rename(folder, doomed, ignored);
    std::filesystem::remove_all(doomed, ignored);
  }
}

std::vector<std::string> link_problems(const std::filesystem::path& data_folder) {
  std::vector<std::string> problems;
  std::error_code problem;
  const auto link = data_folder / kCurrentLink;
  const auto kind = std::filesystem::symlink_status(link, problem).type();
  if (kind == std::filesystem::file_type::not_found) return problems;
  if (kind != std::filesystem::file_type::symlink) {
    problems.push_back(fmt::format("{} is not a link", link.string()));
    return problems;
  }
  const auto target = std::filesystem::read_symlink(link, problem);
  if (target != std::filesystem::path("generations") / target.filename() ||
      !is_number(target.filename().string()))
    problems.push_back(fmt::format("{} points outside the generations: {}", link.string(), target.string()));
  else if (!std::filesystem::is_directory(data_folder / target, problem))
    problems.push_back(fmt::format("{} points to {}, which does not exist", link.string(), target.string()));
  return problems;
}

}  // namespace throughline

#include "indexer/extract/worker/zip_archive.h"

#include <fmt/format.h>

#include <pugixml.hpp>

#include "indexer/extract/worker/xml.h"

namespace throughline::worker {
namespace {

constexpr std::uint64_t kSmallPart = 512U << 10U;

bool is_media(std::string_view name) {
  return name.find("/media/") != std::string_view::npos || name.starts_with("Pictures/");
}

Verdict grows_too_large() {
  return {Outcome::too_large,
          fmt::format("The file grows past {} MB when it is unpacked.", kMaxUnpackedBytes >> 20U)};
}

}  // namespace

ZipArchive::ZipArchive(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  if (zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error)) {
    archive_ = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (archive_ == nullptr) zip_source_free(source);
  }
  zip_error_fini(&error);
}

ZipArchive::~ZipArchive() {
  if (archive_ != nullptr) zip_discard(archive_);
}

Verdict ZipArchive::check() const {
  const auto entries = zip_get_num_entries(archive_, 0);
  if (entries < 0) return {Outcome::malformed, "The file’s ZIP directory cannot be read."};
  if (static_cast<std::size_t>(entries) > kMaxZipEntries)
    return {Outcome::too_large,
            fmt::format("The file has {} parts; {} are allowed.", entries, kMaxZipEntries)};
  std::uint64_t total = 0;
  for (zip_int64_t i = 0; i < entries; ++i) {
    zip_stat_t entry;
    if (zip_stat_index(archive_, static_cast<zip_uint64_t>(i), 0, &entry) != 0) continue;
    const std::string_view name = entry.name == nullptr ? "" : entry.name;
    if ((entry.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && entry.encryption_method != ZIP_EM_NONE)
      return {Outcome::encrypted, "The file is an archive with a password. Save a copy without it."};
    if (is_media(name)) continue;  // pictures are never unpacked
    total += entry.size;
    if (total > kMaxUnpackedBytes) return grows_too_large();
    if (entry.size > kRatioMatters && entry.size / std::max<std::uint64_t>(entry.comp_size, 1) > kMaxRatio)
      return {Outcome::too_large,
              fmt::format("A part of the file unpacks to more than {} times its size.", kMaxRatio)};
  }
  return {};
}

bool ZipArchive::has(const std::string& name) const {
  return zip_name_locate(archive_, name.c_str(), 0) >= 0;
}

std::optional<std::string> ZipArchive::read(const std::string& name, std::uint64_t limit,
                                            Verdict& why) const {
  const auto index = zip_name_locate(archive_, name.c_str(), 0);
  if (index < 0) return std::nullopt;
  zip_file_t* file = zip_fopen_index(archive_, static_cast<zip_uint64_t>(index), 0);
  if (file == nullptr) {
    why = {Outcome::malformed, fmt::format("The part {} of the file cannot be unpacked.", name)};
    return std::nullopt;
  }
  std::string bytes;
  char chunk[64 << 10];
  zip_int64_t got = 0;
  while ((got = zip_fread(file, chunk, sizeof chunk)) > 0) {
    bytes.append(chunk, static_cast<std::size_t>(got));
    unpacked_ += static_cast<std::uint64_t>(got);
    if (bytes.size() > limit || unpacked_ > kMaxUnpackedBytes) {
      zip_fclose(file);
      why = grows_too_large();
      return std::nullopt;
    }
  }
  zip_fclose(file);
  if (got < 0) {
    why = {Outcome::malformed, fmt::format("The part {} of the file is damaged.", name)};
    return std::nullopt;
  }
  return bytes;
}

std::optional<std::string> ZipArchive::small_part(const std::string& name) const {
  Verdict ignored;
  return read(name, kSmallPart, ignored);
}

std::optional<std::string> ZipArchive::part(const std::string& name, Verdict& why) const {
  return read(name, kMaxPartBytes, why);
}

std::string ZipArchive::word_main_part() const {
  const auto relations = small_part("_rels/.rels");
  if (!relations) return "";
  pugi::xml_document xml;
  if (load_xml(*relations, "_rels/.rels", xml).outcome != Outcome::ok) return "";
  for (const auto& relation : xml.document_element().children()) {
    if (!attribute(relation, "Type").ends_with("/officeDocument")) continue;
    std::string target(attribute(relation, "Target"));
    if (target.starts_with('/')) target.erase(0, 1);
    const auto types = small_part("[Content_Types].xml").value_or("");
    if (types.find("wordprocessingml") != std::string::npos && has(target)) return target;
  }
  return "";
}

}  // namespace throughline::worker

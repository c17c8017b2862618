#include "taxonomy/learning/coded_passages.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "corpus/base/file.h"
#include "corpus/base/utf8.h"

namespace throughline {
namespace {

using Json = nlohmann::json;

std::vector<std::filesystem::path> files_of(const std::filesystem::path& folder, const char* extension) {
  std::vector<std::filesystem::path> files;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored))
    if (entry.path().extension() == extension) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

Result<std::vector<CodedTheme>> parse_themes(std::string_view text) {
  std::vector<CodedTheme> themes;
  for (const auto part : split(text, ';')) {
    if (trimmed(part).empty()) continue;
    std::istringstream words{std::string(part)};
    std::string theme;
    std::string polarity;
    std::string lens;
    words >> theme >> polarity >> lens;
    const auto known = parse<Polarity>(kPolarities, polarity);
    if (!known)
      return fail(ErrorCode::invalid_argument, fmt::format("“{}” is not a polarity.", polarity),
                  "concern, good, context or absent");
    CodedTheme coded{theme, *known, {}};
    for (const auto agency : split(lens, ','))
      if (!agency.empty()) coded.lens.emplace_back(agency);
    themes.push_back(std::move(coded));
  }
  return themes;
}

Result<Json> read_json(const std::filesystem::path& file) {
  THROUGHLINE_ASSIGN(const auto text, read_file(file, 256ULL << 20U));
  auto json = Json::parse(text, nullptr, false);
  if (json.is_discarded())
    return fail(ErrorCode::invalid_argument, fmt::format("{} is not JSON.", file.string()));
  return json;
}

std::string text_of(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// Nothing when it has no text.
std::optional<CodedPassage> passage_of(const Json& object, const std::string& source) {
  if (!object.is_object()) return std::nullopt;
  CodedPassage passage;
  passage.source = source;
  passage.text = to_nfc(repaired_utf8(text_of(object, "text")));
  if (passage.text.empty()) return std::nullopt;
  passage.role = parse<SectionRole>(kSectionRoles, text_of(object, "role"));
  if (const auto heading = text_of(object, "heading"); !heading.empty()) passage.heading_path = {heading};
  if (const auto path = object.find("heading_path"); path != object.end() && path->is_array())
    for (const auto& heading : *path)
      if (heading.is_string()) passage.heading_path.push_back(heading.get<std::string>());
  if (const auto tags = object.find("tags"); tags != object.end() && tags->is_array())
    for (const auto& tag : *tags) {
      if (!tag.is_object()) continue;
      CodedTheme coded{text_of(tag, "theme"), Polarity::concern, {}};
      if (const auto polarity = parse<Polarity>(kPolarities, text_of(tag, "polarity")))
        coded.polarity = *polarity;
      if (const auto lens = tag.find("lens"); lens != tag.end() && lens->is_array())
        for (const auto& agency : *lens)
          if (agency.is_string()) coded.lens.push_back(agency.get<std::string>());
      passage.themes.push_back(std::move(coded));
    }
  return passage;
}

}  // namespace

Result<std::vector<CodedPassage>> parse_batch(std::string_view text, const std::string& source) {
  std::vector<CodedPassage> passages;
  std::size_t number = 0;
  for (const auto raw : split(text, '\n')) {
    ++number;
    const auto line = trimmed(raw);
    if (line.empty()) continue;
    if (line.front() != '@') {
      if (passages.empty())
        return fail(ErrorCode::invalid_argument,
                    fmt::format("{}, line {}: text before the first @.", source, number));
      auto& passage = passages.back().text;
      if (!passage.empty()) passage += ' ';
      passage += to_nfc(repaired_utf8(line));
      continue;
    }
    const auto fields = split(line.substr(1), '|');
    CodedPassage passage;
    passage.source = source;
    passage.role = parse<SectionRole>(kSectionRoles, trimmed(fields[0]));
    if (!passage.role || fields.size() < 2)
      return fail(ErrorCode::invalid_argument,
                  fmt::format("{}, line {}: “@ role | themes | near misses” is wanted.", source, number));
    auto themes = parse_themes(fields[1]);
    if (!themes) {
      themes.error().message = fmt::format("{}, line {}: {}", source, number, themes.error().message);
      return fail(themes.error());
    }
    passage.themes = std::move(*themes);
    passages.push_back(std::move(passage));
  }
  return passages;
}

Result<std::vector<CodedPassage>> read_batches(const std::filesystem::path& folder) {
  std::vector<CodedPassage> all;
  for (const auto& file : files_of(folder, ".txt")) {
    THROUGHLINE_ASSIGN(const auto text, read_file(file, 64ULL << 20U));
    THROUGHLINE_ASSIGN(auto passages, parse_batch(text, file.stem().string()));
    for (auto& passage : passages) all.push_back(std::move(passage));
  }
  if (all.empty())
    return fail(ErrorCode::not_found, fmt::format("There are no coded passages in {}.", folder.string()));
  return all;
}

Result<std::vector<CodedPassage>> read_labelled_documents(const std::filesystem::path& folder) {
  std::vector<CodedPassage> all;
  for (const auto& file : files_of(folder, ".json")) {
    THROUGHLINE_ASSIGN(const auto json, read_json(file));
    if (!json.is_object() || !json.contains("passages") || !json["passages"].is_array()) continue;
    const auto source = text_of(json, "case");
    for (const auto& object : json["passages"]) {
      if (const auto kind = text_of(object, "kind"); kind == "title" || kind == "heading") continue;
      if (auto passage = passage_of(object, source)) all.push_back(std::move(*passage));
    }
  }
  return all;
}

Result<std::vector<CodedPassage>> read_coded_set(const std::filesystem::path& file) {
  THROUGHLINE_ASSIGN(const auto json, read_json(file));
  if (!json.is_array())
    return fail(ErrorCode::invalid_argument, fmt::format("{} is no list of passages.", file.string()));
  std::vector<CodedPassage> all;
  for (const auto& object : json)
    if (auto passage = passage_of(object, text_of(object, "document"))) {
      if (passage->source.empty()) passage->source = std::to_string(all.size());
      all.push_back(std::move(*passage));
    }
  return all;
}

}  // namespace throughline

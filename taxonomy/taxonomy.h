// The themes of learning: groups and themes as data (taxonomy/themes.json), loaded and checked. Ids never
// change and are never used again for another theme.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/base/result.h"
#include "corpus/model/phrase_pattern.h"
#include "corpus/model/vocabulary.h"

namespace throughline {

struct ThemeGroup {
  std::string id;
  std::string label;
  std::string note;
};

/// How "no evidence of X" is to be read: for harm and circumstance X is absent; for practice the lack is the
/// finding.
enum class ThemeKind { harm, circumstance, practice };

struct Theme {
  std::string id;
  std::string label;
  std::string group;
  int tier = 1;
  ThemeKind kind = ThemeKind::practice;
  std::vector<std::string> alt_labels;
  std::vector<std::string> hidden_labels;  ///< obsolete or offensive forms, for matching only
  std::string scope_note;
  std::vector<std::string> cues;  ///< cue language, docs/cue-language.md
  std::vector<std::string> exclusions;
  std::vector<std::string> related;
  std::string history_note;
  std::vector<SectionRole>
      sections;  ///< sections whose every passage is about the theme, such as good practice
  std::vector<std::string>
      agencies;  ///< whom a passage is about that names nobody, such as the police for police-response
};

constexpr std::string_view id(ThemeKind kind) {
  return kind == ThemeKind::harm ? "harm" : kind == ThemeKind::circumstance ? "circumstance" : "practice";
}

/// THROUGHLINE_TAXONOMY, else the file beside the binary (../../../taxonomy of a build folder,
/// ../share/throughline of an installation), else the source folder's. May name a file that does not exist;
/// load() says so.
std::filesystem::path default_taxonomy_path();

class Taxonomy {
 public:
  /// invalid_taxonomy names the theme and what is wrong with it.
  static Result<Taxonomy> load(const std::filesystem::path& path);
  static Result<Taxonomy> parse(std::string_view json);

  const std::string& version() const { return version_; }
  const std::vector<ThemeGroup>& groups() const { return groups_; }
  const std::vector<Theme>& themes() const { return themes_; }
  /// Named lists of phrases that cues use as @name.
  const PhraseLists& lists() const { return lists_; }
  const Theme* find(std::string_view id) const;
  const ThemeGroup* group(std::string_view id) const;
  std::size_t index_of(std::string_view id) const;  ///< themes().size() when unknown

 private:
  std::string version_;
  PhraseLists lists_;
  std::vector<ThemeGroup> groups_;
  std::vector<Theme> themes_;
  std::unordered_map<std::string, std::size_t> by_id_;
};

}  // namespace throughline

#include "taxonomy/taxonomy.h"

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "corpus/base/file.h"
#include "corpus/base/utf8.h"
#include "corpus/model/agencies.h"
#include "taxonomy/cue.h"

namespace throughline {
namespace {

using Json = nlohmann::json;

tl::unexpected<Error> fault(std::string message) {
  return fail(ErrorCode::invalid_taxonomy, std::move(message), "docs/taxonomy.md describes the file.");
}

Result<std::string> text_of(const Json& object, const char* key, const std::string& whose,
                            bool needed = true) {
  const auto it = object.find(key);
  if (it == object.end() && !needed) return std::string();
  if (it == object.end() || !it->is_string() || (needed && it->get_ref<const std::string&>().empty()))
    return fault(whose + ": “" + key + "” is missing or not a text");
  return it->get<std::string>();
}

Result<std::vector<std::string>> texts_of(const Json& object, const char* key, const std::string& whose) {
  std::vector<std::string> texts;
  const auto it = object.find(key);
  if (it == object.end()) return texts;
  if (!it->is_array()) return fault(whose + ": “" + key + "” is not a list");
  for (const auto& item : *it) {
    if (!item.is_string() || item.get_ref<const std::string&>().empty())
      return fault(whose + ": “" + key + "” holds something that is not a text");
    texts.push_back(item.get<std::string>());
  }
  return texts;
}

std::optional<ThemeKind> kind_of(std::string_view name) {
  for (const auto kind : {ThemeKind::harm, ThemeKind::circumstance, ThemeKind::practice})
    if (id(kind) == name) return kind;
  return std::nullopt;
}

bool is_id(std::string_view text) {
  return !text.empty() && text == slug(text);
}

Result<ThemeGroup> read_group(const Json& json) {
  ThemeGroup group;
  THROUGHLINE_ASSIGN(group.id, text_of(json, "id", "a group"));
  const auto whose = "group " + group.id;
  if (!is_id(group.id)) return fault(whose + ": the id is not lower-case letters, digits and hyphens");
  THROUGHLINE_ASSIGN(group.label, text_of(json, "label", whose));
  THROUGHLINE_ASSIGN(group.note, text_of(json, "note", whose, false));
  return group;
}

Result<Theme> read_theme(const Json& json) {
  Theme theme;
  THROUGHLINE_ASSIGN(theme.id, text_of(json, "id", "a theme"));
  const auto whose = "theme " + theme.id;
  if (!is_id(theme.id)) return fault(whose + ": the id is not lower-case letters, digits and hyphens");
  THROUGHLINE_ASSIGN(theme.label, text_of(json, "label", whose));
  THROUGHLINE_ASSIGN(theme.group, text_of(json, "group", whose));
  THROUGHLINE_ASSIGN(theme.scope_note, text_of(json, "scopeNote", whose));
  THROUGHLINE_ASSIGN(theme.history_note, text_of(json, "historyNote", whose, false));
  THROUGHLINE_ASSIGN(const auto kind, text_of(json, "kind", whose));
  const auto known = kind_of(kind);
  if (!known) return fault(whose + ": the kind “" + kind + "” is not harm, circumstance or practice");
  theme.kind = *known;
  const auto tier = json.find("tier");
  if (tier == json.end() || !tier->is_number_integer() || (*tier != 1 && *tier != 2))
    return fault(whose + ": the tier is not 1 or 2");
  theme.tier = tier->get<int>();
  THROUGHLINE_ASSIGN(theme.alt_labels, texts_of(json, "altLabels", whose));
  THROUGHLINE_ASSIGN(theme.hidden_labels, texts_of(json, "hiddenLabels", whose));
  THROUGHLINE_ASSIGN(theme.cues, texts_of(json, "cues", whose));
  THROUGHLINE_ASSIGN(theme.exclusions, texts_of(json, "exclusions", whose));
  THROUGHLINE_ASSIGN(theme.related, texts_of(json, "related", whose));
  THROUGHLINE_ASSIGN(theme.agencies, texts_of(json, "agencies", whose));
  THROUGHLINE_ASSIGN(const auto sections, texts_of(json, "sections", whose));
  for (const auto& section : sections) {
    const auto role = throughline::parse<SectionRole>(kSectionRoles, section);
    if (!role) return fault(whose + ": there is no section role “" + section + "”");
    theme.sections.push_back(*role);
  }
  return theme;
}

Result<void> check_labels(const Theme& theme, std::set<std::string>& preferred) {
  const auto whose = "theme " + theme.id;
  if (!preferred.insert(lower_case(theme.label)).second)
    return fault(whose + ": another theme has the label “" + theme.label + "”");
  std::set<std::string> seen{lower_case(theme.label)};
  for (const auto* labels : {&theme.alt_labels, &theme.hidden_labels})
    for (const auto& label : *labels)
      if (!seen.insert(lower_case(label)).second)
        return fault(whose + ": the label “" + label + "” is there twice");
  return {};
}

Result<void> check_cues(const Theme& theme, const std::vector<std::string>& cues, const char* what,
                        const PhraseLists& lists) {
  std::set<std::string_view> seen;
  for (const auto& text : cues) {
    const auto whose = "theme " + theme.id + ", " + what + " " + text;
    if (!seen.insert(text).second) return fault(whose + ": it is there twice");
    auto cue = parse_cue(text, lists);
    if (cue) continue;
    auto error = std::move(cue.error());
    const auto at = error.where ? error.where->from : 0;
    error.message = whose + ": " + error.message + " (at " + std::to_string(at + 1) + ")";
    return fail(std::move(error));
  }
  return {};
}

Result<void> check_links(const Theme& theme, const Taxonomy& taxonomy) {
  const auto whose = "theme " + theme.id;
  if (taxonomy.group(theme.group) == nullptr)
    return fault(whose + ": there is no group “" + theme.group + "”");
  std::set<std::string_view> seen;
  for (const auto& other : theme.related) {
    const auto* found = taxonomy.find(other);
    if (found == nullptr) return fault(whose + ": there is no related theme “" + other + "”");
    if (other == theme.id || !seen.insert(other).second)
      return fault(whose + ": “" + other + "” is related twice or to itself");
    if (std::find(found->related.begin(), found->related.end(), theme.id) == found->related.end())
      return fault(whose + ": “" + other + "” is related to it, but not the other way round");
  }
  for (const auto& agency : theme.agencies)
    if (std::none_of(kAgencies.begin(), kAgencies.end(), [&](const Agency& a) { return a.id == agency; }))
      return fault(whose + ": there is no agency “" + agency + "”");
  return {};
}

Result<void> check(const Taxonomy& taxonomy) {
  std::set<std::string> preferred;
  for (const auto& [name, pattern] : taxonomy.lists()) {
    const auto phrases = phrases_of(pattern, taxonomy.lists());
    if (!phrases) return fault("list " + name + ": " + phrases.error().message);
  }
  for (const auto& theme : taxonomy.themes()) {
    THROUGHLINE_TRY(check_labels(theme, preferred));
    if (theme.cues.empty()) return fault("theme " + theme.id + ": it has no cues");
    THROUGHLINE_TRY(check_cues(theme, theme.cues, "cue", taxonomy.lists()));
    THROUGHLINE_TRY(check_cues(theme, theme.exclusions, "exclusion", taxonomy.lists()));
    THROUGHLINE_TRY(check_links(theme, taxonomy));
  }
  return {};
}

}  // namespace

Result<Taxonomy> Taxonomy::load(const std::filesystem::path& path) {
  auto bytes = read_file(path, 16U << 20U);
  if (!bytes) {
    bytes.error().hint = "THROUGHLINE_TAXONOMY may name another taxonomy file.";
    return fail(std::move(bytes.error()));
  }
  auto taxonomy = parse(*bytes);
  if (!taxonomy && taxonomy.error().where) taxonomy.error().where->file = path.string();
  return taxonomy;
}

Result<Taxonomy> Taxonomy::parse(std::string_view json) {
  const auto root = Json::parse(json, nullptr, false);
  if (root.is_discarded() || !root.is_object()) return fault("the taxonomy is not a JSON object");
  Taxonomy taxonomy;
  THROUGHLINE_ASSIGN(taxonomy.version_, text_of(root, "version", "the taxonomy"));
  if (const auto lists = root.find("lists"); lists != root.end()) {
    if (!lists->is_object()) return fault("“lists” is not an object");
    for (const auto& [name, pattern] : lists->items()) {
      if (!pattern.is_string()) return fault("list " + name + ": it is not a text");
      taxonomy.lists_.emplace(name, pattern.get<std::string>());
    }
  }
  for (const char* key : {"groups", "themes"})
    if (!root.contains(key) || !root[key].is_array() || root[key].empty())
      return fault(std::string("“") + key + "” is missing or empty");
  for (const auto& json_group : root["groups"]) {
    THROUGHLINE_ASSIGN(auto group, read_group(json_group));
    if (taxonomy.group(group.id) != nullptr) return fault("group " + group.id + ": the id is there twice");
    taxonomy.groups_.push_back(std::move(group));
  }
  for (const auto& json_theme : root["themes"]) {
    THROUGHLINE_ASSIGN(auto theme, read_theme(json_theme));
    if (!taxonomy.by_id_.emplace(theme.id, taxonomy.themes_.size()).second)
      return fault("theme " + theme.id + ": the id is there twice");
    taxonomy.themes_.push_back(std::move(theme));
  }
  THROUGHLINE_TRY(check(taxonomy));
  return taxonomy;
}

const Theme* Taxonomy::find(std::string_view id) const {
  const auto at = index_of(id);
  return at == themes_.size() ? nullptr : &themes_[at];
}

const ThemeGroup* Taxonomy::group(std::string_view id) const {
  const auto found =
      std::find_if(groups_.begin(), groups_.end(), [&](const ThemeGroup& g) { return g.id == id; });
  return found == groups_.end() ? nullptr : &*found;
}

std::size_t Taxonomy::index_of(std::string_view id) const {
  const auto found = by_id_.find(std::string(id));
  return found == by_id_.end() ? themes_.size() : found->second;
}

std::filesystem::path default_taxonomy_path() {
  namespace fs = std::filesystem;
  if (const char* named = std::getenv("THROUGHLINE_TAXONOMY"); named != nullptr && *named != '\0')
    return named;
  std::error_code ignored;
  const auto binary = fs::read_symlink("/proc/self/exe", ignored);
  if (!binary.empty())
    for (const char* place : {"../../../taxonomy/themes.json", "../share/throughline/taxonomy/themes.json"}) {
      auto path = (binary.parent_path() / place).lexically_normal();
      if (fs::is_regular_file(path, ignored)) return path;
    }
  return fs::path(THROUGHLINE_TAXONOMY_DIR) / "themes.json";
}

}  // namespace throughline

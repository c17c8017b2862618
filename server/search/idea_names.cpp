#include "server/search/idea_names.h"

#include <algorithm>

#include "corpus/base/utf8.h"
#include "corpus/text/analyser.h"
#include "server/search/abbreviations.h"

namespace throughline {
namespace {

constexpr std::size_t kLongestName = 8;  // words
constexpr std::size_t kMostAlternatives = 12;

IdeaName name_of(std::string_view words) {
  IdeaName name{std::string(trimmed(words)), {}};
  for (auto& token : tokenise(name.words)) name.stems.push_back(std::move(token.stem));
  return name;
}

/// "GCP2 / Graded Care Profile (GCP)" holds three names.
std::vector<std::string_view> names_in(std::string_view label) {
  std::vector<std::string_view> names;
  std::size_t from = 0;
  for (std::size_t i = 0; i <= label.size(); ++i) {
    if (i < label.size() && std::string_view("/;(),").find(label[i]) == std::string_view::npos) continue;
    if (const auto name = trimmed(label.substr(from, i - from)); !name.empty()) names.push_back(name);
    from = i + 1;
  }
  return names;
}

std::string key_of(std::span<const std::string> stems) {
  std::string key;
  for (const auto& stem : stems) key += stem + " ";
  return key;
}

/// "Supervision and management oversight" is known by its parts too; a later part of one word says too
/// little.
std::vector<std::string_view> parts_of(std::string_view label) {
  std::vector<std::string_view> parts;
  for (const auto piece : names_in(label)) {
    std::string_view rest = piece;
    for (auto joint = rest.find(" and "); joint != std::string_view::npos; joint = rest.find(" and ")) {
      parts.push_back(rest.substr(0, joint));
      rest.remove_prefix(joint + 5);
    }
    parts.push_back(rest);
  }
  if (parts.size() < 2) return {};
  const auto too_short = [](std::string_view part) { return word_count(part) < 2; };
  parts.erase(std::remove_if(parts.begin() + 1, parts.end(), too_short), parts.end());
  return parts;
}

bool share_a_word(const IdeaName& a, const IdeaName& b) {
  return std::any_of(a.stems.begin(), a.stems.end(), [&](const std::string& stem) {
    return !is_stop_word(stem) && std::find(b.stems.begin(), b.stems.end(), stem) != b.stems.end();
  });
}

bool holds(const IdeaName& longer, const IdeaName& shorter) {
  return std::search(longer.stems.begin(), longer.stems.end(), shorter.stems.begin(), shorter.stems.end()) !=
         longer.stems.end();
}

}  // namespace

IdeaNames::IdeaNames(const Taxonomy& taxonomy) {
  for (const auto& theme : taxonomy.themes()) {
    Group group{theme.id, {name_of(theme.label)}};
    for (const auto part : parts_of(theme.label)) group.names.push_back(name_of(part));
    for (const auto* labels : {&theme.alt_labels, &theme.hidden_labels})
      for (const auto& label : *labels)
        for (const auto name : names_in(label)) group.names.push_back(name_of(name));
    add(std::move(group));
  }
  for (const auto line : kAbbreviations) {
    Group group;
    for (const auto name : split(line, '|')) group.names.push_back(name_of(name));
    add(std::move(group));
  }
}

void IdeaNames::add(Group group) {
  for (std::size_t i = 0; i < group.names.size(); ++i) {
    const auto& stems = group.names[i].stems;
    if (stems.empty() || stems.size() > kLongestName) continue;
    places_[key_of(stems)].push_back({groups_.size(), i});
  }
  groups_.push_back(std::move(group));
}

NamedIdea IdeaNames::longest_at(std::span<const std::string> stems, std::size_t from) const {
  for (std::size_t length = std::min(kLongestName, stems.size() - from); length > 0; --length) {
    const auto found = places_.find(key_of(stems.subspan(from, length)));
    if (found == places_.end()) continue;
    NamedIdea idea;
    idea.words = length;
    for (const auto& place : found->second) collect(place, idea);
    if (idea.theme.empty()) idea.theme = theme_among(idea.alternatives);
    return idea;
  }
  return {};
}

/// An abbreviation leads to a theme through what it stands for.
std::string IdeaNames::theme_among(const std::vector<IdeaName>& names) const {
  for (const auto& name : names) {
    const auto found = places_.find(key_of(name.stems));
    if (found == places_.end()) continue;
    for (const auto& place : found->second)
      if (!groups_[place.group].theme.empty()) return groups_[place.group].theme;
  }
  return {};
}

/// A theme's label stands for all its other labels. Another label is often narrower ("dental neglect"), so it
/// stands for the label and its kin only where they share a word; the theme itself is offered in any case.
void IdeaNames::collect(const Place& place, NamedIdea& idea) const {
  const auto& group = groups_[place.group];
  const auto& typed = group.names[place.name];
  const bool is_label = place.name == 0 && !group.theme.empty();
  if (!group.theme.empty() && (idea.theme.empty() || (is_label && !idea.is_label))) {
    idea.theme = group.theme;
    idea.is_label = is_label;
  }
  const bool stands_for_label = group.theme.empty() || is_label || share_a_word(typed, group.names.front());
  if (!stands_for_label) return;
  for (const auto& name : group.names) {
    if (idea.alternatives.size() >= kMostAlternatives) return;
    if (name.stems.empty() || holds(name, typed)) continue;
    if (!group.theme.empty() && !is_label && &name != &group.names.front() &&
        !share_a_word(name, group.names.front()))
      continue;
    const bool known = std::any_of(idea.alternatives.begin(), idea.alternatives.end(),
                                   [&](const IdeaName& other) { return other.stems == name.stems; });
    if (!known) idea.alternatives.push_back(name);
  }
}

}  // namespace throughline

#include "server/search/idea_names.h"

#include <algorithm>

#include "corpus/base/utf8.h"
#include "corpus/text/analyser.h"
#include "server/search/idea_lists.h"
#include "server/search/spelling.h"

namespace throughline {
namespace {

constexpr std::size_t kLongestName = 9;  // words
constexpr std::size_t kMostEqual = 16;
constexpr std::size_t kMostNear = 12;

IdeaName name_of(std::string_view words, bool near = false) {
  IdeaName name{std::string(trimmed(words)), {}, near};
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

std::string key_of(std::span<const TypedWord> words, bool with_stop_words) {
  std::string key;
  for (const auto& word : words)
    if (with_stop_words || !word.stop) key += word.stem + " ";
  return key;
}

std::vector<TypedWord> typed_words(std::string_view name) {
  std::vector<TypedWord> words;
  for (const auto& token : tokenise(name)) words.push_back(typed_word(token.word, is_stop_word(token.word)));
  return words;
}

/// Without its very common words a name must still say what it says: "out of hours" is not "hours".
bool stands_without_stop_words(const std::vector<TypedWord>& words) {
  const auto left =
      std::count_if(words.begin(), words.end(), [](const TypedWord& word) { return !word.stop; });
  return left >= 2;
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

TypedWord typed_word(std::string_view word, bool stop) {
  return {stemmed(british_spelling(word)), stop};
}

IdeaNames::IdeaNames(const Taxonomy& taxonomy) {
  for (const auto& theme : taxonomy.themes()) {
    Group group{theme.id, {name_of(theme.label)}};
    for (const auto part : parts_of(theme.label)) group.names.push_back(name_of(part));
    for (const auto* labels : {&theme.alt_labels, &theme.hidden_labels})
      for (const auto& label : *labels)
        for (const auto name : names_in(label)) group.names.push_back(name_of(name));
    add(std::move(group));
  }
  for (const auto lines : {abbreviations(), field_words()})
    for (const auto line : lines) {
      Group group;
      bool near = false;
      for (const auto side : split(line, kBeforeNear)) {
        for (const auto name : split(side, kBetweenNames)) group.names.push_back(name_of(name, near));
        near = true;
      }
      add(std::move(group));
    }
}

void IdeaNames::add(Group group) {
  for (std::size_t i = 0; i < group.names.size(); ++i) {
    if (group.names[i].near) continue;  // it has names of its own, or none
    const auto words = typed_words(group.names[i].words);
    if (words.empty() || words.size() > kLongestName) continue;
    add_key(key_of(words, true), {groups_.size(), i});
    if (stands_without_stop_words(words)) add_key(key_of(words, false), {groups_.size(), i});
  }
  groups_.push_back(std::move(group));
}

void IdeaNames::add_key(const std::string& key, Place place) {
  auto& places = places_[key];
  if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
}

NamedIdea IdeaNames::longest_at(std::span<const TypedWord> typed, std::size_t from) const {
  constexpr std::size_t kWordsBetween = 3;
  for (std::size_t length = std::min(kLongestName + kWordsBetween, typed.size() - from); length > 0;
       --length) {
    const auto words = typed.subspan(from, length);
    auto found = places_.find(key_of(words, true));
    if (found == places_.end() && !words.front().stop && !words.back().stop)
      found = places_.find(key_of(words, false));
    if (found == places_.end()) continue;
    NamedIdea idea;
    idea.words = length;
    for (const auto& place : found->second) collect(place, idea);
    if (idea.theme.empty()) lead_to_theme(idea);
    return idea;
  }
  return {};
}

/// An abbreviation leads to a theme through what it stands for.
void IdeaNames::lead_to_theme(NamedIdea& idea) const {
  for (const auto& name : idea.alternatives) {
    if (name.near) continue;
    const auto found = places_.find(key_of(typed_words(name.words), true));
    if (found == places_.end()) continue;
    for (const auto& place : found->second) {
      const auto& group = groups_[place.group];
      if (!group.of_themes()) continue;
      idea.theme = group.theme;
      idea.means_theme = place.name == 0;
      return;
    }
  }
}

/// A theme's label stands for all its other labels. Another label is often narrower ("dental neglect"), so it
/// stands for the label and its kin only where they share a word; the theme itself is offered in any case.
void IdeaNames::collect(const Place& place, NamedIdea& idea) const {
  const auto& group = groups_[place.group];
  const auto& typed = group.names[place.name];
  const bool is_label = place.name == 0 && group.of_themes();
  const bool stands_for_label = !group.of_themes() || is_label || share_a_word(typed, group.names.front());
  if (group.of_themes() && (idea.theme.empty() || (is_label && !idea.is_label))) {
    idea.theme = group.theme;
    idea.is_label = is_label;
    idea.means_theme = stands_for_label && (is_label || !holds(typed, group.names.front()));
  }
  if (!stands_for_label) return;
  for (const auto& name : group.names) {
    if (name.stems.empty() || holds(name, typed)) continue;
    const auto alike = std::count_if(idea.alternatives.begin(), idea.alternatives.end(),
                                     [&](const IdeaName& other) { return other.near == name.near; });
    if (static_cast<std::size_t>(alike) >= (name.near ? kMostNear : kMostEqual)) continue;
    if (group.of_themes() && !is_label && &name != &group.names.front() &&
        !share_a_word(name, group.names.front()))
      continue;
    const bool known = std::any_of(idea.alternatives.begin(), idea.alternatives.end(),
                                   [&](const IdeaName& other) { return other.stems == name.stems; });
    if (!known) idea.alternatives.push_back(name);
  }
}

std::vector<IdeaNames::Listed> IdeaNames::listed() const {
  std::vector<Listed> all;
  for (const auto& group : groups_)
    for (std::size_t i = 0; i < group.names.size(); ++i)
      if (!group.names[i].near && !group.names[i].stems.empty())
        all.push_back({group.names[i].words, group.theme, i == 0 && group.of_themes()});
  return all;
}

}  // namespace throughline

#include "server/search/suggestions.h"

#include <algorithm>
#include <unordered_set>

#include "corpus/base/utf8.h"
#include "corpus/model/agencies.h"
#include "corpus/text/analyser.h"

namespace throughline {
namespace {

/// Most entries that are compared for one answer; a beginning that more share is too short to tell.
constexpr std::size_t kMostCompared = 4000;

std::string joined(const std::vector<Token>& tokens, std::size_t from) {
  std::string out;
  for (std::size_t i = from; i < tokens.size(); ++i) out += (i == from ? "" : " ") + tokens[i].word;
  return out;
}

}  // namespace

Suggestions::Suggestions(const Holdings& holdings, const Taxonomy& taxonomy, const IdeaNames& names)
    : holdings_(holdings) {
  for (const auto& theme : taxonomy.themes()) {
    const auto index = holdings.theme_index(theme.id);
    const std::size_t tags =
        index < holdings.columns().themes.size() ? holdings.tags_of_theme(index).size() : 0;
    if (tags > 0) add({Suggestion::Kind::theme, theme.label, theme.id, tags});
  }
  add_boards();
  add_agencies();
  add_phrases(names);
  std::sort(keys_.begin(), keys_.end(), [](const Key& a, const Key& b) { return a.beginning < b.beginning; });
}

void Suggestions::add(Suggestion suggestion) {
  const auto tokens = tokenise(suggestion.text);
  for (std::size_t i = 0; i < tokens.size(); ++i)
    if (i == 0 || !is_stop_word(tokens[i].word))
      keys_.push_back({joined(tokens, i), static_cast<std::uint32_t>(entries_.size()), i == 0});
  entries_.push_back(std::move(suggestion));
}

void Suggestions::add_boards() {
  const auto& sets = holdings_.value_sets(FieldId::board);
  for (std::size_t i = 0; i < sets.values.size(); ++i)
    if (sets.values[i] != kNotStated)
      add({Suggestion::Kind::board, std::string(holdings_.board_name(sets.values[i])), sets.values[i],
           sets.sets[i].count()});
}

void Suggestions::add_agencies() {
  std::vector<std::size_t> counts(kAgencies.size());
  for (const auto& tag : holdings_.columns().tags)
    for (std::size_t i = 0; i < kAgencies.size(); ++i) counts[i] += tag.lens >> i & 1U;
  for (std::size_t i = 0; i < kAgencies.size(); ++i)
    if (counts[i] > 0)
      add({Suggestion::Kind::agency, std::string(kAgencies[i].label), std::string(kAgencies[i].id),
           counts[i]});
}

void Suggestions::add_phrases(const IdeaNames& names) {
  const auto& index = holdings_.generation().index();
  std::unordered_set<std::string> known;
  for (const auto& entry : entries_) known.insert(lower_case(entry.text));
  for (const auto& name : names.listed()) {
    if (name.is_label || !known.insert(lower_case(name.words)).second) continue;
    std::size_t rarest = index.passages();
    for (const auto& token : tokenise(name.words))
      rarest = std::min<std::size_t>(rarest, index.frequency(token.stem));
    if (rarest > 0) add({Suggestion::Kind::phrase, name.words, name.words, rarest});
  }
}

bool Suggestions::may_show(const Suggestion& suggestion, const Availability& available) const {
  if (suggestion.kind != Suggestion::Kind::board) return true;
  const auto* reviews = holdings_.value_sets(FieldId::board).find(suggestion.value);
  if (reviews == nullptr) return false;
  Bitset shown = *reviews;
  shown &= available.reviews;
  return !shown.none();
}

std::vector<Suggestion> Suggestions::matching(std::string_view typed, const Availability& available,
                                              std::size_t most) const {
  const std::string wanted = joined(tokenise(typed), 0);
  std::vector<Suggestion> out;
  if (wanted.empty()) return out;
  struct Found {
    std::uint32_t entry = 0;
    bool at_start = false;
  };
  std::vector<Found> found;
  std::unordered_set<std::uint32_t> seen;
  const auto first =
      std::lower_bound(keys_.begin(), keys_.end(), wanted,
                       [](const Key& key, const std::string& text) { return key.beginning < text; });
  for (auto key = first; key != keys_.end() && key->beginning.starts_with(wanted); ++key) {
    if (found.size() >= kMostCompared) break;
    if (seen.insert(key->entry).second)
      found.push_back({key->entry, key->at_start});
    else if (key->at_start)
      for (auto& each : found) each.at_start = each.at_start || each.entry == key->entry;
  }
  std::stable_sort(found.begin(), found.end(), [&](const Found& a, const Found& b) {
    if (a.at_start != b.at_start) return a.at_start;
    const auto& x = entries_[a.entry];
    const auto& y = entries_[b.entry];
    if (x.kind != y.kind) return x.kind < y.kind;
    return x.passages != y.passages ? x.passages > y.passages : x.text < y.text;
  });
  for (const auto& each : found) {
    if (out.size() >= most) break;
    if (may_show(entries_[each.entry], available)) out.push_back(entries_[each.entry]);
  }
  return out;
}

}  // namespace throughline

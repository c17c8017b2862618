#include "server/search/passage_scorer.h"

#include <algorithm>
#include <cmath>

namespace throughline {
namespace {

constexpr double kSaturation = 0.9;
constexpr double kUsualWords = 90;
constexpr double kByLength = 0.5;
/// A tag says that the idea is there in other words.
constexpr double kByTag = 0.7;
/// How much it matters that all ideas are there, and that they are close together.
constexpr double kCoverage = 0.6;
constexpr double kCloseness = 0.35;
/// Headings and fragments name an idea without saying anything of it.
constexpr std::size_t kFragment = 12;
constexpr double kFragmentWeight = 0.6;

bool ends_sentence(std::string_view between) {
  const auto at = between.find_first_of(".?!");
  return at != std::string_view::npos && between.find_first_of(" \n", at) != std::string_view::npos;
}

}  // namespace

PassageScorer::PassageScorer(const Matches& matches, std::size_t passages,
                             const std::vector<std::string>& themes) {
  for (const auto* list : {&matches.patterns, &matches.near_by})
    for (const auto& pattern : *list)
      if (!pattern.parts.empty()) patterns_.push_back(&pattern);
  for (std::size_t i = 0; i < patterns_.size(); ++i) {
    if (patterns_[i]->by == TextPattern::By::stem)
      by_first_stem_[patterns_[i]->parts.front()].push_back(i);
    else
      others_.push_back(i);
  }
  for (const auto& sought : matches.sought) {
    const auto holders = static_cast<double>(sought.holders.count());
    const auto of = static_cast<double>(passages);
    rarities_.push_back(std::log(1 + (of - holders + 0.5) / (holders + 0.5)));
    all_ += rarities_.back();
    themes_.push_back(std::min(sought.theme, themes.size()));
  }
}

bool PassageScorer::stands_at(const std::vector<Token>& tokens, std::size_t at,
                              const TextPattern& pattern) const {
  if (at + pattern.parts.size() > tokens.size()) return false;
  for (std::size_t i = 0; i < pattern.parts.size(); ++i) {
    const auto& token = tokens[at + i];
    const auto& part = pattern.parts[i];
    const bool same = pattern.by == TextPattern::By::stem   ? token.stem == part
                      : pattern.by == TextPattern::By::word ? token.word == part
                                                            : token.word.starts_with(part);
    if (!same) return false;
  }
  return true;
}

void PassageScorer::read_word(const std::vector<Token>& tokens, std::size_t at, Sentence& sentence) const {
  const auto meet = [&](std::size_t index) {
    const auto& pattern = *patterns_[index];
    if (sentence.counted[index] || !stands_at(tokens, at, pattern)) return;
    sentence.counted[index] = true;
    auto& held = sentence.held[pattern.idea];
    held = pattern.worth >= 1 ? 1 : std::min(1.0, held + pattern.worth);
  };
  if (const auto found = by_first_stem_.find(tokens[at].stem); found != by_first_stem_.end())
    for (const auto index : found->second) meet(index);
  for (const auto index : others_) meet(index);
}

double PassageScorer::of_sentence(const Sentence& sentence) const {
  double sum = 0;
  for (std::size_t i = 0; i < rarities_.size(); ++i) sum += rarities_[i] * sentence.held[i];
  return sum;
}

double PassageScorer::score(std::string_view text, std::span<const TagCell> tags) const {
  const auto tokens = tokenise(text);
  if (tokens.empty() || all_ <= 0) return 0;
  const Sentence empty{std::vector<double>(rarities_.size()), std::vector<bool>(patterns_.size())};
  Sentence sentence = empty;
  std::vector<double> often(rarities_.size()), most(rarities_.size());
  double closest = 0;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    read_word(tokens, at, sentence);
    const bool last = at + 1 == tokens.size();
    if (!last && !ends_sentence(text.substr(tokens[at].to, tokens[at + 1].from - tokens[at].to))) continue;
    closest = std::max(closest, of_sentence(sentence));
    for (std::size_t i = 0; i < often.size(); ++i) {
      often[i] += sentence.held[i];
      most[i] = std::max(most[i], sentence.held[i]);
    }
    sentence = empty;
  }
  for (const auto& tag : tags)
    for (std::size_t i = 0; i < themes_.size(); ++i)
      if (tag.theme == themes_[i] && tag.polarity != Polarity::absent) {
        most[i] = std::max(most[i], kByTag);
        often[i] = std::max(often[i], kByTag);
      }
  const double length = static_cast<double>(tokens.size());
  const double slowness = kSaturation * (1 - kByLength + kByLength * length / kUsualWords);
  double sum = 0, covered = 0;
  for (std::size_t i = 0; i < often.size(); ++i) {
    if (often[i] <= 0) continue;
    sum += rarities_[i] * often[i] * (1 + kSaturation) / (often[i] + slowness);
    covered += rarities_[i] * most[i];
  }
  const double coverage = 1 - kCoverage + kCoverage * covered / all_;
  const double closeness = 1 + kCloseness * closest / all_;
  return sum * coverage * closeness * (tokens.size() < kFragment ? kFragmentWeight : 1);
}

}  // namespace throughline

// The plain words of a search: how many must be met, by which other names, and how often the idea occurs.
#include <fmt/format.h>

#include <algorithm>

#include "corpus/text/analyser.h"
#include "server/search/matcher.h"
#include "server/search/node_words.h"

namespace throughline {
namespace {

constexpr double kExpansionWeight = 0.5;
constexpr double kNearWorth = 0.5;

}  // namespace

std::size_t Matcher::needed(std::size_t words) const {
  if (request_.all_words || words <= 2) return words;
  if (words <= 4) return words - 1;
  return (words * 6 + 9) / 10;
}

Result<Bitset> Matcher::plain(const std::vector<const Node*>& nodes, bool wanted) {
  const auto reading = read_plain(nodes, names_, {request_.all_words, expands()});
  out_.has_words = true;
  if (wanted && reading.wants_role) out_.wanted = reading.wanted;
  Bitset titled = available_.reviews;
  std::vector<Word> words;
  for (const auto& idea : reading.ideas) {
    THROUGHLINE_ASSIGN(auto own, words_of(idea));
    for (const auto& word : own) titled &= word.reviews;
    const bool tags = idea.means_theme && (idea.nodes.size() > 1 || reading.ideas.size() == 1);
    THROUGHLINE_ASSIGN(const auto other, elsewhere(idea, tags, wanted));
    if (reading.is_one_name()) {
      if (wanted) out_.titled |= titled;
      if (wanted) state_rule(reading, 1);
      return one_name(idea, own, other, wanted);
    }
    if (wanted) seek(idea, own, other);
    for (auto& word : own) {
      if (wanted) out_.hits |= word.passages;
      if (wanted && word.passages.none() && word.reviews.none() && other.passages.none())
        out_.unknown.push_back(word.node->span);
      word.passages |= other.passages;
      word.reviews |= other.reviews;
      words.push_back(std::move(word));
    }
    if (wanted) out_.hits |= other.passages;
  }
  if (wanted) out_.titled |= titled;
  const std::size_t least = needed(words.size());
  if (wanted) state_rule(reading, least);
  Bitset set(everything().size());
  std::vector<std::uint8_t> held(set.size());
  for (const auto& word : words)
    in_domain(word.passages, word.reviews).for_each([&](std::size_t i) { ++held[i]; });
  for (std::size_t i = 0; i < held.size(); ++i)
    if (held[i] >= least) set.set(i);
  return set;
}

Result<std::vector<Matcher::Word>> Matcher::words_of(const PlainIdea& idea) {
  std::vector<Word> words;
  for (const auto* node : idea.nodes) {
    THROUGHLINE_ASSIGN(Bitset passages, passages_of(*node));
    words.push_back({node, std::move(passages), reviews_of(*node)});
  }
  return words;
}

/// Where the idea stands in other words, or by its theme.
Result<Matcher::Elsewhere> Matcher::elsewhere(const PlainIdea& idea, bool tags, bool wanted) {
  Elsewhere other{Bitset(available_.passages.size()), Bitset(available_.reviews.size())};
  if (wanted) offer(idea.theme, idea.typed, idea.span);
  if (!expands()) return other;
  Expansion expansion{as_typed(*query_, idea.span), idea.theme, {}, false};
  const std::size_t number = out_.sought.size();
  for (const auto& name : idea.other_names) {
    if (name.near) {
      if (wanted) out_.near_by.push_back({name.stems, TextPattern::By::stem, number, kNearWorth});
      continue;
    }
    Bitset of_name(other.passages.size());
    THROUGHLINE_TRY(look_up(name, of_name, other.reviews));
    if (of_name.none()) continue;
    other.passages |= of_name;
    expansion.alternatives.push_back(name.words);
    if (!wanted) continue;
    out_.patterns.push_back({name.stems, TextPattern::By::stem, number, 1});
    for (const auto& stem : name.stems)
      if (name.stems.size() == 1) add_term(out_.terms, stem, kExpansionWeight);
  }
  if (tags) {
    const Bitset with_theme = tagged(idea.theme);
    expansion.by_theme = !with_theme.none();
    other.passages |= with_theme;
  }
  const bool says_something = expansion.by_theme || !expansion.alternatives.empty();
  if (wanted && says_something) out_.expanded.push_back(std::move(expansion));
  return other;
}

/// Remembers what to rank by and what to mark for an idea.
void Matcher::seek(const PlainIdea& idea, const std::vector<Word>& words, const Elsewhere& other) {
  const std::size_t number = out_.sought.size();
  SoughtIdea sought{
      other.passages, Bitset(other.passages.size()),
      idea.theme.empty() ? holdings_.columns().themes.size() : holdings_.theme_index(idea.theme)};
  Bitset together = words.front().passages;
  TextPattern whole{{}, TextPattern::By::stem, number, 1};
  for (const auto& word : words) {
    together &= word.passages;
    sought.partly |= word.passages;
    auto part = pattern_of(*word.node, false);
    part.idea = number;
    part.worth = 1 / static_cast<double>(words.size());
    whole.parts.insert(whole.parts.end(), part.parts.begin(), part.parts.end());
    out_.patterns.push_back(std::move(part));
    for (const auto& each : word.node->words)
      if (word.node->words.size() == 1 || !is_stop_word(each.word))
        add_term(out_.terms, each.stem, kOwnTermWeight);
  }
  if (words.size() > 1) out_.patterns.push_back(std::move(whole));
  sought.holders |= together;
  if (sought.theme < holdings_.columns().themes.size()) sought.partly |= tagged(idea.theme);
  sought.partly.subtract(sought.holders);
  out_.sought.push_back(std::move(sought));
}

/// A search that is one name asks for the idea: its words on one passage, another name, or its theme.
Result<Bitset> Matcher::one_name(const PlainIdea& idea, const std::vector<Word>& words,
                                 const Elsewhere& other, bool wanted) {
  Bitset passages = available_.passages;
  Bitset reviews = available_.reviews;
  Node phrase;
  phrase.kind = NodeKind::phrase;
  for (const auto& word : words) {
    passages &= word.passages;
    reviews &= word.reviews;
  }
  passages |= other.passages;
  reviews |= other.reviews;
  Bitset set = in_domain(passages, reviews);
  if (!wanted) return set;
  seek(idea, words, other);
  out_.hits |= passages;
  for (const auto& word : tokenise(as_typed(*query_, idea.span)))
    phrase.words.push_back({word.word, word.stem});
  IdeaMatch match{idea.theme, idea.span, {}, std::move(passages), {}, set};
  THROUGHLINE_ASSIGN(match.phrase_passages, passages_of(phrase));
  match.phrase_units = in_domain(match.phrase_passages, reviews_of(phrase));
  out_.idea = std::move(match);
  return set;
}

Bitset Matcher::tagged(std::string_view theme) const {
  Bitset set(available_.passages.size());
  const std::size_t index = holdings_.theme_index(theme);
  if (index >= holdings_.columns().themes.size()) return set;
  for (const auto& [passage, tag] : holdings_.tags_of_theme(index))
    if (holdings_.columns().tags[tag].polarity != Polarity::absent) set.set(passage);
  set &= available_.passages;
  return set;
}

void Matcher::offer(const std::string& theme, std::size_t words, const Span& span) {
  if (theme.empty() || (out_.offered && words <= offered_words_)) return;
  offered_words_ = words;
  out_.offered = OfferedTheme{theme, {}, as_typed(*query_, span)};
}

void Matcher::state_rule(const PlainReading& reading, std::size_t least) {
  const std::size_t words = reading.words;
  if (!out_.rule.empty() || words == 0) return;
  const char* what = request_.same_passage ? "Passages" : "Cases";
  const char* where = request_.same_passage ? "" : ", anywhere in their passages or titles";
  if (reading.is_one_name())
    out_.rule = fmt::format("{} about “{}”: its words on one passage, another name of it{}.", what,
                            as_typed(*query_, reading.ideas.front().span),
                            reading.ideas.front().means_theme ? ", or a passage tagged with its theme" : "");
  else if (words == 1)
    out_.rule = fmt::format("{} with the word{}.", what, where);
  else if (least == words)
    out_.rule = fmt::format("{} with {}{}.", what,
                            words == 2 ? "both words" : fmt::format("all {} words", words), where);
  else
    out_.rule = fmt::format("{} with at least {} of the {} words{}.", what, least, words, where);
  std::vector<std::string> common;
  for (const auto* node : reading.passed_over) {
    const auto& word = node->words.front().word;
    if (std::find(common.begin(), common.end(), word) == common.end()) common.push_back(word);
  }
  if (!common.empty())
    out_.rule += fmt::format(" Very common words were passed over: {}.", fmt::join(common, ", "));
}

}  // namespace throughline

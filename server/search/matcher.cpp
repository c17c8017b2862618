#include "server/search/matcher.h"

#include <fmt/format.h>

#include <algorithm>

#include "corpus/base/utf8.h"

namespace throughline {
namespace {

constexpr double kOwnWeight = 1.0;
constexpr double kExpansionWeight = 0.5;
constexpr std::size_t kExactBatch = 256;

bool is_plain(const Node& node) {
  return node.kind == NodeKind::word || node.kind == NodeKind::prefix;
}

TextPattern pattern_of(const Node& node, bool very_words) {
  TextPattern pattern;
  pattern.by = node.kind == NodeKind::prefix ? TextPattern::By::beginning
               : very_words                  ? TextPattern::By::word
                                             : TextPattern::By::stem;
  for (const auto& word : node.words)
    pattern.parts.push_back(pattern.by == TextPattern::By::stem ? word.stem : word.word);
  return pattern;
}

std::vector<std::string> stems_of(const Node& node) {
  std::vector<std::string> stems;
  for (const auto& word : node.words) stems.push_back(word.stem);
  return stems;
}

std::string as_typed(const ParsedQuery& query, const Span& span) {
  const std::string_view text = query.text;
  const std::size_t from = byte_offset(text, span.from);
  return std::string(text.substr(from, byte_offset(text, span.to) - from));
}

void add_term(std::vector<WeightedTerm>& terms, const std::string& stem, double weight) {
  for (auto& term : terms)
    if (term.term == stem) {
      term.weight = std::max(term.weight, weight);
      return;
    }
  terms.push_back({stem, weight});
}

}  // namespace

Matcher::Matcher(const Holdings& holdings, const Availability& available, const FilterSets& filters,
                 const IdeaNames& names, const NamePassages& name_passages, const Settings& settings,
                 const SearchRequest& request, Deadline deadline)
    : holdings_(holdings),
      available_(available),
      filters_(filters),
      names_(names),
      name_passages_(name_passages),
      settings_(settings),
      request_(request),
      deadline_(deadline) {}

Result<Matches> Matcher::match(const ParsedQuery& query, const Node& root, std::vector<std::string>& notes) {
  query_ = &query;
  root_ = &root;
  notes_ = &notes;
  out_.hits = Bitset(holdings_.columns().passages());
  out_.titled = Bitset(holdings_.columns().reviews.size());
  if (root.kind == NodeKind::nothing) {
    out_.units = available_.units;
    return std::move(out_);
  }
  THROUGHLINE_ASSIGN(Bitset found, set_of(root, true));
  if (request_.same_passage && out_.has_words) {
    found &= available_.passages;
    out_.units = holdings_.units_with(found);
    out_.passages = std::move(found);
  } else if (request_.same_passage) {
    out_.units = holdings_.units_with(found);
    out_.passages = std::move(found);
  } else {
    out_.units = std::move(found);
    out_.units &= available_.units;
  }
  return std::move(out_);
}

Bitset Matcher::everything() const {
  return request_.same_passage ? available_.passages : available_.units;
}

Bitset Matcher::in_domain(const Bitset& passages, const Bitset& reviews) const {
  if (request_.same_passage) return passages;
  Bitset units = holdings_.units_with(passages);
  Bitset shown = reviews;
  shown &= available_.reviews;
  units |= holdings_.units_of(shown);
  return units;
}

Result<Bitset> Matcher::set_of(const Node& node, bool wanted) {
  switch (node.kind) {
    case NodeKind::nothing:
      return everything();
    case NodeKind::word:
    case NodeKind::prefix:
      return plain({&node}, wanted);
    case NodeKind::enough:
      return side_by_side(node, wanted);
    case NodeKind::none: {
      THROUGHLINE_ASSIGN(const Bitset without, set_of(node.children.front(), !wanted));
      Bitset set = everything();
      set.subtract(without);
      return set;
    }
    case NodeKind::all:
    case NodeKind::any: {
      THROUGHLINE_ASSIGN(Bitset set, set_of(node.children.front(), wanted));
      for (std::size_t i = 1; i < node.children.size(); ++i) {
        THROUGHLINE_ASSIGN(const Bitset other, set_of(node.children[i], wanted));
        if (node.kind == NodeKind::all)
          set &= other;
        else
          set |= other;
      }
      return set;
    }
    default:
      return leaf(node, wanted);
  }
}

/// The plain words by number, everything else as a condition.
Result<Bitset> Matcher::side_by_side(const Node& node, bool wanted) {
  std::vector<const Node*> words;
  Bitset set = everything();
  for (const auto& child : node.children) {
    if (is_plain(child)) {
      words.push_back(&child);
      continue;
    }
    THROUGHLINE_ASSIGN(const Bitset other, set_of(child, wanted));
    set &= other;
  }
  if (words.empty()) return set;
  THROUGHLINE_ASSIGN(const Bitset enough, plain(words, wanted));
  set &= enough;
  return set;
}

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
      if (wanted) out_.near_by.push_back({name.stems, TextPattern::By::stem, number, 0.5});
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
        add_term(out_.terms, each.stem, kOwnWeight);
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

Result<void> Matcher::look_up(const IdeaName& name, Bitset& passages, Bitset& reviews) const {
  THROUGHLINE_TRY(name_passages_.add(name.stems, passages, deadline_));
  passages &= available_.passages;
  reviews |= holdings_.titled(name.stems);
  return {};
}

Result<Bitset> Matcher::leaf(const Node& node, bool wanted) {
  if (node.kind == NodeKind::field && field(node.field).kind != FieldKind::text)
    return filters_.holders(node, request_.same_passage, *notes_);
  out_.has_words = true;
  const bool title_only = node.kind == NodeKind::field && node.field == FieldId::title;
  if (title_only) {
    Bitset reviews = holdings_.titled(stems_of(node));
    reviews &= available_.reviews;
    return request_.same_passage ? holdings_.passages_of_reviews(reviews) : holdings_.units_of(reviews);
  }
  THROUGHLINE_ASSIGN(const Bitset passages, passages_of(node));
  if (wanted) want(node, passages);
  if (wanted && node.kind == NodeKind::phrase) THROUGHLINE_TRY(phrase_names_idea(node, passages));
  return in_domain(passages, reviews_of(node));
}

/// Quotation marks ask for the very words; when they are an idea's name, the idea is offered beside them.
Result<void> Matcher::phrase_names_idea(const Node& node, const Bitset& passages) {
  std::vector<Node> nodes;
  for (const auto& word : node.words) {
    nodes.emplace_back();
    nodes.back().kind = NodeKind::word;
    nodes.back().span = node.span;
    nodes.back().words = {word};
  }
  std::vector<const Node*> pointers;
  for (const auto& each : nodes) pointers.push_back(&each);
  const auto reading = read_plain(pointers, names_, {true, true});
  if (reading.ideas.size() != 1 || !reading.ideas.front().named) return {};
  const auto& idea = reading.ideas.front();
  offer(idea.theme, node.words.size(), node.span);
  if (&node != root_) return {};
  THROUGHLINE_ASSIGN(auto words, words_of(idea));
  Elsewhere other{Bitset(passages.size()), Bitset(available_.reviews.size())};
  for (const auto& name : idea.other_names)
    if (!name.near) {
      Bitset of_name(passages.size());
      THROUGHLINE_TRY(look_up(name, of_name, other.reviews));
      other.passages |= of_name;
    }
  if (idea.means_theme) other.passages |= tagged(idea.theme);
  Bitset together = available_.passages;
  Bitset reviews = available_.reviews;
  for (const auto& word : words) {
    together &= word.passages;
    reviews &= word.reviews;
  }
  other.passages |= together;
  other.reviews |= reviews;
  out_.idea = IdeaMatch{idea.theme,
                        node.span,
                        passages,
                        other.passages,
                        in_domain(passages, reviews_of(node)),
                        in_domain(other.passages, other.reviews)};
  return {};
}

/// Remembers what to count, rank and mark for something the reader asked for.
void Matcher::want(const Node& node, const Bitset& passages) {
  out_.hits |= passages;
  const std::size_t number = out_.sought.size();
  out_.sought.push_back({passages, Bitset(passages.size()), holdings_.columns().themes.size()});
  for (const auto& word : node.words)
    if (node.words.size() == 1 || !is_stop_word(word.word)) add_term(out_.terms, word.stem, kOwnWeight);
  if (node.kind == NodeKind::near) {
    for (const auto& word : node.words)
      out_.patterns.push_back(
          {{word.stem}, TextPattern::By::stem, number, 1 / static_cast<double>(node.words.size())});
    return;
  }
  auto pattern = pattern_of(node, node.kind == NodeKind::phrase && request_.exact_words);
  pattern.idea = number;
  out_.patterns.push_back(std::move(pattern));
  if (passages.none() && reviews_of(node).none() && node.kind == NodeKind::phrase)
    out_.unknown.push_back(node.span);
}

Result<Bitset> Matcher::passages_of(const Node& node) const {
  const auto& index = holdings_.generation().index();
  Bitset set(available_.passages.size());
  const auto stems = stems_of(node);
  if (stems.empty()) return set;
  if (node.kind == NodeKind::prefix) {
    THROUGHLINE_ASSIGN(
        const auto terms,
        index.expand(node.words.front().word, static_cast<unsigned>(settings_[Setting::wildcard_max_terms])));
    for (const auto& term : terms) THROUGHLINE_TRY(index.postings(term, set));
    THROUGHLINE_TRY(index.postings(stems.front(), set));
  } else if (stems.size() == 1) {
    THROUGHLINE_TRY(index.postings(stems.front(), set));
  } else if (node.kind == NodeKind::near) {
    THROUGHLINE_TRY(index.near(stems, node.window, set, deadline_));
  } else {
    THROUGHLINE_TRY(index.phrase(stems, set, deadline_));
  }
  set &= available_.passages;
  if (node.kind == NodeKind::phrase && request_.exact_words) THROUGHLINE_TRY(keep_exact(node, set));
  return set;
}

/// The index knows stems; whether the very words stand there, only the text says.
Result<void> Matcher::keep_exact(const Node& node, Bitset& passages) const {
  TextPattern pattern;
  pattern.by = TextPattern::By::word;
  for (const auto& word : node.words) pattern.parts.push_back(word.word);
  std::vector<std::uint32_t> docids;
  passages.for_each([&](std::size_t i) { docids.push_back(static_cast<std::uint32_t>(i + 1)); });
  for (std::size_t from = 0; from < docids.size(); from += kExactBatch) {
    if (std::chrono::steady_clock::now() > deadline_)
      return fail(ErrorCode::timeout, "The search took too long.",
                  "Search without exact words, or add a rarer word.");
    const std::size_t count = std::min(kExactBatch, docids.size() - from);
    THROUGHLINE_ASSIGN(const auto texts, holdings_.generation().passages({docids.data() + from, count}));
    for (const auto& text : texts)
      if (hits_of(tokenise(text.text), {pattern}).empty()) passages.reset(text.docid - 1);
  }
  return {};
}

Bitset Matcher::reviews_of(const Node& node) const {
  switch (node.kind) {
    case NodeKind::word:
    case NodeKind::phrase:
      return holdings_.titled(stems_of(node));
    case NodeKind::prefix:
      return holdings_.titled_with_prefix(node.words.front().word);
    default:
      return Bitset(available_.reviews.size());
  }
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

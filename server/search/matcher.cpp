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

bool is_stop(const Node& node) {
  return node.kind == NodeKind::word && node.words.size() == 1 && is_stop_word(node.words.front().word);
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
                 const IdeaNames& names, const Settings& settings, const SearchRequest& request,
                 Deadline deadline)
    : holdings_(holdings),
      available_(available),
      filters_(filters),
      names_(names),
      settings_(settings),
      request_(request),
      deadline_(deadline) {}

Result<Matches> Matcher::match(const ParsedQuery& query, const Node& root, std::vector<std::string>& notes) {
  query_ = &query;
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
  const bool only_stop_words =
      std::all_of(nodes.begin(), nodes.end(), [](const Node* node) { return is_stop(*node); });
  std::vector<Word> words;
  std::vector<const Node*> passed_over;
  for (const auto* node : nodes) {
    if (is_stop(*node) && !only_stop_words) {
      passed_over.push_back(node);
      continue;
    }
    THROUGHLINE_ASSIGN(Bitset passages, passages_of(*node));
    words.push_back({node, std::move(passages), reviews_of(*node)});
    if (wanted) want(*node, words.back().passages);
  }
  out_.has_words = true;
  Bitset titled = available_.reviews;
  for (const auto& word : words) titled &= word.reviews;
  if (wanted) {
    out_.titled |= titled;
    THROUGHLINE_TRY(expand(nodes, words));
  }
  const std::size_t least = needed(words.size());
  if (wanted) state_rule(words.size(), least, passed_over);
  Bitset set(everything().size());
  std::vector<std::uint8_t> held(set.size());
  for (const auto& word : words)
    in_domain(word.passages, word.reviews).for_each([&](std::size_t i) { ++held[i]; });
  for (std::size_t i = 0; i < held.size(); ++i)
    if (held[i] >= least) set.set(i);
  return set;
}

/// Finds names of ideas in the words as they were typed (stop words too) and lets each of their words be met
/// by another name.
Result<void> Matcher::expand(const std::vector<const Node*>& nodes, std::vector<Word>& words) {
  std::vector<std::string> stems;
  std::vector<const Node*> owners;
  for (const auto* node : nodes) {
    if (node->kind == NodeKind::prefix) {
      stems.emplace_back("*");
      owners.push_back(node);
      continue;
    }
    for (const auto& word : node->words) {
      stems.push_back(word.stem);
      owners.push_back(node);
    }
  }
  for (std::size_t at = 0; at < stems.size();) {
    const auto idea = names_.longest_at(stems, at);
    if (idea.words == 0) {
      ++at;
      continue;
    }
    offer(idea, owners, at);
    Expansion expansion{
        as_typed(*query_, {owners[at]->span.from, owners[at + idea.words - 1]->span.to}), idea.theme, {}};
    Bitset passages(available_.passages.size());
    Bitset reviews(available_.reviews.size());
    if (request_.expand) {
      for (const auto& name : idea.alternatives) {
        Bitset of_name(passages.size());
        THROUGHLINE_TRY(look_up(name, of_name, reviews));
        if (of_name.none()) continue;
        passages |= of_name;
        expansion.alternatives.push_back(name.words);
        out_.patterns.push_back({name.stems, TextPattern::By::stem, ideas_});
        for (const auto& stem : name.stems)
          if (!is_stop_word(stem)) add_term(out_.terms, stem, kExpansionWeight);
      }
      ++ideas_;
    }
    for (auto& word : words) {
      const bool covered =
          std::find(owners.begin() + static_cast<std::ptrdiff_t>(at),
                    owners.begin() + static_cast<std::ptrdiff_t>(at + idea.words),
                    word.node) != owners.begin() + static_cast<std::ptrdiff_t>(at + idea.words);
      if (!covered) continue;
      word.passages |= passages;
      word.reviews |= reviews;
    }
    out_.hits |= passages;
    if (!expansion.alternatives.empty()) out_.expanded.push_back(std::move(expansion));
    at += idea.words;
  }
  return {};
}

void Matcher::offer(const NamedIdea& idea, const std::vector<const Node*>& nodes, std::size_t from) {
  if (idea.theme.empty()) return;
  const bool better = !out_.offered || idea.words > offered_words_;
  if (!better) return;
  offered_words_ = idea.words;
  out_.offered = OfferedTheme{
      idea.theme, {}, as_typed(*query_, {nodes[from]->span.from, nodes[from + idea.words - 1]->span.to})};
}

Result<void> Matcher::look_up(const IdeaName& name, Bitset& passages, Bitset& reviews) const {
  if (name.stems.size() == 1)
    THROUGHLINE_TRY(holdings_.generation().index().postings(name.stems.front(), passages));
  else
    THROUGHLINE_TRY(holdings_.generation().index().phrase(name.stems, passages, deadline_));
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
  if (wanted && node.kind == NodeKind::phrase) {
    const auto stems = stems_of(node);
    const auto idea = names_.longest_at(stems, 0);
    if (idea.words == stems.size() && !idea.theme.empty() && idea.words > offered_words_) {
      offered_words_ = idea.words;
      out_.offered = OfferedTheme{idea.theme, {}, as_typed(*query_, node.span)};
    }
  }
  return in_domain(passages, reviews_of(node));
}

/// Remembers what to count, rank and mark for something the reader asked for.
void Matcher::want(const Node& node, const Bitset& passages) {
  out_.hits |= passages;
  const std::size_t idea = ideas_++;
  for (const auto& word : node.words)
    if (node.words.size() == 1 || !is_stop_word(word.word)) add_term(out_.terms, word.stem, kOwnWeight);
  TextPattern pattern;
  pattern.idea = idea;
  if (node.kind == NodeKind::near) {
    for (const auto& word : node.words) out_.patterns.push_back({{word.stem}, TextPattern::By::stem, idea});
    return;
  }
  const bool by_word = node.kind == NodeKind::phrase && request_.exact_words;
  pattern.by = node.kind == NodeKind::prefix ? TextPattern::By::beginning
               : by_word                     ? TextPattern::By::word
                                             : TextPattern::By::stem;
  for (const auto& word : node.words)
    pattern.parts.push_back(pattern.by == TextPattern::By::stem ? word.stem : word.word);
  out_.patterns.push_back(std::move(pattern));
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

void Matcher::state_rule(std::size_t words, std::size_t least, const std::vector<const Node*>& passed_over) {
  if (!out_.rule.empty() || words == 0) return;
  const char* what = request_.same_passage ? "Passages" : "Cases";
  const char* where = request_.same_passage ? "" : ", anywhere in their passages or titles";
  if (words == 1)
    out_.rule = fmt::format("{} with the word{}.", what, where);
  else if (least == words)
    out_.rule = fmt::format("{} with {}{}.", what,
                            words == 2 ? "both words" : fmt::format("all {} words", words), where);
  else
    out_.rule = fmt::format("{} with at least {} of the {} words{}.", what, least, words, where);
  std::vector<std::string> common;
  for (const auto* node : passed_over) {
    const auto& word = node->words.front().word;
    if (std::find(common.begin(), common.end(), word) == common.end()) common.push_back(word);
  }
  if (!common.empty())
    out_.rule += fmt::format(" Very common words were passed over: {}.", fmt::join(common, ", "));
}

}  // namespace throughline

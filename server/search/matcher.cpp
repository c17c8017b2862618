#include "server/search/matcher.h"

#include <fmt/format.h>

#include <algorithm>

#include "corpus/text/analyser.h"
#include "server/search/node_words.h"

namespace throughline {
namespace {

constexpr std::size_t kExactBatch = 256;

bool is_plain(const Node& node) {
  return node.kind == NodeKind::word || node.kind == NodeKind::prefix;
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
    if (node.words.size() == 1 || !is_stop_word(word.word)) add_term(out_.terms, word.stem, kOwnTermWeight);
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

}  // namespace throughline

#include "corpus/store/search_index.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <sstream>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "corpus/store/pool.h"
#include "corpus/store/positions.h"
#include "corpus/store/search_index_writer.h"
#include "corpus/store/xapian_errors.h"
#include "corpus/text/analyser.h"

namespace throughline {
namespace {

constexpr unsigned kStepsBetweenClockLooks = 64;

/// Throws when the time is over; looks at the clock only now and then.
class Watch {
 public:
  explicit Watch(Deadline deadline) : deadline_(deadline) {}
  void tick() {
    if (steps_++ % kStepsBetweenClockLooks != 0) return;
    if (std::chrono::steady_clock::now() >= deadline_) throw DeadlinePassed{};
  }

 private:
  Deadline deadline_;
  unsigned steps_ = 0;
};

/// Lets the matcher see only the passages of a set, and stops it when the time is over: Xapian's own time
/// limit never stops a match.
class WithinSource final : public Xapian::PostingSource {
 public:
  WithinSource(const Bitset& within, Deadline deadline)
      : within_(within), count_(static_cast<Xapian::doccount>(within.count())), watch_(deadline) {}

  Xapian::doccount get_termfreq_min() const override { return count_; }
  Xapian::doccount get_termfreq_est() const override { return count_; }
  Xapian::doccount get_termfreq_max() const override { return count_; }
  Xapian::docid get_docid() const override { return docid_; }
  bool at_end() const override { return at_end_; }

  void next(double) override {
    watch_.tick();
    move_to(docid_);
  }
  void skip_to(Xapian::docid wanted, double) override {
    watch_.tick();
    if (wanted > docid_) move_to(wanted - 1);
  }
  bool check(Xapian::docid wanted, double) override {
    watch_.tick();
    if (wanted > within_.size()) {
      at_end_ = true;
      return true;
    }
    docid_ = wanted;
    return within_.test(wanted - 1);
  }
  void init(const Xapian::Database&) override {
    docid_ = 0;
    at_end_ = false;
    set_maxweight(0);
  }
  std::string get_description() const override { return "Within"; }

 private:
  /// To the first passage of the set whose index is `index` or later.
  void move_to(std::size_t index) {
    const auto& words = within_.words();
    std::size_t w = index / 64;
    std::uint64_t word = w < words.size() ? words[w] & (~0ULL << (index % 64)) : 0;
    while (word == 0 && ++w < words.size()) word = words[w];
    if (word == 0) {
      at_end_ = true;
      return;
    }
    docid_ = static_cast<Xapian::docid>(w * 64 + static_cast<std::size_t>(std::countr_zero(word)) + 1);
  }

  const Bitset& within_;
  Xapian::doccount count_;
  Watch watch_;
  Xapian::docid docid_ = 0;
  bool at_end_ = false;
};

/// The posting lists of several terms, moved together over the passages that hold all of them, rarest first.
class Intersection {
 public:
  Intersection(const Xapian::Database& database, std::vector<std::string> terms) : terms_(std::move(terms)) {
    std::sort(terms_.begin(), terms_.end());
    terms_.erase(std::unique(terms_.begin(), terms_.end()), terms_.end());
    std::vector<std::pair<Xapian::doccount, std::string>> by_frequency;
    for (const auto& term : terms_) by_frequency.emplace_back(database.get_termfreq(term), term);
    std::sort(by_frequency.begin(), by_frequency.end());
    for (const auto& [frequency, term] : by_frequency) {
      order_.push_back(term);
      lists_.push_back(database.postlist_begin(term));
    }
  }

  /// Calls visit(docid) for each; lists stand on it, so positions can be read.
  template <class Visit>
  void for_each(Watch& watch, Visit visit) {
    const Xapian::PostingIterator end;
    if (lists_.empty()) return;
    auto& rarest = lists_.front();
    while (rarest != end) {
      watch.tick();
      Xapian::docid docid = *rarest;
      bool all = true;
      for (std::size_t i = 1; i < lists_.size() && all; ++i) {
        lists_[i].skip_to(docid);
        if (lists_[i] == end) return;
        if (*lists_[i] != docid) {
          docid = *lists_[i];
          all = false;
        }
      }
      if (all) {
        visit(docid);
        ++rarest;
      } else {
        rarest.skip_to(docid);
      }
    }
  }

  Positions positions(std::string_view term) const {
    Positions found;
    for (std::size_t i = 0; i < order_.size(); ++i)
      if (order_[i] == term)
        for (auto at = lists_[i].positionlist_begin(); at != lists_[i].positionlist_end(); ++at)
          found.push_back(*at);
    return found;
  }

 private:
  std::vector<std::string> terms_;
  std::vector<std::string> order_;
  std::vector<Xapian::PostingIterator> lists_;
};

/// Sets the bit of every passage that holds all the terms and whose positions of them satisfy `holds`.
template <class Holds>
void match_positions(const Xapian::Database& database, std::span<const std::string> terms, Bitset& into,
                     Deadline deadline, Holds holds) {
  std::unordered_map<std::string_view, std::size_t> distinct;
  for (const auto& term : terms) distinct.try_emplace(term, distinct.size());
  Intersection lists(database, {terms.begin(), terms.end()});
  std::vector<Positions> of_distinct(distinct.size());
  std::vector<const Positions*> of_each;
  for (const auto& term : terms) of_each.push_back(&of_distinct[distinct.at(term)]);
  Watch watch(deadline);
  lists.for_each(watch, [&](Xapian::docid docid) {
    if (docid > into.size() || into.test(docid - 1)) return;
    if (distinct.size() > 1 || terms.size() > 1)
      for (const auto& [term, index] : distinct) of_distinct[index] = lists.positions(term);
    if (terms.size() == 1 || holds(of_each)) into.set(docid - 1);
  });
}

/// Every posting list is as long as the index says, ascending, and of passages that exist.
void check_postings(const Xapian::Database& database, std::vector<std::string>& found) {
  const auto last = database.get_lastdocid();
  if (database.get_doccount() != last)
    found.push_back(
        fmt::format("the search index counts {} passages up to number {}", database.get_doccount(), last));
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    Xapian::doccount count = 0;
    Xapian::docid before = 0;
    for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at, ++count) {
      if (*at <= before || *at > last) {
        found.push_back(fmt::format("the term {} has passage {} after {} of {}", *term, *at, before, last));
        break;
      }
      before = *at;
    }
    if (count != term.get_termfreq())
      found.push_back(
          fmt::format("the term {} is in {} passages, the index says {}", *term, count, term.get_termfreq()));
  }
}

/// Xapian's own check of its files. In 1.4.22 it frees one of its own objects through a type of another size:
/// harmless with the C library's allocator, but AddressSanitizer ends the program, and its switch for that
/// would also hide such faults of ours. So sanitised builds go without it.
void check_by_engine([[maybe_unused]] const std::filesystem::path& folder,
                     [[maybe_unused]] std::vector<std::string>& found) {
#ifndef THROUGHLINE_SANITIZED
  std::ostringstream said;
  const auto faults = Xapian::Database::check(folder.string(), 0, &said);
  if (faults > 0) found.push_back(fmt::format("the search index has {} faults: {}", faults, said.str()));
#endif
}

bool any_empty(std::span<const std::string> terms) {
  return std::any_of(terms.begin(), terms.end(), [](const std::string& term) { return term.empty(); });
}

Xapian::Query any_of(std::span<const WeightedTerm> terms) {
  std::vector<Xapian::Query> parts;
  for (const auto& [term, weight] : terms) {
    if (term.empty()) continue;  // to Xapian the empty term means every passage
    parts.push_back(weight == 1 ? Xapian::Query(term)
                                : Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(term), weight));
  }
  return {Xapian::Query::OP_OR, parts.begin(), parts.end()};
}

}  // namespace

struct SearchIndex::State {
  explicit State(std::vector<std::unique_ptr<Xapian::Database>> readers) : pool(std::move(readers)) {}
  Pool<Xapian::Database> pool;
  std::uint32_t passages = 0;
};

SearchIndex::SearchIndex(std::unique_ptr<State> state) : state_(std::move(state)) {}
SearchIndex::SearchIndex(SearchIndex&&) noexcept = default;
SearchIndex& SearchIndex::operator=(SearchIndex&&) noexcept = default;
SearchIndex::~SearchIndex() = default;

Result<SearchIndex> SearchIndex::open(const std::filesystem::path& folder) {
  std::vector<std::unique_ptr<Xapian::Database>> readers;
  std::uint32_t passages = 0;
  THROUGHLINE_TRY(guarded([&]() -> Result<void> {
    for (std::size_t i = 0; i < kReadersOfGeneration; ++i)
      readers.push_back(std::make_unique<Xapian::Database>(folder.string(), Xapian::DB_BACKEND_GLASS));
    const auto version = readers.front()->get_metadata(kAnalyserKey);
    if (version != std::to_string(kAnalyserVersion))
      return fail(ErrorCode::schema_mismatch,
                  fmt::format("The search index was made by analyser version {}; this program has {}.",
                              version.empty() ? "unknown" : version, kAnalyserVersion),
                  "Run `throughline publish` with this version.");
    passages = readers.front()->get_lastdocid();
    return {};
  }));
  auto state = std::make_unique<State>(std::move(readers));
  state->passages = passages;
  return SearchIndex(std::move(state));
}

std::uint32_t SearchIndex::passages() const {
  return state_->passages;
}

Result<void> SearchIndex::postings(std::string_view term, Bitset& into) const {
  if (term.empty()) return {};  // to Xapian the empty term means every passage
  auto database = state_->pool.borrow();
  return guarded([&]() -> Result<void> {
    const std::string name(term);
    for (auto at = database->postlist_begin(name); at != database->postlist_end(name); ++at)
      if (*at <= into.size()) into.set(*at - 1);
    return {};
  });
}

std::uint32_t SearchIndex::frequency(std::string_view term) const {
  if (term.empty()) return 0;
  auto database = state_->pool.borrow();
  std::uint32_t found = 0;
  (void)guarded([&]() -> Result<void> {
    found = database->get_termfreq(std::string(term));
    return {};
  });
  return found;
}

Result<void> SearchIndex::phrase(std::span<const std::string> terms, Bitset& into, Deadline deadline) const {
  if (terms.empty() || any_empty(terms)) return {};
  auto database = state_->pool.borrow();
  return guarded([&]() -> Result<void> {
    match_positions(*database, terms, into, deadline, stand_in_order);
    return {};
  });
}

Result<void> SearchIndex::near(std::span<const std::string> terms, unsigned window, Bitset& into,
                               Deadline deadline) const {
  if (terms.empty() || any_empty(terms)) return {};
  auto database = state_->pool.borrow();
  return guarded([&]() -> Result<void> {
    match_positions(*database, terms, into, deadline, [window](const std::vector<const Positions*>& of_each) {
      return lie_within(of_each, window);
    });
    return {};
  });
}

Result<std::vector<std::string>> SearchIndex::expand(std::string_view beginning, unsigned limit) const {
  std::vector<std::string> terms;
  if (beginning.empty() || limit == 0) return terms;
  auto database = state_->pool.borrow();
  THROUGHLINE_TRY(guarded([&]() -> Result<void> {
    // Looked up among the words of the texts, not their stems: "communicati*" must find "communication".
    const std::string key = std::string(kWordKey) + std::string(beginning);
    std::unordered_set<std::string> stems;
    for (auto at = database->metadata_keys_begin(key); at != database->metadata_keys_end(key); ++at)
      stems.insert(database->get_metadata(*at));
    std::vector<std::pair<Xapian::doccount, std::string>> ranked;
    for (const auto& stem : stems) ranked.emplace_back(database->get_termfreq(stem), stem);
    std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    for (auto& [frequency, stem] : ranked) {
      if (terms.size() >= limit) break;
      terms.push_back(std::move(stem));
    }
    return {};
  }));
  return terms;
}

Result<std::vector<std::pair<std::string, std::string>>> SearchIndex::words() const {
  std::vector<std::pair<std::string, std::string>> words;
  auto database = state_->pool.borrow();
  THROUGHLINE_TRY(guarded([&]() -> Result<void> {
    const std::string key(kWordKey);
    for (auto at = database->metadata_keys_begin(key); at != database->metadata_keys_end(key); ++at)
      words.emplace_back((*at).substr(key.size()), database->get_metadata(*at));
    return {};
  }));
  return words;
}

Result<std::vector<RankedPassage>> SearchIndex::rank(std::span<const WeightedTerm> terms,
                                                     const Bitset& within, unsigned limit,
                                                     Deadline deadline) const {
  std::vector<RankedPassage> ranked;
  if (limit == 0) return ranked;
  auto database = state_->pool.borrow();
  THROUGHLINE_TRY(guarded([&]() -> Result<void> {
    if (terms.empty()) return {};
    WithinSource source(within, deadline);
    Xapian::Enquire enquire(*database);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, any_of(terms), Xapian::Query(&source)));
    const auto matches = enquire.get_mset(0, limit);
    for (auto at = matches.begin(); at != matches.end(); ++at)
      ranked.push_back({static_cast<std::uint32_t>(*at), at.get_weight()});
    return {};
  }));
  if (ranked.size() >= limit) return ranked;
  Bitset rest = within;
  for (const auto& passage : ranked) rest.reset(passage.docid - 1);
  rest.for_each([&](std::size_t i) {
    if (ranked.size() < limit) ranked.push_back({static_cast<std::uint32_t>(i + 1), 0});
  });
  return ranked;
}

Result<std::vector<std::string>> SearchIndex::problems(const std::filesystem::path& folder) const {
  std::vector<std::string> found;
  auto database = state_->pool.borrow();
  THROUGHLINE_TRY(guarded([&]() -> Result<void> {
    check_postings(*database, found);
    check_by_engine(folder, found);
    return {};
  }));
  return found;
}

}  // namespace throughline

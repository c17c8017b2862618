#include "corpus/store/search_index.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <thread>

#include "corpus/store/positions.h"
#include "corpus/store/search_index_writer.h"
#include "corpus/text/analyser.h"
#include "tests/store/random_reading.h"
#include "tests/store/temporary_folder.h"

namespace throughline {
namespace {

using testing::RandomReadings;
using testing::TemporaryFolder;

Deadline far_away() {
  return std::chrono::steady_clock::now() + std::chrono::hours(1);
}
Deadline long_past() {
  return std::chrono::steady_clock::now() - std::chrono::hours(1);
}

/// Texts, their stems, and the index over them: more than one shard's worth.
class RandomIndex {
 public:
  explicit RandomIndex(std::uint32_t seed, std::size_t passages = 1300) : random(seed) {
    auto writer = SearchIndexWriter::create(folder_.path() / "search");
    EXPECT_TRUE(writer);
    for (std::size_t i = 0; i < passages; ++i) {
      const auto text = i % 97 == 0 ? std::string() : random.sentence(1 + random.below(14));
      std::vector<std::string> stems;
      for (const auto& token : tokenise(text)) {
        stems.push_back(token.stem);
        words[token.word] = token.stem;
      }
      stems_of.push_back(std::move(stems));
      EXPECT_TRUE(writer->add({text, {i % 2 == 0 ? "XReven" : "XRodd"}}));
    }
    EXPECT_TRUE(writer->finish("000001", "stamp"));
    auto opened = SearchIndex::open(folder_.path() / "search");
    EXPECT_TRUE(opened) << opened.error().message;
    index.emplace(std::move(*opened));
  }

  template <class Holds>
  Bitset brute(Holds holds) const {
    Bitset found(stems_of.size());
    for (std::size_t i = 0; i < stems_of.size(); ++i)
      if (holds(stems_of[i])) found.set(i);
    return found;
  }

  std::string any_stem() {
    auto at = words.begin();
    std::advance(at, static_cast<std::ptrdiff_t>(random.below(words.size())));
    return at->second;
  }
  std::vector<std::string> some_stems(std::size_t count) {
    std::vector<std::string> stems(count);
    for (auto& stem : stems) stem = random.below(20) == 0 ? "absent" : any_stem();
    return stems;
  }

  RandomReadings random;
  std::vector<std::vector<std::string>> stems_of;
  std::map<std::string, std::string> words;
  std::optional<SearchIndex> index;

 private:
  TemporaryFolder folder_;
};

bool holds_phrase(const std::vector<std::string>& stems, const std::vector<std::string>& phrase) {
  return std::search(stems.begin(), stems.end(), phrase.begin(), phrase.end()) != stems.end();
}

bool holds_near(const std::vector<std::string>& stems, std::vector<std::string> wanted, std::size_t window) {
  for (std::size_t from = 0; from < stems.size(); ++from) {
    std::multiset<std::string> left(wanted.begin(), wanted.end());
    for (std::size_t at = from; at < std::min(stems.size(), from + window); ++at)
      if (const auto found = left.find(stems[at]); found != left.end()) left.erase(found);
    if (left.empty()) return true;
  }
  return false;
}

TEST(SearchIndex, CountsPassagesAlsoThoseWithoutWords) {
  const RandomIndex random(1);
  EXPECT_EQ(random.index->passages(), random.stems_of.size());
}

TEST(SearchIndex, PostingsAndFrequencyAreThoseOfTheTexts) {
  const RandomIndex random(2);
  for (const auto& [word, stem] : random.words) {
    SCOPED_TRACE(stem);
    const auto want = random.brute(
        [&](const auto& stems) { return std::find(stems.begin(), stems.end(), stem) != stems.end(); });
    Bitset have(random.stems_of.size());
    ASSERT_TRUE(random.index->postings(stem, have));
    EXPECT_EQ(have, want);
    EXPECT_EQ(random.index->frequency(stem), want.count());
  }
  Bitset even(random.stems_of.size());
  ASSERT_TRUE(random.index->postings("XReven", even));
  EXPECT_EQ(even.count(), (random.stems_of.size() + 1) / 2);
  EXPECT_TRUE(even.test(0));
  Bitset none(random.stems_of.size());
  ASSERT_TRUE(random.index->postings("", none));
  ASSERT_TRUE(random.index->postings("absent", none));
  EXPECT_TRUE(none.none());
}

TEST(SearchIndex, PhrasesAreFoundWhereTheirWordsStandInOrderAndNowhereElse) {
  RandomIndex random(3);
  std::size_t found = 0;
  for (int i = 0; i < 120; ++i) {
    const auto phrase = random.some_stems(1 + random.random.below(4));
    const auto want = random.brute([&](const auto& stems) { return holds_phrase(stems, phrase); });
    Bitset have(random.stems_of.size());
    ASSERT_TRUE(random.index->phrase(phrase, have, far_away()));
    ASSERT_EQ(have, want) << "phrase number " << i;
    found += want.count();
  }
  EXPECT_GT(found, 300U);
}

TEST(SearchIndex, NearFindsAllWordsInsideTheWindowARepeatedWordTwice) {
  RandomIndex random(4);
  std::size_t found = 0;
  for (int i = 0; i < 120; ++i) {
    const auto wanted = random.some_stems(2 + random.random.below(3));
    const auto window = static_cast<unsigned>(random.random.below(9));
    const auto want = random.brute([&](const auto& stems) { return holds_near(stems, wanted, window); });
    Bitset have(random.stems_of.size());
    ASSERT_TRUE(random.index->near(wanted, window, have, far_away()));
    ASSERT_EQ(have, want) << "words number " << i << ", window " << window;
    found += want.count();
  }
  EXPECT_GT(found, 300U);
}

TEST(SearchIndex, ExpandsBegunWordsToTheirStemsTheMostFrequentFirst) {
  const RandomIndex random(5);
  for (const std::string beginning : {"com", "communicati", "bruis", "chi", "xyz", "profession", "h", "XR"}) {
    SCOPED_TRACE(beginning);
    std::set<std::string> want;
    for (const auto& [word, stem] : random.words)
      if (word.rfind(beginning, 0) == 0) want.insert(stem);
    const auto have = random.index->expand(beginning, 100);
    ASSERT_TRUE(have);
    EXPECT_EQ(std::set<std::string>(have->begin(), have->end()), want);
    for (std::size_t i = 1; i < have->size(); ++i)
      EXPECT_GE(random.index->frequency((*have)[i - 1]), random.index->frequency((*have)[i]));
  }
  EXPECT_EQ(random.index->expand("communicati", 5).value(),
            std::vector<std::string>{stemmed("communication")});
  EXPECT_EQ(random.index->expand("c", 2)->size(), 2U);
  EXPECT_TRUE(random.index->expand("", 5)->empty());
}

/// BM25 with the engine's default parameters, from the texts alone.
std::vector<double> bm25(const RandomIndex& random, const std::vector<WeightedTerm>& terms) {
  const auto all = static_cast<double>(random.stems_of.size());
  double length = 0;
  for (const auto& stems : random.stems_of) length += static_cast<double>(stems.size());
  std::vector<double> scores(random.stems_of.size(), 0);
  for (const auto& [term, weight] : terms) {
    const auto with = static_cast<double>(random.index->frequency(term));
    double odds = (all - with + 0.5) / (with + 0.5);
    if (odds < 2) odds = odds * 0.5 + 1;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      const auto& stems = random.stems_of[i];
      const auto times = static_cast<double>(std::count(stems.begin(), stems.end(), term));
      const double normal = std::max(static_cast<double>(stems.size()) / (length / all), 0.5);
      if (times > 0) scores[i] += weight * std::log(odds) * times * 2 / (normal * 0.5 + 0.5 + times);
    }
  }
  return scores;
}

TEST(SearchIndex, RanksWithinTheSetByBm25AndPutsTheRestLastByDocid) {
  RandomIndex random(6);
  for (int round = 0; round < 20; ++round) {
    SCOPED_TRACE(round);
    std::vector<WeightedTerm> terms;
    std::set<std::string> distinct;
    for (const auto& stem : random.some_stems(1 + random.random.below(4)))
      if (distinct.insert(stem).second)
        terms.push_back(
            {stem, random.random.maybe() ? 1.0 : 0.25 + static_cast<double>(random.random.below(4))});
    Bitset within(random.stems_of.size());
    const auto share = 1 + random.random.below(50);
    for (std::size_t i = 0; i < within.size(); ++i)
      if (random.random.below(share) == 0) within.set(i);
    const auto scores = bm25(random, terms);
    std::vector<std::uint32_t> want;
    within.for_each([&](std::size_t i) { want.push_back(static_cast<std::uint32_t>(i + 1)); });
    const auto ranked = random.index->rank(terms, within, 5000, far_away());
    ASSERT_TRUE(ranked) << ranked.error().message;
    ASSERT_EQ(ranked->size(), want.size());
    for (std::size_t i = 0; i < ranked->size(); ++i) {
      const auto& [docid, score] = (*ranked)[i];
      ASSERT_TRUE(within.test(docid - 1));
      ASSERT_NEAR(score, scores[docid - 1], 1e-6);
      if (i == 0) continue;
      const auto& before = (*ranked)[i - 1];
      ASSERT_TRUE(before.score > score || (before.score == score && before.docid < docid));
    }
    std::vector<std::uint32_t> have;
    for (const auto& passage : *ranked) have.push_back(passage.docid);
    std::sort(have.begin(), have.end());
    EXPECT_EQ(have, want);
    const auto few = random.index->rank(terms, within, 7, far_away());
    ASSERT_EQ(few->size(), std::min<std::size_t>(7, want.size()));
    for (std::size_t i = 0; i < few->size(); ++i) EXPECT_EQ((*few)[i].docid, (*ranked)[i].docid);
  }
}

TEST(SearchIndex, RankingWithoutTermsIsTheSetInOrder) {
  const RandomIndex random(7, 100);
  Bitset within(100);
  within.set(3);
  within.set(77);
  const auto ranked = random.index->rank({}, within, 10, far_away());
  ASSERT_EQ(ranked->size(), 2U);
  EXPECT_EQ((*ranked)[0].docid, 4U);
  EXPECT_EQ((*ranked)[1].docid, 78U);
  EXPECT_TRUE(random.index->rank({}, within, 0, far_away())->empty());
  EXPECT_TRUE(
      random.index->rank(std::vector<WeightedTerm>{{"child", 1}}, Bitset(100), 5, far_away())->empty());
}

TEST(SearchIndex, TermsThatNoPassageCanHaveFindNothing) {
  const RandomIndex random(11, 50);
  Bitset all(50);
  all.set_all();
  for (const auto& odd : {std::string(), std::string(1000, 'x'), std::string(200, '\0'),
                          "XB" + std::string(300, 'a'), std::string("\xff")}) {
    Bitset found(50);
    const std::vector<std::string> two = {"child", odd};
    EXPECT_TRUE(random.index->postings(odd, found));
    EXPECT_TRUE(random.index->phrase(two, found, far_away()));
    EXPECT_TRUE(random.index->near(two, 5, found, far_away()));
    EXPECT_TRUE(found.none());
    EXPECT_EQ(random.index->frequency(odd), 0U);
    EXPECT_TRUE(random.index->expand("zz" + odd, 5)->empty());
    const auto ranked = random.index->rank(std::vector<WeightedTerm>{{odd, 1}}, all, 3, far_away());
    ASSERT_TRUE(ranked) << ranked.error().message;
    EXPECT_EQ(ranked->front().score, 0);
  }
}

TEST(SearchIndex, StopsAtItsDeadline) {
  RandomIndex random(8);
  const std::vector<std::string> words = {"the", "of"};
  Bitset all(random.stems_of.size());
  EXPECT_EQ(random.index->phrase(words, all, long_past()).error().code, ErrorCode::timeout);
  EXPECT_EQ(random.index->near(words, 5, all, long_past()).error().code, ErrorCode::timeout);
  all.set_all();
  const std::vector<WeightedTerm> terms = {{"the", 1}, {"of", 1}};
  EXPECT_EQ(random.index->rank(terms, all, 10, long_past()).error().code, ErrorCode::timeout);
  EXPECT_TRUE(random.index->rank(terms, all, 10, far_away()).has_value()) << "and can be used again";
}

TEST(SearchIndex, IsSafeFromMoreThreadsThanItHasReaders) {
  RandomIndex random(9);
  const std::vector<std::string> phrase = {"professional", "curiosity"};
  const std::vector<std::string> stems = {stemmed(phrase[0]), stemmed(phrase[1])};
  const auto want = random.brute([&](const auto& text) { return holds_phrase(text, stems); });
  std::vector<std::thread> threads;
  std::atomic<int> wrong = 0;
  for (int i = 0; i < 20; ++i)
    threads.emplace_back([&] {
      for (int k = 0; k < 10; ++k) {
        Bitset have(want.size());
        if (!random.index->phrase(stems, have, far_away()) || !(have == want)) ++wrong;
        if (!random.index->rank(std::vector<WeightedTerm>{{"polic", 1}}, want, 5, far_away())) ++wrong;
      }
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
}

TEST(SearchIndex, AMissingOrForeignFolderIsAnError) {
  const TemporaryFolder folder;
  EXPECT_FALSE(SearchIndex::open(folder.path() / "none"));
  EXPECT_FALSE(SearchIndex::open(folder.path()));
}

TEST(SearchIndex, MergesManySmallShardsAndFewLargeOnesAlike) {
  for (const std::size_t passages : {0U, 1U, 999U, 1000U, 1001U}) {
    SCOPED_TRACE(passages);
    const RandomIndex random(10, passages);
    EXPECT_EQ(random.index->passages(), passages);
  }
}

struct WindowCase {
  std::vector<Positions> words;
  unsigned window;
  bool want;
};

TEST(Positions, AWindowHoldsEveryWord) {
  const std::vector<WindowCase> cases = {
      {{{1}, {3}}, 3, true},          {{{1}, {3}}, 2, false},     {{{5}, {4}}, 2, true},
      {{{1, 9}, {8}}, 2, true},       {{{1}, {2}, {3}}, 3, true}, {{{1}, {2}, {4}}, 3, false},
      {{{1, 50}, {20, 49}}, 2, true}, {{{1}, {}}, 99, false},     {{{1}, {1}}, 1, true},
      {{{1}, {2}}, 0, false},
  };
  for (std::size_t i = 0; i < cases.size(); ++i) {
    std::vector<const Positions*> lists;
    for (const auto& word : cases[i].words) lists.push_back(&word);
    EXPECT_EQ(lie_within(lists, cases[i].window), cases[i].want) << "case " << i;
  }
}

}  // namespace
}  // namespace throughline

#include <gtest/gtest.h>

#include <random>

#include "corpus/text/analyser.h"
#include "tests/server/search/brute_force.h"
#include "tests/server/search/fixture.h"

namespace throughline {
namespace {

using testing::BruteForce;
using testing::Shelf;

const Shelf& shelf() {
  static const Shelf kShelf(testing::random_papers(3, 60));
  return kShelf;
}

/// A search of random words, quotation and filters, and the same in the terms of the recount.
struct RandomSearch {
  SearchRequest request;
  BruteForce::Asked asked;
};

RandomSearch random_search(std::mt19937& random) {
  const std::vector<std::string> words = {"bruising", "child", "supervision", "curiosity", "police",
                                          "school",   "risk",  "visitor",     "nowhere"};
  const auto below = [&](std::size_t n) { return random() % n; };
  RandomSearch search;
  auto& request = search.request;
  request.expand = false;
  request.per_page = 100;
  for (std::size_t n = below(6); n > 0; --n) {
    const auto& word = words[below(words.size())];
    const auto stem = stemmed(word);
    if (std::find(search.asked.words.begin(), search.asked.words.end(), stem) != search.asked.words.end())
      continue;
    search.asked.words.push_back(stem);
    request.text += word + " ";
  }
  if (below(4) == 0) {
    request.text += "\"health visitor\"";
    search.asked.phrase = {stemmed("health"), stemmed("visitor")};
  }
  request.same_passage = below(4) == 0;
  request.all_words = below(4) == 0;
  request.counting = static_cast<Counting>(below(3));
  const auto choose = [&](FieldId field, std::vector<std::string> values) {
    if (below(5) != 0) return;
    for (std::size_t n = 1 + below(2); n > 0; --n) request.filters[field] = {values[below(values.size())]};
    if (below(2) == 0) {
      auto& chosen = request.filters[field];
      chosen.push_back(values[below(values.size())]);
      std::sort(chosen.begin(), chosen.end());
      chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    }
  };
  choose(FieldId::theme, {"professional-curiosity", "supervision", "information-sharing", "neglect"});
  choose(FieldId::polarity, {"concern", "good", "context", "absent"});
  choose(FieldId::role, {"facts", "analysis", "finding", "good-practice"});
  choose(FieldId::lens, {"police", "school", "hospital", "housing", "mash"});
  choose(FieldId::type, {"scr", "sar", "dhr", "cspr", "cpr"});
  choose(FieldId::domain, {"child", "adult", "both"});
  choose(FieldId::year, {"2003", "2008", "2010", "2015", "2020", "not-stated"});
  choose(FieldId::board, {"northmoor-board", "wexley-board"});
  choose(FieldId::kind, {"overview", "briefing", "response"});
  choose(FieldId::outcome, {"death", "serious-harm", "not-stated"});
  choose(FieldId::sex, {"female", "not-stated"});
  return search;
}

void check(const RandomSearch& search, const BruteForce& brute, const std::vector<std::string>& withdrawn,
           const std::string& today) {
  const auto page = shelf().search(search.request, withdrawn, today);
  SCOPED_TRACE(query_string(search.request));
  EXPECT_EQ(page.total.cases, brute.cases(search.request, search.asked));
  EXPECT_EQ(page.total.passages, brute.passages(search.request, search.asked));
  std::size_t told = page.hits.size();
  for (const auto& hit : page.hits) told += hit.also_cases.size();
  EXPECT_EQ(page.hits.size(), page.total.results);
  EXPECT_EQ(told, page.total.cases);
  for (const auto id :
       {FieldId::theme, FieldId::polarity, FieldId::role, FieldId::lens, FieldId::type, FieldId::domain,
        FieldId::year, FieldId::board, FieldId::kind, FieldId::outcome, FieldId::sex}) {
    SCOPED_TRACE(field(id).name);
    std::map<std::string, std::size_t> counts;
    for (const auto& facet : page.facets)
      if (facet.field == id)
        for (const auto& bucket : facet.buckets)
          if (bucket.count > 0) counts[bucket.value] = bucket.count;
    EXPECT_EQ(counts, brute.facet(id, search.request, search.asked));
  }
}

TEST(SearchProperty, totals_and_every_facet_equal_a_recount_by_hand) {
  const std::vector<std::vector<std::string>> withdrawals = {{}, {"review-3", "review-5", "review-12"}};
  std::mt19937 random(17);
  std::size_t found = 0;
  for (const auto& withdrawn : withdrawals)
    for (const std::string today : {"2026-11-05", "2027-01-01"}) {
      const auto available = shelf().available(withdrawn, today);
      const BruteForce brute(shelf().service(), *available);
      for (int round = 0; round < 40; ++round) {
        const auto search = random_search(random);
        found += brute.cases(search.request, search.asked) > 0 ? 1U : 0U;
        check(search, brute, withdrawn, today);
        if (HasFailure()) return;
      }
    }
  EXPECT_GT(found, 40U) << "most searches find nothing: the test shows little";
}

TEST(SearchProperty, a_withdrawn_review_appears_nowhere) {
  const std::vector<std::string> withdrawn = {"review-1", "review-2", "review-3",
                                              "review-4", "review-5", "review-6"};
  std::mt19937 random(23);
  for (int round = 0; round < 60; ++round) {
    const auto page = shelf().search(random_search(random).request, withdrawn);
    for (const auto& hit : page.hits) {
      for (const auto& review : hit.reviews)
        EXPECT_EQ(std::count(withdrawn.begin(), withdrawn.end(), review.slug), 0) << review.slug;
      for (const auto& passage : hit.passages) {
        const auto& columns = shelf().service().generation().columns();
        const auto& slug = columns.reviews[columns.documents[passage.document].review].slug;
        EXPECT_EQ(std::count(withdrawn.begin(), withdrawn.end(), slug), 0) << slug;
      }
    }
  }
}

TEST(SearchProperty, a_field_of_which_each_case_has_one_value_adds_up_to_the_total) {
  std::vector<testing::Paper> papers;
  for (int i = 0; i < 30; ++i) {
    auto made = testing::paper("r" + std::to_string(i), "c" + std::to_string(i),
                               i % 4 == 0 ? 0 : 2010 + i % 5, {"bruising", "supervision"});
    made.reading.review.type = i % 3 == 0 ? "sar" : i % 3 == 1 ? "scr" : "";
    papers.push_back(made);
  }
  const Shelf plain(papers);
  for (const auto* text : {"", "bruising", "supervision bruising"}) {
    const auto page = plain.search(text);
    EXPECT_EQ(page.total.cases, 30U);
    for (const auto id : {FieldId::type, FieldId::year, FieldId::domain, FieldId::nation}) {
      std::size_t sum = 0;
      for (const auto& facet : page.facets)
        if (facet.field == id)
          for (const auto& bucket : facet.buckets) sum += bucket.count;
      EXPECT_EQ(sum, page.total.cases) << field(id).name;
    }
  }
}

TEST(SearchProperty, pages_together_are_the_whole_list_once) {
  SearchRequest request;
  request.text = "child risk";
  for (const auto order : {SortOrder::relevance, SortOrder::newest, SortOrder::oldest, SortOrder::passages}) {
    request.sort = order;
    request.per_page = 100;
    request.page = 1;
    const auto whole = shelf().search(request);
    ASSERT_LT(whole.total.cases, 100U);
    std::vector<std::string> parts;
    request.per_page = 7;
    for (request.page = 1; request.page <= whole.pages * 100; ++request.page) {
      const auto page = shelf().search(request);
      if (page.hits.empty()) break;
      for (const auto& hit : page.hits) parts.push_back(hit.case_id + hit.lead().slug);
    }
    std::vector<std::string> all;
    for (const auto& hit : whole.hits) all.push_back(hit.case_id + hit.lead().slug);
    EXPECT_EQ(parts, all);
  }
}

}  // namespace
}  // namespace throughline

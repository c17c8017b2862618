#include <gtest/gtest.h>

#include "corpus/base/utf8.h"
#include "tests/server/search/fixture.h"

namespace throughline {
namespace {

using testing::bucket;
using testing::found;
using testing::paper;
using testing::Shelf;
using testing::tag_of;

using Slugs = std::vector<std::string>;

SearchRequest words(const std::string& text) {
  SearchRequest request;
  request.text = text;
  return request;
}

SearchRequest filtered(FieldId field, std::vector<std::string> values, const std::string& text = {}) {
  auto request = words(text);
  request.filters[field] = std::move(values);
  return request;
}

Slugs sorted(Slugs slugs) {
  std::sort(slugs.begin(), slugs.end());
  return slugs;
}

TEST(Search, most_of_many_words_are_enough_and_the_rule_says_so) {
  const Shelf shelf(
      {paper("all-four", "c1", 2014, {"bruising on the baby", "the surgeon measured the ambulance"}),
       paper("three", "c2", 2015, {"bruising, a surgeon, an ambulance"}),
       paper("two", "c3", 2016, {"bruising and a surgeon"})});
  const auto four = shelf.search("bruising baby surgeon ambulance");
  EXPECT_EQ(sorted(found(four)), (Slugs{"all-four", "three"}));
  EXPECT_NE(four.rule.find("at least 3 of the 4 words"), std::string::npos) << four.rule;
  EXPECT_EQ(four.notes.back(), four.rule);
  EXPECT_EQ(found(shelf.search("bruising baby")), Slugs{"all-four"});
  auto request = words("bruising baby surgeon ambulance");
  request.all_words = true;
  EXPECT_EQ(found(shelf.search(request)), Slugs{"all-four"});
  request.same_passage = true;
  EXPECT_TRUE(found(shelf.search(request)).empty());
  request.all_words = false;
  EXPECT_EQ(found(shelf.search(request)), Slugs{"three"});
  EXPECT_EQ(found(shelf.search("bruising AND baby")), Slugs{"all-four"});
  EXPECT_EQ(found(shelf.search("\"the baby\"")), Slugs{"all-four"});
  EXPECT_EQ(sorted(found(shelf.search("bruising -baby"))), (Slugs{"three", "two"}));
  EXPECT_EQ(sorted(found(shelf.search("baby OR (ambulance surgeon)"))), (Slugs{"all-four", "three"}));
  EXPECT_EQ(sorted(found(shelf.search("ambul*"))), (Slugs{"all-four", "three"}));
  EXPECT_EQ(found(shelf.search("bruising NEAR/3 baby")), Slugs{"all-four"});
  EXPECT_EQ(found(shelf.search("bruising NEAR/2 baby")), Slugs{});
}

TEST(Search, very_common_words_are_passed_over_unless_there_is_nothing_else) {
  const Shelf shelf({paper("a", "c1", 2014, {"bruising noted"}), paper("b", "c2", 2014, {"what was said"})});
  const auto page = shelf.search("what was the bruising");
  EXPECT_EQ(found(page), Slugs{"a"});
  EXPECT_NE(page.rule.find("passed over: what, was, the"), std::string::npos) << page.rule;
  EXPECT_EQ(found(shelf.search("what was")), Slugs{"b"});
}

TEST(Search, other_names_of_an_idea_are_found_and_shown) {
  const Shelf shelf({paper("violence", "c1", 2014, {"There was domestic violence in the home."}),
                     paper("abbreviated", "c2", 2014, {"A DA notification was sent."}),
                     paper("neither", "c3", 2014, {"Violence in school."})});
  const auto page = shelf.search("domestic abuse");
  EXPECT_EQ(sorted(found(page)), (Slugs{"abbreviated", "violence"}));
  ASSERT_EQ(page.expanded.size(), 1U);
  EXPECT_EQ(page.expanded[0].words, "domestic abuse");
  EXPECT_EQ(page.expanded[0].alternatives, (Slugs{"domestic violence", "DA"}));
  EXPECT_FALSE(page.hits[0].passages[0].highlights.empty());
  auto request = words("domestic abuse");
  request.expand = false;
  EXPECT_TRUE(found(shelf.search(request)).empty());
  EXPECT_TRUE(found(shelf.search("\"domestic abuse\"")).empty());
}

TEST(Search, typing_a_theme_offers_it) {
  const Shelf shelf(
      {paper("a", "c1", 2014, {"professional curiosity was missing", "management oversight was weak"})});
  const auto page = shelf.search("lack of professional curiosity");
  ASSERT_TRUE(page.offered_theme);
  EXPECT_EQ(page.offered_theme->id, "professional-curiosity");
  EXPECT_EQ(page.offered_theme->label, "Professional curiosity");
  EXPECT_EQ(page.offered_theme->words, "professional curiosity");
  EXPECT_EQ(shelf.search("management oversight").offered_theme->id, "supervision");
  EXPECT_EQ(shelf.search("\"information sharing\"").offered_theme->id, "information-sharing");
  EXPECT_EQ(shelf.search("data sharing").offered_theme->id, "information-sharing")
      << "by the idea it is another name of";
  EXPECT_FALSE(shelf.search("bruising").offered_theme);
}

TEST(Search, learning_sections_stand_above_chronology_and_boilerplate_last) {
  auto learning = paper("learning", "c1", 2014, {"the bruising was not seen by them"});
  auto facts = paper("facts", "c2", 2014, {"the bruising was not seen by them"});
  auto boilerplate = paper("boilerplate", "c3", 2014, {"the bruising was not seen by them"});
  facts.reading.passages[0].role = SectionRole::facts;
  boilerplate.reading.passages[0].role = SectionRole::boilerplate;
  const Shelf shelf({boilerplate, facts, learning});
  EXPECT_EQ(found(shelf.search("bruising")), (Slugs{"learning", "facts", "boilerplate"}));
}

TEST(Search, one_result_a_case_with_its_documents_and_no_passage_twice) {
  auto report = paper(
      "joint", "c1", 2014,
      {"Bruising was seen on the arm of the baby by the nurse.", "Another bruising entirely on a leg."});
  auto summary = paper("joint", "c1", 2014, {"Bruising was seen on the arm of the baby by the nurse!"});
  summary.reading.document_kind = "executive-summary";
  auto other = paper("second-review", "c1", 2016, {"Bruising in a different process."});
  other.reading.review.type = "dhr";
  const Shelf shelf({report, summary, other});
  const auto page = shelf.search("bruising");
  ASSERT_EQ(page.hits.size(), 1U);
  EXPECT_EQ(page.total.cases, 1U);
  EXPECT_EQ(page.total.reviews, 2U);
  EXPECT_EQ(page.total.passages, 4U);
  EXPECT_EQ(page.hits[0].reviews.size(), 2U);
  EXPECT_EQ(page.hits[0].matching_passages, 4U);
  EXPECT_EQ(page.hits[0].passages.size(), 3U);
  const auto dhr = shelf.search(filtered(FieldId::type, {"dhr"}, "bruising"));
  ASSERT_EQ(dhr.hits.size(), 1U);
  EXPECT_EQ(dhr.hits[0].lead().slug, "second-review");
  EXPECT_EQ(dhr.hits[0].passages[0].text, "Bruising in a different process.");
  EXPECT_EQ(shelf.search(filtered(FieldId::kind, {"executive-summary"})).total.cases, 1U);
}

TEST(Search, passage_filters_hold_on_one_tag_of_one_passage) {
  auto apart = paper("apart", "c1", 2014, {"one", "two"});
  apart.reading.passages[0].tags = {tag_of("supervision", Polarity::concern)};
  apart.reading.passages[1].tags = {tag_of("neglect", Polarity::good)};
  auto other_tag = paper("other-tag", "c2", 2014, {"one"});
  other_tag.reading.passages[0].tags = {tag_of("supervision", Polarity::concern),
                                        tag_of("neglect", Polarity::good)};
  auto together = paper("together", "c3", 2014, {"one"});
  together.reading.passages[0].tags = {tag_of("supervision", Polarity::good)};
  const Shelf shelf({apart, other_tag, together});
  auto request = filtered(FieldId::theme, {"supervision"});
  EXPECT_EQ(shelf.search(request).total.cases, 3U);
  request.filters[FieldId::polarity] = {"good"};
  EXPECT_EQ(found(shelf.search(request)), Slugs{"together"});
  EXPECT_EQ(found(shelf.search("theme:supervision polarity:good")), Slugs{"together"});
  EXPECT_EQ(sorted(found(shelf.search("theme:supervision theme:neglect"))), (Slugs{"apart", "other-tag"}));
  const auto page = shelf.search(request);
  EXPECT_EQ(bucket(page, FieldId::polarity, "concern")->count, 2U);
  EXPECT_TRUE(bucket(page, FieldId::polarity, "good")->selected);
  EXPECT_EQ(bucket(page, FieldId::theme, "neglect")->count, 2U);
}

TEST(Search, the_bucket_of_a_field_that_the_words_name_is_what_choosing_it_gives) {
  auto both = paper("both", "c1", 2014, {"one", "two"});
  both.reading.passages[0].tags = {tag_of("supervision")};
  both.reading.passages[1].tags = {tag_of("neglect")};
  auto single = paper("single", "c2", 2014, {"one"});
  single.reading.passages[0].tags = {tag_of("supervision")};
  const Shelf shelf({both, single});
  const auto page = shelf.search("theme:supervision");
  EXPECT_EQ(page.total.cases, 2U);
  const auto* neglect = bucket(page, FieldId::theme, "neglect");
  ASSERT_NE(neglect, nullptr);
  EXPECT_EQ(neglect->count, shelf.search(page.request.toggled(FieldId::theme, "neglect")).total.cases);
}

TEST(Search, exact_words_are_checked_on_the_text) {
  const Shelf shelf({paper("plural", "c1", 2014, {"strategy discussions took place"}),
                     paper("singular", "c2", 2014, {"a strategy discussion took place"})});
  auto request = words("\"strategy discussion\"");
  EXPECT_EQ(shelf.search(request).total.cases, 2U);
  request.exact_words = true;
  EXPECT_EQ(found(shelf.search(request)), Slugs{"singular"});
}

std::string many_words(const std::string& in_the_middle) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "before" + std::to_string(i) + " ";
  text += in_the_middle;
  for (int i = 0; i < 100; ++i) text += " after" + std::to_string(i);
  return text;
}

TEST(Search, text_is_shown_as_the_owner_allows_on_the_day) {
  auto full = paper("full", "c1", 2014, {many_words("bruising")});
  auto extract = paper("extract", "c2", 2014, {many_words("bruising")});
  extract.reading.rights.visibility = Visibility::extract;
  auto unpermitted = paper("unpermitted", "c3", 2014, {many_words("bruising")});
  unpermitted.reading.rights.permission.clear();
  auto record = paper("record", "c4", 2014, {"bruising in a record only"});
  record.reading.rights.visibility = Visibility::record;
  record.reading.review.title = "The review of Quentin";
  auto ending = paper("ending", "c5", 2014, {"bruising until the end"});
  ending.reading.rights.publish_until = "2026-12-01";
  auto board = paper("board-only", "c6", 2014, {"bruising for the board"});
  board.reading.rights.visibility = Visibility::board_only;
  const Shelf shelf({full, extract, unpermitted, record, ending, board});

  const auto page = shelf.search("bruising");
  EXPECT_EQ(sorted(found(page)), (Slugs{"ending", "extract", "full", "unpermitted"}));
  for (const auto& hit : page.hits) {
    const auto level = hit.lead().documents.front().visibility;
    EXPECT_EQ(level == Visibility::extract, hit.lead().slug == "extract" || hit.lead().slug == "unpermitted");
    ASSERT_EQ(hit.passages.size(), 1U);
    EXPECT_LE(word_count(hit.passages[0].text), 60U);
    EXPECT_EQ(hit.passages[0].highlights.size(), 1U);
  }
  const auto later = shelf.search(words("bruising"), {}, "2026-12-02");
  EXPECT_EQ(sorted(found(later)), (Slugs{"extract", "full", "unpermitted"}));
  const auto by_title = shelf.search("quentin");
  ASSERT_EQ(found(by_title), Slugs{"record"});
  EXPECT_TRUE(by_title.hits[0].passages.empty());
  EXPECT_EQ(by_title.total.passages, 0U);
  EXPECT_EQ(found(shelf.search(words("quentin"), {"record"})), Slugs{});
  const auto all = shelf.search(SearchRequest{});
  EXPECT_EQ(sorted(found(all)), (Slugs{"ending", "extract", "full", "record", "unpermitted"}));
}

TEST(Search, sorts_by_date_and_by_number_of_passages) {
  const Shelf shelf({paper("old", "c1", 2010, {"bruising", "bruising", "bruising"}),
                     paper("new", "c2", 2020, {"bruising"}),
                     paper("undated", "c3", 0, {"bruising", "bruising"})});
  auto request = words("bruising");
  request.sort = SortOrder::newest;
  EXPECT_EQ(found(shelf.search(request)), (Slugs{"new", "old", "undated"}));
  request.sort = SortOrder::oldest;
  EXPECT_EQ(found(shelf.search(request)), (Slugs{"old", "new", "undated"}));
  request.sort = SortOrder::passages;
  EXPECT_EQ(found(shelf.search(request)), (Slugs{"old", "undated", "new"}));
}

TEST(Search, a_value_that_nothing_has_is_named_in_a_note) {
  const Shelf shelf({paper("a", "c1", 2014, {"bruising"})});
  const auto page = shelf.search(filtered(FieldId::theme, {"no-such-theme"}));
  EXPECT_EQ(page.total.cases, 0U);
  ASSERT_EQ(page.notes.size(), 1U);
  EXPECT_NE(page.notes[0].find("theme:no-such-theme"), std::string::npos);
  const auto* shown = bucket(page, FieldId::theme, "no-such-theme");
  ASSERT_NE(shown, nullptr);
  EXPECT_TRUE(shown->selected);
  EXPECT_EQ(shelf.search("bruising board:nowhere").total.cases, 0U);
}

TEST(Search, ranges_of_years_select_their_buckets) {
  const Shelf shelf({paper("a", "c1", 2013, {"x"}), paper("b", "c2", 2014, {"x"}),
                     paper("c", "c3", 2017, {"x"}), paper("d", "c4", 0, {"x"})});
  const auto page = shelf.search(filtered(FieldId::year, {"2014..2017"}));
  EXPECT_EQ(page.total.cases, 2U);
  EXPECT_TRUE(bucket(page, FieldId::year, "2014")->selected);
  EXPECT_FALSE(bucket(page, FieldId::year, "2013")->selected);
  EXPECT_EQ(bucket(page, FieldId::year, "not-stated")->count, 1U);
  EXPECT_EQ(shelf.search("year:..2013").total.cases, 1U);
  EXPECT_EQ(shelf.search("year:not-stated").total.cases, 1U);
}

TEST(Search, refuses_pages_beyond_the_cap_and_bad_searches) {
  const Shelf shelf({paper("a", "c1", 2014, {"bruising"})});
  SearchRequest request;
  request.page = 1001;
  const auto beyond = shelf.service().search(request, *shelf.available());
  ASSERT_FALSE(beyond);
  EXPECT_EQ(beyond.error().code, ErrorCode::invalid_argument);
  const auto bad = shelf.service().search(words("thme:x"), *shelf.available());
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().code, ErrorCode::invalid_query);
}

TEST(Search, the_cases_of_one_thematic_review_are_one_result) {
  auto thematic = paper("thematic", "c1", 2014, {"bruising"});
  thematic.cases = {"c1", "c2", "c3"};
  const Shelf shelf({thematic, paper("single", "c4", 2014, {"bruising"})});
  auto request = words("bruising");
  request.per_page = 1;
  const auto page = shelf.search(request);
  EXPECT_EQ(page.total.cases, 4U);
  EXPECT_EQ(page.total.results, 2U);
  EXPECT_EQ(page.pages, 2U);
  request.per_page = 10;
  for (const auto& hit : shelf.search(request).hits)
    EXPECT_EQ(hit.also_cases.size(), hit.lead().slug == "thematic" ? 2U : 0U);
}

TEST(Search, browsing_shows_no_passage_where_none_was_asked_for) {
  auto tagged = paper("a", "c1", 2014, {"one", "two"});
  tagged.reading.passages[1].tags = {tag_of("neglect")};
  const Shelf shelf({tagged});
  EXPECT_TRUE(shelf.search("").hits[0].passages.empty());
  const auto themed = shelf.search(filtered(FieldId::theme, {"neglect"}));
  ASSERT_EQ(themed.hits[0].passages.size(), 1U);
  EXPECT_EQ(themed.hits[0].passages[0].text, "two");
}

TEST(Search, a_review_without_a_case_is_a_result_of_its_own) {
  auto alone = paper("thematic", "x", 2014, {"bruising"});
  alone.cases.clear();
  const Shelf shelf({alone, paper("a", "c1", 2014, {"bruising"})});
  const auto page = shelf.search("bruising");
  EXPECT_EQ(page.total.cases, 2U);
  EXPECT_EQ(sorted(found(page)), (Slugs{"a", "thematic"}));
}

}  // namespace
}  // namespace throughline

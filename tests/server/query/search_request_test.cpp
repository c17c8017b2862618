#include "server/query/search_request.h"

#include <gtest/gtest.h>

#include "server/query/field_value.h"

namespace throughline {
namespace {

using Parameters = std::vector<std::pair<std::string, std::string>>;

Result<SearchRequest> read(const Parameters& parameters) {
  return search_request(parameters, Settings());
}

TEST(SearchRequest, the_address_is_sorted_and_leaves_defaults_out) {
  const auto request = read({{"year", "2017"},
                             {"theme", "b"},
                             {"q", "  Baby  \"x\" "},
                             {"theme", "a"},
                             {"theme", "b"},
                             {"page", "1"},
                             {"per_page", "10"},
                             {"sort", "relevance"},
                             {"expand", "1"},
                             {"unknown", "x"},
                             {"type", ""}});
  ASSERT_TRUE(request);
  EXPECT_EQ(query_string(*request), "q=Baby%20%22x%22&theme=a&theme=b&year=2017");
  EXPECT_EQ(search_address(SearchRequest{}), "/search");
}

TEST(SearchRequest, reads_back_what_it_writes) {
  const Parameters all = {
      {"q", "é & = ?"},       {"theme", "a"},    {"age", "under 1"}, {"outcome", "not-stated"},
      {"year", "2014..2017"}, {"page", "3"},     {"per_page", "50"}, {"sort", "newest"},
      {"count", "learning"},  {"in", "passage"}, {"all", "1"},       {"exact", "1"},
      {"expand", "0"}};
  const auto request = read(all);
  ASSERT_TRUE(request);
  EXPECT_EQ(
      query_string(*request),
      "age=under%201&all=1&count=learning&exact=1&expand=0&in=passage&outcome=not-stated&page=3&per_page=50&"
      "q=%C3%A9%20%26%20%3D%20%3F&sort=newest&theme=a&year=2014..2017");
  EXPECT_EQ(read(all)->filters.size(), 4U);
  EXPECT_TRUE(request->same_passage && request->all_words && request->exact_words && !request->expand);
}

TEST(SearchRequest, takes_labels_for_ids) {
  const auto request =
      read({{"type", "Serious case review"}, {"outcome", "Not stated"}, {"role", "Findings and lessons"}});
  ASSERT_TRUE(request);
  EXPECT_TRUE(request->selects(FieldId::type, "scr"));
  EXPECT_TRUE(request->selects(FieldId::outcome, "not-stated"));
  EXPECT_TRUE(request->selects(FieldId::role, "finding"));
}

TEST(SearchRequest, refuses_values_that_are_not_allowed) {
  const std::vector<Parameters> bad = {{{"page", "0"}},
                                       {{"page", "x"}},
                                       {{"page", "99999999999999"}},
                                       {{"per_page", "101"}},
                                       {{"sort", "best"}},
                                       {{"in", "sentence"}},
                                       {{"year", "2017..2014"}},
                                       {{"year", ".."}},
                                       {{"type", "nonsense"}},
                                       {{"all", "perhaps"}},
                                       {{"count", "bogus"}},
                                       {{"role", "not-stated"}},
                                       {{"theme", std::string(300, 'a')}}};
  for (const auto& parameters : bad) {
    SCOPED_TRACE(parameters.front().first + "=" + parameters.front().second);
    const auto request = read(parameters);
    ASSERT_FALSE(request);
    EXPECT_EQ(request.error().code, ErrorCode::invalid_argument);
    EXPECT_FALSE(request.error().hint.empty());
  }
  const auto long_one = read({{"q", std::string(2000, 'a')}});
  ASSERT_FALSE(long_one);
  EXPECT_EQ(long_one.error().code, ErrorCode::invalid_query);
  EXPECT_TRUE(long_one.error().where);
}

TEST(SearchRequest, toggling_twice_is_nothing_and_goes_to_the_first_page) {
  SearchRequest request;
  request.page = 4;
  const auto once = request.toggled(FieldId::theme, "a");
  EXPECT_TRUE(once.selects(FieldId::theme, "a"));
  EXPECT_EQ(once.page, 1U);
  EXPECT_EQ(once.toggled(FieldId::theme, "a"), SearchRequest{});
}

TEST(YearRange, reads_years_and_ranges) {
  EXPECT_EQ(year_range("2014")->from, 2014);
  EXPECT_EQ(year_range("2014")->to, 2014);
  EXPECT_EQ(year_range("2014..")->to, 9999);
  EXPECT_EQ(year_range("..2014")->from, 0);
  for (const auto* bad : {"", "..", "14", "20145", "2014...2017", "2014-2017", "1066", "..x"})
    EXPECT_FALSE(year_range(bad)) << bad;
}

TEST(FieldValue, suggests_only_what_is_near) {
  EXPECT_EQ(nearest("thme", {"theme", "year", "type"}), "theme");
  EXPECT_EQ(nearest("professional-curiousity", {"professional-curiosity", "supervision"}),
            "professional-curiosity");
  EXPECT_EQ(nearest("quagmire", {"theme", "year", "type"}), "");
}

}  // namespace
}  // namespace throughline

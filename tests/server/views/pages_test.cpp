// Every route over a small published library: status, form, escaping, names, headers.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <regex>

#include "corpus/model/reading_json.h"
#include "server/views/page.h"
#include "server/views/routes.h"
#include "tests/server/views/desk.h"

namespace throughline::testing {
namespace {

std::string header(const Response& response, const std::string& name) {
  for (const auto& [key, value] : response.headers)
    if (key == name) return value;
  return {};
}

nlohmann::ordered_json json_of(const Response& response) {
  auto json = parse_json(response.body);
  if (!json) {
    ADD_FAILURE() << response.body.substr(0, 400);
    return nlohmann::ordered_json::object();
  }
  return std::move(*json);
}

class Pages : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { desk_ = std::make_unique<Desk>(mixed_papers()); }
  static void TearDownTestSuite() { desk_.reset(); }
  static std::unique_ptr<Desk> desk_;
};
std::unique_ptr<Desk> Pages::desk_;

/// An address that exists for each route of the table.
std::string example_of(const Route& route) {
  std::string path(route.path);
  const auto replace = [&](const std::string& from, const std::string& to) {
    if (const auto at = path.find(from); at != std::string::npos) path.replace(at, from.size(), to);
  };
  replace("{slug}", "northmoor-child-a-2019");
  replace("{id}", "professional-curiosity");
  return path;
}

TEST_F(Pages, EveryRouteAnswersInItsForm) {
  for (const auto& route : routes()) {
    if (route.name == "asset") continue;
    SCOPED_TRACE(route.name);
    const auto response = desk_->get(example_of(route));
    EXPECT_EQ(response.status, 200) << response.body.substr(0, 600);
    EXPECT_EQ(response.content_type, route.content_type);
    EXPECT_FALSE(response.body.empty());
    if (route.content_type.find("json") != std::string_view::npos) json_of(response);
    if (response.content_type.starts_with("text/csv")) {
      EXPECT_TRUE(response.body.starts_with("\xEF\xBB\xBF"));
    }
    EXPECT_EQ(route_name(Request{.method = "GET",
                                 .path = example_of(route),
                                 .parameters = {},
                                 .body = {},
                                 .headers = {},
                                 .remote = {},
                                 .reference = {}}),
              route.path);
  }
}

TEST_F(Pages, NoTemplateAsksForWhatItsModelLacks) {
  for (const auto& route : routes())
    if (route.name != "asset") desk_->get(example_of(route));
  for (const char* target : {"/search?q=professional+curiosity", "/search?q=nothinghasthisword",
                             "/search?q=nothinghasthisword&theme=neglect", "/search?q=theme:nothing",
                             "/nowhere", "/trends?theme=neglect", "/recommendations?theme=neglect",
                             "/review/extract-review?q=alpha1", "/search?per_page=1&page=2"})
    desk_->get(target);
  EXPECT_EQ(missing_names(), std::vector<std::string>{});
}

TEST_F(Pages, ReportsCannotPutMarkupIntoAPage) {
  const auto page = desk_->get("/review/northmoor-child-a-2019").body;
  EXPECT_EQ(page.find("<script>alert"), std::string::npos);
  EXPECT_NE(page.find("&lt;script&gt;alert(1)&lt;/script&gt;"), std::string::npos);
  EXPECT_EQ(page.find("<b>& family"), std::string::npos);
  const auto search = desk_->get("/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").body;
  EXPECT_EQ(search.find("<script>alert"), std::string::npos);
}

TEST_F(Pages, EveryLinkIsAllowedAndEveryIdIsUniqueOnItsPage) {
  static const std::regex links("(?:href|action|src)=\"([^\"]*)\"");
  static const std::regex ids(" id=\"([^\"]*)\"");
  for (const auto& route : routes()) {
    if (!route.content_type.starts_with("text/html")) continue;
    const auto page = desk_->get(example_of(route)).body;
    for (auto at = std::sregex_iterator(page.begin(), page.end(), links); at != std::sregex_iterator();
         ++at) {
      const std::string link = (*at)[1];
      EXPECT_TRUE(link.starts_with("/") || link.starts_with("#") || link.starts_with("https:"))
          << route.path << ": " << link;
    }
    std::set<std::string> seen;
    for (auto at = std::sregex_iterator(page.begin(), page.end(), ids); at != std::sregex_iterator(); ++at)
      EXPECT_TRUE(seen.insert((*at)[1]).second) << route.path << ": id " << (*at)[1] << " twice";
  }
}

TEST_F(Pages, LinksWithinThePagesLeadSomewhere) {
  static const std::regex links("href=\"(/[^\"]*)\"");
  std::set<std::string> seen;
  for (const auto& route : routes()) {
    if (!route.content_type.starts_with("text/html")) continue;
    const auto page = desk_->get(example_of(route)).body;
    for (auto at = std::sregex_iterator(page.begin(), page.end(), links); at != std::sregex_iterator();
         ++at) {
      auto link = std::regex_replace(std::string((*at)[1]), std::regex("&amp;"), "&");
      link = link.substr(0, link.find('#'));
      if (link.starts_with("/assets/") || !seen.insert(link).second) continue;
      EXPECT_EQ(desk_->get(link).status, 200) << route.path << " links to " << link;
    }
  }
  EXPECT_GT(seen.size(), 30U);
}

TEST_F(Pages, SearchJsonKeepsItsContract) {
  const auto json = json_of(desk_->get("/search.json?q=professional+curiosity"));
  for (const char* key : {"generation", "query", "total", "facets", "hits"})
    EXPECT_TRUE(json.contains(key)) << key;
  for (const char* key : {"text", "tree", "expanded", "notes"})
    EXPECT_TRUE(json["query"].contains(key)) << key;
  for (const char* key : {"cases", "reviews", "passages"}) EXPECT_TRUE(json["total"].contains(key)) << key;
  ASSERT_FALSE(json["hits"].empty());
  const auto& hit = json["hits"][0];
  EXPECT_EQ(hit["case"], "c-1");
  EXPECT_EQ(hit["review"], "northmoor-child-a-2019");
  ASSERT_FALSE(hit["passages"].empty());
  for (const char* key : {"id", "document", "number", "page", "text", "highlights", "themes"})
    EXPECT_TRUE(hit["passages"][0].contains(key)) << key;
  ASSERT_FALSE(json["facets"].empty());
  for (const char* key : {"field", "complete", "buckets"})
    EXPECT_TRUE(json["facets"][0].contains(key)) << key;
  for (const char* key : {"value", "label", "count", "selected"})
    EXPECT_TRUE(json["facets"][0]["buckets"][0].contains(key)) << key;
}

TEST_F(Pages, PageAndJsonOfASearchCountTheSame) {
  const auto json = json_of(desk_->get("/search.json?theme=neglect"));
  const auto page = desk_->get("/search?theme=neglect").body;
  const auto cases = json["total"]["cases"].get<int>();
  EXPECT_NE(page.find(">" + std::to_string(cases) + " cases"), std::string::npos) << cases;
}

TEST_F(Pages, ABadSearchShowsItsPlace) {
  const auto page = desk_->get("/search?q=neglect+nofield:x");
  EXPECT_EQ(page.status, 400);
  EXPECT_NE(page.body.find("could not be understood"), std::string::npos);
  EXPECT_NE(page.body.find("<mark>"), std::string::npos);
  EXPECT_NE(page.body.find("id=\"navigation\""), std::string::npos);
  EXPECT_NE(page.body.find("ref-1"), std::string::npos);
  const auto json = json_of(desk_->get("/search.json?q=neglect+nofield:x"));
  EXPECT_EQ(json["error"]["code"], "invalid_query");
  EXPECT_TRUE(json["error"]["where"].is_object());
  EXPECT_EQ(json["error"]["ref"], "ref-1");
}

TEST_F(Pages, ErrorsComeAsTheyWereAskedFor) {
  EXPECT_EQ(desk_->get("/nowhere").status, 404);
  EXPECT_TRUE(desk_->get("/nowhere").content_type.starts_with("text/html"));
  EXPECT_TRUE(
      desk_->get("/nowhere", {{"accept", "application/json"}}).content_type.starts_with("application/json"));
  EXPECT_TRUE(desk_->get("/review/none.json").content_type.starts_with("application/json"));
  EXPECT_EQ(desk_->get("/review/none").status, 404);
  EXPECT_EQ(desk_->get("/theme/none").status, 404);
  EXPECT_EQ(desk_->get("/theme/none.csv").status, 404);
  EXPECT_EQ(desk_->get("/trends?theme=none").status, 404);
  EXPECT_EQ(desk_->get("/trends?from=abc").status, 400);
  EXPECT_EQ(desk_->get("/recommendations?page=x").status, 400);
  EXPECT_EQ(desk_->get("/search?page=0").status, 400);
  EXPECT_EQ(desk_->ask("POST", "/search").status, 405);
  EXPECT_EQ(desk_->get("/assets/none.css").status, 404);
}

TEST_F(Pages, UnchangedPagesAnswer304AndSearchesAreNeverKept) {
  const auto first = desk_->get("/themes");
  const auto tag = header(first, "ETag");
  ASSERT_FALSE(tag.empty());
  EXPECT_EQ(header(first, "Cache-Control"), "no-cache");
  const auto second = desk_->get("/themes", {{"if-none-match", tag}});
  EXPECT_EQ(second.status, 304);
  EXPECT_TRUE(second.body.empty());
  EXPECT_NE(header(desk_->get("/themes?domain=child"), "ETag"), tag);
  EXPECT_EQ(header(desk_->get("/search?q=a"), "ETag"), "");
}

TEST_F(Pages, OnlyAFewPagesAreForSearchEngines) {
  for (const auto& route : routes()) {
    if (!route.content_type.starts_with("text/html")) continue;
    const auto response = desk_->get(example_of(route));
    EXPECT_EQ(header(response, "X-Robots-Tag") == "all", route.in_site_map) << route.path;
    EXPECT_EQ(response.body.find("name=\"robots\"") == std::string::npos, route.in_site_map) << route.path;
  }
  EXPECT_NE(desk_->get("/robots.txt").body.find("Disallow: /\n"), std::string::npos);
}

TEST_F(Pages, FeedHoldsNoWordsOfAReport) {
  const auto feed = desk_->get("/search.atom?q=curiosity").body;
  EXPECT_NE(feed.find("<entry>"), std::string::npos);
  EXPECT_EQ(feed.find("father moved in"), std::string::npos);
}

TEST_F(Pages, EveryNumberOfATrendOpensAsManyCases) {
  const auto json = json_of(desk_->get("/trends.json?theme=neglect"));
  ASSERT_FALSE(json["rows"].empty());
  for (const auto& row : json["rows"]) {
    const auto address =
        row["cases"].get<std::string>().substr(std::string("https://reviews.example/search").size());
    const auto found = json_of(desk_->get("/search.json" + address));
    EXPECT_EQ(found["total"]["cases"], row["x"]) << address;
  }
}

TEST_F(Pages, ChartHasTitleAndDescriptionAndNoSmallText) {
  const auto page = desk_->get("/theme/neglect").body;
  ASSERT_NE(page.find("<svg"), std::string::npos);
  EXPECT_NE(page.find("<title id=\"chart-title\">"), std::string::npos);
  EXPECT_NE(page.find("<desc id=\"chart-description\">"), std::string::npos);
  EXPECT_EQ(page.find("style="), std::string::npos);
  static const std::regex sizes("font-size=\"([0-9]+)\"");
  for (auto at = std::sregex_iterator(page.begin(), page.end(), sizes); at != std::sregex_iterator(); ++at)
    EXPECT_GE(std::stoi((*at)[1]), 14);
}

TEST(EmptyLibrary, SaysSoOnEveryPageAndStillHelps) {
  const Desk desk({});
  EXPECT_EQ(desk.get("/").status, 503);
  EXPECT_EQ(desk.get("/search.json").status, 503);
  EXPECT_EQ(desk.get("/help/search").status, 200);
  EXPECT_EQ(desk.get("/support").status, 200);
  EXPECT_EQ(desk.get("/healthz").status, 503);
}

}  // namespace
}  // namespace throughline::testing

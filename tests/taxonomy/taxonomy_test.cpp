#include "taxonomy/taxonomy.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <set>

#include "corpus/model/agencies.h"
#include "corpus/model/agency_names.h"
#include "taxonomy/gates.h"
#include "taxonomy/polarity.h"

namespace throughline {
namespace {

using Json = nlohmann::json;

Json small() {
  return Json::parse(R"({"version": "1", "lists": {"who": "nobody|no one"},
    "groups": [{"id": "g", "label": "Group"}],
    "themes": [
      {"id": "one", "label": "One", "group": "g", "tier": 1, "kind": "practice", "scopeNote": "First.", "altLabels": ["uno"],
       "hiddenLabels": ["eins"], "cues": ["\"first\""], "exclusions": ["\"first of all\""], "related": ["two"]},
      {"id": "two", "label": "Two", "group": "g", "tier": 2, "kind": "harm", "scopeNote": "Second.", "cues": ["\"second\""],
       "related": ["one"], "agencies": ["police"], "sections": ["finding"]}]})");
}

std::string message_of(const Json& json) {
  const auto taxonomy = Taxonomy::parse(json.dump());
  if (taxonomy) return "none";
  EXPECT_EQ(taxonomy.error().code, ErrorCode::invalid_taxonomy);
  return taxonomy.error().message;
}

TEST(Taxonomy, ReadsWhatIsWellFormed) {
  const auto taxonomy = Taxonomy::parse(small().dump());
  ASSERT_TRUE(taxonomy) << taxonomy.error().message;
  EXPECT_EQ(taxonomy->version(), "1");
  EXPECT_EQ(taxonomy->find("two")->kind, ThemeKind::harm);
  EXPECT_EQ(taxonomy->find("two")->sections, std::vector<SectionRole>{SectionRole::finding});
  EXPECT_EQ(taxonomy->index_of("nothing"), 2U);
  EXPECT_EQ(taxonomy->find("nothing"), nullptr);
}

TEST(Taxonomy, NamesThemeAndCueOfEveryFault) {
  struct Case {
    std::string patch;
    std::string message;
  };
  const Case cases[] = {
      {R"([{"op": "replace", "path": "/themes/1/id", "value": "one"}])", "theme one: the id is there twice"},
      {R"([{"op": "replace", "path": "/themes/1/label", "value": "ONE"}])",
       "theme two: another theme has the label"},
      {R"([{"op": "replace", "path": "/themes/0/altLabels", "value": ["One"]}])",
       "theme one: the label “One” is there twice"},
      {R"([{"op": "replace", "path": "/themes/0/hiddenLabels", "value": ["UNO"]}])",
       "theme one: the label “UNO” is there twice"},
      {R"([{"op": "replace", "path": "/themes/0/group", "value": "h"}])", "theme one: there is no group “h”"},
      {R"([{"op": "replace", "path": "/themes/0/related", "value": ["three"]}])",
       "theme one: there is no related theme “three”"},
      {R"([{"op": "replace", "path": "/themes/0/related", "value": ["one"]}])", "twice or to itself"},
      {R"([{"op": "replace", "path": "/themes/1/related", "value": []}])", "not the other way round"},
      {R"([{"op": "replace", "path": "/themes/0/cues", "value": []}])", "theme one: it has no cues"},
      {R"([{"op": "replace", "path": "/themes/0/cues", "value": ["\"a|\""]}])",
       "theme one, cue \"a|\": an alternative is empty (at 4)"},
      {R"([{"op": "replace", "path": "/themes/0/exclusions", "value": ["oops"]}])",
       "theme one, exclusion oops"},
      {R"([{"op": "add", "path": "/themes/0/cues/-", "value": "\"first\""}])", "it is there twice"},
      {R"([{"op": "replace", "path": "/themes/0/kind", "value": "event"}])",
       "not harm, circumstance or practice"},
      {R"([{"op": "replace", "path": "/themes/0/tier", "value": 3}])", "the tier is not 1 or 2"},
      {R"([{"op": "remove", "path": "/themes/0/scopeNote"}])", "“scopeNote” is missing"},
      {R"([{"op": "replace", "path": "/themes/0/id", "value": "One Two"}])", "not lower-case"},
      {R"([{"op": "replace", "path": "/themes/1/agencies", "value": ["navy"]}])",
       "there is no agency “navy”"},
      {R"([{"op": "replace", "path": "/themes/1/sections", "value": ["preface"]}])",
       "there is no section role “preface”"},
      {R"([{"op": "replace", "path": "/lists/who", "value": "(a"}])", "list who"},
      {R"([{"op": "add", "path": "/groups/-", "value": {"id": "g", "label": "Again"}}])",
       "group g: the id is there twice"},
      {R"([{"op": "remove", "path": "/version"}])", "“version” is missing"},
      {R"([{"op": "replace", "path": "/themes", "value": []}])", "“themes” is missing or empty"},
  };
  for (const auto& c : cases) {
    const auto message = message_of(small().patch(Json::parse(c.patch)));
    EXPECT_NE(message.find(c.message), std::string::npos) << c.patch << "\n" << message;
  }
  EXPECT_FALSE(Taxonomy::parse("not json"));
  EXPECT_FALSE(Taxonomy::load("/nowhere/themes.json"));
}

TEST(Taxonomy, ProjectsOwnFileIsWhole) {
  const auto taxonomy = Taxonomy::load(THROUGHLINE_SOURCE_DIR "/taxonomy/themes.json");
  ASSERT_TRUE(taxonomy) << taxonomy.error().message;
  EXPECT_EQ(taxonomy->version(), "2026.1");
  EXPECT_EQ(taxonomy->groups().size(), 12U);
  EXPECT_EQ(taxonomy->themes().size(), 110U);
  std::set<std::string> used;
  for (const auto& theme : taxonomy->themes()) {
    used.insert(theme.group);
    EXPECT_EQ(theme.scope_note.back(), '.') << theme.id;
    EXPECT_EQ(theme.label.find(" / "), std::string::npos) << theme.id;
    for (const auto& label : theme.alt_labels)
      EXPECT_EQ(label.find_first_of("/()"), std::string::npos) << theme.id << ": " << label;
  }
  EXPECT_EQ(used.size(), 12U);
}

TEST(Taxonomy, IsFoundAtRunTime) {
  ::setenv("THROUGHLINE_TAXONOMY", "/somewhere/else.json", 1);
  EXPECT_EQ(default_taxonomy_path(), "/somewhere/else.json");
  ::unsetenv("THROUGHLINE_TAXONOMY");
  EXPECT_TRUE(std::filesystem::is_regular_file(default_taxonomy_path()));
}

TEST(Patterns, OfGatesPolarityAndAgenciesCompile) {
  EXPECT_EQ(faulty_gate_patterns(), std::vector<std::string>{});
  EXPECT_EQ(faulty_polarity_patterns(), std::vector<std::string>{});
  for (const auto& agency : kAgencies) {
    const auto phrases = phrases_of(agency.names);
    EXPECT_TRUE(phrases) << agency.id << ": " << (phrases ? "" : phrases.error().message);
  }
}

TEST(AgencyNames, AreFoundLongestFirst) {
  const std::pair<std::string_view, std::vector<std::string_view>> cases[] = {
      {"The health visitor told the GP.", {"health-visiting", "general-practice"}},
      {"Children’s social care closed the case.", {"childrens-social-care"}},
      {"CAMHS and the Child and Adolescent Mental Health team", {"camhs", "camhs"}},
      {"the mash potato was cold", {}},
      {"the MASH was told", {"mash"}},
      {"The community mental health team and a care home", {"mental-health-service", "care-home"}},
      {"The family court and Cafcass", {"court", "cafcass"}},
      {"She went home.", {}},
  };
  for (const auto& [text, agencies] : cases) {
    std::vector<std::string_view> found;
    for (const auto& mention : agency_mentions(text)) found.push_back(mention.agency);
    EXPECT_EQ(found, agencies) << text;
  }
}

TEST(AgencyNames, SpansAreCodePoints) {
  const auto mentions = agency_mentions("“Né” said the midwife’s colleague to the GP");
  ASSERT_EQ(mentions.size(), 2U);
  EXPECT_EQ(mentions[0].span, (Span{14, 23}));
  EXPECT_EQ(mentions[1].span, (Span{41, 43}));
}

}  // namespace
}  // namespace throughline

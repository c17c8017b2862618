#include "corpus/model/reading_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace throughline {
namespace {

TEST(ReadingJson, AFailedFileHasEveryKeyAndEmptyArrays) {
  Reading reading;
  reading.file = "broken.pdf";
  reading.outcome = Outcome::malformed;
  reading.reason = "It breaks off.";
  const auto json = reading_to_json(reading);
  EXPECT_EQ(json["outcome"], "malformed");
  for (const auto* key : {"warnings", "subjects", "recommendations", "passages"}) {
    ASSERT_TRUE(json[key].is_array()) << key;
    EXPECT_TRUE(json[key].empty()) << key;
  }
  for (const auto* key : {"file", "sha256", "document", "review", "facts"})
    EXPECT_TRUE(json.contains(key)) << key;
  for (const auto& fact : kCaseFacts)
    EXPECT_EQ(json["facts"][std::string(fact.id)]["state"], "not_stated") << fact.id;
  for (const auto& date : kReviewDates)
    EXPECT_TRUE(json["review"]["dates"][std::string(date.id)]["value"].is_null()) << date.id;
  EXPECT_TRUE(json["review"]["type"].is_null());
}

TEST(ReadingJson, AValueStandsOnlyWhereTheFactIsStated) {
  Reading reading;
  reading.facts["outcome"] = {FactState::stated, "death", {12, "p-3.1", {0, 5}, "died"}, Source::document};
  reading.facts["cp_plan"] = {FactState::redacted, "current", {}, Source::document};
  reading.review.dates["published"] = {
      FactState::stated, PartialDate{2014, 3, 0, DatePrecision::month}, {}, Source::sidecar};
  const auto json = reading_to_json(reading);
  EXPECT_EQ(json["facts"]["outcome"]["value"], "death");
  EXPECT_EQ(json["facts"]["outcome"]["page"], 12);
  EXPECT_EQ(json["facts"]["outcome"]["text"], "died");
  EXPECT_EQ(json["facts"]["cp_plan"]["state"], "redacted");
  EXPECT_TRUE(json["facts"]["cp_plan"]["value"].is_null());
  EXPECT_EQ(json["review"]["dates"]["published"]["value"], "2014-03");
  EXPECT_EQ(json["review"]["dates"]["published"]["precision"], "month");
  EXPECT_EQ(json["review"]["dates"]["published"]["source"], "sidecar");
}

TEST(ReadingJson, TagsCarrySpanPolarityAndReason) {
  Passage passage;
  passage.id = "p-4.12";
  passage.number = "4.12";
  passage.text = "No one asked why.";
  passage.role = SectionRole::finding;
  Tag tag;
  tag.theme = "professional-curiosity";
  tag.polarity = Polarity::concern;
  tag.lens = {"health-visiting"};
  tag.learning = true;
  tag.confidence = 0.87654;
  tag.span = {0, 16};
  tag.why = "no one asked";
  passage.tags = {tag};
  const auto json = passage_to_json(passage);
  EXPECT_EQ(json["role"], "finding");
  const auto& have = json["tags"][0];
  EXPECT_EQ(have["theme"], "professional-curiosity");
  EXPECT_EQ(have["polarity"], "concern");
  EXPECT_EQ(have["lens"][0], "health-visiting");
  EXPECT_EQ(have["learning"], true);
  EXPECT_EQ(have["confidence"], 0.877);
  EXPECT_EQ(have["span"], nlohmann::ordered_json::array({0, 16}));
  EXPECT_EQ(have["why"], "no one asked");
}

TEST(ReadingJson, BrokenTextIsReplacedNotThrown) {
  Passage passage;
  passage.text = "a\xff z";
  const auto text = dump(passage_to_json(passage));
  EXPECT_NE(text.find("a\xef\xbf\xbd z"), std::string::npos);
  EXPECT_TRUE(parse_json(text).has_value());
}

TEST(ReadingJson, SaysWhereJsonBreaksOff) {
  const auto broken = parse_json("{\"a\": 1,}");
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().code, ErrorCode::invalid_argument);
  EXPECT_NE(broken.error().message.find("byte"), std::string::npos);
}

}  // namespace
}  // namespace throughline

#include "corpus/model/vocabulary.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "corpus/base/file.h"
#include "corpus/base/partial_date.h"
#include "corpus/model/agencies.h"
#include "corpus/model/case_facts.h"
#include "corpus/model/reading.h"
#include "corpus/model/reading_json.h"

namespace throughline {
namespace {

using Ids = std::vector<std::string>;

template <class Table>
Ids ids_of(const Table& table) {
  Ids ids;
  for (const auto& entry : table) ids.emplace_back(entry.id);
  return ids;
}

nlohmann::ordered_json schema() {
  const auto text =
      read_file(std::filesystem::path(THROUGHLINE_SOURCE_DIR) / "tests" / "truth" / "schema.json");
  EXPECT_TRUE(text) << text.error().message;
  return parse_json(text.value_or("{}")).value();
}

TEST(Vocabulary, AgreesWithTheLabelSchema) {
  const auto json = schema();
  const auto expect = [&](const char* key, const Ids& ids) {
    SCOPED_TRACE(key);
    ASSERT_TRUE(json.contains(key));
    EXPECT_EQ(json[key].get<Ids>(), ids);
  };
  expect("states", ids_of(kFactStates));
  expect("domain", ids_of(kDomains));
  expect("nation", ids_of(kNations));
  expect("regime", ids_of(kRegimes));
  expect("subject_role", ids_of(kSubjectRoles));
  expect("age_band", ids_of(kAgeBands));
  expect("sex", ids_of(kSexes));
  expect("review_type", ids_of(kReviewTypes));
  expect("document_kind", ids_of(kDocumentKinds));
  expect("section_role", ids_of(kSectionRoles));
  expect("polarity", ids_of(kPolarities));
  expect("action_type", ids_of(kActionTypes));
  expect("agency", ids_of(kAgencies));
  for (const auto& fact : kCaseFacts)
    if (!fact.values.empty()) expect(std::string(fact.id).c_str(), ids_of(fact.values));
  expect("level", ids_of(kRecommendationLevels));
  expect("date_role", ids_of(kReviewDates));
  Ids precisions;
  for (const auto precision :
       {DatePrecision::day, DatePrecision::month, DatePrecision::season, DatePrecision::year})
    precisions.emplace_back(name(precision));
  expect("precision", precisions);
}

TEST(Vocabulary, EnumerationsAndTablesStandInTheSameOrder) {
  EXPECT_EQ(id(SectionRole::front_matter), "front-matter");
  EXPECT_EQ(id(SectionRole::appendix), "appendix");
  EXPECT_EQ(id(Polarity::absent), "absent");
  EXPECT_EQ(id(FactState::not_applicable), "not_applicable");
  EXPECT_EQ(id(Source::curator), "curator");
  EXPECT_EQ(id(Visibility::withdrawn), "withdrawn");
  EXPECT_EQ(id(Outcome::duplicate), "duplicate");
  for (const auto& one : kOutcomes) EXPECT_EQ(id(*outcome(one.id)), one.id);
  for (const auto& one : kSectionRoles) EXPECT_EQ(id(*parse<SectionRole>(kSectionRoles, one.id)), one.id);
  EXPECT_FALSE(parse<SectionRole>(kSectionRoles, "no-such-role").has_value());
  EXPECT_FALSE(outcome("no-such-outcome").has_value());
}

TEST(Vocabulary, IdsAreUniqueAndLabelsAreGiven) {
  const auto check = [](const auto& table) {
    std::set<std::string_view> ids;
    for (const auto& entry : table) {
      EXPECT_TRUE(ids.insert(entry.id).second) << entry.id;
      EXPECT_FALSE(entry.label.empty()) << entry.id;
      EXPECT_EQ(label(table, entry.id), entry.label);
    }
    EXPECT_EQ(label(table, "something-else"), "something-else");
    EXPECT_FALSE(contains(table, "something-else"));
  };
  check(kReviewTypes);
  check(kDocumentKinds);
  check(kRegimes);
  check(kSectionRoles);
  check(kHarmCategories);
  check(kAbuseTypes);
}

TEST(Vocabulary, AgeBandsCoverEveryAgeOnce) {
  EXPECT_EQ(age_band(-1), "unborn");
  EXPECT_EQ(age_band(0), "under 1");
  EXPECT_EQ(age_band(5), "1-5");
  EXPECT_EQ(age_band(6), "6-10");
  EXPECT_EQ(age_band(17), "16-17");
  EXPECT_EQ(age_band(18), "18-24");
  EXPECT_EQ(age_band(85), "85+");
  EXPECT_EQ(age_band(104), "85+");
  EXPECT_EQ(age_band(-2), "");
  for (int years = -1; years <= 120; ++years) EXPECT_FALSE(age_band(years).empty()) << years;
}

TEST(Vocabulary, LearningIsWhatTheReviewSaysNotWhatHappened) {
  for (const auto role : {SectionRole::analysis, SectionRole::finding, SectionRole::good_practice,
                          SectionRole::family_voice, SectionRole::recommendation})
    EXPECT_TRUE(counts_as_learning(role)) << id(role);
  for (const auto role :
       {SectionRole::front_matter, SectionRole::contents, SectionRole::boilerplate, SectionRole::methodology,
        SectionRole::facts, SectionRole::references, SectionRole::appendix})
    EXPECT_FALSE(counts_as_learning(role)) << id(role);
}

}  // namespace
}  // namespace throughline

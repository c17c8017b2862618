// Whose age it is: the subject's own, never a sibling's, a parent's or a perpetrator's.
#include <gtest/gtest.h>

#include "corpus/base/utf8.h"
#include "indexer/describe/people.h"
#include "indexer/describe/ages.h"

namespace throughline {
namespace {

/// Paragraphs, one to a line; a line with bars is a row of a table.
std::vector<Subject> people_of(std::string_view lines, std::string_view pseudonym, std::string_view nation = "england") {
  StructuredDocument document;
  document.language = "en";
  bool header = true;
  for (const auto line : split(lines, '\n')) {
    Passage passage;
    passage.id = "p-" + std::to_string(document.passages.size());
    passage.page = 1;
    passage.role = SectionRole::facts;
    passage.text = std::string(line);
    passage.table = line.find('|') != std::string_view::npos;
    if (passage.table) {
      TableRow row{1, 1, header, document.passages.size(), {}};
      for (const auto cell : split(line, '|')) row.cells.emplace_back(trimmed(cell));
      document.table_rows.push_back(row);
      header = false;
    }
    document.passages.push_back(std::move(passage));
  }
  ReviewDescription review;
  review.type = "scr";
  review.domain = "child";
  review.nation = std::string(nation);
  review.pseudonyms = {std::string(pseudonym)};
  return describing::find_people(describing::document_text(document), review);
}

std::string told(const Subject& subject) {
  const auto number = [](const std::optional<int>& n) { return n ? std::to_string(*n) : std::string("-"); };
  return number(subject.age_years) + "/" + number(subject.age_months) + "/" + subject.age_band;
}

struct AgeCase {
  std::string_view age;  ///< years/months/band of the subject
  std::string_view pseudonym;
  std::string_view text;
};

TEST(Subjects, HaveTheirOwnAges) {
  for (const auto& row : std::to_array<AgeCase>({
           {"0/3/under 1", "Baby C", "Baby C was a 14-week-old girl who died in May 2012."},
           {"2/6/1-5", "Child D", "Child D was a 2-year-6-month-old boy when he died."},
           {"0/0/under 1", "Baby C", "Baby C died aged 6 days in hospital."},
           {"0/1/under 1", "Baby C", "Baby C died aged 45 days."},
           {"0/9/under 1", "Child D", "Child D was nine months old when she was injured."},
           {"3/4/1-5", "Child D", "Child D was three years and four months old at the time of his death."},
           {"14/-/11-15", "Child D", "At the time of her death Child D was 14 years old."},
           {"17/-/16-17", "Child D", "Child D, aged 17, took his own life."},
           {"16/-/16-17", "Child D", "This review is about a 16-year-old boy, who is called Child D."},
           {"-/-/11-15", "Child D", "Child D was in Year 10 at the local academy."},
           {"-/-/6-10", "Child D", "Child D, a Year 4 pupil, told her teacher about it."},
           {"-/-/", "Child D", "Child D was in Year 11 when he died."},
           {"-/-/1-5", "Child D", "Child D had just started in Reception."},
           {"2/-/1-5", "Child D", "Child D was born in March 2010 and died in June 2012."},
           {"1/2/1-5", "Child D", "Child D was born on 9 March 2010 and died on 20 May 2011."},
           {"-/-/", "Child D", "Child D was born in March 2010 and died in March 2012."},
           {"-/-/", "Child D", "Child D lived with his mother, who was 34, and his brother aged 9."},
           {"5/-/1-5", "Child D", "Child D, aged 5, lived with his father (38) and his sister, aged 12."},
           {"-/-/", "Child D", "Children aged 16 to 25 may use the service. Child D did not."},
           {"-/-/", "Child D", "The perpetrator was a 19-year-old man. Child D died at home."},
       }))
    EXPECT_EQ(told(people_of(row.text, row.pseudonym).front()), row.age) << row.text;
}

TEST(Subjects, AreReadFromFamilyTables) {
  const auto people = people_of(
      "Person | Relationship | Age | Ethnicity\nChild D | Subject, male | 7 weeks | White British\nSibling 1 | Sister | 5 "
      "years | Not stated\nMother | Mother | 26 | White British",
      "Child D");
  EXPECT_EQ(told(people.front()), "0/1/under 1");
  EXPECT_EQ(people.front().sex.value, "male");
  EXPECT_EQ(people.front().ethnicity.value, "White British");
  EXPECT_EQ(people.size(), 3U);
}

TEST(Subjects, AreReadFromTablesWithoutAHeader) {
  const auto people = people_of("Child D | F | Age 6\nMother | Age 29\nBrother | M | Age 9", "Child D");
  EXPECT_EQ(told(people.front()), "6/-/6-10");
  EXPECT_EQ(people.front().sex.value, "female");
}

TEST(Subjects, SexIsNotGuessedWhereItIsWithheldOrThePlaceIsSmall) {
  constexpr std::string_view text = "Child D was 12. She lived with an aunt. Child D liked her school.";
  EXPECT_EQ(people_of(text, "Child D").front().sex.value, "female");
  EXPECT_FALSE(people_of(text, "Child D", "jersey").front().sex.stated());
}

TEST(Subjects, EthnicityIsWithheldOrRedactedWhereTheReportSaysSo) {
  for (const std::string_view text :
       {"Child D's ethnicity has not been included to protect the identity of the family.",
        "To protect anonymity the ethnicity of the family has been removed. Child D died at home.",
        "The Board decided not to publish the ethnicity or faith of the family of Child D."})
    EXPECT_EQ(people_of(text, "Child D").front().ethnicity.state, FactState::withheld) << text;
  for (const std::string_view text : {"Child D's ethnicity is [REDACTED].", "Child D's ethnicity was XXXX.",
                                      "Child D's ethnic origin is \u2588\u2588\u2588\u2588."})
    EXPECT_EQ(people_of(text, "Child D").front().ethnicity.state, FactState::redacted) << text;
  for (const std::string_view text :
       {"The social worker did not record the ethnicity of Child D.", "Ethnicity should be recorded. Child D died."})
    EXPECT_EQ(people_of(text, "Child D").front().ethnicity.state, FactState::not_stated) << text;
}

TEST(Subjects, AgesInWordsHaveTheirBand) {
  struct Row {
    std::string_view cell, band;
  };
  for (const auto& row : std::to_array<Row>({{"in her late eighties", "85+"},
                                             {"early eighties", "75-84"},
                                             {"In his 50s", ""},
                                             {"late forties", "45-54"},
                                             {"6 days", "under 1"},
                                             {"Age 6", "6-10"},
                                             {"67 at death", "65-74"},
                                             {"Not known", ""}})) {
    const auto age = describing::age_in_cell(row.cell);
    EXPECT_EQ(age ? age->band : std::string{}, row.band) << row.cell;
  }
}

}  // namespace
}  // namespace throughline

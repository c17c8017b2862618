// Case facts from single statements, as reports of many houses word them, and what must state nothing.
#include "indexer/describe/facts.h"

#include <gtest/gtest.h>

#include "corpus/base/utf8.h"
#include "indexer/describe/wordings.h"
#include "tests/indexer/describe/fact_cases.h"

namespace throughline {
namespace {

using test::FactCase;

/// A document of the given paragraphs, one to a line, and what describe_facts makes of it.
Reading read_case(std::string_view paragraphs, bool adult, SectionRole role) {
  StructuredDocument document;
  document.language = "en";
  for (const auto line : split(paragraphs, '\n')) {
    Passage passage;
    passage.id = "p-" + std::to_string(document.passages.size());
    passage.page = 1;
    passage.role = role;
    passage.text = std::string(line);
    document.passages.push_back(std::move(passage));
  }
  Reading reading;
  reading.review.type = adult ? "sar" : "scr";
  reading.review.domain = adult ? "adult" : "child";
  reading.review.pseudonyms = {adult ? "Mrs B" : "Child A"};
  Subject subject;
  subject.age_band = adult ? "75-84" : "11-15";
  subject.sex.state = FactState::stated;
  subject.sex.value = "female";
  reading.subjects = {subject};
  const auto text = describing::document_text(document);
  const describing::AgencyAliases agencies(text, reading.review);
  describing::describe_facts(describing::TitlePage{}, text, agencies, reading);
  return reading;
}

std::string said(const Reading& reading, std::string_view name) {
  const std::string key(name);
  if (const auto list = reading.fact_lists.find(key); list != reading.fact_lists.end()) {
    std::string all;
    for (const auto& value : list->second.value.value_or(std::vector<std::string>{}))
      all += (all.empty() ? "" : " ") + value;
    return all;
  }
  const auto& fact = reading.facts.at(key);
  if (fact.stated()) return *fact.value;
  if (fact.state == FactState::not_applicable) return "n/a";
  return fact.state == FactState::not_stated ? std::string{} : std::string(id(fact.state));
}

std::string persons(const Reading& reading, std::string_view name) {
  std::string all;
  for (const auto& person : kFactPersons) {
    const auto& by = reading.facts.at(std::string(name)).by;
    if (const auto found = by.find(std::string(person.id)); found != by.end())
      all += (all.empty() ? "" : " ") + found->first + ":" + found->second;
  }
  return all;
}

void check(std::span<const FactCase> cases, bool adult) {
  for (const auto& row : cases) {
    const auto bar = row.value.find('|');
    // The role of a section may be wrong: what is said is the same.
    for (const auto role : {SectionRole::facts, SectionRole::analysis}) {
      const auto reading = read_case(row.text, adult, role);
      EXPECT_EQ(said(reading, row.fact), row.value.substr(0, bar))
          << row.fact << ": " << row.text << " [" << id(role) << "]";
      if (bar != std::string_view::npos) {
        EXPECT_EQ(persons(reading, row.fact), row.value.substr(bar + 1)) << row.fact << ": " << row.text;
      }
      const auto fact = reading.facts.find(std::string(row.fact));
      if (fact != reading.facts.end() && fact->second.stated()) {
        EXPECT_FALSE(fact->second.evidence.text.empty()) << row.fact << ": " << row.text;
      }
    }
  }
}

TEST(Facts, OfParentsAreThoseOfThisFamily) {
  check(test::parental_cases(), false);
}
TEST(Facts, OfTheChildAreNotThoseOfOthers) {
  check(test::child_cases(), false);
}
TEST(Facts, OfCircumstancesAreThoseAtTheTime) {
  check(test::circumstance_cases(), false);
}
TEST(Facts, OfAdultsAreNotTheWordsOfTheLaw) {
  check(test::adult_cases(), true);
}
TEST(Facts, EveryWordingCompiles) {
  read_case("Child A died.", false, SectionRole::facts);
  for (const auto& fault : describing::wording_faults()) ADD_FAILURE() << fault;
}
TEST(Facts, EveryFactIsThere) {
  const auto reading = read_case("Child A died.", false, SectionRole::facts);
  for (const auto& row : kCaseFacts)
    EXPECT_EQ(reading.facts.count(std::string(row.id)) + reading.fact_lists.count(std::string(row.id)), 1U) << row.id;
}

}  // namespace
}  // namespace throughline

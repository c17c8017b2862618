// Describe measured against the labels of the sample: floors a little under what it reaches, so that a change
// that makes reading worse fails. THROUGHLINE_SHOW_MISSES=1 prints every difference.
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <map>
#include <set>

#include "indexer/describe/describe.h"
#include "indexer/describe/wordings.h"
#include "tests/indexer/describe/truth_documents.h"

namespace throughline {
namespace {

using Json = nlohmann::json;
using test::text_of;

bool show_misses() {
  return std::getenv("THROUGHLINE_SHOW_MISSES") != nullptr;
}

/// Counts for precision and recall.
struct Score {
  int right = 0;
  int wanted = 0;
  int given = 0;
  double f1() const { return wanted + given == 0 ? 1 : 2.0 * right / (wanted + given); }
};

struct Scores {
  Score biblio, dates, facts, subjects, recommendations, addressees, actions;
  Score not_stated;    ///< right = said not stated where the label does
  int wrong_role = 0;  ///< dates stated that are another role's date, or no date of the label
};

void miss(const std::string& where, const std::string& want, const std::string& got) {
  if (show_misses())
    std::cout << "  " << where << "\n      want: " << want << "\n      got:  " << got << "\n";
}

/// One value; empty means none.
void one(Score& score, const std::string& where, const std::string& want, const std::string& got) {
  if (!want.empty()) ++score.wanted;
  if (!got.empty()) ++score.given;
  if (want == got && !want.empty()) ++score.right;
  if (want != got) miss(where, want, got);
}

void many(Score& score, const std::string& where, const Json& want, const std::vector<std::string>& got) {
  const std::set<std::string> wanted =
      want.is_array() ? want.get<std::set<std::string>>() : std::set<std::string>{};
  const std::set<std::string> given(got.begin(), got.end());
  score.wanted += static_cast<int>(wanted.size());
  score.given += static_cast<int>(given.size());
  for (const auto& value : given) score.right += static_cast<int>(wanted.count(value));
  if (wanted != given) {
    std::string w, g;
    for (const auto& v : wanted)
      if (given.count(v) == 0) w += v + "; ";
    for (const auto& v : given)
      if (wanted.count(v) == 0) g += v + "; ";
    miss(where, "missing " + w, "extra " + g);
  }
}

/// "stated: x", or the state itself where it is more than "not stated".
std::string label_of(const Json& fact) {
  const auto state = text_of(fact, "state");
  if (state != "stated") return state == "not_stated" ? std::string{} : state;
  return fact.at("value").is_string() ? fact.at("value").get<std::string>() : fact.at("value").dump();
}
std::string printed(const Fact<std::string>& fact) {
  if (fact.stated()) return *fact.value;
  return fact.state == FactState::not_stated ? std::string{} : std::string(id(fact.state));
}

void score_bibliography(const test::LabelledDocument& doc, const Reading& reading, Scores& scores) {
  const auto& review = doc.labels.at("review");
  const auto& r = reading.review;
  auto& s = scores.biblio;
  one(s, doc.name + " kind", text_of(doc.labels.at("document"), "kind"), reading.document_kind);
  for (const auto& [key, got] : {std::pair<const char*, std::string>{"type", r.type},
                                 {"domain", r.domain},
                                 {"nation", r.nation},
                                 {"regime", r.regime},
                                 {"title", r.title},
                                 {"methodology", r.methodology}})
    one(s, doc.name + " " + key, text_of(review, key), got);
  one(s, doc.name + " counts", review.at("counts_in_statistics").get<bool>() ? "yes" : "no",
      r.counts_in_statistics ? "yes" : "no");
  many(s, doc.name + " boards", review.at("boards"), r.boards);
  many(s, doc.name + " pseudonyms", review.at("pseudonyms"), r.pseudonyms);
  many(s, doc.name + " authors", review.at("authors"), r.authors);
  many(s, doc.name + " joint", review.value("joint_with", Json::array()), r.joint_with);
}

void score_dates(const test::LabelledDocument& doc, const Reading& reading, Scores& scores) {
  for (const auto& [role, words] : kReviewDates) {
    const auto& dates = doc.labels.at("review").at("dates");
    if (!dates.contains(std::string(role))) continue;
    const auto& label = dates.at(std::string(role));
    const auto& fact = reading.review.dates.at(std::string(role));
    const auto want = label_of(label);
    const auto got =
        fact.stated() ? fact.value->iso()
                      : (fact.state == FactState::not_stated ? std::string{} : std::string(id(fact.state)));
    one(scores.dates, doc.name + " " + std::string(role), want, got);
    // A coarser or finer form of the same date is imprecise, not wrong.
    const auto shorter = std::min(want.size(), got.size());
    if (fact.stated() && want.compare(0, shorter, got, 0, shorter) != 0) ++scores.wrong_role;
    if (fact.stated() && want.empty()) ++scores.wrong_role;
  }
}

void score_facts(const test::LabelledDocument& doc, const Reading& reading, Scores& scores) {
  const auto& labels = doc.labels.at("facts");
  for (const auto& [name, words, population, values, list, by_person] : kCaseFacts) {
    const std::string key(name);
    if (!labels.contains(key)) continue;
    if (list) {
      many(scores.facts, doc.name + " " + key, labels.at(key).at("value"),
           reading.fact_lists.at(key).value.value_or(std::vector<std::string>{}));
      continue;
    }
    const auto want = label_of(labels.at(key));
    const auto got = printed(reading.facts.at(key));
    one(scores.facts, doc.name + " " + key, want, got);
    if (want.empty()) {
      ++scores.not_stated.wanted;
      if (got.empty()) ++scores.not_stated.right;
    }
  }
}

std::string printed(const Subject& subject) {
  return subject.role + "/" + (subject.age_years ? std::to_string(*subject.age_years) : "-") + "/" +
         (subject.age_months ? std::to_string(*subject.age_months) : "-") + "/" + subject.age_band + "/" +
         printed(subject.sex) + "/" + printed(subject.ethnicity);
}

std::string number_or_dash(const Json& value) {
  return value.is_number() ? std::to_string(value.get<int>()) : "-";
}

void score_subjects(const test::LabelledDocument& doc, const Reading& reading, Scores& scores) {
  std::vector<std::string> got;
  for (const auto& subject : reading.subjects)
    if (subject.role == "subject") got.push_back(printed(subject));
  std::vector<std::string> want;
  for (const auto& label : doc.labels.at("subjects"))
    if (text_of(label, "role") == "subject")
      want.push_back("subject/" + number_or_dash(label.at("age_years")) + "/" +
                     number_or_dash(label.at("age_months")) + "/" + text_of(label, "age_band") + "/" +
                     label_of(label.at("sex")) + "/" + label_of(label.at("ethnicity")));
  many(scores.subjects, doc.name + " subjects", Json(want), got);
  if (!show_misses()) return;
  for (const auto& subject : reading.subjects)
    if (subject.role != "subject")
      std::cout << "      other: " << printed(subject) << " (" << subject.age_text << ")\n";
}

void score_recommendations(const test::LabelledDocument& doc, const Reading& reading, Scores& scores) {
  std::map<std::string, const Recommendation*> given;
  for (const auto& one : reading.recommendations) given[one.number + "|" + one.text] = &one;
  const auto& labels = doc.labels.at("recommendations");
  scores.recommendations.wanted += static_cast<int>(labels.size());
  scores.recommendations.given += static_cast<int>(reading.recommendations.size());
  std::set<std::string> wanted;
  for (const auto& label : labels) {
    const auto key = text_of(label, "number") + "|" + text_of(label, "text");
    wanted.insert(key);
    const auto found = given.find(key);
    if (found == given.end()) {
      miss(doc.name + " recommendation", key, "");
      continue;
    }
    ++scores.recommendations.right;
    many(scores.addressees, doc.name + " addressees of " + key.substr(0, 180), label.at("addressees"),
         found->second->addressees);
    one(scores.actions, doc.name + " action of " + key.substr(0, 200), text_of(label, "action_type"),
        found->second->action_type);
  }
  for (const auto& [key, one] : given)
    if (wanted.count(key) == 0) miss(doc.name + " recommendation invented", "", key);
}

Scores measured() {
  Scores scores;
  for (const auto& doc : test::labelled_documents()) {
    Reading reading;
    reading.file = doc.name;
    reading.passages = doc.document.passages;
    describe(doc.document, reading);
    if (show_misses()) std::cout << "== " << doc.name << "\n";
    score_bibliography(doc, reading, scores);
    score_dates(doc, reading, scores);
    score_facts(doc, reading, scores);
    score_subjects(doc, reading, scores);
    score_recommendations(doc, reading, scores);
  }
  return scores;
}

const Scores& scores() {
  static const Scores all = measured();
  return all;
}

void report(const char* name, const Score& score) {
  std::cout << name << ": F1 " << score.f1() << " (" << score.right << " right, " << score.wanted
            << " wanted, " << score.given << " given)\n";
  ::testing::Test::RecordProperty(name, std::to_string(score.f1()));
}

TEST(DescribeTruth, EveryWordingCompiles) {
  static_cast<void>(scores());
  for (const auto& fault : describing::wording_faults()) ADD_FAILURE() << fault;
}
TEST(DescribeTruth, BibliographyIsReadFromTheFrontPages) {
  report("bibliography", scores().biblio);
  EXPECT_GE(scores().biblio.f1(), 0.97);
}
TEST(DescribeTruth, DatesAreToldApart) {
  report("dates", scores().dates);
  std::cout << "in a wrong role: " << scores().wrong_role << "\n";
  EXPECT_GE(scores().dates.f1(), 0.95);
  EXPECT_EQ(scores().wrong_role, 0);
}
TEST(DescribeTruth, FactsAreStatedWithTheirStates) {
  report("facts", scores().facts);
  EXPECT_GE(scores().facts.f1(), 0.93);
}
TEST(DescribeTruth, WhatIsNotStatedIsNotGuessed) {
  const auto& s = scores().not_stated;
  std::cout << "not stated: " << s.right << " of " << s.wanted << "\n";
  EXPECT_GE(s.right, s.wanted * 0.95);
}
TEST(DescribeTruth, SubjectsHaveTheirOwnAges) {
  report("subjects", scores().subjects);
  EXPECT_GE(scores().subjects.f1(), 0.80);
}
TEST(DescribeTruth, RecommendationsAreExactAndNoneIsInvented) {
  report("recommendations", scores().recommendations);
  EXPECT_GE(scores().recommendations.f1(), 0.97);
}
TEST(DescribeTruth, RecommendationsHaveTheirAddressees) {
  report("addressees", scores().addressees);
  report("actions", scores().actions);
  EXPECT_GE(scores().addressees.f1(), 0.95);
  EXPECT_GE(scores().actions.f1(), 0.85);
}

}  // namespace
}  // namespace throughline

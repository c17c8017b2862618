// Who is asked for what, in the wordings of many kinds of reports. THROUGHLINE_SHOW_MISSES=1 prints the
// misses that the floors allow.
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <set>

#include "corpus/base/utf8.h"
#include "indexer/describe/requests.h"
#include "tests/indexer/describe/recommendation_cases.h"

namespace throughline {
namespace {

using describing::AgencyAliases;

std::set<std::string> ids_of(std::string_view list) {
  std::set<std::string> all;
  for (const auto id : split(list, ','))
    if (!id.empty()) all.emplace(id);
  return all;
}
std::string joined(const std::set<std::string>& ids) {
  std::string all;
  for (const auto& id : ids) all += id + " ";
  return all;
}

struct Tally {
  int cases = 0;
  int addressees = 0;
  int actions = 0;
  int levels = 0;
};

Tally tally(const std::vector<test::RecommendationCase>& cases, const char* domain, const char* type) {
  const describing::DocumentText none;
  ReviewDescription review;
  review.domain = domain;
  review.type = type;
  const AgencyAliases agencies(none, review);
  const bool show = std::getenv("THROUGHLINE_SHOW_MISSES") != nullptr;
  Tally sum;
  for (const auto& one : cases) {
    const auto got = describing::read_request(one.text, {one.heading}, agencies);
    const auto list = got.addressees();
    const std::set<std::string> given(list.begin(), list.end());
    const bool who = given == ids_of(one.addressees);
    ++sum.cases;
    sum.addressees += who ? 1 : 0;
    sum.actions += got.action_type == one.action ? 1 : 0;
    sum.levels += got.level == one.level ? 1 : 0;
    if (!show || (who && got.action_type == one.action && got.level == one.level)) continue;
    std::cout << "  " << one.text << "\n";
    if (!who) std::cout << "      want: " << one.addressees << "\n      got:  " << joined(given) << "\n";
    if (got.action_type != one.action)
      std::cout << "      want: " << one.action << " got: " << got.action_type << "\n";
    if (got.level != one.level) std::cout << "      want: " << one.level << " got: " << got.level << "\n";
  }
  std::cout << domain << " " << type << ": of " << sum.cases << " addressees " << sum.addressees
            << ", actions " << sum.actions << ", levels " << sum.levels << "\n";
  return sum;
}

void expect_nearly_all(const Tally& sum) {
  EXPECT_GE(sum.addressees, sum.cases * 0.97);
  EXPECT_GE(sum.actions, sum.cases * 0.95);
  EXPECT_GE(sum.levels, sum.cases * 0.97);
}

TEST(Requests, OfChildrensReviewsAreUnderstood) {
  expect_nearly_all(tally(test::children_cases(), "child", "cspr"));
}
TEST(Requests, OfAdultsReviewsAreUnderstood) {
  expect_nearly_all(tally(test::adult_cases(), "adult", "sar"));
}
TEST(Requests, OfDomesticHomicideReviewsAreUnderstood) {
  expect_nearly_all(tally(test::homicide_cases(), "adult", "dhr"));
}

}  // namespace
}  // namespace throughline

#include "server/views/recommendation_words.h"

#include <vector>

#include "corpus/base/utf8.h"
#include "corpus/model/agencies.h"
#include "corpus/model/vocabulary.h"
#include "server/views/search_answer.h"
#include "server/views/wording.h"

namespace throughline {

std::string addressees_words(const Recommendation& one) {
  std::vector<std::string> names;
  for (const auto& id : one.addressees) names.emplace_back(agency_label(id));
  return listed(names);
}

std::string recommendation_meta(const Recommendation& one) {
  std::string meta;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) meta += (meta.empty() ? "" : " · ") + part;
  };
  if (const auto to = addressees_words(one); !to.empty()) add("To " + to);
  if (!one.action_type.empty()) add(std::string(label(kActionTypes, one.action_type)));
  // "National" as kind of action and as level is said once.
  if (!one.level.empty() && one.level != one.action_type)
    add(std::string(label(kRecommendationLevels, one.level)));
  std::vector<std::string> named;
  if (one.has_owner) named.emplace_back("an owner");
  if (one.has_date) named.emplace_back("a date");
  if (one.has_outcome) named.emplace_back("the outcome wanted");
  if (!named.empty()) add("Names " + listed(named));
  return meta;
}

std::string recommendation_address(const App& app, const ListedRecommendation& one) {
  const auto review = review_address(app.columns().reviews[one.review].slug);
  if (one.recommendation.passage.empty()) return review + "#recommendations";
  const auto anchor =
      percent_encoded(passage_anchor(app.columns(), one.document, one.recommendation.passage));
  return review + "?p=" + anchor + "#" + anchor;
}

}  // namespace throughline

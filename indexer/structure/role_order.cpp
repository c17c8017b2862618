#include "indexer/structure/role_order.h"

#include <algorithm>
#include <limits>

namespace throughline::layout {
namespace {

using R = SectionRole;

constexpr double kChangeAtHeading = 0.8;
constexpr double kChangeUnheaded = 1.0;
constexpr double kChangeInside = 2.5;  ///< under one heading
constexpr double kBack = 1.2;          ///< from the recommendations back to the story
constexpr double kFarAhead = 0.4;

/// Where in a report a role stands; voices and good practice may stand anywhere.
int rank(R role) {
  switch (role) {
    case R::front_matter:
    case R::contents:
      return 0;
    case R::boilerplate:
    case R::methodology:
      return 1;
    case R::facts:
      return 2;
    case R::analysis:
      return 3;
    case R::finding:
      return 4;
    case R::recommendation:
      return 5;
    case R::references:
    case R::appendix:
      return 6;
    case R::good_practice:
    case R::family_voice:
      break;
  }
  return -1;
}

double change(R from, R to, const RolePlace& place) {
  if (from == to) return 0;
  double cost = place.new_section ? kChangeAtHeading : place.headed ? kChangeInside : kChangeUnheaded;
  const int a = rank(from);
  const int b = rank(to);
  if (a < 0 || b < 0) return cost;
  if (b < a) cost += kBack;
  if (b > a + 2) cost += kFarAhead;
  return cost;
}

bool possible(R role, const RolePlace& place) {
  if (place.fixed) return role == *place.fixed;
  if (place.usual && role == *place.usual) return true;
  return role != R::front_matter && role != R::contents && role != R::appendix;
}

double weight(R role, const RolePlace& place) {
  if (place.fixed) return 0;
  return place.evidence[index_of(role)] + (place.usual && role == *place.usual ? place.usual_weight : 0);
}

}  // namespace

std::vector<R> likeliest_roles(const std::vector<RolePlace>& places) {
  constexpr double kNever = -std::numeric_limits<double>::infinity();
  std::vector<std::array<std::size_t, kRoles>> came_from(places.size());
  RoleWeights best{};
  for (std::size_t i = 0; i < places.size(); ++i) {
    RoleWeights next{};
    for (std::size_t to = 0; to < kRoles; ++to) {
      next[to] = kNever;
      const auto role = static_cast<R>(to);
      if (!possible(role, places[i])) continue;
      for (std::size_t from = 0; from < kRoles; ++from) {
        const double total = best[from] - (i == 0 ? 0 : change(static_cast<R>(from), role, places[i]));
        if (total > next[to]) next[to] = total, came_from[i][to] = from;
      }
      next[to] += weight(role, places[i]);
    }
    best = next;
  }
  std::vector<R> roles(places.size());
  auto at = static_cast<std::size_t>(std::distance(best.begin(), std::max_element(best.begin(), best.end())));
  for (std::size_t i = places.size(); i > 0; --i) {
    roles[i - 1] = static_cast<R>(at);
    at = came_from[i - 1][at];
  }
  return roles;
}

}  // namespace throughline::layout

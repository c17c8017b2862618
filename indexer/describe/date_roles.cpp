#include "indexer/describe/date_roles.h"

#include <algorithm>
#include <optional>

#include "corpus/base/utf8.h"
#include "indexer/describe/date_candidates.h"
#include "indexer/describe/withheld.h"

namespace throughline::describing {
namespace {

int first_day(const PartialDate& date) {
  return date.year * 10000 + date.month * 100 + date.day;
}
int last_day(const PartialDate& date) {
  if (date.precision == DatePrecision::year) return date.year * 10000 + 1299;
  return date.year * 10000 + (date.month + (date.precision == DatePrecision::season ? 2 : 0)) * 100 +
         (date.day > 0 ? date.day : 99);
}

/// The ninth box of a coroner's report: the day it was signed.
std::optional<DateCandidate> signing_date(const DocumentText& text) {
  for (auto i = text.passages.size(); i-- > 0 && i + 8 >= text.passages.size();) {
    const auto& passage = text.passages[i];
    const auto body = lower_case(passage.text().substr(0, std::min<std::size_t>(passage.text().size(), 12)));
    const bool box = passage.passage->number == "9" || body.substr(0, 2) == "9 " ||
                     body.substr(0, 2) == "9." || body.substr(0, 4) == "date" ||
                     body.substr(0, 6) == "signed";
    if (!box) continue;
    for (const auto& date : find_dates(passage.text(), passage.words))
      if (date.date.precision == DatePrecision::day && date.date.year != 0)
        return DateCandidate{date.date, 3, 0, i, passage.evidence(date.from, date.to)};
  }
  return std::nullopt;
}

class Roles {
 public:
  Roles(const TitlePage& front, const DocumentText& text, ReviewDescription& review)
      : front_(front_dates(front)), text_(text), review_(review) {}

  void describe() {
    // An inquiry tells of many reports and many events; only its own front pages date it.
    if (review_.type != "inquiry") body_ = body_dates(text_, review_.type == "rapid-review");
    set("notified", chosen(DateRole::notified));
    set_decision();
    set_completion();
    auto published =
        in_front(DateRole::published) ? in_front(DateRole::published) : best(DateRole::published);
    refine(published, DateRole::published, in_front(DateRole::published));
    set("published", published);
    set_incident();
    set_period();
    drop_impossible();
    withhold();
    review_.disagreements.insert(review_.disagreements.end(), front_.disagreements.begin(),
                                 front_.disagreements.end());
  }

 private:
  const std::optional<DateCandidate>& in_front(DateRole role) const {
    return front_.roles[static_cast<std::size_t>(role)];
  }
  std::vector<DateCandidate>& in_body(DateRole role) { return body_.roles[static_cast<std::size_t>(role)]; }

  std::optional<DateCandidate> best(DateRole role) {
    const auto& all = in_body(role);
    const auto found =
        std::min_element(all.begin(), all.end(), [](const DateCandidate& a, const DateCandidate& b) {
          if (a.strength != b.strength) return a.strength > b.strength;
          return a.order != b.order ? a.order < b.order : a.distance < b.distance;
        });
    if (found == all.end()) return std::nullopt;
    return *found;
  }

  std::optional<DateCandidate> chosen(DateRole role) {
    auto found = in_front(role) ? in_front(role) : best(role);
    refine(found, role, std::nullopt);
    return found;
  }

  /// A review is commissioned by the decision to hold it, where no other date is given for that.
  void set_decision() {
    const auto decided = chosen(DateRole::decided);
    auto commissioned = chosen(DateRole::commissioned);
    set("decided", decided);
    // The reviewer is appointed after the decision that set the review going.
    if (!commissioned || (decided && commissioned->strength < decided->strength)) commissioned = decided;
    set("commissioned", commissioned);
  }

  void set_completion() {
    const auto& front = in_front(DateRole::completed);
    auto completed = front && front->strength >= 3 ? front : best(DateRole::completed);
    if (!completed || (front && completed->strength < front->strength)) completed = front;
    refine(completed, DateRole::completed, front);
    if (!completed && review_.type == "pfd") completed = signing_date(text_);
    set("completed", completed);
  }

  void set_incident() {
    drop_later_incidents();
    auto incident = in_front(DateRole::incident) ? in_front(DateRole::incident) : best(DateRole::incident);
    // Several deaths have no one day: what is said of all of them is not made finer by one of them.
    if (review_.pseudonyms.size() <= 2) refine(incident, DateRole::incident, std::nullopt);
    set("incident", incident);
  }

  void set_period() {
    const auto period = review_.type == "inquiry" ? ReviewPeriod{} : review_period(text_);
    set("period_from", period.from);
    set("period_to", period.to);
  }

  /// The same date said more precisely elsewhere in the same role.
  void refine(std::optional<DateCandidate>& chosen, DateRole role,
              const std::optional<DateCandidate>& other) {
    if (!chosen) return;
    auto take = [&](const DateCandidate& candidate) {
      if (candidate.date.precision < chosen->date.precision && compatible(candidate.date, chosen->date))
        chosen = candidate;
    };
    for (const auto& candidate : in_body(role)) take(candidate);
    if (other) take(*other);
  }

  void set(std::string_view role, const std::optional<DateCandidate>& candidate) {
    auto& fact = review_.dates[std::string(role)];
    fact = {};
    if (!candidate) return;
    fact.state = FactState::stated;
    fact.value = candidate->date;
    fact.evidence = candidate->evidence;
  }

  /// What happened after the decision to review it is not what was reviewed: trials, inquests.
  void drop_later_incidents() {
    auto& all = in_body(DateRole::incident);
    for (const std::string_view later : {"notified", "decided", "commissioned", "completed", "published"}) {
      const auto& fact = review_.dates[std::string(later)];
      if (!fact.stated()) continue;
      const auto last = last_day(*fact.value);
      all.erase(std::remove_if(all.begin(), all.end(),
                               [&](const DateCandidate& c) { return first_day(c.date) > last; }),
                all.end());
    }
  }

  /// A decision before the incident, a report published before it was finished: one of them is misread, and
  /// the weaker of the two is dropped.
  void drop_impossible() {
    const auto check = [&](std::string_view earlier, std::string_view later, std::string_view dropped) {
      const auto& a = review_.dates[std::string(earlier)];
      const auto& b = review_.dates[std::string(later)];
      if (a.stated() && b.stated() && first_day(*a.value) > last_day(*b.value))
        review_.dates[std::string(dropped)] = {};
    };
    check("incident", "published", "incident");
    check("incident", "completed", "incident");
    check("incident", "notified", "notified");
    for (const std::string_view middle : {"notified", "decided", "commissioned"}) {
      check(middle, "completed", middle);
      check(middle, "published", middle);
      check("incident", middle, middle);
    }
    check("period_from", "period_to", "period_from");
    check("period_to", "published", "period_to");
    check("completed", "published", "completed");
  }

  void withhold() {
    const auto withheld = withheld_items(text_);
    const auto mark = [&](std::string_view role, FactState state, const Evidence& evidence) {
      auto& fact = review_.dates[std::string(role)];
      fact = {};
      fact.state = state;
      fact.evidence = evidence;
    };
    const auto& redacted = body_.redacted_incident;
    const auto told = best(DateRole::incident);
    if (redacted && !(review_.dates["incident"].stated() && told && told->order <= 1))
      mark("incident", FactState::redacted, *redacted);
    if (const auto& said = of(withheld, WithheldItem::incident_date))
      mark("incident", FactState::withheld, *said);
    if (const auto& said = of(withheld, WithheldItem::review_dates))
      for (const std::string_view role :
           {"notified", "decided", "commissioned", "period_from", "period_to", "completed"})
        mark(role, FactState::withheld, *said);
  }

  FrontDates front_;
  BodyDates body_;
  const DocumentText& text_;
  ReviewDescription& review_;
};

}  // namespace

void describe_dates(const TitlePage& front, const DocumentText& text, ReviewDescription& review) {
  Roles(front, text, review).describe();
}

}  // namespace throughline::describing

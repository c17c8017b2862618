// Where dates stand in a document and what the words beside them say they are: candidates, among which
// date_roles decides. Internal to indexer/describe.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/describe/date_wordings.h"
#include "indexer/describe/dates.h"
#include "indexer/describe/document_text.h"
#include "indexer/describe/title_page.h"

namespace throughline::describing {

struct DateCandidate {
  PartialDate date;
  int strength = 0;
  std::uint32_t distance = 0;
  std::size_t order = 0;  ///< index of its passage
  Evidence evidence;
};

using RoleCandidates = std::array<std::vector<DateCandidate>, kDateRoles>;

struct BodyDates {
  RoleCandidates roles;
  std::optional<Evidence> redacted_incident;  ///< "On [REDACTED], S4 took her own life"
};
/// Dates of a rapid review are those of the document only when it is one.
BodyDates body_dates(const DocumentText& text, bool is_rapid_review);

/// What the cover sheet and the title page say.
struct FrontDates {
  std::array<std::optional<DateCandidate>, kDateRoles> roles;
  std::vector<std::string> disagreements;  ///< cover sheet and title page differ
};
FrontDates front_dates(const TitlePage& front);

struct ReviewPeriod {
  std::optional<DateCandidate> from;
  std::optional<DateCandidate> to;
};
ReviewPeriod review_period(const DocumentText& text);

/// "Date of death: 14 February 2013", "Date completed | 3/11/2020": the label's row of kDateLabels, null when
/// the line has none. `value` is what follows it.
const DateLabel* date_label(std::string_view line, std::string_view& value);

/// A label or row this long is a sentence.
inline constexpr std::size_t kLongestLabelled = 16;

/// The dates of a passage with missing years filled from the dates before them; `year` goes on from passage
/// to passage.
std::vector<FoundDate> dated(const PassageText& passage, int& year);

constexpr std::optional<DateRole> date_role(std::string_view id) {
  constexpr std::array<std::string_view, kDateRoles> ids = {"incident",     "notified",  "decided",
                                                            "commissioned", "completed", "published"};
  for (std::size_t i = 0; i < ids.size(); ++i)
    if (ids[i] == id) return static_cast<DateRole>(i);
  return std::nullopt;
}

}  // namespace throughline::describing

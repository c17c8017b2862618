#include "indexer/describe/jurisdiction.h"

#include <algorithm>
#include <array>

#include "corpus/base/utf8.h"
#include "corpus/model/boards.h"
#include "indexer/describe/review_type.h"

namespace throughline::describing {
namespace {

bool holds(std::string_view folded, std::initializer_list<std::string_view> any) {
  return std::any_of(any.begin(), any.end(),
                     [&](auto s) { return folded.find(s) != std::string_view::npos; });
}

struct NationRow {
  std::string_view nation;
  std::string_view word;
};
constexpr auto kNationNames = std::to_array<NationRow>({
    {"isle-of-man", "isle of man"},
    {"guernsey", "guernsey"},
    {"jersey", "jersey"},
    {"northern-ireland", "northern ireland"},
    {"scotland", "scotland"},
    {"scotland", "scottish"},
    {"wales", "wales"},
    {"wales", "welsh"},
    {"wales", "bwrdd"},
    {"wales", "cymru"},
    {"england", "applies to england"},
});

/// The words that only one nation's law or courts use, for reviews whose board is not known.
constexpr auto kNationLaw = std::to_array<NationRow>({
    {"scotland", "procurator fiscal"},
    {"scotland", "child protection committee"},
    {"scotland", "children’s hearing"},
    {"scotland", "children's hearing"},
    {"northern-ireland", "health and social care trust"},
    {"northern-ireland", "children (northern ireland) order"},
    {"wales", "(wales) act"},
});

std::string nation_of_law(const DocumentText& text) {
  std::array<int, kNationLaw.size()> seen{};
  for (const auto& passage : text.passages) {
    const auto folded = lower_case(passage.text());
    for (std::size_t i = 0; i < kNationLaw.size(); ++i)
      if (folded.find(kNationLaw[i].word) != std::string::npos) ++seen[i];
  }
  std::string nation;
  for (std::size_t i = 0; i < kNationLaw.size(); ++i) {
    if (seen[i] < 2) continue;
    if (!nation.empty() && nation != kNationLaw[i].nation) return {};
    nation = kNationLaw[i].nation;
  }
  return nation;
}

/// "Area Coroner for South Wales Central": places of Wales behind the coroner's office.
bool is_welsh_coroner(const DocumentText& text) {
  const auto in_wales = [](std::string_view line) {
    const auto at = lower_case(line).find("coroner");
    if (at == std::string::npos || at >= line.size()) return false;
    const auto behind = lower_case(line.substr(at, 160));
    if (behind.find("wales") != std::string::npos) return true;
    return std::any_of(all_areas().begin(), all_areas().end(), [&](const Area& area) {
      return area.nation == "wales" && behind.find(lower_case(area.name)) != std::string::npos;
    });
  };
  for (const auto& line : text.front)
    if (in_wales(line.text)) return true;
  for (std::size_t i = 0; i < text.passages.size() && i < 12; ++i)
    if (in_wales(text.passages[i].text())) return true;
  return false;
}

/// What the authority file, the front pages and the type say; England for its own types; nothing for what
/// spans the United Kingdom.
std::string named_nation(const TitlePage& front, const DocumentText& text, const ReviewDescription& review) {
  std::string named = lower_case(front_text(front));
  for (const auto& board : review.boards) named += "\n" + lower_case(board);
  if (review.type == "cpr" || review.type == "apr" || review.type == "susr") return "wales";
  if (review.type == "cmr") return "northern-ireland";
  if (const auto nation = nation_of_boards(review.boards); !nation.empty()) return nation;
  if (review.type == "pfd") return is_welsh_coroner(text) ? "wales" : "england";
  // A committee of both Houses, an inquiry of the whole kingdom.
  if (review.type == "inquiry" && holds(named, {"united kingdom", "uk "})) return {};
  for (const auto& row : kNationNames)
    if (named.find(row.word) != std::string::npos) return std::string(row.nation);
  if (review.type == "inquiry" || review.type == "other" || review.type == "thematic") return {};
  if (review.type == "scr" || review.type == "partnership-review" || review.type == "learning-report") {
    for (std::size_t i = 0; i < text.passages.size() && i < 15; ++i) {
      const auto folded = lower_case(text.passages[i].text());
      if (holds(folded, {"bailiwick", "our island is", "ours is a small island", "in the island of"}))
        for (const auto& row : kNationNames)
          if (folded.find(row.word) != std::string::npos) return std::string(row.nation);
    }
  }
  if (review.type == "learning-review") return "scotland";
  // A court or an act named twice or more, and of one nation only.
  if (review.boards.empty() &&
      (review.type == "scr" || review.type == "learning-report" || review.type == "dhr"))
    if (const auto nation = nation_of_law(text); !nation.empty()) return nation;
  return "england";
}

/// First day, as YYYYMM, of the editions of Working Together.
struct Edition {
  int from;
  std::string_view regime;
};
constexpr auto kEditions = std::to_array<Edition>({
    {200604, "children-act-2004-wt2006"},
    {201003, "children-act-2004-wt2010"},
    {201303, "children-act-2004-wt2013"},
    {201503, "children-act-2004-wt2015"},
    {201807, "csw-act-2017-wt2018"},
    {202312, "csw-act-2017-wt2023"},
});

int month_of(const ReviewDescription& review) {
  for (const auto role : {"commissioned", "decided", "notified", "incident", "completed", "published"}) {
    const auto found = review.dates.find(role);
    if (found == review.dates.end() || !found->second.stated()) continue;
    const auto& date = *found->second.value;
    return date.year * 100 + std::max(1, date.month);
  }
  return 0;
}

std::string edition_at(int month) {
  std::string_view regime;
  for (const auto& edition : kEditions)
    if (month >= edition.from) regime = edition.regime;
  return std::string(regime);
}

/// Safeguarding adults reviews of that name were held before the Care Act came into force in April 2015.
bool decided_before_care_act(const ReviewDescription& review) {
  for (const auto role : {"commissioned", "decided", "completed", "published"}) {
    const auto found = review.dates.find(role);
    if (found != review.dates.end() && found->second.stated())
      return found->second.value->year * 100 + std::max(1, found->second.value->month) < 201504;
  }
  return false;
}

}  // namespace

std::string nation_of_boards(const std::vector<std::string>& boards) {
  std::string nation;
  for (const auto& board : boards) {
    const auto* known = find_board(board);
    const auto* area = known == nullptr ? area_of_board(board) : nullptr;
    const auto found = known != nullptr ? known->nation : (area != nullptr ? area->nation : std::string{});
    if (found.empty()) continue;
    if (!nation.empty() && nation != found) return {};
    nation = found;
  }
  return nation;
}

std::string region_of(const std::vector<std::string>& boards) {
  std::string region;
  for (const auto& board : boards) {
    const auto* known = find_board(board);
    const auto* area = known == nullptr ? area_of_board(board) : nullptr;
    const auto found = known != nullptr ? known->region : (area != nullptr ? area->region : std::string{});
    if (found.empty()) continue;
    if (!region.empty() && region != found) return {};
    region = found;
  }
  return region;
}

std::string nation_of(const TitlePage& front, const DocumentText& text, const ReviewDescription& review) {
  return named_nation(front, text, review);
}

std::string regime(const ReviewDescription& review, const DocumentText& text) {
  const auto& type = review.type;
  const auto& nation = review.nation;
  const int month = month_of(review);
  if (type == "other") return "other";
  if (nation == "jersey" || nation == "guernsey" || nation == "isle-of-man") return "crown-dependency";
  if (type == "pfd") return "coroners-act-2009";
  if (type == "inquiry") {
    const bool statutory =
        std::any_of(text.passages.begin(),
                    text.passages.begin() + std::min<std::ptrdiff_t>(60, std::ssize(text.passages)),
                    [](const PassageText& p) {
                      return p.text().find("Inquiries Act 2005") != std::string_view::npos;
                    }) ||
        std::any_of(text.front.begin(), text.front.end(), [](const FrontLine& l) {
          return l.text.find("Inquiries Act") != std::string::npos ||
                 l.text.find("of the Inquiries") != std::string::npos;
        });
    return statutory ? "inquiries-act-2005" : "other";
  }
  if (type == "susr") return "wales-susr-2024";
  if (type == "dhr" && nation != "scotland") return "dvcv-act-2004";
  if (type == "mhhr") return "other";
  if (type == "cpr" || type == "apr")
    return month >= 201604 || month == 0 ? "wales-ssw-act-2014" : "wales-cpr-2012";
  // Serious case reviews of Wales came before the guidance of 2012.
  if (nation == "wales")
    return month >= 201604 ? "wales-ssw-act-2014" : (month >= 201301 ? "wales-cpr-2012" : "other");
  if (nation == "northern-ireland") return month == 0 || month >= 201309 ? "ni-cmr-2014" : "other";
  if (nation == "scotland") {
    if (review.domain == "adult") return "other";
    return month >= 202109 ? "scotland-cp-2021"
                           : (month == 0 || month >= 201012 ? "scotland-cp-2010" : "other");
  }
  if (type == "sar") return decided_before_care_act(review) ? "no-secrets-2000" : "care-act-2014";
  if (review.domain == "adult" && type == "scr") return month >= 201504 ? "care-act-2014" : "no-secrets-2000";
  if (review.domain == "child" && month > 0) {
    // Serious case reviews begun in the months of transition were finished under the guidance of 2015.
    if (type == "scr" && month >= 201807) return "children-act-2004-wt2015";
    const auto edition = edition_at(month);
    // The reviews of the new law cannot be held under the old, whatever the date that was read.
    if ((type == "cspr" || type == "rapid-review" || type == "national-cspr") && month < 201807)
      return "csw-act-2017-wt2018";
    if (!edition.empty()) return edition;
  }
  return "other";
}

}  // namespace throughline::describing

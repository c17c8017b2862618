#include "indexer/describe/link_evidence.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "corpus/base/utf8.h"

namespace throughline::describing {
namespace {

/// Summaries and responses come out with the report or soon after it.
constexpr int kYearsWithinReview = 2;
/// A rapid review, the review it leads to and a homicide review of the same death.
constexpr int kYearsWithinCase = 3;
/// A shorter title ("Overview report") names no review by itself.
constexpr std::size_t kTitleWords = 4;
/// Fewer runs of words are a notice, alike for every case.
constexpr std::size_t kFewestShingles = 60;
constexpr double kSameText = 0.9;
constexpr double kSummaryText = 0.4;
constexpr double kStriking = 0.6;

/// Words that titles of all reviews have.
constexpr auto kTitleWordsOfAll = std::to_array<std::string_view>(
    {"serious",    "case",     "review",   "reviews",      "overview",  "report",      "executive",
     "summary",    "the",      "of",       "into",         "in",        "a",           "an",
     "and",        "for",      "on",       "by",           "local",     "child",       "children",
     "childrens",  "adult",    "adults",   "safeguarding", "practice",  "domestic",    "homicide",
     "related",    "death",    "final",    "published",    "version",   "full",        "respect",
     "concerning", "relating", "to",       "regarding",    "board",     "partnership", "independent",
     "scr",        "lcspr",    "cspr",     "sar",          "dhr",       "lscb",        "lscp",
     "rapid",      "learning", "briefing", "redacted",     "anonymised"});

bool boards_agree(const Identity& a, const Identity& b) {
  return a.boards.empty() || b.boards.empty() || share(a.boards, b.boards);
}

bool people_agree(const Identity& a, const Identity& b) {
  return a.pseudonyms.empty() || b.pseudonyms.empty() || share(a.pseudonyms, b.pseudonyms);
}

/// A summary or briefing does not always say what kind of review it is of.
bool types_agree(const Identity& lesser, const Identity& report) {
  const auto& one = lesser.reading->review.type;
  const auto& other = report.reading->review.type;
  if (one == other || one.empty() || other.empty()) return true;
  return !lesser.full_report() && (one == "learning-report" || one == "other");
}

std::size_t slug_words(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '-')) + 1;
}

bool holds_words(std::string_view text, std::string_view words) {
  return slug_words(words) >= kTitleWords &&
         ("-" + std::string(text) + "-").find("-" + std::string(words) + "-") != std::string::npos;
}

/// Whether a title tells one review of a board from another.
bool tells(const Identity& identity) {
  for (const auto& name : identity.pseudonyms)
    if (("-" + identity.title + "-").find("-" + name + "-") != std::string::npos) return true;
  std::string boards;
  for (const auto& board : identity.boards) boards += "-" + board + "-";
  for (const auto word : split(identity.title, '-')) {
    const bool number = std::all_of(word.begin(), word.end(),
                                    [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; });
    const bool common =
        std::find(kTitleWordsOfAll.begin(), kTitleWordsOfAll.end(), word) != kTitleWordsOfAll.end();
    const bool of_board = boards.find("-" + std::string(word) + "-") != std::string::npos;
    if (!number && !common && !of_board) return true;
  }
  return false;
}

const PartialDate* date_of(const Identity& identity, std::string_view role) {
  const auto& dates = identity.reading->review.dates;
  const auto found = dates.find(role);
  return found != dates.end() && found->second.stated() ? &*found->second.value : nullptr;
}

bool same_incident(const Identity& a, const Identity& b, DatePrecision least) {
  const auto* one = date_of(a, "incident");
  const auto* two = date_of(b, "incident");
  return one != nullptr && two != nullptr && one->precision <= least && two->precision <= least &&
         one->year == two->year && one->month == two->month &&
         (least == DatePrecision::month || one->day == two->day);
}

/// Reviews that are held one instead of the other: two of them are of two cases.
std::string_view lineage(std::string_view type) {
  for (const std::string_view main :
       {"scr", "cspr", "cpr", "apr", "susr", "cmr", "learning-review", "sar", "partnership-review"})
    if (type == main) return "main";
  return type;
}

}  // namespace

std::optional<std::string> recorded_as_one(const Identity& a, const Identity& b) {
  if (a.case_id.empty() || a.case_id != b.case_id || a.alone || b.alone) return std::nullopt;
  if (a.reading->review.type != b.reading->review.type || !boards_agree(a, b)) return std::nullopt;
  return a.by_curator || b.by_curator ? "curator" : "sidecar";
}

bool may_infer(const Identity& a, const Identity& b) {
  if (a.alone || b.alone || a.anonymous || b.anonymous || uncovers(a, b)) return false;
  return a.case_id.empty() || b.case_id.empty() || a.case_id == b.case_id;
}

bool same_title(const Identity& a, const Identity& b) {
  if (a.title.empty() || a.title != b.title || a.year != b.year || a.year == 0) return false;
  if (!share(a.boards, b.boards) || !people_agree(a, b) || contradict(a, b)) return false;
  return a.reading->review.type == b.reading->review.type && tells(a) && tells(b);
}

bool translated(const Identity& a, const Identity& b) {
  const auto& one = a.reading->language;
  const auto& other = b.reading->language;
  return !one.empty() && !other.empty() && one != other &&
         a.reading->document_kind == b.reading->document_kind &&
         a.reading->review.type == b.reading->review.type && share(a.boards, b.boards) &&
         share(a.pseudonyms, b.pseudonyms) && within(a, b, 1) && !contradict(a, b);
}

bool responds(const Identity& a, const Identity& b) {
  if (a.response == b.response) return false;
  const auto& response = a.response ? a : b;
  const auto& review = a.response ? b : a;
  const bool not_earlier = response.year == 0 || review.year == 0 || response.year >= review.year;
  // Between boards a title such as "serious case review concerning child a" is no name.
  const bool named = a.pseudonyms.empty() && b.pseudonyms.empty()
                         ? boards_agree(a, b)
                         : share(a.boards, b.boards) && a.pseudonyms == b.pseudonyms;
  return named && not_earlier && tells(review) &&
         (holds_words(response.title, review.title) || holds_words(response.title, review.subtitle_free));
}

bool same_person(const Identity& lesser, const Identity& report) {
  return share(lesser.boards, report.boards) && share(lesser.pseudonyms, report.pseudonyms) &&
         types_agree(lesser, report) && within(lesser, report, kYearsWithinReview) &&
         !contradict(lesser, report);
}

bool shares_text(const Identity& lesser, const Identity& report, const Overlap& overlap) {
  const bool years = lesser.year == 0 || report.year == 0 || within(lesser, report, kYearsWithinReview);
  return overlap.fewer >= kFewestShingles && overlap.contained >= kSummaryText && years &&
         share(lesser.boards, report.boards) && people_agree(lesser, report) && types_agree(lesser, report) &&
         !contradict(lesser, report);
}

bool same_document(const Identity& a, const Identity& b, const Overlap& overlap) {
  if (overlap.fewer < kFewestShingles || overlap.resemblance < kSameText) return false;
  if (a.alone || b.alone || a.reading->document_kind != b.reading->document_kind) return false;
  if (a.reading->language != b.reading->language) return false;
  if (!a.case_id.empty() && a.case_id == b.case_id) return true;
  return may_infer(a, b) && boards_agree(a, b) && people_agree(a, b) && types_agree(a, b) &&
         types_agree(b, a);
}

bool version_before(const Identity& a, const Identity& b) {
  const auto* one = date_of(a, "published");
  const auto* two = date_of(b, "published");
  if (one != nullptr && two != nullptr && one->iso() != two->iso()) {
    const auto shorter = std::min(one->iso().size(), two->iso().size());
    if (one->iso().substr(0, shorter) != two->iso().substr(0, shorter)) return one->iso() < two->iso();
  }
  if (a.read_at != b.read_at) return a.read_at < b.read_at;
  if (a.reading->file != b.reading->file) return a.reading->file < b.reading->file;
  return a.reading->sha256 < b.reading->sha256;
}

bool same_case(const Identity& a, const Identity& b) {
  if (!a.case_id.empty() && a.case_id == b.case_id) return !a.alone && !b.alone;
  if (!may_infer(a, b) || a.thematic || b.thematic || contradict(a, b)) return false;
  if (!share(a.boards, b.boards) || !share(a.pseudonyms, b.pseudonyms)) return false;
  // Two full reviews of one kind are of two cases, whatever the board called the people.
  const auto& one = a.reading->review.type;
  const auto& other = b.reading->review.type;
  return lineage(one) != lineage(other) && !one.empty() && !other.empty() && within(a, b, kYearsWithinCase);
}

std::optional<std::string> worth_a_look(const Identity& a, const Identity& b, const Overlap* overlap) {
  if (a.alone || b.alone || (!a.case_id.empty() && !b.case_id.empty())) return std::nullopt;
  const bool naming = uncovers(a, b);
  const bool texts = overlap != nullptr && overlap->fewer >= kFewestShingles;
  if (texts && overlap->contained >= kStriking) {
    if (a.anonymous || b.anonymous)
      return "They share much of their text; one was published without its board’s name.";
    if (naming) return "They share much of their text; only one names the person.";
    return "They share much of their text.";
  }
  if (a.anonymous || b.anonymous) return std::nullopt;
  const bool near = share(a.boards, b.boards);
  if (naming && near && share(a.pseudonyms, b.pseudonyms) && within(a, b, kYearsWithinCase))
    return "The same board and pseudonym; only one names the person.";
  if (naming && near && same_incident(a, b, DatePrecision::month))
    return "The same board and month of the incident; only one names the person.";
  const bool place = share(a.places, b.places) || (naming && (a.boards.empty() || b.boards.empty()));
  if (place && same_incident(a, b, DatePrecision::day)) {
    if (naming) return "The same day of the incident; only one names the person.";
    return "The same place and day of the incident.";
  }
  const bool thematic = a.thematic != b.thematic && near && share(a.pseudonyms, b.pseudonyms);
  if (thematic && within(a, b, kYearsWithinCase))
    return "A thematic review of the same board has the same pseudonym.";
  return std::nullopt;
}

}  // namespace throughline::describing

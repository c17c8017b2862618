#include "indexer/describe/review_type.h"

#include <algorithm>
#include <array>

#include "corpus/base/utf8.h"
#include "indexer/describe/wordings.h"

namespace throughline::describing {
namespace {

struct TypeRow {
  std::string_view id;
  std::string_view pattern;
};

/// In the order in which they win: the particular before the general.
constexpr auto kTypes = std::to_array<TypeRow>({
    {"pfd", "regulation 28 report|report to prevent future deaths|prevention of future deaths (report)?"},
    {"susr", "single unified safeguarding review|SUSR"},
    {"cpr", "child practice review*|adolygiad ymarfer plant"},
    {"apr", "adult practice review*|adolygiad ymarfer oedolion"},
    {"cmr", "case management review*"},
    {"national-cspr",
     "national child safeguarding practice review*|national review ~3 child safeguarding practice review "
     "panel"},
    {"rapid-review", "rapid review*"},
    {"cspr", "(local)? child safeguarding practice review*|LCSPR|CSPR"},
    {"mhhr",
     "mental health homicide review*|independent investigation into the care and treatment|mental health "
     "homicide"},
    {"dhr", "domestic homicide review*|domestic abuse related death review*|DHR|DARDR"},
    {"sar", "safeguarding (adult|adults|adult's) (thematic)? review*|SAR"},
    {"scr", "serious case review*|SCR"},
    {"partnership-review",
     "partnership review*|multi agency (learning)? review*|multi-agency case review*|partnership learning "
     "review*"},
    {"child-death-review", "child death review*|child death overview"},
    {"learning-review", "learning review*|significant case review*"},
    {"learning-report", "learning report*|learning from (the)? case*"},
    {"management-review", "management review*|internal management review"},
    {"inquiry",
     "public inquiry|statutory inquiry|inquiry|commission of inquiry|independent inquiry|select "
     "committee|(home affairs)? committee ~6 report of session|report of session"},
    {"thematic", "thematic review*|thematic analysis"},
});

const Wordings& type_wordings() {
  static const Wordings wordings = [] {
    Wordings all;
    for (std::uint32_t i = 0; i < kTypes.size(); ++i) all.add(i, kTypes[i].pattern);
    return all;
  }();
  return wordings;
}

/// Types named in a text, in the order of the table.
std::vector<std::string_view> types_in(std::string_view text) {
  std::array<bool, kTypes.size()> seen{};
  for (const auto& hit : type_wordings().find(words_of(text))) seen[hit.id] = true;
  std::vector<std::string_view> types;
  for (std::size_t i = 0; i < kTypes.size(); ++i)
    if (seen[i]) types.push_back(kTypes[i].id);
  return types;
}

bool holds(std::string_view folded, std::initializer_list<std::string_view> any) {
  return std::any_of(any.begin(), any.end(),
                     [&](auto s) { return folded.find(s) != std::string_view::npos; });
}

std::string front_text(const TitlePage& front) {
  std::string all = front.title;
  for (const auto& part : front.parts)
    if (part.kind != FrontKind::notice) all += "\n" + part.line.text;
  return all;
}

std::string boards_text(const ReviewDescription& review) {
  std::string all;
  for (const auto& board : review.boards) all += lower_case(board) + "\n";
  return all;
}

/// A rapid review is one of the safeguarding partners; government calls other things so.
bool is_governments(const TitlePage& front, const ReviewDescription& review) {
  return review.boards.empty() && holds(lower_case(front_text(front)),
                                        {"department of", "department for", "ministry of",
                                         "independent report", "policy paper", "home office", "of health"});
}

void set_type(const TitlePage& front, const DocumentText& text, ReviewDescription& review) {
  const auto choose = [&](const std::vector<std::string_view>& types, std::string_view why) {
    if (types.empty() || !review.type.empty()) return;
    review.type = types.front();
    review.type_why = why;
    for (std::size_t i = 1; i < types.size(); ++i) {
      const bool joint = (types[i] == "sar" || types[i] == "cspr" || types[i] == "scr" ||
                          types[i] == "mhhr" || types[i] == "dhr") &&
                         holds(lower_case(front.title), {"joint", " and ", "combined"});
      if (joint) review.joint_with.emplace_back(types[i]);
    }
  };
  choose(types_in(front.title), "title");
  choose(types_in(front.cover_title), "cover sheet");
  choose(types_in(front_text(front)), "front page");
  if ((review.type == "rapid-review" || review.type == "learning-review") && is_governments(front, review)) {
    review.type = "inquiry";
    review.type_why = "a government's review, not a safeguarding partnership's";
  }
  if (!review.type.empty()) return;
  for (std::size_t i = 0; i < text.passages.size() && i < 12 && review.type.empty(); ++i)
    choose(types_in(text.passages[i].text()), "opening paragraphs");
  if (review.type.empty() && is_governments(front, review))
    review.type = "inquiry", review.type_why = "front page";
  if (review.type.empty()) review.type = "other", review.type_why = "nothing names it";
}

std::string domain_of(const TitlePage& front, const ReviewDescription& review) {
  const auto& type = review.type;
  const auto title = lower_case(front.title);
  const auto boards = boards_text(review);
  const bool child_title = holds(title, {"child ", "children", "baby ", "young person", "infant"});
  for (const auto child : {"cspr", "national-cspr", "rapid-review", "cpr", "child-death-review", "cmr"})
    if (type == child) return "child";
  for (const auto adult : {"sar", "dhr", "apr", "mhhr"})
    if (type == adult)
      return std::any_of(review.joint_with.begin(), review.joint_with.end(),
                         [](const auto& t) { return t == "cspr" || (t == "scr"); })
                 ? "both"
                 : "adult";
  const bool adult_words = holds(title, {"(adult)", "adult ", "mr ", "mrs ", "ms ", "adults"}) ||
                           (!child_title && holds(boards, {"adult"}) && !holds(boards, {"children"}));
  if (type == "inquiry" || type == "thematic" || type == "other" || type == "pfd")
    return child_title == adult_words ? "both" : (child_title ? "child" : "adult");
  return adult_words ? "adult" : "child";
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

/// What the front pages and the type say; England for its own types; nothing for what spans the United
/// Kingdom.
std::string nation_of(const TitlePage& front, const DocumentText& text, const ReviewDescription& review) {
  auto named = lower_case(front_text(front)) + boards_text(review);
  if (review.type == "cpr" || review.type == "apr" || review.type == "susr") return "wales";
  if (review.type == "cmr") return "northern-ireland";
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
  for (const auto role : {"commissioned", "incident", "completed", "published"}) {
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

}  // namespace

std::string document_kind(const TitlePage& front, const DocumentText& text) {
  const auto title = lower_case(front.title);
  if (holds(title, {"government response", "partnership response", "board response", "board's response",
                    "board’s response", "agency response", "formal response", "council response",
                    "response and action plan", "response to the review", "response to the report",
                    "response to recommendations"}))
    return "response";
  if (const auto at = title.find("response to"); at != std::string::npos)
    if (holds(title.substr(at), {"review", "report", "inquiry", "recommendations"})) return "response";
  if (holds(title, {"action plan"})) return "action-plan";
  if (holds(title, {"executive summary", "summary report", "summary of the review"}))
    return "executive-summary";
  if (holds(title, {"terms of reference"})) return "terms-of-reference";
  if (holds(title, {"briefing", "7 minute", "7-minute", "seven minute", "seven-minute", "practitioner brief",
                    "learning brief"}))
    return "briefing";
  if (holds(title, {"bulletin", "newsletter"})) return "bulletin";
  if (holds(title, {"timeline", "chronology of"})) return "timeline";
  if (holds(title, {"press statement", "media statement", "press release", "statement from", "statement on"}))
    return "statement";
  if (holds(title, {"learning report", "learning summary", "lessons learned report"}))
    return "learning-report";
  const auto front_words = lower_case(front_text(front));
  if (holds(front_words, {"executive summary\n"}) && text.passages.size() < 120 &&
      !holds(title, {"overview"}))
    return "executive-summary";
  return "overview";
}

void describe_type(const TitlePage& front, const DocumentText& text, ReviewDescription& review) {
  set_type(front, text, review);
  review.domain = domain_of(front, review);
  review.nation = nation_of(front, text, review);
}

std::string regime(const ReviewDescription& review, const DocumentText& text) {
  const auto& type = review.type;
  const auto& nation = review.nation;
  const int month = month_of(review);
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
  if (type == "cpr" || type == "apr" || nation == "wales")
    return month >= 201604 || month == 0 ? "wales-ssw-act-2014" : "wales-cpr-2012";
  if (nation == "northern-ireland") return "ni-cmr-2014";
  if (nation == "scotland") return month >= 202109 ? "scotland-cp-2021" : "scotland-cp-2010";
  if (type == "dhr") return "dvcv-act-2004";
  if (type == "sar") return "care-act-2014";
  if (review.domain == "adult" && type == "scr") return month >= 201504 ? "care-act-2014" : "no-secrets-2000";
  if (review.domain == "child" && month > 0) {
    const auto edition = edition_at(month);
    // The reviews of the new law cannot be held under the old, whatever the date that was read.
    if ((type == "cspr" || type == "rapid-review" || type == "national-cspr") && month < 201807)
      return "csw-act-2017-wt2018";
    if (!edition.empty()) return edition;
  }
  return "other";
}

bool counts_in_statistics(const ReviewDescription& review, const std::string& kind) {
  for (const auto uncounted : {"inquiry", "pfd", "other", "management-review"})
    if (review.type == uncounted) return false;
  for (const auto uncounted :
       {"response", "action-plan", "terms-of-reference", "statement", "timeline", "other"})
    if (kind == uncounted) return false;
  const auto title = lower_case(review.title);
  return !holds(title, {"triennial", "annual report", "digest", "guidance", "procedure", "toolkit"});
}

std::string methodology(const DocumentText& text, const TitlePage& front) {
  struct Method {
    std::string_view pattern;
    std::string_view name;
  };
  static constexpr auto methods = std::to_array<Method>({
      {"significant incident learning process|SILP", "Significant Incident Learning Process"},
      {"learning together (model|methodology|systems|approach|case)|(SCIE) learning together|learning "
       "together ~4 social care institute",
       "SCIE Learning Together"},
      {"(using|used|adopted|followed|follows|by|with) ~3 root cause analysis", "Root cause analysis"},
      {"(using|used|adopted|followed|follows) ~3 appreciative inquiry", "Appreciative Inquiry"},
      {"(using|used|adopted|followed|follows) ~3 learning in partnership", "Learning in Partnership"},
      {"(using|used|adopted|followed|follows) ~3 partnership learning review", "Partnership Learning Review"},
  });
  static const Wordings wordings = compiled(methods);
  const auto name_in = [&](const WordStream& words) -> std::string {
    const auto hits = wordings.find(words);
    return hits.empty() ? std::string{} : std::string(methods[hits.front().id].name);
  };
  if (auto name = name_in(words_of(front.title)); !name.empty()) return name;
  for (const auto& passage : text.passages)
    if (has_role(*passage.passage,
                 {SectionRole::methodology, SectionRole::boilerplate, SectionRole::front_matter}))
      if (auto name = name_in(passage.words); !name.empty()) return name;
  return {};
}

std::string isbn(const DocumentText& text) {
  const auto in = [](std::string_view line) -> std::string {
    const auto at = line.find("ISBN");
    if (at == std::string_view::npos) return {};
    std::string digits;
    for (const char c : line.substr(at + 4)) {
      if ((c >= '0' && c <= '9') || c == '-' || (c == 'X' && digits.size() > 8))
        digits += c;
      else if (!digits.empty())
        break;
    }
    return digits.size() >= 10 ? digits : std::string{};
  };
  for (const auto& line : text.front)
    if (auto number = in(line.text); !number.empty()) return number;
  for (const auto& passage : text.passages)
    if (has_role(*passage.passage, {SectionRole::front_matter}))
      if (auto number = in(passage.text()); !number.empty()) return number;
  return {};
}

}  // namespace throughline::describing

#include "indexer/describe/review_type.h"

#include <algorithm>
#include <array>

#include "corpus/base/utf8.h"
#include "indexer/describe/jurisdiction.h"
#include "indexer/describe/wordings.h"

namespace throughline::describing {
namespace {

struct TypeRow {
  std::string_view id;
  std::string_view pattern;
};

/// In the order in which they win: the particular before the general.
constexpr auto kTypes = std::to_array<TypeRow>({
    {"pfd",
     "regulation 28 report|regulation 28|report to prevent future deaths|prevention of future deaths "
     "(report)?"},
    {"susr", "single unified safeguarding review|SUSR"},
    {"cpr", "child practice review*|adolygiad ymarfer plant"},
    {"apr", "adult practice review*|adolygiad ymarfer oedolion"},
    {"scr", "serious case management review*|part 8 (case)? review*|part eight review*|chapter 8 review*"},
    {"cmr", "case management review*"},
    {"national-cspr",
     "national child safeguarding practice review*|national review ~14 child safeguarding practice review "
     "panel|child safeguarding practice review panel ~8 national review"},
    {"rapid-review", "rapid review*"},
    {"cspr",
     "(local)? (child|children|childrens) safeguarding practice review*|local safeguarding (children|child)? "
     "practice "
     "review*|safeguarding practice review*|LCSPR|CSPR"},
    {"mhhr",
     "mental health homicide review*|independent investigation into the care and treatment|mental health "
     "homicide"},
    {"dhr",
     "domestic (violence|abuse)? homicide (overview)? (review*|report)|domestic (abuse|violence) related "
     "death "
     "review*|domestic abuse death review*|domestic homicide ~3 review|DHR|DARDR"},
    {"sar", "safeguarding (adult|adults|adult's) (thematic)? review*|adult safeguarding review*|SAR"},
    {"scr", "serious case (overview)? (review*|report)|SCR"},
    {"partnership-review",
     "partnership (learning)? review*|(multi agency|multi-agency|multiagency) "
     "(case|learning|practice|lessons)? "
     "(learning|practice|case)? review*|serious incident review*|critical incident review*|practice learning "
     "review*"},
    {"child-death-review", "child death review*|child death overview"},
    {"learning-review", "learning review*|significant case review*|initial case review*"},
    {"learning-report", "learning report*|learning from (the)? case*"},
    {"management-review", "management review*|internal management review|IMR"},
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

/// Types named in a text, in the order of the table. The Panel's name names no review.
std::vector<std::string_view> types_in(std::string_view whole) {
  std::array<bool, kTypes.size()> seen{};
  std::string text(whole);
  constexpr std::string_view panel = "safeguarding practice review panel";
  for (auto at = lower_case(text).find(panel); at != std::string::npos && at + panel.size() <= text.size();
       at = lower_case(text).find(panel))
    text.replace(at, panel.size(), "panel");
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

std::string text_of_front(const TitlePage& front) {
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

/// The review's boards lie in none of these nations, and where they lie is known.
bool is_elsewhere(const ReviewDescription& review, std::initializer_list<std::string_view> nations) {
  const auto nation = nation_of_boards(review.boards);
  if (nation.empty()) {
    const auto boards = boards_text(review);
    return holds(boards, {"safeguarding children", "safeguarding adult", "safeguarding partnership"}) &&
           !holds(boards, {"scot"});
  }
  return std::find(nations.begin(), nations.end(), nation) == nations.end();
}

/// A rapid review is one of the safeguarding partners; government calls other things so.
bool is_governments(const TitlePage& front, const ReviewDescription& review) {
  return review.boards.empty() && holds(lower_case(text_of_front(front)),
                                        {"department of", "department for", "ministry of",
                                         "independent report", "policy paper", "home office", "of health"});
}

/// A text about reviews in general: guidance, a procedure, a digest, an annual report; not a review.
bool is_about_reviews(const TitlePage& front) {
  const auto title = lower_case(front.title);
  const bool of_somebody = !front.pseudonyms.empty();
  if (holds(title,
            {"annual report", "q&a", "frequently asked", "what is a ", "toolkit", "protocol", "triennial",
             "procedure", "practice guidance", "guidance for", "guidance on", "statutory guidance",
             "guide to", "biennial", "strategy", "terms of business", "referral form"}))
    return !of_somebody;
  const bool plural =
      holds(title, {"case reviews", "practice reviews", "homicide reviews", "adult reviews", "adults reviews",
                    "scrs", "cspr’s", "lcsprs", "rapid reviews", "sars", "dhrs"});
  const bool several = holds(title, {"thematic review", "overview of", "joint", " and executive"});
  return plural && !of_somebody && !several;
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
  if (is_about_reviews(front)) {
    review.type = "other";
    review.type_why = "about reviews, not a review";
    return;
  }
  if (lower_case(front.title).find("national review") != std::string::npos &&
      lower_case(text_of_front(front)).find("safeguarding practice review panel") != std::string::npos) {
    review.type = "national-cspr";
    review.type_why = "a national review of the Panel";
    return;
  }
  choose(types_in(front.title), "title");
  choose(types_in(front.cover_title), "cover sheet");
  choose(types_in(text_of_front(front)), "front page");
  if ((review.type == "rapid-review" || review.type == "learning-review") && is_governments(front, review)) {
    review.type = "inquiry";
    review.type_why = "a government's review, not a safeguarding partnership's";
  }
  // Only Scotland calls its statutory reviews so; a partnership elsewhere means one of its own making.
  if (review.type == "learning-review" && is_elsewhere(review, {"scotland"})) {
    review.type = "partnership-review";
    review.type_why += "; a learning review outside Scotland";
  }
  if (!review.type.empty()) return;
  for (std::size_t i = 0; i < text.passages.size() && i < 12 && review.type.empty(); ++i)
    choose(types_in(text.passages[i].text()), "opening paragraphs");
  if (review.type.empty() && is_governments(front, review))
    review.type = "inquiry", review.type_why = "front page";
  if (review.type.empty()) review.type = "other", review.type_why = "nothing names it";
}

/// The age that a coroner's report gives: "aged 34", "a 15 year old", "15-year-old"; -1 when none.
int age_in(const DocumentText& text) {
  for (std::size_t i = 0; i < text.passages.size() && i < 25; ++i) {
    const auto& words = text.passages[i].words;
    for (std::uint32_t w = 0; w + 1 < words.words.size(); ++w) {
      const auto word = words.word(w);
      const bool number = word.size() <= 2 && word.find_first_not_of("0123456789") == std::string_view::npos;
      if (!number) continue;
      const auto next = words.word(w + 1);
      const bool years = next == "years" || next == "year";
      if (years || (w > 0 && (words.word(w - 1) == "aged" || words.word(w - 1) == "age")))
        return std::stoi(std::string(word));
      if (next == "months" || next == "weeks") return 0;
    }
  }
  return -1;
}

std::string domain_of(const TitlePage& front, const DocumentText& text, const ReviewDescription& review) {
  const auto& type = review.type;
  const auto title = lower_case(front.title);
  const auto boards = boards_text(review);
  const bool child_title =
      holds(title, {"child ", "children", "baby ", "young person", "infant", "teenager"});
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
  if (type == "pfd")
    if (const int age = age_in(text); age >= 0) return age < 18 ? "child" : "adult";
  if (type == "inquiry" || type == "thematic" || type == "other" || type == "pfd")
    return child_title == adult_words ? "both" : (child_title ? "child" : "adult");
  return adult_words ? "adult" : "child";
}

}  // namespace

std::string front_text(const TitlePage& front) {
  return text_of_front(front);
}

std::string document_kind(const TitlePage& front, const DocumentText& text) {
  const auto title = lower_case(front.title);
  if (holds(title, {"government response", "partnership response", "board response", "board's response",
                    "board’s response", "agency response", "formal response", "council response",
                    "response and action plan", "response to the review", "response to the report",
                    "response to recommendations"}))
    return "response";
  if (const auto at = title.find("response to"); at != std::string::npos)
    if (holds(title.substr(at), {"review", "report", "inquiry", "recommendations"})) return "response";
  if (title.substr(0, 11) == "response by" || title.substr(0, 13) == "response from") return "response";
  if (holds(title, {"action plan", "improvement plan"})) return "action-plan";
  if (holds(title, {"executive summary", "summary report", "summary of the review"}))
    return "executive-summary";
  if (holds(title, {"terms of reference"})) return "terms-of-reference";
  if (holds(title, {"briefing",
                    "7 minute",
                    "7-minute",
                    "seven minute",
                    "seven-minute",
                    "practitioner brief",
                    "learning brief",
                    "practice brief",
                    "five minute",
                    "5 minute",
                    "one minute",
                    "1 minute",
                    "one page",
                    "practitioner summary",
                    "practitioners’ summary",
                    "learning on a page",
                    "case summary for",
                    "key learning for",
                    "briefing note",
                    "spotlight on"}))
    return "briefing";
  if (holds(title, {"bulletin", "newsletter"})) return "bulletin";
  if (holds(title, {"timeline", "chronology of"})) return "timeline";
  if (holds(title, {"press statement", "media statement", "press release", "statement from", "statement on"}))
    return "statement";
  if (holds(title, {"learning report", "learning summary", "lessons learned report"}))
    return "learning-report";
  // A smaller line of the page may say so, where the title does not.
  for (const auto& part : front.parts)
    if (part.kind == FrontKind::title && word_count(part.line.text) <= 6 &&
        holds(lower_case(part.line.text), {"briefing", "one page summary", "learning brief"}))
      return "briefing";
  if (holds(title, {"learning from "}) && text.passages.size() < 60) return "briefing";
  const auto front_words = lower_case(text_of_front(front));
  if (holds(front_words, {"executive summary\n"}) && text.passages.size() < 120 &&
      !holds(title, {"overview"}))
    return "executive-summary";
  return "overview";
}

void describe_type(const TitlePage& front, const DocumentText& text, ReviewDescription& review) {
  set_type(front, text, review);
  review.domain = domain_of(front, text, review);
  review.nation = nation_of(front, text, review);
}

bool counts_in_statistics(const ReviewDescription& review, const std::string& kind) {
  for (const auto uncounted : {"inquiry", "pfd", "other", "management-review"})
    if (review.type == uncounted) return false;
  for (const auto uncounted : {"response", "terms-of-reference", "statement", "other"})
    if (kind == uncounted) return false;
  // A bulletin of one case is a document of it; one of many is a digest. So with briefings on reviews at
  // large.
  if ((kind == "bulletin" || kind == "briefing") && review.pseudonyms.empty()) return false;
  const auto title = lower_case(review.title);
  return !holds(title, {"triennial", "biennial", "annual report", "digest", "guidance", "procedure",
                        "toolkit", "analysis of serious case reviews"});
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

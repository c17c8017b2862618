#include "indexer/describe/agency_aliases.h"

#include <algorithm>
#include <array>

#include "corpus/model/agency_names.h"
#include "indexer/describe/asked_names.h"
#include "indexer/describe/wordings.h"

namespace throughline::describing {
namespace {

/// Names and turns beyond the authority list, with what they stand for. "council" and "board" depend on the
/// review.
constexpr auto kShapes = std::to_array<WordingRow<std::string_view>>({
    {"health-commissioner",
     "commissioners|health commissioners|public health|commissioner of the|drug and alcohol action "
     "team|CCGs|CCG|clinical commissioning groups"},
    {"substance-misuse-service",
     "recovery partnership|recovery service|alcohol team|drug treatment|drug and alcohol team|drug "
     "team|alcohol treatment|drug and alcohol treatment"},
    {"domestic-abuse-service",
     "womens support|womens aid|specialist domestic abuse services|domestic violence service|domestic abuse "
     "charity|independent domestic violence advis*"},
    {"hospital",
     "infirmary|teaching hospitals|hospitals trust|hospital trust|NHS organisations|acute hospital*"},
    {"midwifery", "maternity services"},
    {"general-practice",
     "primary care company|the practice|practices|general practitioner*|general practices"},
    {"early-years", "early years service|nursery|preschool"},
    {"education-service",
     "education inclusion service|learning and inclusion service|education service|home education|special "
     "educational needs|education department|inclusion service|schools service"},
    {"youth-justice", "youth offending service|youth justice service"},
    {"mental-health-service",
     "mental health trust|community mental health team|adult mental health service|mental health foundation "
     "trust|mental health NHS foundation trust"},
    {"all-partners",
     "all agencies|all partners|member agencies|each agency|all member agencies|partner agencies|agencies "
     "should|every agency|all partner agencies|every practitioner"},
    {"government",
     "department for|department of|ministry of|the states|welsh government|scottish government|home "
     "office|NHS england|secretary of state|his majestys government|her majestys government|UK "
     "government|cabinet office|ministers"},
    {"community-safety-partnership", "community safety partnership*"},
    {"national-panel", "child safeguarding practice review panel"},
    {"court", "crown prosecution service"},
    {"care-provider", "the provider|homecare providers|care providers|each provider|homecare"},
    {"care-home", "care home|nursing home"},
    {"housing",
     "housing authority|housing association|housing options|registered social landlords|housing "
     "provider*|landlord"},
    {"regulator", "ofsted|care quality commission|CQC"},
    {"legal-services", "legal services|councils legal"},
    {"childrens-social-care",
     "childrens services|childrens social care|social services|disabled childrens team"},
    {"adult-social-care", "adult social care|adult services"},
    {"voluntary-sector", "voluntary organisations|charity|charities|voluntary sector|community groups"},
    {"immigration", "visas"},
});

enum class Relative { board, partnership, named_board, council };
constexpr auto kRelative = std::to_array<WordingRow<Relative>>({
    {Relative::board, "the board"},
    {Relative::partnership, "the partnership"},
    {Relative::named_board,
     "LSCB|LSCP|safeguarding children board|safeguarding adults board|safeguarding "
     "partnership|safeguarding children partnership|safeguarding board|safeguarding partners|statutory "
     "partners|SAB"},
    {Relative::council, "the council|council|local authority|county council|borough council|city council"},
});

const Wordings& shapes() {
  static const Wordings wordings = compiled(kShapes);
  return wordings;
}
const Wordings& relatives() {
  static const Wordings wordings = compiled(kRelative);
  return wordings;
}

const Wordings& asked_names() {
  static const Wordings wordings = compiled(kAskedNames);
  return wordings;
}
const Wordings& social_care_names() {
  static const Wordings wordings = compiled(kSocialCareNames);
  return wordings;
}
const Wordings& trust_kinds() {
  static const Wordings wordings = compiled(kTrustKinds);
  return wordings;
}

std::string without_possessives(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto rest = text.substr(at);
    const std::size_t sign = rest.substr(0, 3) == "\xE2\x80\x99" ? 3 : (rest[0] == '\'' ? 1 : 0);
    if (sign > 0 && rest.size() > sign && rest[sign] == 's' &&
        (rest.size() == sign + 1 || rest[sign + 1] == ' ')) {
      at += sign;
      continue;
    }
    plain += text[at];
  }
  return plain;
}

/// The longest name that starts first wins, as in the authority list.
std::vector<NamedAgency> longest(std::vector<NamedAgency> all) {
  std::stable_sort(all.begin(), all.end(), [](const NamedAgency& a, const NamedAgency& b) {
    return a.from != b.from ? a.from < b.from : a.to > b.to;
  });
  std::vector<NamedAgency> kept;
  for (auto& agency : all)
    if (kept.empty() || agency.from >= kept.back().to) kept.push_back(std::move(agency));
  return kept;
}

bool capital(const WordStream& words, std::uint32_t at) {
  const auto written = words.as_written(at);
  return !written.empty() && written[0] >= 'A' && written[0] <= 'Z';
}

std::string folded_between(const WordStream& words, std::uint32_t from, std::uint32_t to) {
  std::string name;
  for (auto w = from; w < to; ++w) name += (w > from ? " " : "") + std::string(words.word(w));
  return name;
}

}  // namespace

AgencyAliases::AgencyAliases(const DocumentText& text, const ReviewDescription& review)
    : adult_(review.domain == "adult"),
      homicide_(review.type == "dhr"),
      joint_(std::any_of(review.joint_with.begin(), review.joint_with.end(), [](const std::string& type) {
        return type == "sar" || type == "cspr" || type == "scr";
      })) {
  for (const auto& passage : text.passages)
    if (has_role(*passage.passage, {SectionRole::methodology, SectionRole::boilerplate, SectionRole::facts,
                                    SectionRole::analysis}) &&
        !passage.passage->table)
      learn(passage);
}

/// "the drug and alcohol service (Turnstone)", "Fairhaven Outreach (domestic violence)", "Vale Carers, a
/// charity".
void AgencyAliases::learn(const PassageText& passage) {
  const auto named = find(passage.text(), passage.words);
  for (const auto& agency : named) {
    const auto& words = passage.words;
    const auto size = static_cast<std::uint32_t>(words.words.size());
    const auto sign = [&](std::uint32_t at) {
      return at > 0 && at < size ? passage.text().substr(words.words[at - 1].to,
                                                         words.words[at].from - words.words[at - 1].to)
                                 : std::string_view{};
    };
    // "the drug and alcohol service (Turnstone)": the rest of the agency's own name, then the bracket.
    auto bracket = agency.to;
    while (bracket < size && sign(bracket) == " " && !capital(words, bracket) && bracket - agency.to < 3)
      ++bracket;
    if (sign(bracket) == " (" && capital(words, bracket)) {
      auto end = bracket + 1;
      while (end < size && sign(end) == " " && capital(words, end)) ++end;
      remember(passage, bracket, end, agency.agency);
      continue;
    }
    auto start = agency.from;
    while (start > 0 && sign(start) == " " && agency.from - start < 4) --start;
    const auto opening = sign(start);
    if (opening != " (" && opening != ", ") continue;
    const auto first = words.word(start);
    if (opening == ", " && first != "a" && first != "the" && first != "an") continue;
    auto name = start;
    while (name > 0 && capital(words, name - 1) && (name == start || sign(name) == " ")) --name;
    remember(passage, name, start, agency.agency);
  }
}

void AgencyAliases::remember(const PassageText& passage, std::uint32_t from, std::uint32_t to,
                             const std::string& agency) {
  if (to <= from || to - from > 5) return;
  // "He (police)" explains nothing: a name of one short word is not learnt.
  if (to - from == 1 && passage.words.word(from).size() < 5) return;
  const auto name = passage.between(from, to);
  if (!agency_mentions(name).empty()) return;
  const auto alone = words_of(name);
  if (!shapes().find(alone).empty() || !relatives().find(alone).empty()) return;
  names_.emplace(folded_between(passage.words, from, to), agency);
}

std::vector<NamedAgency> AgencyAliases::find(std::string_view text, const WordStream& words) const {
  return longest(all_of(text, words, false));
}

std::vector<NamedAgency> AgencyAliases::find_asked(std::string_view text, const WordStream& words) const {
  auto all = asked_in(text, words);
  // "Adult social care's system" names adult social care; the words are the same in number.
  const auto plain = without_possessives(text);
  if (plain.size() != text.size()) {
    const auto plain_words = words_of(plain);
    if (plain_words.words.size() == words.words.size())
      for (auto& agency : asked_in(plain, plain_words)) all.push_back(std::move(agency));
  }
  all = longest(std::move(all));
  all.erase(std::remove_if(all.begin(), all.end(), [](const auto& one) { return one.agency.empty(); }),
            all.end());
  return all;
}

std::vector<NamedAgency> AgencyAliases::asked_in(std::string_view text, const WordStream& words) const {
  auto all = all_of(text, words, true);
  for (const auto& hit : asked_names().find(words))
    all.push_back({std::string(kAskedNames[hit.id].id), hit.from, hit.to});
  for (const auto& hit : social_care_names().find(words))
    all.push_back(
        {kSocialCareNames[hit.id].id == 0 ? social_care() : "childrens-social-care", hit.from, hit.to});
  for (std::uint32_t w = 0; w < std::min<std::size_t>(2, words.words.size()); ++w)
    if (std::find(kEverybody.begin(), kEverybody.end(), words.word(w)) != kEverybody.end())
      all.push_back({"all-partners", w, w + 1});
  if (adult_)
    for (auto& agency : all)
      if (words.word(agency.from) == "social" && agency.agency == "childrens-social-care")
        agency.agency = "adult-social-care";
  add_trusts(words, all);
  return all;
}

/// "Midshire Partnership NHS Foundation Trust" is one name; what kind of trust it is stands in it.
void AgencyAliases::add_trusts(const WordStream& words, std::vector<NamedAgency>& all) const {
  const auto size = static_cast<std::uint32_t>(words.words.size());
  for (std::uint32_t w = 1; w < size; ++w) {
    const auto word = words.word(w);
    if ((word != "trust" && word != "trusts") || !capital(words, w)) continue;
    auto from = w;
    while (from > 0 && capital(words, from - 1) && words.words[from].before == Pause::none &&
           words.word(from - 1) != "the" && w - from < 7)
      --from;
    const auto named = words_of(folded_between(words, from, w));
    if (words.word(w - 1) == "care" && named.words.size() >= 2 && words.word(w - 2) == "social") {
      all.push_back({social_care(), from, w + 1});
      continue;
    }
    // "Probation Trust", "Academy Trust" and "National Trust" are no NHS trusts; "the Trust" alone is one.
    const bool alone = from == w && words.word(w - 1) == "the" && word == "trust";
    std::string kind;
    std::uint32_t best = kTrustKinds.size();
    for (const auto& hit : trust_kinds().find(named)) best = std::min(best, hit.id);
    if (best < kTrustKinds.size()) kind = kTrustKinds[best].id;
    const bool nhs = std::string_view(named.folded).find("nhs") != std::string_view::npos ||
                     std::string_view(named.folded).find("foundation") != std::string_view::npos;
    if (kind.empty() && (nhs || alone)) kind = "hospital";
    if (!kind.empty()) all.push_back({kind, alone ? w - 1 : from, w + 1});
  }
}

std::vector<NamedAgency> AgencyAliases::all_of(std::string_view text, const WordStream& words,
                                               bool keep_boards) const {
  std::vector<NamedAgency> all;
  for (const auto& mention : agency_mentions(text, words)) {
    std::string id(mention.agency);
    const auto last = words.word(mention.to_word - 1);
    const bool bare = mention.to_word - mention.from_word == 2 && words.word(mention.from_word) == "the" &&
                      (last == "board" || last == "partnership");
    if (id == "safeguarding-board" && homicide_ && (bare || !keep_boards)) continue;
    all.push_back(
        {id, static_cast<std::uint32_t>(mention.from_word), static_cast<std::uint32_t>(mention.to_word)});
  }
  for (const auto& hit : shapes().find(words))
    all.push_back({std::string(kShapes[hit.id].id), hit.from, hit.to});
  for (const auto& hit : relatives().find(words)) {
    switch (kRelative[hit.id].id) {
      case Relative::board:
        all.push_back({keep_boards && joint_ ? "safeguarding-board" : board(), hit.from, hit.to});
        break;
      case Relative::partnership:
        all.push_back({board(), hit.from, hit.to});
        break;
      case Relative::named_board:
        all.push_back({keep_boards ? "safeguarding-board" : board(), hit.from, hit.to});
        break;
      case Relative::council:
        all.push_back({social_care(), hit.from, hit.to, true});
        break;
    }
  }
  const auto size = static_cast<std::uint32_t>(words.words.size());
  for (std::uint32_t w = 0; w < size; ++w) {
    if (!capital(words, w)) continue;
    for (std::uint32_t length = std::min(5U, size - w); length > 0; --length)
      if (const auto found = names_.find(folded_between(words, w, w + length)); found != names_.end()) {
        all.push_back({found->second, w, w + length});
        break;
      }
    const auto next = w + 1 < size ? words.word(w + 1) : std::string_view{};
    if (next == "homes" && capital(words, w + 1)) all.push_back({"housing", w, w + 2});
    if (words.as_written(w) == "Safer" && w + 1 < size && capital(words, w + 1)) {
      auto to = w + 2;
      while (to < size && to < w + 4 && capital(words, to) && words.words[to].before == Pause::none) ++to;
      all.push_back({"community-safety-partnership", w, to});
    }
    if (words.as_written(w) == "NHS" && w + 1 < size && capital(words, w + 1) &&
        (w + 2 >= size || (words.word(w + 2) != "trust" && words.word(w + 2) != "foundation")) &&
        next != "trust" && next != "foundation" && next != "england" && next != "organisations")
      all.push_back({"health-commissioner", w, w + 2});
  }
  return all;
}

}  // namespace throughline::describing

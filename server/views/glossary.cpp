#include "server/views/glossary.h"

#include <algorithm>
#include <set>

#include "corpus/base/utf8.h"

namespace throughline {
namespace {

/// Left out is what has two meanings in these reports: SAR, ASC, CP, DNA, NFA, PR.
const std::map<std::string, std::string, std::less<>>& of_practice() {
  static const std::map<std::string, std::string, std::less<>> words{
      {"A&E", "accident and emergency department"},
      {"ABE", "Achieving Best Evidence (interview)"},
      {"ADHD", "attention deficit hyperactivity disorder"},
      {"AMHP", "approved mental health professional"},
      {"CAF", "common assessment framework"},
      {"CAFCASS", "Children and Family Court Advisory and Support Service"},
      {"CAMHS", "child and adolescent mental health services"},
      {"CCE", "child criminal exploitation"},
      {"CCG", "clinical commissioning group"},
      {"CDOP", "child death overview panel"},
      {"CIN", "child in need"},
      {"CMHT", "community mental health team"},
      {"CPA", "care programme approach"},
      {"CPS", "Crown Prosecution Service"},
      {"CQC", "Care Quality Commission"},
      {"CSC", "children’s social care"},
      {"CSE", "child sexual exploitation"},
      {"CSPR", "child safeguarding practice review"},
      {"DASH", "domestic abuse, stalking and honour-based violence (risk checklist)"},
      {"DHR", "domestic homicide review"},
      {"DNACPR", "do not attempt cardiopulmonary resuscitation"},
      {"DoLS", "deprivation of liberty safeguards"},
      {"DSL", "designated safeguarding lead"},
      {"DWP", "Department for Work and Pensions"},
      {"EHCP", "education, health and care plan"},
      {"EHE", "elective home education"},
      {"FGM", "female genital mutilation"},
      {"FII", "fabricated or induced illness"},
      {"GP", "general practitioner, family doctor"},
      {"ICPC", "initial child protection conference"},
      {"IDVA", "independent domestic violence adviser"},
      {"IMCA", "independent mental capacity advocate"},
      {"IMR", "individual management review"},
      {"IRO", "independent reviewing officer"},
      {"LAC", "looked after child"},
      {"LADO", "local authority designated officer"},
      {"LCSPR", "local child safeguarding practice review"},
      {"LSCB", "local safeguarding children board"},
      {"MAPPA", "multi-agency public protection arrangements"},
      {"MARAC", "multi-agency risk assessment conference"},
      {"MASH", "multi-agency safeguarding hub"},
      {"MCA", "Mental Capacity Act 2005"},
      {"NRM", "national referral mechanism"},
      {"NRPF", "no recourse to public funds"},
      {"PTSD", "post-traumatic stress disorder"},
      {"RCPC", "review child protection conference"},
      {"SCR", "serious case review"},
      {"SEN", "special educational needs"},
      {"SENCO", "special educational needs coordinator"},
      {"SEND", "special educational needs and disabilities"},
      {"SUDI", "sudden unexpected death in infancy"},
      {"UASC", "unaccompanied asylum-seeking child"},
      {"YOT", "youth offending team"},
  };
  return words;
}

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}
bool in_word(char c) {
  return is_capital(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '&';
}
/// The bytes that begin letters with accents; dashes and curly quotes begin otherwise.
bool begins_accented(std::string_view text, std::size_t at) {
  const auto byte = at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
  return byte >= 0xC3 && byte <= 0xC8;
}

/// The run of letters and digits that starts at or after `at`.
Span next_word(std::string_view text, std::size_t at) {
  while (at < text.size() && !in_word(text[at])) ++at;
  std::size_t end = at;
  while (end < text.size() && in_word(text[end])) ++end;
  return {at, end};
}

/// A report's list of abbreviations also defines names and words; only what looks like letters is explained.
bool looks_abbreviated(std::string_view word) {
  return word.size() >= 2 && word.size() <= 12 && std::count_if(word.begin(), word.end(), is_capital) >= 2 &&
         std::all_of(word.begin(), word.end(), in_word);
}

}  // namespace

Glossary::Glossary(const std::map<std::string, std::string>& own) {
  for (const auto& [word, meaning] : own)
    if (looks_abbreviated(word) && !meaning.empty() && meaning != word) own_.emplace(word, meaning);
}

const std::string* Glossary::meaning(std::string_view word) const {
  if (const auto found = own_.find(word); found != own_.end()) return &found->second;
  const auto& known = of_practice();
  const auto found = known.find(word);
  return found == known.end() ? nullptr : &found->second;
}

std::vector<Gloss> Glossary::glosses(std::string_view text) const {
  std::vector<Gloss> list;
  std::set<std::string_view> seen;
  std::string lower;
  for (auto at = next_word(text, 0); at.from < text.size(); at = next_word(text, at.to)) {
    if (begins_accented(text, at.to) || (at.from >= 2 && begins_accented(text, at.from - 2))) continue;
    auto word = text.substr(at.from, at.to - at.from);
    if (!looks_abbreviated(word)) continue;
    const auto* known = meaning(word);
    if (known == nullptr && word.ends_with('s')) {
      word.remove_suffix(1);  // GPs
      known = meaning(word);
    }
    if (known == nullptr || !seen.insert(word).second) continue;
    if (lower.empty()) lower = lower_case(text);
    if (lower.find(lower_case(*known)) != std::string::npos) continue;
    const auto from = code_point_index(text, at.from);
    list.push_back({{from, from + word.size()}, *known});
  }
  return list;
}

}  // namespace throughline

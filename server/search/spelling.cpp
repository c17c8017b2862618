#include "server/search/spelling.h"

#include <algorithm>
#include <array>
#include <utility>

namespace throughline {
namespace {

struct Pair {
  std::string_view british, american;
};

/// Where a word has the one inside, it is also written with the other.
constexpr auto kParts = std::to_array<Pair>({
    {"behaviour", "behavior"},
    {"favour", "favor"},
    {"colour", "color"},
    {"neighbour", "neighbor"},
    {"honour", "honor"},
    {"labour", "labor"},
    {"rumour", "rumor"},
    {"endeavour", "endeavor"},
    {"harbour", "harbor"},
    {"odour", "odor"},
    {"tumour", "tumor"},
    {"humour", "humor"},
    {"centre", "center"},
    {"metre", "meter"},
    {"fibre", "fiber"},
    {"paediatric", "pediatric"},
    {"orthopaedic", "orthopedic"},
    {"haemato", "hemato"},
    {"haemorr", "hemorr"},
    {"anaesthe", "anesthe"},
    {"anaemi", "anemi"},
    {"gynaeco", "gyneco"},
    {"foet", "fet"},
    {"caesar", "cesar"},
    {"diarrhoea", "diarrhea"},
    {"oesoph", "esoph"},
    {"faece", "fece"},
    {"faecal", "fecal"},
    {"leukaemi", "leukemi"},
    {"paedophil", "pedophil"},
    {"counsell", "counsel"},
    {"travell", "travel"},
    {"labell", "label"},
    {"cancell", "cancel"},
    {"fulfil", "fulfill"},
    {"enrol", "enroll"},
    {"defence", "defense"},
    {"offence", "offense"},
    {"licence", "license"},
    {"judgement", "judgment"},
    {"acknowledgement", "acknowledgment"},
    {"programme", "program"},
    {"grey", "gray"},
    {"sceptic", "skeptic"},
    {"practis", "practic"},
    {"mould", "mold"},
    {"manoeuvr", "maneuver"},
    {"ageing", "aging"},
    {"pyjama", "pajama"},
    {"learnt", "learned"},
    {"mum", "mom"},
    {"nappies", "diapers"},
    {"nappy", "diaper"},
    {"enquir", "inquir"},
});

constexpr auto kEndings = std::to_array<Pair>({
    {"isation", "ization"},
    {"isations", "izations"},
    {"isational", "izational"},
    {"ise", "ize"},
    {"ised", "ized"},
    {"ises", "izes"},
    {"ising", "izing"},
    {"iser", "izer"},
    {"isers", "izers"},
    {"yse", "yze"},
    {"ysed", "yzed"},
    {"ysing", "yzing"},
});

/// Words that end so without being such verbs would only give spellings that no text has, which does no harm
/// but costs a look; these are common.
constexpr auto kNotVerbs = std::to_array<std::string_view>(
    {"exercise",  "otherwise", "raise",     "raised",     "rise",       "wise",      "noise",      "arise",
     "promise",   "promised",  "surprise",  "surprised",  "advise",     "advised",   "adviser",    "advisers",
     "advising",  "size",      "sized",     "prize",      "bruise",     "bruised",   "bruises",    "bruising",
     "raising",   "rising",    "precise",   "premises",   "crises",     "expertise", "enterprise", "disguise",
     "disguised", "praise",    "supervise", "supervised", "supervising"});

/// A whole word only: "mum" is also in "mumble", "fet" also in "fetch".
bool whole_word(std::string_view part) {
  return part == "mum" || part == "mom" || part == "grey" || part == "gray" || part == "metre" ||
         part == "meter" || part == "learned" || part == "learnt" || part == "program" ||
         part == "programme" || part == "mold" || part == "mould";
}

std::string replaced(std::string_view word, std::size_t at, std::string_view part, std::string_view with) {
  return std::string(word.substr(0, at)) + std::string(with) + std::string(word.substr(at + part.size()));
}

/// The word with one part exchanged, in the direction asked for.
std::string exchanged(std::string_view word, bool to_british) {
  const auto has = [&](std::string_view part) { return word.find(part) != std::string_view::npos; };
  if (word.size() > 3 && std::find(kNotVerbs.begin(), kNotVerbs.end(), word) == kNotVerbs.end())
    for (const auto& pair : kEndings) {
      const auto from = to_british ? pair.american : pair.british;
      if (word.size() > from.size() + 2 && word.ends_with(from))
        return replaced(word, word.size() - from.size(), from, to_british ? pair.british : pair.american);
    }
  for (const auto& pair : kParts) {
    const auto from = to_british ? pair.american : pair.british;
    const auto to = to_british ? pair.british : pair.american;
    const bool inside_own_other = to.find(from) != std::string_view::npos && has(to);
    if (!has(from) || inside_own_other) continue;
    if (whole_word(from) && word != from) continue;
    // The stem of these begins a word: "fet" in "fetal", never in "effete".
    if (from.size() <= 4 && !word.starts_with(from)) continue;
    if (from == "fet" && !word.starts_with("fetal") && !word.starts_with("fetus")) continue;
    return replaced(word, word.find(from), from, to);
  }
  return {};
}

}  // namespace

std::string british_spelling(std::string_view word) {
  auto british = exchanged(word, true);
  return british.empty() ? std::string(word) : british;
}

std::vector<std::string> other_spellings(std::string_view word) {
  std::vector<std::string> others;
  for (const bool to_british : {true, false}) {
    auto other = exchanged(word, to_british);
    if (!other.empty() && other != word && std::find(others.begin(), others.end(), other) == others.end())
      others.push_back(std::move(other));
  }
  return others;
}

}  // namespace throughline

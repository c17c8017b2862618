#include "indexer/describe/cast.h"

#include <algorithm>
#include <array>

#include "corpus/base/utf8.h"

namespace throughline::describing {
namespace {

/// Words for people, and what they are to the person the review is about.
constexpr auto kNouns = std::to_array<Noun>({
    {"mother", "parent", "female"},
    {"mum", "parent", "female"},
    {"father", "parent", "male"},
    {"dad", "parent", "male"},
    {"brother", "sibling", "male"},
    {"sister", "sibling", "female"},
    {"sibling", "sibling", ""},
    {"siblings", "sibling", ""},
    {"husband", "partner", "male"},
    {"wife", "partner", "female"},
    {"partner", "partner", ""},
    {"boyfriend", "partner", "male"},
    {"girlfriend", "partner", "female"},
    {"stepfather", "partner", "male"},
    {"stepmother", "partner", "female"},
    {"son", "other", "male"},
    {"daughter", "other", "female"},
    {"grandmother", "other", "female"},
    {"grandfather", "other", "male"},
    {"uncle", "other", "male"},
    {"aunt", "other", "female"},
    {"friend", "other", ""},
    {"neighbour", "other", ""},
    {"perpetrator", "perpetrator", ""},
    {"boy", "", "male"},
    {"girl", "", "female"},
    {"man", "", "male"},
    {"woman", "", "female"},
    {"male", "", "male"},
    {"female", "", "female"},
    {"baby", "", ""},
    {"child", "", ""},
    {"infant", "", ""},
    {"lady", "", "female"},
    {"gentleman", "", "male"},
});

/// Whether a text holds a name as words of their own: "m" is not in "manslaughter".
bool holds_name(std::string_view text, std::string_view name, std::size_t& at) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  for (at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    const auto end = at + name.size();
    if ((at == 0 || !letter(text[at - 1])) && (end == text.size() || !letter(text[end]))) return true;
  }
  return false;
}

}  // namespace

const Noun* noun_of(std::string_view word) {
  for (const auto& noun : kNouns)
    if (noun.word == word || (word.size() > 4 && word.substr(0, 4) == "half" && noun.role == "sibling" &&
                              word.find(noun.word) != std::string_view::npos))
      return &noun;
  return nullptr;
}

std::string_view sex_in(const WordStream& words) {
  for (std::uint32_t w = 0; w < words.words.size(); ++w)
    if (const auto* noun = noun_of(words.word(w)); noun != nullptr && !noun->sex.empty()) return noun->sex;
  return {};
}

Fact<std::string> stated(std::string_view value, Evidence evidence) {
  Fact<std::string> fact;
  fact.state = FactState::stated;
  fact.value = std::string(value);
  fact.evidence = std::move(evidence);
  return fact;
}

void set_age(Subject& subject, const FoundAge& age, Evidence evidence) {
  subject.age_text = age.text;
  subject.age_years = age.years;
  subject.age_months = age.months;
  subject.age_band = age.band;
  subject.evidence = std::move(evidence);
}

Cast::Cast(const DocumentText& text, const ReviewDescription& review) : text_(text) {
  for (const auto& name : review.pseudonyms) names_.push_back(lower_case(name));
  for (const auto& name : names_)
    if (const auto space = name.rfind(' '); space != std::string::npos && name.size() - space > 2)
      short_names_.push_back(name.substr(space + 1));
}

bool Cast::is_subject_name(std::string_view folded) const {
  return std::find(names_.begin(), names_.end(), folded) != names_.end() ||
         std::find(short_names_.begin(), short_names_.end(), folded) != short_names_.end();
}

bool Cast::of_family() const {
  return std::any_of(names_.begin(), names_.end(), [](const auto& n) { return n.substr(0, 7) == "family "; });
}

Person& Cast::person(const std::string& name, std::string_view role) {
  for (auto& known : people)
    if (known.name == name) return known;
  people.push_back({name, {}});
  people.back().subject.role = role;
  return people.back();
}

Person* Cast::only_subject() {
  Person* found = nullptr;
  for (auto& known : people) {
    if (known.subject.role != "subject") continue;
    if (found != nullptr) return nullptr;
    found = &known;
  }
  return found;
}

bool Cast::has_subject_age() const {
  return std::any_of(people.begin(), people.end(), [](const Person& p) {
    return p.subject.role == "subject" && (p.subject.age_years || !p.subject.age_band.empty());
  });
}

std::vector<Mention> Cast::mentions_in(const PassageText& passage) const {
  std::vector<Mention> mentions;
  const auto& words = passage.words;
  for (std::uint32_t w = 0; w < words.words.size(); ++w) {
    const auto word = words.word(w);
    const auto next = w + 1 < words.words.size() ? words.word(w + 1) : std::string_view{};
    if (is_subject_name(word) ||
        (!next.empty() && is_subject_name(std::string(word) + " " + std::string(next)))) {
      mentions.push_back(
          {several() && is_subject_name(word) ? std::string(word) : subject_key(), "subject", {}, w});
      continue;
    }
    if (word == "young" && next == "person") mentions.push_back({subject_key(), "subject", {}, w + 1});
    const auto* noun = noun_of(word);
    if (noun == nullptr) continue;
    if (noun->role.empty())
      mentions.push_back({subject_key(), "subject", noun->sex, w});
    else
      mentions.push_back({std::string(noun->word), noun->role, noun->sex, w});
  }
  return mentions;
}

bool Cast::is_convicted(const std::string& name) const {
  constexpr auto npos = std::string::npos;
  for (const auto index : text_.narrative) {
    const auto& passage = text_.passages[index];
    if (passage.passage->table) continue;
    for (std::uint32_t s = 0; s < passage.words.sentences.size(); ++s) {
      const auto sentence = lower_case(passage.sentence(s));
      const auto killed_by = sentence.find("killed by");
      const auto convicted = std::min({sentence.find("convicted of"), sentence.find("pleaded guilty"),
                                       sentence.find("under arrest"), killed_by});
      if (convicted == npos) continue;
      const bool of_this = sentence.find("murder") != npos || sentence.find("manslaughter") != npos ||
                           sentence.find("abuse") != npos;
      if (!of_this && killed_by == npos) continue;
      std::size_t who = 0;
      if (holds_name(sentence, name, who) && (who < convicted || killed_by == convicted)) return true;
    }
  }
  return false;
}

}  // namespace throughline::describing

#include "indexer/describe/kin.h"

#include <algorithm>
#include <array>

#include "corpus/base/utf8.h"

namespace throughline::describing {
namespace {

struct KinNoun {
  std::string_view word;
  Who who;
  char sex;
};
constexpr auto kKin = std::to_array<KinNoun>({
    {"mother", Who::mother, 'f'},
    {"mothers", Who::mother, 'f'},
    {"mum", Who::mother, 'f'},
    {"mums", Who::mother, 'f'},
    {"mam", Who::mother, 'f'},
    {"mummy", Who::mother, 'f'},
    {"maternal", Who::mother, 'f'},
    {"father", Who::father, 'm'},
    {"fathers", Who::father, 'm'},
    {"dad", Who::father, 'm'},
    {"dads", Who::father, 'm'},
    {"daddy", Who::father, 'm'},
    {"paternal", Who::father, 'm'},
    {"parent", Who::parents, 0},
    {"parents", Who::parents, 0},
    {"parental", Who::parents, 0},
    {"couple", Who::parents, 0},
    {"couples", Who::parents, 0},
    {"adults", Who::parents, 0},
    {"stepfather", Who::carer, 'm'},
    {"stepfathers", Who::carer, 'm'},
    {"stepdad", Who::carer, 'm'},
    {"stepmother", Who::carer, 'f'},
    {"partner", Who::carer, 0},
    {"boyfriend", Who::carer, 'm'},
    {"girlfriend", Who::carer, 'f'},
    {"fiance", Who::carer, 'm'},
    {"husband", Who::father, 'm'},
    {"wife", Who::mother, 'f'},
    {"brother", Who::sibling, 'm'},
    {"brothers", Who::sibling, 'm'},
    {"sister", Who::sibling, 'f'},
    {"sisters", Who::sibling, 'f'},
    {"sibling", Who::sibling, 0},
    {"siblings", Who::sibling, 0},
    {"grandmother", Who::relative, 'f'},
    {"grandmothers", Who::relative, 'f'},
    {"grandfather", Who::relative, 'm'},
    {"grandparent", Who::relative, 0},
    {"grandparents", Who::relative, 0},
    {"grandma", Who::relative, 'f'},
    {"nan", Who::relative, 'f'},
    {"nana", Who::relative, 'f'},
    {"aunt", Who::relative, 'f'},
    {"aunts", Who::relative, 'f'},
    {"uncle", Who::relative, 'm'},
    {"cousin", Who::relative, 0},
    {"friend", Who::relative, 0},
    {"friends", Who::relative, 0},
    {"neighbour", Who::relative, 0},
    {"foster", Who::relative, 0},
    {"son", Who::sibling, 'm'},
    {"daughter", Who::sibling, 'f'},
    {"family", Who::family, 0},
    {"familys", Who::family, 0},
    {"household", Who::family, 0},
});
constexpr auto kChildNouns = std::to_array<std::string_view>(
    {"child", "children", "baby", "babys", "infant", "toddler", "boy", "girl", "twins", "twin", "childs"});
/// "child protection plan" and "children and families" speak of no child.
constexpr auto kNoChildBefore = std::to_array<std::string_view>(
    {"protection",   "care",       "health",      "benefit",  "and",    "death",
     "safeguarding", "sexual",     "abuse",       "line",     "minder", "act",
     "services",     "social",     "criminal",    "practice", "looked", "services",
     "psychiatrist", "psychology", "development", "centre",   "welfare"});

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

const KinNoun* kin_noun(std::string_view word) {
  const auto found = std::find_if(kKin.begin(), kKin.end(), [&](const KinNoun& k) { return k.word == word; });
  return found == kKin.end() ? nullptr : &*found;
}

bool is_name(std::string_view written) {
  return !written.empty() && written[0] >= 'A' && written[0] <= 'Z';
}

std::string_view word_at(const WordStream& words, std::uint32_t at) {
  return at < words.words.size() ? words.word(at) : std::string_view{};
}

}  // namespace

Kin::Kin(const DocumentText& text, const Reading& reading) : children_(reading.review.domain != "adult") {
  for (const auto& name : reading.review.pseudonyms) subjects_.push_back(lower_case(name));
  std::size_t subjects = 0;
  for (const auto& subject : reading.subjects) {
    if (subject.role != "subject") continue;
    ++subjects;
    subject_sex_ = subject.sex.stated() ? (*subject.sex.value == "male" ? 'm' : 'f') : char{0};
  }
  several_ = subjects > 1;
  if (several_) subject_sex_ = 0;
  for (const auto& name : reading.review.pseudonyms) {
    learn(name, {Who::subject, subject_sex_, 0, false});
    const auto last = name.substr(name.rfind(' ') + 1);
    if (last.size() > 1 || last == name) learn(last, {Who::subject, subject_sex_, 0, false});
    // "Young Person K" is K.
    else if (last[0] != 'A' && last[0] != 'I')
      learn(last, {Who::subject, subject_sex_, 0, false});
  }
  learn_from_tables(text);
  for (const auto& passage : text.passages) learn_from_prose(passage);
}

void Kin::learn(std::string_view name, KinMention who) {
  if (name.empty() || name == "A" || name == "I" || !is_name(name)) return;
  const auto folded = lower_case(name);
  if (kin_noun(folded) != nullptr || is_one_of(kChildNouns, folded)) return;
  names_.emplace(std::string(name), who);
}

/// Rows such as "P | Partner of M" and "FZ | Father of Child Z".
void Kin::learn_from_tables(const DocumentText& text) {
  for (const auto& row : text.document->table_rows) {
    if (row.cells.size() < 2) continue;
    const auto name = std::string(trimmed(row.cells[0]));
    if (word_count(name) > 2 || name.size() > 24) continue;
    for (std::size_t c = 1; c < row.cells.size() && c < 3; ++c) {
      PassageText cell;
      Passage passage;
      passage.text = row.cells[c];
      cell.passage = &passage;
      cell.words = words_of(passage.text);
      if (cell.words.words.empty() || cell.words.words.size() > 14) continue;
      KinMention who;
      for (std::uint32_t w = 0; w < cell.words.words.size() && w < 3 && who.who == Who::nobody; ++w)
        who = noun_at(cell, w);
      if (who.who == Who::nobody || who.who == Who::family || who.who == Who::subject) continue;
      who.at = 0;
      learn(name, who);
      break;
    }
  }
}

/// "her mother (Ms A)", "stepfather, referred to as Mr N", "the father, known as FB".
void Kin::learn_from_prose(const PassageText& passage) {
  const auto& words = passage.words;
  const auto text = passage.text();
  const auto size = static_cast<std::uint32_t>(words.words.size());
  for (std::uint32_t w = 0; w + 1 < size; ++w) {
    if (kin_noun(words.word(w)) == nullptr) continue;
    const auto who = noun_at(passage, w);
    if (who.who == Who::nobody || who.who == Who::family || who.who == Who::parents) continue;
    const auto end = words.sentences[words.words[w].sentence].to_word;
    std::uint32_t name = 0;
    const auto opening = words.words[w + 1].from;
    if (opening > 0 && text[opening - 1] == '(' && is_name(words.as_written(w + 1))) name = w + 1;
    for (auto at = w + 1; name == 0 && at + 2 < end && at < w + 12; ++at) {
      const auto said = words.word(at);
      if (kin_noun(said) != nullptr) break;
      const bool as = (said == "known" || said == "referred") && at + 3 < end;
      if (as && words.word(at + 1) == "as") name = at + 2;
      if (as && words.word(at + 1) == "to" && words.word(at + 2) == "as") name = at + 3;
      if (said == "called" && at < w + 6) name = at + 1;
    }
    if (name == 0 || name >= end || !is_name(words.as_written(name))) continue;
    std::string called(words.as_written(name));
    const bool two = name + 1 < end && is_name(words.as_written(name + 1)) &&
                     words.words[name + 1].before == Pause::none && text[words.words[name].to] == ' ';
    if (two) called += " " + std::string(words.as_written(name + 1));
    if (lower_case(called) == "the" || called == "Child" || called == "In" || called == "She") continue;
    learn(called, {who.who, who.sex, 0, false});
  }
}

KinMention Kin::named_at(const WordStream& words, std::uint32_t at) const {
  const auto one = words.as_written(at);
  if (!is_name(one)) return {};
  if (at + 1 < words.words.size() && words.words[at + 1].before == Pause::none) {
    const auto two = std::string(one) + " " + std::string(words.as_written(at + 1));
    if (const auto found = names_.find(two); found != names_.end())
      return {found->second.who, found->second.sex, at, false};
    // "W4's" is folded to W4s.
    if (two.size() > 2 && two.back() == 's')
      if (const auto found = names_.find(two.substr(0, two.size() - 1)); found != names_.end())
        return {found->second.who, found->second.sex, at, false};
  }
  auto found = names_.find(one);
  if (found == names_.end() && one.size() > 1 && one.back() == 's')
    found = names_.find(one.substr(0, one.size() - 1));
  if (found == names_.end()) return {};
  return {found->second.who, found->second.sex, at, false};
}

KinMention Kin::child_at(const WordStream& words, std::uint32_t at) const {
  const auto word = words.word(at);
  if (word == "young" && word_at(words, at + 1) == "person") return {Who::subject, subject_sex_, at, false};
  if (!is_one_of(kChildNouns, word)) return {};
  const auto next = word_at(words, at + 1);
  const bool follows = at + 1 < words.words.size() && words.words[at + 1].before == Pause::none;
  if (follows && is_one_of(kNoChildBefore, next)) return {};
  if (follows && next == "in" && word_at(words, at + 2) == "need") return {};
  if ((word == "child" || word == "baby") && follows && next.size() <= 3 &&
      is_name(words.as_written(at + 1))) {
    auto name = std::string(word) + " " + std::string(next);
    const auto same = [&](const std::string& n) { return n == name || n + "s" == name; };
    if (!several_ && !subjects_.empty() && std::none_of(subjects_.begin(), subjects_.end(), same))
      return {Who::sibling, 0, at, false};
  }
  if (at > 0 && !several_ &&
      (words.word(at - 1) == "other" || words.word(at - 1) == "older" || words.word(at - 1) == "elder" ||
       words.word(at - 1) == "another" || words.word(at - 1) == "eldest" || words.word(at - 1) == "younger"))
    return {Who::sibling, 0, at, false};
  const char sex = word == "boy" ? 'm' : (word == "girl" ? 'f' : subject_sex_);
  return {Who::subject, sex, at, false};
}

KinMention Kin::noun_at(const PassageText& passage, std::uint32_t at) const {
  const auto& words = passage.words;
  const auto* kin = kin_noun(words.word(at));
  if (kin == nullptr) return {};
  KinMention who{kin->who, kin->sex, at, false};
  const auto next = word_at(words, at + 1);
  const auto before = at > 0 ? words.word(at - 1) : std::string_view{};
  if (kin->word == "partner" && (next.substr(0, 4) == "agen" || next.substr(0, 5) == "organ")) return {};
  if ((kin->word == "maternal" || kin->word == "paternal") && next.substr(0, 5) != "menta" &&
      next.substr(0, 5) != "depre" && next.substr(0, 5) != "subst" && next.substr(0, 4) != "alco" &&
      next.substr(0, 4) != "drug")
    return {};
  if (kin->word == "adults" && before != "both" && before != "the" && before != "two") return {};
  if (kin->word == "foster" && next.substr(0, 4) != "care" && next.substr(0, 5) != "paren" &&
      next.substr(0, 5) != "mothe" && next.substr(0, 5) != "fathe" && next.substr(0, 5) != "famil")
    return {};
  if (before == "foster" || before == "grand" || before == "god") return {};
  if (before == "step" && (who.who == Who::mother || who.who == Who::father)) who.who = Who::carer;
  if (!children_ && who.who == Who::carer) return {};
  if (!children_ && who.who != Who::family) who.who = Who::relative;
  const auto* owner = at > 0 ? kin_noun(before) : nullptr;
  if (owner != nullptr && before.size() > 1 && before.back() == 's' &&
      words.words[at].before == Pause::none) {
    if ((owner->who == Who::mother || owner->who == Who::father) &&
        (who.who == Who::mother || who.who == Who::father || who.who == Who::parents ||
         who.who == Who::sibling))
      who.who = who.who == Who::sibling && kin->word != "son" && kin->word != "daughter" ? Who::relative
                                                                                         : Who::relative;
    if (owner->who == Who::sibling && (who.who == Who::mother || who.who == Who::father))
      who.who = Who::carer;
  }
  // "the father of Sibling 1", "mother of the perpetrator".
  if (next == "of" && (who.who == Who::father || who.who == Who::mother)) {
    auto of = at + 2;
    while (word_at(words, of) == "the" || word_at(words, of) == "her" || word_at(words, of) == "his") ++of;
    const auto* whose = of < words.words.size() ? kin_noun(words.word(of)) : nullptr;
    if (whose != nullptr && whose->who == Who::sibling) who.who = Who::carer;
    if (whose != nullptr && (whose->who == Who::mother || whose->who == Who::father)) who.who = Who::relative;
  }
  return who;
}

std::vector<KinMention> Kin::mentions(const PassageText& passage) const {
  std::vector<KinMention> all;
  const auto& words = passage.words;
  const auto sentence_of = [&](const KinMention& m) { return words.words[m.at].sentence; };
  const auto fits = [](const KinMention& m, char sex) {
    return m.who != Who::family && m.who != Who::nobody && (m.sex == sex || m.sex == 0) &&
           m.who != Who::parents;
  };
  // The first one of the nearest sentence: its grammatical subject, as a rule.
  const auto antecedent = [&](std::uint32_t at, const auto& suits) {
    const auto here = words.words[at].sentence;
    for (auto back = 0U; back <= here && back <= 3; ++back)
      for (const auto& m : all)
        if (sentence_of(m) == here - back && suits(m)) return m;
    return KinMention{};
  };
  for (std::uint32_t w = 0; w < words.words.size(); ++w) {
    auto who = named_at(words, w);
    // "Father T" is the father, not T.
    if (who.who != Who::nobody && w > 0 && words.word(w).size() <= 2 && !all.empty() &&
        all.back().at + 1 == w && !all.back().pronoun && words.words[w].before == Pause::none)
      continue;
    if (who.who == Who::nobody) who = noun_at(passage, w);
    if (who.who == Who::nobody) who = child_at(words, w);
    if (who.who != Who::nobody) {
      // In "mother of Child A" the mother is meant.
      const bool of_before = w > 1 && !all.empty() && words.word(w - 1) == "of" && all.back().at + 2 == w &&
                             all.back().who != Who::family;
      if (!of_before) all.push_back(who);
      continue;
    }
    const auto word = words.word(w);
    const bool he = word == "he" || word == "him" || word == "himself" || word == "his";
    const bool she = word == "she" || word == "herself" || word == "her";
    const bool they = word == "they" || word == "their" || word == "them";
    if (!he && !she && !they) continue;
    const auto next = word_at(words, w + 1);
    const bool owner = word == "his" || word == "her" || word == "their";
    if (owner &&
        (kin_noun(next) != nullptr || next == "half" || next == "step" || next == "own" || next == "older" ||
         next == "younger" || next == "new" || next == "former" || next == "ex" || next == "then"))
      continue;
    auto found =
        they ? antecedent(w,
                          [](const KinMention& m) { return m.who == Who::parents || m.who == Who::subject; })
             : antecedent(w, [&](const KinMention& m) { return fits(m, he ? 'm' : 'f'); });
    if (found.who == Who::nobody) continue;
    all.push_back({found.who, found.sex != 0 ? found.sex : (he ? 'm' : (she ? 'f' : char{0})), w, true});
  }
  return all;
}

}  // namespace throughline::describing

#include "indexer/describe/facts.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "corpus/base/utf8.h"
#include "indexer/describe/case_sentences.h"

namespace throughline::describing {
namespace {

Fact<std::string> stated(std::string_view value, Evidence evidence) {
  Fact<std::string> fact;
  fact.state = FactState::stated;
  fact.value = std::string(value);
  fact.evidence = std::move(evidence);
  return fact;
}

template <class T>
Fact<T> not_applicable() {
  Fact<T> fact;
  fact.state = FactState::not_applicable;
  return fact;
}

/// Death unless the person is said to have lived; told by the title or the introduction.
Fact<std::string> outcome(const TitlePage& front, const std::vector<CaseSentence>& all) {
  const auto title = lower_case(front.title);
  const CaseSentence* died = nullptr;
  const CaseSentence* survived = nullptr;
  const CaseSentence* harmed = nullptr;
  for (const auto& s : all) {
    if (!s.introduction) continue;
    if (!s.facts && died == nullptr && survived == nullptr &&
        s.passage->passage->role == SectionRole::boilerplate)
      continue;
    const auto words = lower_case(s.text());
    const bool relative = words.find("grand") != std::string::npos ||
                          words.find("father had died") != std::string::npos ||
                          words.find("mgf") != std::string::npos;
    if (survived == nullptr && s.has(Cue::survived)) survived = &s;
    if (harmed == nullptr && s.has(Cue::harmed) && !s.negated()) harmed = &s;
    if (died == nullptr && s.has(Cue::died) && !relative) died = &s;
  }
  if (survived != nullptr) return stated("serious-harm", survived->evidence(Cue::survived));
  if (died != nullptr) return stated("death", died->evidence(Cue::died));
  if (title.find("death of") != std::string::npos) {
    Evidence evidence;
    evidence.page = 1;
    evidence.text = front.title;
    return stated("death", evidence);
  }
  if (harmed != nullptr) return stated("serious-harm", harmed->evidence(Cue::harmed));
  return {};
}

Fact<std::string> harm_category(const DocumentText& text) {
  static const Wordings wordings = compiled(kHarmWordings);
  constexpr int kIntroductionWeight = 3;
  constexpr int kLeast = 4;
  std::map<std::string_view, int> scores;
  std::map<std::string_view, Evidence> evidence;
  for (std::size_t order = 0; order < text.narrative.size() && order < 24; ++order) {
    const auto& passage = text.passages[text.narrative[order]];
    if (has_role(*passage.passage, {SectionRole::boilerplate})) continue;
    // Far into the analysis harm is spoken of in general, not as what happened to this child.
    const bool discussion = has_role(*passage.passage, {SectionRole::analysis, SectionRole::finding});
    if (discussion && text.narrative[order] >= DocumentText::kIntroduction) continue;
    std::set<std::uint32_t> seen;
    for (const auto& hit : wordings.find(passage.words)) {
      if (!seen.insert(hit.id).second) continue;
      const auto& row = kHarmWordings[hit.id];
      const bool early = order < 4;
      scores[row.category] += row.weight * (early ? kIntroductionWeight : 1);
      evidence.emplace(row.category, passage.evidence(hit.from, hit.to));
    }
  }
  const auto best = std::max_element(scores.begin(), scores.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  if (best == scores.end() || best->second < kLeast) return {};
  return stated(best->first, evidence[best->first]);
}

/// "did not consider that there was evidence of organisational abuse": the rest of the sentence is denied.
bool denied_before(const CaseSentence& s, std::uint32_t word) {
  const auto& words = s.passage->words;
  for (auto w = words.sentences[s.sentence].from_word; w < word; ++w) {
    const auto text = words.word(w);
    if (text == "not" || text == "no" || text == "never" || text == "neither") return true;
  }
  return false;
}

Fact<std::string> capacity(const std::vector<CaseSentence>& all) {
  for (const auto& s : all)
    if (s.has(Cue::capacity_not_assessed)) return stated("no", s.evidence(Cue::capacity_not_assessed));
  for (const auto& s : all)
    if (s.has(Cue::capacity_assessed) && !s.has(Cue::negation))
      return stated("yes", s.evidence(Cue::capacity_assessed));
  return {};
}

Fact<std::vector<std::string>> abuse_types(const std::vector<CaseSentence>& all,
                                           const ReviewDescription& review) {
  static const Wordings types = compiled(kAbuseWordings);
  static const Wordings statements = compiled(kAbuseStatements);
  std::set<std::string_view> found;
  Fact<std::vector<std::string>> fact;
  const PassageText* current = nullptr;
  std::vector<WordingHit> type_hits;
  std::vector<WordingHit> statement_hits;
  for (const auto& s : all) {
    if (has_role(*s.passage->passage, {SectionRole::boilerplate})) continue;
    if (s.passage != current) {
      current = s.passage;
      type_hits = types.find(current->words);
      statement_hits = type_hits.empty() ? std::vector<WordingHit>{} : statements.find(current->words);
    }
    const auto in_sentence = [&](const WordingHit& hit) {
      return current->words.words[hit.from].sentence == s.sentence;
    };
    if (std::none_of(statement_hits.begin(), statement_hits.end(), in_sentence)) continue;
    for (const auto& hit : type_hits) {
      if (!in_sentence(hit) || denied_before(s, hit.from)) continue;
      const auto type = kAbuseWordings[hit.id].type;
      // Only what the report concludes or the story tells; a domestic homicide is domestic abuse throughout.
      if (!found.insert(type).second) continue;
      if (!fact.value) fact.evidence = current->evidence(hit.from, hit.to);
      fact.value.emplace();
    }
  }
  if (review.type == "dhr") found.insert("domestic");
  if (found.empty()) return fact;
  fact.state = FactState::stated;
  fact.value.emplace();
  for (const auto& term : kAbuseTypes)
    if (found.count(term.id) > 0) fact.value->emplace_back(term.id);
  return fact;
}

void add_once(std::vector<std::string>& list, const std::string& value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

/// Bodies that oversee or receive reviews are no agencies of the case.
bool takes_part(const std::string& agency) {
  for (const auto other : {"safeguarding-board", "community-safety-partnership", "national-panel",
                           "government", "coroner", "court", "all-partners"})
    if (agency == other) return false;
  return true;
}

/// "the Clinical Commissioning Group on behalf of the GP practice": the practice took part.
bool speaks_for_another(const WordStream& words, const NamedAgency& agency) {
  if (agency.agency != "health-commissioner" || agency.to >= words.words.size()) return false;
  auto next = agency.to;
  if (words.words[next].before != Pause::none && next + 1 < words.words.size() && words.word(next) != "for")
    return false;
  return words.word(next) == "for" || words.word(next) == "on" || words.word(next) == "in";
}

Fact<std::vector<std::string>> involved_agencies(const DocumentText& text, const AgencyAliases& agencies) {
  static const Wordings lists = compiled(kAgencyLists);
  std::vector<std::string> found;
  Fact<std::vector<std::string>> fact;
  const auto take = [&](const PassageText& passage) {
    for (const auto& agency : agencies.find(passage.text(), passage.words)) {
      if (!takes_part(agency.agency) || speaks_for_another(passage.words, agency)) continue;
      if (found.empty()) fact.evidence = passage.evidence(agency.from, agency.to);
      add_once(found, agency.agency);
    }
  };
  for (const auto& passage : text.passages) {
    if (has_role(*passage.passage, {SectionRole::references, SectionRole::appendix,
                                    SectionRole::recommendation, SectionRole::contents}))
      continue;
    if (!passage.passage->table && !lists.find(passage.words).empty()) take(passage);
  }
  int table = -1;
  bool of_agencies = false;
  for (const auto& row : text.document->table_rows) {
    const bool first = row.table != table;
    table = row.table;
    if (first)
      of_agencies = !row.cells.empty() && lower_case(row.cells[0]).find("agenc") != std::string::npos;
    else if (of_agencies && row.passage < text.passages.size() && !row.cells.empty()) {
      const auto words = words_of(row.cells[0]);
      for (const auto& agency : agencies.find(row.cells[0], words)) {
        if (!takes_part(agency.agency)) continue;
        if (found.empty()) fact.evidence = text.passages[row.passage].evidence(0, 1);
        add_once(found, agency.agency);
      }
    }
  }
  if (found.empty()) return fact;
  fact.state = FactState::stated;
  fact.value = std::move(found);
  return fact;
}

}  // namespace

void describe_facts(const TitlePage& front, const DocumentText& text, const AgencyAliases& agencies,
                    Reading& reading) {
  const auto& review = reading.review;
  const auto all = case_sentences(text);
  const auto withheld = withheld_items(text);
  const bool of_case = review.type != "inquiry" && review.type != "other";
  const bool child = review.domain != "adult";
  const bool adult = review.domain != "child";
  for (const auto& [name, label, population, values, list, by_person] : kCaseFacts) {
    if (list) {
      auto& several = reading.fact_lists[std::string(name)];
      several = {};
      if ((population == FactPopulation::child && !child) || (population == FactPopulation::adult && !adult))
        several = not_applicable<std::vector<std::string>>();
      continue;
    }
    auto& fact = reading.facts[std::string(name)];
    if (name == "outcome")
      fact = of_case ? outcome(front, all) : Fact<std::string>{};
    else if ((population == FactPopulation::child && !child) || (population == FactPopulation::adult && !adult))
      fact = not_applicable<std::string>();
    else if (!of_case)
      fact = {};
    else if (name == "mental_capacity_assessed")
      fact = capacity(all);
    else if (name == "harm_category")
      fact = harm_category(text);
    else
      fact = find_child_fact(name, all, withheld);
  }
  auto& result = reading.facts["outcome"];
  const auto& harm = reading.facts["harm_category"];
  if (result.state == FactState::not_stated && harm.stated() && reading.document_kind != "response")
    result = stated("serious-harm", harm.evidence);
  reading.fact_lists["abuse_types"] =
      adult ? (of_case ? abuse_types(all, review) : Fact<std::vector<std::string>>{})
            : not_applicable<std::vector<std::string>>();
  reading.fact_lists["agencies"] = involved_agencies(text, agencies);
}

}  // namespace throughline::describing

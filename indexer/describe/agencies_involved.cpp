// The agencies that took part in the case, as the report lists them.
#include <algorithm>

#include "corpus/base/utf8.h"
#include "indexer/describe/facts.h"

namespace throughline::describing {
namespace {

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

}  // namespace

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

}  // namespace throughline::describing

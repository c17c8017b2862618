#include "indexer/describe/recommendations.h"

#include <algorithm>
#include <cctype>

#include "corpus/base/utf8.h"
#include "indexer/describe/recommendation_tables.h"
#include "indexer/describe/recommendation_text.h"
#include "indexer/describe/requests.h"

namespace throughline::describing {
namespace {

struct Candidate {
  const PassageText* passage = nullptr;
  std::string number;
  std::string text;
  bool headed = false;    ///< its number is that of the heading above it
  bool labelled = false;  ///< "Recommendation 3" is printed with it
  Marked mark = Marked::none;
  std::string lead;          ///< column that says who
  std::string lead_in = {};  ///< the sentence that leads in to it
  int page = 0;
  GivenAfter given = {};
};
using Candidates = std::vector<Candidate>;

std::string heading_group(const Passage& passage) {
  return passage.heading_path.empty() ? std::string{} : passage.heading_path.back();
}

bool digits_only(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool starts_small(std::string_view text) {
  return !text.empty() && text[0] >= 'a' && text[0] <= 'z';
}

/// A row of a table without a column of recommendations: its number, and its longest cell as the text.
Candidate from_row(const PassageText& passage) {
  Candidate candidate;
  candidate.passage = &passage;
  candidate.number = passage.passage->number;
  std::string_view rest = passage.text();
  while (!rest.empty()) {
    const auto bar = rest.find(" | ");
    const auto cell = trimmed(rest.substr(0, bar));
    if (candidate.number.empty() && candidate.text.empty() && cell.size() <= 5)
      candidate.number = cell;
    else if (cell.size() > candidate.text.size())
      candidate.text = cell;
    rest = bar == std::string_view::npos ? std::string_view{} : rest.substr(bar + 3);
  }
  return candidate;
}

/// Lettered points and bullets that stand as passages of their own belong to the recommendation above them,
/// and so does the rest of a sentence that a page cut.
bool continues(const Candidate& before, const PassageText& next) {
  if (before.text.empty() || next.passage->heading_path != before.passage->passage->heading_path)
    return false;
  const auto& number = next.passage->number;
  const bool lettered = number.size() <= 3 && !number.empty() && !digits_only(number) &&
                        std::islower(static_cast<unsigned char>(number[0])) != 0;
  const char last = before.text.back();
  if (last == ':' || last == ';') return !is_lead_in(before.text) ? lettered || number.empty() : lettered;
  return number.empty() && starts_small(next.text()) && last != '.' && last != '?' && last != '!';
}

/// "R4 The council should ..." below a finding, wherever the report puts it.
bool is_under_finding(const Passage& passage) {
  const auto& number = passage.number;
  if (passage.table || number.size() < 2 || number[0] != 'R' ||
      !digits_only(std::string_view(number).substr(1)))
    return false;
  return has_role(passage, {SectionRole::finding, SectionRole::analysis, SectionRole::good_practice});
}

/// "Recommendation 3: ..." at the end of a chapter of analysis.
bool is_labelled_elsewhere(const Passage& passage) {
  return !passage.table && (is_labelled(passage) || !heading_number(passage).empty()) &&
         has_role(passage, {SectionRole::finding, SectionRole::analysis, SectionRole::good_practice,
                            SectionRole::family_voice});
}

/// Gathers what may be recommendations, in the order of the document.
class Gathering {
 public:
  explicit Gathering(const DocumentText& text) {
    for (const auto& passage : text.passages) add(passage);
  }
  Candidates prose;
  Candidates rows;  ///< of tables that do not say which column holds them

 private:
  void add(const PassageText& passage) {
    const auto& printed = *passage.passage;
    if (of_others(printed)) return;
    if (printed.role != SectionRole::recommendation && !is_under_finding(printed) &&
        !is_labelled_elsewhere(printed)) {
      lead_in_.clear();
      return;
    }
    if (printed.table) {
      rows.push_back(from_row(passage));
      return;
    }
    if (!prose.empty() && printed.number.empty()) {
      const auto given = given_after(passage.text());
      if (given.any() && printed.text.size() < 300 && given_first(passage)) {
        auto& before = prose.back().given;
        before = {before.owner || given.owner, before.date || given.date, before.outcome || given.outcome};
        return;
      }
    }
    if (!prose.empty() && continues(prose.back(), passage)) {
      prose.back().text +=
          " " + (printed.number.empty() ? std::string{} : printed.number + ") ") + printed.text;
      return;
    }
    if (const auto number = heading_number(printed); !number.empty() && printed.number.empty()) {
      add_headed(passage, number);
      return;
    }
    Candidate candidate;
    candidate.passage = &passage;
    candidate.number = printed.number;
    candidate.text = printed.text;
    candidate.labelled = is_labelled(printed);
    candidate.lead_in = lead_in_;
    candidate.mark = take_mark(candidate.text);
    take_label(candidate.number, candidate.text);
    if (is_lead_in(candidate.text)) lead_in_ = candidate.text;
    if (!split_list(candidate)) prose.push_back(std::move(candidate));
  }

  /// "Owner: ..." at the very start: the paragraph is about the recommendation above.
  static bool given_first(const PassageText& passage) {
    const auto colon = passage.text().find(':');
    return colon != std::string_view::npos && colon < 30;
  }

  /// All that stands under "Recommendation 3: ..." is recommendation 3; a list repeated at the end is the
  /// same one.
  void add_headed(const PassageText& passage, const std::string& number) {
    const auto& path = passage.passage->heading_path;
    const bool same_place = !prose.empty() && prose.back().passage->passage->heading_path == path;
    const bool here = same_place && prose.back().headed;
    // "2. The Board should ..." with further paragraphs below it, under the heading "Recommendation 2".
    const bool below = same_place && !here && prose.back().number == number;
    if (here || below) {
      // What explains an earlier paragraph that asks is no part of it, and neither is what leads up to it.
      auto& before = prose.back();
      if (instructs(before.text) && !instructs(passage.text())) return;
      if (!instructs(before.text) && instructs(passage.text()) && before.headed) {
        before.text = passage.passage->text;
        before.passage = &passage;
      } else {
        before.text += " " + passage.passage->text;
      }
      return;
    }
    const bool known = std::any_of(prose.begin(), prose.end(), [&](const Candidate& c) {
      return c.headed && c.number == number && same_recommendation(c.text, passage.text());
    });
    if (known) return;
    Candidate candidate;
    candidate.passage = &passage;
    candidate.number = number;
    candidate.text = passage.passage->text;
    candidate.headed = true;
    prose.push_back(std::move(candidate));
  }

  /// "The panel makes these recommendations: The Board should ... The Police should ...": bullets that were
  /// joined to their lead-in.
  bool split_list(const Candidate& whole) {
    const auto& words = whole.passage->words;
    const auto colon = whole.text.find(": ");
    if (!whole.number.empty() || colon == std::string::npos || colon > 300 || !is_lead_in(whole.text))
      return false;
    const auto lead = whole.text.substr(0, colon + 1);
    if (lower_case(lead).find("recommendations") == std::string::npos) return false;
    Candidates parts;
    for (std::uint32_t s = 0; s < words.sentences.size(); ++s) {
      const auto& sentence = words.sentences[s];
      if (sentence.from_word >= sentence.to_word) continue;
      auto from = words.words[sentence.from_word].from;
      auto to = s + 1 < words.sentences.size() ? words.words[words.sentences[s + 1].from_word].from
                                               : whole.text.size();
      if (to <= colon + 2) continue;
      from = std::max<std::uint32_t>(from, static_cast<std::uint32_t>(colon + 2));
      const auto part = std::string(trimmed(std::string_view(whole.passage->text()).substr(from, to - from)));
      if (!instructs(part)) return false;
      auto one = whole;
      one.text = part;
      one.lead_in = lead;
      parts.push_back(std::move(one));
    }
    if (parts.size() < 2) return false;
    std::move(parts.begin(), parts.end(), std::back_inserter(prose));
    return true;
  }

  std::string lead_in_;
};

Candidates from_tables(const DocumentText& text, const std::vector<RecommendationRow>& rows, bool plans) {
  Candidates all;
  for (const auto& row : rows) {
    const auto& passage = text.passages[row.passage];
    if (row.plan != plans || of_others(*passage.passage) || word_count(row.text) < 4) continue;
    Candidate one;
    one.passage = &passage;
    one.number = row.number;
    one.text = row.text;
    one.page = row.page;
    one.lead = row.lead;
    one.given = {row.has_owner, row.has_date, row.has_outcome};
    all.push_back(std::move(one));
  }
  return all;
}

/// Reports without a list: sentences that say themselves that they recommend.
Candidates from_sentences(const DocumentText& text) {
  Candidates all;
  for (const auto& passage : text.passages) {
    if (!has_role(*passage.passage, {SectionRole::finding, SectionRole::analysis}) ||
        passage.passage->table || of_others(*passage.passage))
      continue;
    if (says_recommended(passage.text())) {
      Candidate one;
      one.passage = &passage;
      one.number = passage.passage->number;
      one.text = passage.passage->text;
      all.push_back(std::move(one));
      continue;
    }
    for (std::uint32_t s = 1; s < passage.words.sentences.size(); ++s) {
      const auto& sentences = passage.words.sentences;
      const auto from = passage.words.words[sentences[s].from_word].from;
      const auto to = s + 1 < sentences.size() ? passage.words.words[sentences[s + 1].from_word].from
                                               : passage.text().size();
      const auto sentence = trimmed(passage.text().substr(from, to - from));
      if (!says_recommended(sentence)) continue;
      Candidate one;
      one.passage = &passage;
      one.text = std::string(sentence);
      all.push_back(std::move(one));
    }
  }
  return all;
}

/// One list of several that may say the same: the fullest list, then what only the others have.
Candidates chosen_of(const DocumentText& text, const Gathering& found,
                     const std::vector<RecommendationRow>& rows) {
  const auto& prose = found.prose;
  const auto marked = [](const Candidate& c) { return c.mark == Marked::recommendation; };
  const auto headed = [](const Candidate& c) { return c.headed || c.labelled; };
  const auto listed = [](const Candidate& c) {
    return is_list_number(c.number) && !is_lead_in(c.text) && asks(c.text);
  };
  const auto numbered = [](const Candidate& c) {
    return !c.number.empty() && !is_lead_in(c.text) && asks(c.text);
  };
  const auto plain = [](const Candidate& c) { return !is_lead_in(c.text) && instructs(c.text); };
  Candidates chosen;
  const auto keep = [&](const auto& test, const Candidates& from) {
    if (chosen.empty()) std::copy_if(from.begin(), from.end(), std::back_inserter(chosen), test);
  };
  const auto any = [](const Candidate&) { return true; };
  keep(marked, prose);
  const auto of_headings = std::count_if(prose.begin(), prose.end(), headed);
  if (of_headings > 0 && of_headings >= std::count_if(prose.begin(), prose.end(), listed))
    keep(headed, prose);
  keep(listed, prose);
  const auto tables = from_tables(text, rows, false);
  if (chosen.size() < tables.size() && !std::any_of(chosen.begin(), chosen.end(), headed)) chosen.clear();
  keep(any, tables);
  keep(numbered, prose);
  keep(plain, prose);
  keep(plain, found.rows);
  keep(any, from_sentences(text));
  keep(any, from_tables(text, rows, true));
  return chosen;
}

/// Said where it arises and listed again at the end: one recommendation, the fuller text.
Candidates without_repeats(const Candidates& all) {
  Candidates kept;
  for (const auto& one : all) {
    const auto before = std::find_if(kept.begin(), kept.end(), [&](const Candidate& other) {
      if (lower_case(other.text) == lower_case(one.text)) return true;
      return (other.number == one.number || other.number.empty() || one.number.empty()) &&
             same_recommendation(other.text, one.text);
    });
    if (before == kept.end()) {
      kept.push_back(one);
    } else if (one.text.size() > before->text.size()) {
      *before = one;
    }
  }
  return kept;
}

/// What an action plan in the same document says of it.
void add_plan(Recommendation& one, const std::vector<RecommendationRow>& rows, bool numbers_are_unique) {
  for (const auto& row : rows) {
    if (!row.plan) continue;
    const bool same = same_recommendation(row.text, one.text) ||
                      (numbers_are_unique && !one.number.empty() && row.number == one.number);
    if (!same) continue;
    one.has_owner = one.has_owner || row.has_owner;
    one.has_date = one.has_date || row.has_date;
    one.has_outcome = one.has_outcome || row.has_outcome;
  }
}

}  // namespace

std::vector<Recommendation> find_recommendations(const DocumentText& text, const std::string& kind,
                                                 const AgencyAliases& agencies) {
  if (kind == "response" || kind == "action-plan" || kind == "terms-of-reference") return {};
  const Gathering found(text);
  const auto rows = recommendation_rows(text);
  const auto chosen = without_repeats(chosen_of(text, found, rows));
  std::vector<std::string> numbers;
  for (const auto& candidate : chosen) numbers.push_back(candidate.number);
  std::sort(numbers.begin(), numbers.end());
  const bool unique = std::adjacent_find(numbers.begin(), numbers.end()) == numbers.end();
  std::vector<Recommendation> all;
  for (const auto& candidate : chosen) {
    Recommendation one;
    const auto& passage = *candidate.passage->passage;
    one.number = candidate.number;
    one.text = candidate.text;
    one.page = candidate.page > 0 ? candidate.page : passage.page;
    one.passage = passage.id;
    one.heading = heading_group(passage);
    const auto request = read_request(one.text, {candidate.lead, candidate.lead_in, one.heading}, agencies);
    one.addressees = request.addressees();
    one.action_type = request.action_type;
    one.level = request.level;
    const auto given = given_after(one.text);
    one.has_owner = candidate.given.owner || given.owner;
    one.has_date = candidate.given.date || given.date || gives_date(one.text);
    one.has_outcome = candidate.given.outcome || given.outcome;
    add_plan(one, rows, unique);
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace throughline::describing

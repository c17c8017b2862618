#include "taxonomy/rule_book.h"

#include <algorithm>

namespace throughline {
namespace {

/// Raise when the rules of this folder would give other tags for the same taxonomy.
constexpr int kRulesVersion = 2;

constexpr double kStrong = 1.0;
constexpr double kWeak = 0.5;
constexpr double kInHeading = 1.5;
constexpr double kInFinding = 1.2;
/// In words. Shorter passages are headings and labels: to stand in a section is no evidence for them.
constexpr std::size_t kLongerThanAHeading = 8;

double weight(const Rule& rule, std::optional<SectionRole> role) {
  const bool verdict = role == SectionRole::finding || role == SectionRole::recommendation;
  return (rule.weak ? kWeak : kStrong) * (verdict ? kInFinding : 1.0);
}

}  // namespace

Result<void> RuleBook::add(const std::string& text, std::size_t theme, bool exclusion,
                           const PhraseLists& lists) {
  THROUGHLINE_ASSIGN(const auto cue, parse_cue(text, lists));
  matcher_.add(cue);
  rules_.push_back({theme, cue.weak, exclusion, text});
  return {};
}

Result<RuleBook> RuleBook::compile(const Taxonomy& taxonomy) {
  RuleBook book;
  book.themes_ = taxonomy.themes();
  auto& everything = book.everything_;
  everything = std::to_string(kRulesVersion) + '\n' + taxonomy.version();
  for (const auto& [name, pattern] : taxonomy.lists()) everything += '\n' + name + '=' + pattern;
  for (std::size_t i = 0; i < book.themes_.size(); ++i) {
    const auto& theme = book.themes_[i];
    everything += '\n' + theme.id + ' ' + std::string(id(theme.kind));
    for (const bool exclusion : {false, true})
      for (const auto& text : exclusion ? theme.exclusions : theme.cues) {
        everything += (exclusion ? "\n- " : "\n+ ") + text;
        auto added = book.add(text, i, exclusion, taxonomy.lists());
        if (!added) {
          added.error().message = "theme " + theme.id + ", " + text + ": " + added.error().message;
          return fail(std::move(added.error()));
        }
      }
    for (const auto& agency : theme.agencies) everything += "\n@ " + agency;
    for (const auto section : theme.sections) everything += "\n# " + std::string(throughline::id(section));
  }
  return book;
}

RuledPassage RuleBook::read(std::string_view text, std::optional<SectionRole> role) const {
  RuledPassage passage;
  passage.section_gated = role && gives_no_tags(*role);
  if (passage.section_gated) return passage;
  passage.stream = words_of(text);
  passage.gated.resize(passage.stream.sentences.size());
  passage.gates = gated_sentences(text, passage.stream, role);
  for (const auto& gate : passage.gates) passage.gated[gate.sentence] = true;
  passage.hits = matcher_.find(passage.stream);
  return passage;
}

/// Hits per theme, without those in gated sentences or in a sentence with one of the theme's exclusions.
std::vector<RuleCase> RuleBook::cases(const RuledPassage& passage, std::optional<SectionRole> role,
                                      const std::vector<std::string>& headings) const {
  std::vector<RuleCase> cases(themes_.size());
  const auto sentence_of = [&](const CueHit& hit) { return passage.stream.words[hit.from].sentence; };
  std::vector<std::pair<std::size_t, std::uint32_t>> excluded;
  for (const auto& hit : passage.hits)
    if (rules_[hit.cue].exclusion) excluded.emplace_back(rules_[hit.cue].theme, sentence_of(hit));
  for (const auto& hit : passage.hits) {
    const auto& rule = rules_[hit.cue];
    const auto sentence = sentence_of(hit);
    if (rule.exclusion || passage.gated[sentence]) continue;
    if (std::find(excluded.begin(), excluded.end(), std::pair{rule.theme, sentence}) != excluded.end())
      continue;
    auto& found = cases[rule.theme];
    found.hits.push_back(hit);
    if (!found.cues.empty() && found.cues.back() == hit.cue) continue;
    found.cues.push_back(hit.cue);
    found.score += weight(rule, role);
  }
  add_sections(passage, role, cases);
  add_headings(headings, cases);
  return cases;
}

/// A section of good practice is about good practice in every passage, whatever its words. Gated sentences do
/// not count.
void RuleBook::add_sections(const RuledPassage& passage, std::optional<SectionRole> role,
                            std::vector<RuleCase>& cases) const {
  if (!role || passage.stream.words.size() < kLongerThanAHeading) return;
  const auto open = std::find(passage.gated.begin(), passage.gated.end(), false);
  if (open == passage.gated.end()) return;
  const auto& sentence = passage.stream.sentences[static_cast<std::size_t>(open - passage.gated.begin())];
  for (std::size_t i = 0; i < themes_.size(); ++i) {
    const auto& sections = themes_[i].sections;
    if (std::find(sections.begin(), sections.end(), *role) == sections.end()) continue;
    cases[i].score += kStrong;
    cases[i].hits.push_back({kSectionCue, sentence.from_word, sentence.to_word});
  }
}

/// A heading strengthens what the text says; it never tags a text that says nothing of the theme.
void RuleBook::add_headings(const std::vector<std::string>& headings, std::vector<RuleCase>& cases) const {
  std::vector<bool> raised(themes_.size());
  for (const auto& heading : headings)
    for (const auto& hit : matcher_.find(words_of(heading))) {
      const auto& rule = rules_[hit.cue];
      auto& found = cases[rule.theme];
      if (rule.exclusion || found.cues.empty() || raised[rule.theme]) continue;
      raised[rule.theme] = true;
      found.score += (rule.weak ? kWeak : kStrong) * kInHeading;
    }
}

}  // namespace throughline

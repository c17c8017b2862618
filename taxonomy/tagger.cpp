#include "taxonomy/tagger.h"

#include <algorithm>
#include <cmath>

#include "corpus/base/file.h"
#include "corpus/base/utf8.h"
#include "taxonomy/cue_matcher.h"
#include "taxonomy/gates.h"
#include "taxonomy/lens.h"
#include "taxonomy/polarity.h"

namespace throughline {
namespace {

/// Raise when the rules of this folder would give other tags for the same taxonomy.
constexpr int kRulesVersion = 2;

constexpr double kStrong = 1.0;
constexpr double kWeak = 0.5;
constexpr double kEnough = 1.0;
constexpr double kInHeading = 1.5;
/// In words. Shorter passages are headings and labels: to stand in a section is no evidence for them.
constexpr std::size_t kLongerThanAHeading = 8;
constexpr double kInFinding = 1.2;

/// In the place of a cue's number: the section itself is the evidence.
constexpr std::uint32_t kSection = ~std::uint32_t{0};

struct Rule {
  std::size_t theme = 0;
  bool weak = false;
  bool exclusion = false;
  std::string text;
};

/// What speaks for one theme in one passage.
struct Case {
  double score = 0;
  std::vector<CueHit> hits;
  std::vector<std::uint32_t> cues;  ///< each once
};

}  // namespace

struct Tagger::State {
  CueMatcher matcher;
  std::vector<Rule> rules;
  std::vector<Theme> themes;
  std::string stamp;

  Result<void> add(const std::string& text, std::size_t theme, bool exclusion, const PhraseLists& lists) {
    THROUGHLINE_ASSIGN(const auto cue, parse_cue(text, lists));
    matcher.add(cue);
    rules.push_back({theme, cue.weak, exclusion, text});
    return {};
  }

  double weight(const Rule& rule, std::optional<SectionRole> role) const {
    const bool verdict = role == SectionRole::finding || role == SectionRole::recommendation;
    return (rule.weak ? kWeak : kStrong) * (verdict ? kInFinding : 1.0);
  }

  std::vector<Case> cases(const WordStream& stream, const std::vector<bool>& gated,
                          std::optional<SectionRole> role) const;
  void add_sections(const WordStream& stream, const std::vector<bool>& gated, std::optional<SectionRole> role,
                    std::vector<Case>& cases) const;
  void add_headings(const std::vector<std::string>& headings, std::vector<Case>& cases) const;
  Tag tag_of(std::size_t theme, const Case& found, const TagRequest& request, const WordStream& stream,
             const PolarityReader& polarity, const LensReader& lens) const;
};

/// Hits per theme, without those in gated sentences or in a sentence with one of the theme's exclusions.
std::vector<Case> Tagger::State::cases(const WordStream& stream, const std::vector<bool>& gated,
                                       std::optional<SectionRole> role) const {
  std::vector<Case> cases(themes.size());
  const auto hits = matcher.find(stream);
  const auto sentence_of = [&](const CueHit& hit) { return stream.words[hit.from].sentence; };
  std::vector<std::pair<std::size_t, std::uint32_t>> excluded;
  for (const auto& hit : hits)
    if (rules[hit.cue].exclusion) excluded.emplace_back(rules[hit.cue].theme, sentence_of(hit));
  for (const auto& hit : hits) {
    const auto& rule = rules[hit.cue];
    const auto sentence = sentence_of(hit);
    if (rule.exclusion || gated[sentence]) continue;
    if (std::find(excluded.begin(), excluded.end(), std::pair{rule.theme, sentence}) != excluded.end())
      continue;
    auto& found = cases[rule.theme];
    found.hits.push_back(hit);
    if (!found.cues.empty() && found.cues.back() == hit.cue) continue;
    found.cues.push_back(hit.cue);
    found.score += weight(rule, role);
  }
  return cases;
}

/// A section of good practice is about good practice in every passage, whatever its words. Gated sentences do
/// not count.
void Tagger::State::add_sections(const WordStream& stream, const std::vector<bool>& gated,
                                 std::optional<SectionRole> role, std::vector<Case>& cases) const {
  if (!role || stream.words.size() < kLongerThanAHeading) return;
  const auto open = std::find(gated.begin(), gated.end(), false);
  if (open == gated.end()) return;
  const auto& sentence = stream.sentences[static_cast<std::size_t>(open - gated.begin())];
  for (std::size_t i = 0; i < themes.size(); ++i) {
    const auto& sections = themes[i].sections;
    if (std::find(sections.begin(), sections.end(), *role) == sections.end()) continue;
    cases[i].score += kStrong;
    cases[i].hits.push_back({kSection, sentence.from_word, sentence.to_word});
  }
}

/// A heading strengthens what the text says; it never tags a text that says nothing of the theme.
void Tagger::State::add_headings(const std::vector<std::string>& headings, std::vector<Case>& cases) const {
  std::vector<bool> raised(themes.size());
  for (const auto& heading : headings)
    for (const auto& hit : matcher.find(words_of(heading))) {
      const auto& rule = rules[hit.cue];
      auto& found = cases[rule.theme];
      if (rule.exclusion || found.cues.empty() || raised[rule.theme]) continue;
      raised[rule.theme] = true;
      found.score += (rule.weak ? kWeak : kStrong) * kInHeading;
    }
}

Tag Tagger::State::tag_of(std::size_t theme, const Case& found, const TagRequest& request,
                          const WordStream& stream, const PolarityReader& polarity,
                          const LensReader& lens) const {
  const auto strength = [&](const CueHit& hit) {
    return hit.cue == kSection ? 0 : rules[hit.cue].weak ? 1 : 2;
  };
  const auto best =
      *std::max_element(found.hits.begin(), found.hits.end(), [&](const CueHit& a, const CueHit& b) {
        return strength(a) != strength(b) ? strength(a) < strength(b) : a.from > b.from;
      });
  Tag tag;
  tag.theme = themes[theme].id;
  tag.learning = !request.role || counts_as_learning(*request.role);
  tag.span = {code_point_index(request.text, stream.words[best.from].from),
              code_points(request.text.substr(0, stream.words[best.to - 1].to))};

  // One real concern outweighs praise, praise a mention, and a denial counts only when nothing else is said.
  constexpr auto kOrder =
      std::to_array({Polarity::concern, Polarity::good, Polarity::context, Polarity::absent});
  std::vector<bool> seen(kOrder.size());
  std::vector<std::uint32_t> sentences;
  for (const auto& hit : found.hits) {
    seen[static_cast<std::size_t>(polarity.of(hit.from, hit.to, themes[theme].kind))] = true;
    sentences.push_back(stream.words[hit.from].sentence);
  }
  for (const auto value : kOrder)
    if (seen[static_cast<std::size_t>(value)]) {
      tag.polarity = value;
      break;
    }
  // What a whole section is about is told, not judged, unless the section is one of good practice.
  const auto& sections = themes[theme].sections;
  if (request.role && std::find(sections.begin(), sections.end(), *request.role) != sections.end())
    tag.polarity = *request.role == SectionRole::good_practice ? Polarity::good : Polarity::context;
  tag.lens = lens.of(sentences, themes[theme].agencies);
  // A section that is known is evidence itself; without one the same words are worth less.
  tag.confidence = std::round((found.score / (found.score + 0.5)) * (request.role ? 1.0 : 0.9) * 100) / 100;

  if (best.cue == kSection) {
    tag.why = "every passage of a section with the role " + std::string(id(*request.role));
    return tag;
  }
  const auto words = request.text.substr(stream.words[best.from].from,
                                         stream.words[best.to - 1].to - stream.words[best.from].from);
  tag.why = "“" + std::string(words) + "” by cue " + rules[best.cue].text;
  if (found.cues.size() > 1) tag.why += " and " + std::to_string(found.cues.size() - 1) + " more";
  return tag;
}

Result<Tagger> Tagger::compile(const Taxonomy& taxonomy) {
  auto state = std::make_unique<State>();
  state->themes = taxonomy.themes();
  std::string everything = std::to_string(kRulesVersion) + '\n' + taxonomy.version();
  for (const auto& [name, pattern] : taxonomy.lists()) everything += '\n' + name + '=' + pattern;
  for (std::size_t i = 0; i < state->themes.size(); ++i) {
    const auto& theme = state->themes[i];
    everything += '\n' + theme.id + ' ' + std::string(id(theme.kind));
    for (const bool exclusion : {false, true})
      for (const auto& text : exclusion ? theme.exclusions : theme.cues) {
        everything += (exclusion ? "\n- " : "\n+ ") + text;
        auto added = state->add(text, i, exclusion, taxonomy.lists());
        if (!added) {
          added.error().message = "theme " + theme.id + ", " + text + ": " + added.error().message;
          return fail(std::move(added.error()));
        }
      }
    for (const auto& agency : theme.agencies) everything += "\n@ " + agency;
    for (const auto section : theme.sections) everything += "\n# " + std::string(throughline::id(section));
  }
  state->stamp = taxonomy.version() + "-" + sha256(everything).substr(0, 12);
  return Tagger(std::move(state));
}

TagResult Tagger::tag(const TagRequest& request) const {
  TagResult result;
  if (request.role && gives_no_tags(*request.role)) {
    result.gates.push_back({"section-role", {0, code_points(request.text)}});
    return result;
  }
  const auto stream = words_of(request.text);
  std::vector<bool> gated(stream.sentences.size());
  for (const auto& gate : gated_sentences(request.text, stream, request.role)) {
    gated[gate.sentence] = true;
    const auto& sentence = stream.sentences[gate.sentence];
    result.gates.push_back({std::string(gate.name),
                            {code_point_index(request.text, stream.words[sentence.from_word].from),
                             code_points(request.text.substr(0, stream.words[sentence.to_word - 1].to))}});
  }
  auto cases = state_->cases(stream, gated, request.role);
  state_->add_sections(stream, gated, request.role, cases);
  state_->add_headings(request.heading_path, cases);
  if (std::none_of(cases.begin(), cases.end(), [](const Case& found) { return found.score >= kEnough; }))
    return result;
  const PolarityReader polarity(stream, request.role);
  const LensReader lens(request.text, stream, request.heading_path);
  for (std::size_t i = 0; i < cases.size(); ++i)
    if (cases[i].score >= kEnough)
      result.tags.push_back(state_->tag_of(i, cases[i], request, stream, polarity, lens));
  return result;
}

const std::string& Tagger::stamp() const {
  return state_->stamp;
}

Tagger::Tagger(std::unique_ptr<State> state) : state_(std::move(state)) {}
Tagger::Tagger(Tagger&&) noexcept = default;
Tagger& Tagger::operator=(Tagger&&) noexcept = default;
Tagger::~Tagger() = default;

}  // namespace throughline

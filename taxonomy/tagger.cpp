#include "taxonomy/tagger.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "corpus/base/file.h"
#include "corpus/base/utf8.h"
#include "taxonomy/clues.h"
#include "taxonomy/lens.h"
#include "taxonomy/polarity.h"
#include "taxonomy/rule_book.h"

namespace throughline {
namespace {

/// Raise when model and rules are brought together in another way.
constexpr int kDecisionVersion = 1;
/// Words and rules that `why` names.
constexpr std::size_t kNamed = 4;

}  // namespace

struct Tagger::State {
  RuleBook rules;
  std::optional<ThemeModel> model;
  std::vector<std::size_t> output_of;  ///< of a theme in the model; outputs().size() when it has none
  std::size_t no_theme = 0;            ///< its output; outputs().size() when it has none
  std::string stamp;

  bool given(std::size_t output, double score) const {
    return model->probability(output, score) >= model->outputs()[output].threshold;
  }
  bool learned(std::size_t theme) const { return model && output_of[theme] < model->outputs().size(); }
};

namespace {

/// One passage being tagged.
class Tagging {
 public:
  Tagging(const RuleBook& rules, const TagRequest& request, const RuledPassage& passage)
      : rules_(rules),
        request_(request),
        passage_(passage),
        polarity_(passage.stream, request.role),
        lens_(request.text, passage.stream, request.heading_path) {}

  Tag by_rules(std::size_t theme, const RuleCase& found) const;
  Tag by_model(std::size_t theme, const ThemeModel& model, std::size_t output, const ThemeScore& score,
               const std::vector<Clue>& clues) const;

 private:
  Span span_of(std::uint32_t from, std::uint32_t to) const {
    return {code_point_index(request_.text, passage_.stream.words[from].from),
            code_points(request_.text.substr(0, passage_.stream.words[to - 1].to))};
  }
  std::string_view words(std::uint32_t from, std::uint32_t to) const {
    return request_.text.substr(passage_.stream.words[from].from,
                                passage_.stream.words[to - 1].to - passage_.stream.words[from].from);
  }
  Tag begun(std::size_t theme) const {
    Tag tag;
    tag.theme = rules_.themes()[theme].id;
    tag.learning = !request_.role || counts_as_learning(*request_.role);
    return tag;
  }
  void set_section_polarity(std::size_t theme, Tag& tag) const;

  const RuleBook& rules_;
  const TagRequest& request_;
  const RuledPassage& passage_;
  PolarityReader polarity_;
  LensReader lens_;
};

/// What a whole section is about is told, not judged, unless the section is one of good practice.
void Tagging::set_section_polarity(std::size_t theme, Tag& tag) const {
  const auto& sections = rules_.themes()[theme].sections;
  if (request_.role && std::find(sections.begin(), sections.end(), *request_.role) != sections.end())
    tag.polarity = *request_.role == SectionRole::good_practice ? Polarity::good : Polarity::context;
}

Tag Tagging::by_rules(std::size_t theme, const RuleCase& found) const {
  const auto strength = [&](const CueHit& hit) {
    return hit.cue == kSectionCue ? 0 : rules_.rule(hit.cue).weak ? 1 : 2;
  };
  const auto best =
      *std::max_element(found.hits.begin(), found.hits.end(), [&](const CueHit& a, const CueHit& b) {
        return strength(a) != strength(b) ? strength(a) < strength(b) : a.from > b.from;
      });
  auto tag = begun(theme);
  tag.span = span_of(best.from, best.to);

  // One real concern outweighs praise, praise a mention, and a denial counts only when nothing else is said.
  constexpr auto kOrder =
      std::to_array({Polarity::concern, Polarity::good, Polarity::context, Polarity::absent});
  std::vector<bool> seen(kOrder.size());
  std::vector<std::uint32_t> sentences;
  for (const auto& hit : found.hits) {
    seen[static_cast<std::size_t>(polarity_.of(hit.from, hit.to, rules_.themes()[theme].kind))] = true;
    sentences.push_back(passage_.stream.words[hit.from].sentence);
  }
  for (const auto value : kOrder)
    if (seen[static_cast<std::size_t>(value)]) {
      tag.polarity = value;
      break;
    }
  set_section_polarity(theme, tag);
  tag.lens = lens_.of(sentences, rules_.themes()[theme].agencies);
  // A section that is known is evidence itself; without one the same words are worth less.
  tag.confidence = std::round((found.score / (found.score + 0.5)) * (request_.role ? 1.0 : 0.9) * 100) / 100;

  if (best.cue == kSectionCue) {
    tag.why = "every passage of a section with the role " + std::string(id(*request_.role));
    return tag;
  }
  tag.why = "“" + std::string(words(best.from, best.to)) + "” by cue " + rules_.rule(best.cue).text;
  if (found.cues.size() > 1) tag.why += " and " + std::to_string(found.cues.size() - 1) + " more";
  return tag;
}

Tag Tagging::by_model(std::size_t theme, const ThemeModel& model, std::size_t output, const ThemeScore& score,
                      const std::vector<Clue>& clues) const {
  auto tag = begun(theme);
  tag.source = TagSource::model;
  const auto& sentence = passage_.stream.sentences[score.sentence];
  tag.span = span_of(sentence.from_word, sentence.to_word);
  tag.lens = lens_.of({score.sentence}, rules_.themes()[theme].agencies);

  const auto strongest = model.strongest(clues, output, 4 * kNamed);
  auto from = sentence.from_word;
  auto to = sentence.from_word + 1;
  std::vector<std::string> named;
  bool placed = false;
  for (const auto& piece : strongest) {
    if (piece.kind == ClueKind::section || piece.to <= piece.from) continue;
    if (!placed && piece.sentence == score.sentence) {
      from = piece.from;
      to = piece.to;
      placed = true;
    }
    const auto text = "“" + std::string(words(piece.from, piece.to)) + "”";
    if (named.size() < kNamed && std::find(named.begin(), named.end(), text) == named.end())
      named.push_back(text);
  }
  tag.polarity = polarity_.of(from, to, rules_.themes()[theme].kind);
  set_section_polarity(theme, tag);
  tag.why = "learned from coded passages";
  for (std::size_t i = 0; i < named.size(); ++i) tag.why += (i == 0 ? ": " : ", ") + named[i];
  return tag;
}

}  // namespace

Result<Tagger> Tagger::compile(const Taxonomy& taxonomy, std::optional<ThemeModel> model) {
  THROUGHLINE_ASSIGN(auto rules, RuleBook::compile(taxonomy));
  auto state = std::make_unique<State>(State{std::move(rules), std::move(model), {}, 0, {}});
  auto everything = state->rules.everything();
  if (state->model) {
    everything += "\nmodel " + std::to_string(kDecisionVersion) + ' ' + state->model->hash();
    const auto& outputs = state->model->outputs();
    const auto place = [&](std::string_view theme) {
      return static_cast<std::size_t>(
          std::find_if(outputs.begin(), outputs.end(),
                       [&](const ThemeOutput& output) { return output.theme == theme; }) -
          outputs.begin());
    };
    for (const auto& theme : state->rules.themes()) state->output_of.push_back(place(theme.id));
    state->no_theme = place(kNoTheme);
  }
  state->stamp = taxonomy.version() + "-" + sha256(everything).substr(0, 12);
  return Tagger(std::move(state));
}

Result<Tagger> Tagger::compile_with_model(const Taxonomy& taxonomy,
                                          const std::filesystem::path& taxonomy_path) {
  auto path = model_path_beside(taxonomy_path);
  if (const char* named = std::getenv("THROUGHLINE_MODEL"); named != nullptr && *named != '\0') {
    if (std::string_view(named) == "none") return compile(taxonomy);
    path = named;
  } else if (std::error_code ignored; !std::filesystem::exists(path, ignored)) {
    return compile(taxonomy);
  }
  THROUGHLINE_ASSIGN(auto model, ThemeModel::load(path));
  return compile(taxonomy, std::move(model));
}

TagResult Tagger::tag(const TagRequest& request) const {
  TagResult result;
  const auto passage = state_->rules.read(request.text, request.role);
  if (passage.section_gated) {
    result.gates.push_back({"section-role", {0, code_points(request.text)}});
    return result;
  }
  for (const auto& gate : passage.gates) {
    const auto& sentence = passage.stream.sentences[gate.sentence];
    result.gates.push_back(
        {std::string(gate.name),
         {code_point_index(request.text, passage.stream.words[sentence.from_word].from),
          code_points(request.text.substr(0, passage.stream.words[sentence.to_word - 1].to))}});
  }
  const auto cases = state_->rules.cases(passage, request.role, request.heading_path);
  std::vector<Clue> clues;
  std::vector<ThemeScore> scores;
  if (state_->model) {
    clues = clues_of(passage, state_->rules, request.role);
    if (!clues.empty()) scores = state_->model->scores(clues, passage.stream.sentences.size());
    // Where the section is known, it has said whether the text is about this case.
    if (!request.role && state_->no_theme < scores.size() &&
        state_->given(state_->no_theme, scores[state_->no_theme].score)) {
      result.gates.push_back({"like-statutory-text", {0, code_points(request.text)}});
      return result;
    }
  }
  std::optional<Tagging> tagging;  // reads the passage once more: only when there is something to tag
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const bool ruled = cases[i].score >= kEnoughForRules;
    const bool learned = !scores.empty() && state_->learned(i);
    const auto output = learned ? state_->output_of[i] : 0;
    const auto probability = learned ? state_->model->probability(output, scores[output].score) : 0;
    const bool given = learned ? probability >= state_->model->outputs()[output].threshold : ruled;
    if (!given) continue;
    if (!tagging) tagging.emplace(state_->rules, request, passage);
    auto tag = ruled ? tagging->by_rules(i, cases[i])
                     : tagging->by_model(i, *state_->model, output, scores[output], clues);
    if (learned) tag.confidence = std::round(probability * 100) / 100;
    result.tags.push_back(std::move(tag));
  }
  return result;
}

const std::string& Tagger::stamp() const {
  return state_->stamp;
}

bool Tagger::has_model() const {
  return state_->model.has_value();
}

Tagger::Tagger(std::unique_ptr<State> state) : state_(std::move(state)) {}
Tagger::Tagger(Tagger&&) noexcept = default;
Tagger& Tagger::operator=(Tagger&&) noexcept = default;
Tagger::~Tagger() = default;

}  // namespace throughline

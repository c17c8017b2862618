#include "server/search/plain_words.h"

#include <algorithm>
#include <array>

#include "corpus/text/analyser.h"
#include "server/search/spelling.h"

namespace throughline {
namespace {

/// Words in which a question is put rather than what it is about; passed over only where they open a search
/// together with a very common word: "what went wrong when", "lessons about", "cases where".
constexpr auto kFramingWords = std::to_array<std::string_view>({
    "case",           "cases",
    "example",        "examples",
    "evidence",       "find",
    "finding",        "findings",
    "found",          "go",
    "good",           "happen",
    "happened",       "happens",
    "help",           "helped",
    "helps",          "know",
    "learn",          "learned",
    "learning",       "learnt",
    "lesson",         "lessons",
    "look",           "looking",
    "need",           "please",
    "practice",       "recommend",
    "recommendation", "recommendations",
    "recommended",    "report",
    "reports",        "review",
    "reviewers",      "reviews",
    "serious",        "show",
    "shows",          "tell",
    "tells",          "want",
    "went",           "work",
    "worked",         "works",
    "wrong",          "well",
    "lcspr",          "lcsprs",
    "sars",           "scrs",
    "dhrs",           "agencies",
    "professionals",  "practitioners",
    "services",
});

bool frames(std::string_view word) {
  return std::find(kFramingWords.begin(), kFramingWords.end(), word) != kFramingWords.end();
}

bool is_stop(const Node& node) {
  return node.kind == NodeKind::word && node.words.size() == 1 && is_stop_word(node.words.front().word);
}

bool is_single(const Node& node) {
  return node.kind == NodeKind::word && node.words.size() == 1;
}

void note_wanted(const std::vector<const Node*>& nodes, std::size_t count, PlainReading& reading) {
  const auto says = [&](std::string_view beginning) {
    return std::any_of(nodes.begin(), nodes.begin() + static_cast<std::ptrdiff_t>(count),
                       [&](const Node* node) { return node->words.front().word.starts_with(beginning); });
  };
  reading.wants_role = true;
  if (says("recommend"))
    reading.wanted = SectionRole::recommendation;
  else if ((says("good") && says("practice")) || says("help") || (says("work") && says("well")))
    reading.wanted = SectionRole::good_practice;
  else
    reading.wants_role = false;
}

/// How many words at the beginning only frame the question; 0 when nothing would be left.
std::size_t opening(const std::vector<const Node*>& nodes) {
  std::size_t count = 0;
  bool common = false, framing = false;
  for (const auto* node : nodes) {
    if (!is_single(*node)) break;
    if (is_stop(*node))
      common = true;
    else if (frames(node->words.front().word))
      framing = true;
    else
      break;
    ++count;
  }
  return common && framing && count < nodes.size() ? count : 0;
}

struct Typed {
  TypedWord word;
  const Node* node = nullptr;
};

void add_idea(PlainReading& reading, PlainIdea idea) {
  reading.words += idea.nodes.size();
  reading.ideas.push_back(std::move(idea));
}

/// A word of the search by itself, with its other spellings.
PlainIdea lone_word(const Node* node, const PlainOptions& options) {
  PlainIdea idea;
  idea.nodes = {node};
  idea.span = node->span;
  if (options.expand && is_single(*node))
    for (const auto& spelling : other_spellings(node->words.front().word))
      idea.other_names.push_back({spelling, {stemmed(spelling)}, false});
  return idea;
}

}  // namespace

PlainReading read_plain(const std::vector<const Node*>& nodes, const IdeaNames& names,
                        const PlainOptions& options) {
  PlainReading reading;
  const bool only_common =
      std::all_of(nodes.begin(), nodes.end(), [](const Node* node) { return is_stop(*node); });
  const std::size_t framed = options.all_words ? 0 : opening(nodes);
  note_wanted(nodes, framed, reading);
  std::vector<Typed> typed;
  for (std::size_t i = framed; i < nodes.size(); ++i) {
    const Node* node = nodes[i];
    if (node->kind == NodeKind::prefix) {
      typed.push_back({{"*", false}, node});
      continue;
    }
    for (const auto& word : node->words)
      typed.push_back({typed_word(word.word, is_stop(*node) && !only_common), node});
  }
  for (std::size_t i = 0; i < framed; ++i) reading.passed_over.push_back(nodes[i]);
  std::vector<TypedWord> words;
  for (const auto& each : typed) words.push_back(each.word);
  for (std::size_t at = 0; at < typed.size();) {
    const auto named = options.expand ? names.longest_at(words, at) : NamedIdea{};
    const std::size_t end = at + std::max<std::size_t>(named.words, 1);
    PlainIdea idea;
    if (named.words == 0) {
      idea = lone_word(typed[at].node, options);
      if (words[at].stop) idea.nodes.clear();
    } else {
      idea.named = true;
      idea.typed = named.words;
      idea.theme = named.theme;
      idea.means_theme = named.means_theme;
      idea.other_names = named.alternatives;
      idea.span = {typed[at].node->span.from, typed[end - 1].node->span.to};
      for (std::size_t i = at; i < end; ++i)
        if (!words[i].stop && (idea.nodes.empty() || idea.nodes.back() != typed[i].node))
          idea.nodes.push_back(typed[i].node);
      for (std::size_t i = at; i < end; ++i)
        if (words[i].stop) reading.passed_over.push_back(typed[i].node);
    }
    if (!idea.nodes.empty() &&
        (reading.ideas.empty() || reading.ideas.back().nodes.back() != idea.nodes.front()))
      add_idea(reading, std::move(idea));
    else if (idea.nodes.empty() && words[at].stop)
      reading.passed_over.push_back(typed[at].node);
    at = end;
  }
  return reading;
}

}  // namespace throughline

#include "taxonomy/clues.h"

#include <algorithm>
#include <array>

#include "corpus/text/analyser.h"

namespace throughline {
namespace {

/// Words that say nothing of a theme, as stems. "Not" among them: polarity has its own reader.
constexpr auto kEmpty = std::to_array<std::string_view>(
    {"a",    "also", "an",    "and",  "ani",   "are",   "as",    "at",   "be",     "been",  "but",
     "by",   "can",  "could", "did",  "do",    "doe",   "for",   "from", "had",    "has",   "have",
     "he",   "her",  "him",   "his",  "how",   "in",    "into",  "is",   "it",     "may",   "might",
     "more", "no",   "not",   "of",   "on",    "or",    "other", "she",  "should", "so",    "than",
     "that", "the",  "their", "them", "then",  "there", "these", "they", "this",   "those", "to",
     "was",  "were", "what",  "when", "where", "which", "who",   "will", "with",   "would"});
static_assert(std::is_sorted(kEmpty.begin(), kEmpty.end()));

constexpr std::size_t kLetters = 4;

constexpr std::uint64_t hash_of(std::string_view bytes, std::uint64_t seed) {
  std::uint64_t value = 1469598103934665603ULL ^ (seed * 0x9E3779B97F4A7C15ULL);
  for (const char c : bytes) value = (value ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return (value ^ (value >> 29U)) * 0xBF58476D1CE4E5B9ULL;
}

constexpr std::uint32_t slot_of(std::uint64_t hash, ClueKind kind) {
  const auto high = static_cast<std::uint32_t>(hash >> 32U);
  switch (kind) {
    case ClueKind::words:
      return high % kWordSlots;
    case ClueKind::letters:
      return kWordSlots + high % kLetterSlots;
    case ClueKind::rule:
      return kWordSlots + kLetterSlots + high % kRuleSlots;
    case ClueKind::section:
      break;
  }
  return kWordSlots + kLetterSlots + kRuleSlots + high % kSectionSlots;
}

bool is_empty_word(std::string_view stem) {
  return std::binary_search(kEmpty.begin(), kEmpty.end(), stem);
}

class TextReader {
 public:
  explicit TextReader(const WordStream& stream) : stream_(stream) {}

  void sentence(std::uint32_t number) {
    const auto& sentence = stream_.sentences[number];
    std::uint64_t before = 0;
    std::uint32_t before_at = 0;
    for (auto i = sentence.from_word; i < sentence.to_word; ++i) {
      letters(i, number);
      const auto stem = stemmed(stream_.word(i));
      if (is_empty_word(stem)) continue;
      const auto hash = hash_of(stem, 1);
      add(hash, ClueKind::words, number, i, i + 1);
      if (before != 0) add(hash_of(stem, before), ClueKind::words, number, before_at, i + 1);
      before = hash;
      before_at = i;
    }
  }

  std::vector<Clue> take() { return std::move(found_); }

 private:
  void add(std::uint64_t hash, ClueKind kind, std::uint32_t sentence, std::uint32_t from, std::uint32_t to) {
    found_.push_back({slot_of(hash, kind), kind, sentence, from, to});
  }

  void letters(std::uint32_t word, std::uint32_t sentence) {
    padded_.assign(1, ' ');
    padded_ += stream_.word(word);
    padded_ += ' ';
    const std::string_view text = padded_;
    for (std::size_t i = 0; i == 0 || i + kLetters <= text.size(); ++i)
      add(hash_of(text.substr(i, kLetters), 2), ClueKind::letters, sentence, word, word + 1);
  }

  const WordStream& stream_;
  std::string padded_;
  std::vector<Clue> found_;
};

std::string_view strength_of(const Rule& rule) {
  return rule.exclusion ? " excluded" : rule.weak ? " weak" : " strong";
}

}  // namespace

std::vector<Clue> clues_of(const RuledPassage& passage, const RuleBook& rules,
                           std::optional<SectionRole> role) {
  TextReader reader(passage.stream);
  bool open = false;
  for (std::uint32_t i = 0; i < passage.gated.size(); ++i)
    if (!passage.gated[i]) {
      reader.sentence(i);
      open = true;
    }
  auto found = reader.take();
  if (!open) return found;
  for (const auto& hit : passage.hits) {
    const auto sentence = passage.stream.words[hit.from].sentence;
    if (passage.gated[sentence]) continue;
    const auto& rule = rules.rule(hit.cue);
    const auto name = rules.themes()[rule.theme].id + std::string(strength_of(rule));
    found.push_back({slot_of(hash_of(name, 3), ClueKind::rule), ClueKind::rule, sentence, hit.from, hit.to});
  }
  if (role) found.push_back({slot_of(hash_of(id(*role), 4), ClueKind::section), ClueKind::section, 0, 0, 0});
  return found;
}

std::vector<Clue> clues_of_text(const WordStream& stream) {
  TextReader reader(stream);
  for (std::uint32_t i = 0; i < stream.sentences.size(); ++i) reader.sentence(i);
  return reader.take();
}

}  // namespace throughline

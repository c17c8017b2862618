#include <algorithm>
#include <array>
#include <string_view>

#include "corpus/text/analyser.h"

namespace throughline {
namespace {

// Sorted, as the analyser writes words (no apostrophes). Negations stay out: "not known to services" is a
// finding.
constexpr auto kStopWords = std::to_array<std::string_view>({
    "a",      "about",  "after",  "again", "all",     "also",    "am",      "an",    "and",     "any",
    "are",    "as",     "at",     "be",    "because", "been",    "before",  "being", "between", "both",
    "but",    "by",     "can",    "could", "did",     "do",      "does",    "doing", "done",    "down",
    "during", "each",   "etc",    "few",   "for",     "from",    "further", "get",   "got",     "had",
    "has",    "have",   "having", "he",    "her",     "here",    "hers",    "him",   "his",     "how",
    "i",      "if",     "im",     "in",    "into",    "is",      "it",      "its",   "itself",  "ive",
    "just",   "like",   "may",    "me",    "might",   "more",    "most",    "much",  "must",    "my",
    "of",     "off",    "on",     "once",  "one",     "only",    "onto",    "or",    "other",   "our",
    "out",    "over",   "own",    "per",   "s",       "said",    "same",    "say",   "says",    "shall",
    "she",    "should", "so",     "some",  "such",    "t",       "than",    "that",  "thats",   "the",
    "their",  "theirs", "them",   "then",  "there",   "these",   "they",    "this",  "those",   "through",
    "to",     "too",    "under",  "until", "up",      "upon",    "us",      "very",  "via",     "was",
    "we",     "were",   "what",   "when",  "where",   "whether", "which",   "while", "who",     "whom",
    "whose",  "why",    "will",   "with",  "within",  "would",   "you",     "your",  "yours",
});
static_assert(std::is_sorted(kStopWords.begin(), kStopWords.end()), "looked up by binary search");

}  // namespace

bool is_stop_word(std::string_view word) {
  return std::binary_search(kStopWords.begin(), kStopWords.end(), word);
}

}  // namespace throughline

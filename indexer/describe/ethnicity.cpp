// Ethnicity as printed: a run of words that name groups, said of somebody.
#include <algorithm>
#include <array>

#include "indexer/describe/people.h"
#include "indexer/describe/withheld.h"

namespace throughline::describing {
namespace {

constexpr auto kGroups = std::to_array<std::string_view>({
    "white",      "black",     "asian",      "mixed",    "british",   "english",   "irish",
    "welsh",      "scottish",  "caribbean",  "african",  "indian",    "pakistani", "bangladeshi",
    "chinese",    "arab",      "gypsy",      "roma",     "traveller", "polish",    "romanian",
    "lithuanian", "latvian",   "portuguese", "somali",   "nigerian",  "ghanaian",  "lebanese",
    "syrian",     "iraqi",     "iranian",    "kurdish",  "afghan",    "turkish",   "albanian",
    "bulgarian",  "hungarian", "slovak",     "czech",    "ukrainian", "jamaican",  "eritrean",
    "ethiopian",  "sudanese",  "zimbabwean", "kenyan",   "ugandan",   "congolese", "vietnamese",
    "filipino",   "sri",       "lankan",     "nepalese", "thai",      "malaysian", "spanish",
    "italian",    "french",    "german",     "european", "eastern",   "moroccan",  "algerian",
    "egyptian",   "south",     "east",       "manx",     "jewish",
});
/// Join groups; never stand at either end of a run.
constexpr auto kJoins = std::to_array<std::string_view>({"and", "of", "or", "other"});
/// These name a group only beside another.
constexpr auto kWeak = std::to_array<std::string_view>(
    {"south", "east", "eastern", "mixed", "english", "welsh", "scottish", "european"});
constexpr auto kSaying = std::to_array<std::string_view>(
    {"is", "was", "are", "were", "as", "a", "an", "being", "ethnicity", "described", "who"});

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

bool capital(const WordStream& words, std::uint32_t at) {
  const auto written = words.as_written(at);
  return !written.empty() && written[0] >= 'A' && written[0] <= 'Z';
}

bool names_group(const WordStream& words, std::uint32_t at) {
  return is_one_of(kGroups, words.word(at)) && (capital(words, at) || words.word(at) == "mixed");
}

/// "ethnicity is [REDACTED]", "ethnic origin was [REDACTED]".
std::optional<FoundEthnicity> redacted_at(const PassageText& passage, std::uint32_t at) {
  const auto& words = passage.words;
  if (words.word(at).substr(0, 6) != "ethnic") return std::nullopt;
  const auto end = words.sentences[words.words[at].sentence].to_word;
  for (auto w = at + 1; w < std::min(end, at + 24); ++w)
    if (is_redaction(words.word(w))) return FoundEthnicity{{}, true, at, w + 1};
  constexpr std::uint32_t near = 5;
  if (at + 1 < end + 1 && blacked_out_behind(passage, at, near)) return FoundEthnicity{{}, true, at, at + 1};
  return std::nullopt;
}

}  // namespace

std::vector<FoundEthnicity> find_ethnicities(const PassageText& passage) {
  std::vector<FoundEthnicity> found;
  const auto& words = passage.words;
  const auto size = static_cast<std::uint32_t>(words.words.size());
  for (std::uint32_t at = 0; at < size; ++at) {
    if (auto redacted = redacted_at(passage, at)) {
      found.push_back(*redacted);
      at = redacted->to;
      continue;
    }
    if (!names_group(words, at)) continue;
    auto end = at + 1;
    auto last = end;
    while (end < size && (names_group(words, end) || is_one_of(kJoins, words.word(end))) &&
           words.words[end].before <= Pause::comma) {
      if (names_group(words, end)) last = end + 1;
      ++end;
    }
    // "White British and English is their first language": the second is a language.
    constexpr auto of_language =
        std::to_array<std::string_view>({"is", "as", "was", "language", "speak", "speaks"});
    if (last < size && is_one_of(of_language, words.word(last)))
      for (auto w = last - 1; w > at; --w)
        if (words.word(w) == "and") last = w;
    const bool weak = last == at + 1 && is_one_of(kWeak, words.word(at));
    const bool said =
        at > 0 && is_one_of(kSaying, words.word(at - 1)) && words.words[at].before < Pause::sentence;
    if (!weak && said) {
      const bool heritage =
          last < size && words.word(last) == "heritage" && words.word(at) != "mixed" && last > at + 2;
      if (heritage) ++last;
      found.push_back({std::string(passage.between(at, last)), false, at, last});
    }
    at = last - 1;
  }
  return found;
}

}  // namespace throughline::describing

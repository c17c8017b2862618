// Ages told by two dates: "born in March 2010 and died in June 2012".
#include <array>
#include <charconv>

#include "corpus/model/vocabulary.h"
#include "indexer/describe/ages.h"

namespace throughline::describing {
namespace {

struct PlainDate {
  int year = 0;
  int month = 0;  ///< 0: not told
  int day = 0;
  std::uint32_t to = 0;
};

constexpr auto kMonths = std::to_array<std::string_view>(
    {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"});

int month_of(std::string_view word) {
  if (word.size() < 3) return 0;
  for (std::size_t m = 0; m < kMonths.size(); ++m)
    if (word.substr(0, 3) == kMonths[m]) return static_cast<int>(m) + 1;
  return 0;
}

int number_of(std::string_view word) {
  int value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc()) return 0;
  const std::string_view rest(end, static_cast<std::size_t>(word.data() + word.size() - end));
  return rest.empty() || rest == "st" || rest == "nd" || rest == "rd" || rest == "th" ? value : 0;
}

/// "9 June 2006", "June 2006", "2006", within a few words of `at`.
PlainDate date_after(const WordStream& words, std::uint32_t at, std::uint32_t end) {
  constexpr std::uint32_t reach = 7;
  PlainDate date;
  for (auto w = at; w < std::min(end, at + reach); ++w) {
    const auto value = number_of(words.word(w));
    if (const int month = month_of(words.word(w)); month > 0 && date.month == 0) {
      date.month = month;
      continue;
    }
    if (value >= 1900 && value < 2100) {
      date.year = value;
      date.to = w + 1;
      return date;
    }
    if (value >= 1 && value <= 31 && date.month == 0) date.day = value;
  }
  return {};
}

/// Whole years and, where the days are known, months. None where the birthday may or may not have passed.
std::optional<FoundAge> age_between(const PlainDate& birth, const PlainDate& death) {
  if (birth.month == 0 || death.month == 0) return std::nullopt;
  int months = (death.year - birth.year) * 12 + death.month - birth.month;
  const bool days = birth.day > 0 && death.day > 0;
  if (days && death.day < birth.day) --months;
  if (months < 0 || months > 110 * 12 || (!days && months % 12 == 0 && months > 0)) return std::nullopt;
  FoundAge age;
  age.years = months / 12;
  if (days) age.months = months % 12;
  age.band = age_band(*age.years);
  return age;
}

}  // namespace

std::vector<FoundAge> find_lifetimes(std::string_view text, const WordStream& words) {
  std::vector<FoundAge> found;
  for (const auto& sentence : words.sentences) {
    PlainDate birth;
    for (auto w = sentence.from_word; w < sentence.to_word; ++w) {
      const auto word = words.word(w);
      if (word == "born" && birth.year == 0) {
        birth = date_after(words, w + 1, sentence.to_word);
        continue;
      }
      if ((word != "died" && word != "killed") || birth.year == 0) continue;
      const auto death = date_after(words, w + 1, sentence.to_word);
      if (death.year == 0) continue;
      auto age = age_between(birth, death);
      if (!age) break;
      age->from = sentence.from_word;
      age->to = death.to;
      age->text = std::string(text.substr(words.words[age->from].from,
                                          words.words[age->to - 1].to - words.words[age->from].from));
      found.push_back(std::move(*age));
      break;
    }
  }
  return found;
}

}  // namespace throughline::describing

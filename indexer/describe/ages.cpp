#include "indexer/describe/ages.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "corpus/model/vocabulary.h"

namespace throughline::describing {
namespace {

constexpr auto kOnes = std::to_array<std::string_view>(
    {"zero",     "one",     "two",     "three",     "four",     "five",    "six",
     "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
     "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"});
constexpr auto kTens = std::to_array<std::string_view>(
    {"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"});
constexpr auto kDecades =
    std::to_array<std::string_view>({"", "teens", "twenties", "thirties", "forties", "fifties", "sixties",
                                     "seventies", "eighties", "nineties"});
constexpr int kOldest = 110;

class Finder {
 public:
  Finder(std::string_view text, const WordStream& words, bool bare)
      : text_(text), words_(words), bare_(bare) {}

  std::vector<FoundAge> find() {
    std::vector<FoundAge> found;
    const auto size = static_cast<std::uint32_t>(words_.words.size());
    for (std::uint32_t at = 0; at < size;) {
      auto age = age_at(at);
      if (!age) {
        ++at;
        continue;
      }
      age->text = std::string(text_.substr(words_.words[age->from].from,
                                           words_.words[age->to - 1].to - words_.words[age->from].from));
      at = std::max(at + 1, age->to);
      found.push_back(std::move(*age));
    }
    return found;
  }

 private:
  std::string_view word(std::uint32_t at) const {
    return at < words_.words.size() ? words_.word(at) : std::string_view{};
  }

  struct Number {
    int value = 0;
    std::uint32_t to = 0;
  };
  std::optional<Number> number(std::uint32_t at) const {
    const auto text = word(at);
    if (text.empty()) return std::nullopt;
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc() && end == text.data() + text.size())
      return value <= kOldest ? std::optional(Number{value, at + 1}) : std::nullopt;
    for (std::size_t i = 0; i < kOnes.size(); ++i)
      if (text == kOnes[i]) return Number{static_cast<int>(i), at + 1};
    for (std::size_t i = 2; i < kTens.size(); ++i) {
      if (text != kTens[i]) continue;
      const auto tens = static_cast<int>(i) * 10;
      for (std::size_t one = 1; one < 10; ++one)
        if (word(at + 1) == kOnes[one] && words_.words[at + 1].before == Pause::none)
          return Number{tens + static_cast<int>(one), at + 2};
      return Number{tens, at + 1};
    }
    return std::nullopt;
  }

  static char unit(std::string_view text) {
    if (text == "year" || text == "years" || text == "yr" || text == "yrs") return 'y';
    if (text == "month" || text == "months") return 'm';
    if (text == "week" || text == "weeks") return 'w';
    if (text == "day" || text == "days") return 'd';
    return 0;
  }

  static FoundAge age_of(int years, int months, bool with_months) {
    FoundAge age;
    age.years = years;
    if (with_months) age.months = months;
    age.band = age_band(years);
    return age;
  }

  std::optional<FoundAge> age_at(std::uint32_t at) const {
    if (auto age = decade(at)) return age;
    if (word(at) == "aged" || word(at) == "age") return after_aged(at);
    if (auto age = in_units(at)) return age;
    return bare_ ? bare_number(at) : std::nullopt;
  }

  /// "late forties", "in his fifties", "in her 50s".
  std::optional<FoundAge> decade(std::uint32_t at) const {
    auto next = at;
    bool said = false;
    if (word(next) == "in" && (word(next + 1) == "his" || word(next + 1) == "her" ||
                               word(next + 1) == "their" || word(next + 1) == "the")) {
      next += 2;
      said = true;
    }
    const auto part = word(next);
    const bool early = part == "early";
    const bool late = part == "late";
    if (early || late || part == "mid") {
      ++next;
      said = true;
    }
    if (!said) return std::nullopt;
    int tens = 0;
    for (std::size_t i = 1; i < kDecades.size(); ++i)
      if (word(next) == kDecades[i] || word(next) == std::to_string(i * 10) + "s")
        tens = static_cast<int>(i) * 10;
    if (tens == 0) return std::nullopt;
    FoundAge age;
    // The thirds of a decade lie within one band; the whole of it does so only in the teens' and twenties'
    // tables.
    if (early) age.band = age_band(tens + 2);
    if (late) age.band = age_band(tens + 8);
    age.from = at;
    age.to = next + 1;
    return age;
  }

  std::optional<FoundAge> after_aged(std::uint32_t at) const {
    const auto value = number(at + 1);
    if (!value || words_.words[at + 1].before != Pause::none) return std::nullopt;
    if (auto age = in_units(at + 1)) {
      age->from = at;
      return age;
    }
    if (word(value->to) == "to" || word(value->to) == "and" || word(value->to) == "or") {
      // "aged 16 to 25" is a range; "aged 9 and 6" two people.
      if (word(value->to) == "to" && number(value->to + 1)) return std::nullopt;
    }
    auto age = age_of(value->value, 0, false);
    age.from = at;
    age.to = value->to;
    return age;
  }

  /// "12 years", "3 years 4 months", "16-year-old", "eleven weeks old"; not "for 12 years" or "12 years ago".
  std::optional<FoundAge> in_units(std::uint32_t at) const {
    const auto value = number(at);
    if (!value) return std::nullopt;
    const char first = unit(word(value->to));
    if (first == 0) return std::nullopt;
    auto next = value->to + 1;
    int years = first == 'y' ? value->value : 0;
    int months = first == 'm'   ? value->value
                 : first == 'w' ? value->value * 7 * 12 / 365
                 : first == 'd' ? value->value * 12 / 365
                                : 0;
    bool with_months = first != 'y';
    if (first == 'y') {
      auto more = next;
      if (word(more) == "and") ++more;
      if (const auto extra = number(more); extra && unit(word(extra->to)) == 'm') {
        months = extra->value;
        with_months = true;
        next = extra->to + 1;
      }
    }
    bool says_age = false;
    if (word(next) == "old") {
      ++next;
      says_age = true;
    } else if (word(next) == "of" && word(next + 1) == "age") {
      next += 2;
      says_age = true;
    }
    const auto before = at > 0 ? word(at - 1) : std::string_view{};
    const auto before_that = at > 1 ? word(at - 2) : std::string_view{};
    constexpr auto people = std::to_array<std::string_view>(
        {"boy", "girl", "baby", "child", "man", "woman", "infant", "daughter", "son", "brother", "sister"});
    const bool of_person =
        before == "of" && std::find(people.begin(), people.end(), before_that) != people.end();
    if (!says_age && !of_person && before != "aged" && before != "age" && !bare_) return std::nullopt;
    auto age = age_of(years + months / 12, months % 12, with_months);
    age.from = at;
    age.to = next;
    return age;
  }

  /// "who was 31", "mother (27)": a number and nothing after it that it could count.
  std::optional<FoundAge> bare_number(std::uint32_t at) const {
    const auto value = number(at);
    if (!value || value->value == 0) return std::nullopt;
    const auto& first = words_.words[at];
    const auto after = words_.words[value->to - 1].to;
    const bool bracketed =
        first.from > 0 && text_[first.from - 1] == '(' && after < text_.size() && text_[after] == ')';
    const auto before = at > 0 ? word(at - 1) : std::string_view{};
    const bool said = before == "was" || before == "is" || before == "of";
    const bool ends = value->to >= words_.words.size() || words_.words[value->to].before != Pause::none ||
                      word(value->to) == "when" || word(value->to) == "at" || word(value->to) == "and" ||
                      word(value->to) == "who";
    if (!bracketed && !(said && ends)) return std::nullopt;
    auto age = age_of(value->value, 0, false);
    age.from = at;
    age.to = value->to;
    return age;
  }

  std::string_view text_;
  const WordStream& words_;
  bool bare_;
};

}  // namespace

std::vector<FoundAge> find_ages(std::string_view text, const WordStream& words, bool bare) {
  return Finder(text, words, bare).find();
}

std::string school_year_band(const WordStream& words, std::uint32_t at) {
  if (words.word(at) == "reception") return std::string(age_band(4));
  if (words.word(at) != "year" || at + 1 >= words.words.size() || words.as_written(at)[0] != 'Y') return {};
  const auto number = words.word(at + 1);
  int year = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), year);
  if (error != std::errc() || end != number.data() + number.size() || year < 1 || year > 13) return {};
  const auto younger = age_band(year + 4);
  return younger == age_band(year + 5) ? std::string(younger) : std::string{};
}

std::optional<FoundAge> age_in_cell(std::string_view cell) {
  const auto words = words_of(cell);
  if (words.words.empty()) return std::nullopt;
  const auto ages = find_ages(cell, words, true);
  if (!ages.empty()) return ages.front();
  // A cell of an age column may be a number alone, or begin with one ("67 at death").
  const std::string phrase = "aged " + std::string(cell);
  const auto again = find_ages(phrase, words_of(phrase), false);
  if (again.empty() || again.front().from != 0) return std::nullopt;
  auto age = again.front();
  age.text = age.text.size() > 5 && age.text.compare(0, 5, "aged ") == 0 ? age.text.substr(5) : age.text;
  return age;
}

}  // namespace throughline::describing

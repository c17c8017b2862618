#include "indexer/describe/dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace throughline::describing {
namespace {

struct NamedMonth {
  std::string_view name;
  int month;
};

constexpr auto kMonths = std::to_array<NamedMonth>({
    {"january", 1},    {"jan", 1},      {"february", 2},  {"feb", 2},       {"march", 3},     {"mar", 3},
    {"april", 4},      {"apr", 4},      {"may", 5},       {"june", 6},      {"jun", 6},       {"july", 7},
    {"jul", 7},        {"august", 8},   {"aug", 8},       {"september", 9}, {"sept", 9},      {"sep", 9},
    {"october", 10},   {"oct", 10},     {"november", 11}, {"nov", 11},      {"december", 12}, {"dec", 12},
    {"ionawr", 1},     {"chwefror", 2}, {"mawrth", 3},    {"ebrill", 4},    {"mai", 5},       {"mehefin", 6},
    {"gorffennaf", 7}, {"awst", 8},     {"medi", 9},      {"hydref", 10},   {"tachwedd", 11}, {"rhagfyr", 12},
});
constexpr auto kSeasons =
    std::to_array<NamedMonth>({{"spring", 3}, {"summer", 6}, {"autumn", 9}, {"winter", 12}});

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2099;

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

/// A reader of one stream, at one word after another.
class Finder {
 public:
  Finder(std::string_view text, const WordStream& stream) : text_(text), stream_(stream) {}

  std::vector<FoundDate> find() {
    std::vector<FoundDate> found;
    const auto size = static_cast<std::uint32_t>(stream_.words.size());
    for (std::uint32_t at = 0; at < size;) {
      if (const auto date = date_at(at)) {
        found.push_back(*date);
        take_year_of(found);
        at = date->to;
      } else {
        ++at;
      }
    }
    return found;
  }

 private:
  bool is_joint(std::uint32_t at) const {
    const auto w = word(at);
    return w == "and" || w == "to" || w == "until" || w == "or" || w == "till";
  }

  /// "from 3 May to 4 June 2011": the first has the year of the second.
  void take_year_of(std::vector<FoundDate>& found) const {
    if (found.size() < 2) return;
    const auto& last = found.back();
    auto& before = found[found.size() - 2];
    const bool beside = last.from == before.to || (last.from == before.to + 1 && is_joint(before.to));
    if (before.date.year == 0 && last.date.year != 0 && beside && before.date.month <= last.date.month)
      before.date.year = last.date.year;
  }

  /// "March and October 2016", "January to 3 May 2015".
  std::optional<FoundDate> month_of_range(std::uint32_t at) const {
    const auto m = month(at);
    if (!m || !joined(at + 1)) return std::nullopt;
    auto next = at + 1;
    if (is_joint(next)) ++next;
    if (!joined(next)) return std::nullopt;
    const auto second = day(next) ? day_first(next) : month_first(next);
    if (!second || second->date.year == 0 || second->date.month < *m) return std::nullopt;
    return FoundDate{{second->date.year, *m, 0, DatePrecision::month}, at, at + 1};
  }

  bool has(std::uint32_t at) const { return at < stream_.words.size(); }
  bool joined(std::uint32_t at) const { return has(at) && stream_.words[at].before < Pause::sentence; }
  std::string_view word(std::uint32_t at) const { return stream_.word(at); }

  std::optional<int> day(std::uint32_t at) const {
    auto text = word(at);
    if (text.size() > 2 && text.size() <= 4) {
      const auto tail = text.substr(text.size() - 2);
      if (tail == "st" || tail == "nd" || tail == "rd" || tail == "th") text.remove_suffix(2);
    }
    if (text.size() > 2) return std::nullopt;
    const auto value = number(text);
    if (!value || *value < 1 || *value > 31) return std::nullopt;
    return value;
  }

  std::optional<int> month(std::uint32_t at) const {
    const auto written = stream_.as_written(at);
    if (written.empty() || written[0] < 'A' || written[0] > 'Z') return std::nullopt;
    for (const auto& named : kMonths)
      if (named.name == word(at)) return named.month;
    return std::nullopt;
  }

  std::optional<int> year(std::uint32_t at) const {
    if (!joined(at) || word(at).size() != 4) return std::nullopt;
    const auto value = number(word(at));
    if (!value || *value < kFirstYear || *value > kLastYear) return std::nullopt;
    return value;
  }

  static std::optional<FoundDate> valid(int year, int month, int day, std::uint32_t from, std::uint32_t to) {
    PartialDate date{year, month, day, DatePrecision::day};
    // A leap year stands in for a year that is not given.
    PartialDate probe = date;
    if (probe.year == 0) probe.year = 2000;
    if (!parse_partial_date(probe.iso())) return std::nullopt;
    return FoundDate{date, from, to};
  }

  std::optional<FoundDate> date_at(std::uint32_t at) const {
    if (auto date = day_first(at)) return date;
    if (auto date = month_first(at)) return date;
    if (auto date = month_of_range(at)) return date;
    if (auto date = season(at)) return date;
    if (auto date = separated(at)) return date;
    if (auto date = dotted(at)) return date;
    return year_alone(at);
  }

  /// 9 March 2014, 9th of March 2014, 9 March.
  std::optional<FoundDate> day_first(std::uint32_t at) const {
    const auto d = day(at);
    if (!d) return std::nullopt;
    auto next = at + 1;
    if (joined(next) && (word(next) == "day" || word(next) == "of")) next += word(next) == "day" ? 2U : 1U;
    // "Issue 11 – June 2015" is no 11 June.
    if (!has(next) || stream_.words[next].before != Pause::none) return std::nullopt;
    const auto m = month(next);
    if (!m) return std::nullopt;
    if (const auto y = year(next + 1)) return valid(*y, *m, *d, at, next + 2);
    return valid(0, *m, *d, at, next + 1);
  }

  /// March 9th, 2014; March 2014; March of 2014.
  std::optional<FoundDate> month_first(std::uint32_t at) const {
    const auto m = month(at);
    if (!m) return std::nullopt;
    auto next = at + 1;
    if (joined(next) && word(next) == "of") ++next;
    if (const auto y = year(next)) return FoundDate{{*y, *m, 0, DatePrecision::month}, at, next + 1};
    if (!joined(at + 1)) return std::nullopt;
    const auto d = day(at + 1);
    if (!d) return std::nullopt;
    if (const auto y = year(at + 2)) return valid(*y, *m, *d, at, at + 3);
    return std::nullopt;
  }

  std::optional<FoundDate> season(std::uint32_t at) const {
    for (const auto& named : kSeasons) {
      if (named.name != word(at)) continue;
      auto next = at + 1;
      if (joined(next) && word(next) == "of") ++next;
      if (const auto y = year(next))
        return FoundDate{{*y, named.month, 0, DatePrecision::season}, at, next + 1};
    }
    return std::nullopt;
  }

  /// The sign between two words when it is that one sign alone.
  char sign_before(std::uint32_t at) const {
    if (!has(at) || at == 0) return ' ';
    const auto from = stream_.words[at - 1].to;
    return stream_.words[at].from == from + 1 ? text_[from] : ' ';
  }

  /// 9/3/14, 09-03-2014, 2014-03-09.
  std::optional<FoundDate> separated(std::uint32_t at) const {
    const char sign = sign_before(at + 1);
    if ((sign != '/' && sign != '-') || sign_before(at + 2) != sign) return std::nullopt;
    // 03-Mar-2014
    if (const auto m = month(at + 1)) {
      const auto d = day(at);
      const auto y = number(word(at + 2));
      if (!d || !y || (word(at + 2).size() != 4 && word(at + 2).size() != 2)) return std::nullopt;
      return valid(word(at + 2).size() == 4 ? *y : 2000 + *y, *m, *d, at, at + 3);
    }
    return from_numbers(word(at), word(at + 1), word(at + 2), at, at + 3);
  }

  /// 9.3.14: one word, as a full stop between digits does not end it. "paragraph 5.10.12" is no date.
  std::optional<FoundDate> dotted(std::uint32_t at) const {
    const auto text = word(at);
    if (std::count(text.begin(), text.end(), '.') != 2) return std::nullopt;
    if (at > 0 && (word(at - 1).substr(0, 4) == "para" || word(at - 1).substr(0, 7) == "section"))
      return std::nullopt;
    const auto first = text.find('.');
    const auto second = text.find('.', first + 1);
    return from_numbers(text.substr(0, first), text.substr(first + 1, second - first - 1),
                        text.substr(second + 1), at, at + 1);
  }

  static std::optional<FoundDate> from_numbers(std::string_view a, std::string_view b, std::string_view c,
                                               std::uint32_t from, std::uint32_t to) {
    const auto x = number(a);
    const auto y = number(b);
    const auto z = number(c);
    if (!x || !y || !z) return std::nullopt;
    if (a.size() == 4)
      return *x >= kFirstYear && *x <= kLastYear && c.size() <= 2 ? valid(*x, *y, *z, from, to)
                                                                  : std::nullopt;
    if (a.size() > 2 || b.size() > 2 || (c.size() != 2 && c.size() != 4)) return std::nullopt;
    const int full = c.size() == 4 ? *z : (*z >= 70 ? 1900 + *z : 2000 + *z);
    if (full < kFirstYear || full > kLastYear) return std::nullopt;
    // Printed month first: only where the second number cannot be a month.
    if (*y > 12 && *x <= 12) {
      auto date = valid(full, *x, *y, from, to);
      if (date) date->american = true;
      return date;
    }
    return valid(full, *y, *x, from, to);
  }

  std::optional<FoundDate> year_alone(std::uint32_t at) const {
    const auto text = word(at);
    if (text.size() != 4) return std::nullopt;
    const auto value = number(text);
    if (!value || *value < kFirstYear || *value > kLastYear) return std::nullopt;
    constexpr auto before = std::to_array<std::string_view>(
        {"in", "since", "during", "early", "late", "mid", "publication", "published", "completed"});
    const bool alone = stream_.words.size() == 1;
    if (!alone && (at == 0 || std::find(before.begin(), before.end(), word(at - 1)) == before.end()))
      return std::nullopt;
    return FoundDate{{*value, 0, 0, DatePrecision::year}, at, at + 1};
  }

  std::string_view text_;
  const WordStream& stream_;
};

}  // namespace

std::vector<FoundDate> find_dates(std::string_view text, const WordStream& stream) {
  return Finder(text, stream).find();
}

bool compatible(const PartialDate& a, const PartialDate& b) {
  if (a.year != b.year) return false;
  if (a.precision == DatePrecision::year || b.precision == DatePrecision::year) return true;
  if (a.precision == DatePrecision::season || b.precision == DatePrecision::season) {
    const auto& season = a.precision == DatePrecision::season ? a : b;
    const auto& other = a.precision == DatePrecision::season ? b : a;
    return other.month >= season.month && other.month < season.month + 3;
  }
  if (a.month != b.month) return false;
  return a.precision != b.precision || a.day == b.day;
}

const PartialDate& finer(const PartialDate& a, const PartialDate& b) {
  return b.precision < a.precision ? b : a;
}

}  // namespace throughline::describing

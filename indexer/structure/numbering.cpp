#include "indexer/structure/numbering.h"

#include <algorithm>
#include <array>

#include "indexer/structure/characters.h"

namespace throughline::layout {
namespace {

bool digit(char c) {
  return c >= '0' && c <= '9';
}
bool upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool lower(char c) {
  return c >= 'a' && c <= 'z';
}

/// Reads up to three digits; longer runs are years or amounts, not numbers of paragraphs.
std::size_t read_int(std::string_view text, std::size_t from, int& value) {
  std::size_t to = from;
  value = 0;
  while (to < text.size() && digit(text[to]) && to - from < 5) value = value * 10 + (text[to++] - '0');
  return to - from > 3 ? from : to;
}

void finish(NumberToken& token, std::string_view text, std::size_t to) {
  token.printed = text.substr(0, to);
  while (to < text.size() && text[to] == ' ') ++to;
  token.length = to;
}

constexpr auto kLabels = std::to_array<std::string_view>({"Recommendation",
                                                          "RECOMMENDATION",
                                                          "Finding",
                                                          "FINDING",
                                                          "Question",
                                                          "QUESTION",
                                                          "Recommendations",
                                                          "Lesson",
                                                          "LESSON",
                                                          "Action",
                                                          "ACTION",
                                                          "Theme",
                                                          "THEME",
                                                          "Argymhelliad",
                                                          "Learning point",
                                                          "Learning Point",
                                                          "LEARNING POINT",
                                                          "Key learning point",
                                                          "Learning",
                                                          "Conclusion",
                                                          "Practice learning point",
                                                          "Learning theme",
                                                          "Key finding",
                                                          "Key Finding",
                                                          "Safeguarding recommendation",
                                                          "Multi-agency recommendation",
                                                          "Single agency recommendation",
                                                          "Improving practice",
                                                          "Canfyddiad",
                                                          "Cwestiwn",
                                                          "Rec",
                                                          "Rec."});

std::optional<NumberToken> labelled(std::string_view text) {
  for (const std::string_view label : kLabels) {
    if (!text.starts_with(label) || text.size() < label.size() + 2 || text[label.size()] != ' ') continue;
    std::size_t at = label.size() + 1;
    if (text.substr(at).starts_with("No. ")) at += 4;
    NumberToken token;
    token.style = NumberStyle::labelled;
    token.label = label;
    std::size_t to = at;
    int value = 0;
    to = read_int(text, at, value);
    while (to > at && to + 1 < text.size() && text[to] == '.' && digit(text[to + 1])) {
      token.parts.push_back(value);
      to = read_int(text, to + 1, value);
    }
    if (to > at) {
      token.parts.push_back(value);
      if (to < text.size() && (lower(text[to]) || upper(text[to]))) {  // 3a
        if (to + 1 < text.size() && (lower(text[to + 1]) || upper(text[to + 1]))) return std::nullopt;
        ++to;
      }
    } else if (upper(text[at]) &&
               (at + 1 == text.size() || text[at + 1] == ':' || text[at + 1] == '.' || digit(text[at + 1]))) {
      token.parts.push_back(text[at] - 'A' + 1);
      to = at + 1;
      if (to < text.size() && digit(text[to])) {
        to = read_int(text, to, value);
        token.parts.push_back(value);
      }
    } else {
      continue;
    }
    token.number = text.substr(at, to - at);
    if (to < text.size() && (text[to] == ':' || text[to] == '.' || text[to] == ')')) {
      ++to;
      token.closed = true;
    } else if (text.substr(to).starts_with(" –") || text.substr(to).starts_with(" -") ||
               text.substr(to).starts_with(" :")) {
      to += text[to + 1] == '-' || text[to + 1] == ':' ? 2 : 4;
      token.closed = true;
    }
    if (to < text.size() && text[to] != ' ') return std::nullopt;
    token.closed = token.closed || to == text.size();
    finish(token, text, to);
    return token;
  }
  return std::nullopt;
}

/// (1) (a) (iv)
std::optional<NumberToken> in_brackets(std::string_view text) {
  const std::size_t close = text.find(')');
  if (close == std::string_view::npos || close < 2 || close > 6) return std::nullopt;
  const std::string_view inner = text.substr(1, close - 1);
  if (close + 1 < text.size() && text[close + 1] != ' ') return std::nullopt;
  NumberToken token;
  int value = 0;
  if (read_int(inner, 0, value) == inner.size()) {
    token.style = NumberStyle::bracketed;
  } else if (inner.size() == 1 && lower(inner[0]) && inner != "i") {
    token.style = NumberStyle::letter;
    value = inner[0] - 'a' + 1;
  } else if (value = roman_value(inner); value > 0) {
    token.style = NumberStyle::roman;
  } else {
    return std::nullopt;
  }
  token.parts = {value};
  token.number = inner;
  token.closed = true;
  finish(token, text, close + 1);
  return token;
}

/// 4.12 4.12.1. 12 12. 12)
std::optional<NumberToken> digits_first(std::string_view text) {
  NumberToken token;
  int value = 0;
  std::size_t to = read_int(text, 0, value);
  if (to == 0) return std::nullopt;
  token.parts.push_back(value);
  while (to + 1 < text.size() && text[to] == '.' && digit(text[to + 1]) && token.parts.size() < 5) {
    const std::size_t after = read_int(text, to + 1, value);
    if (after == to + 1) return std::nullopt;
    token.parts.push_back(value);
    to = after;
  }
  std::size_t number_end = to;
  bool suffix = false;
  if (to < text.size() && (upper(text[to]) || lower(text[to])) &&
      (to + 1 == text.size() || text[to + 1] == ' ' || text[to + 1] == '.' || text[to + 1] == ')')) {
    token.parts.push_back((text[to] | 0x20) - 'a' + 1);  // 5A
    number_end = ++to;
    suffix = true;  // letters are a sequence of their own
  }
  token.style = suffix                   ? NumberStyle::lettered
                : token.parts.size() > 1 ? NumberStyle::decimal
                                         : NumberStyle::integer;
  token.number = text.substr(0, number_end);
  if (to < text.size() && (text[to] == '.' || text[to] == ')' || text[to] == ':')) {
    token.closed = true;
    ++to;
  }
  if (to < text.size() && text[to] != ' ') return std::nullopt;
  finish(token, text, to);
  return token;
}

/// i. iv) a. b) A1 R3 A.1
std::optional<NumberToken> letters_first(std::string_view text) {
  std::size_t to = 0;
  while (to < text.size() && (lower(text[to]) || upper(text[to])) && to < 6) ++to;
  if (to == 0 || to > 5) return std::nullopt;
  NumberToken token;
  const std::string_view letters = text.substr(0, to);
  const bool ended = to < text.size() && (text[to] == '.' || text[to] == ')');
  if (ended && (to + 1 == text.size() || text[to + 1] == ' ')) {
    if (const int value = roman_value(letters);
        value > 0 && (lower(letters[0]) || letters.size() > 1 || letters == "I" || letters == "V")) {
      token.style = NumberStyle::roman;
      token.parts = {value};
    } else if (letters.size() == 1 && lower(letters[0])) {
      token.style = NumberStyle::letter;
      token.parts = {letters[0] - 'a' + 1};
    } else {
      return std::nullopt;
    }
    token.number = letters;
    token.closed = true;
    finish(token, text, to + 1);
    return token;
  }
  if (letters.size() > 2 || !upper(letters[0]) || (letters.size() == 2 && !upper(letters[1])))
    return std::nullopt;
  std::size_t at = to;
  if (at + 1 < text.size() && text[at] == '.' && digit(text[at + 1])) ++at;
  int value = 0;
  std::size_t end = read_int(text, at, value);
  if (end == at || end - at > 2) return std::nullopt;
  token.style = NumberStyle::lettered;
  token.parts = {letters[0] - 'A' + 1, value};
  if (letters.size() == 2) token.parts[0] = token.parts[0] * 32 + (letters[1] - 'A' + 1);
  while (end + 1 < text.size() && text[end] == '.' && digit(text[end + 1])) {
    const std::size_t after = read_int(text, end + 1, value);
    if (after == end + 1) return std::nullopt;
    token.parts.push_back(value);
    end = after;
  }
  token.number = text.substr(0, end);
  if (end < text.size() && (text[end] == '.' || text[end] == ':' || text[end] == ')')) {
    token.closed = true;
    ++end;
  }
  if (end < text.size() && text[end] != ' ') return std::nullopt;
  finish(token, text, end);
  return token;
}

}  // namespace

int roman_value(std::string_view text) {
  if (text.empty() || text.size() > 7) return 0;
  const bool small = lower(text[0]);
  int total = 0;
  int before = 0;
  for (std::size_t i = text.size(); i > 0; --i) {
    const char c = text[i - 1];
    if (lower(c) != small) return 0;
    int value = 0;
    switch (c | 0x20) {
      case 'i':
        value = 1;
        break;
      case 'v':
        value = 5;
        break;
      case 'x':
        value = 10;
        break;
      case 'l':
        value = 50;
        break;
      default:
        return 0;
    }
    total += value < before ? -value : value;
    before = std::max(before, value);
  }
  return total > 0 && total < 90 ? total : 0;
}

std::optional<NumberToken> number_at_start(std::string_view text) {
  if (text.empty()) return std::nullopt;
  if (digit(text[0])) return digits_first(text);
  if (text[0] == '(') return in_brackets(text);
  if (auto token = labelled(text)) return token;
  if (lower(text[0]) || upper(text[0])) return letters_first(text);
  return std::nullopt;
}

bool follows(const std::vector<int>& a, const std::vector<int>& b) {
  if (a.empty() || b.empty()) return false;
  std::size_t same = 0;
  while (same < a.size() && same < b.size() && a[same] == b[same]) ++same;
  if (same == a.size()) {  // a child of the number before: 4.12, 4.12.1
    if (b.size() == same) return false;
    return std::all_of(b.begin() + static_cast<std::ptrdiff_t>(same), b.end(),
                       [](int part) { return part == 1; });
  }
  if (same == b.size()) return false;
  if (b[same] != a[same] + 1) return false;
  return std::all_of(b.begin() + static_cast<std::ptrdiff_t>(same) + 1, b.end(),
                     [](int part) { return part == 1; });
}

std::string Sequence::key(const NumberToken& token) {
  std::string key(1, static_cast<char>('0' + static_cast<int>(token.style)));
  if (token.style == NumberStyle::labelled) key += token.label;
  if (token.style == NumberStyle::lettered)
    key += token.number.substr(0, token.number.find_first_of("0123456789"));
  if (token.style == NumberStyle::roman || token.style == NumberStyle::letter)
    key += token.printed[0] == '(' ? '(' : '.';
  return key;
}

bool Sequence::next(const NumberToken& token) const {
  const auto last = last_.find(key(token));
  if (last != last_.end() && follows(last->second, token.parts)) return true;
  return fresh_ && token.parts.size() > heading_.size() && follows(heading_, token.parts);
}

bool Sequence::fits(const NumberToken& token) const {
  if (next(token)) return true;
  const auto last = last_.find(key(token));
  if (token.style == NumberStyle::decimal) {
    if (last != last_.end()) return false;
    return token.parts.back() == 1 || token.parts.back() == 0;
  }
  return token.parts.back() == 1;
}

bool Sequence::near(const NumberToken& token) const {
  const auto last = last_.find(key(token));
  if (last == last_.end()) return token.parts.back() <= 3 && token.parts.front() <= 3;
  const std::vector<int>& a = last->second;
  std::size_t same = 0;
  while (same < a.size() && same < token.parts.size() && a[same] == token.parts[same]) ++same;
  if (same >= token.parts.size()) return false;
  const int step = token.parts[same] - (same < a.size() ? a[same] : 0);
  if (step < 1 || step > 4) return false;
  return std::all_of(token.parts.begin() + static_cast<std::ptrdiff_t>(same) + 1, token.parts.end(),
                     [](int part) { return part <= 2; });
}

void Sequence::take(const NumberToken& token) {
  last_[key(token)] = token.parts;
  fresh_ = false;
}

std::vector<std::string> Sequence::expected() const {
  std::vector<std::string> numbers;
  const auto add = [&](const std::vector<int>& parts) {
    std::string text;
    for (const int part : parts) text += (text.empty() ? "" : ".") + std::to_string(part);
    numbers.push_back(text);
  };
  if (fresh_ && heading_.size() == 1) add({heading_[0], 1});
  for (const auto& [key, parts] : last_) {
    if (key[0] != '0' && key[0] != '1') continue;
    std::vector<int> after = parts;
    ++after.back();
    add(after);
    if (parts.size() == 2) add({parts[0] + 1, 1});
  }
  return numbers;
}

void Sequence::enter(const NumberToken& heading) {
  heading_ = heading.parts;
  fresh_ = true;
  if (heading.style == NumberStyle::decimal) last_[key(heading)] = heading.parts;
}

NumberToken settled(NumberToken token, const Sequence& sequence) {
  const bool letter = token.style == NumberStyle::letter;
  if ((!letter && token.style != NumberStyle::roman) || token.number.size() != 1 || !lower(token.number[0]) ||
      sequence.next(token))
    return token;
  NumberToken other = token;
  other.style = letter ? NumberStyle::roman : NumberStyle::letter;
  other.parts = {letter ? roman_value(token.number) : token.number[0] - 'a' + 1};
  return other.parts.front() > 0 && sequence.next(other) ? other : token;
}

std::optional<NumberToken> misread_number(std::string_view text, bool hangs, const Sequence& sequence) {
  const std::string_view word = text.substr(0, text.find(' '));
  if (word.size() < 2 || word.size() > 6 || word.size() + 1 >= text.size()) return std::nullopt;
  if (!hangs && word.find_first_of("0123456789") == std::string_view::npos) return std::nullopt;
  std::string digits;
  for (const char c : word) {
    if (digit(c)) digits += c;
    if (c == 'l' || c == 'I' || c == 'L' || c == '|' || c == '!') digits += '1';
    if (c == 'O' || c == 'o') digits += '0';
  }
  for (const std::string& expected : sequence.expected()) {
    std::string plain = expected;
    std::erase(plain, '.');
    if (digits.empty() || digits != plain) continue;
    auto token = number_at_start(expected + " x");
    if (!token) continue;
    token->length = word.size() + 1;
    return token;
  }
  return std::nullopt;
}

}  // namespace throughline::layout

// Repair of what typesetting does to words: ligatures, soft hyphens, private-use glyphs, words cut at a
// line's end.
#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "corpus/base/utf8.h"
#include "indexer/structure/characters.h"

namespace throughline::layout {
namespace {

void put(std::string& out, UChar32 c) {
  const auto byte = [&out](UChar32 value) { out += static_cast<char>(static_cast<unsigned char>(value)); };
  if (c < 0x80) {
    byte(c);
  } else if (c < 0x800) {
    byte(0xC0 | (c >> 6)), byte(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    byte(0xE0 | (c >> 12)), byte(0x80 | ((c >> 6) & 0x3F)), byte(0x80 | (c & 0x3F));
  } else {
    byte(0xF0 | (c >> 18)), byte(0x80 | ((c >> 12) & 0x3F)), byte(0x80 | ((c >> 6) & 0x3F)),
        byte(0x80 | (c & 0x3F));
  }
}

/// The code point at `at`, which moves behind it; U+FFFD for what is not UTF-8.
UChar32 next(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at++]);
  if (lead < 0x80) return lead;
  const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : 0;
  if (more == 0) return 0xFFFD;
  UChar32 c = lead & (0x3F >> more);
  for (int i = 0; i < more; ++i) {
    if (at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U) return 0xFFFD;
    c = (c << 6) | (static_cast<unsigned char>(text[at++]) & 0x3F);
  }
  return c;
}

/// The code point that ends at `end`, which moves before it.
UChar32 previous(std::string_view text, std::size_t& end) {
  std::size_t from = end - 1;
  while (from > 0 && end - from < 4 && (static_cast<unsigned char>(text[from]) & 0xC0U) == 0x80U) --from;
  end = from;
  return next(text, from);
}

std::string_view ligature(UChar32 c) {
  switch (c) {
    case 0xFB00:
      return "ff";
    case 0xFB01:
      return "fi";
    case 0xFB02:
      return "fl";
    case 0xFB03:
      return "ffi";
    case 0xFB04:
      return "ffl";
    case 0xFB05:
      return "st";
    case 0xFB06:
      return "st";
    case 0x0132:
      return "IJ";
    case 0x0133:
      return "ij";
    default:
      return {};
  }
}

/// Symbol fonts put their glyphs at F0xx; these are the bullets and ticks word processors use.
bool private_bullet(UChar32 c) {
  switch (c) {
    case 0xF0B7:
    case 0xF0A7:
    case 0xF0D8:
    case 0xF0A8:
    case 0xF076:
    case 0xF0FC:
    case 0xF0FE:
    case 0xF06E:
    case 0xF06F:
    case 0xF02D:
    case 0xF0E0:
    case 0xF0B2:
    case 0xF071:
    case 0xF075:
    case 0xF0DA:
    case 0xF0A1:
      return true;
    default:
      return false;
  }
}

bool ascii_only(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7F; });
}

/// The letters at the end (or start) of a text, hyphens between letters included.
std::string_view last_word(std::string_view text) {
  std::size_t from = text.size();
  while (from > 0 && text[from - 1] != ' ' && text[from - 1] != '(' && text[from - 1] != '/') --from;
  return text.substr(from);
}

std::string_view first_word(std::string_view text) {
  std::size_t to = 0;
  while (to < text.size()) {
    const unsigned char c = static_cast<unsigned char>(text[to]);
    if (c < 0x80 && !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-')) break;
    if (c == 0xE2) break;  // general punctuation: quotes and dashes
    ++to;
  }
  return text.substr(0, to);
}

/// First parts of compounds that keep their hyphen whatever stands behind it.
bool compound_head(std::string_view head) {
  constexpr auto kHeads = std::to_array<std::string_view>(
      {"self",  "non",  "multi",    "co",      "ex",    "post",   "sub",    "half",   "well",
       "hard",  "long", "short",    "high",    "low",   "full",   "part",   "single", "cross",
       "semi",  "vice", "mid",      "two",     "three", "four",   "one",    "first",  "second",
       "third", "face", "decision", "problem", "child", "person", "family", "trauma", "all"});
  const std::string lower = lower_case(head);
  return std::find(kHeads.begin(), kHeads.end(), lower) != kHeads.end();
}

}  // namespace

std::string readable(std::string_view text) {
  if (ascii_only(text)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const UChar32 c = next(text, i);
    if (c == 0xAD || c == 0x200B || c == 0x200C || c == 0x200D || c == 0xFEFF || c == 0x2060 ||
        (c < 0x20 && c != '\t' && c != '\n')) {
      // A soft hyphen at a word's end marks a cut: keep it as a hyphen for join_line.
      if (c == 0xAD && i == text.size() && !out.empty()) out += '-';
    } else if (c == '\t' || c == '\n' || c == 0xA0 || c == 0x2002 || c == 0x2003 || c == 0x2009 ||
               c == 0x202F || c == 0x3000) {
      out += ' ';
    } else if (c == 0x2010 || c == 0x2011) {
      out += '-';
    } else if (const std::string_view plain = ligature(c); !plain.empty()) {
      out += plain;
    } else if (private_bullet(c)) {
      put(out, 0x2022);
    } else if (u_charType(c) == U_PRIVATE_USE_CHAR || u_charType(c) == U_UNASSIGNED) {
      put(out, 0xFFFD);
    } else {
      put(out, c);
    }
  }
  if (out.find_first_not_of(' ') == std::string::npos) out.clear();
  return out;
}

char32_t first_letter(std::string_view text) {
  if (text.empty()) return 0;
  std::size_t at = 0;
  return static_cast<char32_t>(next(text, at));
}

char32_t last_letter(std::string_view text) {
  if (text.empty()) return 0;
  std::size_t end = text.size();
  return static_cast<char32_t>(previous(text, end));
}

bool is_lower(char32_t c) {
  return u_islower(static_cast<UChar32>(c)) != 0;
}
bool is_upper(char32_t c) {
  return u_isupper(static_cast<UChar32>(c)) != 0;
}
bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

bool ends_sentence(std::string_view text) {
  for (std::size_t end = text.size(); end > 0;) {
    const UChar32 c = previous(text, end);
    if (c == '.' || c == '?' || c == '!') return true;
    if (c == ')' || c == ']' || c == '"' || c == '\'' || c == 0x2019 || c == 0x201D || c == ' ') continue;
    return false;
  }
  return false;
}

bool ends_clause(std::string_view text) {
  const char32_t c = last_letter(text);
  return ends_sentence(text) || c == U':' || c == U';';
}

bool begins_lower(std::string_view text) {
  return is_lower(first_letter(text));
}

std::size_t bullet_length(std::string_view text, bool loose) {
  std::size_t i = 0;
  const std::size_t length = text.size();
  if (length == 0) return 0;
  const UChar32 c = next(text, i);
  const bool certain = c == 0x2022 || c == 0x25CF || c == 0x25AA || c == 0x25A0 || c == 0x25E6 ||
                       c == 0x2023 || c == 0x2043 || c == 0x27A2 || c == 0x2713 || c == 0x2714 ||
                       c == 0x25BA || c == 0x25B6 || c == 0x274F || c == 0x2756 || c == 0x25C6 ||
                       c == 0x25CB || c == 0xB7 || c == 0x2219 || c == 0x27A4 || c == 0x25FC || c == 0x25FE;
  const bool likely =
      loose && (c == '-' || c == 0x2013 || c == 0x2014 || c == 'o' || c == 0xFFFD || c == '*');
  if (!certain && !likely) return 0;
  const std::size_t after = i;
  while (i < length && text[i] == ' ') ++i;
  if (likely && (i == after && i < length)) return 0;
  return i;
}

void Vocabulary::add_line(std::string_view line) {
  // The last word of a line may be a half: it must not vouch for itself.
  std::size_t from = 0;
  while (from < line.size()) {
    std::size_t to = line.find(' ', from);
    if (to == std::string_view::npos) to = line.size();
    std::string_view word = line.substr(from, to - from);
    while (!word.empty() && !is_lower(first_letter(word)) && !is_upper(first_letter(word)))
      word.remove_prefix(1);
    while (!word.empty() && static_cast<unsigned char>(word.back()) < 0x80 && !u_isalpha(word.back()) &&
           !(word.back() == '-' && to == line.size()))
      word.remove_suffix(1);
    const bool possessive = word.size() > 4 && word.substr(word.size() - 4) == "’s";
    if (possessive) word.remove_suffix(4);
    if (!word.empty() && word.back() != '-')
      ++words_[ascii_only(word) ? [&] {
      std::string lower(word);
      for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
      return lower;
    }() : lower_case(word)];
    from = to + 1;
  }
}

bool Vocabulary::knows(std::string_view word) const {
  return words_.contains(lower_case(word));
}

void join_line(std::string& text, std::string_view line, const Vocabulary& vocabulary) {
  if (text.empty()) {
    text = line;
    return;
  }
  if (line.empty()) return;
  const bool cut =
      text.size() > 2 && text.back() == '-' && text[text.size() - 2] != ' ' && text[text.size() - 2] != '-';
  if (!cut) {
    // A dash or slash that ended the line without a space before it goes on without one.
    const char32_t end = last_letter(text);
    const bool tight =
        (end == 0x2014 || end == U'/') && text.size() > 4 && text[text.size() - (end == U'/' ? 2 : 4)] != ' ';
    if (!tight) text += ' ';
    text += line;
    return;
  }
  const std::string_view head = last_word(text).substr(0, last_word(text).size() - 1);
  const std::string_view tail = first_word(line);
  bool hyphen = true;
  if (!tail.empty() && begins_lower(tail) && !head.empty() && !is_digit(last_letter(head))) {
    const std::string together = std::string(head) + std::string(tail);
    const std::string apart = std::string(head) + "-" + std::string(tail);
    if (vocabulary.knows(apart)) {
      hyphen = true;
    } else if (vocabulary.knows(together)) {
      hyphen = false;
    } else {
      const std::size_t last = head.rfind('-');
      const std::string_view stem = last == std::string_view::npos ? head : head.substr(last + 1);
      // Both halves words of their own: a compound such as "multi-agency" more likely than a cut word.
      hyphen = compound_head(stem) || (vocabulary.knows(tail) && (vocabulary.knows(stem) || stem == "re"));
    }
  } else if (tail == "and" || tail == "or") {
    text += ' ';
  }
  if (tail == "and" || tail == "or" || tail == "to") {
    if (text.back() != ' ') text += ' ';  // "pre- and post-natal"
  } else if (!hyphen) {
    text.pop_back();
  }
  text += line;
}

std::string cell_text(std::string_view lines, const Vocabulary& vocabulary) {
  std::string text;
  for (const std::string_view line : split(lines, '\n')) {
    const std::size_t space = text.rfind(' ');
    const std::string_view tail = std::string_view(text).substr(space == std::string::npos ? 0 : space + 1);
    const std::string_view head = line.substr(0, line.find_first_of(" ,.;:)"));
    const bool date = !tail.empty() && tail.size() < 10 && tail.find('/') != std::string_view::npos &&
                      is_digit(last_letter(tail)) && is_digit(first_letter(line));
    const bool known = vocabulary.knows(std::string(tail) + std::string(head));
    const bool word = tail.size() > 2 && !head.empty() && begins_lower(head) && is_lower(last_letter(tail)) &&
                      !vocabulary.knows(head) && (known || (head.size() < 4 && !vocabulary.knows(tail)));
    if (date || word)
      text += line;
    else
      join_line(text, line, vocabulary);
  }
  return text;
}

}  // namespace throughline::layout

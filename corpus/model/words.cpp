#include "corpus/model/words.h"

#include <algorithm>
#include <array>

namespace throughline {
namespace {

struct Sign {
  std::uint32_t code = 0;
  std::uint32_t bytes = 1;
};

/// A sign cut off by the end of the text is as long as what is left of it.
Sign sign_at(std::string_view text, std::size_t at) {
  const auto left = static_cast<std::uint32_t>(std::min<std::size_t>(text.size() - at, 4));
  const auto byte = [&](std::size_t i) -> std::uint32_t {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  const std::uint32_t first = byte(0);
  if (first < 0x80) return {first, 1};
  if (first < 0xE0) return {((first & 0x1FU) << 6U) | (byte(1) & 0x3FU), std::min(left, 2U)};
  if (first < 0xF0)
    return {((first & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU), std::min(left, 3U)};
  return {0x10000, left};
}

bool is_digit(std::uint32_t code) {
  return code >= '0' && code <= '9';
}

bool is_word_sign(std::uint32_t code) {
  if (code < 0x80) return is_digit(code) || (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
  if (code < 0xC0 || code == 0xD7 || code == 0xF7) return code == 0xAA || code == 0xBA;
  return code < 0x2000 || (code >= 0x2C00 && code != 0xFFFD);
}

bool is_apostrophe(std::uint32_t code) {
  return code == '\'' || code == 0x2019 || code == 0x2018;
}

bool is_upper(std::uint32_t code) {
  return (code >= 'A' && code <= 'Z') || (code >= 0xC0 && code <= 0xDE);
}

void append_folded(std::string& out, std::string_view bytes, std::uint32_t code) {
  if (code >= 'A' && code <= 'Z') {
    out += static_cast<char>(code + 32);
  } else if (code >= 0xC0 && code <= 0xDE && code != 0xD7) {
    out += bytes[0];
    if (bytes.size() > 1) out += static_cast<char>(static_cast<unsigned char>(bytes[1]) + 32);
  } else {
    out += bytes;
  }
}

/// Words that a full stop follows without ending the sentence.
constexpr auto kAbbreviations =
    std::to_array<std::string_view>({"approx", "art", "cf", "dr", "e", "fig", "g", "i", "mr", "mrs", "ms",
                                     "no", "para", "paras", "prof", "s", "ss", "st", "vs"});
/// "Child E. He was": a letter after one of these is a name, and its full stop ends the sentence.
constexpr auto kNamedByLetter =
    std::to_array<std::string_view>({"adult", "area", "baby", "borough", "case", "child", "family",
                                     "hospital", "mr", "mrs", "ms", "person", "school", "sibling", "trust"});

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& sorted, std::string_view word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

/// What the signs between two words amount to.
struct Gap {
  Pause pause = Pause::none;
  bool question = false;
  bool stop = false;   ///< a full stop, to be judged with the words around it
  bool space = false;  ///< white space after the stop
};

Gap gap_of(std::string_view between) {
  Gap gap;
  for (std::size_t i = 0; i < between.size();) {
    const auto sign = sign_at(between, i);
    i += sign.bytes;
    switch (sign.code) {
      case '\n':
      case 0x2022:
      case 0x25CF:
      case 0xB7:
      case '|':
        gap.pause = Pause::sentence;
        break;
      case '?':
        gap.question = true;
        gap.stop = true;
        gap.space = false;
        break;
      case '!':
      case '.':
        gap.stop = true;
        gap.space = false;
        break;
      case ' ':
      case 0xA0:
        gap.space = true;
        break;
      case ';':
      case ':':
        gap.pause = std::max(gap.pause, Pause::semicolon);
        break;
      case ',':
      case '(':
      case ')':
      case '[':
      case ']':
      case 0x2013:
      case 0x2014:
        gap.pause = std::max(gap.pause, Pause::comma);
        break;
      default:
        break;
    }
  }
  return gap;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  WordStream read() {
    std::size_t at = 0;
    while (at < text_.size()) {
      const auto sign = sign_at(text_, at);
      if (is_word_sign(sign.code)) {
        at = read_word(at);
      } else {
        at += sign.bytes;
      }
    }
    close(text_.size());
    return std::move(out_);
  }

 private:
  std::size_t read_word(std::size_t from) {
    TextWord word;
    word.from = static_cast<std::uint32_t>(from);
    word.start = static_cast<std::uint32_t>(out_.folded.size());
    std::uint32_t last = 0;
    std::size_t at = from;
    while (at < text_.size()) {
      const auto sign = sign_at(text_, at);
      const auto next = at + sign.bytes < text_.size() ? sign_at(text_, at + sign.bytes) : Sign{};
      if (is_word_sign(sign.code)) {
        append_folded(out_.folded, text_.substr(at, sign.bytes), sign.code);
        out_.cased += text_.substr(at, sign.bytes);
      } else if (!((is_apostrophe(sign.code) && is_word_sign(next.code)) ||
                   (sign.code == '.' && is_digit(last) && is_digit(next.code)))) {
        break;
      } else if (sign.code == '.') {
        out_.folded += '.';
        out_.cased += '.';
      }
      last = sign.code;
      at += sign.bytes;
      if (out_.folded.size() - word.start > 0xFF00) break;
    }
    word.to = static_cast<std::uint32_t>(at);
    word.length = static_cast<std::uint16_t>(out_.folded.size() - word.start);
    place(word);
    return at;
  }

  void place(TextWord word) {
    if (!out_.words.empty()) {
      const auto& before = out_.words.back();
      const auto gap = gap_of(text_.substr(before.to, word.from - before.to));
      word.before = gap.pause;
      if (gap.stop && ends_sentence(gap, word)) word.before = Pause::sentence;
      if (word.before == Pause::sentence) end_sentence(gap.question);
    }
    word.sentence = static_cast<std::uint32_t>(out_.sentences.size());
    out_.words.push_back(word);
  }

  bool ends_sentence(const Gap& gap, const TextWord& next) const {
    if (!gap.space) return false;
    const auto first = sign_at(text_, next.from).code;
    if (!is_upper(first) && !is_digit(first)) return false;
    if (gap.question) return true;
    const auto last = out_.word(out_.words.size() - 1);
    const auto written = out_.as_written(out_.words.size() - 1);
    if (written.size() == 1 && is_upper(static_cast<unsigned char>(written[0])))
      return out_.words.size() > 1 && is_one_of(kNamedByLetter, out_.word(out_.words.size() - 2));
    return !is_one_of(kAbbreviations, last);
  }

  void end_sentence(bool question) {
    const auto from = out_.sentences.empty() ? 0U : out_.sentences.back().to_word;
    out_.sentences.push_back({from, static_cast<std::uint32_t>(out_.words.size()), question});
  }

  void close(std::size_t end) {
    const auto from = out_.sentences.empty() ? 0U : out_.sentences.back().to_word;
    if (from == out_.words.size()) return;
    end_sentence(gap_of(text_.substr(out_.words.back().to, end - out_.words.back().to)).question);
  }

  std::string_view text_;
  WordStream out_;
};

}  // namespace

WordStream words_of(std::string_view text) {
  return Reader(text).read();
}

}  // namespace throughline

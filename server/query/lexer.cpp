#include "server/query/lexer.h"

#include <cstdint>

namespace throughline {
namespace {

struct Sign {
  char32_t code = 0;
  std::size_t length = 1;
};

Sign sign_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(at + i < text.size() ? text[at + i] : '\0'));
  };
  const char32_t first = byte(0);
  if (first < 0x80) return {first, 1};
  if (first < 0xE0) return {(first & 0x1FU) << 6U | (byte(1) & 0x3FU), 2};
  if (first < 0xF0) return {(first & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU), 3};
  return {(first & 0x07U) << 18U | (byte(1) & 0x3FU) << 12U | (byte(2) & 0x3FU) << 6U | (byte(3) & 0x3FU), 4};
}

bool is_space(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

bool is_quote(char32_t c) {
  return c == '"' || (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x2033 || c == 0xFF02;
}

/// Word processors make minus signs and dashes of hyphens.
bool is_minus(char32_t c) {
  return c == '-' || c == 0x2212 || c == 0x2013;
}

bool is_name_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  Lexemes read() {
    while (at_ < text_.size()) {
      const Sign sign = sign_at(text_, at_);
      if (is_space(sign.code)) {
        at_ += sign.length;
      } else if (is_quote(sign.code)) {
        read_quoted(sign.length);
      } else if (sign.code == '(' || sign.code == ')') {
        add(sign.code == '(' ? LexemeKind::open : LexemeKind::close, at_, at_ + 1);
      } else if (is_minus(sign.code)) {
        read_minus();
      } else {
        read_chunk();
      }
    }
    return std::move(out_);
  }

 private:
  void add(LexemeKind kind, std::size_t from, std::size_t to, std::string_view text = {},
           std::string_view value = {}) {
    out_.list.push_back({kind, from, to, text, value});
    at_ = to;
  }

  std::string_view slice(std::size_t from, std::size_t to) const { return text_.substr(from, to - from); }

  /// Where the quotation that begins at `from` (after its mark) ends; `after` is past the closing mark.
  std::size_t end_of_quotation(std::size_t from, std::size_t& after) {
    for (std::size_t i = from; i < text_.size();) {
      const Sign sign = sign_at(text_, i);
      if (is_quote(sign.code)) {
        after = i + sign.length;
        return i;
      }
      i += sign.length;
    }
    out_.notes.emplace_back(
        "A quotation mark was not closed; the quotation was taken to end with the search.");
    after = text_.size();
    return after;
  }

  void read_quoted(std::size_t mark) {
    const std::size_t from = at_;
    std::size_t after = 0;
    const std::size_t end = end_of_quotation(from + mark, after);
    add(LexemeKind::quoted, from, after, slice(from + mark, end));
  }

  /// A minus sign excludes when something follows it at once; alone it is a dash between words.
  void read_minus() {
    const std::size_t from = at_;
    std::size_t end = at_;
    while (end < text_.size() && is_minus(sign_at(text_, end).code)) end += sign_at(text_, end).length;
    const bool excludes = end < text_.size() && !is_space(sign_at(text_, end).code) && text_[end] != ')';
    if (excludes)
      add(LexemeKind::minus, from, end);
    else
      at_ = end;
  }

  std::size_t end_of_chunk(std::size_t from) const {
    std::size_t end = from;
    while (end < text_.size()) {
      const Sign sign = sign_at(text_, end);
      if (is_space(sign.code) || is_quote(sign.code) || sign.code == '(' || sign.code == ')') break;
      end += sign.length;
    }
    return end;
  }

  void read_chunk() {
    const std::size_t from = at_;
    const std::size_t end = end_of_chunk(from);
    const auto chunk = slice(from, end);
    if (chunk == "AND") return add(LexemeKind::op_and, from, end);
    if (chunk == "OR") return add(LexemeKind::op_or, from, end);
    if (chunk == "NOT") return add(LexemeKind::op_not, from, end);
    if (chunk == "NEAR") return add(LexemeKind::op_near, from, end);
    if (chunk.starts_with("NEAR/")) return add(LexemeKind::op_near, from, end, {}, chunk.substr(5));
    if (read_field(from, end)) return;
    add(LexemeKind::words, from, end, chunk);
  }

  bool read_field(std::size_t from, std::size_t end) {
    std::size_t colon = from;
    while (colon < end && is_name_letter(text_[colon])) ++colon;
    if (colon == from || colon == end || text_[colon] != ':') return false;
    const auto name = slice(from, colon);
    const std::size_t value = colon + 1;
    if (value < end) {
      // An address or a time of day is no field.
      if (text_[value] == '/' || text_[value] == ':') return false;
      add(LexemeKind::field, from, end, name, slice(value, end));
      return true;
    }
    if (value < text_.size() && is_quote(sign_at(text_, value).code)) {
      std::size_t after = 0;
      const std::size_t inside = value + sign_at(text_, value).length;
      const std::size_t close = end_of_quotation(inside, after);
      add(LexemeKind::field, from, after, name, slice(inside, close));
      return true;
    }
    const bool bracket = value < text_.size() && text_[value] == '(';
    if (!bracket) return false;
    add(LexemeKind::field, from, value, name);
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Lexemes out_;
};

}  // namespace

Lexemes lexemes_of(std::string_view text) {
  return Lexer(text).read();
}

}  // namespace throughline

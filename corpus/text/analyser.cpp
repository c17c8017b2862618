#include "corpus/text/analyser.h"

#include <libstemmer.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <array>
#include <functional>
#include <unordered_map>

#include "corpus/base/file.h"

namespace throughline {
namespace {

constexpr std::size_t kCachedStems = 65536;
constexpr std::size_t kHashDigits = 16;

struct ViewHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

/// A stemmer is not safe to share, so every thread has its own, with the stems it has met.
class Stemmer {
 public:
  Stemmer() : stemmer_(sb_stemmer_new("english", "UTF_8")) {}
  Stemmer(const Stemmer&) = delete;
  Stemmer& operator=(const Stemmer&) = delete;
  ~Stemmer() { sb_stemmer_delete(stemmer_); }

  const std::string& stem(std::string_view word) {
    if (const auto found = known_.find(word); found != known_.end()) return found->second;
    if (known_.size() >= kCachedStems) known_.clear();
    return known_.emplace(std::string(word), fresh(word)).first->second;
  }

 private:
  std::string fresh(std::string_view word) const {
    if (stemmer_ == nullptr || word.size() >= kLongestTerm) return std::string(word);
    for (const char c : word)
      if (c >= '0' && c <= '9') return std::string(word);
    const auto* stem = sb_stemmer_stem(stemmer_, reinterpret_cast<const sb_symbol*>(word.data()),
                                       static_cast<int>(word.size()));
    if (stem == nullptr) return std::string(word);
    return std::string(reinterpret_cast<const char*>(stem),
                       static_cast<std::size_t>(sb_stemmer_length(stemmer_)));
  }

  sb_stemmer* stemmer_;
  std::unordered_map<std::string, std::string, ViewHash, std::equal_to<>> known_;
};

Stemmer& stemmer() {
  static thread_local Stemmer instance;
  return instance;
}

enum class Kind : std::uint8_t { separator, letter, digit, apostrophe, ignored };

constexpr std::array<Kind, 128> ascii_kinds() {
  std::array<Kind, 128> kinds{};
  for (auto& kind : kinds) kind = Kind::separator;
  for (std::size_t c = 'a'; c <= 'z'; ++c) kinds[c] = Kind::letter;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) kinds[c] = Kind::letter;
  for (std::size_t c = '0'; c <= '9'; ++c) kinds[c] = Kind::digit;
  kinds['\''] = Kind::apostrophe;
  return kinds;
}
constexpr auto kAsciiKinds = ascii_kinds();

Kind kind_of(UChar32 c) {
  if (c < 0) return Kind::separator;
  if (c < 128) return kAsciiKinds[static_cast<std::size_t>(c)];
  switch (c) {
    case 0x2019:  // right single quotation mark, the usual apostrophe of print
    case 0x2018:
    case 0x02BC:
    case 0x02B9:
    case 0x2032:
    case 0xFF07:
      return Kind::apostrophe;
    case 0x00AD:  // soft hyphen
    case 0x200C:
    case 0x200D:
    case 0x2060:
    case 0xFEFF:
      return Kind::ignored;
    default:
      break;
  }
  if (u_isdigit(c) != 0) return Kind::digit;
  const auto mask = U_GET_GC_MASK(c);
  return (mask & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0 ? Kind::letter : Kind::separator;
}

void append_utf8(std::string& out, UChar32 c) {
  char buffer[U8_MAX_LENGTH];
  int32_t length = 0;
  U8_APPEND_UNSAFE(reinterpret_cast<uint8_t*>(buffer), length, c);
  out.append(buffer, static_cast<std::size_t>(length));
}

/// Letters that decomposition leaves whole but that people type without their stroke or as two letters.
std::string_view plain_letters(UChar32 lower) {
  switch (lower) {
    case 0x00DF:
      return "ss";
    case 0x00E6:
      return "ae";
    case 0x0153:
      return "oe";
    case 0x00F8:
      return "o";
    case 0x0142:
      return "l";
    case 0x0111:
    case 0x00F0:
      return "d";
    case 0x00FE:
      return "th";
    case 0x0131:
      return "i";
    case 0x0127:
      return "h";
    default:
      return {};
  }
}

void append_folded(std::string& out, UChar32 c) {
  static const icu::Normalizer2* const kNfkd = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFKDInstance(status);
  }();
  icu::UnicodeString whole(c);
  if (kNfkd != nullptr) {
    UErrorCode status = U_ZERO_ERROR;
    whole = kNfkd->normalize(whole, status);
  }
  for (int32_t i = 0; i < whole.length(); i = whole.moveIndex32(i, 1)) {
    const UChar32 part = whole.char32At(i);
    if ((U_GET_GC_MASK(part) & U_GC_M_MASK) != 0) continue;
    const UChar32 lower = u_tolower(part);
    const auto plain = plain_letters(lower);
    if (!plain.empty())
      out.append(plain);
    else
      append_utf8(out, lower);
  }
}

std::string shortened(std::string word) {
  if (word.size() <= kLongestTerm) return word;
  const std::string hash = sha256(word).substr(0, kHashDigits);
  std::size_t cut = kLongestTerm - kHashDigits;
  while (cut > 0 && (static_cast<unsigned char>(word[cut]) & 0xC0U) == 0x80U) --cut;
  word.resize(cut);
  return word + hash;
}

/// Walks the text once; the word under construction ends where a separator stands.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) { tokens_.reserve(text.size() / 6 + 1); }

  std::vector<Token> run() {
    std::size_t at = 0;
    while (at < text_.size()) {
      const std::size_t from = at;
      const UChar32 c = decode(at);
      take(c, kind_of(c), from, at);
    }
    close();
    return std::move(tokens_);
  }

 private:
  UChar32 decode(std::size_t& at) const {
    const auto first = static_cast<unsigned char>(text_[at]);
    if (first < 128) return text_[at++];
    auto i = static_cast<int32_t>(at);
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const uint8_t*>(text_.data()), i, static_cast<int32_t>(text_.size()), c);
    at = static_cast<std::size_t>(i);
    return c;
  }

  Kind kind_at(std::size_t at) const { return at < text_.size() ? kind_of(decode(at)) : Kind::separator; }

  void take(UChar32 c, Kind kind, std::size_t from, std::size_t to) {
    if (kind == Kind::letter || kind == Kind::digit) {
      if (!open_) from_ = from;
      open_ = true;
      to_ = to;
      last_ = kind;
      append(c);
      return;
    }
    if (!open_ || kind == Kind::ignored) return;
    const Kind next = kind_at(to);
    if (kind == Kind::apostrophe && (next == Kind::letter || next == Kind::digit)) return;
    if (c == '.' && last_ == Kind::digit && next == Kind::digit) {
      word_.push_back('.');
      return;
    }
    close();
  }

  void append(UChar32 c) {
    if (c >= 'A' && c <= 'Z')
      word_.push_back(static_cast<char>(c - 'A' + 'a'));
    else if (c < 128)
      word_.push_back(static_cast<char>(c));
    else
      append_folded(word_, c);
  }

  void close() {
    if (open_ && !word_.empty()) {
      Token token;
      token.from = static_cast<std::uint32_t>(from_);
      token.to = static_cast<std::uint32_t>(to_);
      token.word = shortened(std::move(word_));
      token.stem = stemmer().stem(token.word);
      tokens_.push_back(std::move(token));
    }
    word_.clear();
    open_ = false;
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  std::string word_;
  std::size_t from_ = 0;
  std::size_t to_ = 0;
  bool open_ = false;
  Kind last_ = Kind::separator;
};

}  // namespace

std::vector<Token> tokenise(std::string_view text) {
  return Scanner(text).run();
}

std::string stemmed(std::string_view word) {
  return stemmer().stem(word);
}

}  // namespace throughline

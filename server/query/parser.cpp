#include "server/query/parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "corpus/base/utf8.h"
#include "corpus/text/analyser.h"
#include "server/query/field_value.h"
#include "server/query/lexer.h"
#include "server/query/tidy.h"

namespace throughline {
namespace {

/// Longest text that is even looked at to give an error's place.
constexpr std::size_t kLongestQuoted = 60;

std::string shown(std::string_view text) {
  if (text.size() <= kLongestQuoted) return std::string(text);
  std::size_t cut = kLongestQuoted;
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
  return std::string(text.substr(0, cut)) + "…";
}

/// Signs that part words even without a space; all others (hyphen, full stop, &) join them.
bool parts_words(std::string_view between) {
  return between.find_first_of(",;/|:?!=<>") != std::string_view::npos;
}

/// Recursive descent: bounded by max_query_depth, because only a bracket goes deeper.
///   sequence = or*            side by side
///   or       = and (OR and)*
///   and      = unary (AND unary)*
///   unary    = (NOT | -)* primary
///   primary  = ( sequence ) | quoted | field | words (NEAR/n words)*
class Parser {
 public:
  Parser(std::string_view text, const Settings& settings, Lexemes lexemes)
      : text_(text),
        settings_(settings),
        lexemes_(std::move(lexemes.list)),
        notes_(std::move(lexemes.notes)) {}

  Result<ParsedQuery> read() {
    THROUGHLINE_ASSIGN(Node root, sequence(0));
    while (at_ < lexemes_.size()) {  // a bracket closed that was never opened
      note("A closing bracket without an opening one was left out.");
      ++at_;
      THROUGHLINE_ASSIGN(Node more, sequence(0));
      root.children.push_back(std::move(more));
    }
    ParsedQuery query{std::string(text_), tidied(std::move(root)), {}};
    if (only_excludes(query.root))
      return refuse(0, text_.size(), "The search only says what to leave out.",
                    "Add a word or a filter to look for.");
    remark_on_small_operators();
    query.notes = std::move(notes_);
    return query;
  }

 private:
  tl::unexpected<Error> refuse(std::size_t from, std::size_t to, std::string message,
                               std::string hint) const {
    Error error{ErrorCode::invalid_query, std::move(message), std::move(hint), std::nullopt};
    error.where = Where{point(from), point(to), {}};
    return fail(std::move(error));
  }
  void note(std::string sentence) {
    if (std::find(notes_.begin(), notes_.end(), sentence) == notes_.end())
      notes_.push_back(std::move(sentence));
  }
  /// Code points before a byte.
  std::size_t point(std::size_t byte) const { return code_points(text_.substr(0, byte)); }
  Span span(std::size_t from, std::size_t to) const { return {point(from), point(to)}; }
  std::int64_t cap(Setting setting) const { return settings_[setting]; }

  bool ended() const { return at_ >= lexemes_.size(); }
  bool next_is(LexemeKind kind) const { return !ended() && lexemes_[at_].kind == kind; }
  bool operand_follows() const {
    if (ended()) return false;
    switch (lexemes_[at_].kind) {
      case LexemeKind::close:
      case LexemeKind::op_and:
      case LexemeKind::op_or:
      case LexemeKind::op_near:
        return false;
      default:
        return true;
    }
  }
  void stray(const Lexeme& lexeme) {
    note(fmt::format("“{}” has nothing on one side and was left out.",
                     shown(text_.substr(lexeme.from, lexeme.to - lexeme.from))));
  }

  Result<Node> sequence(std::int64_t depth) {
    Node node;
    node.kind = NodeKind::enough;
    while (!ended() && !next_is(LexemeKind::close)) {
      if (!operand_follows()) {
        stray(lexemes_[at_++]);
        continue;
      }
      THROUGHLINE_ASSIGN(Node item, either(depth));
      node.children.push_back(std::move(item));
    }
    return node;
  }

  Result<Node> either(std::int64_t depth) { return joined(depth, LexemeKind::op_or, NodeKind::any); }

  /// a OR b OR c, or a AND b AND c.
  Result<Node> joined(std::int64_t depth, LexemeKind op, NodeKind kind) {
    const auto operand = [&] {
      return op == LexemeKind::op_or ? joined(depth, LexemeKind::op_and, NodeKind::all) : unary(depth);
    };
    Node node;
    node.kind = kind;
    THROUGHLINE_ASSIGN(Node first, operand());
    node.children.push_back(std::move(first));
    while (next_is(op)) {
      const Lexeme& sign = lexemes_[at_++];
      if (!operand_follows()) {
        stray(sign);
        continue;
      }
      THROUGHLINE_ASSIGN(Node another, operand());
      node.children.push_back(std::move(another));
    }
    if (node.children.size() == 1) return std::move(node.children.front());
    return node;
  }

  Result<Node> unary(std::int64_t depth) {
    const std::size_t first = at_;
    bool excluded = false;
    while (next_is(LexemeKind::op_not) || next_is(LexemeKind::minus)) {
      excluded = !excluded;
      ++at_;
    }
    if (at_ > first && !operand_follows()) {
      stray(lexemes_[at_ - 1]);
      return Node{};
    }
    THROUGHLINE_ASSIGN(Node inner, primary(depth));
    if (!excluded) return inner;
    Node node;
    node.kind = NodeKind::none;
    node.span = {point(lexemes_[first].from), inner.span.to};
    node.children.push_back(std::move(inner));
    return node;
  }

  Result<Node> primary(std::int64_t depth) {
    const Lexeme lexeme = lexemes_[at_++];
    switch (lexeme.kind) {
      case LexemeKind::open:
        return bracket(depth, lexeme);
      case LexemeKind::quoted:
        return refuse_near(lexeme, quotation(lexeme));
      case LexemeKind::field:
        return refuse_near(lexeme, field(lexeme));
      default:
        return words(lexeme);
    }
  }

  Result<Node> refuse_near(const Lexeme& lexeme, Result<Node> node) const {
    if (node && next_is(LexemeKind::op_near))
      return refuse(lexeme.from, lexemes_[at_].to, "NEAR joins single words only.",
                    "Write it as word NEAR/5 word.");
    return node;
  }

  Result<Node> bracket(std::int64_t depth, const Lexeme& open) {
    if (depth >= cap(Setting::max_query_depth))
      return refuse(open.from, open.to,
                    fmt::format("Brackets are nested deeper than {} levels.", cap(Setting::max_query_depth)),
                    "Use fewer brackets.");
    THROUGHLINE_ASSIGN(Node node, sequence(depth + 1));
    if (next_is(LexemeKind::close))
      ++at_;
    else
      note("A bracket was not closed; the group was taken to end with the search.");
    if (node.children.empty()) note("An empty pair of brackets was left out.");
    node.span = span(open.from, lexemes_[at_ - 1].to);
    return refuse_near(open, std::move(node));
  }

  /// Counts towards the cap of words.
  Result<std::vector<QueryWord>> analysed(std::string_view text, std::size_t from, std::size_t to) {
    std::vector<QueryWord> words;
    for (auto& token : tokenise(text)) words.push_back({std::move(token.word), std::move(token.stem)});
    THROUGHLINE_TRY(counted(words.size(), from, to));
    return words;
  }
  Result<void> counted(std::size_t words, std::size_t from, std::size_t to) {
    terms_ += static_cast<std::int64_t>(words);
    if (terms_ > cap(Setting::max_query_terms))
      return refuse(from, to,
                    fmt::format("The search has more than {} words.", cap(Setting::max_query_terms)),
                    "Leave out words that many reviews share.");
    return {};
  }

  Result<Node> quotation(const Lexeme& lexeme) {
    Node node;
    node.span = span(lexeme.from, lexeme.to);
    if (lexeme.text.find('*') != std::string_view::npos)
      note("An asterisk inside quotation marks has no meaning and was left out.");
    THROUGHLINE_ASSIGN(node.words, analysed(lexeme.text, lexeme.from, lexeme.to));
    if (node.words.empty()) {
      note("An empty pair of quotation marks was left out.");
      return node;
    }
    if (static_cast<std::int64_t>(node.words.size()) > cap(Setting::max_phrase_words))
      return refuse(lexeme.from, lexeme.to,
                    fmt::format("A quotation has more than {} words.", cap(Setting::max_phrase_words)),
                    "Quote the few words that matter.");
    node.kind = NodeKind::phrase;
    return node;
  }

  Result<Node> words(const Lexeme& lexeme) {
    const auto bare_name =
        lexeme.text.ends_with(':') ? lexeme.text.substr(0, lexeme.text.size() - 1) : std::string_view{};
    if (!bare_name.empty() && field_named(lower_case(bare_name)) != nullptr)
      note(fmt::format("“{}” has no value after it and was read as a word.", lexeme.text));
    const bool starred = lexeme.text.size() > 1 && lexeme.text.ends_with('*');
    if (lexeme.text.find('*') < lexeme.text.size() - (starred ? 1U : 0U))
      note("An asterisk has a meaning only at the end of a word and was left out.");
    auto tokens = tokenise(lexeme.text);
    if (tokens.empty()) return Node{};
    THROUGHLINE_TRY(counted(tokens.size(), lexeme.from, lexeme.to));
    std::vector<Node> parts = pieces(lexeme, tokens);
    if (starred) THROUGHLINE_TRY(make_prefix(lexeme, parts.back()));
    if (next_is(LexemeKind::op_near)) {
      Node last = std::move(parts.back());
      parts.pop_back();
      THROUGHLINE_ASSIGN(Node joined_words, near(lexeme, std::move(last)));
      parts.push_back(std::move(joined_words));
    }
    if (parts.size() == 1) return std::move(parts.front());
    Node node;
    node.kind = NodeKind::enough;
    node.span = span(lexeme.from, lexeme.to);
    node.children = std::move(parts);
    return node;
  }

  /// "mother/father" is two words side by side, "non-mobile" one idea of two words.
  std::vector<Node> pieces(const Lexeme& lexeme, std::vector<Token>& tokens) const {
    std::vector<Node> parts;
    std::size_t end = 0;
    for (auto& token : tokens) {
      if (parts.empty() || parts_words(lexeme.text.substr(end, token.from - end))) {
        parts.emplace_back();
        parts.back().kind = NodeKind::word;
        parts.back().span.from = point(lexeme.from + token.from);
      }
      parts.back().span.to = point(lexeme.from + token.to);
      parts.back().words.push_back({std::move(token.word), std::move(token.stem)});
      end = token.to;
    }
    return parts;
  }

  Result<void> make_prefix(const Lexeme& lexeme, Node& node) {
    const auto least = cap(Setting::wildcard_min_letters);
    if (static_cast<std::int64_t>(code_points(node.words.back().word)) < least)
      return refuse(
          lexeme.from, lexeme.to,
          fmt::format("“{}” needs at least {} letters before the asterisk.", shown(lexeme.text), least),
          "Write more of the word.");
    if (node.words.size() > 1) {
      note("An asterisk after words joined by a hyphen has no meaning and was left out.");
      return {};
    }
    if (++wildcards_ > cap(Setting::max_wildcards))
      return refuse(
          lexeme.from, lexeme.to,
          fmt::format("The search has more than {} words with an asterisk.", cap(Setting::max_wildcards)),
          "Write some of the words in full.");
    node.kind = NodeKind::prefix;
    node.span.to = point(lexeme.to);
    return {};
  }

  Result<Node> near(const Lexeme& lexeme, Node first) {
    Node node = std::move(first);
    unsigned distance = 0;
    while (next_is(LexemeKind::op_near)) {
      const Lexeme sign = lexemes_[at_++];
      if (!operand_follows()) {
        stray(sign);
        continue;
      }
      THROUGHLINE_ASSIGN(const unsigned wanted, distance_of(sign));
      distance = std::max(distance, wanted);
      const Lexeme other = lexemes_[at_];
      if (other.kind != LexemeKind::words || node.kind == NodeKind::prefix || other.text.ends_with('*'))
        return refuse(lexeme.from, other.to, "NEAR joins single words only.",
                      "Write it as word NEAR/5 word.");
      ++at_;
      THROUGHLINE_ASSIGN(auto more, analysed(other.text, other.from, other.to));
      node.words.insert(node.words.end(), more.begin(), more.end());
      node.span.to = point(other.to);
    }
    if (distance == 0) return node;
    if (static_cast<std::int64_t>(node.words.size()) > cap(Setting::max_near_words))
      return refuse(lexeme.from, byte_offset(text_, node.span.to),
                    fmt::format("NEAR joins more than {} words.", cap(Setting::max_near_words)),
                    "Join fewer words.");
    node.kind = NodeKind::near;
    node.window = distance + static_cast<unsigned>(node.words.size()) - 1;
    return node;
  }

  Result<unsigned> distance_of(const Lexeme& sign) const {
    if (sign.to - sign.from == 4) return kUsualNearDistance;
    unsigned distance = 0;
    const char* end = sign.value.data() + sign.value.size();
    const auto [rest, failure] = std::from_chars(sign.value.data(), end, distance);
    if (failure != std::errc{} || rest != end || distance < 1 || distance > kMostNearDistance)
      return refuse(sign.from, sign.to,
                    fmt::format("NEAR/ needs a number of words from 1 to {}.", kMostNearDistance),
                    "Write it as word NEAR/5 word.");
    return distance;
  }

  Result<Node> field(const Lexeme& lexeme) {
    const auto* known = field_named(lower_case(lexeme.text));
    if (known == nullptr) {
      std::vector<std::string_view> names;
      for (const auto& each : kFields) names.push_back(each.name);
      const auto meant = nearest(lexeme.text, names);
      return refuse(lexeme.from, lexeme.from + lexeme.text.size() + 1,
                    fmt::format("There is no field “{}”.", shown(lexeme.text)),
                    meant.empty() ? "To look for the words themselves, put a space after the colon."
                                  : fmt::format("Did you mean “{}:”?", meant));
    }
    if (next_is(LexemeKind::open) && lexeme.to - lexeme.from == lexeme.text.size() + 1)
      return refuse(lexeme.from, lexemes_[at_].to,
                    fmt::format("Brackets after “{}:” are not read.", known->name),
                    fmt::format("Write {0}:a OR {0}:b.", known->name));
    Node node;
    node.kind = NodeKind::field;
    node.field = known->id;
    node.span = span(lexeme.from, lexeme.to);
    if (trimmed(lexeme.value).empty()) {
      note(fmt::format("“{}:” has no value and was left out.", known->name));
      return Node{};
    }
    THROUGHLINE_TRY(counted(1, lexeme.from, lexeme.to));
    THROUGHLINE_TRY(read_value(lexeme, *known, node));
    return node;
  }

  Result<void> read_value(const Lexeme& lexeme, const Field& known, Node& node) {
    const std::size_t from = lexeme.from + lexeme.text.size() + 1;
    const std::string value(trimmed(lexeme.value));
    if (known.kind == FieldKind::text) {
      THROUGHLINE_ASSIGN(node.words, analysed(value, lexeme.from, lexeme.to));
      node.value = value;
      if (static_cast<std::int64_t>(node.words.size()) > cap(Setting::max_phrase_words))
        return refuse(from, lexeme.to,
                      fmt::format("A quotation has more than {} words.", cap(Setting::max_phrase_words)),
                      "Quote the few words that matter.");
      return {};
    }
    const auto meant = canonical_value(known.id, value);
    if (!meant) {
      std::vector<std::string_view> ids;
      const auto terms = vocabulary_of(known.id);
      for (const auto& term : terms) ids.push_back(term.id);
      const auto near_by = nearest(value, ids);
      return refuse(from, lexeme.to, fmt::format("“{}” is not a value of {}.", shown(value), known.name),
                    fmt::format("{} {}:{}", near_by.empty() ? "A value is" : "Did you mean", known.name,
                                near_by.empty() ? ids.front() : near_by) +
                        (near_by.empty() ? "." : "?"));
    }
    node.value = *meant;
    if (known.kind == FieldKind::year && node.value != kNotStated) {
      const auto years = year_range(value);
      if (!years) return refuse(from, lexeme.to, years.error().message, years.error().hint);
      node.years = *years;
    }
    return {};
  }

  static bool only_excludes(const Node& node) {
    if (node.kind == NodeKind::none) return true;
    if (node.kind != NodeKind::enough && node.kind != NodeKind::all && node.kind != NodeKind::any)
      return false;
    return std::all_of(node.children.begin(), node.children.end(), only_excludes);
  }

  /// Small letters are words: reports say "and" and "not" all the time. In a short search an operator may be
  /// meant.
  void remark_on_small_operators() {
    constexpr std::size_t kShortSearch = 5;
    for (std::size_t i = 1; i + 1 < lexemes_.size(); ++i) {
      if (lexemes_[i].kind != LexemeKind::words) continue;
      const auto word = lexemes_[i].text;
      if (word == "or" || word == "Or")
        note(fmt::format("“{}” in small letters is a word; write OR to find either.", word));
      if (lexemes_.size() > kShortSearch) continue;
      if (word == "and" || word == "And")
        note(fmt::format("“{}” in small letters is a word; write AND to require both.", word));
      if (word == "not" || word == "Not")
        note(fmt::format("“{}” in small letters is a word; write NOT to leave out.", word));
    }
  }

  std::string_view text_;
  const Settings& settings_;
  std::vector<Lexeme> lexemes_;
  std::vector<std::string> notes_;
  std::size_t at_ = 0;
  std::int64_t terms_ = 0;
  std::int64_t wildcards_ = 0;
};

}  // namespace

Result<ParsedQuery> parse_query(std::string_view text, const Settings& settings) {
  const auto most = static_cast<std::size_t>(settings[Setting::max_query_bytes]);
  if (text.size() > most) {
    Error error{ErrorCode::invalid_query, fmt::format("The search is longer than {} bytes.", most),
                "Use fewer words.", std::nullopt};
    const std::string kept = repaired_utf8(text.substr(0, most));
    error.where = Where{code_points(kept), code_points(kept) + 1, {}};
    return fail(std::move(error));
  }
  const std::string clean = repaired_utf8(text);
  return Parser(clean, settings, lexemes_of(clean)).read();
}

}  // namespace throughline

#include "corpus/model/phrase_pattern.h"

#include <algorithm>

#include "corpus/model/words.h"

namespace throughline {
namespace {

using Strings = std::vector<std::string>;

/// Patterns name other lists by @name; a list naming itself would never end.
constexpr int kDeepest = 8;

tl::unexpected<Error> fault(std::size_t from, std::size_t to, std::string message) {
  Error error{ErrorCode::invalid_taxonomy, std::move(message), "docs/cue-language.md explains the language.",
              Where{from, to, {}}};
  return fail(std::move(error));
}

class Expander {
 public:
  Expander(std::string_view text, std::size_t at, std::string_view stops, const PhraseLists& lists, int depth)
      : text_(text), at_(at), stops_(stops), lists_(lists), depth_(depth) {}

  std::size_t at() const { return at_; }

  Result<Strings> alternatives(bool inside_group) {
    Strings all;
    for (;;) {
      const auto from = at_;
      THROUGHLINE_ASSIGN(auto one, sequence(inside_group));
      if (!inside_group && std::any_of(one.begin(), one.end(), [](const auto& s) { return blank(s); }))
        return fault(from, at_, "an alternative is empty");
      all.insert(all.end(), one.begin(), one.end());
      if (all.size() > kMostPhrases) return fault(from, at_, "the pattern stands for too many phrases");
      if (at_ >= text_.size() || text_[at_] != '|') return all;
      ++at_;
    }
  }

 private:
  static bool blank(std::string_view s) { return s.find_first_not_of(" -") == std::string_view::npos; }

  bool at_end(bool inside_group) const {
    if (at_ >= text_.size() || text_[at_] == '|') return true;
    // A quotation mark inside a group means that the group was never closed.
    return inside_group ? text_[at_] == ')' || text_[at_] == '"'
                        : stops_.find(text_[at_]) != std::string_view::npos;
  }

  Result<Strings> sequence(bool inside_group) {
    Strings all{""};
    while (!at_end(inside_group)) {
      const auto from = at_;
      THROUGHLINE_ASSIGN(auto item, next_item());
      if (at_ < text_.size() && text_[at_] == '?') {
        ++at_;
        item.emplace_back();
      }
      if (all.size() * item.size() > kMostPhrases)
        return fault(from, at_, "the pattern stands for too many phrases");
      Strings longer;
      for (const auto& head : all)
        for (const auto& tail : item) longer.push_back(head + tail);
      all = std::move(longer);
    }
    return all;
  }

  Result<Strings> next_item() {
    const char c = text_[at_];
    if (c == '(') return group();
    if (c == '[') return sign_class();
    if (c == '@') return named_list();
    if (std::string_view(")]{}\\+^$?\"~").find(c) != std::string_view::npos)
      return fault(at_, at_ + 1, std::string("“") + c + "” has no place here");
    ++at_;
    // A sign of several bytes stays whole.
    std::string sign(1, c);
    while (at_ < text_.size() && (static_cast<unsigned char>(text_[at_]) & 0xC0U) == 0x80U)
      sign += text_[at_++];
    return Strings{sign};
  }

  Result<Strings> group() {
    const auto from = at_++;
    THROUGHLINE_ASSIGN(auto inner, alternatives(true));
    if (at_ >= text_.size() || text_[at_] != ')') return fault(from, from + 1, "the bracket is not closed");
    ++at_;
    return inner;
  }

  Result<Strings> sign_class() {
    const auto close = text_.find(']', at_);
    if (close == std::string_view::npos) return fault(at_, at_ + 1, "the square bracket is not closed");
    const auto body = text_.substr(at_ + 1, close - at_ - 1);
    const auto from = at_;
    at_ = close + 1;
    if (body == "- ") return Strings{" ", ""};
    if (body.empty()) return fault(from, at_, "the square brackets are empty");
    Strings signs;
    for (std::size_t i = 0; i < body.size(); ++i) {
      char last = body[i];
      if (i + 2 < body.size() && body[i + 1] == '-') last = body[i + 2];
      if (last < body[i]) return fault(from, at_, "the range of signs runs backwards");
      for (int c = body[i]; c <= last; ++c) signs.emplace_back(1, static_cast<char>(c));
      if (last != body[i] || (i + 2 < body.size() && body[i + 1] == '-')) i += 2;
    }
    return signs;
  }

  Result<Strings> named_list() {
    const auto from = at_++;
    const auto end = std::min(text_.find_first_not_of("abcdefghijklmnopqrstuvwxyz_", at_), text_.size());
    const auto list = lists_.find(text_.substr(at_, end - at_));
    at_ = end;
    if (list == lists_.end())
      return fault(from, end, "no list has the name " + std::string(text_.substr(from, end - from)));
    if (depth_ >= kDeepest) return fault(from, end, "the list names itself");
    Expander inner(list->second, 0, "", lists_, depth_ + 1);
    auto all = inner.alternatives(false);
    if (!all) return fault(from, end, "in the list " + list->first + ": " + all.error().message);
    return all;
  }

  std::string_view text_;
  std::size_t at_;
  std::string_view stops_;
  const PhraseLists& lists_;
  int depth_;
};

bool is_acronym(std::string_view chunk) {
  return std::count_if(chunk.begin(), chunk.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) >= 2;
}

/// One expanded alternative as words; the message of what is wrong with it otherwise.
tl::expected<Phrase, std::string> words_of_alternative(std::string_view flat) {
  Phrase phrase;
  for (std::size_t at = 0; at < flat.size();) {
    const auto end = std::min(flat.find(' ', at), flat.size());
    const auto chunk = flat.substr(at, end - at);
    at = end + 1;
    if (!chunk.empty() && chunk.front() == '*')
      return tl::unexpected<std::string>("a * needs letters before it");
    const bool cased = is_acronym(chunk);
    const auto stream = words_of(chunk);
    for (std::size_t i = 0; i < stream.words.size(); ++i) {
      const auto after = stream.words[i].to;
      PatternWord word{std::string(cased ? stream.as_written(i) : stream.word(i)), false, cased};
      word.prefix = after < chunk.size() && chunk[after] == '*';
      if (word.prefix && word.text.size() < (cased ? 2U : 3U))
        return tl::unexpected<std::string>("fewer than three letters before *");
      const bool more =
          after + 1 < chunk.size() && i + 1 < stream.words.size() && stream.words[i + 1].from == after + 1;
      if (word.prefix && more) return tl::unexpected<std::string>("a * must end its word");
      phrase.push_back(std::move(word));
    }
    if (stream.words.empty() && chunk.find('*') != std::string_view::npos)
      return tl::unexpected<std::string>("a * needs letters before it");
  }
  if (phrase.empty()) return tl::unexpected<std::string>("an alternative has no word");
  return phrase;
}

}  // namespace

Result<std::vector<Phrase>> read_phrases(std::string_view pattern, std::size_t& at, std::string_view stops,
                                         const PhraseLists& lists) {
  const auto from = at;
  Expander expander(pattern, at, stops, lists, 0);
  THROUGHLINE_ASSIGN(auto flats, expander.alternatives(false));
  at = expander.at();
  std::vector<Phrase> phrases;
  for (const auto& flat : flats) {
    auto phrase = words_of_alternative(flat);
    if (!phrase) return fault(from, at, phrase.error() + " in “" + flat + "”");
    phrases.push_back(std::move(*phrase));
  }
  std::sort(phrases.begin(), phrases.end());
  phrases.erase(std::unique(phrases.begin(), phrases.end()), phrases.end());
  return phrases;
}

Result<std::vector<Phrase>> phrases_of(std::string_view pattern, const PhraseLists& lists) {
  std::size_t at = 0;
  return read_phrases(pattern, at, "", lists);
}

}  // namespace throughline

#include "indexer/describe/wordings.h"

#include <algorithm>

#include "corpus/base/utf8.h"

namespace throughline::describing {
namespace {

std::vector<std::string>& faults() {
  static std::vector<std::string> all;
  return all;
}

/// A part of a pattern between two gaps, and the gap before it.
struct Piece {
  std::uint32_t gap = 0;
  std::string text;
};

std::vector<Piece> pieces_of(std::string_view pattern) {
  std::vector<Piece> pieces(1);
  for (const auto token : split(pattern, ' ')) {
    if (token.empty()) continue;
    if (token.front() == '~') {
      std::uint32_t gap = 0;
      for (const char c : token.substr(1)) gap = gap * 10 + static_cast<std::uint32_t>(c - '0');
      pieces.push_back({gap, {}});
      continue;
    }
    auto& text = pieces.back().text;
    if (!text.empty()) text += ' ';
    text += token;
  }
  return pieces;
}

bool matches(const PatternWord& pattern, const WordStream& stream, std::uint32_t word) {
  const auto text = pattern.cased ? stream.as_written(word) : stream.word(word);
  return pattern.prefix ? text.substr(0, pattern.text.size()) == pattern.text : text == pattern.text;
}

bool matches(const Phrase& phrase, const WordStream& stream, std::uint32_t at, std::uint32_t end) {
  if (at + phrase.size() > end) return false;
  for (std::uint32_t i = 0; i < phrase.size(); ++i)
    if (!matches(phrase[i], stream, at + i)) return false;
  return true;
}

/// Alternatives outside brackets.
std::vector<std::string> alternatives(std::string_view pattern) {
  std::vector<std::string> all(1);
  int depth = 0;
  for (const char c : pattern) {
    depth += c == '(' ? 1 : (c == ')' ? -1 : 0);
    if (c == '|' && depth == 0)
      all.emplace_back();
    else
      all.back() += c;
  }
  return all;
}

/// Phrases know no gaps, so a group that holds one is written out: "a (b ~2 c|d)" is "a b ~2 c" and "a d".
std::vector<std::string> without_gaps_in_groups(const std::string& pattern) {
  for (auto open = pattern.find('('); open != std::string::npos; open = pattern.find('(', open + 1)) {
    int depth = 0;
    auto close = open;
    for (; close < pattern.size(); ++close) {
      depth += pattern[close] == '(' ? 1 : (pattern[close] == ')' ? -1 : 0);
      if (depth == 0) break;
    }
    const auto group = pattern.substr(open + 1, close - open - 1);
    if (close == pattern.size() || group.find('~') == std::string::npos) continue;
    const bool optional = close + 1 < pattern.size() && pattern[close + 1] == '?';
    const auto tail = pattern.substr(close + (optional ? 2 : 1));
    auto inner = alternatives(group);
    if (optional) inner.emplace_back();
    std::vector<std::string> all;
    for (const auto& one : inner)
      for (auto& expanded : without_gaps_in_groups(pattern.substr(0, open) + one + tail))
        all.push_back(std::move(expanded));
    return all;
  }
  return {pattern};
}

}  // namespace

void Wordings::add(std::uint32_t id, std::string_view pattern) {
  for (const auto& alternative : alternatives(pattern))
    for (const auto& flat : without_gaps_in_groups(alternative))
      // Writing a group out may bring its alternatives to the top.
      for (const auto& one : alternatives(flat)) add_one(id, one);
}

void Wordings::add_one(std::uint32_t id, std::string_view pattern) {
  Wording wording{id, {}};
  std::vector<Phrase> first;
  for (const auto& piece : pieces_of(pattern)) {
    auto phrases = phrases_of(piece.text);
    if (!phrases) {
      faults().push_back(std::string(pattern) + ": " + phrases.error().message);
      return;
    }
    if (first.empty()) {
      first = std::move(*phrases);
    } else {
      wording.rest.push_back({piece.gap, std::move(*phrases)});
    }
  }
  first_.add(static_cast<std::uint32_t>(wordings_.size()), first);
  wordings_.push_back(std::move(wording));
}

std::uint32_t Wordings::end_of(const Wording& wording, std::size_t part, const WordStream& stream,
                               std::uint32_t at) const {
  if (part == wording.rest.size()) return at;
  const auto& next = wording.rest[part];
  const auto end = stream.sentences[stream.words[at - 1].sentence].to_word;
  for (std::uint32_t gap = 0; gap <= next.gap && at + gap < end; ++gap)
    for (const auto& phrase : next.phrases)
      if (matches(phrase, stream, at + gap, end))
        if (const auto to =
                end_of(wording, part + 1, stream, at + gap + static_cast<std::uint32_t>(phrase.size())))
          return to;
  return 0;
}

std::vector<WordingHit> Wordings::find(const WordStream& stream) const {
  std::vector<WordingHit> hits;
  for (const auto& start : first_.find(stream)) {
    const auto& wording = wordings_[start.list];
    if (const auto to = end_of(wording, 0, stream, start.to)) hits.push_back({wording.id, start.from, to});
  }
  std::sort(hits.begin(), hits.end(), [](const WordingHit& a, const WordingHit& b) {
    if (a.from != b.from) return a.from < b.from;
    return a.id != b.id ? a.id < b.id : a.to < b.to;
  });
  const auto same = [](const WordingHit& a, const WordingHit& b) { return a.from == b.from && a.id == b.id; };
  hits.erase(std::unique(hits.begin(), hits.end(), same), hits.end());
  return hits;
}

const std::vector<std::string>& wording_faults() {
  return faults();
}

}  // namespace throughline::describing

#include "indexer/describe/wordings.h"

#include <algorithm>

#include "corpus/base/utf8.h"

namespace throughline::describing {
namespace {

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

}  // namespace

void Wordings::add(std::uint32_t id, std::string_view pattern) {
  Wording wording{id, {}};
  std::vector<Phrase> first;
  for (const auto& piece : pieces_of(pattern)) {
    auto phrases = phrases_of(piece.text);
    if (!phrases) {
      faults_.push_back(std::string(pattern) + ": " + phrases.error().message);
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

}  // namespace throughline::describing

#include "server/views/html.h"

#include <algorithm>

#include "corpus/base/utf8.h"

namespace throughline {
namespace {

constexpr std::string_view kEllipsis = "…";

std::vector<Span> merged(std::span<const Span> spans, std::size_t end) {
  std::vector<Span> sorted(spans.begin(), spans.end());
  std::sort(sorted.begin(), sorted.end());
  std::vector<Span> result;
  for (Span span : sorted) {
    span.to = std::min(span.to, end);
    if (span.from >= span.to) continue;
    if (!result.empty() && span.from <= result.back().to)
      result.back().to = std::max(result.back().to, span.to);
    else
      result.push_back(span);
  }
  return result;
}

/// Byte ranges of the words, as white space separates them.
std::vector<std::pair<std::size_t, std::size_t>> words_in(std::string_view text) {
  std::vector<std::pair<std::size_t, std::size_t>> words;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto from = text.find_first_not_of(" \n\t", at);
    if (from == std::string_view::npos) break;
    const auto to = std::min(text.find_first_of(" \n\t", from), text.size());
    words.emplace_back(from, to);
    at = to;
  }
  return words;
}

}  // namespace

std::string safe_link(std::string_view address) {
  const bool control = std::any_of(address.begin(), address.end(), [](char c) {
    return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f || c == '\\' || c == '"' || c == '<' ||
           c == '>';
  });
  const bool own = address.starts_with("/") && !address.starts_with("//");
  if (control || !(own || address.starts_with("#") || address.starts_with("https:"))) return "#";
  return std::string(address);
}

std::string marked_html(std::string_view text, std::span<const Span> highlights) {
  std::string result;
  std::size_t done = 0;
  for (const Span& span : merged(highlights, code_points(text))) {
    const auto from = byte_offset(text, span.from);
    const auto to = byte_offset(text, span.to);
    result += escaped(text.substr(done, from - done));
    result += "<mark>" + escaped(text.substr(from, to - from)) + "</mark>";
    done = to;
  }
  return result + escaped(text.substr(done));
}

namespace {

std::string marked_part(std::string_view text, Span part, std::span<const Span> highlights) {
  const auto from = byte_offset(text, part.from);
  std::vector<Span> inside;
  for (const auto& mark : highlights)
    if (mark.to > part.from && mark.from < part.to)
      inside.push_back({std::max(mark.from, part.from) - part.from, std::min(mark.to, part.to) - part.from});
  return marked_html(text.substr(from, byte_offset(text, part.to) - from), inside);
}

}  // namespace

std::string marked_html(std::string_view text, Span part, std::span<const Span> highlights,
                        std::span<const Gloss> glosses) {
  std::string result;
  std::size_t done = part.from;
  for (const auto& gloss : glosses) {
    if (gloss.span.from < done || gloss.span.to > part.to) continue;
    result += marked_part(text, {done, gloss.span.from}, highlights);
    result += "<abbr title=\"" + escaped(gloss.meaning) + "\">" + marked_part(text, gloss.span, highlights) +
              "</abbr>";
    done = gloss.span.to;
  }
  return result + marked_part(text, {done, part.to}, highlights);
}

std::string marked_html(std::string_view text, std::span<const Span> highlights,
                        std::span<const Gloss> glosses) {
  return marked_html(text, {0, code_points(text)}, highlights, glosses);
}

Snippet snippet(std::string_view text, std::span<const Span> highlights, std::size_t limit) {
  const auto words = words_in(text);
  const auto marks = merged(highlights, code_points(text));
  if (words.size() <= limit) return {std::string(text), marks};
  std::size_t first = 0;
  if (!marks.empty()) {
    const auto at = byte_offset(text, marks.front().from);
    while (first + 1 < words.size() && words[first].second <= at) ++first;
    const std::size_t lead = limit / 4;
    first = first < lead ? 0 : first - lead;
    first = std::min(first, words.size() - limit);
  }
  const std::size_t last = std::min(first + limit, words.size()) - 1;
  const auto from = words[first].first;
  const auto to = words[last].second;
  Snippet result;
  if (first > 0) result.text = std::string(kEllipsis) + " ";
  const auto shift = code_points(result.text);
  const auto start = code_point_index(text, from);
  const auto end = start + code_points(text.substr(from, to - from));
  result.text += text.substr(from, to - from);
  if (last + 1 < words.size()) result.text += " " + std::string(kEllipsis);
  for (const Span& mark : marks) {
    if (mark.to <= start || mark.from >= end) continue;
    result.highlights.push_back(
        {std::max(mark.from, start) - start + shift, std::min(mark.to, end) - start + shift});
  }
  return result;
}

}  // namespace throughline

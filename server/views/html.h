// The only places where text becomes markup: escaping, links and highlighted words. Highlights are put in
// after escaping, by code points, so that nothing in a report can become a tag.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/html_escape.h"
#include "corpus/model/reading.h"

namespace throughline {

/// A link that may stand in a page: beginning with / (but not //), # or https:, without control characters.
/// Anything else becomes "#".
std::string safe_link(std::string_view address);

/// The text escaped, with <mark> round each highlight. Spans may overlap or reach past the end.
std::string marked_html(std::string_view text, std::span<const Span> highlights);

/// What a few letters stand for, where they stand.
struct Gloss {
  Span span;
  std::string meaning;
};
/// The same with <abbr title> round each gloss; glosses are in order and do not overlap. A highlight that
/// reaches over a gloss is cut there, so that the tags nest.
std::string marked_html(std::string_view text, std::span<const Span> highlights,
                        std::span<const Gloss> glosses);
/// Of a part of the text alone, all spans counted in the whole text.
std::string marked_html(std::string_view text, Span part, std::span<const Span> highlights,
                        std::span<const Gloss> glosses);

/// A part of a text round its first highlights: at most `words` words, never cut inside a word, with an
/// ellipsis where it was cut. The highlights move with it.
struct Snippet {
  std::string text;
  std::vector<Span> highlights;
};
Snippet snippet(std::string_view text, std::span<const Span> highlights, std::size_t words);

}  // namespace throughline

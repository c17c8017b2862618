// The only places where text becomes markup: escaping, links and highlighted words. Highlights are put in
// after escaping, by code points, so that nothing in a report can become a tag.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/model/reading.h"

namespace throughline {

/// & < > " ' as entities: safe in element content and in quoted attributes, of HTML and of XML.
std::string escaped(std::string_view text);

/// A link that may stand in a page: beginning with / (but not //), # or https:, without control characters.
/// Anything else becomes "#".
std::string safe_link(std::string_view address);

/// The text escaped, with <mark> round each highlight. Spans may overlap or reach past the end.
std::string marked_html(std::string_view text, std::span<const Span> highlights);

/// A part of a text round its first highlights: at most `words` words, never cut inside a word, with an
/// ellipsis where it was cut. The highlights move with it.
struct Snippet {
  std::string text;
  std::vector<Span> highlights;
};
Snippet snippet(std::string_view text, std::span<const Span> highlights, std::size_t words);

}  // namespace throughline

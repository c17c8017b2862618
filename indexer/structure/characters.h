// Characters and words: what of a word's letters is text, what a line begins or ends with, and how a line is
// put to the line before it. Knows nothing of pages.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace throughline::layout {

/// Ligatures spelled out, soft hyphens and zero-width characters gone, private-use bullets made "•", other
/// private-use characters U+FFFD, no-break spaces plain. Superscript digits and fractions stay as they are.
std::string readable(std::string_view text);

char32_t first_letter(std::string_view text);
char32_t last_letter(std::string_view text);
bool is_lower(char32_t c);
bool is_upper(char32_t c);
bool is_digit(char32_t c);

/// Ends as a sentence does: . ? ! also before closing quotes and brackets.
bool ends_sentence(std::string_view text);
/// Ends as a sentence, a clause before a list, or a quotation does.
bool ends_clause(std::string_view text);
bool begins_lower(std::string_view text);

/// Number of bytes of a bullet and the spaces after it at the start; 0: none. `loose` also takes - and o and
/// dashes.
std::size_t bullet_length(std::string_view text, bool loose = true);

/// The words of a document, to decide what a hyphen at a line's end stands for.
class Vocabulary {
 public:
  void add_line(std::string_view line);
  bool knows(std::string_view word) const;

 private:
  std::unordered_map<std::string, int> words_;
};

/// Puts `line` behind `text`: with a space, or repairing a word that was cut at the line's end.
void join_line(std::string& text, std::string_view line, const Vocabulary& vocabulary);

/// Lines of a table's cell, parted by newlines, to one text; words and dates cut without a hyphen are made
/// whole where the document has the word elsewhere.
std::string cell_text(std::string_view lines, const Vocabulary& vocabulary);

}  // namespace throughline::layout

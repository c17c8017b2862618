// Numbers as reports print them before a paragraph or a heading, and which number may follow which.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::layout {

enum class NumberStyle { decimal, integer, bracketed, roman, letter, lettered, labelled };

struct NumberToken {
  NumberStyle style = NumberStyle::integer;
  std::vector<int> parts;  ///< 4.12 is {4, 12}; letters and Roman numbers by value; A1 is {1, 1}
  std::string number;      ///< as printed, without trailing dot, brackets or label
  std::string label;       ///< Recommendation, Finding, Question ...
  std::string printed;     ///< everything taken, without trailing space
  std::size_t length = 0;  ///< bytes taken, spaces after it included
  bool closed = false;     ///< a dot, bracket or colon ends it: certain to be a number of something
};

/// The number a text begins with, if any. The text after it may be empty.
std::optional<NumberToken> number_at_start(std::string_view text);

/// Value of a lower- or upper-case Roman number up to 89; 0: not one.
int roman_value(std::string_view text);

/// `b` is the next number after `a`: 4.11, 4.12; 4.12, 5.1; 4.12, 4.12.1; 4.12.3, 4.13.
bool follows(const std::vector<int>& a, const std::vector<int>& b);

/// Follows the printed numbers through a document and says which fit.
class Sequence {
 public:
  /// The number would come next in its style (or begin it again at 1).
  bool fits(const NumberToken& token) const;
  /// Would come next without beginning again.
  bool next(const NumberToken& token) const;
  /// Near the number that should come: a gap of a few.
  bool near(const NumberToken& token) const;
  void take(const NumberToken& token);
  /// The numbers that could come next among decimal and integer ones, as printed.
  std::vector<std::string> expected() const;
  /// A heading with this number has begun.
  void enter(const NumberToken& heading);

 private:
  static std::string key(const NumberToken& token);
  std::map<std::string, std::vector<int>> last_;
  std::vector<int> heading_;
  bool fresh_ = false;  ///< no numbered paragraph since the heading
};

/// "(i)", "(v)" and "(x)" are letters or Roman numbers: whichever comes next in the sequence.
NumberToken settled(NumberToken token, const Sequence& sequence);

/// A number that text recognition half read: 2:3, 1,2, 32 for 3.2. Believed only where it is the one to come;
/// a word without any digit only where it `hangs` in the margin.
std::optional<NumberToken> misread_number(std::string_view text, bool hangs, const Sequence& sequence);

}  // namespace throughline::layout

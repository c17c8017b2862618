#include "server/search/did_you_mean.h"

#include <algorithm>
#include <array>

#include "corpus/base/utf8.h"
#include "corpus/text/analyser.h"

namespace throughline {
namespace {

constexpr std::size_t kShortestWord = 4;
constexpr std::size_t kTwoSlips = 7;  ///< letters from which on two may be wrong
constexpr std::size_t kLongestWord = 32;
constexpr std::size_t kLookedAt = 12;

/// Letters to change, add, drop or swap with the next; more than `limit` is limit + 1.
std::size_t slips(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > b.size() + limit || b.size() > a.size() + limit) return limit + 1;
  std::array<std::array<std::size_t, kLongestWord + 1>, 3> rows{};
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i - 1) % 3];
    row[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], rows[(i - 2) % 3][j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > limit) return limit + 1;
  }
  return std::min(rows[a.size() % 3][b.size()], limit + 1);
}

bool has_digit(std::string_view word) {
  return word.find_first_of("0123456789") != std::string_view::npos;
}

void add_names(std::string_view text, std::vector<std::string>& names) {
  for (auto& token : tokenise(text)) names.push_back(std::move(token.word));
}

}  // namespace

Result<Spellings> Spellings::create(const Holdings& holdings) {
  Spellings spellings(holdings);
  THROUGHLINE_ASSIGN(auto words, holdings.generation().index().words());
  for (auto& [word, stem] : words)
    if (word.size() >= kShortestWord && word.size() <= kLongestWord && !has_digit(word))
      spellings.words_.push_back({std::move(word), std::move(stem)});
  for (const auto& review : holdings.columns().reviews) {
    for (const auto& name : review.description.pseudonyms) add_names(name, spellings.names_);
    for (const auto& name : review.description.authors) add_names(name, spellings.names_);
    for (const auto& name : review.description.chairs) add_names(name, spellings.names_);
  }
  std::sort(spellings.names_.begin(), spellings.names_.end());
  return spellings;
}

Result<std::vector<std::string>> Spellings::near(std::string_view typed, const Availability& available,
                                                 std::size_t most) const {
  std::vector<std::string> found;
  if (typed.size() < kShortestWord || typed.size() > kLongestWord || has_digit(typed)) return found;
  struct Candidate {
    const Known* known = nullptr;
    std::size_t slips = 0;
    bool other_beginning = false;
    std::uint32_t passages = 0;
  };
  const std::size_t limit = typed.size() < kTwoSlips ? 1 : 2;
  const auto& index = holdings_->generation().index();
  std::vector<Candidate> candidates;
  for (const auto& known : words_) {
    const std::size_t far = slips(typed, known.word, limit);
    if (far == 0 || far > limit) continue;
    candidates.push_back({&known, far, known.word.front() != typed.front(), index.frequency(known.stem)});
  }
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    const auto cost = [](const Candidate& each) { return each.slips * 2 + (each.other_beginning ? 1 : 0); };
    if (cost(a) != cost(b)) return cost(a) < cost(b);
    return a.passages != b.passages ? a.passages > b.passages : a.known->word < b.known->word;
  });
  for (std::size_t i = 0; i < std::min(candidates.size(), kLookedAt) && found.size() < most; ++i) {
    THROUGHLINE_ASSIGN(const bool plain, is_plain_word(*candidates[i].known, available));
    if (plain) found.push_back(candidates[i].known->word);
  }
  return found;
}

/// Whether the passages write it in small letters at least as often as not.
Result<bool> Spellings::is_plain_word(const Known& known, const Availability& available) const {
  if (std::binary_search(names_.begin(), names_.end(), known.word)) return false;
  Bitset holders(available.passages.size());
  THROUGHLINE_TRY(holdings_->generation().index().postings(known.stem, holders));
  holders &= available.passages;
  std::vector<std::uint32_t> docids;
  holders.for_each([&](std::size_t i) {
    if (docids.size() < kLookedAt) docids.push_back(static_cast<std::uint32_t>(i + 1));
  });
  if (docids.empty()) return false;
  THROUGHLINE_ASSIGN(const auto texts, holdings_->generation().passages(docids));
  std::size_t small = 0, capital = 0;
  for (const auto& text : texts)
    for (const auto& token : tokenise(text.text))
      if (token.stem == known.stem) {
        const char first = text.text[token.from];
        ++(first >= 'A' && first <= 'Z' ? capital : small);
      }
  return small > 0 && small >= capital;
}

}  // namespace throughline

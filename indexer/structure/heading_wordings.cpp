#include "indexer/structure/heading_wordings.h"

#include <algorithm>
#include <array>

#include "corpus/base/utf8.h"
#include "indexer/structure/numbering.h"

namespace throughline::layout {
namespace {

using R = SectionRole;

bool letter(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

bool holds_words(std::string_view text, std::string_view words) {
  for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const bool before = at == 0 || !letter(words.front()) || !letter(text[at - 1]);
    const bool after = at + words.size() >= text.size() || !letter(text[at + words.size()]);
    if (before && after) return true;
  }
  return false;
}

/// "Finding 3: ..." is a finding whatever its sentence speaks of.
const HeadingWording* label_of(std::string_view heading) {
  static constexpr auto kLabelled = std::to_array<HeadingWording>({
      {"recommendation", R::recommendation},
      {"rec", R::recommendation},
      {"argymhelliad", R::recommendation},
      {"action", R::recommendation},
      {"finding", R::finding},
      {"canfyddiad", R::finding},
      {"learning", R::finding},
      {"lesson", R::finding},
      {"conclusion", R::finding},
      {"question", R::finding},
      {"cwestiwn", R::finding},
      {"improving practice", R::finding},
  });
  const auto token = number_at_start(heading);
  if (!token || token->style != NumberStyle::labelled) return nullptr;
  const std::string label = lower_case(token->label);
  for (const HeadingWording& wording : kLabelled)
    if (holds_words(label, wording.words)) return &wording;
  return nullptr;
}

const HeadingWording* in_table(std::string_view plain, std::size_t words) {
  // In long headings that are sentences, words such as "family" say nothing.
  const bool sentence = words > 9;
  for (const auto table : {frame_wordings(), learning_wordings(), case_wordings()})
    for (const HeadingWording& wording : table) {
      if (sentence && wording.force == Force::gives_way) continue;
      if (wording.words.front() == '=' ? plain == wording.words.substr(1) : holds_words(plain, wording.words))
        return &wording;
    }
  return nullptr;
}

}  // namespace

std::string plain_heading(std::string_view heading) {
  if (const auto token = number_at_start(heading);
      token && token->style != NumberStyle::labelled && token->length < heading.size())
    heading.remove_prefix(token->length);
  return straight(heading);
}

const HeadingWording* wording_of(std::string_view heading) {
  if (const HeadingWording* label = label_of(heading)) return label;
  std::string plain = plain_heading(heading);
  while (!plain.empty() && (plain.back() == ':' || plain.back() == '.' || plain.back() == ' '))
    plain.pop_back();
  static constexpr HeadingWording kAppendix{"appendix", R::appendix};
  const bool appendix =
      plain.starts_with("appendi") || plain.starts_with("annex") || plain.starts_with("atodiad");
  const HeadingWording* wording = in_table(plain, word_count(plain));
  if (!appendix) return wording;
  const bool apart =
      wording != nullptr && (wording->words == "government response" || wording->role == R::references ||
                             wording->role == R::boilerplate || wording->role == R::contents);
  return apart ? wording : &kAppendix;
}

}  // namespace throughline::layout

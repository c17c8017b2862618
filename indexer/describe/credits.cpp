#include "indexer/describe/credits.h"

#include <algorithm>
#include <array>

#include "corpus/base/utf8.h"
#include "indexer/describe/title_page.h"

namespace throughline::describing {
namespace {

/// Far into a report its people are no longer introduced.
constexpr std::size_t kIntroducedWithin = 80;

enum class Office { none, author, chair, both };

/// The office that a stretch of words names: "independent lead reviewer", "chair and author".
Office office_in(std::string_view words) {
  const auto folded = lower_case(words);
  const bool author = folded.find("author") != std::string::npos ||
                      folded.find("reviewer") != std::string::npos ||
                      folded.find("report writer") != std::string::npos;
  const bool chair = folded.find("chair") != std::string::npos;
  if (author && chair) return Office::both;
  return author ? Office::author : (chair ? Office::chair : Office::none);
}

/// "IMR authors" and "the Board's Chair" are others.
bool is_of_others(std::string_view folded) {
  constexpr auto others =
      std::to_array<std::string_view>({"imr", "management review", "agency", "chronology", "of the board",
                                       "lscb", "lscp", "sab ", "conference", "authors of", "panel member",
                                       "of the meeting", "of governors", "partnership chair", "board chair"});
  return std::any_of(others.begin(), others.end(),
                     [&](auto s) { return folded.find(s) != std::string_view::npos; });
}

void add(std::vector<std::string>& people, const std::string& name) {
  if (std::find(people.begin(), people.end(), name) == people.end()) people.push_back(name);
}

class Credits {
 public:
  explicit Credits(const DocumentText& text) : text_(text) {}

  void read() {
    for (std::size_t i = 0; i < text_.passages.size() && i < kIntroducedWithin; ++i) {
      const auto& passage = text_.passages[i];
      if (has_role(*passage.passage, {SectionRole::contents, SectionRole::references, SectionRole::appendix,
                                      SectionRole::recommendation}))
        continue;
      for (std::uint32_t s = 0; s < passage.words.sentences.size(); ++s) read_sentence(passage.sentence(s));
    }
  }

  std::vector<std::string> authors;
  std::vector<std::string> chairs;

 private:
  void read_sentence(std::string_view sentence) {
    if (sentence.size() > 400) return;
    read_apposition(sentence);
    read_appointment(sentence);
  }

  void take(Office office, const std::string& name) {
    if (office == Office::author || office == Office::both) add(authors, name);
    if (office == Office::chair || office == Office::both) add(chairs, name);
  }

  /// "The author, Jane Ellwood, is independent"; "The independent chair is Peter Longden".
  void read_apposition(std::string_view sentence) {
    const auto folded = lower_case(sentence.substr(0, 4));
    if (folded != "the ") return;
    for (const std::string_view sign : {", ", " is ", " was "}) {
      const auto at = sentence.find(sign);
      if (at == std::string_view::npos || at > 60) continue;
      const auto office = sentence.substr(4, at - 4);
      if (word_count(office) > 7 || is_of_others(lower_case(office))) return;
      auto behind = sentence.substr(at + sign.size());
      const auto end = std::min(behind.find(','), behind.find(" is "));
      if (sign == ", " && end == std::string_view::npos) return;
      behind = behind.substr(0, end);
      while (!behind.empty() && behind.back() == '.') behind.remove_suffix(1);
      if (is_person(behind)) take(office_in(office), std::string(behind));
      return;
    }
  }

  /// "Jane Ellwood was appointed as the independent author"; "the Board commissioned Jane Ellwood as lead
  /// reviewer".
  void read_appointment(std::string_view sentence) {
    for (const std::string_view verb : {" was appointed ", " was commissioned ", " was engaged ",
                                        " has been appointed ", " was the ", " is the independent "}) {
      const auto at = sentence.find(verb);
      if (at == std::string_view::npos || at > 50) continue;
      const auto name = sentence.substr(0, at);
      const auto behind = sentence.substr(at + verb.size(), 90);
      if (!is_person(name) || is_of_others(lower_case(behind))) return;
      take(office_in(behind.substr(0, std::min(behind.find(','), behind.find('.')))), std::string(name));
      return;
    }
  }

  const DocumentText& text_;
};

/// "I am Helen Marlow, Area Coroner for Wendshire".
std::string coroner(const DocumentText& text) {
  constexpr std::string_view opening = "I am ";
  for (std::size_t i = 0; i < text.passages.size() && i < 20; ++i) {
    const auto body = text.passages[i].text();
    const auto at = body.find(opening);
    if (at == std::string_view::npos) continue;
    const auto behind = body.substr(at + opening.size());
    const auto end = std::min(behind.find(','), behind.find(" the "));
    if (end == std::string_view::npos ||
        lower_case(behind.substr(0, 120)).find("coroner") == std::string::npos)
      continue;
    const auto name = trimmed(behind.substr(0, end));
    if (is_person(name)) return std::string(name);
  }
  return {};
}

}  // namespace

void read_credits(const DocumentText& text, Reading& reading) {
  auto& review = reading.review;
  if (!review.authors.empty() && !review.chairs.empty()) return;
  // Documents about a review name its author, not their own.
  for (const std::string_view kind :
       {"response", "action-plan", "statement", "bulletin", "terms-of-reference"})
    if (reading.document_kind == kind) return;
  Credits credits(text);
  credits.read();
  if (review.authors.empty()) review.authors = std::move(credits.authors);
  if (review.chairs.empty()) review.chairs = std::move(credits.chairs);
  if (review.authors.empty())
    if (auto name = coroner(text); !name.empty()) review.authors.push_back(std::move(name));
}

void take_file_name(Reading& reading) {
  auto& review = reading.review;
  if (!review.title.empty() || reading.file.empty()) return;
  const auto stem = std::string_view(reading.file).substr(0, reading.file.rfind('.'));
  std::string title;
  for (const char c : stem) title += c == '_' || c == '-' || c == '+' ? ' ' : c;
  title = single_spaced(title);
  // A name of numbers ("scan0001") says nothing.
  if (std::count_if(title.begin(), title.end(),
                    [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }) < 6)
    return;
  if (title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 32);
  review.title = title;
  review.title_source = Source::file_name;
  review.sources["title"] = Source::file_name;
  if (review.pseudonyms.empty()) review.pseudonyms = pseudonyms_in(title);
}

}  // namespace throughline::describing

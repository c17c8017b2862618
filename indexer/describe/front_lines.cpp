#include "indexer/describe/front_lines.h"

#include <algorithm>
#include <array>

#include "corpus/base/utf8.h"
#include "indexer/describe/boards_printed.h"
#include "indexer/describe/dates.h"
#include "indexer/describe/front_wordings.h"
#include "indexer/describe/title_page.h"

namespace throughline::describing {
namespace {

constexpr auto kContents =
    std::to_array<std::string_view>({"contents", "table of contents", "cynnwys", "contents page",
                                     "cynnwys / contents", "contents / cynnwys", "index"});

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& table, std::string_view folded) {
  return std::any_of(table.begin(), table.end(),
                     [&](auto s) { return folded.find(s) != std::string_view::npos; });
}
template <std::size_t N>
bool begins(const std::array<std::string_view, N>& table, std::string_view folded) {
  return std::any_of(table.begin(), table.end(), [&](auto s) { return folded.substr(0, s.size()) == s; });
}

struct NamedLabel {
  FrontLabel label;
  std::string_view name;
};
constexpr auto kNamedLabels = std::to_array<NamedLabel>({
    {FrontLabel::title, "title"},
    {FrontLabel::title, "report title"},
    {FrontLabel::title, "title of report"},
    {FrontLabel::title, "title of review"},
    {FrontLabel::board, "lscb"},
    {FrontLabel::board, "lscp"},
    {FrontLabel::board, "sab"},
    {FrontLabel::board, "csp"},
    {FrontLabel::board, "board"},
    {FrontLabel::board, "partnership"},
    {FrontLabel::board, "name of board"},
    {FrontLabel::board, "name of csp"},
    {FrontLabel::board, "community safety partnership"},
    {FrontLabel::board, "safeguarding partnership"},
    {FrontLabel::board, "safeguarding board"},
    {FrontLabel::board, "commissioning board"},
    {FrontLabel::board, "commissioned by"},
    {FrontLabel::board, "organisation"},
    {FrontLabel::board, "safeguarding children partnership"},
    {FrontLabel::publisher, "publisher"},
    {FrontLabel::author, "awdur"},
    {FrontLabel::author, "adolygydd"},
    {FrontLabel::author, "coroner name"},
    {FrontLabel::author, "report by"},
    {FrontLabel::author, "prepared by"},
    {FrontLabel::author, "report prepared by"},
    {FrontLabel::author, "written by"},
    {FrontLabel::author, "report written by"},
    {FrontLabel::other, "version"},
    {FrontLabel::other, "status"},
    {FrontLabel::other, "ref"},
    {FrontLabel::other, "reference"},
    {FrontLabel::other, "deceased name"},
    {FrontLabel::other, "coroner area"},
    {FrontLabel::other, "category"},
    {FrontLabel::other, "classification"},
    {FrontLabel::other, "distribution"},
    {FrontLabel::other, "email"},
    {FrontLabel::other, "website"},
    {FrontLabel::date, "date"},
});

/// What a label of people's offices stands for, by its words: "Independent Overview Report Author".
FrontLabel people_label(std::string_view folded) {
  const auto words = words_of(folded);
  if (words.words.empty() || words.words.size() > 9) return FrontLabel::none;
  bool author = false;
  bool chair = false;
  for (std::size_t w = 0; w < words.words.size(); ++w) {
    const auto word = words.word(w);
    if (word == "author" || word == "authors" || word == "reviewer" || word == "reviewers" ||
        word == "writer" || word == "writers" || word == "authored")
      author = true;
    else if (word == "chair" || word == "chairs" || word == "chairperson" || word == "chairman" ||
             word == "chaired" || word == "coroner")
      chair = chair || word != "coroner";
    else if (std::find(kLabelWords.begin(), kLabelWords.end(), word) == kLabelWords.end())
      return FrontLabel::none;
  }
  if (author && chair) return FrontLabel::chair_and_author;
  return author ? FrontLabel::author : (chair ? FrontLabel::chair : FrontLabel::none);
}

FrontLabel label_of(std::string_view label) {
  const auto folded = lower_case(trimmed(label));
  for (const auto& named : kNamedLabels)
    if (named.name == folded) return named.label;
  return people_label(folded);
}

/// Nothing but a date, or two in two languages; a session or issue number may stand beside it.
bool is_date_line(std::string_view text) {
  const auto words = words_of(text);
  const auto dates = find_dates(text, words);
  if (dates.empty()) return false;
  std::size_t dated = 0;
  for (const auto& date : dates) dated += date.to - date.from;
  return words.words.size() - dated <= 1;
}

/// "1 of 7", "Page 2": what counts volumes or pages.
bool is_count(std::string_view folded) {
  const auto words = words_of(folded);
  return words.words.size() <= 3 &&
         std::all_of(words.words.begin(), words.words.end(), [&](const TextWord& word) {
           const auto text = folded.substr(word.from, word.to - word.from);
           return text == "of" || text == "page" || text == "volume" ||
                  text.find_first_not_of("0123456789") == std::string_view::npos;
         });
}

/// Half of a bilingual line has no English word that titles have.
bool is_welsh(std::string_view folded) {
  constexpr auto words = std::to_array<std::string_view>(
      {"adroddiad", "adolygiad", "bwrdd", "ymarfer", "diogelu", "oedolion", "plant "});
  return holds(words, folded) && folded.find(" / ") == std::string_view::npos;
}

/// A sentence is no line of a title.
bool is_sentence(std::string_view text) {
  return text.back() == '.' && word_count(text) > 9;
}

FrontKind kind_of(const FrontLine& line) {
  const auto folded = lower_case(line.text);
  if (begins(kSite, folded) && word_count(line.text) <= 8) return FrontKind::skipped;
  const auto labelled = labelled_line(line.text);
  if (labelled.cover) return FrontKind::cover;
  switch (labelled.label) {
    case FrontLabel::author:
    case FrontLabel::chair_and_author:
      return FrontKind::author;
    case FrontLabel::chair:
      return FrontKind::chair;
    case FrontLabel::title:
    case FrontLabel::board:
      return FrontKind::cover;
    case FrontLabel::date:
    case FrontLabel::publisher:
    case FrontLabel::other:
      return FrontKind::status;
    case FrontLabel::none:
      break;
  }
  if (names_board(line.text)) return FrontKind::board;
  if (!authors_on(line.text).empty()) return FrontKind::author;
  if (!chairs_on(line.text).empty()) return FrontKind::chair;
  if (line.text.size() > kLongestTitleLine) return FrontKind::notice;
  if (begins(kStatus, folded)) return FrontKind::status;
  if (is_sentence(line.text)) return FrontKind::notice;
  if (is_date_line(line.text)) return FrontKind::date;
  if (is_welsh(folded) || is_count(folded) || line.text.substr(0, 3) == "•") return FrontKind::skipped;
  if (folded.substr(0, 8) == "this is " || folded.substr(0, 12) == "this report " ||
      folded.find("fictional") != std::string::npos)
    return FrontKind::notice;
  return FrontKind::title;
}

/// The front ends where the contents or the numbered text begins.
bool ends_front(std::string_view text, bool has_title) {
  const auto folded = lower_case(text);
  if (std::find(kContents.begin(), kContents.end(), folded) != kContents.end()) return true;
  const auto words = words_of(text);
  if (words.words.empty()) return false;
  const auto first = words.word(0);
  const bool numbered = first == "1" || first == "1.1" || first == "1.0";
  if (!has_title || !numbered || words.words.size() < 2 || words.words[1].from > words.words[0].to + 2)
    return false;
  const char next = words.as_written(1).front();
  return next >= 'A' && next <= 'Z';
}

/// A date a web page prints with its hours.
bool is_time_stamp(std::string_view text) {
  return text.find(" | Updated") != std::string_view::npos || text.find(", 00:00") != std::string_view::npos;
}

/// "Milford Safeguarding Children Partnership | June 2023": cells of a line that are no label and value.
void add_line(std::vector<FrontLine>& lines, const FrontLine& line) {
  const auto bar = line.text.find(" | ");
  std::string_view ignored;
  if (bar == std::string::npos || is_time_stamp(line.text) ||
      labelled_line(line.text).label != FrontLabel::none || lower_case(line.text).substr(0, 4) == "date") {
    lines.push_back(line);
    return;
  }
  FrontLine first = line;
  first.text = std::string(trimmed(std::string_view(line.text).substr(0, bar)));
  FrontLine rest = line;
  rest.text = std::string(trimmed(std::string_view(line.text).substr(bar + 3)));
  if (!first.text.empty()) lines.push_back(std::move(first));
  if (!rest.text.empty()) add_line(lines, rest);
}

bool has_date(std::string_view text) {
  return !find_dates(text, words_of(text)).empty();
}

/// "Lead Reviewer:" above "Moira Strand"; "Date of publication:" above the date.
bool takes_next(const FrontLine& line, const FrontLine& next) {
  const bool colon = line.text.back() == ':';
  const auto name = trimmed(std::string_view(line.text).substr(0, line.text.size() - (colon ? 1 : 0)));
  if (labelled_line(next.text).label != FrontLabel::none) return false;
  const auto label = label_of(name);
  if (label == FrontLabel::author || label == FrontLabel::chair || label == FrontLabel::chair_and_author)
    return is_person(next.text) || (colon && !has_date(next.text));
  const auto folded = lower_case(name);
  const bool date = folded.substr(0, 5) == "date " || folded == "date" || folded.substr(0, 5) == "publi";
  if (date) return has_date(next.text) && word_count(next.text) <= 6;
  return colon && label != FrontLabel::none;
}

/// "Nicola Bramwell" above "Independent Reviewer".
bool takes_previous(const FrontLine& line, const FrontLine& previous) {
  const auto label = label_of(line.text);
  const bool people =
      label == FrontLabel::author || label == FrontLabel::chair || label == FrontLabel::chair_and_author;
  return people && is_person(previous.text);
}

std::vector<FrontLine> joined_labels(const std::vector<FrontLine>& lines) {
  std::vector<FrontLine> joined;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    FrontLine line = lines[i];
    if (!joined.empty() && takes_previous(line, joined.back())) {
      joined.back().text = line.text + ": " + joined.back().text;
      continue;
    }
    if (i + 1 < lines.size() && takes_next(line, lines[i + 1])) {
      if (line.text.back() != ':') line.text += ':';
      line.text += " " + lines[++i].text;
    }
    joined.push_back(std::move(line));
  }
  return joined;
}

}  // namespace

LabelledLine labelled_line(std::string_view line) {
  constexpr std::size_t longest_label = 64;
  for (const std::string_view sign : {":", " | ", " – ", " - "}) {
    const auto at = line.find(sign);
    if (at == std::string_view::npos || at > longest_label || at == 0) continue;
    const auto name = line.substr(0, at);
    const auto value = trimmed(line.substr(at + sign.size()));
    const auto label = label_of(name);
    // A dash joins the words of a title as well: only people's offices are told by it.
    if (label == FrontLabel::none || value.empty() ||
        (sign.size() > 2 && sign != " | " && label == FrontLabel::board))
      continue;
    const auto folded = lower_case(name);
    const bool cover =
        sign == ":" && (folded == "title" || folded == "lscb" || folded == "lscp" || folded == "sab");
    return {label, value, cover};
  }
  // The fourth label of the cover sheet.
  const auto folded = lower_case(line);
  if (folded.substr(0, 20) == "date of publication:")
    return {FrontLabel::date, trimmed(line.substr(20)), true};
  return {};
}

std::vector<FrontPart> front_parts(const DocumentText& text) {
  std::vector<FrontLine> lines;
  for (const auto& line : text.front) add_line(lines, line);
  std::vector<FrontPart> parts;
  bool has_title = false;
  for (auto& line : joined_labels(lines)) {
    if (ends_front(line.text, has_title)) break;
    const auto kind = kind_of(line);
    has_title = has_title || kind == FrontKind::title;
    parts.push_back({std::move(line), kind});
  }
  return parts;
}

}  // namespace throughline::describing

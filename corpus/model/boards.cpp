#include "corpus/model/boards.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "corpus/base/utf8.h"
#include "corpus/model/csv.h"

namespace throughline {

extern const std::string_view kBoardsCsv;
extern const std::string_view kAreasCsv;

namespace {

/// Words of bodies' names: what follows a place in one.
constexpr auto kBodyWords = std::to_array<std::string_view>(
    {"safeguarding", "safer",      "safe",     "stronger",    "community", "communities", "child",
     "children",     "adult",      "public",   "partnership", "area",      "strategic",   "regional",
     "multi",        "crime",      "county",   "city",        "borough",   "district",    "council",
     "domestic",     "integrated", "together", "and"});

std::vector<std::string> listed(const std::string& cell) {
  std::vector<std::string> parts;
  for (const auto part : split(cell, ';'))
    if (!trimmed(part).empty()) parts.emplace_back(trimmed(part));
  return parts;
}

/// "Derby City Safeguarding Children Board (to 2019)" without its years.
std::string without_years(std::string_view name) {
  const auto bracket = name.rfind(" (");
  if (bracket == std::string_view::npos || name.back() != ')') return std::string(name);
  const auto inside = name.substr(bracket + 2);
  const bool years = std::any_of(inside.begin(), inside.end(), [](char c) { return c >= '0' && c <= '9'; });
  return std::string(years ? name.substr(0, bracket) : name);
}

/// What is compared: lower case, one space, the words that come and go left out.
std::string key_of(std::string_view printed) {
  std::string plain;
  const auto folded = lower_case(printed);
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const char c = folded[i];
    const bool curly = folded.compare(i, 3, "’") == 0;
    if (curly) i += 2;
    if (c == '\'' || curly) continue;
    if (c == '&')
      plain += " and ";
    else
      plain +=
          (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80 ? c : ' ';
  }
  std::string key;
  for (auto word : split(plain, ' ')) {
    if (word.empty() || word == "the" || word == "local") continue;
    if (word == "childrens") word = "children";
    if (word == "adults") word = "adult";
    key += (key.empty() ? "" : " ") + std::string(word);
  }
  return key;
}

const std::map<std::string, const Board*>& boards_by_key() {
  static const auto keys = [] {
    std::map<std::string, const Board*> by_key;
    const auto add = [&](const std::string& name, const Board& board) {
      const auto [place, fresh] = by_key.try_emplace(key_of(name), &board);
      if (!fresh && place->second != &board) place->second = nullptr;
    };
    for (const auto& board : all_boards()) {
      add(board.name, board);
      for (const auto& other : board.other_names) add(other, board);
    }
    return by_key;
  }();
  return keys;
}

const std::map<std::string, const Area*>& areas_by_key() {
  static const auto keys = [] {
    std::map<std::string, const Area*> by_key;
    for (const auto& area : all_areas()) {
      by_key.try_emplace(key_of(area.name), &area);
      for (const auto& other : area.other_names) by_key.try_emplace(key_of(other), &area);
    }
    return by_key;
  }();
  return keys;
}

bool is_body_word(std::string_view word) {
  return std::find(kBodyWords.begin(), kBodyWords.end(), word) != kBodyWords.end();
}

/// The longest place that the words from `from` begin with.
const Area* area_at(const std::vector<std::string_view>& words, std::size_t from, bool may_end) {
  const Area* longest = nullptr;
  std::string name;
  for (auto i = from; i < words.size() && i < from + 6; ++i) {
    name += (name.empty() ? "" : " ") + std::string(words[i]);
    const auto found = areas_by_key().find(name);
    if (found == areas_by_key().end()) continue;
    if (i + 1 < words.size() ? is_body_word(words[i + 1]) : may_end) longest = found->second;
  }
  return longest;
}

}  // namespace

const std::vector<Board>& all_boards() {
  static const auto boards = [] {
    std::vector<Board> all;
    const auto rows = read_csv(kBoardsCsv);
    for (std::size_t i = 1; i < rows.size(); ++i) {
      const auto& row = rows[i];
      if (row.size() != 9) continue;
      Board board{row[0], {}, listed(row[2]), row[3], row[4], row[5], row[6], listed(row[7]), row[8]};
      for (const auto& other : listed(row[1])) board.other_names.push_back(without_years(other));
      all.push_back(std::move(board));
    }
    return all;
  }();
  return boards;
}

const std::vector<Area>& all_areas() {
  static const auto areas = [] {
    std::vector<Area> all;
    const auto rows = read_csv(kAreasCsv);
    for (std::size_t i = 1; i < rows.size(); ++i)
      if (rows[i].size() == 6)
        all.push_back({rows[i][0], listed(rows[i][1]), rows[i][2], rows[i][3], rows[i][5]});
    return all;
  }();
  return areas;
}

const Board* find_board(std::string_view printed) {
  const auto found = boards_by_key().find(key_of(printed));
  return found == boards_by_key().end() ? nullptr : found->second;
}

const Area* area_of_board(std::string_view printed) {
  const auto key = key_of(printed);
  const auto words = split(key, ' ');
  if (words.empty()) return nullptr;
  if (const auto* area = area_at(words, 0, false)) return area;
  // "Safer Leeds", "Safer Stronger Communities Sandwell", "London Borough of Sutton ...".
  for (std::size_t i = 1; i < words.size() && i < 5; ++i) {
    const auto before = words[i - 1];
    if (is_body_word(before) || before == "of" || before == "for" || before == "pan" || before == "in")
      if (const auto* area = area_at(words, i, true)) return area;
  }
  return nullptr;
}

std::vector<const Board*> boards_with_initials(std::string_view initials) {
  std::vector<const Board*> found;
  for (const auto& board : all_boards())
    if (std::find(board.initials.begin(), board.initials.end(), initials) != board.initials.end())
      found.push_back(&board);
  return found;
}

}  // namespace throughline

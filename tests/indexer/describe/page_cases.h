// Title pages and sentences of many house styles with what is to be read of them: the text files of pages/.
#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "corpus/base/utf8.h"
#include "indexer/describe/describe.h"

namespace throughline::test {

struct PageCase {
  std::string name;
  StructuredDocument document;
  std::map<std::string, std::string> want;
};

inline void add_passage(StructuredDocument& document, const std::string& role, const std::string& text, int page) {
  Passage passage;
  passage.id = "p-" + std::to_string(document.passages.size());
  passage.role = parse<SectionRole>(kSectionRoles, role).value_or(SectionRole::facts);
  passage.page = passage.page_last = page;
  passage.text = text;
  passage.table = text.find(" | ") != std::string::npos;
  if (passage.table) {
    std::vector<std::string> cells;
    for (std::size_t from = 0; from <= text.size();) {
      const auto bar = std::min(text.find(" | ", from), text.size());
      cells.push_back(text.substr(from, bar - from));
      from = bar + 3;
    }
    document.table_rows.push_back({1, page, false, document.passages.size(), cells});
  }
  document.passages.push_back(std::move(passage));
}

/// "18| Child K": lettering of 18 points; a line without is of a format that knows no sizes.
inline FrontLine front_line(const std::string& line, int page) {
  const auto bar = line.find("| ");
  if (bar == 0 || bar == std::string::npos || line.find_first_not_of("0123456789") != bar)
    return {page, 0, false, line};
  return {page, std::stof(line.substr(0, bar)), false, line.substr(bar + 2)};
}

/// "== name", lines of the front, "[page]", ">> role: text of a paragraph", "= key: value".
inline std::vector<PageCase> page_cases(const std::string& file) {
  std::ifstream in(std::filesystem::path(THROUGHLINE_SOURCE_DIR) / "tests/indexer/describe/pages" / file);
  std::vector<PageCase> all;
  int page = 1;
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) continue;
    if (line.substr(0, 3) == "== ") {
      all.push_back({line.substr(3), {}, {}});
      all.back().document.language = "en";
      page = 1;
    } else if (line.substr(0, 2) == "= ") {
      const auto colon = line.find(':');
      all.back().want[line.substr(2, colon - 2)] = std::string(trimmed(line.substr(colon + 1)));
    } else if (line == "[page]") {
      ++page;
    } else if (line.substr(0, 3) == ">> ") {
      const auto colon = line.find(':');
      add_passage(all.back().document, line.substr(3, colon - 3), std::string(trimmed(line.substr(colon + 1))),
                  page + 1);
    } else {
      auto front = front_line(line, page);
      add_passage(all.back().document, "front-matter", front.text, page);
      all.back().document.front.push_back(std::move(front));
    }
  }
  return all;
}

inline std::string joined(const std::vector<std::string>& list) {
  std::string all;
  for (const auto& one : list) all += (all.empty() ? "" : "; ") + one;
  return all;
}

inline std::string date_of(const Reading& reading, const std::string& role) {
  const auto found = reading.review.dates.find(role);
  return found != reading.review.dates.end() && found->second.stated() ? found->second.value->iso() : std::string{};
}

/// What describe gave for a key of a page's case.
inline std::string given(const Reading& reading, const std::string& key) {
  const auto& review = reading.review;
  if (key == "title") return review.title;
  if (key == "boards") return joined(review.boards);
  if (key == "authors") return joined(review.authors);
  if (key == "chairs") return joined(review.chairs);
  if (key == "pseudonyms") return joined(review.pseudonyms);
  if (key == "joint") return joined(review.joint_with);
  if (key == "type") return review.type;
  if (key == "domain") return review.domain;
  if (key == "nation") return review.nation;
  if (key == "region") return review.region;
  if (key == "regime") return review.regime;
  if (key == "kind") return reading.document_kind;
  if (key == "counts") return review.counts_in_statistics ? "yes" : "no";
  if (key == "isbn") return review.isbn;
  if (key == "publisher") return review.publisher;
  if (key == "methodology") return review.methodology;
  return date_of(reading, key);
}

inline Reading described(const StructuredDocument& document, const std::string& file = "document.pdf") {
  Reading reading;
  reading.file = file;
  reading.passages = document.passages;
  describe(document, reading);
  return reading;
}

}  // namespace throughline::test

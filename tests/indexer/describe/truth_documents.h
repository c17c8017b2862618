// The labelled sample as structured documents: what a perfect reader of the files would hand to describe(),
// and the labels to measure against.
#pragma once

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "indexer/structure/structure.h"

namespace throughline::test {

struct LabelledDocument {
  std::string name;
  nlohmann::json labels;
  StructuredDocument document;
};

inline std::string text_of(const nlohmann::json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() || !found->is_string() ? std::string{} : found->get<std::string>();
}

inline std::vector<std::string> cells_of(const std::string& row) {
  std::vector<std::string> cells;
  std::size_t from = 0;
  for (auto bar = row.find(" | "); bar != std::string::npos; bar = row.find(" | ", from)) {
    cells.push_back(row.substr(from, bar - from));
    from = bar + 3;
  }
  cells.push_back(row.substr(from));
  return cells;
}

inline StructuredDocument document_of(const nlohmann::json& labels) {
  StructuredDocument document;
  document.language = "en";
  // Flow formats know no sizes.
  const auto format = text_of(labels, "format");
  const bool sized = format.substr(0, 3) == "pdf" || format == "scan";
  int table = 0;
  std::string kind_before;
  for (const auto& label : labels.at("passages")) {
    const auto kind = text_of(label, "kind");
    Passage passage;
    passage.text = text_of(label, "text");
    passage.number = text_of(label, "number");
    passage.page = label.at("page").is_number() ? label.at("page").get<int>() : 1;
    passage.page_last = passage.page;
    passage.id = "p-" + std::to_string(document.passages.size());
    passage.heading_path = label.at("heading_path").get<std::vector<std::string>>();
    passage.role = parse<SectionRole>(kSectionRoles, text_of(label, "role")).value_or(SectionRole::facts);
    passage.table = kind == "row";
    if (kind == "title" || kind == "small")
      document.front.push_back(
          {passage.page, sized ? (kind == "title" ? 20.0F : 11.0F) : 0.0F, kind == "title", passage.text});
    if (passage.table) {
      if (kind_before != "row") ++table;
      document.table_rows.push_back(
          {table, passage.page, kind_before != "row", document.passages.size(), cells_of(passage.text)});
    }
    kind_before = kind;
    document.passages.push_back(std::move(passage));
  }
  return document;
}

/// Every label file of tests/truth, by name.
inline std::vector<LabelledDocument> labelled_documents() {
  std::vector<LabelledDocument> all;
  const std::filesystem::path folder = std::filesystem::path(THROUGHLINE_SOURCE_DIR) / "tests" / "truth";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".json" || entry.path().filename() == "schema.json") continue;
    std::ifstream file(entry.path());
    auto labels = nlohmann::json::parse(file, nullptr, false);
    if (labels.is_discarded() || !labels.contains("passages")) continue;
    all.push_back({entry.path().stem().string(), labels, document_of(labels)});
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return all;
}

}  // namespace throughline::test

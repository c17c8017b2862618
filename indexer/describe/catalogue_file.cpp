#include "indexer/describe/catalogue_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "corpus/base/utf8.h"
#include "corpus/model/csv.h"
#include "corpus/model/vocabulary.h"
#include "indexer/describe/dates.h"
#include "indexer/describe/sidecar.h"

namespace throughline {
namespace {

using Json = nlohmann::json;

std::string key_of(std::string_view heading) {
  auto key = lower_case(single_spaced(heading));
  std::replace(key.begin(), key.end(), ' ', '_');
  for (const auto& column : kCatalogueColumns)
    if (column.heading == key) return std::string(column.key);
  return key;
}

/// "14 June 2016", "03/03/2014" and the forms a sidecar has; what is none of them stays, and is told as
/// wrong.
std::string iso_date(const std::string& cell) {
  if (parse_partial_date(cell)) return cell;
  const auto dates = describing::find_dates(cell, words_of(cell));
  const bool whole = dates.size() == 1 && dates.front().date.year != 0 && !dates.front().american &&
                     dates.front().to - dates.front().from == words_of(cell).words.size();
  return whole ? dates.front().date.iso() : cell;
}

/// An id, or the label that people read.
template <std::size_t N>
std::string id_of(const std::array<Term, N>& terms, const std::string& cell) {
  const auto wanted = lower_case(cell);
  for (const auto& term : terms)
    if (wanted == term.id || wanted == lower_case(term.label)) return std::string(term.id);
  return cell;
}

Json texts(const std::string& cell) {
  Json list = Json::array();
  for (const auto part : split(cell, ';'))
    if (!trimmed(part).empty()) list.push_back(std::string(trimmed(part)));
  return list;
}

Json flag(const std::string& cell) {
  const auto folded = lower_case(cell);
  if (folded == "true" || folded == "yes" || folded == "1") return true;
  if (folded == "false" || folded == "no" || folded == "0") return false;
  return cell;
}

std::string choice(std::string_view key, const std::string& cell) {
  if (key == "type") return id_of(kReviewTypes, cell);
  if (key == "kind") return id_of(kDocumentKinds, cell);
  if (key == "nation") return id_of(kNations, cell);
  if (key == "domain") return id_of(kDomains, cell);
  return id_of(kVisibilities, cell);
}

Json value_of(const std::string& key, const std::string& cell) {
  const auto known = std::find_if(kSidecarKeys.begin(), kSidecarKeys.end(),
                                  [&](const SidecarKey& row) { return row.name == key; });
  if (known == kSidecarKeys.end()) return cell;  // apply_sidecar says that it knows no such key
  switch (known->value) {
    case SidecarValue::texts:
      return texts(cell);
    case SidecarValue::flag:
      return flag(cell);
    case SidecarValue::date:
      return iso_date(cell);
    case SidecarValue::choice:
      return choice(key, cell);
    case SidecarValue::text:
      break;
  }
  return cell;
}

tl::unexpected<Error> wrong(const std::string& name, std::string message) {
  Error error{ErrorCode::invalid_argument, fmt::format("{}: {}", name, std::move(message)),
              "Correct the table; docs/sidecar.md lists its columns.", Where{0, 0, name}};
  return tl::unexpected<Error>(std::move(error));
}

}  // namespace

Result<std::map<std::string, CatalogueRow, std::less<>>> read_catalogue_file(std::string_view csv,
                                                                             const std::string& name) {
  std::map<std::string, CatalogueRow, std::less<>> files;
  const auto rows = read_csv(repaired_utf8(csv));
  if (rows.empty()) return wrong(name, "the table is empty");
  std::vector<std::string> keys;
  for (const auto& heading : rows.front()) keys.push_back(key_of(heading));
  const auto file = static_cast<std::size_t>(std::find(keys.begin(), keys.end(), "file") - keys.begin());
  if (file == keys.size()) return wrong(name, "no column is headed “file”");
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const auto& row = rows[i];
    if (row.size() <= file || row[file].empty())
      return wrong(name, fmt::format("row {} names no file", i + 1));
    Json json = Json::object();
    for (std::size_t c = 0; c < row.size() && c < keys.size(); ++c)
      if (c != file && !row[c].empty() && !keys[c].empty()) json[keys[c]] = value_of(keys[c], row[c]);
    const bool fresh =
        files.try_emplace(row[file], CatalogueRow{fmt::format("{}, row {}", name, i + 1), json.dump()})
            .second;
    if (!fresh) return wrong(name, fmt::format("{} stands in two rows", row[file]));
  }
  return files;
}

}  // namespace throughline

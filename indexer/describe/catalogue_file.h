// catalogue.csv: what an owner records of all the documents of a folder in one table, a row a document. Turns
// rows into the same JSON that a sidecar holds, so that apply_sidecar knows one form; docs/sidecar.md lists
// the columns.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>

#include "corpus/base/result.h"

namespace throughline {

struct CatalogueRow {
  std::string name;  ///< "catalogue.csv, row 3": what warnings call it
  std::string json;  ///< for apply_sidecar
};

/// Rows by the name of their file. invalid_argument: no column "file", a row without a file, a file in two
/// rows. Columns with other names and values that a sidecar does not allow become warnings of their document.
Result<std::map<std::string, CatalogueRow, std::less<>>> read_catalogue_file(std::string_view csv,
                                                                             const std::string& name);

inline constexpr std::string_view kDocumentSheet = "catalogue.csv";

/// Other headings that are understood for a sidecar's key.
struct CatalogueColumn {
  std::string_view heading;  ///< lower case, underscores for spaces
  std::string_view key;
};
inline constexpr auto kCatalogueColumns = std::to_array<CatalogueColumn>({
    {"filename", "file"},
    {"file_name", "file"},
    {"board", "boards"},
    {"lscb", "boards"},
    {"partnership", "boards"},
    {"author", "authors"},
    {"lead_reviewer", "authors"},
    {"chair", "chairs"},
    {"independent_chair", "chairs"},
    {"review_type", "type"},
    {"document_kind", "kind"},
    {"date_of_publication", "published"},
    {"publication_date", "published"},
    {"date_published", "published"},
    {"license", "licence"},
    {"copyright", "owner"},
    {"link", "url"},
    {"web_address", "url"},
    {"case_id", "case"},
});

}  // namespace throughline

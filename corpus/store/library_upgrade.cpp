#include "corpus/store/library_upgrade.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "corpus/model/fields.h"
#include "corpus/store/library_schema.h"

namespace throughline {
namespace {

struct Step {
  int from;
  std::string_view sql;  ///< columns are appended in the order of document_rows.cpp, which reads them by place
};

constexpr auto kSteps = std::to_array<Step>({
    {1, R"sql(
ALTER TABLE documents ADD COLUMN publisher TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN region TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN text_coverage REAL NOT NULL DEFAULT 1;
ALTER TABLE documents ADD COLUMN reading_ease REAL NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN sources TEXT NOT NULL DEFAULT '{}' CHECK (sources LIKE '{%}');
ALTER TABLE documents ADD COLUMN abbreviations TEXT NOT NULL DEFAULT '{}' CHECK (abbreviations LIKE '{%}');
ALTER TABLE facts ADD COLUMN by_person TEXT NOT NULL DEFAULT '{}' CHECK (by_person LIKE '{%}');
ALTER TABLE recommendations ADD COLUMN level TEXT NOT NULL DEFAULT '';
ALTER TABLE recommendations ADD COLUMN has_owner INTEGER NOT NULL DEFAULT 0 CHECK (has_owner IN (0, 1));
ALTER TABLE recommendations ADD COLUMN has_date INTEGER NOT NULL DEFAULT 0 CHECK (has_date IN (0, 1));
ALTER TABLE recommendations ADD COLUMN has_outcome INTEGER NOT NULL DEFAULT 0 CHECK (has_outcome IN (0, 1));
)sql"},
});
static_assert(kSteps.back().from + 1 == kSchemaVersion, "a new schema version needs its step");

}  // namespace

Result<void> upgrade_library(Database& database) {
  THROUGHLINE_ASSIGN(const auto application, database.single_integer("PRAGMA application_id"));
  if (application != kLibraryApplicationId) return {};
  for (const auto& step : kSteps) {
    THROUGHLINE_ASSIGN(const auto version, database.single_integer("PRAGMA user_version"));
    if (version != step.from) continue;
    THROUGHLINE_ASSIGN(auto transaction, Transaction::begin(database, Transaction::Kind::write));
    THROUGHLINE_TRY(database.execute(std::string(step.sql)));
    THROUGHLINE_TRY(database.execute(fmt::format("PRAGMA user_version={}", step.from + 1)));
    THROUGHLINE_TRY(transaction.commit());
  }
  return {};
}

}  // namespace throughline

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
ALTER TABLE assignments ADD COLUMN superseded_by TEXT NOT NULL DEFAULT '';
CREATE TABLE case_decisions(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document TEXT NOT NULL CHECK (document <> ''),
  path TEXT NOT NULL,
  cases TEXT NOT NULL CHECK (cases LIKE '[%]'),
  reason TEXT NOT NULL,
  actor TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE TABLE first_reads(
  document INTEGER PRIMARY KEY REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL
) STRICT;
INSERT INTO first_reads SELECT document, '' FROM recordings;
CREATE TABLE case_proposals(
  document TEXT NOT NULL,
  other TEXT NOT NULL CHECK (other > document),
  reason TEXT NOT NULL,
  PRIMARY KEY(document, other)
) STRICT, WITHOUT ROWID;
CREATE TABLE records(
  document INTEGER PRIMARY KEY REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
  record TEXT NOT NULL UNIQUE CHECK (record <> ''),
  source TEXT NOT NULL,
  imported_at TEXT NOT NULL
) STRICT;
CREATE TABLE record_themes(
  document INTEGER NOT NULL REFERENCES records(document) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  theme TEXT NOT NULL,
  polarity TEXT NOT NULL,
  PRIMARY KEY(document, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE sketches(
  document INTEGER PRIMARY KEY REFERENCES documents(id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  shingles INTEGER NOT NULL,
  least TEXT NOT NULL
) STRICT;
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

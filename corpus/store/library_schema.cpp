#include "corpus/store/library_schema.h"

#include <fmt/format.h>

#include "corpus/model/fields.h"

namespace throughline {

std::string library_schema() {
  constexpr std::string_view kTables = R"sql(
CREATE TABLE recordings(
  document INTEGER PRIMARY KEY REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
  extractor_version INTEGER NOT NULL,
  recorded_at TEXT NOT NULL,
  tag_stamp TEXT NOT NULL,
  rights_stamp TEXT NOT NULL
) STRICT;
CREATE TABLE files(
  path TEXT PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
  duplicate INTEGER NOT NULL CHECK (duplicate IN (0, 1)),
  seen_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX files_by_document ON files(document);
CREATE TABLE assignments(
  document INTEGER PRIMARY KEY REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
  review TEXT NOT NULL CHECK (review <> ''),
  reason TEXT NOT NULL,
  superseded_by TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX assignments_by_review ON assignments(review);
CREATE TABLE case_links(
  document INTEGER NOT NULL REFERENCES assignments(document) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  case_id TEXT NOT NULL CHECK (case_id <> ''),
  PRIMARY KEY(document, ordinal)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE withdrawals(
  review TEXT PRIMARY KEY,
  reason TEXT NOT NULL,
  actor TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE audit(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;
CREATE TABLE meta(name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES ('content_version', 1);
)sql";
  return fmt::format("{}PRAGMA application_id={}; PRAGMA user_version={};", kTables, kLibraryApplicationId,
                     kSchemaVersion);
}

Result<std::vector<Withdrawal>> read_withdrawals(Database& database) {
  THROUGHLINE_ASSIGN(auto row,
                     database.query("SELECT review, reason, actor, at FROM withdrawals ORDER BY review"));
  std::vector<Withdrawal> withdrawals;
  for (;;) {
    THROUGHLINE_ASSIGN(const bool found, row.step());
    if (!found) return withdrawals;
    withdrawals.push_back({row.text(0), row.text(1), row.text(2), row.text(3)});
  }
}

}  // namespace throughline

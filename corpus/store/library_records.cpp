// The library's record-only cases: known from a catalogue, without a text.
#include "corpus/base/file.h"
#include "corpus/store/document_rows.h"
#include "corpus/store/library.h"
#include "corpus/store/library_state.h"

namespace throughline {
namespace {

Result<void> write_record(Database& database, const CaseRecord& record, std::int64_t number) {
  THROUGHLINE_ASSIGN(auto clear, database.query("DELETE FROM documents WHERE id = ?"));
  THROUGHLINE_TRY(clear.bind(number).run());
  THROUGHLINE_TRY(write_document(database, number, record.reading));
  THROUGHLINE_ASSIGN(auto recording, database.query("INSERT OR REPLACE INTO recordings VALUES (?,0,?,'','')"));
  THROUGHLINE_TRY(recording.bind(number, now_utc()).run());
  THROUGHLINE_ASSIGN(auto forget, database.query("DELETE FROM records WHERE document = ?"));
  THROUGHLINE_TRY(forget.bind(number).run());
  THROUGHLINE_ASSIGN(auto insert, database.query("INSERT INTO records VALUES (?,?,?,?)"));
  THROUGHLINE_TRY(insert.bind(number, record.id, record.source, now_utc()).run());
  THROUGHLINE_ASSIGN(auto theme, database.query("INSERT INTO record_themes VALUES (?,?,?,?)"));
  for (std::size_t i = 0; i < record.themes.size(); ++i)
    THROUGHLINE_TRY(theme.bind(number, i, record.themes[i].theme, id(record.themes[i].polarity)).run());
  return {};
}

Result<bool> is_known(Database& database, const std::string& record) {
  THROUGHLINE_ASSIGN(auto row, database.query("SELECT 1 FROM records WHERE record = ?"));
  return row.bind(record).step();
}

}  // namespace

std::string record_key(std::string_view record) {
  return sha256("record:" + std::string(record));
}

Result<std::size_t> Library::import_records(const std::vector<CaseRecord>& records, const std::string& actor) {
  std::size_t fresh = 0;
  auto written = state_->write([&]() -> Result<void> {
    auto& database = state_->database;
    for (const auto& record : records) {
      THROUGHLINE_ASSIGN(const bool known, is_known(database, record.id));
      fresh += known ? 0 : 1;
      THROUGHLINE_ASSIGN(const auto number, number_for(database, record.reading.sha256));
      THROUGHLINE_TRY(write_record(database, record, number));
      THROUGHLINE_TRY(note(database, actor, known ? "replace record" : "import record", record.id, record.source));
    }
    return {};
  });
  if (!written) return fail(std::move(written.error()));
  return fresh;
}

Result<std::map<std::string, std::vector<RecordedTheme>>> Library::recorded_themes() const {
  const State::Guard guard(state_->mutex);
  THROUGHLINE_ASSIGN(auto row, state_->database.query("SELECT d.sha256, t.theme, t.polarity FROM record_themes t JOIN "
                                                      "documents d ON d.id = t.document ORDER BY d.sha256, t.ordinal"));
  std::map<std::string, std::vector<RecordedTheme>> themes;
  for (;;) {
    THROUGHLINE_ASSIGN(const bool found, row.step());
    if (!found) return themes;
    const auto polarity = parse<Polarity>(kPolarities, row.text(2));
    if (!polarity) return unknown_value("polarity", row.text(2));
    themes[row.text(0)].push_back({row.text(1), *polarity});
  }
}

}  // namespace throughline

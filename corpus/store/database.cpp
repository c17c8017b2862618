#include "corpus/store/database.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cerrno>
#include <utility>

#include "corpus/model/fields.h"

namespace throughline {
namespace {

constexpr int kBusyMilliseconds = 5000;
constexpr int kLongestValue = 256 * 1024 * 1024;

ErrorCode code_of(sqlite3* connection, int status) {
  switch (status & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ErrorCode::store_busy;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return ErrorCode::store_corrupt;
    case SQLITE_FULL:
      return ErrorCode::disk_full;
    case SQLITE_INTERRUPT:
      return ErrorCode::timeout;
    case SQLITE_IOERR:
      return connection != nullptr && sqlite3_system_errno(connection) == ENOSPC ? ErrorCode::disk_full
                                                                                 : ErrorCode::io;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
      return ErrorCode::io;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
      return ErrorCode::invalid_argument;
    default:
      return ErrorCode::internal;
  }
}

std::string hint_for(ErrorCode code) {
  if (code == ErrorCode::store_busy) return "Another program is writing; wait for it to end and try again.";
  if (code == ErrorCode::disk_full) return "Free some space and run the command again; it resumes.";
  if (code == ErrorCode::store_corrupt)
    return "Run `throughline verify`; restore the last backup if it agrees.";
  return {};
}

/// The one place where a status of SQLite becomes our Error.
tl::unexpected<Error> sqlite_error(sqlite3* connection, int status) {
  const auto code = code_of(connection, status);
  const char* message = connection != nullptr ? sqlite3_errmsg(connection) : sqlite3_errstr(status);
  return fail(code, fmt::format("The SQLite store answered: {} ({})", message, status), hint_for(code));
}

std::string as_uri(const std::filesystem::path& path, bool immutable) {
  std::string uri = "file:";
  for (const char c : std::filesystem::absolute(path).string()) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '/' || c == '.' || c == '-' || c == '_';
    if (plain)
      uri.push_back(c);
    else
      uri += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
  }
  return immutable ? uri + "?immutable=1" : uri;
}

std::string pragmas(Database::Mode mode) {
  const std::string every = "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA foreign_keys=ON;";
  switch (mode) {
    case Database::Mode::write:
      return every + "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;";
    case Database::Mode::build:
      return every + "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=8192;";
    default:
      return every + "PRAGMA query_only=ON;";
  }
}

}  // namespace

void Database::Close::operator()(sqlite3* connection) const {
  sqlite3_close_v2(connection);
}
void Database::Finalise::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&& other) noexcept {
  statements_ = std::move(other.statements_);  // before the connection they belong to goes
  connection_ = std::move(other.connection_);
  return *this;
}
Database::~Database() {
  statements_.clear();
}

Result<Database> Database::open(const std::filesystem::path& path, Mode mode) {
  const bool writes = mode == Mode::write || mode == Mode::build;
  const int flags = (writes ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY) |
                    SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
  sqlite3* raw = nullptr;
  const int status = sqlite3_open_v2(as_uri(path, mode == Mode::immutable).c_str(), &raw, flags, nullptr);
  Database database(raw);
  if (status != SQLITE_OK) return sqlite_error(raw, status);
  sqlite3_extended_result_codes(raw, 1);
  sqlite3_busy_timeout(raw, kBusyMilliseconds);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, mode == Mode::build ? 0 : 1, nullptr);
  sqlite3_limit(raw, SQLITE_LIMIT_LENGTH, kLongestValue);
  sqlite3_limit(raw, SQLITE_LIMIT_ATTACHED, 0);
  THROUGHLINE_TRY(database.execute(pragmas(mode)));
  if (mode == Mode::write) {
    // The log stays as a file, so that a reader without the right to write in the folder can still open the
    // library.
    int keep = 1;
    sqlite3_file_control(raw, "main", SQLITE_FCNTL_PERSIST_WAL, &keep);
  }
  return database;
}

Result<void> Database::execute(const std::string& sql) {
  const int status = sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (status != SQLITE_OK) return sqlite_error(connection_.get(), status);
  return {};
}

Result<Query> Database::query(std::string_view sql) {
  auto found = statements_.find(sql);
  if (found == statements_.end()) {
    sqlite3_stmt* statement = nullptr;
    const int status = sqlite3_prepare_v3(connection_.get(), sql.data(), static_cast<int>(sql.size()),
                                          SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (status != SQLITE_OK) return sqlite_error(connection_.get(), status);
    found = statements_.emplace(sql, std::unique_ptr<sqlite3_stmt, Finalise>(statement)).first;
  }
  return Query(connection_.get(), found->second.get());
}

Result<std::int64_t> Database::single_integer(std::string_view sql) {
  THROUGHLINE_ASSIGN(auto query, this->query(sql));
  THROUGHLINE_ASSIGN(const bool row, query.step());
  return row ? query.integer(0) : 0;
}

Result<std::string> Database::integrity_problems() {
  std::string problems;
  const auto collect = [&](std::string_view sql, int columns) -> Result<void> {
    THROUGHLINE_ASSIGN(auto query, this->query(sql));
    for (;;) {
      THROUGHLINE_ASSIGN(const bool row, query.step());
      if (!row) return {};
      std::string line;
      for (int i = 0; i < columns; ++i) line += (i > 0 ? " " : "") + query.text(i);
      if (line != "ok") problems += line + "\n";
    }
  };
  THROUGHLINE_TRY(collect("PRAGMA integrity_check(20)", 1));
  THROUGHLINE_TRY(collect("PRAGMA foreign_key_check", 4));
  return problems;
}

Query::Query(Query&& other) noexcept
    : connection_(other.connection_),
      statement_(std::exchange(other.statement_, nullptr)),
      bind_status_(other.bind_status_) {}

Query::~Query() {
  if (statement_ == nullptr) return;
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

void Query::restart() {
  sqlite3_reset(statement_);
  bind_status_ = SQLITE_OK;
}

void Query::bind_text(int position, std::string_view text) {
  const char* data = text.data() == nullptr ? "" : text.data();
  const int status =
      sqlite3_bind_text64(statement_, position, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  if (status != SQLITE_OK) bind_status_ = status;
}
void Query::bind_integer(int position, std::int64_t value) {
  if (const int status = sqlite3_bind_int64(statement_, position, value); status != SQLITE_OK)
    bind_status_ = status;
}
void Query::bind_real(int position, double value) {
  if (const int status = sqlite3_bind_double(statement_, position, value); status != SQLITE_OK)
    bind_status_ = status;
}
void Query::bind_null(int position) {
  if (const int status = sqlite3_bind_null(statement_, position); status != SQLITE_OK) bind_status_ = status;
}

Result<bool> Query::step() {
  if (bind_status_ != SQLITE_OK) return sqlite_error(connection_, bind_status_);
  const int status = sqlite3_step(statement_);
  if (status == SQLITE_ROW) return true;
  if (status == SQLITE_DONE) return false;
  auto error = sqlite_error(connection_, status);
  sqlite3_reset(statement_);
  return error;
}

Result<void> Query::run() {
  for (;;) {
    THROUGHLINE_ASSIGN(const bool row, step());
    if (!row) break;
  }
  sqlite3_reset(statement_);
  return {};
}

std::int64_t Query::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}
double Query::real(int column) const {
  return sqlite3_column_double(statement_, column);
}
bool Query::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}
std::string Query::text(int column) const {
  const auto* bytes = sqlite3_column_text(statement_, column);
  if (bytes == nullptr) return {};
  return {reinterpret_cast<const char*>(bytes),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

Result<Transaction> Transaction::begin(Database& database, Kind kind) {
  // IMMEDIATE: a read transaction that turns to writing fails at once, whatever the busy timeout says.
  THROUGHLINE_TRY(database.execute(kind == Kind::write ? "BEGIN IMMEDIATE" : "BEGIN"));
  return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}

Transaction::~Transaction() {
  if (database_ != nullptr) (void)database_->execute("ROLLBACK");
}

Result<void> Transaction::commit() {
  THROUGHLINE_TRY(database_->execute("COMMIT"));
  database_ = nullptr;
  return {};
}

Result<void> check_identity(Database& database, std::int64_t application_id, std::string_view what,
                            std::string_view hint) {
  THROUGHLINE_ASSIGN(const auto id, database.single_integer("PRAGMA application_id"));
  if (id != application_id)
    return fail(ErrorCode::schema_mismatch,
                fmt::format("This file is not the {} of a Throughline data folder.", what),
                "Check that --data names the right folder.");
  THROUGHLINE_ASSIGN(const auto version, database.single_integer("PRAGMA user_version"));
  if (version != kSchemaVersion)
    return fail(ErrorCode::schema_mismatch,
                fmt::format("The {} has schema version {}; this program reads version {}.", what, version,
                            kSchemaVersion),
                std::string(hint));
  return {};
}

}  // namespace throughline

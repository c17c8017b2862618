#include "corpus/store/library.h"

#include <fmt/format.h>

#include "corpus/base/file.h"
#include "corpus/store/document_rows.h"
#include "corpus/store/library_schema.h"
#include "corpus/store/library_state.h"
#include "corpus/store/library_upgrade.h"
#include "corpus/store/library_verify.h"
#include "corpus/store/passage_rows.h"

namespace throughline {
namespace {

constexpr std::int64_t kHeaderPassages = 12;
constexpr std::string_view kUnread = "unread:";

/// A file that could not even be summed still has its row.
std::string content_key(const std::string& path, const std::string& sum) {
  return sum.empty() ? std::string(kUnread) + sha256(path) : sum;
}

Result<void> create_tables(Database& database) {
  THROUGHLINE_ASSIGN(const auto known, database.single_integer("SELECT count(*) FROM sqlite_schema"));
  if (known > 0) return {};
  THROUGHLINE_ASSIGN(auto transaction, Transaction::begin(database, Transaction::Kind::write));
  // Another process may have created them between our look and our turn to write.
  THROUGHLINE_ASSIGN(const auto tables, database.single_integer("SELECT count(*) FROM sqlite_schema"));
  if (tables > 0) return {};
  THROUGHLINE_TRY(database.execute(std::string(document_tables())));
  THROUGHLINE_TRY(database.execute(std::string(passage_tables())));
  THROUGHLINE_TRY(database.execute(library_schema()));
  return transaction.commit();
}

Result<void> write_file_row(Database& database, const std::string& path, std::int64_t document,
                            bool duplicate) {
  THROUGHLINE_ASSIGN(auto insert, database.query("INSERT OR REPLACE INTO files VALUES (?,?,?,?)"));
  return insert.bind(path, document, duplicate, now_utc()).run();
}

Result<FileStatus> status_of(const Query& row) {
  FileStatus status;
  status.path = row.text(0);
  status.sha256 = row.text(1);
  if (std::string_view(status.sha256).substr(0, kUnread.size()) == kUnread) status.sha256.clear();
  const auto value = outcome(row.text(2));
  if (!value) return unknown_value("outcome", row.text(2));
  status.outcome = row.truth(3) ? Outcome::duplicate : *value;
  status.reason = row.text(4);
  status.extractor_version = row.number(5);
  status.pages = row.number(6);
  status.quality = {row.number(7), row.number(8), row.real(9), row.number(10), row.number(11), row.real(12)};
  status.ingested_at = row.text(13);
  status.passages = row.number(14);
  status.warnings = list_of(row.text(15));
  status.rights_stamp = row.text(16);
  return status;
}

/// Columns in the order that status_of() reads.
constexpr std::string_view kFilesByPath =
    "SELECT f.path, d.sha256, d.outcome, f.duplicate, d.reason, r.extractor_version, d.pages, "
    "d.numbered_paragraphs, "
    "d.sequence_breaks, d.unbroken_share, d.ocr_pages, d.headers_removed, d.unreadable_share, f.seen_at, "
    "(SELECT count(*) FROM passages p WHERE p.document = d.id), "
    "(SELECT json_group_array(v.value) FROM document_values v WHERE v.document = d.id AND v.name = "
    "'warnings'), r.rights_stamp "
    "FROM files f JOIN documents d ON d.id = f.document JOIN recordings r ON r.document = d.id ORDER BY "
    "f.path";
constexpr std::string_view kFileByContent =
    "SELECT coalesce(f.path, d.file), d.sha256, d.outcome, 0, d.reason, r.extractor_version, d.pages, "
    "d.numbered_paragraphs, "
    "d.sequence_breaks, d.unbroken_share, d.ocr_pages, d.headers_removed, d.unreadable_share, r.recorded_at, "
    "(SELECT count(*) FROM passages p WHERE p.document = d.id), "
    "(SELECT json_group_array(v.value) FROM document_values v WHERE v.document = d.id AND v.name = "
    "'warnings'), r.rights_stamp "
    "FROM documents d JOIN recordings r ON r.document = d.id LEFT JOIN files f ON f.document = d.id AND "
    "f.duplicate = 0 "
    "WHERE d.sha256 = ? ORDER BY f.path LIMIT 1";

}  // namespace

Result<Library> Library::open(const std::filesystem::path& data_folder, Access access) {
  const bool writes = access != Access::read;
  const auto path = data_folder / kLibraryFile;
  std::error_code problem;
  FolderLock lock;
  if (access == Access::write) {
    std::filesystem::create_directories(data_folder, problem);
    if (problem)
      return fail(ErrorCode::io,
                  fmt::format("Could not create {}: {}", data_folder.string(), problem.message()));
    THROUGHLINE_ASSIGN(lock, FolderLock::take(data_folder / "write.lock"));
  } else if (!std::filesystem::exists(path, problem)) {
    return fail(ErrorCode::not_found, fmt::format("There is no library in {}.", data_folder.string()),
                "Run `throughline --data DIR ingest FOLDER` first, or check --data.");
  }
  THROUGHLINE_ASSIGN(auto database,
                     Database::open(path, writes ? Database::Mode::write : Database::Mode::read));
  if (writes) {
    THROUGHLINE_TRY(create_tables(database));
    THROUGHLINE_TRY(upgrade_library(database));
  }
  THROUGHLINE_ASSIGN(const auto tables, database.single_integer("SELECT count(*) FROM sqlite_schema"));
  if (tables == 0)
    return fail(ErrorCode::not_found, fmt::format("The library in {} is still empty.", data_folder.string()),
                "Run `throughline --data DIR ingest FOLDER` first.");
  THROUGHLINE_TRY(check_identity(
      database, kLibraryApplicationId, "library",
      "An older one is brought up to date by `throughline ingest`; a newer one needs the version of Throughline that "
      "wrote it."));
  return Library(std::make_unique<State>(std::move(lock), std::move(database), access));
}

Library::Library(std::unique_ptr<State> state) : state_(std::move(state)) {}
Library::Library(Library&&) noexcept = default;
Library& Library::operator=(Library&&) noexcept = default;
Library::~Library() {
  // What was deleted must not live on in the log. A curator's short write leaves that to the next long one,
  // so as not to wait for anybody.
  if (state_ != nullptr && state_->access == Access::write)
    (void)state_->database.execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

Library::Snapshot::Snapshot(Snapshot&& other) noexcept : state_(std::exchange(other.state_, nullptr)) {}
Library::Snapshot::~Snapshot() {
  if (state_ == nullptr) return;
  (void)state_->database.execute("ROLLBACK");
  state_->mutex.unlock();
}

Result<Library::Snapshot> Library::snapshot() const {
  state_->mutex.lock();
  if (auto begun = state_->database.execute("BEGIN"); !begun) {
    state_->mutex.unlock();
    return fail(std::move(begun.error()));
  }
  Snapshot snapshot(state_.get());
  THROUGHLINE_TRY(content_version());  // the first read fixes the moment
  return snapshot;
}

Result<std::optional<FileStatus>> Library::file_by_content(const std::string& sum) const {
  const State::Guard guard(state_->mutex);
  THROUGHLINE_ASSIGN(auto row, state_->database.query(kFileByContent));
  THROUGHLINE_ASSIGN(const bool found, row.bind(sum).step());
  if (!found) return std::optional<FileStatus>{};
  THROUGHLINE_ASSIGN(auto status, status_of(row));
  return std::optional<FileStatus>(std::move(status));
}

Result<void> Library::record(const std::string& path, int extractor_version, const Reading& reading) {
  return state_->write([&]() -> Result<void> {
    auto& database = state_->database;
    Reading keyed;
    const bool summed = !reading.sha256.empty();
    if (!summed) {
      keyed = reading;
      keyed.sha256 = content_key(path, reading.sha256);
    }
    const Reading& written = summed ? reading : keyed;
    THROUGHLINE_ASSIGN(const auto number, number_for(database, written.sha256));
    // References from files and assignments are checked at commit, so they outlive the replacement.
    THROUGHLINE_ASSIGN(auto clear, database.query("DELETE FROM documents WHERE id = ?"));
    THROUGHLINE_TRY(clear.bind(number).run());
    THROUGHLINE_TRY(write_document(database, number, written));
    THROUGHLINE_TRY(write_passages(database, number, written.passages));
    THROUGHLINE_ASSIGN(auto recording, database.query("INSERT OR REPLACE INTO recordings VALUES (?,?,?,'',?)"));
    THROUGHLINE_TRY(recording.bind(number, extractor_version, now_utc(), reading.rights_stamp).run());
    THROUGHLINE_ASSIGN(auto first, database.query("INSERT OR IGNORE INTO first_reads VALUES (?,?)"));
    THROUGHLINE_TRY(first.bind(number, state_->opened_at).run());
    return write_file_row(database, path, number, false);
  });
}

Result<void> Library::record_duplicate(const std::string& path, const std::string& sum) {
  return state_->write([&]() -> Result<void> {
    THROUGHLINE_ASSIGN(const auto number, document_number(state_->database, sum));
    return write_file_row(state_->database, path, number, true);
  });
}

Result<std::vector<FileStatus>> Library::files() const {
  const State::Guard guard(state_->mutex);
  THROUGHLINE_ASSIGN(auto row, state_->database.query(kFilesByPath));
  std::vector<FileStatus> statuses;
  for (;;) {
    THROUGHLINE_ASSIGN(const bool found, row.step());
    if (!found) return statuses;
    THROUGHLINE_ASSIGN(auto status, status_of(row));
    statuses.push_back(std::move(status));
  }
}

Result<std::vector<std::string>> Library::documents() const {
  const State::Guard guard(state_->mutex);
  THROUGHLINE_ASSIGN(const auto numbers, state_->readable_documents());
  THROUGHLINE_ASSIGN(auto row, state_->database.query("SELECT sha256 FROM documents WHERE id = ?"));
  std::vector<std::string> sums;
  for (const auto number : numbers) {
    THROUGHLINE_TRY(row.bind(number).step());
    sums.push_back(row.text(0));
  }
  return sums;
}

Result<Reading> Library::reading(const std::string& sum) const {
  const State::Guard guard(state_->mutex);
  THROUGHLINE_ASSIGN(const auto number, document_number(state_->database, sum));
  THROUGHLINE_ASSIGN(auto reading, read_document(state_->database, number));
  THROUGHLINE_ASSIGN(reading.passages, read_passages(state_->database, number, -1, WithTags::yes));
  return reading;
}

Result<std::vector<Reading>> Library::headers() const {
  const State::Guard guard(state_->mutex);
  THROUGHLINE_ASSIGN(auto readings, records());
  for (auto& reading : readings) {
    THROUGHLINE_ASSIGN(const auto number, document_number(state_->database, reading.sha256));
    THROUGHLINE_ASSIGN(reading.passages,
                       read_passages(state_->database, number, kHeaderPassages, WithTags::no));
  }
  return readings;
}

Result<std::vector<Reading>> Library::records() const {
  const State::Guard guard(state_->mutex);
  THROUGHLINE_ASSIGN(const auto numbers, state_->readable_documents());
  std::vector<Reading> readings;
  readings.reserve(numbers.size());
  for (const auto number : numbers) {
    THROUGHLINE_ASSIGN(auto reading, read_document(state_->database, number));
    readings.push_back(std::move(reading));
  }
  return readings;
}

Result<void> Library::replace_tags(const std::string& sum, const std::vector<Passage>& passages,
                                   const std::string& stamp) {
  return state_->write([&]() -> Result<void> {
    THROUGHLINE_ASSIGN(const auto number, document_number(state_->database, sum));
    THROUGHLINE_TRY(replace_tag_rows(state_->database, number, passages));
    THROUGHLINE_ASSIGN(auto update,
                       state_->database.query("UPDATE recordings SET tag_stamp = ? WHERE document = ?"));
    return update.bind(stamp, number).run();
  });
}

Result<std::string> Library::tag_stamp(const std::string& sum) const {
  const State::Guard guard(state_->mutex);
  THROUGHLINE_ASSIGN(const auto number, document_number(state_->database, sum));
  THROUGHLINE_ASSIGN(auto row, state_->database.query("SELECT tag_stamp FROM recordings WHERE document = ?"));
  THROUGHLINE_TRY(row.bind(number).step());
  return row.text(0);
}

Result<void> Library::withdraw(const std::string& review, const std::string& reason,
                               const std::string& actor) {
  return state_->write([&]() -> Result<void> {
    auto& database = state_->database;
    {
      THROUGHLINE_ASSIGN(auto known, database.query("SELECT 1 FROM assignments WHERE review = ? LIMIT 1"));
      THROUGHLINE_ASSIGN(const bool found, known.bind(review).step());
      if (!found)
        return fail(ErrorCode::not_found, fmt::format("There is no review {}.", review),
                    "The last part of the review's address is its name.");
    }
    THROUGHLINE_ASSIGN(auto insert, database.query("INSERT OR REPLACE INTO withdrawals VALUES (?,?,?,?)"));
    THROUGHLINE_TRY(insert.bind(review, reason, actor, now_utc()).run());
    return note(database, actor, "withdraw", review, reason);
  });
}

Result<std::vector<Withdrawal>> Library::withdrawals() const {
  const State::Guard guard(state_->mutex);
  return read_withdrawals(state_->database);
}

Result<std::int64_t> Library::content_version() const {
  const State::Guard guard(state_->mutex);
  return state_->database.single_integer("SELECT value FROM meta WHERE name = 'content_version'");
}

Result<std::vector<std::string>> Library::verify() const {
  const State::Guard guard(state_->mutex);
  return library_problems(state_->database);
}

}  // namespace throughline

// The open library, for the files of this folder that hold its functions. Private to corpus/store.
#pragma once

#include <fmt/format.h>

#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/store/database.h"
#include "corpus/store/library.h"
#include "corpus/store/lock.h"

namespace throughline {

/// UTC, ISO 8601.
std::string now_utc();
/// With microseconds, to tell two runs apart.
std::string now_utc_exact();
/// not_found when the library has no such document.
Result<std::int64_t> document_number(Database& database, const std::string& sum);
/// The document's number; a free one when it is not known.
Result<std::int64_t> number_for(Database& database, const std::string& sum);
Result<void> bump_version(Database& database);
/// An entry of the audit log.
Result<void> note(Database& database, std::string_view actor, std::string_view action, std::string_view subject,
                  std::string_view detail);

struct Library::State {
  State(FolderLock folder_lock, Database opened, Access wanted)
      : lock(std::move(folder_lock)), database(std::move(opened)), access(wanted) {}
  FolderLock lock;  // declared first: freed after the connection is closed
  Database database;
  Access access;
  std::string opened_at = now_utc_exact();  ///< what is read for the first time now is read at this moment
  std::recursive_mutex mutex;

  using Guard = std::lock_guard<std::recursive_mutex>;

  /// Runs `work` in one write transaction and commits it.
  template <class Work>
  Result<void> write(Work work) {
    if (access == Access::read)
      return fail(ErrorCode::invalid_argument, "This library was opened for reading only.");
    const Guard guard(mutex);
    THROUGHLINE_ASSIGN(auto transaction, Transaction::begin(database, Transaction::Kind::write));
    THROUGHLINE_TRY(work());
    THROUGHLINE_TRY(bump_version(database));
    return transaction.commit();
  }

  Result<std::vector<std::int64_t>> readable_documents() {
    std::string readable;
    for (const auto& outcome : kOutcomes)
      if (outcome.readable) readable += fmt::format(",{}", outcome.id);
    THROUGHLINE_ASSIGN(
        auto row,
        database.query("SELECT id FROM documents d WHERE instr(?, ',' || outcome || ',') > 0 AND (EXISTS "
                       "(SELECT 1 FROM files f WHERE f.document = d.id) OR EXISTS (SELECT 1 FROM records c "
                       "WHERE c.document = d.id)) ORDER BY sha256"));
    row.bind(readable + ",");
    std::vector<std::int64_t> numbers;
    for (;;) {
      THROUGHLINE_ASSIGN(const bool found, row.step());
      if (!found) return numbers;
      numbers.push_back(row.integer(0));
    }
  }
};

}  // namespace throughline

#include "corpus/store/library_state.h"

#include <fmt/chrono.h>

#include <chrono>
#include <ctime>

namespace throughline {

std::string now_utc() {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
}

std::string now_utc_exact() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(now).count();
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:06}Z", fmt::gmtime(static_cast<std::time_t>(micros / 1000000)),
                     micros % 1000000);
}

Result<std::int64_t> document_number(Database& database, const std::string& sum) {
  THROUGHLINE_ASSIGN(auto row, database.query("SELECT id FROM documents WHERE sha256 = ?"));
  THROUGHLINE_ASSIGN(const bool found, row.bind(sum).step());
  if (!found) return fail(ErrorCode::not_found, fmt::format("The library has no document {}.", sum));
  return row.integer(0);
}

Result<std::int64_t> number_for(Database& database, const std::string& sum) {
  THROUGHLINE_ASSIGN(auto next,
                     database.query("SELECT coalesce((SELECT id FROM documents WHERE sha256 = ?), "
                                    "(SELECT coalesce(max(id), 0) + 1 FROM documents))"));
  THROUGHLINE_TRY(next.bind(sum).step());
  return next.integer(0);
}

Result<void> bump_version(Database& database) {
  THROUGHLINE_ASSIGN(auto bump,
                     database.query("UPDATE meta SET value = value + 1 WHERE name = 'content_version'"));
  return bump.run();
}

Result<void> note(Database& database, std::string_view actor, std::string_view action,
                  std::string_view subject, std::string_view detail) {
  THROUGHLINE_ASSIGN(
      auto insert,
      database.query("INSERT INTO audit(at, actor, action, subject, detail) VALUES (?,?,?,?,?)"));
  return insert.bind(now_utc(), actor, action, subject, detail).run();
}

}  // namespace throughline

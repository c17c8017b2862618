// SQLite as this folder uses it: one connection with our rules, statements kept prepared, every SQLite error
// turned into a Result in one place. Private to corpus/store. A Database is used by one thread at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "corpus/base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace throughline {

class Database;

/// A prepared statement on loan: bind, then step through rows or run. Reset when it goes, so that it pins no
/// snapshot.
class Query {
 public:
  Query(Query&& other) noexcept;
  Query& operator=(Query&&) = delete;
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  ~Query();

  template <class... Values>
  Query& bind(const Values&... values) {
    restart();
    int position = 0;
    (bind_value(++position, values), ...);
    return *this;
  }
  /// True: there is a row.
  Result<bool> step();
  /// Steps to the end.
  Result<void> run();

  std::int64_t integer(int column) const;
  int number(int column) const { return static_cast<int>(integer(column)); }
  bool truth(int column) const { return integer(column) != 0; }
  double real(int column) const;
  std::string text(int column) const;
  bool is_null(int column) const;

 private:
  friend class Database;
  Query(sqlite3* connection, sqlite3_stmt* statement) : connection_(connection), statement_(statement) {}
  void restart();
  void bind_text(int position, std::string_view text);
  void bind_integer(int position, std::int64_t value);
  void bind_real(int position, double value);
  void bind_null(int position);

  template <class T>
  void bind_value(int position, const T& value) {
    if constexpr (std::is_same_v<T, std::nullptr_t>)
      bind_null(position);
    else if constexpr (std::is_floating_point_v<T>)
      bind_real(position, value);
    else if constexpr (std::is_integral_v<T>)
      bind_integer(position, static_cast<std::int64_t>(value));
    else
      bind_text(position, std::string_view(value));
  }
  template <class T>
  void bind_value(int position, const std::optional<T>& value) {
    if (value)
      bind_value(position, *value);
    else
      bind_null(position);
  }

  sqlite3* connection_;
  sqlite3_stmt* statement_;
  int bind_status_ = 0;
};

class Database {
 public:
  enum class Mode {
    write,      ///< created when missing; write-ahead log
    read,       ///< must exist; sees what others commit
    immutable,  ///< a published file that never changes: no locks at all
    build,      ///< a file nobody else can see yet: no journal, no syncs until the end
  };
  static Result<Database> open(const std::filesystem::path& path, Mode mode);
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  /// Statements without results, separated by semicolons.
  Result<void> execute(const std::string& sql);
  /// `sql` must be a literal (it is the key of the statement kept). Not two loans of one statement at a time.
  Result<Query> query(std::string_view sql);
  Result<std::int64_t> single_integer(std::string_view sql);
  /// Problems that SQLite itself finds: integrity_check and foreign_key_check.
  Result<std::string> integrity_problems();

 private:
  struct Close {
    void operator()(sqlite3* connection) const;
  };
  struct Finalise {
    void operator()(sqlite3_stmt* statement) const;
  };
  explicit Database(sqlite3* connection) : connection_(connection) {}
  std::unique_ptr<sqlite3, Close> connection_;
  std::map<std::string_view, std::unique_ptr<sqlite3_stmt, Finalise>> statements_;
};

/// Undone when it goes without commit().
class Transaction {
 public:
  enum class Kind { write, read };
  static Result<Transaction> begin(Database& database, Kind kind);
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  Result<void> commit();

 private:
  explicit Transaction(Database& database) : database_(&database) {}
  Database* database_;
};

/// A store is ours and of this version, else schema_mismatch with a hint.
Result<void> check_identity(Database& database, std::int64_t application_id, std::string_view what,
                            std::string_view hint);

}  // namespace throughline

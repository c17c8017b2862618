// The library: the truth, in SQLite (library.sqlite of the data folder). Owns files and their outcomes,
// readings (documents, passages, facts, tags, recommendations), case links, withdrawals and the audit log.
// One writer at a time, by a lock on the data folder; readers are never blocked. What record() has returned
// for survives kill -9.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "corpus/base/result.h"
#include "corpus/model/reading.h"

namespace throughline {

struct FileStatus {
  std::string path;  ///< as it was given to ingest
  std::string sha256;
  Outcome outcome = Outcome::ok;
  std::string reason;
  std::vector<std::string> warnings;
  int extractor_version = 0;
  int pages = 0;
  int passages = 0;
  Quality quality;
  std::string rights_stamp;  ///< Reading::rights_stamp; another one means reading again
  std::string ingested_at;   ///< UTC, ISO 8601
};

struct CaseAssignment {
  std::string sha256;
  std::string review;  ///< slug
  std::vector<std::string> cases;
  std::string reason;
};

struct Withdrawal {
  std::string review;
  std::string reason;  ///< shown with the 410
  std::string actor;
  std::string at;  ///< UTC, ISO 8601
};

class Library {
  struct State;

 public:
  enum class Access {
    read,    ///< never waits, never blocks
    write,   ///< holds the lock of the data folder as long as it lives: ingest, tagging, linking
    curate,  ///< short decisions (withdraw) that must not wait for a long ingest: each waits at most 5 s for
             ///< its turn
  };
  /// Creates the data folder and library when writing to an empty place. store_busy when another writer holds
  /// it; schema_mismatch when another version wrote it; not_found when it is to be read and does not exist.
  static Result<Library> open(const std::filesystem::path& data_folder, Access access);
  Library(Library&&) noexcept;
  Library& operator=(Library&&) noexcept;
  ~Library();

  /// What is known of a file's content: same bytes and same extractor version need not be read again.
  Result<std::optional<FileStatus>> file_by_content(const std::string& sha256) const;
  /// One transaction: the file's outcome and, when readable, the whole reading (replacing an earlier one of
  /// the same bytes). Durable when it returns.
  Result<void> record(const std::string& path, int extractor_version, const Reading& reading);
  /// The same bytes were seen under another name.
  Result<void> record_duplicate(const std::string& path, const std::string& sha256);
  Result<std::vector<FileStatus>> files() const;  ///< by path

  /// SHA-256 of every readable document, ascending. A document whose file was replaced by another version of
  /// itself (same path, other bytes) is no longer listed; its rows stay.
  Result<std::vector<std::string>> documents() const;
  Result<Reading> reading(const std::string& sha256) const;
  /// Without passages' texts and tags beyond the first passages: what linking cases needs. By sha256.
  Result<std::vector<Reading>> headers() const;

  /// Without any passages, by sha256: what publishing needs to choose and order.
  Result<std::vector<Reading>> records() const;

  /// New tags for passages of one document, by passage id; stamp: Tagger::stamp().
  Result<void> replace_tags(const std::string& sha256, const std::vector<Passage>& passages,
                            const std::string& stamp);
  Result<std::string> tag_stamp(const std::string& sha256) const;

  Result<void> replace_case_assignments(const std::vector<CaseAssignment>& assignments);
  Result<std::vector<CaseAssignment>> case_assignments() const;

  /// Hidden at once from every reader (design: the overlay). not_found when no such review is known.
  Result<void> withdraw(const std::string& review, const std::string& reason, const std::string& actor);
  Result<std::vector<Withdrawal>> withdrawals() const;

  /// While it lives, everything read through this library is of one moment, and no other thread uses the
  /// library.
  class Snapshot {
   public:
    Snapshot(Snapshot&& other) noexcept;
    Snapshot& operator=(Snapshot&&) = delete;
    ~Snapshot();

   private:
    friend class Library;
    explicit Snapshot(State* state) : state_(state) {}
    State* state_;
  };
  Result<Snapshot> snapshot() const;

  /// Changes with every committed write.
  Result<std::int64_t> content_version() const;
  /// Integrity, foreign keys, every reading parses, spans inside their texts. One line per broken promise.
  Result<std::vector<std::string>> verify() const;

 private:
  explicit Library(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// The withdrawn reviews as a server sees them: a cheap look before each request, re-read when the library
/// changed.
class WithdrawalOverlay {
 public:
  explicit WithdrawalOverlay(std::filesystem::path data_folder);
  ~WithdrawalOverlay();
  /// Safe from several threads. A missing library means none withdrawn; an unreadable one is an error.
  Result<std::shared_ptr<const std::vector<Withdrawal>>> current();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace throughline

// The library: the truth, in SQLite (library.sqlite of the data folder). Owns files and their outcomes,
// readings (documents, passages, facts, tags, recommendations), case links, withdrawals and the audit log.
// One writer at a time, by a lock on the data folder; readers are never blocked. What record() has returned
// for survives kill -9.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/result.h"
#include "corpus/model/reading.h"
#include "corpus/text/shingles.h"

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
  std::string superseded_by = {};  ///< sha256 of the later version: kept, but neither counted nor shown
};

/// Documents that may be of one case: for a curator to decide, never published.
struct CaseProposal {
  std::string document;  ///< sha256, smaller than the other
  std::string other;
  std::string reason;
  auto operator<=>(const CaseProposal&) const = default;
};

/// What a curator decided about a document's cases. The latest decision about a document holds, whatever is
/// read, linked or published later; it also holds for a new version of the document under the same path.
struct CaseDecision {
  std::string sha256;
  std::string path;  ///< under which the document was known then; empty for a record
  std::vector<std::string> cases;  ///< it is of these; empty: it stands alone
  std::string reason;
  std::string actor;
  std::string at;  ///< UTC, ISO 8601; set by the library
};

/// A theme of a case without a text, as somebody else coded it.
struct RecordedTheme {
  std::string theme;
  Polarity polarity = Polarity::concern;
};

/// A case that is known from a catalogue only: facts, dates and themes, no text.
struct CaseRecord {
  std::string id;      ///< in that catalogue; a record of the same id replaces it
  std::string source;  ///< what the catalogue is called
  Reading reading;     ///< without passages; its sha256 is record_key(id)
  std::vector<RecordedTheme> themes;
};

/// Stands for the sum of a document that a record does not have.
std::string record_key(std::string_view id);
/// Reading::format of records.
inline constexpr std::string_view kRecordFormat = "record";

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

  /// Where every document stands; a withdrawn review stays withdrawn under whatever name its documents now
  /// have.
  Result<void> replace_case_assignments(const std::vector<CaseAssignment>& assignments);
  Result<std::vector<CaseAssignment>> case_assignments() const;

  Result<void> replace_case_proposals(const std::vector<CaseProposal>& proposals);
  Result<std::vector<CaseProposal>> case_proposals() const;

  /// Kept for ever, each with an entry of the audit log; all or none.
  Result<void> decide_cases(const std::vector<CaseDecision>& decisions);
  /// Every decision ever made, oldest first.
  Result<std::vector<CaseDecision>> case_decisions() const;

  /// Adds records and replaces those of the same id: all or none. Returns how many were new.
  Result<std::size_t> import_records(const std::vector<CaseRecord>& records, const std::string& actor);
  /// By document; only records have any.
  Result<std::map<std::string, std::vector<RecordedTheme>>> recorded_themes() const;

  /// When each document was first read, by sha256: the same moment for all that one opening of the library
  /// read, empty for those of earlier versions. Tells the later of two versions.
  Result<std::map<std::string, std::string>> first_reads() const;

  /// What stands for a document's text when texts are compared; forgotten when the document is read anew.
  /// Nothing for a document that has none of this version.
  Result<std::optional<Sketch>> sketch(const std::string& sha256) const;
  Result<void> keep_sketch(const std::string& sha256, const Sketch& sketch);

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

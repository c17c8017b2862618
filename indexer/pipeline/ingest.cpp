#include "indexer/pipeline/ingest.h"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

#include "corpus/base/file.h"
#include "corpus/base/utf8.h"
#include "indexer/pipeline/discover.h"
#include "indexer/pipeline/read_document.h"

namespace throughline {
namespace fs = std::filesystem;
namespace {

/// File names come from strangers: shown without control characters.
std::string shown(const fs::path& path) { return single_spaced(repaired_utf8(path.string())); }

/// The rights given with a file are part of what was read: a new sidecar means reading again.
std::string rights_stamp(const FoundFile& file, Visibility default_visibility) {
  std::string sidecar;
  if (!file.sidecar.empty()) sidecar = sha256_of_file(file.sidecar).value_or("");
  // A row of a table counts like a sidecar of its own; the other rows do not concern this file.
  if (!file.recorded.json.empty()) sidecar += ":" + sha256(file.recorded.json);
  return fmt::format("{}:{}", id(default_visibility), sidecar);
}

class Run {
 public:
  Run(Library& library, const Settings& settings, const Tagger& tagger, const IngestOptions& options, Progress& progress,
      std::vector<FoundFile> files)
      : library_(library), settings_(settings), tagger_(tagger), options_(options), progress_(progress), files_(std::move(files)) {
    report_.files = files_.size();
  }

  Result<IngestReport> all() {
    const auto workers = static_cast<std::size_t>(settings_[Setting::extract_workers]);
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < std::min(workers, std::max<std::size_t>(files_.size(), 1)); ++i)
      threads.emplace_back([this] { work(); });
    threads.clear();
    if (error_) return fail(*error_);
    // Only now is each first copy in the library, whichever thread had it.
    for (const auto& [path, content] : duplicates_) {
      const auto first = library_.file_by_content(content);
      if (!first || !*first) continue;  // its first copy was not read before the stop
      THROUGHLINE_TRY(library_.record_duplicate(path.string(), content));
      finished(fmt::format("duplicate  {}  (same as {})", shown(path), shown((*first)->path)), "duplicate");
    }
    report_.stopped = stopping();
    return report_;
  }

 private:
  bool stopping() const { return options_.stop != nullptr && options_.stop->load(); }

  void work() {
    for (;;) {
      const std::size_t next = next_.fetch_add(1);
      if (next >= files_.size() || stopping()) return;
      if (const auto done = one(files_[next]); !done) {
        const std::lock_guard lock(mutex_);
        if (!error_) error_ = done.error();
        next_ = files_.size();
        return;
      }
    }
  }

  Result<void> one(const FoundFile& file) {
    const auto content = sha256_of_file(file.path);
    if (!content) {
      progress_.line(fmt::format("unreadable  {}  {}", shown(file.path), content.error().message));
      const std::lock_guard lock(mutex_);
      ++report_.outcomes["unreadable"];
      return {};
    }
    const auto stamp = rights_stamp(file, options_.default_visibility);
    const auto known = already_known(file, *content, stamp);
    if (!known) return fail(known.error());
    if (*known) return {};
    ReadOptions read;
    read.sidecar = file.sidecar;
    read.recorded = file.recorded;
    read.default_visibility = options_.default_visibility;
    read.extract.stop = options_.stop;
    read.extract.ocr_progress = [&](int page, int pages) {
      progress_.at(done_, files_.size(), fmt::format("{}: reading page {} of {}", shown(file.path.filename()), page, pages));
    };
    auto result = read_document(file.path, *content, settings_, tagger_, read);
    if (result.stopped) return {};
    result.reading.rights_stamp = stamp;
    keep_original(file.path, *content, result.reading.outcome);
    return record(file, result);
  }

  /// True when nothing needs to be read: same bytes, same extractor, same rights; or a second name of the same bytes.
  Result<bool> already_known(const FoundFile& file, const std::string& content, const std::string& stamp) {
    const std::lock_guard lock(mutex_);
    THROUGHLINE_ASSIGN(const auto status, library_.file_by_content(content));
    const bool same_name = status && status->path == file.path.string();
    const bool first_here = in_hand_.insert(content).second;
    if (!same_name && (!first_here || (status && fs::exists(status->path)))) {
      duplicates_.emplace_back(file.path, content);
      return true;
    }
    if (!status || options_.again || status->extractor_version != kExtractorVersion) return false;
    if (status->rights_stamp != stamp || !same_name) return false;
    ++report_.unchanged;
    progress_.at(++done_, files_.size(), shown(file.path.filename()));
    return true;
  }

  /// The library keeps the bytes it was read from; a file that broke the worker is set aside for a look.
  void keep_original(const fs::path& file, const std::string& content, Outcome outcome) const {
    const auto folder = options_.data_folder / (outcome == Outcome::crash ? "quarantine" : "originals");
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (const auto target = folder / content; !fs::exists(target, failed)) {
      const auto temporary = fs::path(target.string() + ".tmp");
      fs::copy_file(file, temporary, fs::copy_options::overwrite_existing, failed);
      fs::permissions(temporary, fs::perms::owner_read | fs::perms::owner_write, failed);
      fs::rename(temporary, target, failed);
    }
  }

  Result<void> record(const FoundFile& file, const ReadResult& result) {
    const std::lock_guard lock(mutex_);
    if (result.sandbox == "none" && !warned_) {
      warned_ = true;
      progress_.line("WARNING: documents are read without a sandbox: install bubblewrap.");
    }
    THROUGHLINE_TRY(library_.record(file.path.string(), kExtractorVersion, result.reading));
    const auto& reading = result.reading;
    auto line = fmt::format("{}  {}", id(reading.outcome), shown(file.path));
    if (!reading.reason.empty()) line += fmt::format("  {}", reading.reason);
    finished(line, id(reading.outcome));
    return {};
  }

  void finished(const std::string& line, std::string_view outcome) {
    ++report_.outcomes[std::string(outcome)];
    progress_.line(line);
    progress_.at(++done_, files_.size(), "");
  }

  Library& library_;
  const Settings& settings_;
  const Tagger& tagger_;
  const IngestOptions& options_;
  Progress& progress_;
  std::vector<FoundFile> files_;
  std::atomic<std::size_t> next_{0};
  std::atomic<std::size_t> done_{0};
  std::mutex mutex_;  ///< library, report, in_hand_, duplicates_
  std::set<std::string> in_hand_;
  std::vector<std::pair<fs::path, std::string>> duplicates_;
  bool warned_ = false;
  std::optional<Error> error_;
  IngestReport report_;
};

}  // namespace

Result<IngestReport> ingest(Library& library, const Settings& settings, const Tagger& tagger, const IngestOptions& options,
                            Progress& progress) {
  THROUGHLINE_ASSIGN(auto files, discover(options.paths));
  return Run(library, settings, tagger, options, progress, std::move(files)).all();
}

}  // namespace throughline

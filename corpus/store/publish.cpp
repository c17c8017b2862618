#include <fmt/format.h>

#include <unordered_map>

#include "corpus/base/file.h"
#include "corpus/model/fields.h"
#include "corpus/model/reading_json.h"
#include "corpus/model/rights.h"
#include "corpus/store/catalogue.h"
#include "corpus/store/columns_builder.h"
#include "corpus/store/generation.h"
#include "corpus/store/generation_folder.h"
#include "corpus/store/index_terms.h"
#include "corpus/store/lock.h"
#include "corpus/store/manifest.h"
#include "corpus/store/search_index_writer.h"
#include "corpus/text/analyser.h"

#include <nlohmann/json.hpp>

namespace throughline {
namespace {

constexpr std::size_t kMostThemes = 256;
constexpr std::size_t kStampDigits = 16;

/// A sum over the sums of all parts in their order: the logical content, not the bytes of files.
class ContentStamp {
 public:
  void add(std::string_view part) { sums_ += sha256(part) + "\n"; }
  std::string value() const { return sha256(sums_).substr(0, kStampDigits); }

 private:
  std::string sums_;
};

class Publication {
 public:
  Publication(const std::filesystem::path& data_folder, const Library& library, const PublishOptions& options)
      : data_folder_(data_folder), library_(library), options_(options) {}

  Result<GenerationInfo> run() {
    THROUGHLINE_ASSIGN(info_.id, next_generation_id(data_folder_));
    info_.taxonomy_version = options_.taxonomy_version;
    info_.published_on = options_.today;
    folder_ = generations_folder(data_folder_) / (info_.id + ".tmp");
    std::error_code problem;
    std::filesystem::create_directories(folder_, problem);
    if (problem)
      return fail(ErrorCode::io, fmt::format("Could not create {}: {}", folder_.string(), problem.message()));
    auto built = build();
    if (!built) {
      std::filesystem::remove_all(folder_, problem);
      return fail(std::move(built.error()));
    }
    return info_;
  }

 private:
  Result<void> build() {
    {
      // One moment of the library, whatever an ingest commits meanwhile.
      THROUGHLINE_ASSIGN(const auto snapshot, library_.snapshot());
      THROUGHLINE_TRY(choose());
      THROUGHLINE_TRY(write_content());
    }
    step("check", 0, 1);
    THROUGHLINE_TRY(write_manifest(folder_, info_));
    THROUGHLINE_TRY(check());
    THROUGHLINE_TRY(sync_folder(folder_));
    THROUGHLINE_TRY(swap_in(data_folder_, info_.id));
    step("check", 1, 1);
    return {};
  }

  Result<void> choose() {
    THROUGHLINE_ASSIGN(auto records, library_.records());
    THROUGHLINE_ASSIGN(recorded_themes_, library_.recorded_themes());
    THROUGHLINE_ASSIGN(const auto assignments, library_.case_assignments());
    THROUGHLINE_ASSIGN(const auto withdrawals, library_.withdrawals());
    selection_ = select_public(records, assignments, withdrawals, options_.today);
    info_.notes = selection_.notes;
    std::unordered_map<std::string_view, Reading*> by_sum;
    for (auto& record : records) by_sum.emplace(record.sha256, &record);
    for (const auto& selected : selection_.documents)
      documents_.push_back(reduced(*by_sum.at(selected.sha256), selected.level));
    columns_ =
        columns_without_passages(documents_, selection_.documents, selection_.reviews, selection_.cases);
    info_.cases = static_cast<std::uint32_t>(columns_.cases.size());
    info_.reviews = static_cast<std::uint32_t>(columns_.reviews.size());
    info_.documents = static_cast<std::uint32_t>(columns_.documents.size());
    return {};
  }

  void stamp_frame(ContentStamp& stamp) const {
    nlohmann::ordered_json frame;
    frame["schema"] = kSchemaVersion;
    frame["analyser"] = kAnalyserVersion;
    frame["taxonomy"] = options_.taxonomy_version;
    frame["themes"] = options_.themes;
    frame["groups"] = options_.theme_groups;
    for (const auto& one : selection_.cases) frame["cases"].push_back({one.id, one.counts});
    for (const auto& review : selection_.reviews)
      frame["reviews"].push_back(
          {{"slug", review.slug}, {"reason", review.link_reason}, {"cases", review.cases}});
    for (const auto& document : selection_.documents)
      frame["documents"].push_back(
          {document.sha256, document.review, id(document.level), document.link_reason});
    stamp.add(dump(frame));
  }

  Result<void> write_content() {
    ContentStamp stamp;
    stamp_frame(stamp);
    THROUGHLINE_ASSIGN(auto catalogue, CatalogueWriter::create(folder_ / kCatalogueFile));
    THROUGHLINE_TRY(catalogue.write_themes(options_.themes, options_.theme_groups));
    THROUGHLINE_TRY(catalogue.write_records(documents_, selection_));
    THROUGHLINE_ASSIGN(auto index, SearchIndexWriter::create(folder_ / kSearchFolder));
    for (std::uint32_t i = 0; i < documents_.size(); ++i) {
      if (options_.stop != nullptr && options_.stop->load())
        return fail(ErrorCode::interrupted,
                    "Publishing was stopped; the generation before is still current.");
      step("write", i, documents_.size());
      THROUGHLINE_TRY(write_document_text(i, catalogue, index, stamp));
    }
    info_.content_stamp = stamp.value();
    if (catalogue.unknown_tags() > 0)
      info_.notes.push_back(
          fmt::format("{} tags of themes that the taxonomy does not have were left out; run "
                      "`throughline retag`.",
                      catalogue.unknown_tags()));
    step("index", 0, 1);
    THROUGHLINE_TRY(catalogue.finish(info_));
    return index.finish(info_.id, info_.content_stamp);
  }

  Result<void> write_document_text(std::uint32_t i, CatalogueWriter& catalogue, SearchIndexWriter& index,
                                   ContentStamp& stamp) {
    const auto level = selection_.documents[i].level;
    Reading reading = documents_[i];
    if (has_public_text(level)) {
      THROUGHLINE_ASSIGN(reading, library_.reading(documents_[i].sha256));
      THROUGHLINE_TRY(catalogue.write_passages(i, info_.passages + 1, reading.passages));
      const auto shared = document_terms(columns_, i);
      for (const auto& passage : reading.passages) {
        auto terms = passage_terms(passage, options_.themes, options_.theme_groups);
        terms.insert(terms.end(), shared.begin(), shared.end());
        THROUGHLINE_TRY(index.add({passage.text, std::move(terms)}));
      }
      info_.passages += static_cast<std::uint32_t>(reading.passages.size());
    }
    if (const auto themes = recorded_themes_.find(reading.sha256);
        themes != recorded_themes_.end() && level != Visibility::withdrawn) {
      THROUGHLINE_TRY(catalogue.write_recorded_themes(i, themes->second));
      for (const auto& one : themes->second) stamp.add(fmt::format("{} {}", one.theme, id(one.polarity)));
    }
    stamp.add(dump(reading_to_json(reading)) + reading.review.isbn);  // the JSON has no ISBN
    return {};
  }

  /// Opens what was built as a reader would, and asks it whether it keeps its promises.
  Result<void> check() const {
    THROUGHLINE_ASSIGN(const auto generation, Generation::open_folder(folder_, false));
    THROUGHLINE_ASSIGN(const auto problems, generation->verify());
    if (!problems.empty())
      return fail(ErrorCode::verification_failed,
                  fmt::format("The new generation was not published: {}", fmt::join(problems, "; ")),
                  "The generation before is still current. Run `throughline verify`.");
    return {};
  }

  void step(std::string_view name, std::size_t done, std::size_t of) const {
    if (options_.progress) options_.progress(name, done, of);
  }

  const std::filesystem::path& data_folder_;
  const Library& library_;
  const PublishOptions& options_;
  std::filesystem::path folder_;
  GenerationInfo info_;
  Selection selection_;
  std::vector<Reading> documents_;
  Columns columns_;
  std::map<std::string, std::vector<RecordedTheme>> recorded_themes_;
};

Result<void> check_options(const PublishOptions& options) {
  const auto today = parse_partial_date(options.today);
  if (!today || today->precision != DatePrecision::day)
    return fail(ErrorCode::invalid_argument,
                fmt::format("Publishing needs a day such as 2026-11-05, not \"{}\".", options.today));
  if (options.themes.size() > kMostThemes || options.themes.size() != options.theme_groups.size())
    return fail(
        ErrorCode::invalid_argument,
        fmt::format("A generation holds at most {} themes, each with its group; these are {} with {} groups.",
                    kMostThemes, options.themes.size(), options.theme_groups.size()));
  return {};
}

}  // namespace

Result<GenerationInfo> publish(const std::filesystem::path& data_folder, const Library& library,
                               const PublishOptions& options) {
  THROUGHLINE_TRY(check_options(options));
  std::error_code problem;
  std::filesystem::create_directories(generations_folder(data_folder), problem);
  if (problem)
    return fail(ErrorCode::io, fmt::format("Could not create {}: {}",
                                           generations_folder(data_folder).string(), problem.message()));
  THROUGHLINE_ASSIGN(const auto lock, FolderLock::take(generations_folder(data_folder) / "publish.lock"));
  remove_leftovers(data_folder);
  THROUGHLINE_ASSIGN(auto info, Publication(data_folder, library, options).run());
  remove_old_generations(data_folder, options.keep);
  return info;
}

Result<std::vector<std::string>> verify_data_folder(const std::filesystem::path& data_folder) {
  THROUGHLINE_ASSIGN(const auto library, Library::open(data_folder, Library::Access::read));
  THROUGHLINE_ASSIGN(auto problems, library.verify());
  const auto link = link_problems(data_folder);
  problems.insert(problems.end(), link.begin(), link.end());
  if (!link.empty() || Generation::current_id(data_folder).empty()) return problems;
  const auto generation = Generation::open_current(data_folder, true);
  if (!generation) {
    problems.push_back(generation.error().message);
    return problems;
  }
  THROUGHLINE_ASSIGN(const auto found, (*generation)->verify());
  problems.insert(problems.end(), found.begin(), found.end());
  return problems;
}

}  // namespace throughline

#include "indexer/pipeline/publish_library.h"

#include "indexer/describe/case_identity.h"
#include "indexer/pipeline/read_document.h"

namespace throughline {
namespace {

Result<void> assign_cases(Library& library) {
  THROUGHLINE_ASSIGN(const auto headers, library.headers());
  std::vector<const Reading*> readings;
  readings.reserve(headers.size());
  for (const auto& header : headers) readings.push_back(&header);
  std::vector<CaseAssignment> assignments;
  for (auto& link : link_cases(readings))
    assignments.push_back({std::move(link.sha256), std::move(link.review), std::move(link.cases), std::move(link.reason)});
  return library.replace_case_assignments(assignments);
}

}  // namespace

Result<std::size_t> retag(Library& library, const Tagger& tagger, Progress& progress, const std::atomic<bool>* stop) {
  THROUGHLINE_ASSIGN(const auto documents, library.documents());
  std::size_t tagged = 0;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (stop != nullptr && stop->load())
      return fail(ErrorCode::interrupted, "Stopped; the documents tagged so far keep their new tags.", "Run the command again to go on.");
    progress.at(i, documents.size(), "tagging");
    THROUGHLINE_ASSIGN(const auto stamp, library.tag_stamp(documents[i]));
    if (stamp == tagger.stamp()) continue;
    THROUGHLINE_ASSIGN(auto reading, library.reading(documents[i]));
    tag_passages(tagger, reading);
    THROUGHLINE_TRY(library.replace_tags(documents[i], reading.passages, tagger.stamp()));
    ++tagged;
  }
  return tagged;
}

Result<GenerationInfo> publish_library(const std::filesystem::path& data_folder, Library& library, const Taxonomy& taxonomy,
                                       const Tagger& tagger, const Settings& settings, const std::string& today,
                                       Progress& progress, const std::atomic<bool>* stop) {
  THROUGHLINE_TRY(retag(library, tagger, progress, stop));
  THROUGHLINE_TRY(assign_cases(library));
  PublishOptions options;
  options.today = today;
  options.taxonomy_version = taxonomy.version();
  for (const auto& theme : taxonomy.themes()) {
    options.themes.push_back(theme.id);
    options.theme_groups.push_back(theme.group);
  }
  options.keep = static_cast<unsigned>(settings[Setting::keep_generations]);
  options.stop = stop;
  options.progress = [&](std::string_view step, std::size_t done, std::size_t of) { progress.at(done, of, step); };
  return publish(data_folder, library, options);
}

}  // namespace throughline

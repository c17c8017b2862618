#include "indexer/pipeline/publish_library.h"

#include "indexer/pipeline/link_library.h"
#include "indexer/pipeline/read_document.h"

namespace throughline {
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
  THROUGHLINE_TRY(relink(library));
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

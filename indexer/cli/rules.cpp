#include "indexer/cli/rules.h"

namespace throughline {

std::filesystem::path taxonomy_path(const CommandLine& line) {
  return line.taxonomy.empty() ? default_taxonomy_path() : std::filesystem::path(line.taxonomy);
}

Result<Rules> load_rules(const CommandLine& line) {
  const auto path = taxonomy_path(line);
  THROUGHLINE_ASSIGN(auto taxonomy, Taxonomy::load(path));
  THROUGHLINE_ASSIGN(auto tagger, Tagger::compile_with_model(taxonomy, path));
  return Rules{std::move(taxonomy), std::move(tagger)};
}

}  // namespace throughline

#include "indexer/cli/rules.h"

namespace throughline {

Result<Rules> load_rules(const CommandLine& line) {
  const auto path = line.taxonomy.empty() ? default_taxonomy_path() : std::filesystem::path(line.taxonomy);
  THROUGHLINE_ASSIGN(auto taxonomy, Taxonomy::load(path));
  THROUGHLINE_ASSIGN(auto tagger, Tagger::compile(taxonomy));
  return Rules{std::move(taxonomy), std::move(tagger)};
}

}  // namespace throughline

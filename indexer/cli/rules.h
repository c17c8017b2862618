// The taxonomy and tagger a command works with: the file given by --taxonomy, else the project's own.
#pragma once

#include "corpus/base/result.h"
#include "indexer/cli/options.h"
#include "taxonomy/tagger.h"
#include "taxonomy/taxonomy.h"

namespace throughline {

/// The file given by --taxonomy, else the project's own.
std::filesystem::path taxonomy_path(const CommandLine& line);

struct Rules {
  Taxonomy taxonomy;
  Tagger tagger;
};
Result<Rules> load_rules(const CommandLine& line);

}  // namespace throughline

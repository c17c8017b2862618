// How far the tagger agrees with the labelled passages.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "taxonomy/tagger.h"
#include "tests/taxonomy/truth_source.h"

namespace throughline {

struct Counts {
  int both = 0;
  int tagger_only = 0;
  int truth_only = 0;

  double precision() const {
    return both + tagger_only == 0 ? 0 : static_cast<double>(both) / (both + tagger_only);
  }
  double recall() const {
    return both + truth_only == 0 ? 0 : static_cast<double>(both) / (both + truth_only);
  }
  double f1() const { return both == 0 ? 0 : 2.0 * both / (2.0 * both + tagger_only + truth_only); }
};

struct Disagreement {
  const TruthPassage* passage = nullptr;
  std::string theme;
  bool tagged = false;  ///< by the tagger, not in the truth
  std::string why;
};

struct Agreement {
  Counts themes;
  Counts lens;  ///< on tags that both have and whose lens the truth states
  int polarity_right = 0;
  int absent_right = 0;  ///< of the truth's absent labels that the tagger found
  int absent_in_truth = 0;
  std::map<std::string, Counts> by_theme;
  std::map<std::string, Counts> by_role;
  std::map<std::string, int> polarity_pairs;  ///< "theme-kind role truth>tagger"
  std::vector<Disagreement> disagreements;
};

Agreement agreement(const Tagger& tagger, const Taxonomy& taxonomy,
                    const std::vector<TruthPassage>& passages);

}  // namespace throughline

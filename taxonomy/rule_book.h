// The cues of all themes, compiled: what they say of one passage, once the gates have taken their sentences
// out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/result.h"
#include "corpus/model/reading.h"
#include "corpus/model/words.h"
#include "taxonomy/cue_matcher.h"
#include "taxonomy/gates.h"
#include "taxonomy/taxonomy.h"

namespace throughline {

/// In the place of a cue's number: the section itself is the evidence.
inline constexpr std::uint32_t kSectionCue = ~std::uint32_t{0};
/// A theme whose score reaches this is given by the rules.
inline constexpr double kEnoughForRules = 1.0;

struct Rule {
  std::size_t theme = 0;
  bool weak = false;
  bool exclusion = false;
  std::string text;
};

/// What the rules find for one theme in one passage.
struct RuleCase {
  double score = 0;
  std::vector<CueHit> hits;
  std::vector<std::uint32_t> cues;  ///< each once
};

/// A passage with its gates and every hit of a cue in it, excluded ones too.
struct RuledPassage {
  WordStream stream;
  bool section_gated = false;  ///< the section gives no tags; nothing else is filled
  std::vector<SentenceGate> gates;
  std::vector<bool> gated;  ///< by sentence
  std::vector<CueHit> hits;
};

/// Immutable after compile; safe to use from several threads.
class RuleBook {
 public:
  /// invalid_taxonomy with theme, cue and position in it.
  static Result<RuleBook> compile(const Taxonomy& taxonomy);

  RuledPassage read(std::string_view text, std::optional<SectionRole> role) const;
  /// One for each theme of the taxonomy.
  std::vector<RuleCase> cases(const RuledPassage& passage, std::optional<SectionRole> role,
                              const std::vector<std::string>& headings) const;

  const std::vector<Theme>& themes() const { return themes_; }
  const Rule& rule(std::uint32_t cue) const { return rules_[cue]; }
  /// Everything that decides what the rules give, as text to be hashed.
  const std::string& everything() const { return everything_; }

 private:
  Result<void> add(const std::string& text, std::size_t theme, bool exclusion, const PhraseLists& lists);
  void add_sections(const RuledPassage& passage, std::optional<SectionRole> role,
                    std::vector<RuleCase>& cases) const;
  void add_headings(const std::vector<std::string>& headings, std::vector<RuleCase>& cases) const;

  CueMatcher matcher_;
  std::vector<Rule> rules_;
  std::vector<Theme> themes_;
  std::string everything_;
};

}  // namespace throughline

// Tags passages with themes: gates first (section role, boilerplate, contents, fragment, glossary,
// questions), then the cue rules, then the learned model when there is one, then negation by kind of theme.
// Every tag keeps the cue that matched, or the words that made the model give it, and where.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/result.h"
#include "corpus/model/reading.h"
#include "taxonomy/taxonomy.h"
#include "taxonomy/theme_model.h"

namespace throughline {

struct TagRequest {
  std::string_view text;
  std::optional<SectionRole> role;  ///< none: text gates only, counted as learning
  std::vector<std::string> heading_path;
};

/// What kept a passage or a sentence of it from being tagged, for explain.
struct Gate {
  std::string name;  ///< section-role, boilerplate, contents, fragment, glossary, question,
                     ///< like-statutory-text (by the model)
  Span span;
};

struct TagResult {
  std::vector<Tag> tags;
  std::vector<Gate> gates;
};

/// Immutable after compile; safe to use from several threads.
class Tagger {
 public:
  /// invalid_taxonomy with theme, cue and position in it.
  /// Without a model the rules alone decide.
  static Result<Tagger> compile(const Taxonomy& taxonomy, std::optional<ThemeModel> model = std::nullopt);
  /// With the model that lies beside the taxonomy's file, or the one named by THROUGHLINE_MODEL ("none": no
  /// model). A model that is there but cannot be read is an error.
  static Result<Tagger> compile_with_model(const Taxonomy& taxonomy,
                                           const std::filesystem::path& taxonomy_path);
  Tagger(Tagger&&) noexcept;
  Tagger& operator=(Tagger&&) noexcept;
  ~Tagger();

  TagResult tag(const TagRequest& request) const;
  /// Identifies taxonomy, rules and model: tags of another stamp are stale.
  const std::string& stamp() const;
  bool has_model() const;

 private:
  struct State;
  explicit Tagger(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace throughline

#include "indexer/structure/roles.h"

#include <algorithm>
#include <map>
#include <set>

#include "corpus/base/utf8.h"
#include "indexer/structure/numbering.h"

namespace throughline::layout {
namespace {

struct Given {
  SectionRole role = SectionRole::facts;
  std::string why;
};

bool bare_number(const std::string& heading) {
  const auto token = number_at_start(heading);
  return token && token->length == heading.size();
}

/// What a document as a whole tells: how long it is, which sections it names.
struct Outline {
  std::size_t words = 0;
  bool names_analysis = false;
  bool names_recommendations = false;
  std::map<std::vector<std::string>, Given> paths;

  explicit Outline(const std::vector<Passage>& passages) {
    for (const Passage& passage : passages) {
      words += word_count(passage.text);
      for (const std::string& heading : passage.heading_path) {
        const HeadingWording* wording = wording_of(heading);
        if (wording == nullptr) continue;
        names_analysis = names_analysis || wording->role == SectionRole::analysis;
        names_recommendations = names_recommendations || wording->role == SectionRole::recommendation;
      }
    }
  }
};

/// A section whose heading says nothing: what may stand after the section before it.
Given after(const Given& before, const Outline& outline) {
  switch (before.role) {
    case SectionRole::facts:
      // A briefing goes from what happened straight to what it teaches; a report names its analysis.
      if (outline.words < 2500 && !outline.names_analysis && !before.why.empty())
        return {SectionRole::finding, "a section of a short document after what happened"};
      if (!outline.names_analysis && outline.words > 6000)
        return {SectionRole::analysis, "a section of a long report that names no analysis"};
      return {SectionRole::facts, "a section before the analysis"};
    case SectionRole::front_matter:
    case SectionRole::contents:
    case SectionRole::boilerplate:
    case SectionRole::methodology:
      return {outline.names_analysis || outline.words < 6000 ? SectionRole::facts : SectionRole::analysis,
              "a section after the introduction"};
    case SectionRole::recommendation:
    case SectionRole::references:
    case SectionRole::appendix:
      return {before.role, "a section after " + std::string(id(before.role))};
    default:
      return {before.role, "a section after " + std::string(id(before.role))};
  }
}

std::string quoted(const std::string& heading) {
  return "heading “" + first_words(heading, 8) + "”";
}

class Roles {
 public:
  explicit Roles(const std::vector<Passage>& passages) : outline_(passages) {}

  Given of(const Passage& passage) {
    Given given;
    bool any = false;
    bool appendix = false;
    for (std::size_t depth = 0; depth < passage.heading_path.size(); ++depth) {
      const std::string& heading = passage.heading_path[depth];
      const HeadingWording* wording = bare_number(heading) ? nullptr : wording_of(heading);
      if (wording != nullptr &&
          (!any || (wording->decides && may_change(given.role, wording->role, appendix)))) {
        given = {wording->role, quoted(heading)};
        any = true;
        appendix = appendix || plain_heading(heading).starts_with("appendi") ||
                   plain_heading(heading).starts_with("annex");
      }
    }
    if (any) {
      last_ = given;
      return given;
    }
    if (passage.heading_path.empty()) {
      if (last_.why.empty()) return {SectionRole::facts, "text before any heading"};
      return last_;
    }
    // One answer for all passages of the section.
    const std::vector<std::string> top(passage.heading_path.begin(), passage.heading_path.begin() + 1);
    auto found = unknown_.find(top);
    if (found == unknown_.end()) found = unknown_.emplace(top, after(last_, outline_)).first;
    return found->second;
  }

 private:
  /// A sub-heading's wording against the section it stands in.
  static bool may_change(SectionRole section, SectionRole own, bool appendix) {
    if (section == own) return false;
    if (appendix) return own == SectionRole::references || own == SectionRole::boilerplate;
    switch (section) {
      case SectionRole::references:
        return false;
      case SectionRole::recommendation:
        return own == SectionRole::good_practice || own == SectionRole::appendix ||
               own == SectionRole::references || own == SectionRole::analysis;
      case SectionRole::finding:
        return own == SectionRole::recommendation || own == SectionRole::good_practice ||
               own == SectionRole::family_voice || own == SectionRole::references;
      default:
        return true;
    }
  }

  Outline outline_;
  Given last_;
  std::map<std::vector<std::string>, Given> unknown_;
};

}  // namespace

void give_roles(std::vector<Passage>& passages, const std::vector<bool>& recommendations) {
  Roles roles(passages);
  std::set<std::string>
      finding_sections;  // top-level sections of findings that hold their own recommendations
  for (std::size_t i = 0; i < passages.size(); ++i) {
    Passage& passage = passages[i];
    if (!passage.role_why.empty()) continue;
    Given given = roles.of(passage);
    if (recommendations[i] && !passage.table &&
        (given.role == SectionRole::finding || given.role == SectionRole::analysis ||
         given.role == SectionRole::facts)) {
      if (given.role == SectionRole::finding) finding_sections.insert(passage.heading_path.front());
      passage.role = SectionRole::recommendation;
      passage.role_why = "its number says so";
      continue;
    }
    passage.role = given.role;
    passage.role_why = given.why;
    if (passage.table) continue;
    if (const PassageWording* wording = wording_in(passage.text, given.role)) {
      passage.role = wording->role;
      passage.role_why = "wording: " + std::string(wording->words);
    }
  }
  // A report whose findings each end in recommendations has its analysis there.
  for (Passage& passage : passages)
    if (passage.role == SectionRole::finding && passage.heading_path.size() > 1 &&
        finding_sections.contains(passage.heading_path.front()) && !passage.text.starts_with("Question") &&
        !passage.text.starts_with("Consideration")) {
      passage.role = SectionRole::analysis;
      passage.role_why = "a finding that ends in recommendations";
    }
}

}  // namespace throughline::layout

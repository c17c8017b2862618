#include "indexer/structure/roles.h"

#include <algorithm>
#include <map>
#include <set>

#include "corpus/base/utf8.h"
#include "indexer/structure/numbering.h"
#include "indexer/structure/role_order.h"

namespace throughline::layout {
namespace {

constexpr std::size_t kBriefing = 2500;  ///< words; fewer are a briefing, more a report

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

  template <class Headings>
  Outline(const std::vector<Passage>& passages, Headings& headings) {
    for (const Passage& passage : passages) {
      words += word_count(passage.text);
      for (const std::string& heading : passage.heading_path) {
        const HeadingWording* wording = headings.known(heading);
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
      if (outline.words < kBriefing && !outline.names_analysis && !before.why.empty())
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

/// What the headings over a passage say together; nothing when none of them tells.
class Headings {
 public:
  std::optional<Given> of(const Passage& passage) {
    std::optional<Given> given;
    bool appendix = false;
    for (const std::string& heading : passage.heading_path) {
      const HeadingWording* wording = known(heading);
      if (wording == nullptr) continue;
      if (given && (wording->force == Force::gives_way ||
                    (wording->force == Force::decides && !may_change(given->role, wording->role, appendix))))
        continue;
      given = Given{wording->role, quoted(heading)};
      const std::string plain = plain_heading(heading);
      appendix = appendix || plain.starts_with("appendi") || plain.starts_with("annex");
    }
    return given;
  }

  const HeadingWording* known(const std::string& heading) {
    const auto found = wordings_.find(heading);
    if (found != wordings_.end()) return found->second;
    return wordings_.emplace(heading, bare_number(heading) ? nullptr : wording_of(heading)).first->second;
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

  std::map<std::string, const HeadingWording*> wordings_;
};

/// Fills in the passages whose headings do not tell, from their words and their place among the others.
std::vector<Given> roles_of(const std::vector<Passage>& passages) {
  Headings headings;
  const Outline outline(passages, headings);
  std::vector<Given> given(passages.size());
  std::vector<std::size_t> at;
  std::vector<RolePlace> places;
  Given last;
  const std::vector<std::string>* path = nullptr;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    const Passage& passage = passages[i];
    if (!passage.role_why.empty()) continue;
    RolePlace place;
    place.headed = !passage.heading_path.empty();
    place.new_section = place.headed && (path == nullptr || *path != passage.heading_path);
    path = &passage.heading_path;
    if (const auto told = headings.of(passage)) {
      given[i] = last = *told;
      place.fixed = told->role;
    } else {
      if (place.headed || !last.why.empty()) {
        given[i] = place.headed ? after(last, outline) : last;
        place.usual = given[i].role;
        // Sections of a briefing are too short to tell by their words.
        if (outline.words < kBriefing) place.usual_weight = 2.5;
      } else {
        given[i] = {SectionRole::facts, "text before any heading"};
      }
      if (!passage.table) place.evidence = evidence_in(passage.text);
    }
    at.push_back(i);
    places.push_back(std::move(place));
  }
  const std::vector<SectionRole> roles = likeliest_roles(places);
  for (std::size_t k = 0; k < at.size(); ++k)
    if (roles[k] != given[at[k]].role)
      given[at[k]] = {roles[k], places[k].headed ? "its words, under a heading that does not tell"
                                                 : "its words and its place"};
  return given;
}

}  // namespace

void give_roles(std::vector<Passage>& passages, const std::vector<bool>& recommendations) {
  const std::vector<Given> roles = roles_of(passages);
  std::set<std::string>
      finding_sections;  // top-level sections of findings that hold their own recommendations
  for (std::size_t i = 0; i < passages.size(); ++i) {
    Passage& passage = passages[i];
    if (!passage.role_why.empty()) continue;
    const Given& given = roles[i];
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

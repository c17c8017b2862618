// The controlled values of the model: every enumeration with its stable id (in JSON, addresses and stores) and its
// label (for people). One table each; parse and print derive from the tables. tests/truth/schema.json must agree.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace throughline {

struct Term {
  std::string_view id;
  std::string_view label;
};

enum class SectionRole { front_matter, contents, boilerplate, methodology, facts, analysis, finding, good_practice, family_voice, recommendation, references, appendix };
inline constexpr auto kSectionRoles = std::to_array<Term>({
    {"front-matter", "Front matter"}, {"contents", "Contents"}, {"boilerplate", "Terms of reference and statutory text"},
    {"methodology", "How the review was done"}, {"facts", "Facts and chronology"}, {"analysis", "Analysis"},
    {"finding", "Findings and lessons"}, {"good-practice", "Good practice"}, {"family-voice", "Family’s contribution"},
    {"recommendation", "Recommendations"}, {"references", "Glossary and references"}, {"appendix", "Appendix"},
});

/// Only these sections count as learning; facts count as case features (design 4.4).
constexpr bool counts_as_learning(SectionRole role) {
  return role == SectionRole::analysis || role == SectionRole::finding || role == SectionRole::good_practice ||
         role == SectionRole::family_voice || role == SectionRole::recommendation;
}

enum class Polarity { concern, good, context, absent };
inline constexpr auto kPolarities = std::to_array<Term>({
    {"concern", "Concern"}, {"good", "Good practice"}, {"context", "Context"}, {"absent", "Said not to be present"},
});

enum class FactState { stated, not_stated, redacted, withheld, not_applicable };
inline constexpr auto kFactStates = std::to_array<Term>({
    {"stated", "Stated"}, {"not_stated", "Not stated"}, {"redacted", "Redacted"},
    {"withheld", "Withheld"}, {"not_applicable", "Not applicable"},
});

enum class Source { document, file_name, sidecar, curator };
inline constexpr auto kSources = std::to_array<Term>({
    {"document", "The document"}, {"file-name", "The file’s name"}, {"sidecar", "Recorded with the file"}, {"curator", "A curator"},
});

/// What may be shown of a document, from most to least. `withdrawn` answers 410.
enum class Visibility { full, passages, extract, record, board_only, withdrawn };
inline constexpr auto kVisibilities = std::to_array<Term>({
    {"full", "Whole text"}, {"passages", "Passages that match"}, {"extract", "Short extracts"},
    {"record", "Catalogue record only"}, {"board-only", "Board only"}, {"withdrawn", "Withdrawn"},
});

/// Exactly one for every file that ingest has seen (design 4.1).
enum class Outcome { ok, ok_with_warnings, no_text, encrypted, malformed, unsupported_type, type_mismatch, too_large, too_many_pages, timeout, memory, crash, empty, duplicate };
struct OutcomeInfo {
  std::string_view id;
  std::string_view meaning;
  bool readable;  ///< the document is in the library
};
inline constexpr auto kOutcomes = std::to_array<OutcomeInfo>({
    {"ok", "Read whole.", true},
    {"ok_with_warnings", "Read; the warnings say what to check.", true},
    {"no_text", "Pages without text, and text recognition found none or was not available.", false},
    {"encrypted", "Needs a password. Save a copy without one.", false},
    {"malformed", "The file is broken; save or export it again from its source.", false},
    {"unsupported_type", "Not a kind of file that is read: PDF, DOCX, ODT, HTML and text are. Save it as one of them.", false},
    {"type_mismatch", "The content is not what the file’s suffix says, and it is not a kind that is read.", false},
    {"too_large", "Larger than extract_max_file_mb, or it grows past the limits when unpacked.", false},
    {"too_many_pages", "More pages than extract_max_pages.", false},
    {"timeout", "Reading took longer than extract_wall_seconds or extract_cpu_seconds, or a page longer than ocr_page_seconds.", false},
    {"memory", "Reading needed more memory than extract_memory_mb.", false},
    {"crash", "The reading process died on it; the file is set aside and not tried again by this version.", false},
    {"empty", "The file has no content.", false},
    {"duplicate", "The same bytes are in the library already, under another name.", false},
});

inline constexpr auto kReviewTypes = std::to_array<Term>({
    {"scr", "Serious case review"}, {"cspr", "Child safeguarding practice review"},
    {"national-cspr", "National child safeguarding practice review"}, {"rapid-review", "Rapid review"},
    {"learning-report", "Learning report"}, {"learning-review", "Learning review (Scotland)"},
    {"partnership-review", "Partnership review"}, {"child-death-review", "Child death review"},
    {"sar", "Safeguarding adults review"}, {"dhr", "Domestic homicide review"}, {"mhhr", "Mental health homicide review"},
    {"cpr", "Child practice review (Wales)"}, {"apr", "Adult practice review (Wales)"},
    {"susr", "Single unified safeguarding review (Wales)"}, {"cmr", "Case management review (Northern Ireland)"},
    {"management-review", "Management review"}, {"pfd", "Prevention of future deaths report"}, {"inquiry", "Inquiry"},
    {"thematic", "Thematic review"}, {"other", "Other"},
});
inline constexpr auto kDocumentKinds = std::to_array<Term>({
    {"overview", "Full report"}, {"executive-summary", "Executive summary"}, {"briefing", "Briefing"},
    {"learning-report", "Learning report"}, {"response", "Response"}, {"action-plan", "Action plan"},
    {"bulletin", "Bulletin"}, {"terms-of-reference", "Terms of reference"}, {"timeline", "Timeline"},
    {"statement", "Press statement"}, {"other", "Other"},
});
inline constexpr auto kDomains = std::to_array<Term>({{"child", "Children"}, {"adult", "Adults"}, {"both", "Children and adults"}});
inline constexpr auto kNations = std::to_array<Term>({
    {"england", "England"}, {"wales", "Wales"}, {"scotland", "Scotland"}, {"northern-ireland", "Northern Ireland"},
    {"jersey", "Jersey"}, {"guernsey", "Guernsey"}, {"isle-of-man", "Isle of Man"},
});
/// The law a review was held under. Years in ids are those of the statutory guidance (WT: Working Together).
inline constexpr auto kRegimes = std::to_array<Term>({
    {"children-act-2004-wt2006", "Children Act 2004, Working Together 2006"},
    {"children-act-2004-wt2010", "Children Act 2004, Working Together 2010"},
    {"children-act-2004-wt2013", "Children Act 2004, Working Together 2013"},
    {"children-act-2004-wt2015", "Children Act 2004, Working Together 2015"},
    {"csw-act-2017-wt2018", "Children and Social Work Act 2017, Working Together 2018"},
    {"csw-act-2017-wt2023", "Children and Social Work Act 2017, Working Together 2023"},
    {"no-secrets-2000", "No Secrets (2000)"}, {"care-act-2014", "Care Act 2014, section 44"},
    {"dvcv-act-2004", "Domestic Violence, Crime and Victims Act 2004, section 9"},
    {"wales-cpr-2012", "Wales: child practice review guidance 2012"},
    {"wales-ssw-act-2014", "Social Services and Well-being (Wales) Act 2014"},
    {"wales-susr-2024", "Wales: single unified safeguarding review 2024"},
    {"scotland-cp-2010", "Scotland: child protection guidance 2010"}, {"scotland-cp-2021", "Scotland: child protection guidance 2021"},
    {"ni-cmr-2014", "Northern Ireland: case management review 2014"}, {"crown-dependency", "Law of a Crown Dependency"},
    {"coroners-act-2009", "Coroners and Justice Act 2009"}, {"inquiries-act-2005", "Inquiries Act 2005"}, {"other", "Other"},
});
inline constexpr auto kSubjectRoles = std::to_array<Term>({
    {"subject", "Person the review is about"}, {"sibling", "Sibling"}, {"parent", "Parent"}, {"partner", "Partner"},
    {"perpetrator", "Perpetrator"}, {"other", "Other"},
});
inline constexpr auto kSexes = std::to_array<Term>({{"male", "Male"}, {"female", "Female"}, {"other", "Other"}});
inline constexpr auto kOutcomesOfCase = std::to_array<Term>({{"death", "Death"}, {"serious-harm", "Serious harm"}, {"other", "Other"}});
inline constexpr auto kCpPlans = std::to_array<Term>({{"current", "Current"}, {"previous", "Previous"}, {"never", "Never"}});
inline constexpr auto kSocialCare = std::to_array<Term>({{"current", "Current"}, {"past", "Past"}, {"none", "None"}});
inline constexpr auto kYesNo = std::to_array<Term>({{"yes", "Yes"}, {"no", "No"}});
inline constexpr auto kHarmCategories = std::to_array<Term>({
    {"physical-abuse", "Physical abuse"}, {"neglect", "Neglect"}, {"sexual-abuse", "Sexual abuse"}, {"exploitation", "Exploitation"},
    {"emotional-abuse", "Emotional abuse"}, {"extra-familial-violence", "Violence outside the family"}, {"homicide", "Homicide"},
    {"suicide-self-harm", "Suicide or self-harm"}, {"sudi", "Sudden unexpected death in infancy"},
    {"fabricated-illness", "Fabricated illness"}, {"medical-neglect", "Medical neglect"}, {"accident", "Accident"}, {"other", "Other"},
});
/// The ten types of the Care and support statutory guidance, 14.17.
inline constexpr auto kAbuseTypes = std::to_array<Term>({
    {"physical", "Physical abuse"}, {"domestic", "Domestic abuse"}, {"sexual", "Sexual abuse"}, {"psychological", "Psychological abuse"},
    {"financial", "Financial or material abuse"}, {"modern-slavery", "Modern slavery"}, {"discriminatory", "Discriminatory abuse"},
    {"organisational", "Organisational abuse"}, {"neglect-omission", "Neglect and acts of omission"}, {"self-neglect", "Self-neglect"},
});
inline constexpr auto kActionTypes = std::to_array<Term>({
    {"train", "Training"}, {"policy", "Policy or procedure"}, {"audit", "Audit"}, {"assurance", "Assurance"},
    {"information-system", "Information system"}, {"commissioning", "Commissioning"}, {"practice", "Practice"}, {"national", "National"},
});

inline constexpr auto kRecommendationLevels = std::to_array<Term>({{"agency", "One agency"}, {"partnership", "The partnership"}, {"national", "National"}});

/// Age bands of the triennial tables. `from` is inclusive, in completed years; -1 is unborn.
struct AgeBand {
  std::string_view id;
  int from;
  int to;
};
inline constexpr auto kAgeBands = std::to_array<AgeBand>({
    {"unborn", -1, -1}, {"under 1", 0, 0}, {"1-5", 1, 5}, {"6-10", 6, 10}, {"11-15", 11, 15}, {"16-17", 16, 17}, {"18-24", 18, 24},
    {"25-34", 25, 34}, {"35-44", 35, 44}, {"45-54", 45, 54}, {"55-64", 55, 64}, {"65-74", 65, 74}, {"75-84", 75, 84}, {"85+", 85, 200},
});
constexpr std::string_view age_band(int years) {
  for (const auto& band : kAgeBands)
    if (years >= band.from && years <= band.to) return band.id;
  return {};
}

/// The label of an id in one of the tables; the id itself when the table does not have it.
template <std::size_t N>
constexpr std::string_view label(const std::array<Term, N>& terms, std::string_view id) {
  for (const auto& term : terms)
    if (term.id == id) return term.label;
  return id;
}
template <std::size_t N>
constexpr bool contains(const std::array<Term, N>& terms, std::string_view id) {
  for (const auto& term : terms)
    if (term.id == id) return true;
  return false;
}
template <class E, std::size_t N>
constexpr std::optional<E> parse(const std::array<Term, N>& terms, std::string_view id) {
  for (std::size_t i = 0; i < N; ++i)
    if (terms[i].id == id) return static_cast<E>(i);
  return std::nullopt;
}

constexpr std::string_view id(SectionRole value) { return kSectionRoles[static_cast<std::size_t>(value)].id; }
constexpr std::string_view id(Polarity value) { return kPolarities[static_cast<std::size_t>(value)].id; }
constexpr std::string_view id(FactState value) { return kFactStates[static_cast<std::size_t>(value)].id; }
constexpr std::string_view id(Source value) { return kSources[static_cast<std::size_t>(value)].id; }
constexpr std::string_view id(Visibility value) { return kVisibilities[static_cast<std::size_t>(value)].id; }
constexpr std::string_view id(Outcome value) { return kOutcomes[static_cast<std::size_t>(value)].id; }
constexpr const OutcomeInfo& info(Outcome value) { return kOutcomes[static_cast<std::size_t>(value)]; }
constexpr std::optional<Outcome> outcome(std::string_view wanted) {
  for (std::size_t i = 0; i < kOutcomes.size(); ++i)
    if (kOutcomes[i].id == wanted) return static_cast<Outcome>(i);
  return std::nullopt;
}

}  // namespace throughline

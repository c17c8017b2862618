// What was understood of one file: the plain values that the indexer makes, the library keeps and explain prints.
// Spans are Unicode code points [from, to) of the passage's text. Pages are 1-based pages of the file.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/partial_date.h"
#include "corpus/model/case_facts.h"
#include "corpus/model/vocabulary.h"

namespace throughline {

struct Span {
  std::size_t from = 0;
  std::size_t to = 0;
  auto operator<=>(const Span&) const = default;
};

/// Where a value was read.
struct Evidence {
  int page = 0;            ///< 0: not from the text
  std::string passage;     ///< Passage::id, may be empty (title page, file name)
  Span span;
  std::string text;        ///< the words themselves, short
};

template <class T>
struct Fact {
  FactState state = FactState::not_stated;
  std::optional<T> value;  ///< set exactly when state is stated
  Evidence evidence;
  Source source = Source::document;
  std::map<std::string, std::string> by = {};  ///< kFactPersons -> kFactTimes, for facts with by_person

  bool stated() const { return state == FactState::stated && value.has_value(); }
};

/// Who put a tag there: a cue rule, the learned model or a person.
enum class TagSource { rule, model, curator };

struct Tag {
  std::string theme;
  Polarity polarity = Polarity::concern;
  std::vector<std::string> lens;  ///< agency ids the passage is about as actor or addressee
  bool learning = false;          ///< counts as learning (section role), else as case feature
  double confidence = 0;          ///< 0 to 1
  Span span;
  std::string why;                ///< the cue that matched, for people
  TagSource source = TagSource::rule;
};

struct Passage {
  std::string id;          ///< unique in the document and stable: "p-4.12", or "p-<ordinal>-<hash>" without a number
  std::string number;      ///< as printed, without trailing dot
  int page = 0;            ///< first page
  int page_last = 0;
  std::string page_label;  ///< as printed on the page, may be empty
  std::vector<std::string> heading_path;
  SectionRole role = SectionRole::facts;
  std::string role_why;    ///< the rule that gave the role
  std::string text;        ///< NFC, single spaces
  bool ocr = false;
  bool table = false;      ///< a table row, cells joined with " | "
  std::vector<Tag> tags;
};

struct Recommendation {
  std::string number;
  std::string text;
  int page = 0;
  std::string passage;
  std::string heading;  ///< the group it stands under
  std::vector<std::string> addressees;
  std::string action_type;
  std::vector<std::string> themes;
  std::string level = {};    ///< vocabulary kRecommendationLevels
  bool has_owner = false;    ///< the document names who answers for it,
  bool has_date = false;     ///< by when,
  bool has_outcome = false;  ///< and what it is to achieve
};

struct Subject {
  std::string role = "subject";
  std::string age_text;           ///< as printed, may be empty
  std::optional<int> age_years;
  std::optional<int> age_months;  ///< completed months beyond the years, for babies and toddlers
  std::string age_band;           ///< empty: not stated
  Fact<std::string> sex;
  Fact<std::string> ethnicity;
  Evidence evidence;
};

/// The dates of a review, told apart. `incident` is the death or the harm; the period is what the review looked at.
inline constexpr auto kReviewDates = std::to_array<Term>({
    {"incident", "Date of the incident"}, {"notified", "Notified"}, {"decided", "Decision to review"},
    {"commissioned", "Commissioned"}, {"period_from", "Period under review, from"}, {"period_to", "Period under review, to"},
    {"completed", "Completed"}, {"published", "Published"},
});

struct ReviewDescription {
  std::string type;    ///< empty: could not be told
  std::string type_why;
  std::vector<std::string> joint_with;
  std::string domain;
  std::string nation;
  std::string regime;
  bool counts_in_statistics = false;
  std::string title;
  Source title_source = Source::document;
  std::vector<std::string> boards;
  std::vector<std::string> pseudonyms;
  std::vector<std::string> authors;
  std::vector<std::string> chairs;  ///< independent chairs of board or panel
  std::string publisher;            ///< as printed or recorded; empty: the board
  std::string region;               ///< of the board, from the authority file
  std::string methodology;
  std::string isbn;
  std::map<std::string, Source, std::less<>> sources;  ///< of title, type, boards, authors ... where not the document
  std::vector<std::string> disagreements;              ///< one sentence each: two sources say different things
  std::map<std::string, Fact<PartialDate>, std::less<>> dates;  ///< ids of kReviewDates
};

/// What the owner allows. Comes from a sidecar or the operator's default, never from the text.
struct Rights {
  std::string owner;
  std::string licence;
  std::string permission;  ///< how permission was given; empty: none recorded
  Visibility visibility = Visibility::extract;
  std::string publish_until;  ///< YYYY-MM-DD, the last day of publication; empty: no end
  bool archived = false;      ///< past its publication period: shown as a record
  std::string url;            ///< the publisher's page or file
  std::string notice;         ///< shown with the document, such as "fictional"
};

/// How well the document could be read; also shown on the review's page.
struct Quality {
  int numbered_paragraphs = 0;
  int sequence_breaks = 0;       ///< places where a printed number does not follow the one before
  double unbroken_share = 1;     ///< numbered paragraphs that follow the one before, 0 to 1
  int ocr_pages = 0;
  int headers_removed = 0;       ///< running header and footer lines dropped
  double unreadable_share = 0;   ///< characters that are not text (U+FFFD, private use), 0 to 1
  double text_coverage = 1;      ///< letters of the pages that stand in a passage, heading, note or running line, 0 to 1
  double reading_ease = 0;       ///< Flesch reading ease of the passages (Flesch 1948); 0: too little text
};

struct Reading {
  std::string file;    ///< name without folder
  std::string sha256;
  Outcome outcome = Outcome::ok;
  std::string reason;  ///< one sentence when outcome is not ok
  std::vector<std::string> warnings;

  std::string format;         ///< pdf, docx, odt, html, text
  std::string document_kind;  ///< vocabulary kDocumentKinds
  std::string language;       ///< BCP 47: en, cy
  int pages = 0;
  std::string producer;       ///< the program that wrote the file, as it says
  Quality quality;

  ReviewDescription review;
  std::string case_hint;      ///< case id recorded by a sidecar, else empty
  std::vector<std::string> cases_hint;  ///< a thematic review's several cases
  std::vector<Subject> subjects;
  std::map<std::string, Fact<std::string>, std::less<>> facts;                    ///< ids of kCaseFacts, one value
  std::map<std::string, Fact<std::vector<std::string>>, std::less<>> fact_lists;  ///< ids of kCaseFacts, lists
  std::vector<Recommendation> recommendations;
  std::map<std::string, std::string> abbreviations;  ///< of the document's own glossary: "CIN" -> "child in need"
  std::vector<Passage> passages;
  Rights rights;
  std::string rights_stamp;  ///< identifies sidecar and operator's default it was read with (kept by the library)
};

}  // namespace throughline

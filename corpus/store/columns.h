// A generation's facts about every case, review, document and passage, in memory: everything countable is
// counted from here, never by SQL. Passages of a document are contiguous, documents of a review too, and
// reviews of one case as far as the many-to-many relation allows. Themes and agencies are numbered by the
// generation's own lists.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "corpus/base/partial_date.h"
#include "corpus/model/reading.h"

namespace throughline {

struct TagCell {
  std::uint8_t theme = 0;  ///< index into Columns::themes
  Polarity polarity = Polarity::concern;
  bool learning = false;
  std::uint64_t lens = 0;  ///< bit i: kAgencies[i]
};

struct DocumentColumn {
  std::string sha256;
  std::string file;
  std::string format;
  std::string kind;
  std::string language;
  std::uint32_t review = 0;         ///< index into Columns::reviews
  std::uint32_t first_passage = 0;  ///< index (docid - 1)
  std::uint32_t passages = 0;
  int pages = 0;
  Quality quality;
  std::vector<std::string> warnings;
  std::map<std::string, std::string> abbreviations;  ///< of the document's own glossary
  std::string link_reason;                           ///< why it stands with its review
  Rights rights;  ///< as recorded; ask effective_visibility with today's date
  /// Themes of a case without a text, as a catalogue has them: context counts as a feature of the case,
  /// everything else as learning.
  std::vector<TagCell> recorded_themes;
};

struct ReviewColumn {
  std::string slug;
  ReviewDescription description;
  int year = 0;  ///< of publication; 0: not stated
  std::vector<std::uint32_t> documents;
  std::vector<std::uint32_t> cases;  ///< indexes into Columns::cases
  std::string link_reason;
};

struct CaseColumn {
  std::string id;
  std::vector<std::uint32_t> reviews;
  std::vector<Subject> subjects;
  std::map<std::string, Fact<std::string>, std::less<>> facts;
  std::map<std::string, Fact<std::vector<std::string>>, std::less<>> fact_lists;
  /// Which document said it: an index into Columns::documents, for every subject and fact that one did. The
  /// case's documents may be of several reviews, and a page number alone would name the wrong one.
  std::uint32_t subjects_from = 0;
  std::map<std::string, std::uint32_t, std::less<>> facts_from;
  int incident_year = 0;  ///< 0: not stated
  bool counts = false;    ///< in the default denominator
};

struct Columns {
  std::vector<std::string> themes;        ///< ids, in the taxonomy's order
  std::vector<std::string> theme_groups;  ///< group id of each theme
  std::vector<CaseColumn> cases;
  std::vector<ReviewColumn> reviews;
  std::vector<DocumentColumn> documents;
  // One entry per passage, index = docid - 1.
  std::vector<std::uint32_t> passage_document;
  std::vector<std::uint8_t> passage_role;  ///< SectionRole
  std::vector<std::uint32_t> tag_first;    ///< passages + 1 entries into tags
  std::vector<TagCell> tags;

  std::size_t passages() const { return passage_document.size(); }
};

}  // namespace throughline

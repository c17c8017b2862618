// One answer to one search. Pages, JSON, CSV and feeds are all written from it, so they cannot disagree.
// Spans are Unicode code points [from, to). Counts count cases unless their name says otherwise.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/model/fields.h"
#include "corpus/model/reading.h"
#include "server/query/search_request.h"

namespace throughline {

struct PassageHit {
  std::uint32_t docid = 0;
  std::uint32_t document = 0;  ///< index into Columns::documents
  std::string id;              ///< anchor on the review's page
  std::string number;          ///< as printed, may be empty
  int page = 0;
  std::string page_label;
  std::vector<std::string> heading_path;
  SectionRole role = SectionRole::facts;
  std::string text;  ///< whole passage or an extract, as the document's visibility allows
  Span part;         ///< what part of the passage's text that is
  bool cut_before = false;
  bool cut_after = false;
  std::vector<Span> highlights;     ///< in `text`
  std::vector<std::string> themes;  ///< ids, without repetition
  double score = 0;
};

struct DocumentHit {
  std::uint32_t document = 0;
  std::string sha256;
  std::string kind;                            ///< vocabulary kDocumentKinds
  Visibility visibility = Visibility::record;  ///< on the day of the request
  std::string url;                             ///< the publisher's, may be empty
  std::size_t passages = 0;                    ///< that match
};

struct ReviewHit {
  std::uint32_t review = 0;
  std::string slug;
  std::string title;
  std::string type;  ///< vocabulary kReviewTypes, may be empty
  std::string nation;
  std::vector<std::string> boards;
  std::string published;  ///< PartialDate::words(), empty: not stated
  int year = 0;           ///< 0: not stated
  std::vector<DocumentHit> documents;
};

/// One case, or one review that has no case of its own. Matching cases that are told by exactly the same
/// reviews, as those of a thematic review, are one result.
struct CaseHit {
  std::vector<std::string> also_cases;  ///< ids of the others
  std::string case_id;                  ///< empty for a review without a case
  std::vector<ReviewHit> reviews;       ///< the one to open first; never empty
  std::vector<PassageHit> passages;     ///< up to three, best first; empty where no text may be shown
  std::size_t matching_passages = 0;
  double score = 0;

  const ReviewHit& lead() const { return reviews.front(); }
};

struct FacetBucket {
  std::string value;  ///< kNotStated where the text does not say
  std::string label;
  std::size_t count = 0;  ///< cases this choice would give or, when selected, gives
  bool selected = false;
};

struct Facet {
  FieldId field = FieldId::theme;
  bool complete = true;              ///< always: counts are exact
  std::vector<FacetBucket> buckets;  ///< zero only when selected
};

struct Total {
  std::size_t cases = 0;  ///< with reviews that have no case of their own
  std::size_t reviews = 0;
  std::size_t results = 0;  ///< that pages show: fewer than cases where reviews tell of several
  std::size_t passages =
      0;  ///< in matching cases, holding at least one of the ideas asked for and passing the passage filters
};

/// Other names of the same idea that were looked for too.
struct Expansion {
  std::string words;                      ///< as typed
  std::string theme;                      ///< id, empty when it is an abbreviation
  std::vector<std::string> alternatives;  ///< that occur here
  bool by_theme = false;                  ///< passages tagged with the theme were found too
};

struct IdeaCount {
  std::size_t cases = 0;
  std::size_t passages = 0;
};

/// A search that names an idea: how often its words occur, and how often the idea in any words.
struct IdeaCounts {
  std::string words;          ///< as typed, without quotation marks
  std::string theme;          ///< id, may be empty
  std::string label;          ///< of the theme
  IdeaCount phrase;           ///< the words as typed, next to each other
  IdeaCount idea;             ///< with other names and the theme's passages
  bool asked_phrase = false;  ///< the search asked for the phrase only
};

/// A spelling that finds something where a word of the search finds nothing.
struct DidYouMean {
  std::string text;  ///< the whole search with it
  std::string from, to;
  std::size_t cases = 0;
};

struct OfferedTheme {
  std::string id;
  std::string label;
  std::string words;  ///< the part of the search that names it
};

struct SearchPage {
  std::string generation;  ///< "000042-<content stamp>"
  std::string taxonomy_version;
  SearchRequest request;
  std::string tree;  ///< how the words were understood
  std::vector<Expansion> expanded;
  std::vector<std::string> notes;  ///< repairs, then the rule that matched; one sentence each
  std::string rule;                ///< the rule that matched, one sentence; empty without words
  std::optional<OfferedTheme> offered_theme;
  std::optional<IdeaCounts> idea;
  std::optional<DidYouMean> did_you_mean;  ///< never searched for unasked
  Total total;
  std::vector<Facet> facets;  ///< in the order of kFields
  std::vector<CaseHit> hits;
  unsigned pages = 0;  ///< that can be opened, given max_result_offset
};

}  // namespace throughline

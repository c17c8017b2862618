// Which documents belong to one review, and which reviews to one case: always with a stated reason. Two
// children called "Child A" by two boards are never one case; an anonymously published review is never linked
// by inference, nor is a document that names a person linked to one that keeps the person's name back: those
// are proposals for a curator.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "corpus/model/reading.h"
#include "corpus/text/shingles.h"

namespace throughline {

/// Where one document belongs. Ids are stable while the documents that define them stay.
struct CaseLink {
  std::string sha256;              ///< the document
  std::string review;              ///< review id = the slug in its address
  std::vector<std::string> cases;  ///< case ids ("c-" + 10 hex digits); several, or none, for a thematic review
  std::string reason;  ///< "curator", "sidecar", "same title, board and year", "pseudonym, board and year",
                       ///< "response to it", "shares its text", "in another language", "record",
                       ///< "pseudonym and board of another review", "on its own",
                       ///< "superseded by a later version of the same text"
  std::string superseded_by = {};  ///< sha256 of the later version of the same document
};

/// Two documents that may be of one case.
struct LinkProposal {
  std::string document;  ///< sha256, smaller than the other
  std::string other;
  std::string reason;
  auto operator<=>(const LinkProposal&) const = default;
};

struct LinkedCases {
  std::vector<CaseLink> links;  ///< by sha256
  std::vector<LinkProposal> proposals;
};

/// What two documents have of each other's text; exact, not estimated.
struct TextLikeness {
  std::size_t a = 0;  ///< index of the document
  std::size_t b = 0;
  Overlap overlap;
};

/// A curator's word on one document: it is of these cases, or (none) stands alone.
struct CuratorLink {
  std::string sha256;
  std::vector<std::string> cases;
};

/// All that linking looks at. Readings need no passages except the first.
struct LinkMaterial {
  std::vector<const Reading*> documents;
  std::vector<std::string> read_at;  ///< when each was first read, to tell versions; may be empty
  std::vector<TextLikeness> texts;
  std::vector<CuratorLink> decisions;
};

/// Deterministic: depends on the set of documents only, not on their order.
LinkedCases link_cases(const LinkMaterial& material);

/// From the documents' own values alone.
std::vector<CaseLink> link_cases(const std::vector<const Reading*>& readings);

/// The words of a document that tell it from others: without cover, contents, method and statutory text.
Shingles shingles_of_document(const Reading& reading);

/// Pairs of documents whose texts should be compared exactly, by their sketches (null: no text).
std::vector<std::pair<std::size_t, std::size_t>> texts_to_compare(const std::vector<const Reading*>& documents,
                                                                  const std::vector<const Sketch*>& sketches);

/// The case that a sidecar or a record names so.
std::string case_id_of(const std::string& recorded);

}  // namespace throughline

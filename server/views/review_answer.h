// One review as a reader may see it on this day: which documents, which passages of them and how much of
// each. Page and JSON are both written from it, so that no form shows more than another.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/result.h"
#include "server/views/app.h"
#include "server/views/recommendation_list.h"

namespace throughline {

struct ShownPassage {
  PassageText passage;  ///< its text is what may be shown, not what is stored
  std::string anchor;   ///< its name on the page, see passage_anchor
  bool cut = false;     ///< an extract
  bool found = false;   ///< asked for by ?p= or matching ?q=
  std::vector<Span> highlights;
};

struct ShownDocument {
  std::uint32_t document = 0;
  Visibility level = Visibility::record;
  std::vector<ShownPassage> passages;
  std::size_t held_back = 0;  ///< passages that may not be shown, or were not asked for
};

struct ReviewAnswer {
  std::uint32_t review = 0;
  std::vector<ShownDocument> documents;               ///< never withdrawn or board-only ones
  Visibility level = Visibility::record;              ///< the most that any of them allows
  std::vector<ListedRecommendation> recommendations;  ///< texts as allowed
  std::vector<std::uint32_t> related;                 ///< other reviews of its cases that may be shown
  std::string asked_words;
  std::string asked_passage;
};

/// By the address's slug and the parameters p and q. gone with the recorded reason, not_found, invalid_query.
Result<ReviewAnswer> review_answer(const Request& request, const App& app, std::string_view slug);

/// The publisher's address of one page of a document: "#page=9" on PDF files; empty when it is not https.
std::string publisher_page(const DocumentColumn& document, int page);
std::string publisher_address(const DocumentColumn& document);

}  // namespace throughline

#include "indexer/describe/describe.h"

#include "indexer/describe/credits.h"
#include "indexer/describe/date_roles.h"
#include "indexer/describe/document_text.h"
#include "indexer/describe/facts.h"
#include "indexer/describe/jurisdiction.h"
#include "indexer/describe/people.h"
#include "indexer/describe/recommendations.h"
#include "indexer/describe/review_type.h"
#include "indexer/describe/title_page.h"

namespace throughline {

using namespace describing;

void describe(const StructuredDocument& document, Reading& reading) {
  const auto text = document_text(document);
  auto front = read_title_page(text);
  auto& review = reading.review;
  reading.language = document.language.empty() ? "en" : document.language;
  review.title = front.title;
  review.publisher = front.publisher;
  review.boards = front.boards;
  review.authors = front.authors;
  review.chairs = front.chairs;
  review.pseudonyms = front.pseudonyms;
  take_file_name(reading);
  front.title = review.title;
  front.pseudonyms = review.pseudonyms;
  reading.document_kind = document_kind(front, text);
  read_credits(text, reading);
  describe_type(front, text, review);
  describe_dates(front, text, review);
  review.regime = regime(review, text);
  review.region = region_of(review.boards);
  review.counts_in_statistics = counts_in_statistics(review, reading.document_kind);
  review.methodology = methodology(text, front);
  review.isbn = isbn(text);
  reading.warnings.insert(reading.warnings.end(), review.disagreements.begin(), review.disagreements.end());
  const bool of_case = review.type != "inquiry" && review.type != "other";
  reading.subjects = of_case ? find_people(text, review) : std::vector<Subject>{};
  const AgencyAliases agencies(text, review);
  describe_facts(front, text, agencies, reading);
  reading.recommendations = find_recommendations(text, reading.document_kind, agencies);
}

}  // namespace throughline

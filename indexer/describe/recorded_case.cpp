#include "indexer/describe/recorded_case.h"

#include "indexer/describe/review_type.h"

namespace throughline {

void conclude_recorded_case(Reading& reading) {
  auto& review = reading.review;
  review.counts_in_statistics = describing::counts_in_statistics(review, "overview");
  if (review.type != "inquiry") review.regime = describing::regime(review, {});
}

}  // namespace throughline

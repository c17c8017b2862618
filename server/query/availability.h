// What a reader may see of a generation on a given day: withdrawn reviews are gone, records have no words,
// extracts are short. Every match set, count and table starts from it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/result.h"
#include "corpus/model/vocabulary.h"
#include "corpus/store/bitset.h"
#include "corpus/store/library.h"

namespace throughline {

class Holdings;

struct Availability {
  std::string today;
  std::vector<Visibility> documents;  ///< effective level of each
  Bitset reviews;                     ///< not withdrawn, and with at least one document that is public
  Bitset units;                       ///< with at least one such review; see Holdings
  Bitset passages;                    ///< of documents whose words may be shown, at least as extracts
  Bitset readable_units;              ///< with at least one such passage

  bool shows(std::size_t review) const { return reviews.test(review); }
};

Availability availability_of(const Holdings& holdings, const std::vector<Withdrawal>& withdrawn,
                             std::string_view today);

}  // namespace throughline

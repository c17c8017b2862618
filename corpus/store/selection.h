// What of the library goes into a generation and in which order: the one place where rights, withdrawals and
// case links decide it. Pure. Private to corpus/store.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/model/reading.h"
#include "corpus/store/library.h"

namespace throughline {

struct SelectedDocument {
  std::string sha256;
  std::uint32_t review = 0;
  Visibility level = Visibility::record;
  std::string link_reason;
};
struct SelectedReview {
  std::string slug;
  std::string link_reason;
  std::vector<std::uint32_t> cases;
};
struct SelectedCase {
  std::string id;
  bool counts = false;
};
struct Selection {
  std::vector<SelectedDocument>
      documents;  ///< in catalogue order: documents of a review together, of a case where possible
  std::vector<SelectedReview> reviews;
  std::vector<SelectedCase> cases;
  std::vector<std::string> notes;  ///< what a person should know of
};

Selection select_public(const std::vector<Reading>& records, const std::vector<CaseAssignment>& assignments,
                        const std::vector<Withdrawal>& withdrawals, std::string_view today);

/// What of a reading may leave the library at that level: without public text no passages, recommendations or
/// quotations; of a withdrawn one only what an answer 410 needs.
Reading reduced(Reading reading, Visibility level);

}  // namespace throughline

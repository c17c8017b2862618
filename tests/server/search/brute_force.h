// The same answers by looking at everything, for comparison: no sets, no index, no shortcuts. Knows plain
// words with expand=0, quoted words and all filters.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "server/search/search_service.h"

namespace throughline::testing {

class BruteForce {
 public:
  BruteForce(const SearchService& service, const Availability& available);

  /// Plain words (all content words) are asked for; `phrase` is a quotation, both may be empty.
  struct Asked {
    std::vector<std::string> words;   ///< stems
    std::vector<std::string> phrase;  ///< stems
  };
  bool matches(std::size_t unit, const SearchRequest& request, const Asked& asked,
               std::optional<FieldId> except = {}) const;
  std::size_t cases(const SearchRequest& request, const Asked& asked) const;
  std::size_t passages(const SearchRequest& request, const Asked& asked) const;
  std::map<std::string, std::size_t> facet(FieldId field, const SearchRequest& request,
                                           const Asked& asked) const;

 private:
  struct Row {
    std::uint32_t review = 0;
    std::vector<std::string> stems;
    std::string role;
    std::vector<TagCell> tags;
    bool shown = false;
  };
  bool fits(const Row& row, const Filters& filters, Counting counting, FieldId field,
            const std::string* value, std::optional<FieldId> except) const;
  bool words_hold(std::size_t unit, const SearchRequest& request, const Asked& asked) const;
  bool words_hold_in(const Row& row, const SearchRequest& request, const Asked& asked) const;
  bool facts_hold(std::size_t unit, const SearchRequest& request, FieldId field, const std::string* value,
                  std::optional<FieldId> except) const;
  bool passage_holds(std::size_t unit, const SearchRequest& request, const Asked& asked, FieldId field,
                     const std::string* value, std::optional<FieldId> except) const;
  std::vector<std::string> review_values(FieldId field, std::size_t review) const;
  std::vector<std::string> case_values(FieldId field, std::size_t unit) const;

  const SearchService& service_;
  const Availability& available_;
  std::vector<Row> rows_;
  std::vector<std::vector<std::string>> titles_;
};

}  // namespace throughline::testing

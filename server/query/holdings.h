// The countable side of one generation, computed once when it is opened: which case is in which reviews and
// documents, and what every facet value selects. Immutable; safe from several threads.
//
// A unit is what a search counts and shows as one result: a case, or a review that has no case of its own.
// Units 0 .. cases-1 are Columns::cases; the reviews without a case follow.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/model/fields.h"
#include "corpus/store/bitset.h"
#include "corpus/store/generation.h"

namespace throughline {

class Holdings {
 public:
  explicit Holdings(std::shared_ptr<const Generation> generation);

  const Generation& generation() const { return *generation_; }
  const Columns& columns() const { return generation_->columns(); }
  /// "000042-<content stamp>": names the origin of an answer.
  const std::string& stamp() const { return stamp_; }

  std::size_t units() const { return reviews_of_unit_.size(); }
  std::size_t cases() const { return columns().cases.size(); }
  const std::vector<std::uint32_t>& reviews_of_unit(std::size_t unit) const { return reviews_of_unit_[unit]; }
  const std::vector<std::uint32_t>& units_of_review(std::size_t review) const {
    return units_of_review_[review];
  }
  /// Case id, or empty for a review without a case.
  std::string_view case_id(std::size_t unit) const;
  /// Year in which the first of its reviews was published; 0: not stated.
  int first_year(std::size_t unit) const { return first_year_[unit]; }
  /// In the default population of the tables.
  const Bitset& counted() const { return counted_; }

  /// The values of a field of a review, a document or a case; empty: not stated. Passage fields have none
  /// here.
  std::vector<std::string> values_of_review(FieldId field, std::size_t review) const;
  std::vector<std::string> values_of_case(FieldId field, std::size_t unit) const;

  /// Indexes of the tags of one theme, ascending, as passage numbers and cells.
  struct ThemeTag {
    std::uint32_t passage = 0;
    std::uint32_t tag = 0;  ///< index into Columns::tags
  };
  const std::vector<ThemeTag>& tags_of_theme(std::size_t theme) const { return tags_of_theme_[theme]; }
  /// Columns::themes.size() when the generation does not know the theme.
  std::size_t theme_index(std::string_view id) const;

  /// Units that have a passage of the set.
  Bitset units_with(const Bitset& passages) const;
  /// Units that have a review of the set.
  Bitset units_of(const Bitset& reviews) const;

 private:
  std::shared_ptr<const Generation> generation_;
  std::string stamp_;
  std::vector<std::vector<std::uint32_t>> reviews_of_unit_;
  std::vector<std::vector<std::uint32_t>> units_of_review_;
  std::vector<int> first_year_;
  Bitset counted_;
  std::vector<std::vector<ThemeTag>> tags_of_theme_;
};

}  // namespace throughline

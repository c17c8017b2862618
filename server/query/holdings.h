// The countable side of one generation, computed once when it is opened: which case is in which reviews and
// documents, and what every facet value selects. Immutable; safe from several threads.
//
// A unit is what a search counts and shows as one result: a case, or a review that has no case of its own.
// Units 0 .. cases-1 are Columns::cases; the reviews without a case follow.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/model/fields.h"
#include "corpus/store/bitset.h"
#include "corpus/store/generation.h"

namespace throughline {

/// What each value of one field selects. Values are in the order in which people read them.
struct ValueSets {
  std::vector<std::string> values;
  std::vector<Bitset> sets;

  /// Null when the value does not occur.
  const Bitset* find(std::string_view value) const;
};

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
  /// The first unit that is told by exactly the same reviews: cases of one thematic review are one result.
  std::size_t told_with(std::size_t unit) const { return told_with_[unit]; }
  /// Case id, or empty for a review without a case.
  std::string_view case_id(std::size_t unit) const;
  /// Year in which the first of its reviews was published; 0: not stated.
  int first_year(std::size_t unit) const { return first_year_[unit]; }
  /// In the default population of the tables.
  const Bitset& counted() const { return counted_; }

  /// Every value that occurs of a field of a review or document (sets of reviews) or of a case (sets of
  /// units), with kNotStated where the text does not give it. Passage fields have none here.
  const ValueSets& value_sets(FieldId field) const;
  /// A board's name for its id; the value itself for anything else.
  std::string_view board_name(std::string_view id) const;

  /// Reviews whose title, boards or pseudonyms have the words next to each other in order (stems).
  Bitset titled(const std::vector<std::string>& stems) const;
  /// Reviews with a word of their title, boards or pseudonyms that begins so.
  Bitset titled_with_prefix(std::string_view beginning) const;

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
  Bitset passages_of(const Bitset& units) const;
  Bitset passages_of_reviews(const Bitset& reviews) const;

 private:
  void number_units();
  void collect_values();
  void collect_titles();
  void collect_tags();

  std::shared_ptr<const Generation> generation_;
  std::string stamp_;
  std::vector<std::vector<std::uint32_t>> reviews_of_unit_;
  std::vector<std::vector<std::uint32_t>> units_of_review_;
  std::vector<std::size_t> told_with_;
  std::vector<int> first_year_;
  Bitset counted_;
  std::array<ValueSets, kFields.size()> value_sets_;
  std::map<std::string, std::string, std::less<>> board_names_;
  /// Words of the title, of each board, of each pseudonym, with an empty word between them.
  struct TitleWord {
    std::string word, stem;
  };
  std::vector<std::vector<TitleWord>> titles_;
  std::vector<std::vector<ThemeTag>> tags_of_theme_;
};

}  // namespace throughline

// The people of a case while they are being read: who has been found so far, what words name them, who was
// convicted. Internal to indexer/describe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/describe/ages.h"
#include "indexer/describe/document_text.h"

namespace throughline::describing {

/// A word for a person, and what he or she is to the person the review is about.
struct Noun {
  std::string_view word;
  std::string_view role;  ///< empty: the subject, if anybody
  std::string_view sex;
};

/// Nothing for a word that names nobody.
const Noun* noun_of(std::string_view word);
/// The sex that the first word for a person gives.
std::string_view sex_in(const WordStream& words);

/// One person and what he or she is called.
struct Person {
  std::string name;  ///< folded: "child v", "mother", "sibling 1"
  Subject subject;
};

/// Who a place in a sentence speaks of.
struct Mention {
  std::string name;  ///< Person::name
  std::string_view role;
  std::string_view sex;
  std::uint32_t at = 0;  ///< word
};

class Cast {
 public:
  Cast(const DocumentText& text, const ReviewDescription& review);

  bool is_subject_name(std::string_view folded) const;
  /// A review of a whole family: its children are the subjects.
  bool of_family() const;
  bool has_names() const { return !names_.empty(); }
  bool several() const { return names_.size() > 1; }
  /// What the first subject is called.
  std::string subject_key() const { return names_.empty() ? "subject" : names_.front(); }

  /// The person of that name; a new one gets the role.
  Person& person(const std::string& name, std::string_view role);
  /// The subject, where there is exactly one.
  Person* only_subject();
  bool has_subject_age() const;

  std::vector<Mention> mentions_in(const PassageText& passage) const;
  /// Convicted or charged, in a sentence that names this person first.
  bool is_convicted(const std::string& name) const;

  std::vector<Person> people;

 private:
  const DocumentText& text_;
  std::vector<std::string> names_;
  std::vector<std::string> short_names_;  ///< "s4" of "child s4"
};

Fact<std::string> stated(std::string_view value, Evidence evidence);
void set_age(Subject& subject, const FoundAge& age, Evidence evidence);

// family_table.cpp
/// Reads tables of the family and of case details.
void read_family_tables(const DocumentText& text, Cast& cast);

}  // namespace throughline::describing

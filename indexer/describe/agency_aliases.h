// The local names of agencies: "Turnstone" is whatever this report says it is, "Harrowdale Homes" a landlord,
// "the council" its social care for the review's domain. Completes corpus/model/agencies.h for one document.
// Internal to indexer/describe.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/describe/document_text.h"

namespace throughline::describing {

struct NamedAgency {
  std::string agency;      ///< id
  std::uint32_t from = 0;  ///< half-open range of words
  std::uint32_t to = 0;
  bool council = false;  ///< named as the council only: which of its services depends on what is asked
};

class AgencyAliases {
 public:
  AgencyAliases() = default;
  /// Learns the names that the document explains, in brackets or behind a comma.
  AgencyAliases(const DocumentText& text, const ReviewDescription& review);

  /// Every agency named in a text, by the authority list, by this document's names, by the shape of the name;
  /// in order.
  std::vector<NamedAgency> find(std::string_view text, const WordStream& words) const;
  /// The same with the names by which recommendations ask: offices, groups, trusts by their kind.
  std::vector<NamedAgency> find_asked(std::string_view text, const WordStream& words) const;

 private:
  std::vector<NamedAgency> all_of(std::string_view text, const WordStream& words, bool keep_boards) const;
  std::vector<NamedAgency> asked_in(std::string_view text, const WordStream& words) const;
  void add_trusts(const WordStream& words, std::vector<NamedAgency>& all) const;
  std::string board() const { return homicide_ ? "community-safety-partnership" : "safeguarding-board"; }
  std::string social_care() const { return adult_ ? "adult-social-care" : "childrens-social-care"; }

  void learn(const PassageText& passage);
  void remember(const PassageText& passage, std::uint32_t from, std::uint32_t to, const std::string& agency);

  std::map<std::string, std::string, std::less<>> names_;  ///< folded name -> agency
  bool adult_ = false;
  bool homicide_ = false;  ///< a DHR: "the Partnership" is the community safety partnership
  bool joint_ = false;     ///< held jointly with a safeguarding board: "the Board" is that one
};

}  // namespace throughline::describing

// What one recommendation asks, and of whom, read from its own sentence by the rule of tests/truth/README.md:
// who is asked, whom they are to move, what kind of action it is, at which level. Internal to
// indexer/describe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/describe/agency_aliases.h"

namespace throughline::describing {

struct Request {
  std::vector<std::string> asked;  ///< ids of those who are to act, in the order named
  std::vector<std::string> moved;  ///< ids of those whom they are to ask, require, see act; none of `asked`
  std::string action_type;         ///< kActionTypes
  std::string level;               ///< kRecommendationLevels

  std::vector<std::string> addressees() const;
};

/// `context` are the lead-in, the column or the heading that say whom it is for, nearest first; they count
/// only where the text itself names nobody.
Request read_request(std::string_view text, const std::vector<std::string_view>& context,
                     const AgencyAliases& agencies);

/// Where the grammar of a recommendation lies.
struct RequestFrame {
  std::uint32_t subject = 0;  ///< first word of who is asked
  std::uint32_t modal = 0;    ///< half-open: "should", "is asked to"; empty for a bare instruction
  std::uint32_t verb = 0;     ///< what is asked for begins here
  bool instructs = false;     ///< no subject: "Develop a protocol", "To seek assurance"
};

// request_frame.cpp
/// First words of an instruction: "develop", "ensure".
bool is_imperative(std::string_view word);
/// Of the first sentence. Clauses in front of it ("Where a child is in hospital, ...") are stepped over.
RequestFrame request_frame(const WordStream& words, const std::vector<NamedAgency>& named);
/// The end of a run of words that only names agencies: "all schools, the police and their partners".
std::uint32_t end_of_names(const WordStream& words, const std::vector<NamedAgency>& named, std::uint32_t from,
                           std::uint32_t end);

// addressees.cpp
/// Adds those asked and those to be moved; gives those whose matter it is when nobody is asked by name.
std::vector<std::string> read_asked(const WordStream& words, const std::vector<NamedAgency>& named,
                                    const RequestFrame& frame, Request& request);

// action_type.cpp
/// A value of kActionTypes; national bodies are told apart by read_request.
std::string action_type(const WordStream& words, const std::vector<NamedAgency>& named, RequestFrame frame);

}  // namespace throughline::describing

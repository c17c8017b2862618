// What the sentences of a report say of a case, one observation for each wording found, with whom it is said
// of, whether it is denied, and when it was. Statements of policy, research, hypotheses and other cases make
// none. What the observations add up to is decided elsewhere. Internal to indexer/describe.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/describe/kin.h"
#include "indexer/describe/wordings.h"

namespace throughline::describing {

/// Whom a wording must be said of; `object`: the child follows it ("the nurse saw Child A").
enum class Of : std::uint8_t { parent, child, anyone, object };
/// A topic is named in many sentences that state nothing ("training on domestic abuse"); an event is stated
/// by its words; a whole wording has its own negation in it.
enum class Force : std::uint8_t { topic, event, whole };

struct StatementRow {
  std::string_view fact;
  std::string_view value;
  Of of;
  Force force;
  std::string_view pattern;
};

struct Observation {
  std::string_view fact;
  std::string_view value;
  Who who = Who::nobody;
  bool denied = false;
  bool past = false;     ///< "previously", "history of", "in her youth"
  bool after = false;    ///< said of the time since the incident
  bool at_time = false;  ///< said of the time of the incident
  bool facts = false;    ///< from the story, not from the discussion
  const PassageText* passage = nullptr;
  std::uint32_t sentence = 0;
  std::uint32_t from = 0;  ///< half-open range of words
  std::uint32_t to = 0;

  Evidence evidence() const { return passage->evidence(from, to); }
};
using Observations = std::vector<Observation>;

/// In the order of DocumentText::narrative.
Observations observe(const DocumentText& text, const Kin& kin);

/// Whether a sentence speaks of this case: not of guidance, research, other families or what ought to be;
/// what ought to be counts only before the word `until`.
bool speaks_of_case(const PassageText& passage, std::uint32_t sentence, std::uint32_t until = ~0U);
/// Whether a passage may hold facts of the case, by its role and its headings.
bool may_hold_facts(const Passage& passage);

// parental_statements.cpp, child_statements.cpp, circumstance_statements.cpp
std::span<const StatementRow> parental_statements();
std::span<const StatementRow> child_statements();
std::span<const StatementRow> circumstance_statements();

}  // namespace throughline::describing

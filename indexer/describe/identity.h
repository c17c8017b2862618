// What linking looks at in one document: board, people, title, year, and whether any of it may be used.
// Internal to indexer/describe.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/model/reading.h"

namespace throughline::describing {

struct Identity {
  explicit Identity(const Reading& source);

  const Reading* reading = nullptr;
  std::set<std::string> boards;      ///< keys; empty when anonymous or none
  std::set<std::string> places;      ///< words that only the place of a board has
  std::set<std::string> pseudonyms;  ///< slugs
  std::set<std::string> persons;     ///< those of them that are a person's full name
  std::string title;                 ///< slug
  std::string subtitle_free;         ///< slug of the title before its colon
  int year = 0;
  bool anonymous = false;  ///< published without its board's name
  bool response = false;
  bool record = false;    ///< known from a catalogue only
  bool thematic = false;  ///< of several cases, or of none of its own

  std::string case_id;             ///< a sidecar's or a curator's; empty: none
  std::vector<std::string> cases;  ///< of a thematic review, recorded
  bool by_curator = false;
  bool alone = false;  ///< a curator split it off
  std::string read_at;

  bool full_report() const {
    return !record && (reading->document_kind == "overview" || reading->document_kind == "learning-report");
  }
};

bool share(const std::set<std::string>& a, const std::set<std::string>& b);
/// Whether their years are stated and so near.
bool within(const Identity& a, const Identity& b, int years);

/// One names a person, the other tells of somebody without that name.
bool uncovers(const Identity& a, const Identity& b);
/// Stated dates of the incident or sexes that cannot be of one case.
bool contradict(const Identity& a, const Identity& b);

/// "northmoor-child-a-scr-2012"; only names that the published title has.
std::string review_slug(const Identity& identity);
std::string case_key(const std::string& key);

}  // namespace throughline::describing

// Whom a tag is about: agencies that act in its sentence or are told to act, not those that are merely spoken
// to.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/model/agency_names.h"
#include "corpus/model/words.h"

namespace throughline {

/// Asked for several hits of one passage.
class LensReader {
 public:
  LensReader(std::string_view text, const WordStream& stream, const std::vector<std::string>& heading_path);

  /// Agency ids in the order of kAgencies; `fallback` when the passage and its headings name none.
  std::vector<std::string> of(const std::vector<std::uint32_t>& sentences,
                              const std::vector<std::string>& fallback) const;

 private:
  struct Actor {
    std::string_view agency;
    std::uint32_t sentence = 0;
  };
  bool acts(const AgencyMention& mention) const;

  const WordStream& stream_;
  std::vector<Actor> actors_;
  std::vector<std::string_view> headings_;
};

}  // namespace throughline

// Abbreviations explained in place: the document's own first, then those of practice that have one meaning
// only.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "server/views/html.h"

namespace throughline {

class Glossary {
 public:
  /// `own` is what the document itself says they stand for.
  explicit Glossary(const std::map<std::string, std::string>& own = {});

  /// The first use of each in a text; none where the text spells it out itself.
  std::vector<Gloss> glosses(std::string_view text) const;

 private:
  const std::string* meaning(std::string_view word) const;
  std::map<std::string, std::string, std::less<>> own_;
};

}  // namespace throughline

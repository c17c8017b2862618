// Who is spoken of: the child, mother, father, another carer, a sibling. Reads nouns, the report's own
// letters and names for people ("MA", "Mr N", "Laura") and pronouns. Internal to indexer/describe.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "indexer/describe/document_text.h"

namespace throughline::describing {

enum class Who : std::uint8_t { nobody, subject, mother, father, parents, carer, sibling, relative, family };

struct KinMention {
  Who who = Who::nobody;
  char sex = 0;          ///< 'm', 'f', 0: not told by the word
  std::uint32_t at = 0;  ///< word
  bool pronoun = false;
};

class Kin {
 public:
  /// Needs review and subjects of the reading to be described.
  Kin(const DocumentText& text, const Reading& reading);

  /// Everybody spoken of in a passage, in order; a pronoun stands for the one it goes on from.
  std::vector<KinMention> mentions(const PassageText& passage) const;

 private:
  void learn_from_tables(const DocumentText& text);
  void learn_from_prose(const PassageText& passage);
  void learn(std::string_view name, KinMention who);
  KinMention noun_at(const PassageText& passage, std::uint32_t at) const;
  KinMention child_at(const WordStream& words, std::uint32_t at) const;
  KinMention named_at(const WordStream& words, std::uint32_t at) const;

  std::map<std::string, KinMention, std::less<>> names_;  ///< as written, one or two words
  std::vector<std::string> subjects_;                     ///< folded pseudonyms
  char subject_sex_ = 0;
  bool children_ = true;  ///< the subjects are children
  bool several_ = false;  ///< more than one subject
};

}  // namespace throughline::describing

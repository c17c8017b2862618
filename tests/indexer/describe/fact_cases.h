// Wordings as published reviews have them, and the fact each states of the case; an empty value: states none.
#pragma once

#include <span>
#include <string_view>

namespace throughline::test {

struct FactCase {
  std::string_view fact;
  std::string_view value;  ///< "no", "yes" ...; "mother:current other-carer:past" behind a bar for Fact::by
  std::string_view text;   ///< paragraphs, one to a line; the subject is Child A, a girl, or Mrs B
};

std::span<const FactCase> parental_cases();
std::span<const FactCase> child_cases();
std::span<const FactCase> circumstance_cases();
std::span<const FactCase> adult_cases();

}  // namespace throughline::test

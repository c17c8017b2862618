// The words of people's names as lines print them. Internal to indexer/describe.
#pragma once

#include <algorithm>
#include <string_view>

namespace throughline::describing {

inline int upper_count(std::string_view token) {
  return static_cast<int>(
      std::count_if(token.begin(), token.end(), [](char c) { return c >= 'A' && c <= 'Z'; }));
}
inline int lower_count(std::string_view token) {
  return static_cast<int>(
      std::count_if(token.begin(), token.end(), [](char c) { return c >= 'a' && c <= 'z'; }));
}

/// MA, MSc, DipSW, PGCert, QPM: several capitals and few small letters. McGee is a name.
inline bool is_degree(std::string_view token) {
  if (token.substr(0, 2) == "Mc" || token.find('-') != std::string_view::npos ||
      token.find('\'') != std::string_view::npos)
    return false;
  return upper_count(token) >= 2 && lower_count(token) <= 3;
}

inline bool is_name_word(std::string_view token) {
  if (token.empty()) return false;
  const auto first = static_cast<unsigned char>(token[0]);
  if (!((first >= 'A' && first <= 'Z') || first >= 0xC3))
    return token == "de" || token == "van" || token == "der" || token == "von" || token == "of";
  return !is_degree(token);
}

inline std::string_view bare(std::string_view token) {
  while (!token.empty() &&
         (token.back() == ',' || token.back() == '.' || token.back() == ';' || token.back() == ':'))
    token.remove_suffix(1);
  return token;
}

}  // namespace throughline::describing

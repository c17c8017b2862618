#include "corpus/base/settings.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>

namespace throughline {

Settings::Settings() {
  for (std::size_t i = 0; i < kSettings.size(); ++i) values_[i] = kSettings[i].fallback;
}

Result<void> Settings::set(std::string_view assignment) {
  const auto equals = assignment.find('=');
  const auto wanted = assignment.substr(0, equals);
  for (const auto& known : kSettings) {
    if (known.name != wanted) continue;
    const auto text = equals == std::string_view::npos ? std::string_view{} : assignment.substr(equals + 1);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < known.least || value > known.most)
      return fail(ErrorCode::invalid_argument, fmt::format("Setting {} cannot be “{}”.", known.name, text),
                  fmt::format("Give a whole number from {} to {}.", known.least, known.most));
    set(known.setting, value);
    return {};
  }
  return fail(ErrorCode::invalid_argument, fmt::format("There is no setting “{}”.", wanted),
              "docs/settings.md lists every setting.");
}

Result<void> Settings::take_environment() {
  for (const auto& known : kSettings) {
    std::string variable = "THROUGHLINE_";
    for (const char c : known.name) variable.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c);
    if (const char* value = std::getenv(variable.c_str()))
      THROUGHLINE_TRY(set(fmt::format("{}={}", known.name, value)));
  }
  return {};
}

std::string settings_help() {
  std::string text;
  for (const auto& s : kSettings)
    text += fmt::format("  {}={} ({} to {})\n      {}\n", s.name, s.fallback, s.least, s.most, s.help);
  return text;
}

}  // namespace throughline
